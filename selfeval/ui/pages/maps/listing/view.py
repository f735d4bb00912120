"""The view of one of the two tables: several rows chosen, cells changed where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.listing.table import CHOICE, PICK, TEXT, Index, TwinTable
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.widgets import FlatCombo

ROW = 44
"""Height of a row in pixels at 100 % text: room for two lines."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Draws cells over two lines at most, and gives the editors that change them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        state = option.state  # type: ignore[attr-defined]
        room: QRect = option.rect  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("selection"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        lead = index.column() == 0
        painter.setFont(theme.font("strong" if lead else "body"))
        painter.setPen(theme.colour("text" if lead else "text2"))
        words = str(index.data() or "")
        draw_words(painter, words, room.adjusted(8, 2, -6, -2).toRectF(), 2, centred=True)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -2, -2), 5, 5)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        table = index.model()
        assert isinstance(table, TwinTable)
        column = table.columns[index.column()]
        if column.changed == CHOICE:
            combo = FlatCombo(parent)
            for word, label in column.choices:
                combo.addItem(_(label), word)
            combo.activated.connect(lambda _at: self._done(combo))
            made: QWidget = combo
        else:
            made = QLineEdit(parent)
        made.setObjectName(f"cell_{column.key}")
        made.setAccessibleName(_(column.title))
        theme.set_role(made, "body")
        return made

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        stored = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, FlatCombo):
            editor.setCurrentIndex(max(0, editor.findData(stored)))
        elif isinstance(editor, QLineEdit):
            editor.setText(stored)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(model, TwinTable)
        if isinstance(editor, FlatCombo):
            model.setData(index, str(editor.currentData() or ""))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class TwinView(QTableView):
    """A table with rows to choose from by their ids.

    `chosen` carries the ids; `pick_wanted` the id of a row and the key of the column that is picked
    in a dialog; `remove_wanted` and `copy_wanted` ask for what Delete and Ctrl+C do.
    """

    chosen = Signal(list)
    pick_wanted = Signal(str, str)
    remove_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, table: TwinTable, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._table, self._quiet = table, False
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self.setItemDelegate(CellDelegate(self))
        self.setModel(table)
        self._set_up()
        table.modelAboutToBeReset.connect(self._keep)
        table.modelReset.connect(self._bring_back)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_double)

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(30)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self._table.sort)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(lambda _at: header.setSortIndicatorShown(True))
        theme.set_role(header, "caption_strong")
        self.viewport().setAutoFillBackground(False)

    # Choosing by id -------------------------------------------------------------------------

    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._table.id_at(row) for row in rows]

    def choose(self, row_ids: Sequence[str]) -> None:
        """Choose rows by their ids; those that are not shown are left out."""
        if set(row_ids) == set(self.ids()):
            return
        self._select(row_ids)
        first = next((one for one in row_ids if self._table.index_of(one).isValid()), "")
        if first:
            self._go_to(self._table.index_of(first, max(0, self.currentIndex().column())))

    def _select(self, row_ids: Sequence[str]) -> None:
        wanted = QItemSelection()
        last = self._table.columnCount() - 1
        for row_id in row_ids:
            index = self._table.index_of(row_id)
            if index.isValid():
                wanted.select(index, self._table.index_of(row_id, last))
        self._quiet = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False

    def _go_to(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def _on_selected(self, *_told: object) -> None:
        if not self._quiet:
            self.chosen.emit(self.ids())

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = (self.ids(), self._table.id_at(current.row()), max(0, current.column()))

    def _bring_back(self) -> None:
        """Choose again what was chosen, and go back to the cell that was current."""
        row_ids, row_id, column = self._kept
        self._select(row_ids)
        index = self._table.index_of(row_id, column)
        if index.isValid():
            self._go_to(index)

    # Keys -----------------------------------------------------------------------------------

    def _on_double(self, index: QModelIndex) -> None:
        self._change(index)

    def _change(self, index: QModelIndex) -> bool:
        """Change a cell that is picked in a dialog; others are edited in place."""
        if not index.isValid() or self._table.workspace.document.read_only:
            return False
        column = self._table.columns[index.column()]
        if column.changed == PICK:
            self.pick_wanted.emit(self._table.id_at(index.row()), column.key)
            return True
        return False

    def edit_cell(self, row_id: str, column: int = 0) -> None:
        """Put the cursor into a cell."""
        index = self._table.index_of(row_id, column)
        if index.isValid():
            self.setCurrentIndex(index)
            if self._table.columns[column].changed == TEXT:
                self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # a cell is typed in, and has taken what it wanted of the key
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (*ENTER, Qt.Key.Key_F2):
            index = self.currentIndex()
            if not self._change(index) and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # the page has single letters; words are looked for in the search
        else:
            super().keyPressEvent(event)

    # Room -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        if hasattr(self, "_table"):
            self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
            self._share_width()

    def _share_width(self) -> None:
        """Share the width among the columns there is room for."""
        room = self.viewport().width()
        shown = {
            at: column.share
            for at, column in enumerate(self._table.columns)
            if room >= theme.px(column.from_width)
        }
        taken = 0
        for at in range(len(self._table.columns)):
            self.setColumnHidden(at, at not in shown)
        for at, share in shown.items():
            last = at == max(shown)
            width = room - taken if last else int(room * share / sum(shown.values()))
            self.setColumnWidth(at, max(30, width))
            taken += width
