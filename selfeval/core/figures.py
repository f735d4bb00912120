"""Readings and their figures: in order, exact, and written as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from selfeval.core.fields import as_decimal, decimal_text, field_of
from selfeval.core.models import Reading
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext

READINGS_FOR_A_TREND = 5
WORD_UNITS = ("yes_no", "words")


def readings_of(rows: Rows, measure_id: str | None) -> list[Reading]:
    """Return a measure's readings, oldest first; an undated one stands by its period's text."""
    found = rows.where(Reading, "measure_id", measure_id) if measure_id else ()
    return sorted(found, key=lambda row: (row.sort_date or row.period, row.period, row.id))


def value_of(reading: Reading, unit: str) -> Decimal | None:
    """Return a reading's figure, or None for a gap; so many of so many is out of 100."""
    if unit != "count_of":
        return as_decimal(reading.value)
    share = share_of(reading.n, reading.out_of)
    return Decimal(share.numerator) / Decimal(share.denominator) if share is not None else None


def value_words(
    value: str | Decimal | None, unit: str, *, n: int | None = None, out_of: int | None = None
) -> str:
    """Write a figure as people say it: "71%", "9 of 15", "£37,250", "Yes"; "" where there is none.

    For so many of so many give `n` and `out_of`.
    """
    if unit == "count_of" and n is not None:
        if out_of is None:
            return f"{n:,}"
        return _("{count} of {total}").format(count=f"{n:,}", total=f"{out_of:,}")
    number = as_decimal(value) if isinstance(value, str) else value
    if number is None:
        return ""
    if unit == "yes_no":
        return _("Yes") if number else _("No")
    sign = "−" if number < 0 else ""
    before, after = {"percentage": ("", "%"), "money": ("£", "")}.get(unit, ("", ""))
    return f"{sign}{before}{with_commas(abs(number))}{after}"


def reading_words(reading: Reading, unit: str) -> str:
    """Write a reading as people say it; what was said in words comes before a figure."""
    if unit in WORD_UNITS and reading.said.strip():
        return reading.said.strip()
    words = value_words(reading.value, unit, n=reading.n, out_of=reading.out_of)
    if words or not reading.word:
        return words
    return field_of(Reading, "word").label_of(reading.word)


def trend_words(figures: Sequence[object]) -> str:
    """Say that so few readings make no trend; "" for none at all, or for enough of them."""
    count = len(figures)
    if not 0 < count < READINGS_FOR_A_TREND:
        return ""
    return ngettext(
        "{count} reading: too few to call a trend",
        "{count} readings: too few to call a trend",
        count,
    ).format(count=count)


def as_day(text: str | None) -> date | None:
    """Read a stored ISO date; None where there is none, or where the text is not a date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def day_of(reading: Reading) -> date | None:
    """Return the day of a reading: its date, or a period that is one."""
    return as_day(reading.sort_date) or as_day(reading.period)


def share_of(n: int | None, out_of: int | None) -> Fraction | None:
    """Return `n` out of `out_of` as an exact figure out of 100; None where it cannot be told."""
    return Fraction(100 * n, out_of) if n is not None and out_of else None


def whole(text: str | None) -> int | None:
    """Return stored decimal text as a whole number; None where it is not one."""
    number = as_decimal(text)
    return int(number) if number is not None and number == int(number) else None


def with_commas(number: Decimal) -> str:
    """Write a figure of zero or more with commas between thousands, its decimals as given."""
    units, point, rest = decimal_text(number).partition(".")
    return f"{int(units):,}{point}{rest}"
