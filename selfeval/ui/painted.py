"""What the buttons that we paint, wholly or in part, have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolTip,
    QWidget,
)

from selfeval.ui import theme
from selfeval.ui.tips import plain_tip

GAP = 6
"""Pixels between an icon and the words."""


class PaintedButton(QAbstractButton):
    """A button that is reached by Tab, shows the pointer, and takes Enter as well as Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class RingButton(QPushButton):
    """A push button whose focus stands out where an edge alone could not: a gap, then a ring.

    That is so on a filled button, on a chosen segment, and on an ink card. The style sheet leaves
    the margin for it. Words without room end in dots.
    """

    def words_shown(self) -> str:
        """Return the words as they are drawn: ended by dots where the button has no room."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            .width()
        )
        if not self.icon().isNull():
            room -= self.iconSize().width() + GAP
        dots, mnemonic = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextShowMnemonic)
        return self.fontMetrics().elidedText(self.text(), dots, room, mnemonic)

    def _is_cut(self) -> bool:
        return self.width() < self.sizeHint().width() and self.words_shown() != self.text()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the dots stand for."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._is_cut():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    def _paint_cut(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.words_shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_cut():
            self._paint_cut()
        else:
            super().paintEvent(event)
        if self.hasFocus() and self._ringed():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("on_ink" if self._on_ink() else "accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _ringed(self) -> bool:
        kind = self.property("kind")
        return kind == "primary" or (kind == "segment" and self.isChecked()) or self._on_ink()

    def _on_ink(self) -> bool:
        around = self.parentWidget()
        return around is not None and around.property("ink") is True
