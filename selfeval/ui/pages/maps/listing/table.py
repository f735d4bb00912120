"""What the tables of arrows and of boxes have in common: columns, search, order, and ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from selfeval.core.fields import LABEL_NO, LABEL_YES
from selfeval.core.folding import fold
from selfeval.core.search_words import finding, wanted
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.rows.table import IdRole
from selfeval.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
TEXT, CHOICE, PICK = "text", "choice", "pick"
"""How a cell is changed: typed, chosen from a list, or picked in a dialog of its own."""
YES_NO = (("", LABEL_NO), ("yes", LABEL_YES))


@dataclass(frozen=True)
class Column:
    """One column: its key, its title, its share of the width, and how its cells are changed.

    `choices` are (word, label) pairs. Below `from_width` pixels (at 100 % text) it is left out.
    """

    key: str
    title: str
    share: float
    changed: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    from_width: int = 0


class TwinTable(QAbstractTableModel):
    """Rows by id. Subclasses list the ids and say words, stored value and change of a cell.

    `refused` is called with what the file could not take.
    """

    columns: tuple[Column, ...] = ()

    def __init__(self, showing: Showing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.showing, self.workspace = showing, showing.workspace
        self.everything = False
        self.refused: Callable[[UserError], object] = lambda _problem: None
        self._all: list[str] = []
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._searched = ""
        self._order: tuple[int, Qt.SortOrder] | None = None

    # What subclasses say --------------------------------------------------------------------

    def list_ids(self) -> Sequence[str]:
        """Return the ids of all rows, in their own order."""
        raise NotImplementedError

    def words(self, row_id: str, key: str) -> str:
        """Return the words of a cell."""
        raise NotImplementedError

    def stored(self, row_id: str, key: str) -> str:
        """Return what a cell that can be changed holds: its text, or the word that is chosen."""
        raise NotImplementedError

    def change(self, row_id: str, key: str, value: str) -> None:
        """Change a cell, as one gesture; UserError where the file cannot take it."""
        raise NotImplementedError

    def sentence(self, row_id: str) -> str:
        """Return what a row says to those who hear it."""
        raise NotImplementedError

    # What Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self.may_change(index.column()):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def may_change(self, column: int) -> bool:
        """Tell whether the cells of a column are typed or chosen where they stand."""
        if self.workspace.document.read_only:
            return False
        return self.columns[column].changed in (TEXT, CHOICE)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row_id, column = self._ids[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row_id, column.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(row_id, column.key))
        if role == Qt.ItemDataRole.EditRole:
            return self.stored(row_id, column.key) if column.changed else ""
        if role == IdRole:
            return row_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if not index.column():
                return self.sentence(row_id)
            words = self.words(row_id, column.key) or _("none yet")
            return f"{_(column.title)}: {words}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row_id, key = self._ids[index.row()], self.columns[index.column()].key
        if str(value) == self.stored(row_id, key):
            return False
        try:
            self.change(row_id, key, str(value))
        except UserError as problem:
            self.refused(problem)
            return False
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; one below zero goes back to the rows' own order."""
        self._order = (column, order) if column >= 0 else None
        self._reset()

    # What the pane asks ---------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all)

    def reload(self) -> None:
        """Read the rows anew."""
        self._all = list(self.list_ids())
        self._reset()

    def search(self, words: str) -> None:
        """Show only rows that hold every word; “or” between words finds either."""
        self._searched = words
        self._reset()

    def ids(self) -> list[str]:
        """Return the ids of the shown rows, in the order shown."""
        return list(self._ids)

    def id_at(self, row: int) -> str:
        """Return the id of a shown row; "" below the last."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def index_of(self, row_id: str, column: int = 0) -> QModelIndex:
        """Return the place of a row; invalid where it is not shown."""
        at = self._places.get(row_id)
        return self.index(at, column) if at is not None else QModelIndex()

    def as_text(self, row_ids: Sequence[str]) -> str:
        """Return rows as lines of cells between tabs, below the titles: what a table takes."""
        lines = ["\t".join(_(column.title) for column in self.columns)]
        for row_id in row_ids:
            cells = (self.words(row_id, column.key) for column in self.columns)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def _reset(self) -> None:
        self.beginResetModel()
        shown = self._all
        looked_for = wanted(self._searched)
        if looked_for:
            texts = [self._text(row_id) for row_id in shown]
            kept = finding(texts, looked_for)
            shown = [row_id for row_id, held in zip(shown, kept, strict=True) if held]
        if self._order is not None:
            at, order = self._order
            key = self.columns[at].key
            backwards = order == Qt.SortOrder.DescendingOrder
            shown = sorted(shown, key=lambda one: self.sort_key(one, key), reverse=backwards)
        self._ids = list(shown)
        self._places = {row_id: at for at, row_id in enumerate(self._ids)}
        self.endResetModel()

    def sort_key(self, row_id: str, key: str) -> Any:
        """Order a column by its words; words to choose from by their own order."""
        column = next(one for one in self.columns if one.key == key)
        if column.changed == CHOICE:
            listed = [word for word, _label in column.choices]
            stored = self.stored(row_id, key)
            return listed.index(stored) if stored in listed else len(listed)
        return fold(self.words(row_id, key))

    def _text(self, row_id: str) -> str:
        return fold(" ".join(self.words(row_id, column.key) for column in self.columns))


def label_of(choices: Sequence[tuple[str, str]], word: str) -> str:
    """Return the label of a word in the user's language; "" for one that says nothing."""
    label = dict(choices).get(word, "")
    return _(label) if label else ""
