"""What lies on the map: items for boxes and arrows, and what is drawn over them for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPathItem, QGraphicsScene

from selfeval.core.picture.figure import Box, Drawn, Figure
from selfeval.core.picture.lanes import LANE, lane_left
from selfeval.core.placing.lining_up import Guide
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.items import ArrowItem, BoxItem, Look
from selfeval.ui.pages.maps.canvas.lanes import GROUNDS, LANES
from selfeval.ui.pages.maps.showing import ARROW, BOX, Chosen

if TYPE_CHECKING:
    from selfeval.core.causal.questions import Answer

FAINT = 0.3
"""How much is left of what an answer leaves out."""
INNER, OUTER = 6, 9
"""Units inside and outside of a box's edge from which an arrow is drawn."""
GRIP = 5
OVER_BOXES, OVER_ALL = 5, 9


class MapScene(QGraphicsScene):
    """Items by the ids of what they show. Nothing here knows the rows."""

    def __init__(self, parent: QObject, detail: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._detail = detail
        self.area = QRectF(0, 0, 5 * LANE, 400)
        self.setSceneRect(self.area)
        self._first_lane = 1
        self._lit: int | None = None
        self._boxes: dict[str, BoxItem] = {}
        self._arrows: dict[str, ArrowItem] = {}
        self._look = Look(detail=False)
        self._brought: set[Chosen] = set()
        self._faint: set[Chosen] = set()
        self._handled: Box | None = None
        self._handles = self._path_item(OVER_BOXES)
        self._rope = self._path_item(OVER_ALL)
        self._frame = self._path_item(OVER_ALL)
        self._guides = [QGraphicsLineItem() for _number in range(2)]
        for guide in self._guides:
            guide.setZValue(OVER_ALL)
            guide.hide()
            self.addItem(guide)
        self.forget_look()

    def _path_item(self, level: int) -> QGraphicsPathItem:
        made = QGraphicsPathItem()
        made.setZValue(level)
        made.hide()
        self.addItem(made)
        return made

    def forget_look(self) -> None:
        """Draw everything in the colours of the moment when it is shown next."""
        self._let_go()
        accent = theme.colour("accent")
        self._handles.setPen(_hairline(accent, 1.5))
        self._handles.setBrush(theme.colour("surface"))
        self._rope.setPen(_hairline(accent, 2))
        self._frame.setPen(_hairline(accent, 1))
        tint = QColor(theme.colour("accent"))
        tint.setAlpha(28)
        self._frame.setBrush(tint)
        for guide in self._guides:
            guide.setPen(_hairline(accent, 1))
        self.update()

    def _let_go(self) -> None:
        for item in (*self._boxes.values(), *self._arrows.values()):
            item.leave()
        self._boxes, self._arrows = {}, {}
        self._brought, self._faint = set(), set()

    # What is drawn --------------------------------------------------------------------------

    def set_area(self, area: QRectF, first_lane: int) -> None:
        """Give the map its edges, and say which lane is the first."""
        if area != self.area or first_lane != self._first_lane:
            self.area, self._first_lane = area, first_lane
            self.setSceneRect(area)
            self.update()

    def show_figure(self, figure: Figure) -> None:
        """Draw these boxes and arrows; what has not changed is left as it is."""
        look = Look(self._detail())
        if look != self._look:
            self._look = look
            self._let_go()
        made = _bring(self, self._boxes, figure.boxes, lambda box: BoxItem(box, look))
        new = {(BOX, one) for one in made}
        made = _bring(self, self._arrows, figure.arrows, lambda drawn: ArrowItem(drawn, look))
        new |= {(ARROW, one) for one in made}
        self._brought, self._faint = self._brought - new, self._faint - new
        self._keep_handles()

    def stand(self, boxes: Iterable[Box]) -> None:
        """Let boxes stand elsewhere for now; their arrows come after."""
        for box in boxes:
            self._boxes[box.id].follow(box)
        self._keep_handles()

    def show_moved(self, figure: Figure, boxes: Sequence[int], arrows: Sequence[int]) -> None:
        """Draw what has moved of a figure that is otherwise as it was, by its places in it."""
        for at in boxes:
            box = figure.boxes[at]
            self._boxes[box.id].follow(box)
        for at in arrows:
            drawn = figure.arrows[at]
            self._arrows[drawn.id].follow(drawn)
        self._keep_handles()

    def show_state(
        self, chosen: Iterable[Chosen], pointed: Iterable[Chosen], answer: Answer | None
    ) -> None:
        """Bring out what is chosen and pointed at; let fade what an answer leaves out."""
        brought, faint = {*chosen, *pointed}, set[Chosen]()
        if answer is not None:
            faint = {(BOX, one) for one in self._boxes if one not in answer.factors}
            faint |= {(ARROW, one) for one in self._arrows if one not in answer.arrows}
        self._set_state(brought, faint)

    def _set_state(self, brought: set[Chosen], faint: set[Chosen]) -> None:
        """Change the items whose state differs, and no others: there may be hundreds."""
        for one in brought ^ self._brought:
            item = self._item(one)
            if item is not None:
                item.bring_out(one in brought)
        for one in faint ^ self._faint:
            item = self._item(one)
            if item is not None:
                item.fade(FAINT if one in faint else 1.0)
        self._brought, self._faint = brought, faint

    def _item(self, one: Chosen) -> BoxItem | ArrowItem | None:
        return self._boxes.get(one[1]) if one[0] == BOX else self._arrows.get(one[1])

    def show_unreachable(self, box_ids: Iterable[str]) -> None:
        """Let boxes fade to which an arrow cannot be drawn."""
        self._set_state(self._brought, self._faint | {(BOX, one) for one in box_ids})

    # What is where --------------------------------------------------------------------------

    def box(self, factor_id: str) -> Box | None:
        """Return a box as it is drawn now."""
        item = self._boxes.get(factor_id)
        return item.box if item is not None else None

    def drawn(self, arrow_id: str) -> Drawn | None:
        """Return an arrow as it is drawn now."""
        item = self._arrows.get(arrow_id)
        return item.drawn if item is not None else None

    @staticmethod
    def area_of(box: Box) -> QRectF:
        """Return the area of a box."""
        return QRectF(box.x - box.width / 2, box.y - box.height / 2, box.width, box.height)

    def area_of_chosen(self, one: Chosen) -> QRectF:
        """Return the area of a box or an arrow; an empty one where it is not drawn."""
        if one[0] == BOX:
            box = self.box(one[1])
            return self.area_of(box) if box is not None else QRectF()
        item = self._arrows.get(one[1])
        return item.path().boundingRect() if item is not None else QRectF()

    def middle_of(self, arrow_id: str) -> QPointF:
        """Return the middle of an arrow's curve."""
        item = self._arrows.get(arrow_id)
        return item.path().pointAtPercent(0.5) if item is not None else QPointF()

    def box_at(self, at: QPointF, slack: float = 0) -> Box | None:
        """Return the topmost box at a place, or within `slack` units of it."""
        for item in reversed(self._boxes.values()):
            box = item.box
            if (
                abs(at.x() - box.x) <= box.width / 2 + slack
                and abs(at.y() - box.y) <= box.height / 2 + slack
            ):
                return box
        return None

    def arrow_at(self, at: QPointF, reach: float) -> str:
        """Return the arrow within `reach` units of a place; "" for none."""
        near = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        mode = Qt.ItemSelectionMode.IntersectsItemBoundingRect
        found: list[tuple[float, str]] = []
        for item in self.items(near, mode):
            if isinstance(item, ArrowItem):
                found.append((item.distance(at), item.drawn.id))
        off, nearest = min(found, default=(reach + 1, ""))
        return nearest if off <= reach else ""

    # Drawing arrows by hand -----------------------------------------------------------------

    def handle_at(self, at: QPointF) -> Box | None:
        """Return the box at whose edge a place is: from there an arrow is drawn."""
        inner = self.box_at(at)
        box = inner or self.box_at(at, OUTER)
        if box is None:
            return None
        across = box.width / 2 - abs(at.x() - box.x)
        down = box.height / 2 - abs(at.y() - box.y)
        return box if min(across, down) <= INNER else None

    def show_handles(self, box: Box | None) -> None:
        """Show where an arrow can be drawn from a box; None hides them."""
        if box == self._handled:
            return
        self._handled = box
        self._handles.setVisible(box is not None)
        if box is not None:
            area = self.area_of(box)
            path = QPainterPath()
            for at in (
                QPointF(area.left(), box.y),
                QPointF(area.right(), box.y),
                QPointF(box.x, area.top()),
                QPointF(box.x, area.bottom()),
            ):
                path.addEllipse(at, GRIP, GRIP)
            self._handles.setPath(path)

    def _keep_handles(self) -> None:
        """Let handles stay at the box they are shown at, wherever it stands now."""
        if self._handled is not None:
            self.show_handles(self.box(self._handled.id))

    def draw_rope(self, source: Box, at: QPointF, target: Box | None) -> None:
        """Draw the arrow that is being drawn, to a place, or to the box it would lead to."""
        path = QPainterPath(QPointF(source.x, source.y))
        end = at if target is None else QPointF(target.x, target.y)
        area = self.area_of(source)
        start = _edge_towards(area, end)
        path = QPainterPath(start)
        if target is not None:
            goal = self.area_of(target).adjusted(-4, -4, 4, 4)
            end = _edge_towards(goal, start)
            path.addRoundedRect(goal, 9, 9)
            path.moveTo(start)
        path.lineTo(end)
        line = QLineF(end, start)
        line.setLength(11)
        for turn in (24, -24):
            side = QLineF(line)
            side.setAngle(line.angle() + turn)
            path.moveTo(end)
            path.lineTo(side.p2())
        self._rope.setPath(path)
        self._rope.show()

    def cut_rope(self) -> None:
        """Draw no arrow any more."""
        self._rope.hide()

    # Over the map ---------------------------------------------------------------------------

    def draw_frame(self, frame: QRectF | None) -> None:
        """Draw the frame that chooses; None for none."""
        self._frame.setVisible(frame is not None)
        if frame is not None:
            path = QPainterPath()
            path.addRect(frame)
            self._frame.setPath(path)

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """Draw the lines that a box is in line with."""
        for at, item in enumerate(self._guides):
            item.setVisible(at < len(guides))
            if at < len(guides):
                one = guides[at]
                line = QLineF(one.first, one.at, one.last, one.at)
                if one.upright:
                    line = QLineF(one.at, one.first, one.at, one.last)
                item.setLine(line)

    def light(self, lane: int | None) -> None:
        """Light up a lane; None for none."""
        seen = [view.mapToScene(view.viewport().rect()).boundingRect() for view in self.views()]
        top = min(self.area.top(), *(one.top() for one in seen))
        bottom = max(self.area.bottom(), *(one.bottom() for one in seen))  # a small map ends higher
        for one in {lane, self._lit} - {None}:
            area = QRectF(lane_left(LANES[one]), top, LANE, bottom - top)
            self.invalidate(area, QGraphicsScene.SceneLayer.BackgroundLayer)
        self._lit = lane

    def drawBackground(self, painter: QPainter, exposed: QRectF) -> None:
        """Draw the lanes over the whole height, with hairlines between them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(exposed, theme.colour("canvas"))
        pen = _hairline(theme.colour("line"), 1)
        for lane in range(self._first_lane, len(LANES)):
            left = lane_left(LANES[lane])
            if left > exposed.right() or left + LANE < exposed.left():
                continue
            ground = "selection" if lane == self._lit else GROUNDS[lane]
            if ground != "canvas":
                band = QRectF(left, exposed.top(), LANE, exposed.height())
                painter.fillRect(band.intersected(exposed), theme.colour(ground))
            painter.setPen(pen)
            right = left + LANE
            painter.drawLine(QPointF(right, exposed.top()), QPointF(right, exposed.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _hairline(colour: QColor, width: float) -> QPen:
    made = QPen(colour, width)
    made.setCosmetic(True)
    return made


def _edge_towards(area: QRectF, to: QPointF) -> QPointF:
    """Return where the line from the middle of an area leaves it."""
    middle = area.center()
    across, down = to.x() - middle.x(), to.y() - middle.y()
    share = max(abs(across) / (area.width() / 2), abs(down) / (area.height() / 2), 1e-6)
    return QPointF(middle.x() + across / share, middle.y() + down / share)


def _bring(
    scene: MapScene,
    held: dict[str, BoxItem] | dict[str, ArrowItem],
    wanted: Iterable[Box] | Iterable[Drawn],
    make: Callable[..., BoxItem | ArrowItem],
) -> list[str]:
    """Let the items be those of what is wanted, kept or made; return which were made."""
    gone, made = set(held), list[str]()
    for one in wanted:
        gone.discard(one.id)
        item = held.get(one.id)
        if item is not None and item.follow(one):
            continue
        if item is not None:
            item.leave()
        held[one.id] = make(one)
        held[one.id].enter(scene)
        made.append(one.id)
    for row_id in gone:
        held.pop(row_id).leave()
    return made
