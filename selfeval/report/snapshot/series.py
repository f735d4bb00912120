"""Readings as small charts and tables, each with a sentence that says what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import floor, log10

from selfeval.core.fields import as_decimal, field_of
from selfeval.core.figures import (
    WORD_UNITS,
    as_day,
    reading_words,
    readings_of,
    trend_words,
    value_of,
    value_words,
)
from selfeval.core.models import Measure, Reading
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import Mark, ReadingRow, Readings, Series
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.wording import sentence, short_day

LONGEST_NAME = 36
MOST_TOLD = 4
"""How many figures are said one after the other; of more, the first and the last are enough."""
FIXED_SCALES = {"percentage": (0.0, 100.0), "count_of": (0.0, 100.0), "scale": (0.0, 10.0)}


def readings_part(choice: Choice, measure_id: str | None) -> Readings | None:
    """Return a measure's readings as rows and a chart; None where there are none."""
    measure = choice.rows.get(Measure, measure_id)
    readings = readings_of(choice.rows, measure_id)
    if measure is None or not readings:
        return None
    rows = tuple(_row(choice, reading, measure.unit) for reading in readings)
    series = _series(choice, measure, readings)
    trend = trend_words([row for row in rows if not row.gap]) if series else ""
    return Readings(
        name=measure.name,
        local_name=_name(measure.local_name, rows, "local", _("Local")),
        national_name=_name(measure.national_name, rows, "national", _("National")),
        rows=rows,
        series=series,
        alt=" ".join(part for part in (alt_of(measure, rows, series), sentence(trend)) if part),
        trend=trend,
    )


def _name(name: str, rows: Sequence[ReadingRow], field: str, otherwise: str) -> str:
    """Name a column of comparators; "" where it would be empty."""
    return (
        (shorten(name, LONGEST_NAME) or otherwise)
        if any(getattr(row, field) for row in rows)
        else ""
    )


def _row(choice: Choice, reading: Reading, unit: str) -> ReadingRow:
    words = reading_words(reading, unit) if choice.shows(reading) else ""
    return ReadingRow(
        period=period_words(reading),
        value=words or gap_reason(choice, reading),
        local=value_words(reading.local, _plain(unit)),
        national=value_words(reading.national, _plain(unit)),
        gap=not words,
    )


def _plain(unit: str) -> str:
    """Return the unit that comparators are given in: so many of so many is compared in per cent."""
    return "percentage" if unit == "count_of" else unit


def period_words(reading: Reading) -> str:
    """Write a reading's period; a plain date becomes a day that people can read."""
    return short_day(reading.period) or reading.period or short_day(reading.sort_date)


def gap_reason(choice: Choice, reading: Reading) -> str:
    """Say why there is no figure."""
    if not choice.shows(reading):
        return _("Few pupils: not shown in this copy")
    if reading.reason:
        return field_of(Reading, "reason").label_of(reading.reason)
    return _("No figure given")


def _series(choice: Choice, measure: Measure, readings: Sequence[Reading]) -> Series | None:
    """Return a chart where at least two figures can be shown."""
    if measure.unit in WORD_UNITS:
        return None
    values = [
        value_of(reading, measure.unit) if choice.shows(reading) else None for reading in readings
    ]
    if sum(value is not None for value in values) < 2:
        return None
    marks = tuple(
        Mark(
            at=place / (len(readings) - 1),
            value=None if value is None else float(value),
            label=reading_words(reading, measure.unit) if value is not None else "",
            period=period_words(reading),
            reason=gap_reason(choice, reading) if value is None else "",
        )
        for place, (reading, value) in enumerate(zip(readings, values, strict=True))
    )
    name, compared = _comparator(measure, readings)
    figures = [mark.value for mark in marks if mark.value is not None]
    low, high = scale(measure.unit, [*figures, *(value for _at, value in compared)])
    unit = _plain(measure.unit)
    return Series(
        marks=marks,
        low=low,
        high=high,
        low_words=value_words(Decimal(f"{low:g}"), unit),
        high_words=value_words(Decimal(f"{high:g}"), unit),
        comparator=compared,
        comparator_words=name,
    )


def _comparator(
    measure: Measure, readings: Sequence[Reading]
) -> tuple[str, tuple[tuple[float, float], ...]]:
    """Return the national or else the local figures, with their name over the last of them."""
    for field, name in (
        ("national", shorten(measure.national_name, LONGEST_NAME) or _("National")),
        ("local", shorten(measure.local_name, LONGEST_NAME) or _("Local")),
    ):
        found: list[tuple[float, float]] = []
        last = ""
        for place, reading in enumerate(readings):
            words: str | None = getattr(reading, field)
            value = as_decimal(words)
            if value is not None:
                found.append((place / max(len(readings) - 1, 1), float(value)))
                last = value_words(words, _plain(measure.unit))
        if found:
            return f"{name}\n{last}", tuple(found)
    return "", ()


def scale(unit: str, values: Sequence[float]) -> tuple[float, float]:
    """Return the two ends of an axis: 0 to 100 for percentages, else round figures around all."""
    low, high = FIXED_SCALES.get(unit, (0.0, 0.0))
    lowest, highest = min(values, default=0.0), max(values, default=0.0)
    if high and lowest >= low and highest <= high:
        return low, high
    return min(low, -_round_up(-lowest)), max(high, _round_up(highest)) or 1.0


def _round_up(value: float) -> float:
    """Return the next round figure above a positive value; 0 for any other."""
    if value <= 0:
        return 0.0
    size = 10.0 ** floor(log10(value))
    return next(step * size for step in (1, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * size >= value)


def alt_of(measure: Measure, rows: Sequence[ReadingRow], series: Series | None) -> str:
    """Say in a sentence what a chart of readings shows."""
    known = [
        _("{figure} ({period})").format(figure=row.value, period=row.period)
        for row in rows
        if not row.gap
    ]
    words = measure.name.rstrip(" .")
    if len(known) > MOST_TOLD:
        words = _(
            "{name}: it was {first} at first and {last} at last, with {count} figures between them "
            "that the table has"
        ).format(name=words, first=known[0], last=known[-1], count=len(known) - 2)
    elif known:
        told = _(", then ").join(known)
        words = _("{name}: it was {figures}").format(name=words, figures=told)
    words = sentence(words)
    for row in rows:
        if row.gap:
            told = _("There is no figure for {period}: {reason}").format(
                period=row.period, reason=row.value
            )
            words += " " + sentence(told)
    if series is not None and series.comparator_words:
        name, _line, value = series.comparator_words.partition("\n")
        words += " " + _("The dashed line is {name}, last at {value}.").format(
            name=name, value=value
        )
    return words


def day_of(reading: Reading) -> date | None:
    """Return the day a reading stands at."""
    return as_day(reading.sort_date) or as_day(reading.period)


def share_along(day: date | None, start: date, end: date) -> float:
    """Return where a day stands between two others, from 0 to 1; half way where unknown."""
    days = (end - start).days
    if day is None or days <= 0:
        return 0.5
    return min(max((day - start).days / days, 0.0), 1.0)
