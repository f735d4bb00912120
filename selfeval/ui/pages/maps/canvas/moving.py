"""Move boxes: by the mouse, or step by step by the keys. It is written once they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer

from selfeval.core.picture.figure import Box, Figure, rerouted
from selfeval.core.picture.lanes import LANE, lane_at
from selfeval.core.placing.lining_up import Guide, snapped
from selfeval.ui.pages.maps.canvas.hand import Hand
from selfeval.ui.pages.maps.canvas.lanes import clamped, lane_middle, lane_of_realm, realm_in

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

SNAP = 7
"""Pixels within which a box comes into line with others."""
NUDGE = 10
"""Units that a key moves a box."""
FRAME = 0.016
"""Seconds between two drawings of the arrows that move along."""
OVERSHOT = 28
"""Pixels outside the drawing in which a box stays at its edge; farther off it goes home."""
SETTLES = 700
"""Milliseconds after the last key in which a move by keys is written."""


class Moved:
    """Boxes that have left their places and are not written there yet."""

    def __init__(self, canvas: MapCanvas, box_ids: Iterable[str]) -> None:
        self.canvas = canvas
        self.before: Figure = canvas.figure
        wanted = set(box_ids)
        self.boxes: tuple[Box, ...] = tuple(box for box in self.before.boxes if box.id in wanted)
        self.moving = frozenset(box.id for box in self.boxes)
        self._at_boxes = [at for at, box in enumerate(self.before.boxes) if box.id in self.moving]
        self._at_arrows = [
            at
            for at, one in enumerate(self.before.arrows)
            if one.source in self.moving or one.target in self.moving
        ]
        self.places: dict[str, tuple[float, float]] = {}
        self._drawn_at = self._took = 0.0
        self._soon = QTimer(canvas, singleShot=True)
        self._soon.timeout.connect(self._reroute)

    def show(self, places: dict[str, tuple[float, float]]) -> None:
        """Draw the boxes at other places, and their arrows with them."""
        if places != self.places:
            self.places = places
            self.canvas.scene.stand(
                replace(box, x=places[box.id][0], y=places[box.id][1]) for box in self.boxes
            )
            wait = self._drawn_at + max(FRAME, 3 * self._took) - monotonic()
            if wait <= 0:
                self._reroute()
            elif not self._soon.isActive():
                self._soon.start(ceil(wait * 1000))

    def _reroute(self) -> None:
        """Draw the arrows anew: often enough for the eye, however often the mouse tells.

        On a large map that leaves most of the time to the box, which never lags.
        """
        self._soon.stop()
        began = monotonic()
        moved = rerouted(self.before, self.places)
        self.canvas.drawing.move(moved, self._at_boxes, self._at_arrows)
        self._drawn_at = monotonic()
        self._took = self._drawn_at - began

    def shifted(self, across: float, down: float, lanes: int) -> dict[str, tuple[float, float]]:
        """Return the places of all boxes, shifted within their lanes or by some lanes."""
        first = self.canvas.first_lane
        found: dict[str, tuple[float, float]] = {}
        for box in self.boxes:
            lane = max(first, min(5, box.lane + lanes))
            off = box.x - lane_middle(box.lane) + across
            found[box.id] = clamped(lane, lane_middle(lane) + off, box.width), box.y + down
        return found

    def end(self) -> None:
        """Draw nothing more of the move."""
        self._soon.stop()
        self._soon.deleteLater()

    def write(self) -> None:
        """Write the places as one gesture, with the realms of boxes in other lanes."""
        self.end()
        moved = {one: (round(x), round(y)) for one, (x, y) in self.places.items()}
        realms: dict[str, str | None] = {}
        for box in self.boxes:
            lane = lane_at(self.places.get(box.id, (box.x, box.y))[0])
            if lane_of_realm(lane) != box.lane:
                realms[box.id] = realm_in(lane)
        self.canvas.acting.write_places(moved, realms)

    def take_back(self) -> None:
        """Draw everything as it was."""
        self.end()
        if self.places:
            self.canvas.drawing.move(self.before, self._at_boxes, self._at_arrows)


class Moving(Hand):
    """Boxes that follow the pointer, in line with others where that is near."""

    def __init__(self, canvas: MapCanvas, pressed: Box, at: QPointF) -> None:
        self.canvas, self.pressed = canvas, pressed
        self.off = at - QPointF(pressed.x, pressed.y)
        self.moved: Moved | None = None
        self._others: list[Box] = []
        self._scrolled: int | None = None

    def move(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        if self.moved is None:
            if self.pressed.id not in self.canvas.showing.boxes:
                self.canvas.showing.choose_box(self.pressed.id)
            self.moved = Moved(self.canvas, self.canvas.showing.boxes)
        self.scrolls = not self._is_away(at)  # what goes home takes the map nowhere
        if not self.scrolls:
            self.moved.show({box.id: (box.x, box.y) for box in self.moved.boxes})
            self.canvas.light(None, ())
            return
        at = self._within(at)
        lane = max(self.canvas.first_lane, lane_of_realm(lane_at(at.x())))
        x, y = at.x() - self.off.x(), at.y() - self.off.y()
        x = clamped(lane, x, self.pressed.width)
        guides: tuple[Guide, ...] = ()
        if not keys & Qt.KeyboardModifier.AltModifier:
            x, y, guides = self._snapped(lane, x, y)
        across = (x - lane_middle(lane)) - (self.pressed.x - lane_middle(self.pressed.lane))
        down, lanes = y - self.pressed.y, lane - self.pressed.lane
        self.moved.show(self.moved.shifted(across, down, lanes))
        self.canvas.light(lane, guides)

    def _is_away(self, at: QPointF) -> bool:
        """Tell whether a place is outside the drawing, by more than a hand overshoots."""
        off = OVERSHOT / self.canvas.view.scale_now
        return not self.canvas.view.seen().adjusted(-off, -off, off, off).contains(at)

    def _within(self, at: QPointF) -> QPointF:
        """Return the nearest place at which the box is in sight."""
        seen = self.canvas.view.seen()
        above = self.pressed.height / 2 + self.off.y()
        below = self.pressed.height / 2 - self.off.y()
        x = max(seen.left(), min(seen.right(), at.x()))
        return QPointF(x, max(seen.top() + above, min(seen.bottom() - below, at.y())))

    def _snapped(self, lane: int, x: float, y: float) -> tuple[float, float, tuple[Guide, ...]]:
        assert self.moved is not None
        view = self.canvas.view
        scrolled = view.verticalScrollBar().value()
        if scrolled != self._scrolled:
            self._scrolled, seen = scrolled, view.seen()
            top, bottom, moving = seen.top(), seen.bottom(), self.moved.moving
            self._others = [
                box
                for box in self.moved.before.boxes
                if top <= box.y <= bottom and box.id not in moving
            ]
        reach = SNAP / view.scale_now
        found = snapped(x, y, self._others, lane, lane_middle(lane), reach)
        return clamped(lane, found.x, self.pressed.width), found.y, found.guides

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.move(at, keys)
        if self._is_away(at):
            self.cancel()
            return
        self.canvas.light(None, ())
        assert self.moved is not None
        self.moved.write()

    def cancel(self) -> None:
        self.canvas.light(None, ())
        if self.moved is not None:
            self.moved.take_back()


class Nudging(QObject):
    """Boxes that are moved by keys; written when no key has come for a while."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._moved: Moved | None = None
        self._across = self._down = 0.0
        self._lanes = 0
        self._until = QTimer(self, singleShot=True, interval=SETTLES)
        self._until.timeout.connect(self.settle)

    def nudge(self, way: str) -> None:
        """Move what is chosen one step; at the edge of its lane, into the next one."""
        if self._moved is None:
            self._moved = Moved(self.canvas, self.canvas.showing.boxes)
            self._across = self._down = 0.0
            self._lanes = 0
        if not self._moved.boxes:
            self._moved = None
            return
        if way in ("up", "down"):
            self._down += NUDGE if way == "down" else -NUDGE
        else:
            self._sideways(1 if way == "right" else -1)
        self._moved.show(self._moved.shifted(self._across, self._down, self._lanes))
        self._until.start()

    def _sideways(self, turn: int) -> None:
        assert self._moved is not None
        lead = self._moved.boxes[0]
        play = (LANE - lead.width) / 2
        off = lead.x - lane_middle(lead.lane)
        if abs(off + self._across + turn * NUDGE) <= play:
            self._across += turn * NUDGE
        elif self.canvas.first_lane <= lead.lane + self._lanes + turn <= 5:
            self._lanes += turn
            self._across = -off

    def settle(self) -> None:
        """Write what was moved."""
        self._until.stop()
        moved, self._moved = self._moved, None
        if moved is not None and moved.places:
            moved.write()

    def cancel(self) -> bool:
        """Put back what was moved and not written; False where nothing was."""
        self._until.stop()
        moved, self._moved = self._moved, None
        if moved is not None:
            moved.take_back()
        return moved is not None
