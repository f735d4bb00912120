"""What recording writes: a reading with all that goes with it, and a fact made of one."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from selfeval.core.models import Assumption, Indicator, Measure, Reading, Row
from selfeval.core.reading_fact import fact_of
from selfeval.core.recording import Draft, measure_values, values_of
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.workspace import Workspace


def save_reading(
    workspace: Workspace, indicator_id: str, draft: Draft, beside: dict[str, Any] | None = None
) -> str:
    """Record a reading in one gesture and return its id.

    `beside` gives fields of the indicator itself that change with it. The measure comes about
    with the first reading. A reading that stands for the same day gives way to this one.
    UserError where the indicator is no longer there.
    """
    values = values_of(draft)
    with workspace.edit(_("Record a reading")) as session:
        indicator = session.get(Indicator, indicator_id)
        if indicator is None:
            raise UserError(
                _("This early indicator is no longer here."), _("Undo may bring it back.")
            )
        measure_id = indicator.measure_id or _add_measure(session, indicator, draft.unit)
        reading = _put_reading(session, measure_id, values)
        for name, value in (beside or {}).items():
            setattr(indicator, name, value)
        return reading.id


def _add_measure(session: Session, indicator: Indicator, unit: str) -> str:
    measure = Measure(**(measure_values(indicator) | {"unit": unit}))
    session.add(measure)
    session.flush()
    indicator.measure_id = measure.id
    return measure.id


def _put_reading(session: Session, measure_id: str, values: dict[str, Any]) -> Reading:
    made = Reading(measure_id=measure_id, **values)
    there = session.get(Reading, made.id)
    if there is None:
        session.add(made)
        return made
    for name, value in values.items():
        if name != "period":
            setattr(there, name, value)
    return there


def make_fact(workspace: Workspace, indicator_id: str, reading_id: str, statement: str) -> str:
    """Make a reading a fact in one gesture, linked as the reading speaks; return the fact's id."""
    rows = workspace.rows
    indicator, reading = rows.get(Indicator, indicator_id), rows.get(Reading, reading_id)
    if indicator is None or reading is None:
        raise UserError(_("This reading is no longer here."), _("Undo may bring it back."))
    made: list[Row] = fact_of(rows, indicator, reading, statement)
    fact_id = made[0].id
    with workspace.edit(_("Make a reading a fact")) as session:
        for row in made:
            session.add(row)
            session.flush()
    return fact_id


def thought_through(workspace: Workspace, assumption_id: str, today: str) -> None:
    """Keep that an assumption was thought through today, an ISO day."""
    with workspace.edit(_("Think an assumption through")) as session:
        row = session.get(Assumption, assumption_id)
        if row is not None:
            row.reviewed_on = today
