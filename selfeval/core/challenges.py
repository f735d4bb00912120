"""What readings say about an assumption, and which wait for it to be thought through again."""

from __future__ import annotations

from datetime import date, timedelta

from selfeval.core.figures import as_day, day_of, readings_of
from selfeval.core.models import Assumption, Dismissal, Indicator, Reading
from selfeval.core.rows import Rows
from selfeval.core.support import readings_that

TIME_TO_REVIEW = timedelta(days=30)
RULE = "I8"
"""The finding that says the same among all others."""


def challenge_to(rows: Rows, assumption: Assumption, today: date) -> Reading | None:
    """Return the newest reading that challenges an assumption and has waited for 30 days.

    None where the assumption was thought through since, or given up. A reading without a day
    waits until the assumption has been thought through at all.
    """
    if assumption.status == "retired":
        return None
    reviewed = as_day(assumption.reviewed_on)
    waiting = [
        row
        for row in readings_that(rows, "challenges", assumption)
        if _waits(day_of(row), reviewed, today)
    ]
    return max(waiting, key=lambda row: (day_of(row) or date.min, row.id), default=None)


def challenges(rows: Rows, today: date) -> list[tuple[Assumption, Reading]]:
    """Return the assumptions that such readings challenge, the longest wait first.

    Those that were set aside with a reason are left out.
    """
    found: list[tuple[Assumption, Reading]] = []
    for row in rows.all(Assumption):
        reading = challenge_to(rows, row, today)
        if reading is not None and not _is_set_aside(rows, row):
            found.append((row, reading))
    return sorted(found, key=lambda pair: (day_of(pair[1]) or date.min, pair[0].id))


def spoken(rows: Rows, indicator: Indicator, stance: str) -> list[Reading]:
    """Return the readings of an indicator that take `stance` on the assumption it tests, newest
    first."""
    found = readings_of(rows, indicator.measure_id) if indicator.assumption_id else []
    told = [
        row
        for row in found
        if row.stance == stance and row.assumption_id == indicator.assumption_id
    ]
    return list(reversed(told))


def _waits(read_on: date | None, reviewed: date | None, today: date) -> bool:
    if read_on is None:
        return reviewed is None
    return today > read_on + TIME_TO_REVIEW and (reviewed is None or reviewed < read_on)


def _is_set_aside(rows: Rows, assumption: Assumption) -> bool:
    return rows.get(Dismissal, Dismissal.id_for(RULE, "assumption", assumption.id)) is not None
