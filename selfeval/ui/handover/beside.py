"""Parts side by side, or one below the other where the room or large text does not allow that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from selfeval.ui import theme


class Beside(QWidget):
    """Each part takes the same share. `stacked_below` is a width in pixels at 100 % text."""

    def __init__(self, stacked_below: int, gap: int) -> None:
        super().__init__()
        self._stacked_below = stacked_below
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(gap)

    def add(self, part: QWidget, *, same_height: bool = False) -> None:
        """Put a part beside the last one, as tall as the tallest or as it needs."""
        where = Qt.AlignmentFlag(0) if same_height else Qt.AlignmentFlag.AlignTop
        self._parts.addWidget(part, 1, where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        stacked = self.width() < theme.px(self._stacked_below)
        self._parts.setDirection(way.TopToBottom if stacked else way.LeftToRight)
