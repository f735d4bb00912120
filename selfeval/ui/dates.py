"""Read a day as people in a school type it."""

from __future__ import annotations

from datetime import date, datetime

from dateutil import parser
from PySide6.QtCore import QDate


def read_day(words: str, today: date | None = None) -> str:
    """Return the ISO date that `words` mean, or `words` themselves where they mean no day.

    Day before month; a missing year is this one: “16 Oct”, “16/10/26”, “2026-10-16”, “today”.
    """
    plain = words.strip()
    now = today or date.today()
    if plain.casefold() == "today":
        return now.isoformat()
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        pass
    if not any(character.isdigit() for character in plain) or len(plain) < 4:
        return plain
    found = [_parsed(plain, datetime(now.year, month, day)) for month, day in ((1, 1), (2, 2))]
    return found[0] if found[0] == found[1] and found[0] else plain


def _parsed(words: str, blank: datetime) -> str:
    """Parse with `blank` filling in what is missing; two different blanks reveal a missing day."""
    try:
        return parser.parse(words, dayfirst=True, default=blank).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def as_qdate(iso: str | None) -> QDate:
    """Return a stored date as Qt's, today where there is none."""
    return QDate.fromString(iso, "yyyy-MM-dd") if iso else QDate.currentDate()
