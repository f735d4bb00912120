"""The measures that tables hold for a school, to tick in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from selfeval.exchange.tables import ListedColumn, search_columns
from selfeval.i18n import N_, _
from selfeval.ui.tips import plain_tip

HEADINGS = (N_("Measure"), N_("Latest"), N_("From"))
Index = QModelIndex | QPersistentModelIndex


class MeasuresModel(QAbstractTableModel):
    """Columns of tables by their plain-English label; ticks stay while a search hides them."""

    ticked_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[ListedColumn, ...] = ()
        self._shown: Sequence[ListedColumn] = ()
        self._ticked: set[str] = set()
        self._words = ""

    def fill(self, columns: tuple[ListedColumn, ...]) -> None:
        """Show other columns; ticks for those that are still there stay."""
        self.beginResetModel()
        self._all = columns
        self._ticked &= {key_of(column) for column in columns}
        self._shown = search_columns(self._all, self._words)
        self.endResetModel()
        self.ticked_changed.emit(len(self._ticked))

    def search(self, words: str) -> None:
        """Show only columns that hold every word."""
        self.beginResetModel()
        self._words = words
        self._shown = search_columns(self._all, words)
        self.endResetModel()

    @property
    def ticked(self) -> list[str]:
        """The chosen columns, as an import asks for them."""
        return [key_of(column) for column in self._all if key_of(column) in self._ticked]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (column.label, column.latest, column.title)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            ticked = key_of(column) in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(column, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{column.label}, {column.latest}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = key_of(self._shown[index.row()])
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit(len(self._ticked))
        return True


def _tip(column: ListedColumn, at: int) -> str:
    """Return the whole of what a cell may have to shorten; of a measure its official words too."""
    if at:
        return (column.latest, column.title)[at - 1]
    return "\n".join(dict.fromkeys((column.label, column.described or column.label, column.column)))


def key_of(column: ListedColumn) -> str:
    """Return the name under which an import finds exactly this column."""
    return f"{column.dataset}:{column.column}"
