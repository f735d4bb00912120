"""Check boxes and radio buttons that can be seen in the dark: the style's own outline cannot."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from selfeval.ui import icons, theme

GAP = 10


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


def _paint(button: QAbstractButton, *, round_mark: bool) -> None:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = QRectF(3, (button.height() - _side()) / 2, _side(), _side())
    paint_mark(painter, mark, on=button.isChecked(), round_mark=round_mark)
    if button.hasFocus():
        corner = (_side() / 2 if round_mark else 5) + 2
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mark.adjusted(-2, -2, 2, 2), corner, corner)
    painter.setFont(button.font())
    painter.setPen(theme.colour("text" if button.isEnabled() else "text3"))
    room = QRectF(button.rect()).adjusted(_side() + GAP, 0, 0, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), button.text())


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(_side() + GAP + words + 6, theme.px(30))


class TickDelegate(QStyledItemDelegate):
    """Draws and takes the ticks of a list's first column; all of the cell can be pressed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        mark = QRectF(box.left() + 4, box.center().y() - _side() / 2, _side(), _side())
        paint_mark(painter, mark, on=_is_ticked(index), round_mark=False)
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

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        if event.type() == QEvent.Type.KeyPress:
            pressed = event.key() == Qt.Key.Key_Space
        if not pressed:
            return False
        state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _is_ticked(index: QModelIndex) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


class Check(QCheckBox):
    """A check box."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, round_mark=False)

    def sizeHint(self) -> QSize:
        return _size(self)


class Radio(QRadioButton):
    """A radio button."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, round_mark=True)

    def sizeHint(self) -> QSize:
        return _size(self)
