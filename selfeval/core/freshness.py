"""Whether something ought to be looked at again: its day has come, or it was seen long ago."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from selfeval.core.figures import as_day
from selfeval.core.looks import still_due

OPEN_BELIEFS = ("untested", "testing", "holding")
"""States of an assumption that somebody still has to check."""
A_YEAR = timedelta(days=365)


def fact_is_stale(fact: Mapping[str, Any], today: date) -> bool:
    """Whether the day to check a fact again has come; without one, whether it is a year old.

    A day on which, or after which, the fact was seen again is one no longer.
    """
    seen = as_day(fact["observed_on"])
    check_by = still_due(fact["check_by"], seen)
    if check_by is not None:
        return check_by <= today
    return seen is not None and today - seen > A_YEAR


def belief_is_due(assumption: Mapping[str, Any], today: date) -> bool:
    """Whether the day to check an assumption that nobody has given up has come."""
    day = check_of(assumption["status"], assumption["check_by"], assumption["reviewed_on"])
    return day is not None and day <= today


def check_of(status: str, check_by: str | None, reviewed_on: str | None) -> date | None:
    """Return the day by which an assumption is to be checked.

    None where none is set, where nobody holds it any more, or where it was thought through since.
    """
    return still_due(check_by, as_day(reviewed_on)) if status in OPEN_BELIEFS else None
