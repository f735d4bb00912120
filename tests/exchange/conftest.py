"""Hand-written tables with the quirks of published ones; schools and figures are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.rows import Rows


@pytest.fixture
def samples() -> Path:
    """Give the test the folder of hand-written tables."""
    return Path(__file__).parent / "samples"


@pytest.fixture
def ks2(samples: Path) -> list[Path]:
    """Give the test three years of key stage 2, oldest first."""
    return [
        samples / f"{year}_999_ks2final.csv" for year in ("2020-2021", "2021-2022", "2022-2023")
    ]


@pytest.fixture
def nothing() -> Rows:
    """Give the test the rows of an empty document."""
    return Rows([])
