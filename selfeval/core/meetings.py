"""Meetings of the board: the last one, the next one, and since when things count as new."""

from __future__ import annotations

from datetime import date, timedelta

from selfeval.core.figures import as_day
from selfeval.core.models import Meeting
from selfeval.core.rows import Rows

WITHOUT_A_MEETING = timedelta(days=30)


def last_meeting(rows: Rows, today: date) -> Meeting | None:
    """Return the newest meeting held before the day `today`; None if there is none."""
    held = [(day, row) for day, row in _dated(rows) if day < today]
    return max(held, key=_order, default=(today, None))[1]


def next_meeting(rows: Rows, today: date) -> Meeting | None:
    """Return the first meeting to come, one of the day `today` included; None if there is none."""
    to_come = [(day, row) for day, row in _dated(rows) if day >= today]
    return min(to_come, key=_order, default=(today, None))[1]


def new_since(rows: Rows, today: date) -> date:
    """Return the first day whose changes nobody has met about; without a meeting, 30 days ago."""
    last = last_meeting(rows, today)
    held = as_day(last.held_on) if last is not None else None
    return held + timedelta(days=1) if held is not None else today - WITHOUT_A_MEETING


def meeting_before(rows: Rows, meeting: Meeting) -> Meeting | None:
    """Return the meeting held before this one; None if it is the first, or has no day."""
    day = as_day(meeting.held_on)
    return last_meeting(rows, day) if day is not None else None


def _dated(rows: Rows) -> list[tuple[date, Meeting]]:
    dated = [(as_day(row.held_on), row) for row in rows.all(Meeting)]
    return [(day, row) for day, row in dated if day is not None]


def _order(dated: tuple[date, Meeting | None]) -> tuple[date, str]:
    day, row = dated
    return day, row.id if row is not None else ""
