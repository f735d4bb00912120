"""Pick a row of a table from a list that can be searched."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.rows.table import RowsModel
from selfeval.ui.rows.view import RowsView
from selfeval.ui.widgets import button, label, search_line
from selfeval.ui.workspace import Workspace


class PickDialog(QDialog):
    """A list to pick from. `picked` carries the id; `new_wanted` words that exist nowhere yet."""

    picked = Signal(str)
    new_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        title: str,
        parent: QWidget,
        *,
        without: Iterable[str] = (),
        may_add: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pick")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 480)
        left_out = set(without)
        self._may_add, self._kind = may_add, wording.singular(model)
        self.rows = RowsModel(
            model,
            workspace,
            chosen=lambda row: row["id"] not in left_out,
            parent=self,
            cells={"source_id": lambda row: wording.arrow_words(row, workspace.name_of)},
        )
        hint = _("Type to find, or to write a new one") if self._may_add else _("Type to find")
        self.search = search_line("pick_search", hint, spoken=title)
        self.view = RowsView(self.rows)
        self._lay_out(title)
        self.rows.reload()
        self._on_search("")

    def _lay_out(self, title: str) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.view.setObjectName("pick_rows")
        self.view.setAccessibleName(title)
        self.view.activated_id.connect(self._take)
        self.view.doubleClicked.connect(lambda index: self._take(self.rows.id_at(index.row())))
        self.add_new = button("", "link", "plus", "pick_new")
        self.add_new.clicked.connect(self._on_new)
        self._none = label("", "body", "text2", wrap=True)
        box = QDialogButtonBox()
        self.choose = button(_("Choose"), "primary", name="pick_choose")
        box.addButton(self.choose, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(
            button(_("Cancel"), name="pick_cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        box.accepted.connect(lambda: self._take(self.view.row_id))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for part in (self.search, self._none, self.view):
            column.addWidget(part, 1 if part is self.view else 0)
        column.addWidget(self.add_new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        column.addWidget(box)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return self._on_search_key(event)
        return False

    def _on_search_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.view.keyPressEvent(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.rows.rowCount():
                self._take(self.view.row_id)
            elif self.add_new.isVisible():
                self._on_new()
            return True
        return False

    def _on_search(self, words: str) -> None:
        self.rows.search(words)
        if self.rows.rowCount():
            self.view.choose(self.rows.id_at(0))
        self.choose.setEnabled(bool(self.rows.rowCount()))
        wanted = " ".join(words.split())
        self.add_new.setVisible(self._may_add and bool(wanted))
        self.add_new.setText(
            _("New {kind}: “{words}”").format(kind=self._kind, words=wanted).replace("&", "&&")
        )
        self.view.setVisible(bool(self.rows.rowCount()))
        self._none.setVisible(not self.rows.rowCount())
        self._none.setText(
            _("Nothing called “{words}” yet.").format(words=wanted)
            if wanted
            else _("There is nothing to choose from yet. Type to write a new one.")
            if self._may_add
            else _("There is nothing to choose from yet.")
        )

    def _take(self, row_id: str) -> None:
        if row_id:
            self.accept()
            self.picked.emit(row_id)

    def _on_new(self) -> None:
        words = " ".join(self.search.text().split())
        self.accept()
        self.new_wanted.emit(words)
