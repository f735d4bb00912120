"""Draw an arrow by the mouse, from the edge of one box to another or to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtWidgets import QToolTip, QWidget

from selfeval.core.picture.figure import Box
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.hand import Hand

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas


NEAR = 10
"""Pixels beside a box in which an arrow that is let go still leads to it."""


class Joining(Hand):
    """An arrow that follows the pointer. Boxes to which it cannot lead are faint meanwhile."""

    def __init__(self, canvas: MapCanvas, source: Box) -> None:
        self.canvas, self.source = canvas, source
        self.taken = {one.target for one in canvas.figure.arrows if one.source == source.id} | {
            source.id
        }
        self._began = False

    def window(self) -> QWidget:
        """Return the window that hears of what could not be done."""
        return self.canvas.window()

    def move(self, at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        if not self._began:
            self._began = True
            self.canvas.scene.show_unreachable(self.taken - {self.source.id})
        over = self._over(at)
        legal = over is not None and over.id not in self.taken
        self.canvas.scene.draw_rope(self.source, at, over if legal else None)

    def _over(self, at: QPointF) -> Box | None:
        """Return the box to which an arrow leads that is let go at a place."""
        scene = self.canvas.scene
        return scene.box_at(at) or scene.box_at(at, NEAR / self.canvas.view.scale_now)

    @alerts.calmly
    def release(self, at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        self.cancel()
        over = self._over(at)
        if over is None:
            if QLineF(QPointF(self.source.x, self.source.y), at).length() > self.source.width / 2:
                self.canvas.entering.begin_new(at=at, source=self.source.id)
        elif over.id not in self.taken:
            made = doing.add_arrow(self.canvas.workspace, self.source.id, over.id)
            self.canvas.showing.choose_arrow(made)
            self.canvas.sight.bring_arrow(made)
        elif over.id != self.source.id:
            where = self.canvas.view.viewport()
            on_screen = where.mapToGlobal(self.canvas.view.mapFromScene(at))
            QToolTip.showText(on_screen, _("There is an arrow between these already."), where)

    def cancel(self) -> None:
        self.canvas.scene.cut_rope()
        self.canvas.show_state()
