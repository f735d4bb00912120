"""Cells that begin like a formula are made safe, and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.maps.cells import made_safe, restored


@given(st.text(alphabet="'=+-@\t\r\na "))
def test_a_cell_comes_back_and_never_begins_like_a_formula(text: str) -> None:
    cell = made_safe(text)
    assert restored(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["", "’tis", "'tis", "Words first", "a=b", "Äpfel"])
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert made_safe(text) == restored(text) == text
