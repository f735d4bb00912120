"""A form drawn from what a model declares: one labelled editor per field.

The form keeps an id and plain values, never a row. It hands over cleaned values by `edited`, one
settled field at a time; what the file cannot take stays in the field with the reason below it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import FieldError, FieldUI, clean
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.form.disclosure import Disclosure
from selfeval.ui.form.editor import Context
from selfeval.ui.form.field_cell import FieldCell
from selfeval.ui.form.lines import (
    in_order,
    meets_people,
    more_lines,
    own_lines,
    way,
    with_promoted,
)
from selfeval.ui.form.plans import Lines, Plan
from selfeval.ui.form.summary import filled_words

PAIRED_FROM = 560
"""Width in pixels (at 100 % text) from which two short fields share a line."""
STACKED_BELOW = 380
"""Width below which labels stand above their fields."""
PAUSE = 20_000
"""Milliseconds without a key, after which what is typed is handed over: long enough that a text
written in one go is one step of undo, short enough that little is lost where the power fails."""


class RecordForm(QWidget):
    """Every field of one record. `edited` carries a field's name and its cleaned value.

    `skip` leaves fields out; `instead` declares some of them otherwise, for this form alone;
    `frozen_too` shows what is set once, for a row that is being made. With a `plan` the lines of
    its tail stand in `tail` and the rest in `more`, which may be taken elsewhere.
    """

    edited = Signal(str, object)

    def __init__(
        self,
        model: type[Row],
        context: Context | None = None,
        *,
        skip: tuple[str, ...] = (),
        frozen_too: bool = False,
        instead: dict[str, FieldUI] | None = None,
        plan: Plan | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(f"form_{model.table_name()}")
        self.model = model
        self.row_id = ""
        self._plan, self._leaving = plan, False
        self._drafts: dict[tuple[str, str], tuple[Any, str]] = {}
        self._quiet = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle_in_pause)
        self._arranged: tuple[bool, bool, bool] | None = None
        self._promoted = False
        self._column = QVBoxLayout()
        self.tail = QWidget()
        self._tail_column = QVBoxLayout(self.tail)
        self._tail_column.setContentsMargins(0, 0, 0, 0)
        for column in (self._column, self._tail_column):
            column.setSpacing(2 if plan else 5)
        self.more = Disclosure(_(plan.more_title) if plan else "", "more")
        self.cells: dict[str, FieldCell] = {}
        for declared in in_order(model, plan):
            field = (instead or {}).get(declared.name, declared)
            if field.name in skip or not meets_people(field, frozen_too):
                continue
            self.cells[field.name] = self._add_cell(field, context or Context())
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(5)
        self._whole.addLayout(self._column)
        for part in (self.tail, self.more):
            self._whole.addWidget(part)
        self.tail.setVisible(bool(plan and plan.tail))
        self.more.setVisible(plan is not None)
        self._arrange()
        self._chain_tabs()

    def _add_cell(self, field: FieldUI, context: Context) -> FieldCell:
        plan = self._plan
        make = plan.editors.get(field.name) if plan else None
        cell = FieldCell(field, context, way(field.name, plan), make, self)
        cell.editor.settled.connect(lambda value, at=field.name: self._on_settled(at, value))
        cell.editor.typing.connect(self._pause.start)
        cell.editor.reverted.connect(lambda at=field.name: self._on_reverted(at))
        return cell

    # Showing ------------------------------------------------------------------------------

    def show_record(self, row_id: str, values: dict[str, Any]) -> None:
        """Show a record; a field that the user is still changing is left alone."""
        if self._leaving:
            return  # the record that is left has just been written; ours is about to be shown
        same = row_id == self.row_id
        if not same:
            self._leave()
        self._keep_what_is_wrong()
        self.row_id = row_id
        for name, cell in self.cells.items():
            if same and cell.editor.changed():
                continue
            cell.editor.put(values.get(name, cell.field.empty))
            typed, problem = self._drafts.get((row_id, name), (None, ""))
            if problem:
                cell.editor.keep_typed(typed)
            cell.say(problem)
        if self._plan is not None:
            self._show_more(values, same)

    def _leave(self) -> None:
        """Hand over what was typed into the record shown so far, before another takes its place."""
        self._pause.stop()
        self._leaving = True
        try:
            self.settle()
        finally:
            self._leaving = False

    def _show_more(self, values: dict[str, Any], same: bool) -> None:
        """Say what is under “More”, and open it where something there is wrong."""
        assert self._plan is not None
        self._promoted = bool(str(values.get(self._plan.promoted) or "").strip())
        self._arrange()
        fields = [cell.field for cell in self.cells.values() if self.more.isAncestorOf(cell)]
        self.more.button.say(filled_words(fields, values))
        wrong = any(not self.cells[field.name].error.isHidden() for field in fields)
        if not same:
            self.more.set_open(wrong)

    def reveal(self, name: str) -> None:
        """Open what hides a field."""
        if self.more.isAncestorOf(self.cells[name]):
            self.more.set_open(True)

    def _keep_what_is_wrong(self) -> None:
        """Remember what could not be taken, so that coming back to the record finds it again."""
        for name, cell in self.cells.items():
            if not cell.error.isHidden():
                self._drafts[self.row_id, name] = (cell.editor.typed(), cell.error.text())

    def show_problem(self, name: str, problem: str) -> None:
        """Say below a field why the file could not take it; what is stored is as it was."""
        self.cells[name].editor.take_back()
        self.cells[name].say("" if self._quiet else problem)

    def focus_first(self) -> None:
        """Put the cursor into the field by which people know the record."""
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget | None:
        """Return the widget of the field by which people know the record."""
        first = next(iter(self.cells.values()), None)
        return first.editor.focus_widget() if first is not None else None

    # Settling -----------------------------------------------------------------------------

    def settle(self) -> None:
        """Hand over whatever the user is still changing: before undo, export or close."""
        if self.row_id:
            for cell in self.cells.values():
                cell.editor.settle()

    def settle_in_pause(self) -> None:
        """Hand over what has been typed so far, where nobody would see that happen.

        What the file cannot take, or would write otherwise, waits until the user leaves the field.
        """
        self._quiet = True
        try:
            for cell in self.cells.values():
                if self.row_id and cell.editor.changed() and _is_acceptable(cell):
                    cell.editor.settle()
        finally:
            self._quiet = False

    @property
    def has_problem(self) -> bool:
        """Whether a field holds something that the file cannot take."""
        return any(not cell.error.isHidden() for cell in self.cells.values())

    def wrong_fields(self) -> list[tuple[str, str, str]]:
        """Return (row id, field, what is wrong) of what could not be taken, on any record."""
        self._keep_what_is_wrong()
        return [(row_id, name, why) for (row_id, name), (_typed, why) in self._drafts.items()]

    def _on_settled(self, name: str, typed: Any) -> None:
        cell = self.cells[name]
        try:
            value = clean(cell.field, typed)
        except FieldError as problem:
            cell.say(str(problem))
            return
        row_id = self.row_id
        self._drafts.pop((row_id, name), None)
        cell.say("")
        cell.editor.put(value)
        self.edited.emit(name, value)
        if row_id == self.row_id and cell.error.isHidden() and not self._quiet:
            self._try_again()

    def _try_again(self) -> None:
        """What was wrong beside another field's old value may be right beside its new one."""
        for cell in self.cells.values():
            if not cell.error.isHidden():
                cell.editor.settle()

    def _on_reverted(self, name: str) -> None:
        self._drafts.pop((self.row_id, name), None)
        self.cells[name].say("")

    # Layout -------------------------------------------------------------------------------

    def show_edges(self) -> None:
        """Line the fields up by their edges, which are always seen in a dialog."""
        for cell in self.cells.values():
            cell.boxed = True
        self._arranged = None
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Be ready to be narrower than the arrangement of the moment: it then changes."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        paired = self.width() >= theme.px(PAIRED_FROM)
        stacked = self.width() < theme.px(STACKED_BELOW)
        if (paired, stacked, self._promoted) == self._arranged:
            return
        self._arranged = (paired, stacked, self._promoted)
        if self._plan is None:
            self._fill(self._column, own_lines(list(self.cells.values()), paired), stacked)
            return
        plan = with_promoted(self._plan) if self._promoted else self._plan
        for column, planned in (
            (self._column, plan.lines),
            (self._tail_column, plan.tail),
            (self.more.column, more_lines(plan, self.cells)),
        ):
            self._fill(column, self._planned(planned, paired), stacked)

    def _fill(self, column: QVBoxLayout, lines: list[list[FieldCell]], stacked: bool) -> None:
        empty_layout_keeping(column)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(20)
            for at, cell in enumerate(line):
                cell.arrange(stacked=stacked, follows=bool(at))
                row.addWidget(cell, 7 if at else 8)
            column.addLayout(row)

    def _planned(self, lines: Lines, paired: bool) -> list[list[FieldCell]]:
        found = [[self.cells[name] for name in line if name in self.cells] for line in lines]
        if not paired:
            found = [[cell] for line in found for cell in line]
        return [line for line in found if line]

    def _chain_tabs(self) -> None:
        widgets = [cell.editor.focus_widget() for cell in self.cells.values()]
        for one, other in pairwise(widgets):
            QWidget.setTabOrder(one, other)


def empty_layout_keeping(layout: QVBoxLayout) -> None:
    """Take the rows out of a layout; their widgets stay for the next arrangement."""
    while layout.count():
        row = layout.takeAt(0).layout()
        while row is not None and row.count():
            row.takeAt(0)


def _is_acceptable(cell: FieldCell) -> bool:
    try:
        return cell.editor.shows(clean(cell.field, cell.editor.get()))
    except FieldError:
        return False
