"""What an import would change: incoming figures set against what the document holds already.

Pure: the same rows and figures give the same plan, in whatever order files were imported. It is
worked out once for the preview and once more when the import is applied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selfeval.core.fields import as_decimal
from selfeval.core.figures import as_day, readings_of, value_words
from selfeval.core.models import Fact, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.exchange.tables.gather import Figure
from selfeval.exchange.tables.planned import (
    FactFields,
    Incoming,
    PlannedMeasure,
    PlannedReading,
)
from selfeval.exchange.tables.values import reason_words
from selfeval.exchange.tables.wording import Point, Series, sentence, source_rank
from selfeval.i18n import _

GENERIC_AREA = "Local authority"


def plan_measure(rows: Rows, incoming: Incoming) -> PlannedMeasure:
    """Set the incoming figures of one measure against the document."""
    measure = find_measure(rows, incoming)
    stored = readings_of(rows, measure.id) if measure else []
    unit = measure.unit if measure else incoming.unit
    incoming, warnings = _without_mixing(incoming, measure, stored)
    by_period = {reading.period: reading for reading in stored}
    readings = tuple(
        _planned(figure, by_period.get(figure.year.label), unit) for figure in incoming.figures
    )
    series = _series(incoming, measure)
    fact, before, after = _fact_fields(rows, incoming, measure, stored, readings)
    return PlannedMeasure(
        label=series.name,
        column=series.column,
        dataset=series.dataset,
        unit=unit,
        about=incoming.about,
        local_name=series.local_name,
        national_name=series.national_name,
        readings=readings,
        fact_change=_fact_change(fact, before, after, readings),
        statement=after.statement if fact is None else _statement(fact, before, after),
        measure_id=measure.id if measure else "",
        fact_id=fact.id if fact else "",
        before=before,
        after=after,
        warnings=warnings,
    )


def _fact_fields(
    rows: Rows,
    incoming: Incoming,
    measure: Measure | None,
    stored: Sequence[Reading],
    readings: Sequence[PlannedReading],
) -> tuple[Fact | None, FactFields, FactFields]:
    """Find the measure's fact, and its fields as an import would have written and now writes them.

    A measure may have been renamed since: then the fact still speaks of it as the import did.
    """
    series = _series(incoming, measure)
    points, after = [point_of(reading) for reading in stored], _after(stored, readings)
    if measure is None:
        return None, _fields(series, points), _fields(series, after)
    for name in (measure.name, incoming.label):
        before = _fields(replace(_series_of(measure), name=name), points)
        fact = _fact(rows, measure, before)
        if fact is not None and fact.statement == before.statement:
            return fact, before, _fields(replace(series, name=name), after)
    before = _fields(_series_of(measure), points)
    return _fact(rows, measure, before), before, _fields(series, after)


def find_measure(rows: Rows, incoming: Incoming) -> Measure | None:
    """Find the measure that this column extends: same dataset and column; same group first."""
    column = incoming.column.casefold()
    found = [
        measure
        for measure in rows.where(Measure, "dataset", incoming.dataset)
        if measure.source_column.casefold() == column
    ]
    found.sort(key=lambda measure: (measure.about != incoming.about, measure.id))
    return found[0] if found else None


def point_of(reading: Reading) -> Point:
    """Return a stored reading as a sentence sees it."""
    return Point(
        reading.period,
        reading.sort_date or reading.period,
        as_decimal(reading.value),
        reading.reason,
        as_decimal(reading.local),
        as_decimal(reading.national),
        reading.n,
        reading.out_of,
        reading.source,
    )


def _point_from(figure: Figure) -> Point:
    return Point(
        figure.year.label,
        figure.year.ends_on.isoformat(),
        figure.cell.value,
        figure.cell.reason,
        figure.local,
        figure.national,
        figure.n,
        figure.out_of,
        figure.source,
    )


def _planned(figure: Figure, reading: Reading | None, unit: str) -> PlannedReading:
    """Plan one reading: a nearer source replaces a farther one, never the other way round."""
    point, change, before = _point_from(figure), "new", ""
    if reading is not None:
        stored = point_of(reading)
        point, change = _settled(figure, point, stored)
        if change == "changed":
            before = value_words(stored.value, unit) or reason_words(stored.reason)
    return PlannedReading(
        point.period,
        value_words(point.value, unit),
        point.reason,
        value_words(point.local, unit),
        value_words(point.national, unit),
        change,
        before,
        point,
    )


def _settled(figure: Figure, point: Point, stored: Point) -> tuple[Point, str]:
    """Return what will stand, and whether that is a change.

    A comparator or group size that another table of the same rank gave stays as it is known.
    """
    rank = source_rank(stored.source, figure.year)
    if rank < figure.rank:
        return stored, "same"
    if rank > figure.rank:
        return point, "changed"
    same_value = (point.value, point.reason) == (stored.value, stored.reason)
    point = replace(
        point,
        local=point.local if point.local is not None else stored.local,
        national=point.national if point.national is not None else stored.national,
        n=stored.n if point.n is None and same_value else point.n,
        out_of=stored.out_of if point.out_of is None and same_value else point.out_of,
    )
    alike = replace(point, source=stored.source, on=stored.on) == stored
    return (stored, "same") if alike else (point, "changed")


def _after(stored: Sequence[Reading], readings: Sequence[PlannedReading]) -> list[Point]:
    points = {reading.period: point_of(reading) for reading in stored}
    points.update((planned.period, planned.point) for planned in readings)
    return list(points.values())


def _without_mixing(
    incoming: Incoming, measure: Measure | None, stored: Sequence[Reading]
) -> tuple[Incoming, tuple[str, ...]]:
    """Leave comparators out that would put two different ones into one series.

    They are taken all the same where the import brings every year of the series anew.
    """
    if measure is None:
        return incoming, ()
    generic = ("", _(GENERIC_AREA))
    if incoming.local_name in generic and measure.local_name not in generic:
        incoming = replace(incoming, local_name=measure.local_name)
    covered = {figure.year.label for figure in incoming.figures}
    if covered.issuperset(reading.period for reading in stored):
        return incoming, ()
    warnings: list[str] = []
    if incoming.local_name and measure.local_name not in (*generic, incoming.local_name):
        figures = tuple(replace(figure, local=None) for figure in incoming.figures)
        warnings.append(_mixing(incoming, incoming.local_name, measure.local_name))
        incoming = replace(incoming, figures=figures, local_name="")
    if incoming.national_name and measure.national_name not in ("", incoming.national_name):
        figures = tuple(replace(figure, national=None) for figure in incoming.figures)
        warnings.append(_mixing(incoming, incoming.national_name, measure.national_name))
        incoming = replace(incoming, figures=figures, national_name="")
    return incoming, tuple(warnings)


def _mixing(incoming: Incoming, new: str, old: str) -> str:
    return _(
        "“{measure}” is compared with {old}; figures for {new} are left out, so that its years"
        " stay comparable."
    ).format(measure=incoming.label, old=old, new=new)


def _series(incoming: Incoming, measure: Measure | None) -> Series:
    if measure is None:
        return Series(
            incoming.label,
            incoming.unit,
            incoming.dataset,
            incoming.column,
            incoming.local_name,
            incoming.national_name,
        )
    known = _series_of(measure)
    return replace(
        known,
        local_name=incoming.local_name or known.local_name,
        national_name=incoming.national_name or known.national_name,
    )


def _series_of(measure: Measure) -> Series:
    return Series(
        measure.name,
        measure.unit,
        measure.dataset,
        measure.source_column,
        measure.local_name,
        measure.national_name,
    )


def _fields(series: Series, points: Sequence[Point]) -> FactFields:
    """Work out a fact's fields from its series; the latest reading gives source and date."""
    last = max(points, key=lambda point: (point.on, point.period), default=None)
    if last is None:
        return FactFields(sentence(series, points), "", None, None, None)
    told = last.value is not None
    return FactFields(
        sentence(series, points),
        last.source,
        last.on if as_day(last.on) else None,
        last.n if told else None,
        last.out_of if told else None,
    )


def _fact(rows: Rows, measure: Measure, before: FactFields) -> Fact | None:
    """Find the measure's fact: the one we wrote, or else the first that shows it."""
    facts = list(rows.where(Fact, "measure_id", measure.id))
    facts.sort(key=lambda fact: (fact.statement != before.statement, fact.number or 0, fact.id))
    return facts[0] if facts else None


def _fact_change(
    fact: Fact | None, before: FactFields, after: FactFields, readings: Sequence[PlannedReading]
) -> str:
    if fact is None:
        return "new"
    if before == after and all(reading.change == "same" for reading in readings):
        return "same"
    return "extends" if fact.statement == before.statement else "kept"


def _statement(fact: Fact, before: FactFields, after: FactFields) -> str:
    return after.statement if fact.statement == before.statement else fact.statement
