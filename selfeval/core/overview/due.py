"""What falls due by a day: looks to take, beliefs and facts to check, actions, meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfeval.core.figures import as_day
from selfeval.core.findings.base import named
from selfeval.core.freshness import check_of
from selfeval.core.looks import PURSUED, due_on, last_seen, pursued, still_due
from selfeval.core.models import Action, Assumption, Fact, Meeting, Priority, Row
from selfeval.core.rows import Rows


class Task(StrEnum):
    """What is to be done."""

    LOOK = "look"
    CHECK = "check"
    LOOK_AGAIN = "look_again"
    ACT = "act"
    MEET = "meet"


@dataclass(frozen=True)
class Due:
    """One thing that falls due: what to do, with which item, by when, and who does it (a role)."""

    task: Task
    table: str
    row_id: str
    words: str
    realm: str
    on: date
    owner: str
    is_late: bool


def due_by(rows: Rows, today: date, until: date) -> tuple[Due, ...]:
    """Return what is late on the day `today` or falls due by `until`, the earliest first."""
    found = (*_looks(rows), *_checks(rows), *_actions(rows), *_meetings(rows, today))
    kept = [
        Due(
            task=task,
            table=row.table_name(),
            row_id=row.id,
            words=named(row),
            realm=str(getattr(row, "realm", "") or ""),
            on=on,
            owner=str(getattr(row, "owner", "") or "").strip(),
            is_late=on < today,
        )
        for task, row, on in found
        if on <= until
    ]
    return tuple(sorted(kept, key=lambda one: (one.on, list(Task).index(one.task), one.row_id)))


Found = tuple[Task, Row, date]


def _looks(rows: Rows) -> Iterator[Found]:
    for row in pursued(rows):
        on = due_on(rows, row)
        if on is not None:
            yield Task.LOOK, row, on


def _checks(rows: Rows) -> Iterator[Found]:
    for row in rows.all(Assumption):
        on = check_of(row.status, row.check_by, row.reviewed_on)
        if on is not None:
            yield Task.CHECK, row, on
    for fact in rows.all(Fact):
        on = still_due(fact.check_by, last_seen(rows, fact))
        if on is not None:
            yield Task.LOOK_AGAIN, fact, on


def _actions(rows: Rows) -> Iterator[Found]:
    for row in rows.all(Action):
        priority, on = rows.get(Priority, row.priority_id), as_day(row.due_on)
        goes_on = priority is not None and priority.status in PURSUED
        if on is not None and goes_on and row.state in ("planned", "under_way"):
            yield Task.ACT, row, on


def _meetings(rows: Rows, today: date) -> Iterator[Found]:
    for row in rows.all(Meeting):
        on = as_day(row.held_on)
        if on is not None and on >= today:
            yield Task.MEET, row, on
