"""The items that two copies differ in, as a list under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from selfeval.core import realms
from selfeval.core.belonging import Key
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.pages.share.grouping import ADDED, COMBINED, DECIDE, REMOVED
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.rows.signs import square
from selfeval.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
HEADING, ONE_LINE, TWO_LINES = 34, 58, 76
"""Pixels at 100 % text: of a heading, of an item whose words take one line, and two."""
SIDE, LEFT, RIGHT = 20, 22, 12
SIGNS = {
    DECIDE: ("arrows-right-left", "warn"),
    ADDED: ("plus", "text2"),
    COMBINED: ("check", "ok"),
    REMOVED: ("minus", "text2"),
}
"""The icon at the end of an item's caption, and its colour."""
DECIDED = ("circle-check", "ok")


@dataclass(frozen=True)
class Line:
    """One row: an item with what happens to it or, without a key, a heading with a count."""

    words: str
    caption: str = ""
    key: Key | None = None
    realm: str | None = None
    kind: str = ""
    count: int = 0
    decided: bool = False


class EntriesModel(QAbstractListModel):
    """Items under headings; the headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._rows: dict[Key, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def line(self, row: int) -> Line:
        """Return what stands in a row."""
        return self._lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and line.key is not None:
            return plain_tip(f"{line.words}\n{line.caption}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags  # so that the arrow keys pass over it
        return super().flags(index)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = list(lines)
        self._rows = {one.key: at for at, one in enumerate(lines) if one.key is not None}
        self.endResetModel()

    def renew(self, line: Line) -> None:
        """Show something else of an item that is listed."""
        assert line.key is not None
        row = self._rows[line.key]
        if self._lines[row] != line:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))

    def keys(self) -> list[Key]:
        """Return the items in order."""
        return list(self._rows)

    def index_of(self, key: Key | None) -> QModelIndex:
        """Return the place of an item; invalid where it is not listed."""
        return self.index(self._rows[key]) if key in self._rows else QModelIndex()


def _spoken(line: Line) -> str:
    if line.key is None:
        return _("{title}, {count}").format(title=line.words, count=line.count)
    found = realms.realm(line.realm)
    said = (line.words, _(found.title) if found else "", line.caption)
    return ", ".join(one for one in said if one)


class EntryDelegate(QStyledItemDelegate):
    """Paints an item over one or two lines, with its caption and a sign below."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.model().line(index.row())
        if line.key is None:
            return QSize(120, theme.px(HEADING))
        width = self.parent().viewport().width()
        room = width - 16 - theme.px(SIDE) - LEFT - RIGHT
        strong = QFontMetrics(theme.font("strong"))
        fits = len(line.words) < room and strong.horizontalAdvance(line.words) < room
        return QSize(120, theme.px(ONE_LINE if fits else TWO_LINES))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.model().line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.key is None:
            _paint_heading(painter, QRectF(option.rect), line)
        else:
            _paint_item(painter, option, line)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, line: Line) -> None:
    room = box.adjusted(16, 8, -20, 0)
    painter.setFont(theme.figures("caption"))
    painter.setPen(theme.colour("text2"))
    count = f"{line.count:,}"
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(room, int(right), count)
    room.adjust(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(count) - 8, 0)
    painter.setFont(theme.font("caption_strong"))
    words = painter.fontMetrics().elidedText(
        line.words, Qt.TextElideMode.ElideRight, int(room.width())
    )
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
    box = QRectF(option.rect).adjusted(8, 1, -8, -1)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    _paint_ground(painter, option, box, chosen)
    side = theme.px(SIDE)
    mark = QRectF(box.left() + 10, box.top() + 10, side, side)
    _paint_mark(painter, line, mark)
    room = box.adjusted(side + LEFT, 8, -RIGHT, -6)
    painter.setFont(theme.font("strong" if chosen else "body"))
    painter.setPen(theme.colour("text"))
    tall = option.rect.height() > theme.px(ONE_LINE)
    words = line.words or _("Nothing written yet")
    used = draw_words(painter, words, room, 2 if tall else 1)
    room.adjust(0, used + 3, 0, 0)
    painter.setFont(theme.font("caption"))
    room.setHeight(QFontMetrics(painter.font()).lineSpacing())
    icon, token = DECIDED if line.decided else SIGNS[line.kind]
    sign = theme.px(16)
    icons.draw_icon(painter, icon, square(room.right() - sign, room, sign), theme.colour(token))
    painter.setPen(theme.colour("text2"))
    draw_words(painter, line.caption, room.adjusted(0, 0, -sign - 8, 0), 1)


def _paint_mark(painter: QPainter, line: Line, mark: QRectF) -> None:
    """Draw the realm of an item, a dotted ring where it is not placed; none where it has none."""
    found = realms.realm(line.realm)
    if found is not None:
        icons.draw_realm(painter, found.id, _(found.letter), mark)
    elif line.realm is not None:
        painter.setPen(QPen(theme.colour("outline"), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark.adjusted(2, 2, -2, -2))
    else:
        icons.draw_icon(painter, "note", mark, theme.colour("text3"))


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, chosen: bool
) -> None:
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(box, 9, 9)
    else:
        painter.setPen(QPen(theme.colour("line"), 1))
        left, low = int(box.left()) + theme.px(SIDE) + LEFT, int(box.bottom())
        painter.drawLine(left, low, int(box.right()) - 6, low)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)


class EntryList(QListView):
    """Keeps its choice by the item. `chosen` carries it as (table, id); Enter goes `into` it."""

    chosen = Signal(object)
    into = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries = EntriesModel()
        self.setObjectName("combine_list")
        self.setAccessibleName(_("What the two copies differ in"))
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda _index: self.into.emit())

    @property
    def key(self) -> Key | None:
        """The item that is chosen; None if none is."""
        index = self.currentIndex()
        return self.entries.line(index.row()).key if index.isValid() else None

    def choose(self, key: Key | None) -> bool:
        """Choose an item; False if it is not listed."""
        index = self.entries.index_of(key)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.entries.line(now.row()).key is not None:
            self.chosen.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
