"""The left of a step: search, sort, and the rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.rows_view import RowsView
from selfeval.ui.table import RowsModel
from selfeval.ui.widgets import button, icon_button, label


class ListPane(QWidget):
    """A searchable, sortable list. `chosen` carries an id; `add_wanted` the words searched for."""

    chosen = Signal(str)
    activated_id = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, model: RowsModel, kind: str) -> None:
        super().__init__()
        self.setObjectName("list_pane")
        self._model, self._kind = model, kind
        self.search = self._search_box()
        self.sort_button = self._sort_button()
        self.shown = label("", "caption_strong", "text2")
        self.show_all = button(_("Show all"), "link", name="show_all")
        self.show_all.clicked.connect(self.search.clear)
        self.view = RowsView(model)
        self.view.setObjectName("rows")
        self.view.setAccessibleName(kind)
        self.view.chosen.connect(self.chosen)
        self.view.activated_id.connect(self.activated_id)
        self._nothing = label("", "body", "text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add_found = button("", "link", "plus", "add_searched")
        self.add_found.clicked.connect(lambda: self.add_wanted.emit(self.search.text().strip()))
        self._lay_out()
        model.modelReset.connect(self._say_how_many)

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("search")
        box.setPlaceholderText(_("Find in this list"))
        box.setAccessibleName(_("Find in this list"))
        box.setClearButtonEnabled(True)
        icons.put(
            box.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search", "text3"
        )
        box.textChanged.connect(self._model.search)
        box.installEventFilter(self)
        theme.set_role(box, "body")
        return box

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Undo means the last gesture where the search box has nothing of its own to undo."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.search.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not self.search.isRedoAvailable()
        if undo or redo:
            event.ignore()
        return bool(undo or redo)

    def first_focus(self) -> QWidget:
        """Return the widget that the focus comes to first: the rows, where there are any."""
        return self.view if self._model.rowCount() else self.search

    def _sort_button(self) -> QToolButton:
        made = icon_button("sort-ascending", _("Choose the order of the list"), "sort")
        menu = QMenu(made)
        group = QActionGroup(menu)
        names = [_("In the order they were written")]
        names += [_(column.title) for column in self._model.columns]
        for at, name in enumerate(names):
            action = QAction(name.replace("&", "&&"), group, checkable=True, checked=at == 0)
            action.triggered.connect(lambda _checked, column=at - 1: self._model.sort(column))
            menu.addAction(action)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.search, 1)
        top.addWidget(self.sort_button)
        line = QHBoxLayout()
        line.addWidget(self.shown, 1)
        line.addWidget(self.show_all)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 12, 4)
        head.setSpacing(2)
        head.addLayout(top)
        head.addLayout(line)
        nothing = QVBoxLayout()
        nothing.setContentsMargins(16, 4, 16, 0)
        nothing.addWidget(self._nothing)
        nothing.addWidget(self.add_found, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(nothing)
        column.addWidget(self.view, 1)

    def _say_how_many(self) -> None:
        there, shown = self._model.total, self._model.rowCount()
        words = " ".join(self.search.text().split())
        if words:
            text = _("{shown} of {there} shown").format(shown=shown, there=there)
        else:
            text = ngettext("{count} in all", "{count} in all", there).format(count=there)
        self.shown.setText(text if there else "")
        self.show_all.setVisible(bool(words))
        none_found = bool(words) and not shown
        self._nothing.setText(_("Nothing called “{words}” yet.").format(words=words))
        self._nothing.setVisible(none_found)
        self.add_found.setText(_("Add it as a {kind}").format(kind=self._kind))
        self.add_found.setVisible(none_found)
