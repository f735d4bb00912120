"""A form drawn from what a model declares: one labelled editor per field.

The form keeps an id and plain values, never a row. It hands over cleaned values by `edited`, one
settled field at a time; what the file cannot take stays in the field with the reason below it.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import FieldError, FieldUI, clean, fields_of, name_field
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.editor import Context, Editor
from selfeval.ui.editors import EDITORS
from selfeval.ui.editors_chosen import SegmentEditor
from selfeval.ui.widgets import label

FAMILIES = {
    "date": "date",
    "count": "figure",
    "decimal": "figure",
    "choice": "word",
    "realm": "word",
}
"""Editors short enough to share a line, and with what: dates with dates, figures with figures."""
NO_HINT = ("choice", "check", "link", "realm")
"""Editors that cannot show the help inside while they are empty."""
PAIRED_FROM = 560
"""Width in pixels (at 100 % text) from which two short fields share a line."""
LONGEST_BESIDE = 22
"""Characters of a choice from which it needs the whole line."""
STACKED_BELOW = 380
"""Width below which labels stand above their fields."""
LABEL_WIDTH = 142
PAUSE = 5_000  # milliseconds without a key, after which what is typed is handed over


class FieldCell(QWidget):
    """A label, its editor, and the place for what is wrong with it."""

    def __init__(self, field: FieldUI, context: Context) -> None:
        super().__init__()
        self.field = field
        self.editor: Editor = EDITORS[field.editor](field, context)
        self.lead = field.name_of_row and field.editor == "text"
        self.title = label(_(field.title), "caption", "text2", wrap=True)
        self.title.setBuddy(self.editor.focus_widget())
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.help = label(_(field.help), "caption", "text3", wrap=True)
        self.help.setVisible(bool(field.help) and field.editor in NO_HINT)
        self.error = label("", "caption", "bad", wrap=True)
        self.error.setObjectName(f"{field.name}_error")
        self.error.hide()
        self._side = self._column()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.arrange(stacked=False)

    def _column(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.editor.widget, self.help, self.error):
            column.addWidget(part)
        column.addStretch(1)
        return side

    def arrange(self, *, stacked: bool) -> None:
        """Put the label beside the editor, or above it where there is little room."""
        above = stacked or self.lead
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if above else QHBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(1 if above else 8)
        self.title.setContentsMargins(9, 0 if above else 8, 0, 0)
        self.title.setFixedWidth(theme.px(320 if above else LABEL_WIDTH))
        if self._row.indexOf(self.title) < 0:
            self._row.addWidget(self.title, 0)
            self._row.addWidget(self._side, 1)

    def say(self, problem: str) -> None:
        """Show what is wrong with the field, or that nothing is."""
        self.error.setText(problem)
        self.error.setVisible(bool(problem))
        self.editor.set_wrong(bool(problem))
        self.editor.focus_widget().setAccessibleDescription(problem or _(self.field.help))


class RecordForm(QWidget):
    """Every field of one record. `edited` carries a field's name and its cleaned value.

    `skip` leaves fields out; `instead` declares some of them otherwise, for this form alone;
    `frozen_too` shows what is set once, for a row that is being made.
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
    ) -> None:
        super().__init__()
        self.setObjectName(f"form_{model.table_name()}")
        self.model = model
        self.row_id = ""
        self._drafts: dict[tuple[str, str], tuple[Any, str]] = {}
        self._quiet = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle_in_pause)
        self._arranged: tuple[bool, bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.cells: dict[str, FieldCell] = {}
        for declared in _in_order(model):
            field = (instead or {}).get(declared.name, declared)
            if field.name in skip or not _meets_people(field, frozen_too):
                continue
            self.cells[field.name] = self._add_cell(field, context or Context())
        self._arrange()
        self._chain_tabs()

    def _add_cell(self, field: FieldUI, context: Context) -> FieldCell:
        cell = FieldCell(field, context)
        cell.setParent(self)
        cell.editor.settled.connect(lambda value, at=field.name: self._on_settled(at, value))
        cell.editor.typing.connect(self._pause.start)
        cell.editor.reverted.connect(lambda at=field.name: self._on_reverted(at))
        return cell

    # Showing ------------------------------------------------------------------------------

    def show_record(self, row_id: str, values: dict[str, Any]) -> None:
        """Show a record; a field that the user is still changing is left alone."""
        same = row_id == self.row_id
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

    def minimumSizeHint(self) -> QSize:
        """Be ready to be narrower than the arrangement of the moment: it then changes."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        paired = self.width() >= theme.px(PAIRED_FROM)
        stacked = self.width() < theme.px(STACKED_BELOW)
        if (paired, stacked) == self._arranged:
            return
        self._arranged = (paired, stacked)
        empty_layout_keeping(self._column)
        for line in _lines(list(self.cells.values()), paired):
            row = QHBoxLayout()
            row.setSpacing(20)
            for cell in line:
                cell.arrange(stacked=stacked)
                row.addWidget(cell, 1)
            self._column.addLayout(row)

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


def _in_order(model: type[Row]) -> list[FieldUI]:
    """The naming field first, then the others as declared."""
    lead = name_field(model)
    return [lead, *(field for field in fields_of(model) if field is not lead)]


def _meets_people(field: FieldUI, frozen_too: bool) -> bool:
    return field.editor != "hidden" and (frozen_too or not field.frozen)


def _lines(cells: list[FieldCell], paired: bool) -> list[list[FieldCell]]:
    """Let neighbours of a kind share lines where there is room; an odd first one stands alone."""
    if not paired:
        return [[cell] for cell in cells]
    lines: list[list[FieldCell]] = []
    for family, run in groupby(cells, key=_family):
        kin = list(run)
        alone = kin if not family else kin[: len(kin) % 2]
        lines += [[cell] for cell in alone]
        rest = kin[len(alone) :]
        lines += [rest[at : at + 2] for at in range(0, len(rest), 2)]
    return lines


def _family(cell: FieldCell) -> str:
    longest = max((len(_(title)) for _word, title in cell.field.choices), default=0)
    if cell.lead or isinstance(cell.editor, SegmentEditor) or longest > LONGEST_BESIDE:
        return ""
    return FAMILIES.get(cell.field.editor, "")
