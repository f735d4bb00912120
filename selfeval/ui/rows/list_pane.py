"""The left of a step: search, filters, sort, and the rows under their headings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.rows.filter_bar import FilterBar
from selfeval.ui.rows.filters import filters_of, kept_by
from selfeval.ui.rows.grouped import GroupedRows
from selfeval.ui.rows.marks import Marks
from selfeval.ui.rows.table import RowsModel
from selfeval.ui.rows.view import RowsView
from selfeval.ui.widgets import button, icon_button, label


class ListPane(QWidget):
    """A searchable, sortable list. `chosen` carries an id; `add_wanted` the words searched for.

    `narrowed` says that a search or a filter now shows other rows.
    """

    chosen = Signal(str)
    activated_id = Signal(str)
    add_wanted = Signal(str)
    narrowed = Signal()

    def __init__(self, model: RowsModel, kind: str, marks: Marks) -> None:
        super().__init__()
        self.setObjectName("list_pane")
        self._model, self._kind, self._marks = model, kind, marks
        self.may_add = True
        self.grouped = GroupedRows(model, marks, self)
        self.search = self._search_box()
        self.filters = FilterBar(filters_of(model.row_model))
        self.filters.changed.connect(self._on_filtered)
        self.sort_button = self._sort_button()
        self.shown = label("", "caption_strong", "text2", wrap=True)
        self.show_all = button(_("Show all"), "link", name="show_all")
        self.show_all.clicked.connect(self.clear)
        self.view = RowsView(self.grouped)
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
        box.setToolTip(_("Put “or” between words to find either"))
        box.setClearButtonEnabled(True)
        icons.put(
            box.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "filter", "text3"
        )
        box.textChanged.connect(self._on_searched)
        box.installEventFilter(self)
        theme.set_role(box, "body")
        return box

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Undo means the last gesture where the search box has nothing of its own to undo."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
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
        made.setProperty("kind", "outlined")
        menu = QMenu(made)
        group = QActionGroup(menu)
        names = [_("In the order they were written")]
        names += [_(column.title) for column in self._model.columns]
        for at, name in enumerate(names):
            action = QAction(name.replace("&", "&&"), group, checkable=True, checked=at == 0)
            action.triggered.connect(lambda _checked, column=at - 1: self._model.sort(column))
            menu.addAction(action)
        if self.grouped.can_group:
            menu.addSeparator()
            under = menu.addAction(_("Under headings"))
            under.setCheckable(True)
            under.setChecked(True)
            under.triggered.connect(self.grouped.set_grouped)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.search, 1)
        top.addWidget(self.filters.menu_button)
        top.addWidget(self.sort_button)
        line = QHBoxLayout()
        line.addWidget(self.shown, 1)
        line.addWidget(self.show_all)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 12, 2)
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self.filters)
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

    # Narrowing ----------------------------------------------------------------------------

    def clear(self) -> None:
        """Show every row: no search and no filter."""
        self.search.clear()
        self.filters.clear()

    def show_only(self, realm: str) -> None:
        """Show the rows of one realm alone; "" shows every row."""
        self.search.clear()
        self.filters.show_only(realm)

    def _on_searched(self, words: str) -> None:
        self._model.search(words)
        self.narrowed.emit()

    def _on_filtered(self) -> None:
        self._model.narrow(kept_by(self.filters.chosen, self._marks))
        self.narrowed.emit()

    def _say_how_many(self) -> None:
        there, shown = self._model.total, self._model.rowCount()
        words = " ".join(self.search.text().split())
        narrowed = bool(words) or bool(self.filters.chosen)
        if narrowed:
            text = _("{shown} of {there} shown").format(shown=shown, there=there)
        else:
            text = ngettext("{count} in all", "{count} in all", there).format(count=there)
        self.shown.setText(text if there else "")
        self.show_all.setVisible(narrowed)
        none_found = narrowed and not shown
        self._nothing.setText(
            _("Nothing called “{words}” yet.").format(words=words)
            if words and not self.filters.chosen
            else _("Nothing here is like this.")
        )
        self._nothing.setVisible(none_found)
        self.add_found.setText(_("Add it as a {kind}").format(kind=self._kind))
        self.add_found.setVisible(none_found and bool(words) and self.may_add)
