"""Apply a plan: one gesture for all its measures, readings and facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from selfeval.core.fields import decimal_text
from selfeval.core.models import Fact, Measure, Reading
from selfeval.exchange.tables.merge import plan_measure
from selfeval.exchange.tables.plan import ImportPlan
from selfeval.exchange.tables.planned import (
    FactFields,
    Incoming,
    PlannedMeasure,
    PlannedReading,
)
from selfeval.i18n import _
from selfeval.store import Document, load_rows
from selfeval.store.backup import keep_open
from selfeval.store.backup_list import IMPORTING
from selfeval.store.errors import UserError


@dataclass(frozen=True)
class ImportResult:
    """What an import did: new facts, new readings, and readings that were corrected."""

    facts: int
    readings: int
    corrected: int
    changed: bool


def apply_plan(document: Document, plan: ImportPlan) -> ImportResult:
    """Bring the plan's figures into the document as one gesture, "Import figures".

    It is worked out anew against the document as it is now, so that nothing is overwritten that
    was done since the preview. A backup is kept before. Where nothing changes there is no gesture.
    Raises UserError while a question is open, or where no backup can be kept.
    """
    if plan.questions:
        raise UserError(plan.questions[0].text, _("Choose one before you import."))
    rows = load_rows(document.session)
    pairs = [(each, plan_measure(rows, each)) for each in plan.incoming]
    result = _result([measure for _incoming, measure in pairs])
    if result.changed:
        keep_open(document, IMPORTING)
        with document.edit(_("Import figures")) as session:
            for incoming, measure in pairs:
                _write(session, incoming, measure)
    return result


def _result(measures: list[PlannedMeasure]) -> ImportResult:
    changes = [reading.change for measure in measures for reading in measure.readings]
    return ImportResult(
        facts=sum(measure.fact_change == "new" for measure in measures),
        readings=changes.count("new"),
        corrected=changes.count("changed"),
        changed=any(measure.changes for measure in measures),
    )


def _write(session: Session, incoming: Incoming, planned: PlannedMeasure) -> None:
    if not planned.changes:
        return
    measure = session.get(Measure, planned.measure_id) if planned.measure_id else None
    if measure is None:
        measure = Measure(
            name=planned.label,
            unit=planned.unit,
            dataset=planned.dataset,
            source_column=planned.column,
            about=planned.about,
        )
        session.add(measure)
    _set(measure, local_name=planned.local_name, national_name=planned.national_name)
    session.flush()
    for reading in planned.readings:
        _write_reading(session, measure.id, reading)
    _write_fact(session, measure.id, incoming, planned)


def _write_reading(session: Session, measure_id: str, planned: PlannedReading) -> None:
    if planned.change == "same":
        return
    point = planned.point
    row = session.get(Reading, Reading.id_for(measure_id, point.period))
    if row is None:
        row = Reading(measure_id=measure_id, period=point.period, sort_date=point.on)
        session.add(row)
    _set(
        row,
        value=_text(point.value),
        local=_text(point.local),
        national=_text(point.national),
        reason=point.reason,
        n=point.n,
        out_of=point.out_of,
        source=point.source,
    )


def _write_fact(
    session: Session, measure_id: str, incoming: Incoming, planned: PlannedMeasure
) -> None:
    """Write the fact, or keep it up with its readings where nobody has changed it by hand."""
    fact = session.get(Fact, planned.fact_id) if planned.fact_id else None
    if fact is None:
        fact = Fact(
            kind="number",
            detail=incoming.described,
            realm=incoming.realm,
            about=incoming.about,
            people=incoming.people,
            measure_id=measure_id,
            **planned.after.__dict__,
        )
        session.add(fact)
    elif planned.fact_change == "extends":
        _keep_up(fact, planned.before, planned.after)


def _keep_up(fact: Fact, before: FactFields, after: FactFields) -> None:
    """Bring those fields up to date that still hold what an import wrote."""
    for name, old in before.__dict__.items():
        if getattr(fact, name) == old:
            _set(fact, **{name: getattr(after, name)})


def _set(row: Measure | Reading | Fact, **values: object) -> None:
    """Set the fields that differ, so that the log holds only what changed."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _text(number: Decimal | None) -> str | None:
    return decimal_text(number) if number is not None else None
