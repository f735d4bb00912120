"""Columns of tables are as wide as their heads and figures need, where there is room at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.report import style
from selfeval.report.layout import tables
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Piece, nothing, paginate, total
from selfeval.report.layout.text import width_of
from selfeval.report.story.blocks import Cell, Column, Heading, Para, Table


def _widths(block: Table, width: float) -> tuple[float, ...]:
    return tables._widths(block, width)


def test_columns_that_have_room_keep_their_shares() -> None:
    block = Table((Column("Area", 0.7), Column("Evidence", 0.3, "right")), ())
    assert _widths(block, 400) == (280, 120)


def test_a_narrow_column_takes_what_its_head_needs_from_those_that_have_more() -> None:
    block = Table((Column("Area", 0.9), Column("Evidence", 0.1, "right")), ())
    first, second = _widths(block, 200)
    assert first + second == pytest.approx(200)
    assert second > width_of("Evidence", style.TABLE_HEAD)


def test_a_day_in_a_narrow_column_is_not_broken() -> None:
    day = "19\u00a0Dec\u00a02026"
    rows = ((Cell("Rooms that start reading the agreed way"), Cell(day)),)
    pieces = compose([Table((Column("Sign", 0.9), Column("Day", 0.1, "right")), rows)])
    assert width_of(day, style.TABLE) > 0.1 * style.FULL - 9
    assert pieces[-1].height < 2 * style.TABLE.leading


def test_a_long_text_in_a_column_of_figures_does_not_ask_for_all_the_room() -> None:
    rows = ((Cell("Sign"), Cell("no figure was published for any of these years")),)
    block = Table((Column("Sign", 0.8), Column("Here", 0.2, "right")), rows)
    assert _widths(block, 400) == (320, 80)


@given(
    st.lists(st.tuples(st.text("abc ", max_size=12), st.floats(0.05, 1)), min_size=1, max_size=7),
    st.floats(40, 500),
)
def test_columns_take_all_the_width_and_no_more(
    columns: list[tuple[str, float]], width: float
) -> None:
    whole = sum(share for _title, share in columns)
    block = Table(tuple(Column(title, share / whole) for title, share in columns), ())
    widths = _widths(block, width)
    assert sum(widths) == pytest.approx(width)
    assert all(wide > 0 for wide in widths)


def test_a_line_that_leads_to_a_table_goes_over_the_page_with_it() -> None:
    rows = tuple((Cell(f"Row {at}"),) for at in range(5))
    blocks = (Heading(2, "Not now"), Para("These wait."), Table((Column("Priority", 1.0),), rows))
    pieces = compose(blocks)
    filler = Piece(style.ROOM - total(pieces[:3]) - 40, nothing)
    first, second = paginate([filler, *pieces])
    assert len(first.placed) == 1
    assert len(second.placed) == len(pieces)
