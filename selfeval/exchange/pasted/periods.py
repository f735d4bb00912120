"""Headings that tell the time of a reading: “2024/25”, “Autumn 2025”, “12 Oct 2026”."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from selfeval.core.days import is_day, read_day
from selfeval.exchange.tables.years import read_year

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = re.compile(r"([a-z]{3,9})\.?[\s/-]*((?:19|20)\d\d|\d{2})", re.IGNORECASE)
TERM = re.compile(
    r"(?P<term>aut(?:umn)?|spr(?:ing)?|sum(?:mer)?)\.?(?:\s+term)?\s*(?P<half>[12])?"
    r"[\s,/-]*(?P<year>(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?|\d{2})",
    re.IGNORECASE,
)
ENDS = {
    ("aut", "1"): (10, 31),
    ("aut", ""): (12, 31),
    ("spr", "1"): (2, 15),
    ("spr", ""): (3, 31),
    ("sum", "1"): (5, 31),
    ("sum", ""): (7, 31),
}
"""Month and day by which a term or its first half is over: only to put readings in order."""


@dataclass(frozen=True)
class Period:
    """When a reading was taken: as it is stored, and the ISO day that it is sorted by."""

    label: str
    on: str


def read_period(words: str) -> Period | None:
    """Read a school year, a year, a term, a month or a day; None where it is none of them.

    A single year is the one that a school year ends in, as published tables use it.
    """
    plain = " ".join(words.split())
    for read in (_school_year, _term, _month, _day):
        found = read(plain)
        if found is not None:
            return found
    return None


def _school_year(words: str) -> Period | None:
    year = read_year(words)
    if year is None:
        return None
    label = words if words.isdigit() and len(words) == 4 else year.label
    return Period(label, year.ends_on.isoformat())


def _term(words: str) -> Period | None:
    found = TERM.fullmatch(words)
    if not found:
        return None
    term, half = found["term"][:3].casefold(), found["half"] or ""
    spanning = read_year(found["year"]) if len(found["year"]) > 4 else None
    if len(found["year"]) > 4 and spanning is None:
        return None
    year = spanning.start + (term != "aut") if spanning else _whole_year(found["year"])
    month, day = ENDS[term, half if half == "1" else ""]
    return Period(words, date(year, month, day).isoformat())


def _month(words: str) -> Period | None:
    found = MONTH.fullmatch(words)
    if not found or found[1][:3].casefold() not in MONTHS:
        return None
    year, month = _whole_year(found[2]), MONTHS.index(found[1][:3].casefold()) + 1
    return Period(words, date(year, month, monthrange(year, month)[1]).isoformat())


def _day(words: str) -> Period | None:
    """Read a day that names its year: without one a heading may mean anything."""
    day = read_day(words) if any(mark.isdigit() for mark in words) else ""
    year = day[:4]
    if not is_day(day) or not (year in words or re.search(rf"\D{year[2:]}$", words)):
        return None
    return Period(day, day)


def _whole_year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)
