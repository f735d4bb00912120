"""When to look, and when to look again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.looks import due_on, next_due, next_look, pursued
from selfeval.core.models import Indicator, IndicatorPriority, Measure, Priority, Reading, Row
from selfeval.core.rows import Rows

MEASURE = Measure(name="m", unit="number")
MONDAY = date(2026, 11, 23)


def looked(**values: object) -> Indicator:
    return Indicator(sign="a", measure_id=MEASURE.id, **values)


def read(*days: str) -> list[Row]:
    return [Reading(measure_id=MEASURE.id, period=day, value="1") for day in days]


def test_the_day_set_comes_before_the_look_by_date_until_somebody_has_looked() -> None:
    one = looked(next_on="2026-11-01", look_by="2026-12-18")
    assert due_on(Rows([MEASURE, one]), one) == date(2026, 11, 1)
    assert due_on(Rows([MEASURE, one, *read("2026-11-02")]), one) == date(2026, 12, 18)
    assert due_on(Rows([MEASURE, one, *read("2026-12-18")]), one) is None
    assert due_on(Rows([]), Indicator(sign="b")) is None


def test_the_first_day_is_due_first_and_no_day_last() -> None:
    late, soon = (
        Indicator(sign="l", next_on="2027-01-01"),
        Indicator(sign="s", look_by="2026-12-01"),
    )
    never = Indicator(sign="n")
    rows = Rows([late, soon, never])
    assert next_due(rows, [never, late, soon]) is soon
    assert next_due(rows, [never]) is never
    assert next_due(rows, []) is None


def test_what_is_looked_for_belongs_to_a_priority_that_goes_on_or_to_none() -> None:
    live, done = Priority(title="l", status="live"), Priority(title="d", status="done")
    kept, left, free = (Indicator(sign=name) for name in ("kept", "left", "free"))
    links = [
        IndicatorPriority(indicator_id=kept.id, priority_id=live.id),
        IndicatorPriority(indicator_id=kept.id, priority_id=done.id),
        IndicatorPriority(indicator_id=left.id, priority_id=done.id),
    ]
    rows = Rows([live, done, kept, left, free, *links])
    assert {row.sign for row in pursued(rows)} == {"kept", "free"}


@pytest.mark.parametrize(
    ("indicator", "days", "again"),
    [
        (looked(baseline_on="2026-10-26"), (), date(2026, 12, 21)),
        (looked(baseline_on="2026-09-01"), ("2026-11-09",), date(2026, 12, 7)),
        (looked(baseline_on="2026-11-22"), (), date(2026, 11, 30)),
        (looked(baseline_on="2026-10-24"), (), date(2026, 12, 23)),
        (looked(baseline_on="2026-11-11"), (), date(2026, 12, 7)),
        (looked(baseline_on="2026-10-26", look_by="2026-12-18"), (), date(2026, 12, 18)),
        (looked(baseline_on="2026-10-26", look_by="2026-11-01"), (), date(2026, 12, 21)),
        (looked(baseline_on="2026-10-26", next_on="2027-02-01"), (), date(2027, 2, 1)),
        (looked(baseline_on="2026-10-26", next_on="2026-11-27"), (), date(2026, 12, 21)),
        (looked(), (), None),
        (looked(next_on="2026-11-30"), ("2026-11-01", "2026-11-24"), date(2026, 11, 30)),
        (looked(), ("2026-11-01", "2026-11-24"), None),
    ],
)
def test_the_next_look_comes_after_as_long_again(
    indicator: Indicator, days: tuple[str, ...], again: date | None
) -> None:
    assert next_look(Rows([MEASURE, indicator, *read(*days)]), indicator, MONDAY) == again


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 2000))
def test_the_next_look_is_a_weekday_within_a_week_and_a_year_or_so(on: date, gone: int) -> None:
    one = looked(baseline_on=(on - timedelta(days=gone)).isoformat())
    again = next_look(Rows([MEASURE, one]), one, on)
    assert again is not None
    assert again.weekday() < 5
    assert timedelta(days=7) <= again - on <= timedelta(days=368)
