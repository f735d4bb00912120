"""Leaving parts out of a report, and what each part costs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import (
    ReportOptions,
    draw_pdf,
    minutes_to_read,
    optional_parts,
    part_pages,
    snapshot,
)
from selfeval.store import load_rows
from tests.report.conftest import Print


@pytest.fixture
def sample_rows(tmp_path: Path) -> Iterator[Rows]:
    with make_sample(tmp_path / "sample.selfeval") as document:
        yield load_rows(document.session)


def pages(rows: Rows, without: frozenset[str] = frozenset()) -> int:
    return draw_pdf(snapshot(rows, ReportOptions("leaders", without=without)), BytesIO())


def test_a_part_costs_what_the_report_grows_by(sample_rows: Rows) -> None:
    shot = snapshot(sample_rows, ReportOptions("leaders"))
    whole, cost = pages(sample_rows), part_pages(shot)
    assert list(cost) == list(optional_parts("leaders"))
    for part in optional_parts("leaders"):
        assert whole - pages(sample_rows, frozenset({part})) == cost[part], part


def test_a_copy_says_which_parts_it_does_without(printed: Print, sample_rows: Rows) -> None:
    copy = printed(sample_rows, "governors", without=frozenset({"facts", "indicators"}))
    assert "Parts that are not in this copy: Facts and sources, Early indicators." in copy.text
    assert len(copy.pages) < len(printed(sample_rows).pages)


def test_a_whole_copy_says_nothing_of_parts(printed: Print, sample_rows: Rows) -> None:
    assert "Parts that are not in this copy" not in printed(sample_rows).text


def test_less_is_read_sooner(sample_rows: Rows) -> None:
    long = snapshot(sample_rows, ReportOptions("leaders"))
    short = snapshot(sample_rows, ReportOptions("staff"))
    assert minutes_to_read(long) > 5 * minutes_to_read(short) > 0


@pytest.mark.parametrize("part", ["about", "cover", "maps", "nothing"])
def test_what_cannot_be_left_out_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        ReportOptions("governors", without=frozenset({part}))
