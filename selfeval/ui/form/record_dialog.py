"""Add a row, or change one, in a dialog drawn by the same form mechanism."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.fields import FieldUI, fields_of, name_field
from selfeval.core.models import Evidence, Quote, Reading, Review, Row
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import wording
from selfeval.ui.form.context import context_of
from selfeval.ui.form.field_cell import FieldCell
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.widgets import button, label, scrolling
from selfeval.ui.workspace import Workspace
from selfeval.ui.writing_dialog import WritingDialog

NAMED_OTHERWISE = (Evidence, Quote, Reading, Review)
"""Rows whose name may stay empty, or whose own form says in its own words what is missing."""


class ShowsRow(QWidget):
    """A widget beside the form that shows more about the same row."""

    def show_row(self, row_id: str) -> None:
        """Show what it has to show about a row."""
        raise NotImplementedError


def press_by_keys(dialog: QDialog) -> None:
    """Let Ctrl+Enter press the primary button of a dialog, from within a text, too."""

    def press() -> None:
        for one in dialog.findChildren(QPushButton):
            if one.property("kind") == "primary" and one.isVisible() and one.isEnabled():
                one.click()
                return

    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), dialog, press)


def _shell(
    dialog: QDialog, title: str, parts: list[QWidget], problem: QLabel, box: QDialogButtonBox
) -> QScrollArea:
    """Lay a dialog out: heading, scrolling middle, what stands in the way, buttons."""
    inner = QWidget()
    middle = QVBoxLayout(inner)
    middle.setContentsMargins(20, 4, 20, 12)
    middle.setSpacing(14)
    for part in parts:
        middle.addWidget(part)
    middle.addStretch(1)
    heading = label(title, "heading")
    heading.setContentsMargins(28, 18, 20, 6)
    foot = QVBoxLayout()
    foot.setContentsMargins(20, 8, 20, 14)
    foot.setSpacing(8)
    foot.addWidget(problem)
    foot.addWidget(box)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(heading)
    scroll = scrolling(inner, "dialog_scroll")
    column.addWidget(scroll, 1)
    column.addLayout(foot)
    dialog.setWindowTitle(title)
    dialog.resize(680, min(660, max(320, inner.sizeHint().height() + 150)))
    press_by_keys(dialog)
    return scroll


def _problem_label(name: str) -> QLabel:
    made = label("", "caption", "bad", wrap=True)
    made.setObjectName(name)
    made.setContentsMargins(9, 0, 0, 0)
    made.hide()
    return made


def _go_to_problem(form: RecordForm, scroll: QScrollArea) -> FieldCell:
    """Bring the first field that cannot be kept into view, with the cursor in it; return it."""
    cell = next(one for one in form.cells.values() if not one.error.isHidden())
    cell.editor.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)
    scroll.ensureWidgetVisible(cell)
    return cell


class AddDialog(WritingDialog):
    """A form for a new row; nothing is written until it is added, in one gesture.

    `save` gets the cleaned values and may raise UserError, which is shown in the dialog.
    """

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        title: str,
        parent: QWidget,
        save: Callable[[dict[str, Any]], None],
        *,
        preset: dict[str, Any] | None = None,
        skip: tuple[str, ...] = (),
        above: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("add_dialog")
        self._model, self._save = model, save
        self._values: dict[str, Any] = {field.name: field.empty for field in fields_of(model)} | (
            preset or {}
        )
        self.form = RecordForm(model, context_of(workspace), skip=skip, frozen_too=True)
        self.form.show_edges()
        self.form.edited.connect(self._values.__setitem__)
        self.form.show_record("new", self._values)
        self._started = dict(self._values)
        for form in self.forms():
            for cell in form.cells.values():
                cell.editor.esc_reverts = False
                cell.editor.entered.connect(self._on_add)
        self._problem = _problem_label("add_problem")
        self.form.edited.connect(self._problem.hide)
        box = QDialogButtonBox()
        self.add = button(_("Add"), "primary", name="add_accept")
        box.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(
            button(_("Cancel"), name="add_cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        box.accepted.connect(self._on_add)
        box.rejected.connect(self.drop)
        parts: list[QWidget] = [above] if above is not None else []
        self._scroll = _shell(self, title, [*parts, self.form], self._problem, box)
        self.add.setDefault(True)
        self.form.focus_first()

    def _on_add(self) -> None:
        self.form.settle()
        if self.form.has_problem:
            _go_to_problem(self.form, self._scroll)
            return
        try:
            self._refuse_missing()
            self._save(self._values)
        except UserError as problem:
            self._problem.setText(str(problem))
            self._problem.show()
            return
        self.accept()

    def forms(self) -> list[RecordForm]:
        """Return the forms that are filled in here."""
        return [self.form]

    def has_writing(self) -> bool:
        """Tell whether something was filled in since the dialog opened."""
        for form in self.forms():
            form.settle()
        return any(form.has_problem for form in self.forms()) or any(
            (value or None) != (self._started.get(name) or None)
            for name, value in self._values.items()
        )

    def done(self, result: int) -> None:
        """Close, and let go of the form: nothing of it is needed any more."""
        super().done(result)
        self.deleteLater()

    def _refuse_missing(self) -> None:
        """What a row cannot be without is named before the file has to refuse it, and a row
        without a name, which nobody could find again, is not added either."""
        lead = name_field(self._model)
        if lead.name in self.form.cells and self._model not in NAMED_OTHERWISE:
            self._refuse_nameless(lead)
        for name, cell in self.form.cells.items():
            needed = not self._model.__table__.c[name].nullable
            if cell.field.editor == "link" and needed and not self._values.get(name):
                raise UserError(_("“{field}” is not chosen yet.").format(field=_(cell.field.title)))

    def _refuse_nameless(self, lead: FieldUI) -> None:
        written = lead.editor in ("line", "text")
        if written and not str(self._values.get(lead.name) or "").strip():
            self.form.focus_first()
            raise UserError(
                _("Nothing is written under “{field}” yet.").format(field=_(lead.title))
            )


class EditDialog(QDialog):
    """A form for a row that exists: each settled field is one gesture, as in a step's own form."""

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        row_id: str,
        parent: QWidget,
        *,
        skip: tuple[str, ...] = (),
        sections: ShowsRow | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("edit_dialog")
        self._workspace, self._model, self._row_id = workspace, model, row_id
        self._sections = sections
        self.form = RecordForm(model, context_of(workspace), skip=skip)
        self.form.show_edges()
        self.form.edited.connect(self._on_edited)
        workspace.changed.connect(self._on_changed)
        box = QDialogButtonBox()
        close = button(_("Close"), "primary", name="edit_close")
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.accept)
        self._problem = _problem_label("edit_problem")
        self._warned: dict[str, object] = {}
        parts: list[QWidget] = [self.form, *([sections] if sections else [])]
        self._scroll = _shell(self, wording.change_label(model), parts, self._problem, box)
        close.setDefault(True)
        self._on_changed("", frozenset())
        self.form.focus_first()

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self._workspace.change(self._model, self._row_id, {name: value})
        except UserError as problem:
            self.form.show_problem(name, str(problem))

    def _on_changed(self, _label: str, _tables: object) -> None:
        values = self._workspace.values(self._model, self._row_id)
        if values is None:
            self.accept()
        else:
            self.form.show_record(self._row_id, values)
            if self._sections is not None:
                self._sections.show_row(self._row_id)

    def done(self, result: int) -> None:
        """Settle what is still being typed, stop listening, and close.

        What the file cannot take is let go of only when the user, having been told, closes again.
        """
        self.form.settle()
        if self.isVisible() and self._holds_something_untold():
            self._tell_problem()
            return
        self._workspace.changed.disconnect(self._on_changed)
        super().done(result)
        self.deleteLater()

    def _wrong(self) -> dict[str, object]:
        cells = self.form.cells.items()
        return {name: cell.editor.typed() for name, cell in cells if not cell.error.isHidden()}

    def _holds_something_untold(self) -> bool:
        wrong = self._wrong()
        return bool(wrong) and wrong != self._warned

    def _tell_problem(self) -> None:
        self._warned = self._wrong()
        cell = _go_to_problem(self.form, self._scroll)
        self._problem.setText(
            _("“{field}” cannot be kept like this. Close again to leave it as it was.").format(
                field=_(cell.field.title)
            )
        )
        self._problem.show()
