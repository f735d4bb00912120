"""What falls due by a day: looks to take, beliefs and facts to check, actions, meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfeval.core.figures import as_day, day_of, readings_of
from selfeval.core.findings.base import ACTIVE, named
from selfeval.core.models import (
    Action,
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Meeting,
    Priority,
    Row,
)
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
    found = (*_looks(rows, today), *_checks(rows), *_actions(rows), *_meetings(rows, today))
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


def _looks(rows: Rows, today: date) -> Iterator[Found]:
    for row in rows.all(Indicator):
        on = next_look(rows, row, today) if is_watched(rows, row) else None
        if on is not None:
            yield Task.LOOK, row, on


def is_watched(rows: Rows, indicator: Indicator) -> bool:
    """Whether an indicator belongs to no priority, or to one that is proposed or live."""
    links = rows.where(IndicatorPriority, "indicator_id", indicator.id)
    watched = [rows.get(Priority, link.priority_id) for link in links]
    states = [row.status for row in watched if row is not None]
    return not states or any(state in ACTIVE for state in states)


def next_look(rows: Rows, indicator: Indicator, today: date) -> date | None:
    """Return the day on which an indicator is to be looked at next; None if no day waits.

    The day set for the next look waits until something is read on or after it. After that the
    look-by day counts: while it lies ahead, or for as long as nothing at all has been read.
    """
    readings = readings_of(rows, indicator.measure_id)
    read_on = [day for row in readings if not row.reason and (day := day_of(row)) is not None]
    planned, last = as_day(indicator.next_on), as_day(indicator.look_by)
    if planned is not None and not any(day >= planned for day in read_on):
        return planned
    started = as_day(indicator.baseline_on)
    since = [day for day in read_on if started is None or day > started]
    if last is None or (since and last < today) or any(day >= last for day in since):
        return None
    return last


def _checks(rows: Rows) -> Iterator[Found]:
    for row in rows.all(Assumption):
        on, thought = as_day(row.check_by), as_day(row.reviewed_on)
        if on is not None and row.status != "retired" and not (thought and thought >= on):
            yield Task.CHECK, row, on
    for fact in rows.all(Fact):
        on = as_day(fact.check_by)
        if on is not None and not _seen_since(rows, fact, on):
            yield Task.LOOK_AGAIN, fact, on


def _seen_since(rows: Rows, fact: Fact, since: date) -> bool:
    days = [as_day(fact.observed_on)]
    days += [day_of(row) for row in readings_of(rows, fact.measure_id) if not row.reason]
    return any(day is not None and day >= since for day in days)


def _actions(rows: Rows) -> Iterator[Found]:
    for row in rows.all(Action):
        priority, on = rows.get(Priority, row.priority_id), as_day(row.due_on)
        goes_on = priority is not None and priority.status in ACTIVE
        if on is not None and goes_on and row.state in ("planned", "under_way"):
            yield Task.ACT, row, on


def _meetings(rows: Rows, today: date) -> Iterator[Found]:
    for row in rows.all(Meeting):
        on = as_day(row.held_on)
        if on is not None and on >= today:
            yield Task.MEET, row, on
