"""What else might happen where a box of the map is pushed: wanted or not, foreseen or not."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.consequences import TERM_ORDER, needs_watching, what_is_wrong
from selfeval.core.fields import field_of
from selfeval.core.models import Consequence, Indicator
from selfeval.core.wording import called, small_first
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.pages.maps.inspector.lines import Line, LinesSection
from selfeval.ui.workspace import Workspace

WARNS = "alert-triangle"


class ElseHappens(QWidget):
    """The consequences of one box. `go_to` carries the table and id of an item to open."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._space = workspace
        self._factor_id = ""
        self.lines = LinesSection(
            _("What else might happen?"), "else_happens", _("Add a consequence")
        )
        self.lines.pressed.connect(self._on_pressed)
        self.lines.add_wanted.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)

    def show_box(self, factor_id: str) -> None:
        """Show what else may follow from a box."""
        self._factor_id = factor_id
        found = self._space.rows.where(Consequence, "factor_id", factor_id)
        ordered = sorted(found, key=lambda row: (TERM_ORDER.index(row.term), row.position, row.id))
        may_write = not self._space.document.read_only
        self.lines.show_lines([self._line(row) for row in ordered], may_write=may_write)

    def _line(self, row: Consequence) -> Line:
        watch = self._space.rows.get(Indicator, row.indicator_id)
        said = [
            small_first(field_of(Consequence, name).label_of(getattr(row, name)))
            for name in ("desired", "predicted", "term")
            if getattr(row, name)
        ]
        if watch is not None:
            said.append(_("watched by “{sign}”").format(sign=called(watch.sign, 60)))
        elif needs_watching(row):
            said.append(_("nothing watches for it yet"))
        icon = {"undesired": WARNS, "desired": "circle-check"}.get(row.desired, "point")
        return Line(row.table_name(), row.id, row.what, " · ".join(said), icon=icon)

    def ask(self) -> None:
        """Ask for a new consequence of the box that is shown."""
        AddDialog(
            self._space,
            Consequence,
            _("Add a consequence"),
            self.window(),
            self._save,
            preset={"factor_id": self._factor_id},
            skip=("factor_id",),
        ).open()

    def _save(self, values: dict[str, Any]) -> None:
        row = Consequence(**values)
        problem = what_is_wrong(row, date.today())
        if problem:
            raise UserError(problem)
        self._space.add(row)

    def _on_pressed(self, _table: str, row_id: str) -> None:
        EditDialog(self._space, Consequence, row_id, self.window(), skip=("factor_id",)).open()
