"""A measure's readings as a line over time: points, gaps with their reason, and what to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from selfeval.core.fields import as_decimal, field_of
from selfeval.core.figures import day_of, reading_words, value_of, value_words
from selfeval.core.models import Reading
from selfeval.i18n import _


@dataclass(frozen=True)
class Point:
    """A figure on a day: how high it stands (out of 100 for so many of so many), and its words."""

    on: date
    figure: float
    words: str
    period: str


@dataclass(frozen=True)
class Gap:
    """A period without a figure, and why there is none; `on` is None where it has no day."""

    on: date | None
    period: str
    reason: str


@dataclass(frozen=True)
class Series:
    """A measure over time, oldest first; `local` and `national` are lines to compare it with."""

    points: tuple[Point, ...] = ()
    gaps: tuple[Gap, ...] = ()
    local: tuple[Point, ...] = ()
    national: tuple[Point, ...] = ()


def series_of(
    readings: Iterable[Reading], unit: str, period_words: Callable[[str], str] = str
) -> Series:
    """Return the readings of one measure as a line over time.

    A reading without a day cannot stand on the line and is left to the table; so is a comparator
    that is no figure. `period_words` writes a period as people read it.
    """
    ordered = sorted(readings, key=lambda one: (str(day_of(one) or ""), one.period))
    points, gaps = list[Point](), list[Gap]()
    for one in ordered:
        on, figure, period = day_of(one), value_of(one, unit), period_words(one.period)
        if on is not None and figure is not None:
            points.append(Point(on, float(figure), reading_words(one, unit), period))
        elif one.reason:
            gaps.append(Gap(on, period, field_of(Reading, "reason").label_of(one.reason)))
    return Series(
        tuple(points), tuple(gaps), _line(ordered, "local", unit), _line(ordered, "national", unit)
    )


def _line(readings: Iterable[Reading], field: str, unit: str) -> tuple[Point, ...]:
    """A comparator is a percentage where the measure is so many of so many."""
    shown = "percentage" if unit == "count_of" else unit
    found = list[Point]()
    for one in readings:
        on, figure = day_of(one), as_decimal(getattr(one, field))
        if on is not None and figure is not None:
            found.append(Point(on, float(figure), value_words(figure, shown), one.period))
    return tuple(found)


def gap_words(gap: Gap) -> str:
    """Say why there is no figure: “2023/24: suppressed because few pupils are in the group”."""
    return _("{period}: {reason}").format(
        period=gap.period, reason=gap.reason[:1].lower() + gap.reason[1:]
    )
