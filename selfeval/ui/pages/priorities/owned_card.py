"""A card of rows that belong to the chosen priority: add one, open one, remove one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import alerts, icons, wording
from selfeval.ui.form.record_dialog import AddDialog, EditDialog, ShowsRow
from selfeval.ui.pages.priorities.card import BoardCard
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

OWNER = "priority_id"
ROW = "row_id"
"""The property of a button that holds the id of its row."""


class OwnedCard(BoardCard):
    """A card of rows of one model whose `priority_id` names the chosen priority."""

    model: type[Row]

    def __init__(
        self, workspace: Workspace, title: str, name: str, add: str, note: str = ""
    ) -> None:
        super().__init__(workspace, title, name, note)
        self._add_title = add
        self.add = self._add_button(add)

    def _add_button(self, words: str) -> QPushButton:
        made = button(words, "link", "plus", f"add_{self.model.table_name()}")
        made.clicked.connect(lambda: self.on_add())
        self.head.addWidget(made)
        made.setVisible(self.may_write)
        return made

    def on_add(self) -> None:
        """Ask for a new row of the chosen priority."""
        self.ask_for_row({})

    def ask_for_row(self, preset: dict[str, Any], above: QWidget | None = None) -> AddDialog:
        """Open a form for a new row, with some fields filled in; it is added in one gesture."""
        dialog = AddDialog(
            self.workspace,
            self.model,
            self._add_title,
            self.window(),
            self.save,
            preset={OWNER: self.row_id, **preset},
            skip=(OWNER,),
            above=above,
        )
        dialog.open()
        return dialog

    def save(self, values: dict[str, Any]) -> None:
        """Add a row with these values; UserError where it cannot be kept like this."""
        self.workspace.add(self.model(**values))

    def open_row(self, row_id: str) -> None:
        """Open a row, to change it where the file may be written."""
        EditDialog(
            self.workspace,
            self.model,
            row_id,
            self.window(),
            skip=(OWNER,),
            sections=self.beside(),
        ).open()

    def beside(self) -> ShowsRow | None:
        """Return what stands below the form of a row, if anything."""
        return None

    @alerts.calmly
    def remove_row(self, row_id: str) -> None:
        """Remove a row; Undo brings it back."""
        self.workspace.remove(self.model, [row_id])

    def lead_to(self, shown: QAbstractButton, row_id: str) -> None:
        """Let a button open a row, offer what can be done with it, and remove it by Delete."""
        shown.clicked.connect(partial(self._on_open, row_id))
        if not self.may_write:
            return
        shown.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shown.customContextMenuRequested.connect(partial(self._on_menu, shown, row_id))
        shown.setAccessibleDescription(_("Enter opens it, Delete removes it."))
        shown.setProperty(ROW, row_id)
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete removes the row whose button has the focus."""
        row_id = watched.property(ROW)
        deletes = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete
        if row_id and deletes:
            self.remove_row(row_id)
            return True
        return False

    def _on_open(self, row_id: str, _checked: bool = False) -> None:
        self.open_row(row_id)

    def _on_menu(self, shown: QWidget, row_id: str, at: QPoint) -> None:
        menu = QMenu(shown)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            icons.icon("pencil", in_menu=True), _("Change…"), partial(self.open_row, row_id)
        )
        words = wording.remove_label(self.model)
        menu.addAction(icons.icon("trash", in_menu=True), words, partial(self.remove_row, row_id))
        menu.popup(shown.mapToGlobal(at))
