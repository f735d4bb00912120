"""The rows of a step under headings: what the list on the left shows.

It stands before the one table (`RowsModel`), which searches and sorts; each group keeps that order.
Headings can be read but not chosen, so that the arrow keys pass them over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from selfeval.core.grouping import GROUPINGS
from selfeval.i18n import _
from selfeval.ui.rows.marks import Marks
from selfeval.ui.rows.table import Card, Index, RowsModel
from selfeval.ui.tips import plain_tip


@dataclass(frozen=True)
class Heading:
    """The title of a group and how many of its rows are shown."""

    title: str
    count: int


class GroupedRows(QAbstractTableModel):
    """Rows of a RowsModel in the groups of their kind; flat where `grouped` is off or none is."""

    def __init__(self, rows: RowsModel, marks: Marks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._marks = rows, marks
        self._grouping = GROUPINGS.get(rows.row_model)
        self._grouped = self._grouping is not None
        self._entries: list[int | Heading] = []
        self._cards: dict[str, Card] = {}
        self._headings: list[int] = []
        self._parts: dict[str, tuple[int, list[int]]] = {}
        self._keys: dict[str, str] = {}
        self._keys_of = -1
        rows.modelAboutToBeReset.connect(self.beginResetModel)
        rows.modelReset.connect(self._on_reset)

    # What Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self._rows.columnCount(parent)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return self._rows.headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.heading_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, Heading):
            return _of_heading(entry, role, index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._with_mark(entry, index.column(), role)
        return self._rows.data(self._rows.index(entry, index.column()), role)

    def _with_mark(self, entry: int, column: int, role: int) -> Any:
        mark = self._card(entry).mark if column == 0 else None
        if mark is None:
            return self._rows.data(self._rows.index(entry, column), role)
        words = self._rows.shown_at(entry).words or _("Nothing written yet")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{words}\n{mark.spoken}")
        return f"{words}, {mark.spoken}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within the groups; a column below zero goes back to the order people gave."""
        self._rows.sort(column, order)

    # What the list asks -------------------------------------------------------------------

    @property
    def columns(self) -> Any:
        """The fields that have a column."""
        return self._rows.columns

    @property
    def can_group(self) -> bool:
        """Whether rows of this kind have groups at all."""
        return self._grouping is not None

    def set_grouped(self, grouped: bool) -> None:
        """Put the rows under headings, or into one list."""
        self.beginResetModel()
        self._grouped = grouped and self.can_group
        self._arrange()
        self.endResetModel()

    def reload(self) -> None:
        """Read the rows and their marks anew."""
        self._marks.read()
        self._rows.reload()

    def heading_at(self, row: int) -> Heading | None:
        """Return the heading in a row; None where there is a row of the file."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, Heading) else None

    def heading_rows(self) -> list[int]:
        """Return the rows that are headings."""
        return self._headings

    def shown_at(self, row: int) -> Card | Heading:
        """Return what stands in a row; IndexError below the last."""
        entry = self._entries[row]
        return entry if isinstance(entry, Heading) else self._card(entry)

    def _card(self, at: int) -> Card:
        """Work out what the card of a row shows once, until rows are read or grouped again."""
        row_id = self._rows.id_at(at)
        if row_id not in self._cards:
            self._cards[row_id] = self._with_caption(self._rows.row_at(at), self._rows.shown_at(at))
        return self._cards[row_id]

    def _with_caption(self, row: dict[str, Any], plain: Card) -> Card:
        mark = self._marks.mark(row)
        if mark is not None:
            return replace(plain, caption=mark.caption, mark=mark)
        return replace(plain, caption=self._beyond_heading(row["id"], plain.caption))

    def _beyond_heading(self, row_id: str, caption: str) -> str:
        """Return a caption without what the heading above the row says already."""
        if not self._parts or self._grouping is None:
            return caption
        title = _(dict(self._grouping.groups)[self._keys[row_id]])
        return " · ".join(part for part in caption.split(" · ") if part != title)

    def index_of(self, row_id: str) -> QModelIndex:
        """Return the place of a row in the first column; invalid where it is not shown."""
        found = self._rows.index_of(row_id)
        if not found.isValid() or not self._parts:
            return self.index(found.row(), 0) if found.isValid() else QModelIndex()
        start, members = self._parts[self._keys[row_id]]
        return self.index(start + bisect_left(members, found.row()), 0)

    def id_at(self, row: int) -> str:
        """Return the id of a shown row; empty for a heading and below the last."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return self._rows.id_at(entry) if isinstance(entry, int) else ""

    def id_near(self, row: int) -> str:
        """Return the id of the row at a place or, where a heading or nothing is, of the nearest."""
        at = min(max(row, 0), len(self._entries) - 1)
        nearest = (at, at + 1, at - 1, at - 2)
        return next((found for place in nearest if (found := self.id_at(place))), "")

    def first_id(self) -> str:
        """Return the id of the first row shown; empty where there is none."""
        return self.id_at(0) or self.id_at(1)

    def is_blank(self, column: int) -> bool:
        """Tell whether no row has words in a column."""
        return self._rows.is_blank(column)

    # How the entries come about -----------------------------------------------------------

    def _on_reset(self) -> None:
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._headings, self._parts, self._cards = [], {}, {}
        found = self._in_groups() if self._grouped else {}
        if set(found) <= {""}:  # one heading would say nothing
            self._entries = list(range(self._rows.rowCount()))
            return
        assert self._grouping is not None
        self._entries = []
        for key, title in self._grouping.groups:
            members = found.get(key)
            if members:
                self._headings.append(len(self._entries))
                self._entries.append(Heading(_(title), len(members)))
                self._parts[key] = (len(self._entries), members)
                self._entries += members

    def _in_groups(self) -> dict[str, list[int]]:
        """Return the places of the shown rows by the group that each is in."""
        self._read_keys()
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, row_id in enumerate(self._rows.ids_shown()):
            found[self._keys[row_id]].append(at)
        return found

    def _read_keys(self) -> None:
        """Ask each row for its group, once until the rows are read again."""
        assert self._grouping is not None
        if self._keys_of == self._rows.readings:
            return
        self._keys_of = self._rows.readings
        group_of, use = self._grouping.group_of, self._marks.use
        self._keys = {row["id"]: group_of(row, use(row["id"])) for row in self._rows.all_rows()}


def _of_heading(heading: Heading, role: int, column: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return heading.title if column == 0 else ""
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _("{title}, {count}").format(title=heading.title, count=heading.count)
    return None
