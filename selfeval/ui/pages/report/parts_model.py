"""The parts of a report as rows of a list, with what each costs in pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from selfeval.i18n import _, ngettext
from selfeval.report.story.titles import TITLES
from selfeval.ui.pages.report.ordering import can_go

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class PartRow:
    """A part: whether it goes in, and its pages, None until they are known."""

    key: str
    ticked: bool
    pages: int | None = None

    @property
    def title(self) -> str:
        """What the part is called."""
        return _(TITLES[self.key])

    @property
    def cost(self) -> str:
        """What the part costs in pages, or would add; "" until it is known."""
        if self.pages is None:
            return ""
        if self.pages <= 0:
            return _("no more pages")
        if self.ticked:
            return ngettext("{count} page", "{count} pages", self.pages).format(count=self.pages)
        return ngettext("+ {count} page", "+ {count} pages", self.pages).format(count=self.pages)

    @property
    def heard(self) -> str:
        """Title and cost as they are read aloud."""
        if self.pages is None:
            return self.title
        if self.pages <= 0:
            return _("{title}, no more pages").format(title=self.title)
        if self.ticked:
            words = ngettext("{title}, {count} page", "{title}, {count} pages", self.pages)
        else:
            words = ngettext(
                "{title}, would add {count} page", "{title}, would add {count} pages", self.pages
            )
        return words.format(title=self.title, count=self.pages)


class PartsModel(QAbstractListModel):
    """Rows to tick and to order; it changes nothing by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: tuple[PartRow, ...] = ()
        self.may_change = True

    def show(
        self, listed: Sequence[str], ticked: Collection[str], pages: Mapping[str, int]
    ) -> None:
        """Show these parts in this order; what stays keeps its row."""
        made = tuple(PartRow(key, key in ticked, pages.get(key)) for key in listed)
        if [one.key for one in made] == [one.key for one in self.parts]:
            self.parts = made
            if made:
                self.dataChanged.emit(self.index(0), self.index(len(made) - 1))
            return
        self.beginResetModel()
        self.parts = made
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Return the row of a part; -1 if it is not listed."""
        return next((at for at, one in enumerate(self.parts) if one.key == key), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if can_go(self.parts[index.row()].key):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.parts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{part}, place {number} of {count}").format(
                part=row.heard, number=index.row() + 1, count=len(self.parts)
            )
        if role == Qt.ItemDataRole.ToolTipRole and not can_go(row.key):
            return _("This part always goes in.")
        return None
