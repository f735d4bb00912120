"""The map as it is shown in a meeting: what has been told is strong, the rest faint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core import realms
from selfeval.core.following import Step
from selfeval.core.picture.figure import Box, Drawn, Figure, arrow_shapes, box_shapes
from selfeval.core.picture.lanes import LANE, LANES, lane_left
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.pages.maps.canvas import qt_pen
from selfeval.ui.pages.maps.canvas.lanes import GROUNDS
from selfeval.ui.present.scale import Scale

FAINT = 0.2
"""How much is left of what has not been told."""
LARGEST = 2.2
"""How much larger than on the map a path is drawn at most."""
LEAST = 0.9
"""Below this the picture goes along the path, rather than show all of it too small to read."""
AROUND = 44
"""Map units above and below the path."""
BAND, RING = 8, 2.5
SMALLEST_HEAD = 80
"""The smallest size of the heads' text, in percent."""


class MapPicture(QWidget):
    """A figure, enlarged so that the whole path is in sight, with the heads of the lanes above."""

    def __init__(self, figure: Figure, path: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("follow_picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._figure = figure
        self._boxes: dict[str, Box] = {box.id: box for box in figure.boxes}
        self._arrows: dict[str, Drawn] = {one.id: one for one in figure.arrows}
        self._path = path
        self._step = Step(frozenset(), frozenset(), frozenset(), "")
        self._text = Scale(150)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes that are drawn, told or not."""
        return self._figure.boxes

    @property
    def arrows(self) -> tuple[Drawn, ...]:
        """The arrows that are drawn, told or not."""
        return self._figure.arrows

    def show_step(self, step: Step, text: Scale) -> None:
        """Show what has been told up to a step, its heads in a size of text."""
        self._step, self._text = step, text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()

    # Where it is drawn ----------------------------------------------------------------------

    @property
    def _head(self) -> int:
        return self._text.px(38)

    def room(self) -> QRectF:
        """Return where the map is drawn: all but the heads of the lanes."""
        return QRectF(self.rect()).adjusted(0, self._head, 0, 0)

    def _lanes(self) -> tuple[int, int]:
        """Return the first and the last lane of the path."""
        lanes = [self._boxes[one].lane for one in self._path if one in self._boxes] or [1, 5]
        return min(lanes), max(lanes)

    def _area(self, ids: frozenset[str]) -> QRectF:
        """Return the part of the map that some boxes and arrows take, over the path's lanes."""
        first, last = self._lanes()
        boxes = [self._boxes[one] for one in ids if one in self._boxes]
        curves = [self._arrows[one].curve.bounds for one in ids if one in self._arrows]
        heights = [(box.top, box.bottom) for box in boxes] + [(at[1], at[3]) for at in curves]
        top = min((at for at, _low in heights), default=0.0)
        bottom = max((low for _at, low in heights), default=200.0)
        left, right = lane_left(LANES[first]), lane_left(LANES[last]) + LANE
        return QRectF(left, top - AROUND, right - left, bottom - top + 2 * AROUND)

    def view(self) -> tuple[float, QPointF]:
        """Return how much the map is enlarged, and the place of it that is in the middle."""
        room, whole = self.room(), self._area(self._path)
        wide = room.width() / whole.width()
        fits = min(wide, room.height() / whole.height(), LARGEST)
        if fits >= min(LEAST, wide):
            return fits, whole.center()
        scale = min(LEAST, wide)
        near = self._area(self._step.boxes & self._near())
        return scale, QPointF(whole.center().x(), near.center().y())

    def _near(self) -> frozenset[str]:
        """Return the boxes that the step is about."""
        ends = [self._arrows[one] for one in self._step.now if one in self._arrows]
        joined = {end for one in ends for end in (one.source, one.target)}
        return frozenset(joined) or self._step.now

    # Drawing --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lanes(painter, *self.view())
        painter.setOpacity(FAINT)
        painter.drawPixmap(0, 0, self._untold())
        painter.setOpacity(1.0)
        self._enlarge(painter)
        self._paint_part(painter, told=True)

    def _untold(self) -> QPixmap:
        """Return what has not been told in full strength.

        As one picture it can be made faint; one by one, its lines would shine through its marks.
        """
        dense = self.devicePixelRatioF()
        made = QPixmap(self.size() * dense)
        made.setDevicePixelRatio(dense)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._enlarge(painter)
        self._paint_part(painter, told=False)
        painter.end()
        return made

    def _enlarge(self, painter: QPainter) -> None:
        """Let the map be painted as it stands under the heads of its lanes."""
        scale, middle = self.view()
        room = self.room()
        painter.setClipRect(room)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-middle)

    def _paint_part(self, painter: QPainter, *, told: bool) -> None:
        """Paint what has been told, or what has not.

        Heads and marks of arrows come last: no line runs over them, nor the frame of a box.
        """
        step = self._step
        shapes = [
            arrow_shapes(arrow, detail=False, chosen=arrow.id in step.now)
            for arrow in self._figure.arrows
            if (arrow.id in step.arrows) == told
        ]
        qt_pen.paint(painter, [line for line, *_marks in shapes], theme.colour)
        for box in self._figure.boxes:
            if (box.id in step.boxes) == told:
                self._paint_box(painter, box)
        qt_pen.paint(painter, [mark for _line, *marks in shapes for mark in marks], theme.colour)

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        area = QRectF(box.x - box.width / 2, box.y - box.height / 2, box.width, box.height)
        if box.id in self._step.now:
            path = QPainterPath()
            path.addRoundedRect(area.adjusted(-3.5, -3.5, 3.5, 3.5), 10, 10)
            painter.strokePath(path, QPen(theme.colour("selection"), BAND))
            painter.strokePath(path, QPen(theme.colour("accent"), RING))
        qt_pen.paint(painter, box_shapes(box, detail=False), theme.colour)

    def _paint_lanes(self, painter: QPainter, scale: float, middle: QPointF) -> None:
        """Draw the grounds of the lanes, and their heads, which stay at the top."""
        painter.fillRect(self.rect(), theme.colour("canvas"))
        seen = range(len(LANES)) if self._lanes()[0] == 0 else range(1, len(LANES))
        for lane in seen:
            left = self.width() / 2 + (lane_left(LANES[lane]) - middle.x()) * scale
            area = QRectF(left, 0, LANE * scale, self.height())
            painter.fillRect(area, theme.colour(GROUNDS[lane]))
            self._paint_head(painter, LANES[lane], area)

    def _paint_head(self, painter: QPainter, realm_id: str, area: QRectF) -> None:
        found = realms.realm(realm_id)
        scale = self._head_scale(area.width())
        side, gap = scale.px(18), scale.px(12)
        left = gap
        if found is not None:
            mark = QRectF(area.left() + gap, (self._head - side) / 2, side, side)
            icons.draw_realm(painter, found.id, _(found.letter), mark)
            left += side + scale.px(7)
        painter.setFont(scale.font("strong"))
        painter.setPen(theme.colour("text"))
        room = QRectF(area.left() + left, 0, max(0.0, area.width() - left - 4), self._head)
        words = _(found.title) if found is not None else _("Not yet placed")
        dots = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, dots, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _head_scale(self, lane: float) -> Scale:
        """Return the size at which the titles of all realms fit into a lane so wide."""
        size = self._text.percent
        longest = max(
            QFontMetrics(self._text.font("strong")).horizontalAdvance(_(one.title))
            for one in realms.REALMS
        )
        needed = longest + self._text.px(18 + 12 + 7) + 6
        return Scale(max(SMALLEST_HEAD, min(size, int(size * lane / needed))))
