"""Read a day as people in a school type it, and write one in full."""

from __future__ import annotations

import re
from datetime import date, datetime

from selfeval.core.fields import FIRST_YEAR, LAST_YEAR
from selfeval.core.figures import as_day
from selfeval.i18n import N_, _

WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s+)?"
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:\.?,?[\s./-]+(?:\d{4}|\d{2}))?"
DAY_FIRST = re.compile(
    rf"{WEEKDAY}{ORDINAL}(?:(?:\s+of)?[\s./-]*[a-z]{{3,9}}|[\s./-]+\d{{1,2}}){YEAR}",
    re.I | re.ASCII,
)
MONTH_FIRST = re.compile(rf"{WEEKDAY}[a-z]{{3,9}}\.?\s+{ORDINAL}{YEAR}", re.I | re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", re.ASCII)
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def read_day(words: str, today: date | None = None) -> str:
    """Return the ISO date that `words` mean, or `words` themselves where they mean no day.

    Day before month; a missing year is this one: “16 Oct”, “16/10/26”, “2026-10-16”, “today”.
    What holds anything beside one day, such as a range of days, is no day.
    """
    plain = words.strip()
    now = today or date.today()
    if plain.casefold() == "today":
        return now.isoformat()
    as_stored = as_day(plain)
    if as_stored is not None:
        return as_stored.isoformat()
    year_first = YEAR_FIRST.fullmatch(plain)
    if year_first:
        plain = "-".join(part.zfill(2) for part in year_first.groups())
        return plain if is_day(plain) else words.strip()
    if not (DAY_FIRST.fullmatch(plain) or MONTH_FIRST.fullmatch(plain)):
        return plain
    return _parsed(plain, datetime(now.year, 1, 1)) or plain


def is_day(words: str) -> bool:
    """Tell whether a text is a day as it is stored, in a year that a date may name."""
    day = as_day(words)
    return day is not None and day.isoformat() == words and FIRST_YEAR <= day.year <= LAST_YEAR


def day_words(iso: str) -> str:
    """Write a stored day in a sentence: “16 October 2026”; any other text stands as it is."""
    if not is_day(iso):
        return iso
    day = date.fromisoformat(iso)
    return _("{day} {month} {year}").format(
        day=day.day, month=_(MONTHS[day.month - 1]), year=day.year
    )


def weekday_words(day: date, today: date) -> str:
    """Write a day of the past in full: “Friday 20 November”; with its year if that is another."""
    words = _("{weekday} {day} {month}").format(
        weekday=_(WEEKDAYS[day.weekday()]), day=day.day, month=_(MONTHS[day.month - 1])
    )
    return words if day.year == today.year else f"{words} {day.year}"


def moment_words(at: datetime) -> str:
    """Write a moment as people of this computer read it: “Friday 20 November, 16:10”."""
    local = at.astimezone()
    day = weekday_words(local.date(), datetime.now().date())
    return _("{day}, {time}").format(day=day, time=f"{local:%H:%M}")


def _parsed(words: str, blank: datetime) -> str:
    """Parse with `blank` filling in a missing year."""
    from dateutil import parser  # slow to load, and rarely wanted

    try:
        return parser.parse(words, dayfirst=True, default=blank).date().isoformat()
    except (ValueError, OverflowError):
        return ""
