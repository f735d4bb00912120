"""Each early indicator in detail: a step's list, form and thread, with fields that fit the unit."""

from __future__ import annotations

from selfeval.core.figures import WORD_UNITS
from selfeval.core.models import Indicator
from selfeval.core.signs import unit_of
from selfeval.i18n import N_, _
from selfeval.ui.room_page import RoomPage

FIGURES = ("baseline", "baseline_out_of", "expected", "expected_out_of")
OUT_OF = ("baseline_out_of", "expected_out_of")
ONLY_SCALE = "one_step_up"
IN_UNIT = {
    "percentage": N_("{field}, %"),
    "scale": N_("{field}, 0 to 10"),
    "money": N_("{field}, £"),
    "yes_no": N_("{field}: 1 yes, 0 no"),
}


class IndicatorRoom(RoomPage):
    """The step of early indicators as a list and a form."""

    def _show_row(self) -> None:
        super()._show_row()
        self._fit_unit()

    def _fit_unit(self) -> None:
        """Show the figures as the unit has them; a field that holds something is never hidden."""
        rows = self.workspace.rows
        indicator = rows.get(Indicator, self.row_id)
        if indicator is None:
            return
        unit = unit_of(rows, indicator) if indicator.measure_id else ""
        for name in FIGURES:
            cell = self.detail.form.cells[name]
            cell.title.setText(_(IN_UNIT.get(unit, "{field}")).format(field=_(cell.field.title)))
            unfit = unit in WORD_UNITS[1:] or (bool(unit) and name in OUT_OF and unit != "count_of")
            cell.setVisible(not unfit or getattr(indicator, name) is not None)
        step = self.detail.form.cells[ONLY_SCALE]
        step.setVisible(unit in ("", "scale") or bool(indicator.one_step_up))
