"""An area of an inspection framework in its list: a title, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from selfeval.ui import theme
from selfeval.ui.item_button import ItemButton


class AreaButton(ItemButton):
    """A row that stays pressed while its area is shown."""

    def __init__(self, title: str, state: str) -> None:
        super().__init__(title, state)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
            painter.end()
        super().paintEvent(event)
