"""Where our thinking sits: a table of realms and steps whose cells open their items."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from selfeval.core import realms
from selfeval.core.overview.grid import Cell, Grid
from selfeval.core.rooms import ROOMS
from selfeval.i18n import N_, _
from selfeval.ui import icons, theme, wording
from selfeval.ui.pages.overview.cards import Card
from selfeval.ui.tips import plain_tip

HEADS = (N_("Facts"), N_("Assumptions"), N_("On a map"), N_("Priorities"), N_("Indicators"))
ROW, HEAD = 41, 32
CellRole = Qt.ItemDataRole.UserRole + 1
RealmRole = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Realms down, steps across; the first column names the realm."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None

    def show_grid(self, grid: Grid) -> None:
        """Show these counts."""
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    @property
    def most(self) -> int:
        """The largest count."""
        return self._grid.most if self._grid is not None else 0

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at a place; None in the column of names."""
        if self._grid is None or index.column() == 0:
            return None
        return self._grid.cell(self._grid.realms[index.row()], ROOMS[index.column() - 1].key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._grid is None else len(self._grid.realms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 + len(ROOMS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and not section:
            return _("Realm")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(HEADS[section - 1]) if section else ""
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("caption_strong")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if index.column() else enabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._grid is None or not index.isValid():
            return None
        cell, realm_id = self.cell(index), self._grid.realms[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.realm_title(realm_id) if cell is None else f"{cell.count:,}"
        if role == CellRole:
            return cell
        if role == RealmRole:
            return realm_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._spoken(index))
        return None

    def _spoken(self, index: Index) -> str:
        """Say a cell as one would read it aloud: “Knowledge, Facts: 1, thin”."""
        cell = self.cell(index)
        realm_id = self._grid.realms[index.row()] if self._grid is not None else ""
        name, found = wording.realm_title(realm_id), realms.realm(realm_id)
        if cell is None:
            return f"{name}: {_(found.meaning)}" if found is not None else name
        words = _("{realm}, {step}: {count}").format(
            realm=name,
            step=_(HEADS[index.column() - 1]),
            count=f"{cell.count:,}" if cell.count else _("none"),
        )
        return _("{cell}, thin").format(cell=words) if cell.is_thin else words


class GridDelegate(QStyledItemDelegate):
    """Draws a realm with its shape, and a count as a bar to scale, dotted where it is thin."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        painter.setPen(QPen(theme.colour("line"), 1))
        if index.row():  # the first stands below the line of the head
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        cell = index.data(CellRole)
        if cell is None:
            self._paint_realm(painter, box, str(index.data(RealmRole)), str(index.data()))
        else:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_count(painter, box, cell, focused=focused, hovered=hovered)
        painter.restore()

    def _paint_realm(self, painter: QPainter, box: QRectF, realm_id: str, title: str) -> None:
        side = theme.px(20)
        mark = QRectF(box.left() + 1, box.center().y() - side / 2, side, side)
        found = realms.realm(realm_id)
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), mark)
        else:
            painter.setPen(QPen(theme.colour("outline"), 1.2, Qt.PenStyle.DotLine))
            painter.drawEllipse(mark.adjusted(2, 2, -2, -2))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        room = box.adjusted(1 + side + 9, 0, -2, 0)
        words = QFontMetrics(painter.font()).elidedText(
            title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_count(
        self, painter: QPainter, box: QRectF, cell: Cell, *, focused: bool, hovered: bool
    ) -> None:
        most = max(1, self.parent().model().most)
        words = f"{cell.count:,}" if cell.count else "–"
        painter.setFont(theme.font("strong" if cell.count * 2 >= most else "body"))
        least = max(theme.px(30), QFontMetrics(painter.font()).horizontalAdvance(words) + 14)
        widest = max(least, box.width() * 0.8)
        bar = QRectF(0, 0, least + (widest - least) * cell.count / most, theme.px(26))
        bar.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hovered or focused:
            painter.setBrush(theme.colour("selection"))
        elif cell.is_thin:
            painter.setBrush(theme.colour("warn_tint"))
        elif cell.count:
            painter.setBrush(theme.colour("sunken"))
        if cell.is_thin:
            pen = QPen(theme.colour("warn"), 1.6)
            pen.setDashPattern([2.2, 1.8])
            painter.setPen(pen)
        painter.drawRoundedRect(bar, 6, 6)
        painter.setPen(theme.colour("text" if cell.count or cell.is_thin else "text3"))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, words)
        if focused:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(-3, -3, 3, 3), 8, 8)


class GridView(QTableView):
    """The table. `wanted` carries the key of a step and a realm, on a click, Enter or Space."""

    wanted = Signal(str, str)

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setObjectName("realm_grid")
        self.setAccessibleName(_("Where our thinking sits: realms down, steps across"))
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(30)
        theme.set_role(header, "caption_strong")
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        model.modelReset.connect(self._fit)
        self._fit()

    def _open(self, index: Index) -> None:
        cell = index.data(CellRole)
        if cell is not None:
            self.wanted.emit(cell.step, cell.realm)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Stay among the counts: the names of the realms are not places to stop at."""
        index = super().moveCursor(action, modifiers)
        return index if index.column() else index.siblingAtColumn(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setFixedHeight(theme.px(HEAD))
        self.setFixedHeight(theme.px(HEAD) + self.model().rowCount() * theme.px(ROW) + 2)
        self._share_width()

    def _share_width(self) -> None:
        room, steps = self.viewport().width(), len(ROOMS)
        each = max(30, (room - min(int(room * 0.26), theme.px(164))) // steps)
        self.setColumnWidth(0, max(30, room - each * steps))
        for at in range(steps):
            self.setColumnWidth(at + 1, each)


class GridCard(Card):
    """The grid, with a word on what its dots mean."""

    def __init__(self) -> None:
        super().__init__(_("Where our thinking sits"), "grid_card")
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.view.wanted.connect(self.page_wanted)
        self.rows.setContentsMargins(16, 0, 16, 4)
        self.rows.addWidget(self.view)

    def show_grid(self, grid: Grid) -> None:
        """Show these counts; a cell that was current stays so."""
        at = self.view.currentIndex()
        row, column = at.row(), at.column()
        self.model.show_grid(grid)
        there = 0 <= row < self.model.rowCount()
        self.view.setCurrentIndex(self.model.index(*((row, column) if there else (0, 1))))
        note = _("Dotted: thin beside the others") if grid.thin else _("Choose a cell to open it")
        self.say_title(_("Where our thinking sits"), note)
