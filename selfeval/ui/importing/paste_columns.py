"""What a pasted table looks like, and what each of its columns holds."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from selfeval.exchange.pasted import LEAVE_OUT, MANY, ROLES, Table, period_columns
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import FlatCombo, empty_layout, label

Index = QModelIndex | QPersistentModelIndex
HEADING_INSET = 5
"""Pixels by which a heading's words stand further in than those of a plain cell."""


class GridModel(QAbstractTableModel):
    """The pasted cells, below their heading."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table((), (), 1)

    def fill(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.heading)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self._table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self._table.heading[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + self._table.first_row)
        if role == Qt.ItemDataRole.TextAlignmentRole and way == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class CellDelegate(QStyledItemDelegate):
    """Draws a pasted cell right below its heading, whose words stand a little further in."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        inset = QStyleOptionViewItem(option)
        inset.rect = option.rect.adjusted(HEADING_INSET, 0, 0, 0)
        super().paint(painter, inset, index)


class FactColumns(QWidget):
    """One line a column: its name, an example, and what it holds. Most things are held once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: list[FlatCombo] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def fill(self, table: Table, roles: tuple[str, ...]) -> None:
        """Show the columns of a table, with guesses."""
        empty_layout(self._grid)
        self._grid.setColumnMinimumWidth(0, theme.px(130))
        self.combos = []
        for at, (name, role) in enumerate(zip(table.heading, roles, strict=True)):
            example = next(iter(table.column(at)), "")
            combo = _combo(name, at)
            for word, title in ROLES:
                combo.addItem(_(title), word)
            combo.setCurrentIndex(combo.findData(role))
            combo.activated.connect(lambda _at, at=at: self._on_chosen(at))
            self.combos.append(combo)
            named = label(name, "body", wrap=True)
            named.setMaximumWidth(theme.px(240))
            for column, part in enumerate((named, _example(example), combo)):
                self._grid.addWidget(part, at, column)

    def _on_chosen(self, at: int) -> None:
        """Take from another column what this one holds now."""
        chosen = self.combos[at].currentData()
        for other, combo in enumerate(self.combos):
            if other != at and chosen not in MANY and combo.currentData() == chosen:
                combo.setCurrentIndex(combo.findData(LEAVE_OUT))
        self.changed.emit()

    @property
    def roles(self) -> tuple[str, ...]:
        """What each column holds."""
        return tuple(str(combo.currentData()) for combo in self.combos)


class MeasureColumns(QWidget):
    """Which column names the measures; those headed by a time hold the readings."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.named = _combo(_("The name of each measure"), 0)
        self.named.setObjectName("paste_name_column")
        self.named.activated.connect(lambda _at: self._say())
        self._told = label("", "body", "text2", wrap=True)
        self._told.setObjectName("paste_times")
        self.table = Table((), (), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title = label(_("The name of each measure stands in"), "caption", "text2")
        self._title.setBuddy(self.named)
        for part in (self._title, self.named, self._told):
            column.addWidget(part)

    def fill(self, table: Table) -> None:
        """Show the columns of a table; the first that is no time is taken for the names.

        In a table that was turned round it is always the first.
        """
        self.table = table
        for part in (self._title, self.named):
            part.setHidden(table.is_turned)
        self.named.clear()
        for at, name in enumerate(table.heading):
            self.named.addItem(name, at)
        times = period_columns(table)
        first = next((at for at in range(len(table.heading)) if at not in times), 0)
        self.named.setCurrentIndex(first)
        self._say()

    @property
    def name_at(self) -> int:
        """The column that names the measures."""
        return int(self.named.currentData() or 0)

    @property
    def times(self) -> tuple[int, ...]:
        """The columns that hold the readings."""
        return tuple(at for at in period_columns(self.table) if at != self.name_at)

    def _say(self) -> None:
        heading = self.table.heading
        times = [heading[at] for at in self.times]
        others = [
            name for at, name in enumerate(heading) if at not in self.times and at != self.name_at
        ]
        words = (
            _("Readings: {times}.").format(times=_(", ").join(times))
            if times
            else _("No column is headed by a time, such as 2024/25, Autumn 2025 or 12 Oct 2026.")
        )
        if others:
            left = _("Left out: {columns}.").format(columns=_(", ").join(others))
            words = f"{words} {left}"
        self._told.setText(words)
        self.changed.emit()


def _combo(name: str, at: int) -> FlatCombo:
    made = FlatCombo()
    made.setObjectName(f"paste_column_{at}")
    made.setAccessibleName(_("What “{column}” holds").format(column=name))
    theme.set_role(made, "body")
    return made


def _example(words: str) -> QLabel:
    shown = words if len(words) <= 60 else f"{words[:59].rstrip()}…"
    return label(shown, "caption", "text3", wrap=True)
