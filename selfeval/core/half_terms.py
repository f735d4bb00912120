"""The half-terms of English schools, worked out from the date.

Term dates are set school by school, so this is the usual pattern and not a promise. Its rule:

- Autumn begins on 1 September. Its half-term holiday is the week (Monday to Friday) around
  28 October, and it ends on the last Friday up to 22 December.
- Spring begins on the Monday seventeen days after that Friday. Its half-term holiday is the week
  around 17 February.
- The Easter holiday is the fortnight from the first Monday on or after 29 March, or a week later
  where Easter Sunday would come after it.
- Summer's half-term holiday is the week of the spring bank holiday, the last Monday in May
  (Banking and Financial Dealings Act 1971), and the year ends on 22 July, or on the Friday before
  where that is a weekend.

A holiday counts towards the half-term after it, because that is what people then plan for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from selfeval.i18n import N_, _

TITLES = (
    N_("Autumn 1"),
    N_("Autumn 2"),
    N_("Spring 1"),
    N_("Spring 2"),
    N_("Summer 1"),
    N_("Summer 2"),
)
SEASONS = (N_("Autumn"), N_("Spring"), N_("Summer"))
SHORT_SEASONS = (N_("Aut"), N_("Spr"), N_("Sum"))
WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True)
class HalfTerm:
    """One half-term: its first and its last school day, and what it is called ("Autumn 1")."""

    start: date
    end: date
    place: int
    """Where it stands in the school year, from 0 to 5."""

    @property
    def title(self) -> str:
        """What people call it, in the user's language."""
        return _(TITLES[self.place])

    @property
    def season(self) -> str:
        """The term that it is half of, in the user's language."""
        return _(SEASONS[self.place // 2])

    @property
    def short_season(self) -> str:
        """The same where there is hardly any room."""
        return _(SHORT_SEASONS[self.place // 2])


def school_year_of(day: date) -> int:
    """Return the calendar year in which the school year of `day` began, in September."""
    return day.year if day.month >= 9 else day.year - 1


def half_term_of(day: date) -> HalfTerm:
    """Return the half-term that `day` is in; in a holiday, the one that comes after it."""
    year = school_year_of(day)
    return next(one for one in [*_of_year(year), *_of_year(year + 1)] if day <= one.end)


def half_terms_between(first: date, last: date) -> list[HalfTerm]:
    """Return the half-terms from that of `first` to that of `last`; none if `last` is earlier."""
    if last < first:
        return []
    start, end = half_term_of(first), half_term_of(last)
    years = range(start.start.year - 1, end.start.year + 1)
    return [one for year in years for one in _of_year(year) if start <= one <= end]


@lru_cache(maxsize=64)
def _of_year(year: int) -> tuple[HalfTerm, ...]:
    """Return the six half-terms of the school year that begins in September of `year`."""
    autumn_break = _monday_of(date(year, 10, 28))
    christmas = _last_friday(date(year, 12, 22))
    spring_break = _monday_of(date(year + 1, 2, 17))
    easter_break = _easter_break(year + 1)
    summer_break = _monday_of(date(year + 1, 5, 31))
    days = (
        (first_weekday(date(year, 9, 1)), _friday_before(autumn_break)),
        (autumn_break + WEEK, christmas),
        (_monday_of(christmas) + 3 * WEEK, _friday_before(spring_break)),
        (spring_break + WEEK, _friday_before(easter_break)),
        (easter_break + 2 * WEEK, _friday_before(summer_break)),
        (summer_break + WEEK, _last_school_day(date(year + 1, 7, 22))),
    )
    return tuple(HalfTerm(start, end, place) for place, (start, end) in enumerate(days))


def _easter_break(year: int) -> date:
    """Return the Monday on which the Easter holiday begins."""
    monday = _next_monday(date(year, 3, 29))
    return monday if easter(year) < monday + 2 * WEEK else monday + WEEK


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian calendar (Oudin's algorithm, 1940)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + skipped + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _friday_before(monday: date) -> date:
    return monday - timedelta(days=3)


def _last_friday(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 4) % 7)


def _last_school_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _next_monday(day: date) -> date:
    """Return `day` itself or the first Monday after it."""
    return day + timedelta(days=-day.weekday() % 7)


def first_weekday(day: date) -> date:
    """Return `day` itself or, at a weekend, the Monday after it."""
    return _next_monday(day) if day.weekday() > 4 else day
