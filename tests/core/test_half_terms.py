"""The half-terms of English schools, worked out from the date."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.half_terms import easter, half_term_of, half_terms_between

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1990, 4, 15), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5)],
)
def test_easter_falls_on_the_sundays_that_were_kept(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "title", "start", "end"),
    [
        (date(2026, 9, 1), "Autumn 1", date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 22), "Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), "Spring 1", date(2027, 1, 4), date(2027, 2, 12)),
        (date(2027, 3, 1), "Spring 2", date(2027, 2, 22), date(2027, 3, 26)),
        (date(2025, 5, 1), "Summer 1", date(2025, 4, 21), date(2025, 5, 23)),
        (date(2026, 7, 22), "Summer 2", date(2026, 6, 1), date(2026, 7, 22)),
    ],
)
def test_a_school_day_is_in_its_half_term(day: date, title: str, start: date, end: date) -> None:
    found = half_term_of(day)
    assert (found.title, found.start, found.end) == (title, start, end)


def test_a_holiday_counts_towards_the_half_term_after_it() -> None:
    assert half_term_of(date(2026, 10, 28)).title == "Autumn 2"
    assert half_term_of(date(2026, 12, 25)).title == "Spring 1"
    assert half_term_of(date(2027, 4, 1)).title == "Summer 1"
    assert half_term_of(date(2027, 8, 10)).title == "Autumn 1"


def test_a_year_is_told_half_term_by_half_term() -> None:
    found = half_terms_between(date(2026, 9, 1), date(2027, 7, 22))
    assert [one.title for one in found] == [
        "Autumn 1",
        "Autumn 2",
        "Spring 1",
        "Spring 2",
        "Summer 1",
        "Summer 2",
    ]
    assert half_terms_between(date(2027, 1, 5), date(2026, 1, 5)) == []


@given(DAYS)
def test_every_day_has_one_half_term_that_is_not_over(day: date) -> None:
    found = half_term_of(day)
    assert day <= found.end
    assert found.start - day < timedelta(days=60)
    assert found.start.weekday() < 5
    assert found.end.weekday() < 5
    assert half_term_of(found.start) == found == half_term_of(found.end)


@given(DAYS, st.integers(0, 900))
def test_half_terms_follow_each_other_with_a_holiday_between(first: date, days: int) -> None:
    found = half_terms_between(first, first + timedelta(days=days))
    assert found[0] == half_term_of(first)
    assert found[-1] == half_term_of(first + timedelta(days=days))
    for one, after in pairwise(found):
        assert (one.place + 1) % 6 == after.place
        assert timedelta(days=9) <= after.start - one.end <= timedelta(days=60)
