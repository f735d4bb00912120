"""The whole map, small, with what is seen of it: to find the way about a large one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from selfeval.i18n import _
from selfeval.ui import theme

SIZE = QSize(128, 70)
INSIDE = 6
THIN = 2.5
"""The least pixels that a box is tall."""


class Minimap(QWidget):
    """Each box as a mark in its realm's colour. A click or a drag looks at a place.

    It is for eyes and pointer alone: by keyboard there are the boxes, and the list.
    """

    wanted = Signal(QPointF)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setAccessibleName(_("The whole map, small"))
        self.setToolTip(_("The whole map. Click to look at a place."))
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._area = QRectF(0, 0, 1, 1)
        self._seen = QRectF()
        self._boxes: tuple[tuple[QRectF, str], ...] = ()

    def show_boxes(self, area: QRectF, boxes: tuple[tuple[QRectF, str], ...]) -> None:
        """Show boxes, each with the token of its colour, in an area of the map."""
        self._area, self._boxes = area, boxes
        self.update()

    def show_seen(self, seen: QRectF) -> None:
        """Frame the part of the map that is seen."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    def _scale(self) -> float:
        room = QRectF(self.rect()).adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        return min(
            room.width() / max(1.0, self._area.width()),
            room.height() / max(1.0, self._area.height()),
        )

    def _corner(self) -> QPointF:
        """Return where the map's corner stands, so that the map is in the middle."""
        scale = self._scale()
        return QPointF(
            (self.width() - self._area.width() * scale) / 2,
            (self.height() - self._area.height() * scale) / 2,
        )

    def _small(self, area: QRectF) -> QRectF:
        scale, corner = self._scale(), self._corner()
        return QRectF(
            corner.x() + (area.x() - self._area.x()) * scale,
            corner.y() + (area.y() - self._area.y()) * scale,
            area.width() * scale,
            area.height() * scale,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(theme.colour("outline"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        for area, token in self._boxes:
            mark = self._small(area)
            if mark.height() < THIN:
                mark.setTop(mark.center().y() - THIN / 2)
                mark.setHeight(THIN)
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(mark, 1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.drawRoundedRect(self._small(self._seen).intersected(frame), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event)

    def _look_at(self, event: QMouseEvent) -> None:
        scale, corner = self._scale(), self._corner()
        at = event.position() - corner
        self.wanted.emit(QPointF(self._area.x() + at.x() / scale, self._area.y() + at.y() / scale))
