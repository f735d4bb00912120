"""An indicator's readings as a small chart: places between 0 and 1, nothing drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selfeval.core.figures import WORD_UNITS, as_day, day_of, readings_of, value_of
from selfeval.core.models import Indicator, Reading
from selfeval.core.rows import Rows
from selfeval.core.signs import ends_of, unit_of

MIDDLE = 0.5
LEAST_SPREAD = {"percentage": 25.0, "count_of": 25.0, "scale": 4.0}
"""The least that a chart's height stands for, by unit, so that little changes look little."""
LEAST_SHARE = 0.4
"""The same for other units, as a share of the greatest figure."""


@dataclass(frozen=True)
class Dot:
    """One reading, a start or a goal: its day, and its height from 0 (least) to 1 (greatest).

    `word` is what the person recording chose, where the measure is in words. A gap is a look that
    gave no figure.
    """

    on: date
    height: float
    word: str = ""
    is_gap: bool = False


@dataclass(frozen=True)
class SmallChart:
    """Readings oldest first with the gaps between them, where they started, what is hoped for."""

    dots: tuple[Dot, ...]
    start: Dot | None
    goal: Dot | None

    @property
    def has_line(self) -> bool:
        """Whether there is more than one figure: one reading alone makes no line."""
        return sum(not dot.is_gap and not dot.word for dot in self.dots) > 1


def small_chart(rows: Rows, indicator: Indicator) -> SmallChart:
    """Place an indicator's readings, start and goal; what has no day is left out."""
    unit = unit_of(rows, indicator)
    readings = readings_of(rows, indicator.measure_id)
    if unit in WORD_UNITS:
        return SmallChart(tuple(_worded(readings)), None, None)
    figures = [(day_of(row), _figure_of(row, unit)) for row in readings]
    first, aim = (None if one is None else float(one) for one in ends_of(rows, indicator))
    dated = [(day, figure) for day, figure in figures if day is not None]
    known = [figure for _day, figure in dated if figure is not None]
    low, high = _range([*known, *(one for one in (first, aim) if one is not None)], unit)

    def height(figure: float) -> float:
        return (figure - low) / (high - low) if high > low else MIDDLE

    dots = tuple(
        Dot(day, MIDDLE if figure is None else height(figure), is_gap=figure is None)
        for day, figure in dated
    )
    began = as_day(indicator.baseline_on)
    start = Dot(began, height(first)) if began is not None and first is not None else None
    end = as_day(indicator.look_by)
    goal = Dot(end, height(aim)) if end is not None and aim is not None else None
    return SmallChart(dots, start or _first_figure(dots), goal)


def _figure_of(reading: Reading, unit: str) -> float | None:
    figure = value_of(reading, unit)
    return None if figure is None else float(figure)


def _worded(readings: Iterable[Reading]) -> Iterable[Dot]:
    for row in readings:
        day = day_of(row)
        if day is not None:
            yield Dot(day, MIDDLE, word=row.word, is_gap=not row.word)


def _range(figures: list[float], unit: str) -> tuple[float, float]:
    """Return the figures at a chart's foot and head; too narrow a range is widened both ways."""
    if not figures:
        return 0.0, 0.0
    low, high = min(figures), max(figures)
    least = LEAST_SPREAD.get(unit, LEAST_SHARE * max(abs(low), abs(high)))
    wider = max(0.0, least - (high - low)) / 2
    return low - wider, high + wider


def _first_figure(dots: tuple[Dot, ...]) -> Dot | None:
    return next((dot for dot in dots if not dot.is_gap), None)
