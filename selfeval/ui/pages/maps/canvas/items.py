"""The light items of boxes and arrows: drawn by Qt itself, Python asked only when they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from selfeval.core.picture.figure import Box, Drawn, arrow_shapes, box_shapes
from selfeval.core.picture.shapes import Path, Shape
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas import qt_pen

BANDS, ARROWS, MARKS, BOXES = 0.5, 1, 1.8, 2
"""How high items lie."""
HOLDER = 1
"""Which part of an arrow, besides its line, holds its marks: it comes after the head."""
AROUND = 16
"""Units around a box in which its marks stand."""
BAND, RING = 9, 2.2
SAMPLES = 12
"""Places along each piece of a curve at which its distance is measured."""


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

    def take(self, area: QRectF, shapes: Sequence[Shape]) -> None:
        """Paint other shapes from now on."""
        self.prepareGeometryChange()
        self._area, self._shapes = area, shapes
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
    """One arrow, drawn by Qt alone: its curve with its head, and over all curves its marks.

    The first of the marks holds the others.
    """

    def __init__(self, drawn: Drawn, look: Look) -> None:
        super().__init__()
        self._look = look
        self._band: QGraphicsPathItem | None = None
        self._out = False
        self._parts: list[QGraphicsPathItem | Painted] = []
        self._kinds: list[object] = []
        self.setZValue(ARROWS)
        self._show(drawn)

    def enter(self, scene: QGraphicsScene) -> None:
        """Come onto the map."""
        scene.addItem(self)
        scene.addItem(self._parts[HOLDER])

    def leave(self) -> None:
        """Leave the map."""
        scene = self.scene()
        scene.removeItem(self._parts[HOLDER])
        scene.removeItem(self)

    def fade(self, share: float) -> None:
        """Be drawn in full, or faintly."""
        self.setOpacity(share)
        self._parts[HOLDER].setOpacity(share)

    def follow(self, drawn: Drawn) -> bool:
        """Run where an arrow runs."""
        if drawn is not self.drawn and drawn != self.drawn:
            self._show(drawn)
        return True

    def _show(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self._points: list[tuple[float, float]] = []
        shapes = arrow_shapes(drawn, detail=self._look.detail, chosen=self._out)
        if not self._reshape(shapes):
            self._rebuild(shapes)
        if self._band is not None:
            self._band.setPath(self.path())

    def _reshape(self, shapes: Sequence[Shape]) -> bool:
        """Give the items that are there new paths; False where they are not of these kinds."""
        kinds = [_kind(shape) for shape in shapes]
        if kinds != self._kinds:
            self._kinds = kinds
            return False
        for item, shape in zip((self, *self._parts), shapes, strict=True):
            if isinstance(item, Painted):
                item.take(qt_pen.area_of(shape), [shape])
            elif isinstance(shape, Path):
                item.setPath(qt_pen.path_of(shape))
        return True

    def _rebuild(self, shapes: Sequence[Shape]) -> None:
        scene, share = self.scene(), self.opacity()
        if scene is not None:
            self.leave()
        line, head, first, *others = shapes
        assert isinstance(line, Path)
        self.setPath(qt_pen.path_of(line))
        self.setPen(qt_pen.pen_of(line, theme.colour))
        for part in self._parts[:HOLDER]:
            part.setParentItem(None)
        holder = _part(first, None)
        holder.setZValue(MARKS)
        self._parts = [_part(head, self), holder, *(_part(one, holder) for one in others)]
        if scene is not None:
            self.enter(scene)
            self.fade(share)

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
            polygon = self.path().toSubpathPolygons()
            self._points = [(one.x(), one.y()) for part in polygon for one in part]
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


def _kind(shape: Shape) -> object:
    """Return what two shapes have in common that one item can draw in turn."""
    if isinstance(shape, Path):
        return shape.stroke, shape.fill, shape.width, shape.dash
    return None


def _part(shape: Shape, parent: QGraphicsItem | None) -> QGraphicsPathItem | Painted:
    """Return an item for one shape of an arrow."""
    if isinstance(shape, Path):
        made = QGraphicsPathItem(qt_pen.path_of(shape), parent)
        made.setPen(qt_pen.pen_of(shape, theme.colour))
        made.setBrush(QBrush(theme.colour(shape.fill)) if shape.fill else QBrush())
        return made
    return Painted(qt_pen.area_of(shape), parent, lambda: [shape])
