"""When to look: which indicators are looked for, which is due first, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from selfeval.core.figures import as_day, day_of, readings_of
from selfeval.core.half_terms import first_weekday
from selfeval.core.models import Fact, Indicator, IndicatorPriority, Priority
from selfeval.core.rows import Rows

PURSUED = ("proposed", "live")
"""States of a priority that somebody works on."""
SOONEST, LATEST = timedelta(days=7), timedelta(days=366)
AS_GOOD_AS_DUE = timedelta(days=7)
"""A look so long before its day is that look."""


def priorities_of(rows: Rows, indicator: Indicator) -> list[Priority]:
    """Return the priorities that an indicator watches over."""
    links = rows.where(IndicatorPriority, "indicator_id", indicator.id)
    found = (rows.get(Priority, link.priority_id) for link in links)
    return [row for row in found if row is not None]


def is_pursued(rows: Rows, indicator: Indicator) -> bool:
    """Whether an indicator is still looked for: its priority is, or it belongs to none."""
    priorities = priorities_of(rows, indicator)
    return not priorities or any(priority.status in PURSUED for priority in priorities)


def pursued(rows: Rows) -> list[Indicator]:
    """Return the indicators that are still looked for."""
    return [row for row in rows.all(Indicator) if is_pursued(rows, row)]


def due_on(rows: Rows, indicator: Indicator) -> date | None:
    """Return the day of the next look: the one set, else the look-by date, if not yet looked."""
    days = [day_of(row) for row in readings_of(rows, indicator.measure_id)]
    latest = max((day for day in days if day is not None), default=None)
    wanted = (still_due(indicator.next_on, latest), still_due(indicator.look_by, latest))
    return next((day for day in wanted if day is not None), None)


def still_due(by: str | None, done: date | None) -> date | None:
    """Return the stored day `by`; None where there is none, or where it was done then or since."""
    day = as_day(by)
    return day if day is not None and (done is None or done < day) else None


def last_seen(rows: Rows, fact: Fact) -> date | None:
    """Return when a fact was last seen: a later reading of its measure sees it again."""
    days = [as_day(fact.observed_on)]
    days += [day_of(row) for row in readings_of(rows, fact.measure_id) if not row.reason]
    return max((day for day in days if day is not None), default=None)


def next_due(rows: Rows, indicators: Iterable[Indicator]) -> Indicator | None:
    """Return the indicator to look for first; the first of all where no day is set."""
    ordered = sorted(indicators, key=lambda row: due_on(rows, row) or date.max)
    return ordered[0] if ordered else None


def next_look(rows: Rows, indicator: Indicator, on: date) -> date | None:
    """Propose when to look again after a reading of `on`: after as long as it took this time.

    A look that is set for later stands, and so does the one set by a later reading. A day at a
    weekend becomes the Monday after; the look-by date is not passed over. None where nothing says
    how long to wait.
    """
    planned = as_day(indicator.next_on)
    days = [as_day(indicator.baseline_on)]
    days += [day_of(row) for row in readings_of(rows, indicator.measure_id)]
    known = [day for day in days if day is not None]
    if any(day > on for day in known) or (planned and planned > on + AS_GOOD_AS_DUE):
        return planned
    last = max((day for day in known if day < on), default=None)
    if last is None:
        return None
    found = first_weekday(on + min(max(on - last, SOONEST), LATEST))
    end = as_day(indicator.look_by)
    return end if end is not None and on < end < found else found
