"""The last meeting, the next one, and since when things are new."""

from __future__ import annotations

from datetime import date

from selfeval.core.meetings import last_meeting, meeting_before, new_since, next_meeting
from selfeval.core.models import Meeting
from selfeval.core.rows import Rows

TODAY = date(2026, 11, 22)
SUMMER = Meeting(id="s", title="Full board", held_on="2026-07-17")
AUTUMN = Meeting(id="a", title="Standards", held_on="2026-10-02")
THIS_DAY = Meeting(id="t", title="Full board", held_on="2026-11-22")
WINTER = Meeting(id="w", title="Full board", held_on="2026-12-04")
UNDATED = Meeting(id="u", title="Some day")


def test_the_last_meeting_was_before_today_and_the_next_may_be_today() -> None:
    rows = Rows([WINTER, SUMMER, UNDATED, AUTUMN])
    assert last_meeting(rows, TODAY) is AUTUMN
    assert next_meeting(rows, TODAY) is WINTER
    rows = Rows([WINTER, SUMMER, THIS_DAY])
    assert last_meeting(rows, TODAY) is SUMMER
    assert next_meeting(rows, TODAY) is THIS_DAY


def test_what_came_after_the_day_of_the_last_meeting_is_new() -> None:
    assert new_since(Rows([AUTUMN, WINTER]), TODAY) == date(2026, 10, 3)
    assert new_since(Rows([WINTER, UNDATED]), TODAY) == date(2026, 10, 23)


def test_without_meetings_there_is_no_last_and_no_next() -> None:
    assert last_meeting(Rows([UNDATED]), TODAY) is None
    assert next_meeting(Rows([]), TODAY) is None


def test_each_meeting_knows_the_one_before() -> None:
    rows = Rows([AUTUMN, SUMMER, WINTER, UNDATED])
    assert meeting_before(rows, WINTER) is AUTUMN
    assert meeting_before(rows, AUTUMN) is SUMMER
    assert meeting_before(rows, SUMMER) is None
    assert meeting_before(rows, UNDATED) is None
