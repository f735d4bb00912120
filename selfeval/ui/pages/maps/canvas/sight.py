"""What is seen of the map: its zoom, and all that stands outside it and follows it."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSizeF
from PySide6.QtWidgets import QStyle
from shiboken6 import isValid

from selfeval.core.picture.lanes import LANE, lane_left
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.heads import Strip
from selfeval.ui.pages.maps.canvas.lanes import GROUNDS, LANES
from selfeval.ui.pages.maps.showing import ARROW

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

FILLS_FROM, FILLS_TO = 85, 130
"""Percent between which the lanes fill the width by themselves."""
READABLE = 70
"""Percent from which the words of a map can be read on a projector."""
MINIMAP_FROM = 1500
"""Pixels of the window from which there is a minimap."""
ABOVE = 40
"""Units above the first box."""
BELOW = 16
"""Units below the last box of a map that is brought into sight as a whole."""
EDGE = 14
MARGIN = 32
"""Room around a new arrow, for the marks on its curve."""


class Sight(QObject):
    """Lets the lanes fill the width until somebody zooms; heads and minimap follow the map."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._fills = True

    # Zoom -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show a map that has not been seen before: all its lanes, from the top."""
        self._fills = True
        self.fill()
        self._to_top()

    def begin_again(self) -> None:
        """Show a map whose boxes all moved: as a whole where its words stay large enough to read.

        Else it is shown from the top, or where what is chosen is now.
        """
        whole = self._percent_of_all()
        if READABLE <= whole < self.canvas.view.percent and self._outgrows():
            self.fit()
            return
        self._to_top()
        for box in self.canvas.showing.boxes[-1:]:
            self.canvas.centre_on(box, only_if_hidden=True)

    def fill(self) -> None:
        """Let the lanes fill the width, as long as nobody has chosen a zoom."""
        if self._fills:
            view = self.canvas.view
            bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
            wide = (
                view.maximumViewportSize().width() - bar
            )  # which Qt counts on, however thin it is
            percent = wide / max(1.0, self.canvas.scene.area.width()) * 100 * 100 / theme.zoom()
            top = QPoint(view.viewport().width() // 2, 0)
            view.set_percent(max(FILLS_FROM, min(FILLS_TO, floor(percent))), top)

    def _to_top(self) -> None:
        for bar in (self.canvas.view.verticalScrollBar(), self.canvas.view.horizontalScrollBar()):
            bar.setValue(bar.minimum())

    def set_zoom(self, percent: int) -> None:
        """Zoom to a percentage."""
        self._fills = False
        self.canvas.view.set_percent(percent)

    def zoom_by(self, step: int) -> None:
        """Zoom in or out by steps of a tenth, to whole tenths."""
        tens = self.canvas.view.percent / 10
        whole = int(tens) if step > 0 else ceil(tens)
        self.set_zoom((whole + step) * 10)

    def fit(self) -> None:
        """Bring the whole map into sight."""
        self._fills = False
        self.canvas.view.set_percent(self._percent_of_all())
        self._to_top()

    def _percent_of_all(self) -> float:
        """Return the zoom at which the whole map is in sight, in percent."""
        room, wide = self.canvas.view.viewport().size(), self.canvas.scene.area.width()
        scale = min(room.width() / wide, room.height() / self._height_of_all())
        return min(FILLS_TO, scale * 100 * 100 / theme.zoom())

    def _outgrows(self) -> bool:
        """Tell whether boxes stand out of sight where the map is shown from its top left."""
        view = self.canvas.view
        room, scale = view.viewport().size(), view.scale_now
        wide = self.canvas.figure.bounds[2] - self.canvas.scene.area.left()
        return wide * scale > room.width() or self._height_of_all() * scale > room.height()

    def _height_of_all(self) -> float:
        bounds = self.canvas.figure.bounds
        return max(1.0, bounds[3] - bounds[1] + ABOVE + BELOW)

    def bring_arrow(self, arrow_id: str) -> None:
        """Scroll so that an arrow is seen: the whole of its curve, or the middle of a long one."""
        view, scene = self.canvas.view, self.canvas.scene
        area, seen = scene.area_of_chosen((ARROW, arrow_id)), view.seen()
        if area.height() + 2 * MARGIN > seen.height() or area.width() > seen.width():
            area = QRectF(scene.middle_of(arrow_id), QSizeF(1, 1))
        view.ensureVisible(area, 0, MARGIN)

    # What follows ---------------------------------------------------------------------------

    def follow(self) -> None:
        """Let all that stands outside the map follow it."""
        canvas = self.canvas
        if not isValid(canvas):
            return  # the view moves once more while all of it goes
        lit = None if canvas.lit is None else LANES[canvas.lit]
        canvas.heads.show_strips(self._strips(), lit)
        if not canvas.minimap.isHidden():
            canvas.minimap.show_seen(canvas.view.seen())
        canvas.entering.follow()

    def _strips(self) -> tuple[Strip, ...]:
        view = self.canvas.view
        lanes = range(self.canvas.first_lane, len(LANES))
        off = view.viewport().mapTo(self.canvas, QPoint(0, 0)).x()
        areas = [view.pixels(QRectF(lane_left(LANES[one]), 0, LANE, 1)) for one in lanes]
        return tuple(
            Strip(LANES[lane], GROUNDS[lane], area.left() + off, area.right() + off)
            for lane, area in zip(lanes, areas, strict=True)
        )

    def show_minimap(self) -> None:
        """Show the minimap where the window is wide and the map has boxes."""
        canvas = self.canvas
        wanted = canvas.window().width() >= MINIMAP_FROM and bool(canvas.drawing.boxes)
        canvas.minimap.setVisible(wanted)
        if wanted:
            boxes = tuple(
                (canvas.scene.area_of(box), LANES[box.lane] or "outline")
                for box in canvas.drawing.boxes
            )
            canvas.minimap.show_boxes(canvas.scene.area, boxes)
            canvas.minimap.show_seen(canvas.view.seen())
            self.place_over()

    def place_over(self) -> None:
        """Put what lies over the map in its place."""
        canvas = self.canvas
        bottom = canvas.view.geometry().bottom() - canvas.minimap.height() - EDGE
        if canvas.view.horizontalScrollBar().isVisible():
            bottom -= canvas.view.horizontalScrollBar().height()
        canvas.minimap.move(EDGE, bottom)
        canvas.minimap.raise_()
        if not canvas.empty.isHidden():
            canvas.empty.stand_over(canvas, canvas.heads.height())
