"""Check boxes and radio buttons that can be seen in the dark: the style's own outline cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from selfeval.ui import icons, theme

GAP = 10
WORDS = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def _side() -> int:
    return theme.px(18)


def paint_mark(painter: QPainter, mark: QRectF, *, on: bool, round_mark: bool) -> None:
    """Draw a tick box or, with `round_mark`, a radio button into `mark`."""
    corner = _side() / 2 if round_mark else 5
    ink = theme.colour("accent" if on else "outline")
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ink if on and not round_mark else theme.colour("surface"))
    painter.drawRoundedRect(mark.adjusted(0.7, 0.7, -0.7, -0.7), corner, corner)
    if on and round_mark:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(mark.adjusted(4.5, 4.5, -4.5, -4.5))
    elif on:
        icons.draw_icon(painter, "check", mark.adjusted(2, 2, -2, -2), theme.colour("on_accent"))


def _line() -> int:
    """The height of a button whose words take one line."""
    return theme.px(30)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Worded(_Button):
    """What a check box and a radio button share: words that wrap, and all of it can be pressed."""

    round_mark = False

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words_in(self.width())
        height = self.height() if words.height() <= _line() else _line()
        mark = QRectF(3, (height - _side()) / 2, _side(), _side())
        paint_mark(painter, mark, on=self.isChecked(), round_mark=self.round_mark)
        if self.hasFocus():
            self._paint_focus(painter, mark)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "text3"))
        room = self.rect().adjusted(_side() + GAP, 0, 0, 0)
        painter.drawText(room, WORDS, self.text())

    def _paint_focus(self, painter: QPainter, mark: QRectF) -> None:
        corner = (_side() / 2 if self.round_mark else 5) + 2
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mark.adjusted(-2, -2, 2, 2), corner, corner)

    def _words_in(self, width: int) -> QRect:
        """Return the room that the words take in a button of this width."""
        room = QRect(0, 0, max(1, width - _side() - GAP), 10_000)
        return self.fontMetrics().boundingRect(room, WORDS, self.text())

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_side() + GAP + words + 6, _line())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(110)), _line())

    def heightForWidth(self, width: int) -> int:
        words = self._words_in(width).height()
        return _line() if words <= _line() else words + theme.px(8)


class TakesTicks(QStyledItemDelegate):
    """Ticks a row, or takes its tick away, by Space or by a click anywhere on it."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            pressed = event.button() == Qt.MouseButton.LeftButton
        else:
            pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if not pressed:
            return False
        state = Qt.CheckState.Unchecked if is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Tell whether a row of a list with ticks is ticked."""
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


class TickDelegate(TakesTicks):
    """Draws the ticks of a table's first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        mark = QRectF(box.left() + 4, box.center().y() - _side() / 2, _side(), _side())
        paint_mark(painter, mark, on=is_ticked(index), round_mark=False)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        room = box.adjusted(_side() + GAP + 2, 0, -4, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class Check(_Worded, QCheckBox):
    """A check box."""


class Radio(_Worded, QRadioButton):
    """A radio button."""

    round_mark = True
