"""What the pointer and the keys begin on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from selfeval.core.picture.lanes import lane_at
from selfeval.core.placing import walking
from selfeval.ui.pages.maps.canvas.banding import Banding
from selfeval.ui.pages.maps.canvas.hand import Hand
from selfeval.ui.pages.maps.canvas.joining import Joining
from selfeval.ui.pages.maps.canvas.keys import verb
from selfeval.ui.pages.maps.canvas.lanes import lane_of_realm
from selfeval.ui.pages.maps.canvas.menus import open_menu
from selfeval.ui.pages.maps.canvas.moving import Moving
from selfeval.ui.pages.maps.showing import ARROW, BOX, Chosen

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
WRITES = frozenset(
    {
        "begin_box",
        "begin_arrow",
        "rename_chosen",
        "remove_chosen",
        "remove_everywhere",
        "duplicate",
        "cut",
        "paste",
        "nudge",
    }
)
"""What a file that is only for reading does not let be done."""


class Pointing:
    """Decides what a press, a click and a key mean, by what is below the pointer and chosen."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas
        self._backwards = False

    # The pointer ----------------------------------------------------------------------------

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> Hand | None:
        """Return what a drag from here does."""
        canvas = self.canvas
        canvas.entering.settle()
        canvas.nudging.settle()
        if canvas.acting.may_write:
            source = canvas.scene.handle_at(at)
            if source is not None:
                return Joining(canvas, source)
        box = canvas.scene.box_at(at)
        if box is None:
            return Banding(canvas, at, more=bool(keys & MORE))
        return Moving(canvas, box, at) if canvas.acting.may_write else None

    def click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Choose what was clicked, alone or besides what was."""
        canvas = self.canvas
        canvas.clicked_lane = lane_of_realm(lane_at(at.x()))
        hit = self._hit(at)
        if hit is None:
            if not keys & MORE:
                canvas.showing.choose(())
            return
        chosen = list(canvas.showing.chosen)
        if not keys & MORE:
            canvas.showing.choose([hit])
        elif hit in chosen:
            canvas.showing.choose([one for one in chosen if one != hit])
        else:
            canvas.showing.choose([*chosen, hit])

    def _hit(self, at: QPointF) -> Chosen | None:
        box = self.canvas.scene.box_at(at)
        if box is not None:
            return BOX, box.id
        arrow = self.canvas.scene.arrow_at(at, 6 / self.canvas.view.scale_now)
        return (ARROW, arrow) if arrow else None

    def double_click(self, at: QPointF) -> None:
        """Rename the box that was clicked, or make one where nothing stands."""
        if not self.canvas.acting.may_write:
            return
        box = self.canvas.scene.box_at(at)
        if box is not None:
            self.canvas.entering.begin_rename(box.id)
        elif self._hit(at) is None:
            self.canvas.entering.begin_new(at=at)

    def hover(self, at: QPointF | None) -> Qt.CursorShape:
        """Show the handles of the box below the pointer; return the pointer's shape."""
        scene = self.canvas.scene
        if at is None or not self.canvas.acting.may_write:
            scene.show_handles(None)
            return Qt.CursorShape.ArrowCursor
        if scene.handle_at(at) is not None:
            return Qt.CursorShape.CrossCursor
        box = scene.box_at(at, 8)
        scene.show_handles(box)
        if box is not None:
            return Qt.CursorShape.ArrowCursor
        over = scene.arrow_at(at, 6 / self.canvas.view.scale_now)
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor

    def menu(self, at: QPointF, on_screen: QPoint, by_key: bool) -> None:
        """Open the menu of what is below the pointer; by a key, that of what is chosen."""
        canvas = self.canvas
        canvas.entering.settle()
        canvas.nudging.settle()
        if by_key:
            on_screen = canvas.middle_on_screen()
        else:
            hit = self._hit(at)
            canvas.clicked_lane = lane_of_realm(lane_at(at.x()))
            if hit is None:
                canvas.showing.choose(())
            elif hit not in canvas.showing.chosen:
                canvas.showing.choose([hit])
        open_menu(canvas, at, on_screen)

    # Keys -----------------------------------------------------------------------------------

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here."""
        return bool(verb(event)[0]) or event.key() == Qt.Key.Key_Space

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it means nothing here."""
        name, way = verb(event)
        if not name:
            return False
        if name in WRITES and not self.canvas.acting.may_write:
            return True
        if name not in ("nudge", "escape"):
            self.canvas.nudging.settle()
        if way:
            turns: dict[str, Callable[[str], None]] = {
                "walk": self.walk,
                "walk_on": self.walk_on,
                "follow": self.follow,
                "nudge": self.canvas.nudging.nudge,
            }
            turns[name](way)
        else:
            self._do(name)
        return True

    def _do(self, name: str) -> None:
        canvas, acting = self.canvas, self.canvas.acting
        verbs: dict[str, Callable[[], object]] = {
            "copy": acting.copy,
            "cut": acting.cut,
            "paste": acting.paste,
            "select_all": canvas.select_all,
            "begin_box": canvas.begin_box,
            "begin_arrow": canvas.begin_arrow,
            "ask_for_list": canvas.wants_list.emit,
            "ask_for_path": canvas.wants_path.emit,
            "escape": self.escape,
            "rename_chosen": canvas.rename_chosen,
            "remove_chosen": acting.remove_chosen,
            "remove_everywhere": acting.remove_everywhere,
            "duplicate": acting.duplicate,
            "widen": lambda: canvas.showing.widen(1),
            "narrow": lambda: canvas.showing.widen(-1),
            "go_first": self.go_first,
        }
        verbs[name]()

    def escape(self) -> None:
        """Put back a move by keys, or else stop asking, or else choose nothing."""
        if self.canvas.nudging.cancel():
            return
        if self.canvas.showing.asked is not None:
            self.canvas.showing.stop_asking()
        else:
            self.canvas.showing.choose(())

    # Walking --------------------------------------------------------------------------------

    def go_first(self) -> None:
        """Choose the first box."""
        self._go(walking.first_box(self.canvas.figure.boxes))

    def walk(self, way: str) -> None:
        """Choose the box beside the one that is chosen; from an arrow, the box at its end."""
        chosen = self.canvas.showing.chosen
        if chosen and chosen[-1][0] == ARROW:
            self._go(self._end_towards(chosen[-1][1], way))
            return
        start = self.canvas.showing.boxes[-1:] or ("",)
        self._go(walking.next_box(self.canvas.figure.boxes, start[0], way))

    def walk_on(self, way: str) -> None:
        """Choose the box beside the last one that is chosen, besides all of them."""
        start = self.canvas.showing.boxes[-1:] or ("",)
        found = walking.next_box(self.canvas.figure.boxes, start[0], way)
        if found:
            kept = [one for one in self.canvas.showing.chosen if one != (BOX, found)]
            self.canvas.showing.choose([*kept, (BOX, found)])
            self.canvas.centre_on(found, only_if_hidden=True)

    def _go(self, factor_id: str) -> None:
        if factor_id:
            self.canvas.showing.choose_box(factor_id)
            self.canvas.centre_on(factor_id, only_if_hidden=True)

    def _end_towards(self, arrow_id: str, way: str) -> str:
        """Return the end of an arrow that lies further in a direction."""
        drawn = self.canvas.scene.drawn(arrow_id)
        if drawn is None:
            return ""
        ends = [self.canvas.scene.box(one) for one in (drawn.source, drawn.target)]
        known = [box for box in ends if box is not None]
        turn = 1 if way in ("right", "down") else -1
        upright = way in ("up", "down")
        return max(known, key=lambda box: turn * (box.y if upright else box.x)).id

    def follow(self, way: str) -> None:
        """Go along the arrows: onwards, back, or to the arrow beside."""
        chosen = self.canvas.showing.chosen
        if not chosen:
            self.go_first()
        elif chosen[-1][0] == BOX:
            self._onto_arrow(chosen[-1][1], way)
        else:
            self._along(chosen[-1][1], way)

    def _heights(self) -> dict[str, float]:
        return {box.id: box.y for box in self.canvas.figure.boxes}

    def _onto_arrow(self, factor_id: str, way: str) -> None:
        self._backwards = way in ("left", "up")
        ordered = walking.arriving if self._backwards else walking.leaving
        found = ordered(self.canvas.figure.arrows, factor_id, self._heights())
        if found:
            self.canvas.showing.choose_arrow(found[0])

    def _along(self, arrow_id: str, way: str) -> None:
        drawn = self.canvas.scene.drawn(arrow_id)
        if drawn is None:
            return
        if way == "right":
            self._go(drawn.target)
        elif way == "left":
            self._go(drawn.source)
        else:
            ordered, end = walking.leaving, drawn.source
            if self._backwards:
                ordered, end = walking.arriving, drawn.target
            found = ordered(self.canvas.figure.arrows, end, self._heights())
            beside = walking.sibling(found, arrow_id, 1 if way == "down" else -1)
            self.canvas.showing.choose_arrow(beside or arrow_id)
