"""Sentences with tick boxes, as tall as their words need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
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
    QStyleOptionViewItem,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.checks import TakesTicks, is_ticked, paint_mark
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button

Index = QModelIndex | QPersistentModelIndex
CaptionRole = Qt.ItemDataRole.UserRole + 1
HeadingRole = Qt.ItemDataRole.UserRole + 2
TICK_ROLES = [Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole]
"""What is other about a row when its tick is; its height is not."""
TICK, PAD, MOST_LINES = 18, 8, 4


@dataclass(frozen=True)
class TickLine:
    """One sentence; `caption` stands below it, a heading is drawn as one."""

    words: str
    caption: str = ""
    ticked: bool = True
    is_heading: bool = False


class TickModel(QAbstractListModel):
    """Which sentences are ticked. `ticks_changed` says that they are others."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[TickLine] = ()
        self._ticked: list[bool] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        ticked = self._ticked[index.row()]
        shown = {
            Qt.ItemDataRole.DisplayRole: line.words,
            Qt.ItemDataRole.ToolTipRole: plain_tip(line.words),
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Checked
            if ticked
            else Qt.CheckState.Unchecked,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                part
                for part in (line.words, line.caption, _("ticked") if ticked else _("not ticked"))
                if part
            ),
            CaptionRole: line.caption,
            HeadingRole: line.is_heading,
        }
        return shown.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self._tell(index, index)
        return True

    def _tell(self, first: QModelIndex, last: QModelIndex) -> None:
        self.dataChanged.emit(first, last, TICK_ROLES)
        self.ticks_changed.emit()

    def show(self, lines: Sequence[TickLine]) -> None:
        """Show other sentences; one that stood here before keeps its tick."""
        before = {line.words: on for line, on in zip(self.lines, self._ticked, strict=True)}
        self.beginResetModel()
        self.lines = lines
        self._ticked = [before.get(line.words, line.ticked) for line in lines]
        self.endResetModel()
        self.ticks_changed.emit()

    def tick_all(self, ticked: bool) -> None:
        """Tick every sentence but the headings, or none at all."""
        self._ticked = [ticked and not line.is_heading for line in self.lines]
        if self.lines:
            self._tell(self.index(0), self.index(len(self.lines) - 1))

    def chosen(self) -> list[str]:
        """Return the words of what is ticked, in order."""
        return [line.words for line, on in zip(self.lines, self._ticked, strict=True) if on]


class SentenceDelegate(TakesTicks):
    """Paints a tick, the sentence and its caption."""

    def _room(self, width: int) -> int:
        return max(60, width - theme.px(TICK) - 3 * PAD - 8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.widget.viewport().width() if option.widget else option.rect.width()
        words = str(index.data())
        height = _height_of(words, _role(index), self._room(width), theme.zoom()) + 2 * PAD
        if index.data(CaptionRole):
            height += QFontMetrics(theme.font("caption")).lineSpacing()
        return QSize(120, max(height, theme.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        side = theme.px(TICK)
        mark = QRectF(box.left() + PAD, box.top() + PAD, side, side)
        paint_mark(painter, mark, on=is_ticked(index), round_mark=False)
        room = QRectF(mark.right() + PAD + 2, box.top() + PAD - 1, 0, box.height())
        room.setWidth(self._room(option.rect.width()))
        painter.setFont(theme.font(_role(index)))
        painter.setPen(theme.colour("text2" if index.data(HeadingRole) else "text"))
        used = draw_words(painter, str(index.data()), room, MOST_LINES)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        draw_words(painter, str(index.data(CaptionRole) or ""), room.adjusted(0, used, 0, 0), 1)
        painter.restore()


class TickList(QListView):
    """A list of sentences to tick."""

    def __init__(self, model: TickModel, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setItemDelegate(SentenceDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        """Draw other ticks without laying all of the list out anew, as Qt's own lists do."""
        QAbstractItemView.dataChanged(self, first, last, roles)


@lru_cache(maxsize=10_000)
def _height_of(words: str, role: str, width: int, _zoom: int) -> int:
    """Return the height of a sentence in pixels; all of a list is asked at every key in a note."""
    metrics = QFontMetrics(theme.font(role))
    room = QRect(0, 0, width, 100_000)
    needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
    return min(needed, MOST_LINES * metrics.lineSpacing())


def _role(index: Index) -> str:
    return "strong" if index.data(HeadingRole) else "body"


def tick_buttons(model: TickModel, parent: QWidget) -> list[QWidget]:
    """Return the two buttons that tick everything and nothing."""
    every = button(_("Tick all"), "link", name="tick_all")
    none = button(_("Tick none"), "link", name="tick_none")
    every.clicked.connect(lambda: model.tick_all(True))
    none.clicked.connect(lambda: model.tick_all(False))
    for made in (every, none):
        made.setParent(parent)
    return [every, none]
