"""Whether something ought to be looked at again: its day has come, or it was seen long ago."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from selfeval.core.figures import as_day

OPEN_BELIEFS = ("untested", "testing", "holding")
"""States of an assumption that somebody still has to check."""


def fact_is_stale(fact: Mapping[str, Any], today: date) -> bool:
    """Whether the day to check a fact again has come; without one, whether it is a year old."""
    check_by = as_day(fact["check_by"])
    if check_by is not None:
        return check_by <= today
    seen = as_day(fact["observed_on"])
    return seen is not None and (today - seen).days > 365


def belief_is_due(assumption: Mapping[str, Any], today: date) -> bool:
    """Whether the day to check an assumption that nobody has given up has come."""
    check_by = as_day(assumption["check_by"])
    return assumption["status"] in OPEN_BELIEFS and check_by is not None and check_by <= today
