"""The light items of boxes and arrows: drawn by Qt itself, Python asked only when they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from selfeval.core.picture.arrows import line_of
from selfeval.core.picture.figure import Box, Drawn, arrow_shapes, box_shapes
from selfeval.core.picture.shapes import Path, Shape
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas import qt_pen

BANDS, ARROWS, MARKS, BOXES = 0.5, 1, 1.8, 2
"""How high items lie."""
FRAMES = ("thread", "text")
"""Tokens of the frames in which labels stand on an arrow."""
NEAR = 13
"""Units that an arrow's head and sign reach beyond their places."""
AROUND = 16
"""Units around a box in which its marks stand."""
BAND, RING = 9, 2.2


@dataclass(frozen=True)
class Look:
    """How items are drawn: in more detail or not."""

    detail: bool


class Painted(QGraphicsItem):
    """Shapes that are painted once and kept as a picture until they change or are zoomed."""

    def __init__(
        self, area: QRectF, parent: QGraphicsItem | None, shapes: Callable[[], Sequence[Shape]]
    ) -> None:
        super().__init__(parent)
        self._area, self._make = area, shapes
        self._shapes: Sequence[Shape] | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def take(self, area: QRectF, shapes: Callable[[], Sequence[Shape]]) -> None:
        """Paint other shapes from now on, made when they are first seen."""
        self.prepareGeometryChange()
        self._area, self._make, self._shapes = area, shapes, None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._shapes is None:  # many are never seen
            self._shapes = self._make()
        qt_pen.paint(painter, self._shapes, theme.colour)


class BoxItem(Painted):
    """One box. It moves without being painted anew."""

    def __init__(self, box: Box, look: Look) -> None:
        area = QRectF(box.left, box.top, box.width, box.height)
        super().__init__(area.adjusted(-AROUND, -AROUND, AROUND, AROUND), None, self._shapes_now)
        self.box, self._made, self._look = box, box, look
        self._out = False
        self._band: QGraphicsPathItem | None = None
        self.setZValue(BOXES)

    def _shapes_now(self) -> Sequence[Shape]:
        edge, *others = box_shapes(self._made, detail=self._look.detail)
        if self._out and isinstance(edge, Path):
            edge = replace(edge, stroke="accent", width=RING, dash=())
        return edge, *others

    def follow(self, box: Box) -> bool:
        """Stand where a box stands; False where it has become another."""
        if box is self.box:
            return True
        if replace(box, x=self._made.x, y=self._made.y, lane=self._made.lane) != self._made:
            return False
        self.box = box
        self.setPos(box.x - self._made.x, box.y - self._made.y)
        if self._band is not None:
            self._band.setPos(self.pos())
        return True

    def enter(self, scene: QGraphicsScene) -> None:
        """Come onto the map."""
        scene.addItem(self)

    def leave(self) -> None:
        """Leave the map."""
        self._let_band_go()
        self.scene().removeItem(self)

    def _let_band_go(self) -> None:
        if self._band is not None:
            self._band.scene().removeItem(self._band)
            self._band = None

    def fade(self, share: float) -> None:
        """Be drawn in full, or faintly."""
        self.setOpacity(share)

    def bring_out(self, wanted: bool) -> None:
        """Draw the box in ink, on a band that lies below all arrows; or as it is."""
        if wanted == self._out:
            return
        self._out, self._shapes = wanted, None
        self.update()
        self._let_band_go()
        if wanted:
            edge = box_shapes(self._made)[0]
            assert isinstance(edge, Path)
            self._band = QGraphicsPathItem(qt_pen.path_of(edge))
            self._band.setPen(_band_pen())
            self._band.setZValue(BANDS)
            self._band.setPos(self.pos())
            self.scene().addItem(self._band)


def _band_pen() -> QPen:
    made = QPen(theme.colour("selection"), BAND)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


class ArrowItem(QGraphicsPathItem):
    """One arrow: its curve, drawn by Qt alone, and over all curves its head and its marks."""

    def __init__(self, drawn: Drawn, look: Look) -> None:
        super().__init__()
        self._look = look
        self._band: QGraphicsPathItem | None = None
        self._out = False
        self._marks = Painted(QRectF(), None, tuple)
        self._marks.setZValue(MARKS)
        self._labels: list[Painted] = []
        self.setZValue(ARROWS)
        self._show(drawn)

    def enter(self, scene: QGraphicsScene) -> None:
        """Come onto the map."""
        scene.addItem(self)
        scene.addItem(self._marks)

    def leave(self) -> None:
        """Leave the map."""
        scene = self.scene()
        scene.removeItem(self._marks)
        scene.removeItem(self)

    def fade(self, share: float) -> None:
        """Be drawn in full, or faintly."""
        self.setOpacity(share)
        self._marks.setOpacity(share)

    def follow(self, drawn: Drawn) -> bool:
        """Run where an arrow runs."""
        if drawn is not self.drawn and drawn != self.drawn:
            self._show(drawn)
        return True

    def _show(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self._points: list[tuple[float, float]] = []
        line = line_of(drawn, detail=self._look.detail, ink="accent" if self._out else "text2")
        self.setPath(qt_pen.path_of(line))
        self.setPen(qt_pen.pen_of(line, theme.colour))
        if self._band is not None:
            self._band.setPath(self.path())
        self._marks.take(_around(drawn), lambda: self._parts()[0])
        tag, pill = drawn.marks.tag is not None, drawn.marks.pill is not None
        if self._labels or pill or (tag and self._look.detail):
            self._show_labels(self._parts()[1:])

    def _parts(self) -> list[list[Shape]]:
        """Return what stands by the head, and then each label."""
        shapes = arrow_shapes(self.drawn, detail=self._look.detail, chosen=self._out)
        return _parted(shapes[1:])

    def _show_labels(self, labels: Sequence[Sequence[Shape]]) -> None:
        while len(self._labels) > len(labels):
            gone = self._labels.pop()
            gone.setParentItem(None)
            if gone.scene() is not None:
                gone.scene().removeItem(gone)
        while len(self._labels) < len(labels):
            self._labels.append(Painted(QRectF(), self._marks, tuple))
        for item, shapes in zip(self._labels, labels, strict=True):
            item.take(qt_pen.area_of(shapes[0]), lambda shapes=shapes: shapes)

    def bring_out(self, wanted: bool) -> None:
        """Draw the arrow in ink, on a band; or as it is."""
        if wanted == self._out:
            return
        self._out = wanted
        if self._band is None:
            self._band = QGraphicsPathItem(self.path(), self)
            self._band.setPen(_band_pen())
            self._band.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._band.setVisible(wanted)
        self._show(self.drawn)
        self.setZValue(ARROWS + 0.5 if wanted else ARROWS)

    def distance(self, at: QPointF) -> float:
        """Return how far a place is from the curve, in map units."""
        if not self._points:
            parts = self.path().toSubpathPolygons()
            places = [part.at(at) for part in parts for at in range(part.size())]
            self._points = [(one.x(), one.y()) for one in places]
        pairs = zip(self._points, self._points[1:], strict=False)
        return min((_off(at, first, second) for first, second in pairs), default=1e9)


def _off(at: QPointF, first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return how far a place is from the line between two others."""
    across, down = second[0] - first[0], second[1] - first[1]
    long = across * across + down * down
    share = 0.0
    if long:
        share = ((at.x() - first[0]) * across + (at.y() - first[1]) * down) / long
        share = max(0.0, min(1.0, share))
    return hypot(at.x() - first[0] - share * across, at.y() - first[1] - share * down)


def _parted(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Part what stands by an arrow's head from each label further up, which begins in a frame."""
    parts: list[list[Shape]] = [[]]
    for shape in shapes:
        if isinstance(shape, Path) and shape.stroke in FRAMES and shape.fill:
            parts.append([])
        parts[-1].append(shape)
    return parts


def _around(drawn: Drawn) -> QRectF:
    """Return the area of an arrow's head, its sign, and the strokes beside that."""
    places = [drawn.tip, drawn.marks.disc]
    for one in drawn.marks.strokes:
        places += (one.start, one.end)
    across, down = [x for x, _y in places], [y for _x, y in places]
    left, top = min(across) - NEAR, min(down) - NEAR
    return QRectF(left, top, max(across) + NEAR - left, max(down) + NEAR - top)
