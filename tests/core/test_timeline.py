"""The timeline of a priority: columns that join, bars inside them, and a day for today."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.models import Action, Priority
from selfeval.core.rows import Rows
from selfeval.core.timeline import Timeline, timeline_of

TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


def laid_out(*spans: tuple[str | None, str | None], horizon: str | None = None) -> Timeline:
    rows = Rows(
        Action(id=f"{at}", priority_id="p", what="x", starts_on=start, due_on=due)
        for at, (start, due) in enumerate(spans)
    )
    return timeline_of(rows, Priority(id="p", title="x", horizon=horizon), TODAY)


def test_half_terms_reach_from_the_first_date_to_the_end_of_the_priority() -> None:
    made = laid_out(("2026-09-07", "2026-10-10"), horizon="2027-07-20")
    titles = [column.title for column in made.columns]
    assert titles == ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"]
    assert [column.title for column in made.columns if column.is_now] == ["Autumn 2"]
    (bar,) = made.bars
    assert made.columns[0].left <= bar.left < bar.right <= made.columns[0].right


def test_an_action_without_dates_is_listed_apart_and_one_date_is_a_day() -> None:
    made = laid_out((None, None), (None, "2026-12-01"))
    assert made.undated == ("0",)
    (bar,) = made.bars
    assert 0 < bar.right - bar.left < 0.03


def test_without_dates_there_is_no_timeline() -> None:
    assert laid_out((None, None)) == Timeline((), (), ("0",), None)
    assert laid_out() == Timeline((), (), (), None)


def test_dates_the_wrong_way_round_still_span_the_time_between() -> None:
    (wrong,) = laid_out(("2026-12-01", "2026-11-01")).bars
    (right,) = laid_out(("2026-11-01", "2026-12-01")).bars
    assert wrong == right


def test_many_half_terms_are_told_as_school_years() -> None:
    made = laid_out(("2024-09-10", "2027-05-01"))
    assert [column.title for column in made.columns] == ["2024–25", "2025–26", "2026–27"]


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=4), DAYS)
def test_columns_join_and_hold_every_bar_and_today(
    spans: list[tuple[date, date]], ends: date
) -> None:
    told = [(one.isoformat(), other.isoformat()) for one, other in spans]
    made = laid_out(*told, horizon=ends.isoformat())
    assert made.columns[0].left == 0
    assert abs(made.columns[-1].right - 1) < 1e-9
    assert all(abs(one.right - other.left) < 1e-9 for one, other in pairwise(made.columns))
    assert all(0 <= bar.left < bar.right <= 1 + 1e-9 for bar in made.bars)
    assert made.today is not None
    assert 0 <= made.today < 1
    assert sum(column.is_now for column in made.columns) == 1
