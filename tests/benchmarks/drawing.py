"""A map of 300 boxes and 450 arrows against a bare QGraphicsScene with as many shapes.

What is counted is the time that the processor works, so that a busy machine changes little: both
draw into memory, smoothed alike, at the same size. Each round does the same on both, and ends when
everything in sight has been drawn; the last figure is that of all the rest, too.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time, sleep

from tests.benchmarks.timing import compare

BOXES, ARROWS = 300, 450
ROUNDS = 15
STEPS = 40
TARGET, OPENING = 2.0, 3.0
SIZE = 1074, 660
WIDE, TALL = 156, 52
FRAME = 0.006
"""Seconds after which Qt has drawn what was changed: it draws no more often than that."""


def measure(folder: Path) -> None:
    """Print the ratios of dragging, panning and opening."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bench = Bench(folder)
    named = f"a map of {BOXES} boxes and {ARROWS} arrows, against a bare scene of as many shapes"
    compare(
        f"Drag a box over {named}",
        bench.drag,
        bench.drag_bare,
        rounds=ROUNDS,
        target=TARGET,
        clock=process_time,
    )
    compare(
        f"Pan {named}",
        bench.pan,
        bench.pan_bare,
        rounds=ROUNDS,
        target=TARGET,
        clock=process_time,
    )
    compare(
        f"Open {named}",
        bench.open,
        bench.open_bare,
        rounds=ROUNDS,
        target=OPENING,
        clock=process_time,
    )
    compare(
        f"Open {named}, until all of it is drawn, in sight or not",
        bench.open_whole,
        bench.open_bare,
        rounds=ROUNDS,
        clock=process_time,
    )
    bench.close()


class Bench:
    """The canvas on a large map, and a bare view of as many rectangles and lines."""

    def __init__(self, folder: Path) -> None:
        from selfeval.store import Document
        from selfeval.ui.app import prepare
        from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas
        from selfeval.ui.pages.maps.showing import Showing
        from selfeval.ui.settings import Settings
        from selfeval.ui.workspace import Workspace

        settings = Settings()
        settings.look = "light"
        self.app = prepare(settings)
        self.workspace = Workspace()
        self.workspace.adopt(Document.create(folder / "large.selfeval"))
        self.factors = make(self.workspace)
        self.showing = Showing(self.workspace)
        self.canvas = MapCanvas(self.workspace, self.showing)
        self.canvas.resize(*SIZE)
        self.canvas.show()
        self.bare = Bare(self.canvas.figure)
        self.app.processEvents()

    def close(self) -> None:
        """Let go of everything."""
        self.canvas.close()
        self.bare.view.close()
        self.workspace.close()

    def _drawn(self) -> None:
        """Wait, which is not counted, until what was changed has been drawn."""
        self.app.processEvents()
        sleep(FRAME)
        self.app.processEvents()

    def drag(self, number: int) -> None:
        from PySide6.QtCore import QPointF, Qt

        from selfeval.ui.pages.maps.canvas.moving import Moving

        box = self.canvas.figure.boxes[self.bare.in_sight[number * 7 % 30]]
        at = QPointF(box.x, box.y)
        hand = Moving(self.canvas, box, at)
        for step in range(STEPS):
            hand.move(at + QPointF(step % 20, 4 * step), Qt.KeyboardModifier.NoModifier)
            self._drawn()
        hand.cancel()
        self._drawn()

    def drag_bare(self, number: int) -> None:
        box = self.bare.in_sight[number * 7 % 30]
        for step in range(STEPS):
            self.bare.move(box, step % 20, 4 * step)
            self._drawn()
        self.bare.move(box, 0, 0)
        self._drawn()

    def _pan(self, view: object) -> None:
        bar = view.verticalScrollBar()  # type: ignore[attr-defined]
        for step in range(STEPS):
            bar.setValue(step * 16)
            self._drawn()
        bar.setValue(0)
        self._drawn()

    def pan(self, _number: int) -> None:
        self._pan(self.canvas.view)

    def pan_bare(self, _number: int) -> None:
        self._pan(self.bare.view)

    def open(self, _number: int) -> None:
        from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

        self._shown(lambda: MapCanvas(self.workspace, self.showing))

    def open_whole(self, _number: int) -> None:
        """Open it and ask for the whole figure, which comes in idle moments otherwise."""
        from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

        def whole() -> MapCanvas:
            made = MapCanvas(self.workspace, self.showing)
            assert len(made.figure.arrows) == ARROWS
            return made

        self._shown(whole)

    def open_bare(self, _number: int) -> None:
        self._shown(lambda: Bare(self.canvas.figure).view)

    def _shown(self, make_one: Callable[[], object]) -> None:
        made = make_one()
        made.resize(*SIZE)  # type: ignore[attr-defined]
        made.show()  # type: ignore[attr-defined]
        self.app.processEvents()
        made.close()  # type: ignore[attr-defined]
        made.deleteLater()  # type: ignore[attr-defined]
        self.app.processEvents()


class Bare:
    """A view of rectangles and straight lines at the same places, smoothed alike."""

    def __init__(self, figure: object) -> None:
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

        self.scene = QGraphicsScene()
        boxes, arrows = figure.boxes, figure.arrows  # type: ignore[attr-defined]
        self.places = {box.id: (box.x, box.y) for box in boxes}
        self.ids = [box.id for box in boxes]
        by_height = sorted(range(len(boxes)), key=lambda at: boxes[at].y)
        self.in_sight = by_height[:30]
        self.lines = {
            one.id: (self.scene.addLine(*self.places[one.source], *self.places[one.target]), one)
            for one in arrows
        }
        self.rectangles = [
            self.scene.addRect(box.x - WIDE / 2, box.y - TALL / 2, WIDE, TALL) for box in boxes
        ]
        room = self.scene.itemsBoundingRect().adjusted(-50, -50, 50, 250)
        self.scene.setSceneRect(room)  # or each move beyond the others would draw everything anew
        self.of = {
            box_id: [
                pair for pair in self.lines.values() if box_id in (pair[1].source, pair[1].target)
            ]
            for box_id in self.ids
        }
        self.view = QGraphicsView(self.scene)
        self.view.scene_kept = self.scene  # type: ignore[attr-defined]
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.resize(*SIZE)
        self.view.show()
        self.view.verticalScrollBar().setValue(self.view.verticalScrollBar().minimum())

    def move(self, box: int, across: float, down: float) -> None:
        """Move one rectangle, and the ends of its lines with it."""
        box_id = self.ids[box]
        x, y = self.places[box_id]
        moved = self.places | {box_id: (x + across, y + down)}
        self.rectangles[box].setPos(across, down)
        for line, one in self.of[box_id]:
            line.setLine(*moved[one.source], *moved[one.target])


def make(workspace: object) -> list[str]:
    """Write a map of boxes in five lanes and arrows, most of them to the right; return the ids."""
    from selfeval.core.models import Arrow, Factor, Map, Placement
    from selfeval.core.realms import REALM_IDS

    chance = random.Random(5)
    shown = Map(name="Large map")
    boxes = [
        Factor(label=f"Words taught before reading in year {n}", realm=REALM_IDS[n % 5])
        for n in range(BOXES)
    ]
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < ARROWS:
        one = chance.randrange(BOXES)
        other = max(0, min(BOXES - 1, one + chance.randrange(-12, 24)))
        if one != other:
            pairs[one, other] = None
    with workspace.edit("Make a large map") as session:  # type: ignore[attr-defined]
        session.add(shown)
        session.add_all(boxes)
        session.flush()
        for n, box in enumerate(boxes):
            at = {"x": 107 + 215 * (n % 5), "y": 60 + 90 * (n // 5)}
            session.add(Placement(map_id=shown.id, factor_id=box.id, **at))
        for one, other in pairs:
            sign = chance.choice(("plus", "plus", "minus", "unknown"))
            session.add(Arrow(source_id=boxes[one].id, target_id=boxes[other].id, sign=sign))
    return [box.id for box in boxes]
