"""What is drawn on the map: its figure, or as much of that as has come so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer
from shiboken6 import isValid

from selfeval.core.picture.figure import Box, Figure, begun, finished, so_far
from selfeval.core.picture.lanes import LANE, lane_left
from selfeval.core.picture.making import Making
from selfeval.ui.pages.maps.canvas.lanes import LANES
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.pages.maps.canvas.sight import ABOVE

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

ROOM = 260
"""Units below the last box in which more can be put."""
SOON = 10
"""Milliseconds between two bits, in which the window does what else there is to do."""


class Drawing(QObject):
    """Boxes and arrows. Those of another map come bit by bit: first the arrows that are in sight,
    the rest while nothing else is to be done, or all at once when somebody needs the whole figure.
    """

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.first_lane = 1
        self._figure: Figure
        self._making: Making | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._go_on)

    @property
    def figure(self) -> Figure:
        """The whole figure."""
        if self._making is not None:
            self._making.until(float("inf"))
            self._come(self._making)
        return self._figure

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes; they are there from the first."""
        return self._figure.boxes

    def _begun(self) -> Making:
        showing = self.canvas.showing
        rows, loops = self.canvas.workspace.rows, showing.loops.found
        return begun(rows, showing.graph, showing.map_id, measure, loops, detail=showing.detail)

    def begin(self) -> None:
        """Draw another map: its boxes at once, its arrows when they are in sight."""
        self._making = self._begun()
        self._show(so_far(self._making))

    def renew(self) -> None:
        """Draw the same map as it is now: all of it, or what stands there would flicker."""
        self._making = None
        self._show(finished(self._begun()))

    def move(self, figure: Figure, boxes: Sequence[int], arrows: Sequence[int]) -> None:
        """Draw a figure in which only these boxes and arrows have moved, by their places in it."""
        self._figure = figure
        self.canvas.scene.show_moved(figure, boxes, arrows)

    # Arrows that come -----------------------------------------------------------------------

    def see(self) -> None:
        """Draw the arrows that are in sight, and begin to draw the others."""
        making = self._making
        if making is None or not self._is_seen:
            return
        if making.until(self.canvas.view.seen().bottom()):
            self._come(making)
        elif not self._soon.isActive():
            self._soon.start()

    @property
    def _is_seen(self) -> bool:
        canvas = self.canvas  # whose view moves once more while all of it goes
        return isValid(canvas) and canvas.isVisible() and canvas.workspace.is_open

    def _go_on(self) -> None:
        if self._making is not None and self._is_seen:
            self._making.go_on()
            self._come(self._making)

    def _come(self, making: Making) -> None:
        if making.is_done:
            self._making = None
        else:
            self._soon.start()
        bar = self.canvas.view.verticalScrollBar()
        at_top = bar.value() == bar.minimum()
        self._show(so_far(making))
        if at_top:
            bar.setValue(bar.minimum())  # an arrow may run above all boxes

    def _show(self, figure: Figure) -> None:
        self._figure = figure
        self.canvas.scene.show_figure(figure)
        self.canvas.show_state()
        self._room()

    def _room(self) -> None:
        """Give the map room around its boxes, and as much as the lanes need."""
        figure = self._figure
        self.first_lane = 0 if any(box.lane == 0 for box in figure.boxes) else 1
        top = figure.bounds[1] - ABOVE if figure.boxes else 0.0
        bottom = max(figure.bounds[3] + ROOM, top + 400)
        left = lane_left(LANES[self.first_lane])
        right = lane_left(LANES[-1]) + LANE
        self.canvas.scene.set_area(QRectF(left, top, right - left, bottom - top), self.first_lane)
