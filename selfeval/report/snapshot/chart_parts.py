"""The frozen parts of charts and their figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading in a chart: where along the axis (0 to 1), how high, and its words.

    `value` is None for a gap, and `reason` then says why.
    """

    at: float
    value: float | None
    label: str
    period: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where an indicator should be, and where it started: (along the axis, value, words, day)."""

    start_at: float
    start: float
    start_words: str
    start_day: str
    end_at: float
    end: float
    end_words: str
    end_day: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series of readings with its scale and the figure to hold it against."""

    marks: tuple[Mark, ...]
    low: float
    high: float
    low_words: str
    high_words: str
    comparator: tuple[tuple[float, float], ...] = ()
    comparator_words: str = ""
    goal: Goal | None = None
    today_at: float | None = None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading in a small table; `value` is the reason where there is no figure."""

    period: str
    value: str
    local: str
    national: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Readings:
    """A measure's readings: as rows and, where there are at least two figures, as a chart."""

    name: str
    local_name: str
    national_name: str
    rows: tuple[ReadingRow, ...]
    series: Series | None
    alt: str
    trend: str
