"""A large map shows at once what is in sight; the rest comes by itself, or when it is needed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.picture.figure import figure_of
from selfeval.core.realms import REALM_IDS
from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.workspace import Workspace

ROWS = 40


@pytest.fixture
def canvas(workspace: Workspace, qtbot: Any) -> MapCanvas:
    """A map of two hundred boxes, each of which leads to the next: most are out of sight."""
    shown = Map(name="Large map")
    boxes = [Factor(label=f"Thing {at} rises", realm=REALM_IDS[at % 5]) for at in range(5 * ROWS)]
    with workspace.edit("Make a large map") as session:
        session.add_all([shown, *boxes])
        session.flush()
        for at, box in enumerate(boxes):
            x, y = 107 + 215 * (at % 5), 60 + 90 * (at // 5)
            session.add(Placement(map_id=shown.id, factor_id=box.id, x=x, y=y))
        for source, target in pairwise(boxes):
            session.add(Arrow(source_id=source.id, target_id=target.id, sign="plus"))
    made = MapCanvas(workspace, Showing(workspace))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def missing(canvas: MapCanvas, area: QRectF | None = None) -> list[str]:
    """The arrows that are not drawn, of those that touch a box in an area."""
    boxes = {one.id for one in canvas.drawing.boxes if area is None or area.contains(one.x, one.y)}
    graph = canvas.showing.graph
    wanted = [one for one in graph.arrows if {one.source_id, one.target_id} & boxes]
    assert wanted
    return [one.id for one in wanted if canvas.scene.drawn(one.id) is None]


def test_what_is_in_sight_is_drawn_at_once_and_the_rest_later(
    canvas: MapCanvas, qtbot: Any
) -> None:
    assert missing(canvas)
    assert not missing(canvas, canvas.view.seen())
    qtbot.waitUntil(lambda: not missing(canvas))
    bar = canvas.view.verticalScrollBar()
    assert bar.value() == bar.minimum()


def test_what_comes_into_sight_is_drawn(canvas: MapCanvas) -> None:
    bar = canvas.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert missing(canvas)
    assert not missing(canvas, canvas.view.seen())


def test_who_needs_the_figure_gets_all_of_it_and_it_is_that_of_paper(
    canvas: MapCanvas, workspace: Workspace
) -> None:
    assert missing(canvas)
    figure = canvas.figure
    assert not missing(canvas)
    assert figure == figure_of(workspace.rows, canvas.showing.map_id, measure, private=True)


def test_a_gesture_while_arrows_still_come_draws_them_all(
    canvas: MapCanvas, workspace: Workspace
) -> None:
    gone = missing(canvas)[-1]
    workspace.remove(Arrow, [gone], "Remove arrow")
    assert not missing(canvas)
    assert gone not in {one.id for one in canvas.figure.arrows}


def test_where_the_file_is_closed_meanwhile_nothing_more_comes(
    canvas: MapCanvas, workspace: Workspace, qtbot: Any
) -> None:
    before = len(canvas.scene.items())
    workspace.close()
    qtbot.wait(60)
    assert len(canvas.scene.items()) == before


def test_a_map_that_is_not_looked_at_waits(canvas: MapCanvas, qtbot: Any) -> None:
    canvas.hide()
    before = missing(canvas)
    qtbot.wait(60)
    assert missing(canvas) == before
    canvas.show()
    qtbot.waitUntil(lambda: not missing(canvas))


def test_an_answer_is_worked_out_once(canvas: MapCanvas) -> None:
    showing = canvas.showing
    first, other = list(showing.graph.factors)[:2]
    showing.ask("affects", first)
    answer = showing.answer
    assert answer is showing.answer
    showing.ask("affects", other)
    assert showing.answer != answer
