"""Draw maps for the page: whole where their words stay legible, and else in parts.

A map is printed as it stands on the screen if that fits a page, upright or turned, with words of at
least nine points; if not, closer together; if not even that, in parts, each tidied anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.loops import Loop
from selfeval.core.models import Map, Placement, Row
from selfeval.core.picture.figure import Box, Figure, figure_of
from selfeval.core.rows import Rows
from selfeval.core.tidy import GAP, TidyBox, tidy
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.report.fonts import measure
from selfeval.report.snapshot.drawn_map import Drawing, drawing_of
from selfeval.report.snapshot.map_parts import Part, parts_of
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.style import TURNED, UPRIGHT, Sheet

SMALLEST = 9 / 14
"""Points a map unit at which the words in boxes, 14 units large, are nine points."""
HEADS = {UPRIGHT: 76.0, TURNED: 42.0}
"""Points that the title of a plate takes, at most."""
SHARES = (0.9, 0.75, 0.6, 0.45, 0.3)
"""How much of a page's height boxes and their gaps may fill; arrows round them take the rest."""
LANES_UPRIGHT, LANES_TURNED = 3, 5
OURS = Map(id="plate", name="")
"""A map that is in no file: boxes that are arranged anew stand on it."""


def plates(rows: Rows, graph: Graph, loops: Sequence[Loop], map_id: str = "") -> tuple[Plate, ...]:
    """Return the plates of a map, or of a graph that stands on none: one, or a few.

    Loops are called on each what they are called on the whole.
    """
    if not graph.factors:
        return ()
    if map_id:
        whole = drawing_of(_figure(rows, map_id, loops))
        if sheet_for(whole) is not None:
            return (_plate(whole),)
    tidied = _arranged(rows, frozenset(graph.factors), map_id, loops)
    whole = drawing_of(tidied)
    if sheet_for(whole) is not None:
        return (_plate(whole),)
    return _in_parts(rows, graph, tidied, map_id, loops)


def whole_map(rows: Rows, map_id: str, name: str) -> Plate:
    """Return all of a map on one plate, however large it is; with "" the whole model."""
    return _plate(drawing_of(_figure(rows, map_id)), name)


def sheet_for(drawing: Drawing) -> Sheet | None:
    """Return the paper on which a drawing is legible, upright where that will do; None for none."""
    wide, high = drawing.wide * SMALLEST, drawing.high * SMALLEST
    return next((one for one in HEADS if wide <= one.full and high <= _room(one)), None)


def _room(sheet: Sheet) -> float:
    return sheet.room - HEADS[sheet]


def _figure(rows: Rows, map_id: str, loops: Sequence[Loop] | None = None) -> Figure:
    return figure_of(rows, map_id, measure, detail=True, private=False, loops=loops)


def _plate(drawing: Drawing, title: str = "") -> Plate:
    sheet = sheet_for(drawing) or TURNED
    return Plate(title, drawing.shapes, drawing.wide, drawing.high, sheet is TURNED, drawing.alt)


# Arranged anew --------------------------------------------------------------------------------


def _arranged(rows: Rows, boxes: frozenset[str], map_id: str, loops: Sequence[Loop]) -> Figure:
    """Return a figure of some boxes, close together; those of a map keep their order where good."""
    loose = _figure(_standing(rows, boxes, {}), OURS.id, ())
    before = {place.factor_id: place for place in rows.where(Placement, "map_id", map_id)}
    wanted = [
        TidyBox(
            box.id,
            box.lane,
            box.height,
            before[box.id].x if box.id in before else None,
            before[box.id].y if box.id in before else None,
        )
        for box in loose.boxes
    ]
    arrows = [(arrow.source, arrow.target) for arrow in loose.arrows]
    return _figure(_standing(rows, boxes, tidy(wanted, arrows)), OURS.id, loops)


def _standing(rows: Rows, boxes: frozenset[str], places: dict[str, tuple[int, int]]) -> Rows:
    """Return the rows with a map of ours, on which boxes stand at these places."""
    changes: dict[tuple[str, str], Row | None] = {(Map.table_name(), OURS.id): OURS}
    for factor_id in sorted(boxes):
        x, y = places.get(factor_id, (None, None))
        placed = Placement(map_id=OURS.id, factor_id=factor_id, x=x, y=y)
        changes[placed.table_name(), placed.id] = placed
    return rows.after(changes)


# In parts -------------------------------------------------------------------------------------


def _in_parts(
    rows: Rows, graph: Graph, whole: Figure, map_id: str, loops: Sequence[Loop]
) -> tuple[Plate, ...]:
    """Cut a map into as few parts as stay legible."""
    boxes = {box.id: box for box in sorted(whole.boxes, key=lambda box: (box.y, box.x))}
    arrows = [(arrow.source, arrow.target) for arrow in whole.arrows]
    outcomes = [box.id for box in boxes.values() if box.kind == "outcome"]
    made: list[tuple[Part, Drawing]] = []
    for share in SHARES:
        parts = parts_of(list(boxes), arrows, outcomes, _fits(boxes, share))
        made = [(part, drawing_of(_arranged(rows, part.boxes, map_id, loops))) for part in parts]
        if all(sheet_for(drawing) is not None for _part, drawing in made):
            break
    titles = _titles(graph, (part for part, _drawing in made))
    return tuple(_plate(one, title) for (_part, one), title in zip(made, titles, strict=True))


def _fits(boxes: dict[str, Box], share: float) -> Callable[[frozenset[str]], bool]:
    """Return whether boxes would fit a page, by the height that they take in their lanes."""

    def fits(wanted: frozenset[str]) -> bool:
        lanes: defaultdict[int, float] = defaultdict(float)
        for box_id in wanted:
            lanes[boxes[box_id].lane] += boxes[box_id].height + GAP
        sheet = UPRIGHT if len(lanes) <= LANES_UPRIGHT else TURNED
        room = _room(sheet) / SMALLEST * share
        return len(lanes) <= LANES_TURNED and max(lanes.values()) <= room

    return fits


def _titles(graph: Graph, parts: Iterable[Part]) -> list[str]:
    """Say of each part what its ways lead to; what was said before goes on."""
    told: list[str] = []
    for part in parts:
        title = _title([called(graph.factors[one].label) for one in part.aims])
        going_on = _("{title}, continued").format(title=title)
        told.append(going_on if title in told else title)
    return told


def _title(labels: list[str]) -> str:
    match labels:
        case []:
            return _("What no arrow leads to or from")
        case [one]:
            return _("What leads to “{one}”").format(one=one)
        case [one, two]:
            return _("What leads to “{one}” and “{two}”").format(one=one, two=two)
        case _:
            one, two = labels[:2]
            return _("What leads to “{one}”, “{two}” and more").format(one=one, two=two)
