"""Remove a row with what belongs to it, in the same gesture: there are no database cascades."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from selfeval.core.fields import fields_of
from selfeval.core.models import (
    MODELS,
    Fact,
    Indicator,
    LoopName,
    Measure,
    Note,
    Row,
)


def remove(session: Session, row: Row) -> None:
    """Remove `row`, its links, children and attachments; clear optional links to it.

    A measure goes with the last fact or indicator that shows it. Undo brings everything back.
    """
    if row in session.deleted:
        return
    session.delete(row)
    _remove_children(session, row)
    _remove_attached(session, row)
    for loop in session.exec(select(LoopName).where(col(LoopName.factors).contains(row.id))).all():
        remove(session, loop)
    _remove_measure_if_last(session, row)


@cache
def _referrers(table: str) -> tuple[tuple[type[Row], str, str], ...]:
    """Return (model, field, on_remove) of every link to `table`."""
    return tuple(
        (model, field.name, field.on_remove)
        for model in MODELS
        for field in fields_of(model)
        if field.references == f"{table}.id"
    )


def _matching(session: Session, model: type[Row], **values: str) -> list[Any]:
    conditions = [getattr(model, name) == value for name, value in values.items()]
    return list(session.exec(select(model).where(*conditions)).all())


def _remove_children(session: Session, row: Row) -> None:
    for model, name, on_remove in _referrers(row.table_name()):
        for child in _matching(session, model, **{name: row.id}):
            if on_remove == "delete":
                remove(session, child)
            else:
                setattr(child, name, None)
                session.add(child)


def _remove_attached(session: Session, row: Row) -> None:
    for model in MODELS:
        if "item_id" in model.model_fields:
            for found in _matching(session, model, item_table=row.table_name(), item_id=row.id):
                remove(session, found)
    for note in _matching(session, Note, sorted_table=row.table_name(), sorted_id=row.id):
        note.sorted_table = note.sorted_id = ""
        session.add(note)


def _remove_measure_if_last(session: Session, row: Row) -> None:
    measure_id = getattr(row, "measure_id", None)
    if not isinstance(row, (Fact, Indicator)) or not measure_id:
        return
    shown = _matching(session, Fact, measure_id=measure_id)
    shown += _matching(session, Indicator, measure_id=measure_id)
    measure = session.get(Measure, measure_id)
    if measure is not None and all(other in session.deleted or other is row for other in shown):
        remove(session, measure)
