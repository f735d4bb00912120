"""A stored day as Qt's own, and the reading of one that is typed."""

from __future__ import annotations

from PySide6.QtCore import QDate

from selfeval.core.days import read_day

__all__ = ["as_qdate", "read_day"]


def as_qdate(iso: str | None) -> QDate:
    """Return a stored date as Qt's, today where there is none."""
    return QDate.fromString(iso, "yyyy-MM-dd") if iso else QDate.currentDate()
