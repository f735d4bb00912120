"""The figure of a map: where its boxes stand, how its arrows run, and where their marks are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selfeval.core.causal.graph import Graph, graph_of
from selfeval.core.causal.loops import Loop, find_loops
from selfeval.core.causal.sentences import assumptions_on
from selfeval.core.models import Arrow
from selfeval.core.picture.arrows import Drawn, arrow_shapes
from selfeval.core.picture.boxes import boxes_of
from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Box, Measure, box_shapes, height_of
from selfeval.core.picture.ground import Ground
from selfeval.core.picture.lanes import LANE, LANES, lane_at
from selfeval.core.picture.making import Making, run
from selfeval.core.picture.marks import Marks, Taken
from selfeval.core.picture.ports import Ports
from selfeval.core.picture.routes import Route, choose_way, keep_to, route_of
from selfeval.core.picture.ways import Ends
from selfeval.core.rows import Rows
from selfeval.i18n import _

__all__ = [
    "Box",
    "Drawn",
    "Figure",
    "arrow_shapes",
    "box_shapes",
    "figure_of",
    "height_of",
    "rerouted",
]

MARK_ROOM = 60.0
"""Units beside a curve within which its marks stand."""
Bounds = tuple[float, float, float, float]
NOWHERE = Curve((0.0, 0.0), (((0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),))


@dataclass(frozen=True)
class Figure:
    """A map as geometry. `lanes` are the realms of the lanes that are there, left to right."""

    boxes: tuple[Box, ...]
    arrows: tuple[Drawn, ...]
    lanes: tuple[str, ...]
    bounds: Bounds
    measure: Measure


def begun(
    rows: Rows,
    graph: Graph,
    map_id: str,
    measure: Measure,
    loops: Iterable[Loop],
    *,
    detail: bool = False,
) -> Making:
    """Begin the figure of a graph on a map: its boxes stand, its arrows wait to be drawn.

    Marks that only more detail shows find their room only with `detail`.
    """
    boxes = boxes_of(rows, graph, map_id, measure)
    facts = [_facts(rows, row, detail=detail) for row in graph.arrows]
    pills = _pills(loops, facts, boxes)
    with_pills = [replace(one, pill=pills[one.id]) if one.id in pills else one for one in facts]
    return Making(boxes, with_pills, measure)


def so_far(making: Making) -> Figure:
    """Return the figure with those arrows that are drawn."""
    boxes, arrows = making.boxes, making.arrows
    used = {box.lane for box in boxes}
    lanes = tuple(realm for at, realm in enumerate(LANES) if at or 0 in used)
    return Figure(boxes, arrows, lanes, _bounds(boxes, arrows), making.measure)


def finished(making: Making) -> Figure:
    """Return the figure with all of its arrows."""
    making.until(float("inf"))
    return so_far(making)


def figure_of(
    rows: Rows,
    map_id: str,
    measure: Measure,
    *,
    private: bool,
    detail: bool = False,
    without: Collection[str] = frozenset(),
    loops: Sequence[Loop] | None = None,
) -> Figure:
    """Return the figure of a map, or with "" of the whole model.

    Without `private`, private boxes are left out; `without` are ids of boxes to leave out as well.
    Marks that only more detail shows find their room only with `detail`.
    """
    graph = graph_of(rows, map_id, private=private)
    if without:
        graph = _less(graph, without)
    if loops is None:
        loops = find_loops(rows, graph).found
    return finished(begun(rows, graph, map_id, measure, loops, detail=detail))


def _less(graph: Graph, without: Collection[str]) -> Graph:
    kept = {one: row for one, row in graph.factors.items() if one not in without}
    arrows = (row for row in graph.arrows if row.source_id in kept and row.target_id in kept)
    return Graph(kept, tuple(arrows))


def rerouted(figure: Figure, places: Mapping[str, tuple[float, float]]) -> Figure:
    """Return a figure with some boxes at other places; only what touches them runs anew."""
    boxes = tuple(_stood(box, *places[box.id]) if box.id in places else box for box in figure.boxes)
    ground = Ground(boxes)
    touched = [one for one in figure.arrows if one.source in places or one.target in places]
    near = {end for one in touched for end in (one.source, one.target)}
    moving = {one.id for one in touched}
    others = [one for one in figure.arrows if one.id not in moving]
    for one in others:
        keep_to(ground, one.way)
    beside = [one for one in others if one.source in near or one.target in near]
    led = [(_ends(one), choose_way(ground, _ends(one))) for one in touched]
    ports = Ports(ground.boxes, (*led, *((_ends(one), one.way) for one in beside)))
    found = [route_of(ground, ports, ends, way) for ends, way in led]
    taken = Taken(_near(boxes, found))
    for one in beside:
        taken.take_marks(one.marks)
    new = {one.id: one for one in run(touched, found, taken, figure.measure)}
    arrows = tuple(new.get(one.id, one) for one in figure.arrows)
    return replace(figure, boxes=boxes, arrows=arrows, bounds=_bounds(boxes, arrows))


def _near(boxes: Iterable[Box], found: Iterable[Route]) -> list[Box]:
    """Return the boxes at which the marks of some arrows could come to stand."""
    edges = [one.curve.bounds for one in found]
    if not edges:
        return []
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    return [
        box
        for box in boxes
        if abs(2 * box.x - left - right) < right - left + box.width + 2 * MARK_ROOM
        and abs(2 * box.y - top - bottom) < bottom - top + box.height + 2 * MARK_ROOM
    ]


def _stood(box: Box, x: float, y: float) -> Box:
    return replace(box, x=x, y=y, lane=LANES.index(lane_at(x)))


# Arrows ---------------------------------------------------------------------------------------


def _facts(rows: Rows, arrow: Arrow, *, detail: bool) -> Drawn:
    """Return what is known of an arrow before it has a way."""
    tags = [rows.label_of(row) for row in assumptions_on(rows, arrow)] if detail else []
    return Drawn(
        id=arrow.id,
        source=arrow.source_id,
        target=arrow.target_id,
        sign=arrow.sign,
        delay=arrow.delay if detail else "",
        basis=arrow.basis,
        contested=bool(arrow.contested),
        tags=tuple(_("A{number}").format(number=tag) for tag in tags if tag),
        pill="",
        curve=NOWHERE,
        tip=(0.0, 0.0),
        towards=(1.0, 0.0),
        marks=Marks((0.0, 0.0)),
    )


def _ends(one: Drawn) -> Ends:
    return one.id, one.source, one.target


def _pills(loops: Iterable[Loop], arrows: Iterable[Drawn], boxes: Iterable[Box]) -> dict[str, str]:
    """Say on which arrow each loop's label stands: one that goes back, and has none yet."""
    lanes = {box.id: box.lane for box in boxes}
    onward = {one.id: lanes[one.target] - lanes[one.source] for one in arrows}
    found: dict[str, str] = {}
    for loop in loops:
        free = [one for one in loop.arrows if one in onward and one not in found]
        if free:
            found[min(free, key=onward.__getitem__)] = loop.label
    return found


def _bounds(boxes: Sequence[Box], arrows: Sequence[Drawn]) -> Bounds:
    edges = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    edges += [one.curve.bounds for one in arrows]
    if not edges:
        return 0.0, 0.0, 5.0 * LANE, 0.0
    return (
        min(edge[0] for edge in edges),
        min(edge[1] for edge in edges),
        max(edge[2] for edge in edges),
        max(edge[3] for edge in edges),
    )
