"""The rows of the search over everything: their model, how they are painted, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from selfeval.i18n import _
from selfeval.ui.find.entry import Entry, Group
from selfeval.ui.find.painting import EntryDelegate
from selfeval.ui.find.roles import EntryRole, TitleRole

Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractListModel):
    """Groups one below the other: a title, which cannot be chosen, and its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Entry | str] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, TitleRole)
            return row if role in shown else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == EntryRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._rows = [row for group in groups for row in (group.title, *group.entries)]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what stands in a row; None for a title and below the last."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def step(self, row: int, down: int) -> int:
        """Return the row that is `down` entries further, going round at the ends; -1 for none."""
        chosen = [at for at, one in enumerate(self._rows) if isinstance(one, Entry)]
        if not chosen:
            return -1
        if row not in chosen:
            return chosen[0]
        return chosen[(chosen.index(row) + down) % len(chosen)]


class EntryList(QListView):
    """The list below the box. Enter and a click do what the row says."""

    def __init__(self, model: EntriesModel) -> None:
        super().__init__()
        self.setObjectName("find_rows")
        self.setAccessibleName(_("Found"))
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.entered.connect(self._on_entered)

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight; the first one with the title above it."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        if row <= 1:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def _on_entered(self, index: QModelIndex) -> None:
        if self.model().entry(index.row()) is not None:
            self.setCurrentIndex(index)

    def needed(self) -> int:
        """Return the height of all rows."""
        return sum(self.sizeHintForRow(at) for at in range(self.model().rowCount())) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, 300)
