"""The readings of an item's measure; the measure comes about with its first reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from selfeval.core.fields import field_of
from selfeval.core.figures import reading_words, trend_words
from selfeval.core.models import Indicator, Measure, Reading, Row
from selfeval.core.series import gap_words, series_of
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.item.owned import TableSection
from selfeval.ui.item.relations import Series
from selfeval.ui.item.series_chart import SeriesChart
from selfeval.ui.recording.dialog import RecordDialog
from selfeval.ui.recording.whole import left_out, open_whole
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
        self.trend = label("", "caption", "text3", wrap=True)
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
        if not self.is_news((self._measure_id, self.workspace.gestures)):
            return
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
        return left_out(self.workspace, self._measure_id)

    def on_add(self) -> None:
        """Ask for a reading: of an early indicator as from any other page."""
        if self.model is Indicator:
            RecordDialog(self.workspace, self.row_id, self.window(), self.go_to.emit).open()
        else:
            open_whole(self.workspace, self.model, self.row_id, self.window())

    def _on_measure(self) -> None:
        self.edit_wanted.emit(Measure, self._measure_id, ())
