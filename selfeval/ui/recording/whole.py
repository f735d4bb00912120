"""Every field of a reading: what its measure is called, comparators, a period in any words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from selfeval.core.models import Fact, Indicator, Measure, Reading, Row
from selfeval.core.recording import FOUND, day_of_period, fields_shown
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.form.context import context_of
from selfeval.ui.form.dates import read_day
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.workspace import Workspace


def open_whole(
    workspace: Workspace,
    model: type[Row],
    row_id: str,
    parent: QWidget,
    typed: dict[str, Any] | None = None,
) -> None:
    """Ask for a reading of a fact or an early indicator, and for its measure if it has none.

    `typed` is what stands in fields of the reading already, cleaned.
    """
    item = workspace.values(model, row_id) or {}
    measure_id = str(item.get("measure_id") or "")
    if not measure_id:
        FirstReading(workspace, model, row_id, parent, typed or {}).open()
        return
    AddDialog(
        workspace,
        Reading,
        _("Add a reading"),
        parent,
        lambda values: _save(workspace, values, measure_id),
        preset=(typed or {}) | {"measure_id": measure_id},
        skip=left_out(workspace, measure_id),
    ).open()


def left_out(workspace: Workspace, measure_id: str) -> tuple[str, ...]:
    """Return the fields of a reading that a measure of this unit has no use for."""
    found = workspace.values(Measure, measure_id) if measure_id else None
    used = fields_shown(str(found["unit"])) if found else FOUND
    return ("measure_id", *(name for name in FOUND if name not in used))


def reading_of(workspace: Workspace, values: dict[str, Any], measure_id: str) -> Reading:
    """Make a reading of what was filled in; UserError where it cannot stand."""
    values = values | {"measure_id": measure_id}
    if not str(values.get("period") or "").strip():
        raise UserError(_("Say when this was: a date, or a year such as 2025/26."))
    if not any(values.get(name) not in (None, "") for name in (*FOUND, "reason")):
        raise UserError(_("Give what was found, or the reason why there is no figure."))
    if not values.get("sort_date"):
        values["sort_date"] = day_of_period(read_day(str(values["period"])))
    found = Reading(**values)
    if workspace.values(Reading, found.id) is not None:
        raise UserError(
            _("There is already a reading for {period}.").format(period=values["period"]),
            _("Change that one instead."),
        )
    return found


def _save(workspace: Workspace, values: dict[str, Any], measure_id: str) -> None:
    workspace.add(reading_of(workspace, values, measure_id))


class FirstReading(AddDialog):
    """Asks for a first reading together with what is measured, and adds both in one gesture."""

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        row_id: str,
        parent: QWidget,
        typed: dict[str, Any],
    ) -> None:
        self._workspace, self._of, self._row_id = workspace, model, row_id
        self.measure_form = RecordForm(
            Measure, context_of(workspace), skip=("dataset", "source_column")
        )
        self._measure_values = _likely_measure(model, workspace.values(model, row_id) or {})
        self.measure_form.show_record("new", self._measure_values)
        self._measure_started = dict(self._measure_values)
        self.measure_form.edited.connect(self._on_measure_edited)
        super().__init__(
            workspace,
            Reading,
            _("Add a reading"),
            parent,
            self._save_both,
            preset=typed,
            skip=("measure_id",),
            above=self.measure_form,
        )
        self._show_fields_of_unit()

    def forms(self) -> list[RecordForm]:
        return [self.measure_form, self.form]

    def has_writing(self) -> bool:
        return super().has_writing() or self._measure_values != self._measure_started

    def _on_measure_edited(self, name: str, value: object) -> None:
        self._measure_values[name] = value
        self._show_fields_of_unit()

    def _show_fields_of_unit(self) -> None:
        used = fields_shown(str(self._measure_values["unit"]))
        for name in FOUND:
            self.form.cells[name].setVisible(name in used)

    def _save_both(self, values: dict[str, Any]) -> None:
        self.measure_form.settle()
        measure = Measure(**self._measure_values)
        reading = reading_of(self._workspace, values, measure.id)
        with self._workspace.edit(_("Add reading")) as session:
            session.add(measure)
            session.flush()
            session.add(reading)
            item = session.get(self._of, self._row_id)
            if item is not None:
                item.measure_id = measure.id


def _likely_measure(model: type[Row], item: dict[str, Any]) -> dict[str, Any]:
    lead = {Fact: "statement", Indicator: "sign"}.get(model, "")
    counted = item.get("out_of") or item.get("baseline_out_of")
    name = " ".join(str(item.get(lead) or "").split())
    unit = "count_of" if counted else "percentage"
    return {"name": name[:200], "unit": unit, "about": item.get("about") or ""}
