"""When the actions of a priority happen: half-terms as columns, actions as bars across them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from selfeval.core.board import actions_of
from selfeval.core.figures import as_day
from selfeval.core.half_terms import HalfTerm, half_terms_between, school_year_of
from selfeval.core.models import Action, Priority
from selfeval.core.rows import Rows
from selfeval.i18n import _

MOST_HALF_TERMS = 9
"""More columns than this are drawn as school years: their titles would not fit."""


@dataclass(frozen=True)
class Column:
    """A half-term or a school year. `left` and `right` are shares of the whole, from 0 to 1.

    `season` is what its neighbours have in common with it ("Autumn"), where room is scarce, and
    `short` the same in three letters.
    """

    title: str
    left: float
    right: float
    is_now: bool
    season: str = ""
    short: str = ""


@dataclass(frozen=True)
class Bar:
    """An action's stretch of time, as shares of the whole; a single day has no width."""

    action_id: str
    left: float
    right: float


@dataclass(frozen=True)
class Timeline:
    """The columns, a bar for every action that has a date, and the ids of those that have none.

    `today` is the share at which today stands, or None where it is outside.
    """

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    undated: tuple[str, ...]
    today: float | None


def timeline_of(rows: Rows, priority: Priority, today: date) -> Timeline:
    """Lay out the actions of `priority`, in the order of the realms and then of time.

    The columns reach from the first date to the last, today and the priority's end among them. An
    action with one date alone is shown on that day.
    """
    actions = actions_of(rows, priority.id)
    spans = {row.id: span for row in actions if (span := _span(row)) is not None}
    undated = tuple(row.id for row in actions if row.id not in spans)
    if not spans:
        return Timeline((), (), undated, None)
    days = [day for span in spans.values() for day in span]
    ends = as_day(priority.horizon)
    first, last = min(*days, today), max(*days, today, *((ends,) if ends else ()))
    terms = half_terms_between(first, last)
    first, last = min(first, terms[0].start), terms[-1].end
    days_in_all = max(1, (last - first).days + 1)

    def share(day: date) -> float:
        return (day - first).days / days_in_all

    bars = tuple(
        Bar(row_id, share(start), share(end + timedelta(days=1)))
        for row_id, (start, end) in spans.items()
    )
    stretches = _stretches(terms, first)
    columns = tuple(
        Column(title, share(start), share(end + timedelta(days=1)), start <= today <= end, *called)
        for title, called, start, end in stretches
    )
    return Timeline(columns, bars, undated, share(today))


def _span(row: Action) -> tuple[date, date] | None:
    found = sorted(day for day in (as_day(row.starts_on), as_day(row.due_on)) if day is not None)
    return (found[0], found[-1]) if found else None


_Stretch = tuple[str, tuple[str, str], date, date]
"""What it is called, its season in full and in short, and its first and last day."""


def _stretches(terms: Sequence[HalfTerm], first: date) -> list[_Stretch]:
    """Give each half-term the holiday before it; many of them are told as school years."""
    found: list[_Stretch] = []
    begins = first
    for term in terms:
        found.append((term.title, (term.season, term.short_season), begins, term.end))
        begins = term.end + timedelta(days=1)
    if len(found) <= MOST_HALF_TERMS:
        return found
    years: dict[int, _Stretch] = {}
    for (_title, _called, start, end), term in zip(found, terms, strict=True):
        year = school_year_of(term.start)
        since = years[year][2] if year in years else start
        title = _year_title(year)
        years[year] = (title, (title, title[2:]), since, end)
    return list(years.values())


def _year_title(year: int) -> str:
    return _("{year}–{next}").format(year=year, next=f"{(year + 1) % 100:02d}")
