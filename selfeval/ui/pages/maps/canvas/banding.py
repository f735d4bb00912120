"""Choose what lies in a frame that the mouse draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from selfeval.ui.pages.maps.canvas.hand import Hand
from selfeval.ui.pages.maps.showing import BOX

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas


class Banding(Hand):
    """A frame. What is wholly or partly in it is chosen, besides what was with Shift or Ctrl."""

    def __init__(self, canvas: MapCanvas, at: QPointF, *, more: bool) -> None:
        self.canvas, self.start = canvas, at
        self.before = canvas.showing.chosen
        self.kept = self.before if more else ()

    def move(self, at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        frame = QRectF(self.start, at).normalized()
        self.canvas.scene.draw_frame(frame)
        found = [
            (BOX, box.id)
            for box in self.canvas.figure.boxes
            if frame.intersects(self.canvas.scene.area_of(box))
        ]
        self.canvas.showing.choose([*self.kept, *found])

    def release(self, _at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        self.canvas.scene.draw_frame(None)

    def cancel(self) -> None:
        self.canvas.scene.draw_frame(None)
        self.canvas.showing.choose(self.before)
