"""The chain that has been planned so far, always in sight: realm by realm, built from the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.chain import realm_of
from selfeval.core.models import Factor
from selfeval.core.realms import REALM_IDS, REALMS, order
from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.focus import focus_kept
from selfeval.ui.pages.maps.planner.chain_box import ChainBox
from selfeval.ui.widgets import scrolling

LEAST = 150
"""The least width of a lane at 100 % text; where room is shorter the lanes are scrolled."""
AROUND, GAP = 16, 10
"""Pixels beside the boxes of a lane, and between them."""
HEAD = 34
TIP = 8


@dataclass(frozen=True)
class Shown:
    """What is drawn: the boxes, pairs of ids that arrows join, and the realm that is asked."""

    boxes: tuple[Factor, ...] = ()
    arrows: tuple[tuple[str, str], ...] = ()
    realm: str = ""
    about: str = ""


class Lanes(QWidget):
    """The boxes in their lanes, and the arrows between them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chain_lanes")
        self.shown = Shown()
        self._boxes: dict[str, ChainBox] = {}
        self._order: dict[str, int] = {}

    def show_chain(self, shown: Shown) -> None:
        """Draw another chain, or another state of it."""
        self.shown = shown
        with focus_kept(self):
            for old in self._boxes.values():
                old.hide()
                old.deleteLater()
            self._boxes = {row.id: self._box(row) for row in shown.boxes}
        self._order = {row.id: self._lane(row) for row in shown.boxes}
        for one, made in self._boxes.items():
            made.asked = one == shown.about
        self.place()

    def _box(self, row: Factor) -> ChainBox:
        made = ChainBox(row, self)
        made.clicked.connect(lambda: self.chosen.emit(row.id))
        made.show()
        return made

    def _lane(self, row: Factor) -> int:
        """Return the place of a box's lane; what is not yet placed stands right of its cause."""
        if realm_of(row):
            return order(realm_of(row))
        ends = [source for source, target in self.shown.arrows if target == row.id]
        placed = [one for one in self.shown.boxes if one.id in ends and realm_of(one)]
        return min(4, max((order(realm_of(one)) for one in placed), default=3) + 1)

    def lane_width(self) -> float:
        """Return the width of one lane in pixels."""
        return self.width() / len(REALM_IDS)

    def middle_of(self, box_id: str) -> int:
        """Return how far down a box stands; the middle of all where it is not there."""
        made = self._boxes.get(box_id)
        return made.geometry().center().y() if made is not None else self.height() // 2

    def needed_height(self, width: float) -> int:
        """Return how tall the fullest lane is, where a lane is so wide."""
        room = int(width) - 2 * AROUND
        tall = [0] * len(REALM_IDS)
        for one, made in self._boxes.items():
            tall[self._order[one]] += made.height_at(room) + GAP
        return max([theme.px(44) + GAP, *tall]) + GAP

    def place(self) -> None:
        """Put every box where it belongs: each lane in the middle of the height."""
        width = self.lane_width()
        room = int(width) - 2 * AROUND
        for lane in range(len(REALM_IDS)):
            mine = [made for one, made in self._boxes.items() if self._order[one] == lane]
            heights = [made.height_at(room) for made in mine]
            top = (self.height() - sum(heights) - GAP * (len(mine) - 1)) / 2
            for made, tall in zip(mine, heights, strict=True):
                made.setGeometry(int(lane * width) + AROUND, int(top), room, tall)
                top += tall + GAP
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(5 * theme.px(LEAST), self.needed_height(self.lane_width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.lane_width()
        for at, one in enumerate(REALM_IDS):
            area = QRectF(at * width, 0, width, self.height())
            painter.fillRect(area, theme.colour(ground(one, self.shown.realm)))
        self._paint_place(painter)
        for source, target in self.shown.arrows:
            if source in self._boxes and target in self._boxes:
                self._paint_arrow(painter, self._boxes[source], self._boxes[target])

    def _paint_place(self, painter: QPainter) -> None:
        """Show where the first answer of the realm that is asked will stand."""
        realm_id = self.shown.realm
        if realm_id not in REALM_IDS or order(realm_id) in self._order.values():
            return
        width, tall = self.lane_width(), theme.px(44)
        box = QRectF(order(realm_id) * width, (self.height() - tall) / 2, width, tall)
        pen = QPen(theme.colour("accent"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(AROUND, 0, -AROUND, 0), 9, 9)
        painter.setFont(theme.font("h3"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")

    def _paint_arrow(self, painter: QPainter, source: ChainBox, target: ChainBox) -> None:
        start = QPointF(source.geometry().right() + 1, source.geometry().center().y() + 0.5)
        end = QPointF(target.geometry().left() - 1, target.geometry().center().y() + 0.5)
        colour = theme.colour("text2")
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        if end.x() > start.x():
            reach = max(18.0, (end.x() - start.x()) / 2)
            tip = end - QPointF(TIP, 0)
            path.cubicTo(start + QPointF(reach, 0), tip - QPointF(reach, 0), tip)
            head = (end, end + QPointF(-TIP - 1, -4.5), end + QPointF(-TIP - 1, 4.5))
        else:
            below = source.geometry().center().y() < target.geometry().center().y()
            start = QPointF(source.geometry().center().x(), _edge(source, below=below))
            end = QPointF(target.geometry().center().x(), _edge(target, below=not below))
            way = 1 if below else -1
            path = QPainterPath(start)
            path.lineTo(end - QPointF(0, way * TIP))
            head = (end, end + QPointF(-4.5, -way * TIP), end + QPointF(4.5, -way * TIP))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(head))


def _edge(box: ChainBox, *, below: bool) -> float:
    return float(box.geometry().bottom() + 1 if below else box.geometry().top() - 1)


def ground(realm_id: str, asked: str) -> str:
    """Return the token of a lane's ground."""
    if realm_id == asked:
        return "selection"
    return "canvas" if order(realm_id) % 2 == 0 else "surface"


class Heads(QWidget):
    """Shape and title of each realm, above its lane."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chain_heads")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._left, self._width, self._asked = 0, 100.0, ""

    def show_lanes(self, left: int, width: float, asked: str) -> None:
        """Stand over lanes of this width, scrolled by `left` pixels."""
        self._left, self._width, self._asked = left, width, asked
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(HEAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(18)
        for at, realm in enumerate(REALMS):
            left = at * self._width - self._left
            area = QRectF(left, 0, self._width, self.height())
            painter.fillRect(area, theme.colour(ground(realm.id, self._asked)))
            mark = QRectF(left + AROUND, (self.height() - side) / 2, side, side)
            icons.draw_realm(painter, realm.id, _(realm.letter), mark)
            font = theme.font("strong")
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            room = area.adjusted(AROUND + side + 8, 0, -6, 0)
            dots = Qt.TextElideMode.ElideRight
            words = QFontMetrics(font).elidedText(_(realm.title), dots, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class ChainView(QFrame):
    """Heads and lanes. `chosen` carries the id of a box that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chain_view")
        self.heads, self.lanes = Heads(), Lanes()
        self.lanes.chosen.connect(self.chosen)
        self.scroll = scrolling(self.lanes, "chain_scroll")
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.scroll.horizontalScrollBar().valueChanged.connect(lambda _at: self._sync())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        self.scroll.verticalScrollBar().rangeChanged.connect(self._later.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.scroll, 1)

    def show_chain(self, shown: Shown) -> None:
        """Show a chain; the realm that is asked, and what it is for, come into sight."""
        self.lanes.show_chain(shown)
        self.setAccessibleName(_said(shown.boxes))
        self.fit()
        if shown.realm in REALM_IDS:
            middle = int((order(shown.realm) + 1) * self.lanes.lane_width())
            down = self.lanes.middle_of(shown.about)
            self.scroll.ensureVisible(middle, down, int(self.lanes.lane_width()), theme.px(40))
        self._sync()

    def needed_height(self) -> int:
        """Return the height at which nothing has to be scrolled."""
        width = max(theme.px(LEAST), self.width() / len(REALM_IDS))
        return theme.px(HEAD) + self.lanes.needed_height(width) + 4

    def fit(self) -> None:
        """Give the lanes the room there is."""
        lane = max(theme.px(LEAST), self.scroll.viewport().width() / len(REALM_IDS))
        self.lanes.setMinimumSize(int(lane * len(REALM_IDS)), self.lanes.needed_height(lane))
        self.lanes.place()
        self._sync()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _sync(self) -> None:
        left = self.scroll.horizontalScrollBar().value()
        self.heads.show_lanes(left, self.lanes.lane_width(), self.lanes.shown.realm)


def _said(boxes: Sequence[Factor]) -> str:
    words = ngettext("The chain so far: {count} box", "The chain so far: {count} boxes", len(boxes))
    return words.format(count=len(boxes))
