"""Leaving parts out of a report, and what each part costs."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from selfeval.core.models import Row
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import (
    ReportOptions,
    draw_pdf,
    freeze,
    minutes_to_read,
    optional_parts,
    part_pages,
)
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Piece, nothing, paginate, total
from selfeval.report.story import part_alone, story
from selfeval.report.style import UPRIGHT
from selfeval.report.texts import texts_in
from selfeval.store import load_rows
from tests.report.conftest import TODAY, Print


@pytest.fixture
def sample_rows(tmp_path: Path) -> Iterator[Rows]:
    with make_sample(tmp_path / "sample.selfeval") as document:
        yield load_rows(document.session)


def without(kind: str, *parts: str) -> ReportOptions:
    usual = ReportOptions(kind).parts
    return ReportOptions(kind, chosen=tuple(part for part in usual if part not in parts))


def pages(rows: Rows, *parts: str) -> int:
    return draw_pdf(freeze(rows, without("leaders", *parts)), BytesIO())


def test_a_part_costs_what_the_report_grows_by(sample_rows: Rows) -> None:
    shot = freeze(sample_rows, ReportOptions("leaders"))
    whole, cost = pages(sample_rows), part_pages(shot)
    assert list(cost) == list(optional_parts("leaders"))
    for part in set(optional_parts("leaders")) & set(ReportOptions("leaders").parts):
        assert whole - pages(sample_rows, part) == cost[part], part


def test_a_copy_says_which_parts_it_does_without(printed: Print, sample_rows: Rows) -> None:
    chosen = without("leaders", "facts", "indicators").chosen
    copy = printed(sample_rows, "leaders", chosen=chosen)
    assert "Facts and sources, Early indicators" in copy.text
    assert len(copy.pages) < len(printed(sample_rows, "leaders").pages)


def test_a_whole_copy_says_nothing_of_parts(printed: Print, sample_rows: Rows) -> None:
    whole = printed(sample_rows, chosen=optional_parts("governors"))
    assert "Parts that are not in this copy" not in whole.text


def test_less_is_read_sooner(sample_rows: Rows) -> None:
    long = freeze(sample_rows, ReportOptions("leaders"))
    short = freeze(sample_rows, ReportOptions("staff"))
    assert minutes_to_read(long) > 5 * minutes_to_read(short) > 0


@pytest.mark.parametrize("part", ["plan", "staff page", "nothing"])
def test_a_part_that_a_document_does_not_have_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        ReportOptions("governors", chosen=(part,))


def test_what_no_copy_can_do_without_goes_in_at_the_end() -> None:
    assert ReportOptions("plan", chosen=("sign-off",)).parts == ("sign-off", "plan", "about")


def test_a_short_part_at_the_end_shares_a_page_and_costs_none(sample_rows: Rows) -> None:
    chosen = ("plan", "sign-off", "about")
    with_it = freeze(sample_rows, ReportOptions("plan", chosen=chosen))
    without_it = freeze(sample_rows, ReportOptions("plan", chosen=("plan", "about")))
    cost = draw_pdf(with_it, BytesIO()) - draw_pdf(without_it, BytesIO())
    assert part_pages(with_it)["sign-off"] == part_pages(without_it)["sign-off"] == cost == 0


def test_a_short_part_begins_a_page_where_it_would_be_cut(small_school: list[Row]) -> None:
    shot = freeze(Rows(small_school), ReportOptions("plan", chosen=("plan", "sign-off", "about")))
    signing = compose(part_alone(shot, "sign-off"))
    high = signing[0].above + total(signing)
    for room, pages in ((high + 1, 1), (high - 1, 2)):
        before = Piece(UPRIGHT.room - room, nothing)
        assert len(paginate([before, *signing])) == pages


def test_a_first_version_has_no_page_for_what_has_changed(small_school: list[Row]) -> None:
    shot = freeze(Rows(small_school), ReportOptions("governors", today=TODAY))
    assert shot.since.told == "first"
    assert part_pages(shot)["since"] == 0
    said = " ".join(texts_in(list(story(shot))))
    assert "What has changed" not in said
    alone = ReportOptions("governors", today=TODAY, chosen=("since",))
    only = freeze(Rows(small_school), alone)
    assert "This is the first version" in " ".join(texts_in(list(story(only))))
