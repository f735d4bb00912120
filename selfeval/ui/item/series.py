"""The readings of an item's measure; the measure comes about with its first reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from selfeval.core.fields import field_of
from selfeval.core.figures import reading_words, trend_words
from selfeval.core.models import Fact, Indicator, Measure, Reading, Row
from selfeval.core.recording import FOUND, day_of_period, fields_shown
from selfeval.core.series import gap_words, series_of
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import wording
from selfeval.ui.form.context import context_of
from selfeval.ui.form.dates import read_day
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item.owned import TableSection
from selfeval.ui.item.relations import Series
from selfeval.ui.item.series_chart import SeriesChart
from selfeval.ui.rows.table import RowsModel
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace


class SeriesSection(TableSection):
    """The readings of this item's measure; the measure comes about with its first reading."""

    def __init__(self, relation: Series, workspace: Workspace, model: type[Row]) -> None:
        self._measure_id = ""
        rows = RowsModel(
            Reading,
            workspace,
            chosen=lambda row: row["measure_id"] == self._measure_id,
            columns=("period", "value", "local", "national", "source"),
            cells={"value": self._value_words, "period": lambda row: wording.period(row["period"])},
        )
        super().__init__(
            relation,
            workspace,
            model,
            rows,
            _("Add a reading"),
            relation.empty,  # type: ignore[union-attr]
        )
        rows.setParent(self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head.setStretch(1, 1)
        self.chart = SeriesChart()
        self.said = label("", "caption", "text2", wrap=True)
        self.said.setObjectName("series_said")
        self.trend = label("", "caption", "text3")
        self.trend.setObjectName("series_trend")
        for part in (self.said, self.trend):
            part.setContentsMargins(12, 2, 12, 2)
        for at, part in enumerate((self.chart, self.said, self.trend), start=2):
            self.body.insertWidget(at, part)
        self.figures = button(_("Show the figures"), "link", "table", "show_figures")
        self.figures.setCheckable(True)
        self.figures.toggled.connect(self._on_figures)
        self.measure = button(_("About this measure"), "link", "pencil", "edit_measure")
        self.measure.clicked.connect(self._on_measure)
        self.foot.addWidget(self.figures)
        self.foot.addWidget(self.measure)

    @property
    def _unit(self) -> str:
        found = self.workspace.values(Measure, self._measure_id) if self._measure_id else None
        return str(found["unit"]) if found else ""

    def draw(self) -> None:
        """Show the readings as they are now, oldest first."""
        values = self.workspace.values(self.model, self.row_id) or {}
        self._measure_id = str(values.get("measure_id") or "")
        super().draw()
        rows = self.workspace.rows
        readings = rows.where(Reading, "measure_id", self._measure_id) if self._measure_id else ()
        self._draw_series(readings)
        self.trend.setText(trend_words([one for one in readings if not one.reason]))
        self.trend.setVisible(bool(self.trend.text()))
        self.measure.setVisible(bool(self._measure_id))
        self.figures.setVisible(bool(readings))
        self.note.setText(shorten(self.workspace.name_of("measure", self._measure_id), 48))
        self._on_figures(self.figures.isChecked())

    def _draw_series(self, readings: Sequence[Reading]) -> None:
        """Draw the line; say below it what it cannot show: a single figure, and why some lack."""
        measure = self.workspace.values(Measure, self._measure_id) if self._measure_id else None
        names = measure or {"local_name": "", "national_name": ""}
        series = series_of(readings, self._unit, wording.period)
        self.chart.show_series(series, names["local_name"], names["national_name"])
        lines = [gap_words(gap) for gap in series.gaps]
        if len(series.points) < 2:
            lines += [
                f"{wording.period(one.period)}: {words}"
                for one in readings
                if (words := reading_words(one, self._unit))
            ]
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))

    def _on_figures(self, shown: bool) -> None:
        """Show or hide the table of figures, and what can be done with one of them."""
        self.figures.setText(_("Hide the figures") if shown else _("Show the figures"))
        self.view.setVisible(shown and bool(self.rows.rowCount()))
        self._allow()

    def _allow(self) -> None:
        super()._allow()
        if not self.figures.isChecked():
            self.change.hide()
            self.take.hide()

    def _value_words(self, row: dict[str, Any]) -> str:
        reading = Reading(**row)
        words = reading_words(reading, self._unit)
        if words or not row["reason"]:
            return words
        return field_of(Reading, "reason").label_of(row["reason"])

    def skipped(self) -> tuple[str, ...]:
        """Leave out what a measure of this unit has no use for."""
        used = fields_shown(self._unit) if self._unit else FOUND
        return ("measure_id", *(name for name in FOUND if name not in used))

    def on_add(self) -> None:
        """Ask for a reading, and for the measure too where there is none yet."""
        if self._measure_id:
            AddDialog(
                self.workspace,
                Reading,
                _("Add a reading"),
                self.window(),
                self._save,
                preset={"measure_id": self._measure_id},
                skip=self.skipped(),
            ).open()
        else:
            FirstReading(self).open()

    def _save(self, values: dict[str, Any]) -> None:
        self.workspace.add(self.reading(values, self._measure_id))

    def reading(self, values: dict[str, Any], measure_id: str) -> Reading:
        """Make a reading of what was filled in; UserError where it cannot stand."""
        values = values | {"measure_id": measure_id}
        if not str(values.get("period") or "").strip():
            raise UserError(_("Say when this was: a date, or a year such as 2025/26."))
        if not any(values.get(name) not in (None, "") for name in (*FOUND, "reason")):
            raise UserError(_("Give what was found, or the reason why there is no figure."))
        if not values.get("sort_date"):
            values["sort_date"] = day_of_period(read_day(str(values["period"])))
        found = Reading(**values)
        if self.workspace.values(Reading, found.id) is not None:
            raise UserError(
                _("There is already a reading for {period}.").format(period=values["period"]),
                _("Change that one instead."),
            )
        return found

    def _on_measure(self) -> None:
        self.edit_wanted.emit(Measure, self._measure_id, ())


class FirstReading(AddDialog):
    """Asks for a first reading together with what is measured, and adds both in one gesture."""

    def __init__(self, section: SeriesSection) -> None:
        self._section = section
        workspace = section.workspace
        self._item = workspace.values(section.model, section.row_id) or {}
        self.measure_form = RecordForm(
            Measure, context_of(workspace), skip=("dataset", "source_column")
        )
        self._measure_values: dict[str, Any] = self._measure_preset(section.model)
        self.measure_form.show_record("new", self._measure_values)
        self.measure_form.edited.connect(self._on_measure_edited)
        super().__init__(
            workspace,
            Reading,
            _("Add a reading"),
            section.window(),
            self._save_both,
            skip=("measure_id",),
            above=self.measure_form,
        )
        self._show_fields_of_unit()

    def _measure_preset(self, model: type[Row]) -> dict[str, Any]:
        lead = {Fact: "statement", Indicator: "sign"}.get(model, "")
        counted = self._item.get("out_of") or self._item.get("baseline_out_of")
        name = " ".join(str(self._item.get(lead) or "").split())
        unit = "count_of" if counted else "percentage"
        return {"name": name[:200], "unit": unit, "about": self._item.get("about") or ""}

    def _on_measure_edited(self, name: str, value: object) -> None:
        self._measure_values[name] = value
        self._show_fields_of_unit()

    def _show_fields_of_unit(self) -> None:
        used = fields_shown(str(self._measure_values["unit"]))
        for name in FOUND:
            self.form.cells[name].setVisible(name in used)

    def _save_both(self, values: dict[str, Any]) -> None:
        self.measure_form.settle()
        workspace = self._section.workspace
        measure = Measure(**self._measure_values)
        reading = self._section.reading(values, measure.id)
        with workspace.edit(_("Add reading")) as session:
            session.add(measure)
            session.flush()
            session.add(reading)
            item = session.get(self._section.model, self._section.row_id)
            if item is not None:
                item.measure_id = measure.id
