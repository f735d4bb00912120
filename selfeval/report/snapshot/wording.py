"""Days, figures and refs as people read them."""

from __future__ import annotations

from datetime import date

from selfeval.core.days import MONTHS, SHORT_MONTHS
from selfeval.core.fields import as_decimal
from selfeval.core.figures import as_day, value_words
from selfeval.core.models import Assumption, Fact, Indicator, Row
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.report.right_to_left import LETTERS


def long_day(day: date | str | None) -> str:
    """Write a day in full, such as "2 December 2026"; "" for none."""
    return _day(day, MONTHS)


def short_day(day: date | str | None) -> str:
    """Write a day for a narrow place, such as "2 Dec 2026"; "" for none."""
    return _day(day, SHORT_MONTHS)


def day_and_month(day: date | str | None) -> str:
    """Write a day where its year is plain, such as "2 Dec"; "" for none."""
    found = as_day(day) if isinstance(day, str) else day
    if found is None:
        return ""
    return _("{day}\u00a0{month}").format(day=found.day, month=_(SHORT_MONTHS[found.month - 1]))


def month_of(day: date | None) -> str:
    """Write a month for an axis, such as "Dec 2026"; "" for none."""
    if day is None:
        return ""
    return _("{month} {year}").format(month=_(SHORT_MONTHS[day.month - 1]), year=day.year)


def _day(day: date | str | None, months: tuple[str, ...]) -> str:
    found = as_day(day) if isinstance(day, str) else day
    if found is None:
        return ""
    # The blanks do not break, so that a day stays on one line.
    return _("{day}\u00a0{month}\u00a0{year}").format(
        day=found.day, month=_(months[found.month - 1]), year=found.year
    )


def percent(text: str | None) -> str:
    """Write a stored percentage, such as "31.4%"; "" for none."""
    return value_words(text, "percentage")


def points_apart(here: str | None, there: str | None) -> str:
    """Say how far two percentages are apart, in percentage points with a sign; "" if unknown."""
    first, second = as_decimal(here), as_decimal(there)
    if first is None or second is None:
        return ""
    apart = first - second
    if not apart:
        return _("the same")
    sign = "+" if apart > 0 else "−"
    return f"{sign}{abs(apart):f}"


def ref(rows: Rows, row: Row) -> str:
    """Name a numbered item as people say it, such as "Fact 14"; "" for one without a number."""
    number = rows.label_of(row)
    if number is None:
        return ""
    match row:
        case Fact():
            return _("Fact\u00a0{number}").format(number=number)
        case Assumption():
            return _("A{number}").format(number=number)
        case Indicator():
            return _("Indicator\u00a0{number}").format(number=number)
        case _:
            return _("Priority\u00a0{number}").format(number=number)


def key_of(row: Row) -> str:
    """Return the bookmark of an item."""
    return f"{row.table_name()}-{row.id}"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it ends with a mark of its own; "" stays empty."""
    plain = text.strip()
    return plain if not plain or plain[-1] in ".!?…:”" else plain + "."


def apart(words: str) -> str:
    """Keep words that run leftwards, such as a name in Arabic, from turning round what follows."""
    return f"\u200e\u2068{words}\u2069\u200e" if LETTERS.search(words) else words


def pairs(*given: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the (label, words) pairs that have something to say."""
    return tuple((label, words.strip()) for label, words in given if words.strip())
