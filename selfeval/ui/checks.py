"""Check boxes and radio buttons that can be seen in the dark: the style's own outline cannot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from selfeval.ui import icons, theme

MARK, GAP = 18, 10


def _paint(button: QAbstractButton, *, round_mark: bool) -> None:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = QRectF(3, (button.height() - MARK) / 2, MARK, MARK)
    corner = MARK / 2 if round_mark else 5
    on = button.isChecked()
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
    if button.hasFocus():
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mark.adjusted(-2, -2, 2, 2), corner + 2, corner + 2)
    painter.setFont(button.font())
    painter.setPen(theme.colour("text" if button.isEnabled() else "text3"))
    room = QRectF(button.rect()).adjusted(MARK + GAP, 0, 0, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), button.text())


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(MARK + GAP + words + 6, theme.px(30))


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
