"""What the buttons that we paint, wholly or in part, have in common."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from selfeval.ui import theme


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
    the margin for it.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
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
