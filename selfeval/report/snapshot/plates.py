"""Draw maps for the page: whole where their words stay legible, and else in parts.

A map is printed as it stands on the screen if that fits a page, upright or turned, with words of at
least nine points; if not, with its boxes closer together; if not even that, in parts, each arranged
anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.loops import Loop
from selfeval.core.models import Factor, Map, Placement, Row
from selfeval.core.picture.faces import height_of
from selfeval.core.picture.figure import Figure, figure_of
from selfeval.core.picture.lanes import LANES, lane_of
from selfeval.core.rows import Rows
from selfeval.core.tidy import TidyBox, tidy
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.report.fonts import measure
from selfeval.report.snapshot.drawn_map import EDGE, HEAD, Drawing, drawing_of
from selfeval.report.snapshot.fitting import LEAST_GAP, fitted, room_on, sheet_for, spread
from selfeval.report.snapshot.map_parts import Part, joined, not_in, parts_of
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.snapshot.strips import side_by_side
from selfeval.report.style import MAP_SMALLEST, TURNED, UPRIGHT

SHARES = (1.0, 0.85, 0.7, 0.5, 0.3)
"""How much of a page's height boxes and their gaps may fill; arrows round them take the rest."""
AROUND = HEAD + 2 * EDGE - LEAST_GAP
"""Map units of a plate that no boxes and gaps take."""
LANES_UPRIGHT, LANES_TURNED = 3, 5
MOST_ARROWS = 30
"""In a part: of more, even where there is room, none can be followed with ease."""
OURS = Map(id="plate", name="")
"""A map that is in no file: boxes that are arranged anew stand on it."""


def plates(rows: Rows, graph: Graph, loops: Sequence[Loop], map_id: str = "") -> tuple[Plate, ...]:
    """Return the plates of a map, or of a graph that stands on none: one, or a few.

    Loops are called on each what they are called on the whole.
    """
    if not graph.factors:
        return ()
    made = _Plates(rows, graph, loops, map_id)
    whole = made.whole()
    return (_plate(whole),) if whole is not None else made.in_parts()


def whole_map(rows: Rows, map_id: str, name: str) -> Plate:
    """Return all of a map on one plate, however large it is; with "" the whole model."""
    return _plate(drawing_of(_figure(rows, map_id)), name)


def _figure(rows: Rows, map_id: str, loops: Sequence[Loop] | None = None) -> Figure:
    return figure_of(rows, map_id, measure, detail=True, private=False, loops=loops)


def _plate(drawing: Drawing, title: str = "") -> Plate:
    sheet = sheet_for(drawing) or TURNED
    return Plate(title, drawing.shapes, drawing.wide, drawing.high, sheet is TURNED, drawing.alt)


class _Plates:
    """One map on its way to paper."""

    def __init__(self, rows: Rows, graph: Graph, loops: Sequence[Loop], map_id: str) -> None:
        self._rows, self._graph, self._loops, self._map_id = rows, graph, loops, map_id
        before = {one.factor_id: one for one in rows.where(Placement, "map_id", map_id)}
        self._boxes = {one: _loose(row, before.get(one)) for one, row in graph.factors.items()}
        self._arrows = [(arrow.source_id, arrow.target_id) for arrow in graph.arrows]
        self._drawings: dict[frozenset[str], Drawing | None] = {}

    def whole(self) -> Drawing | None:
        """Return all of the map on one page, None where that would not be legible."""
        boxes = frozenset(self._boxes)
        if self._fill(boxes) > 1:
            return None
        if any(box.place for box in self._boxes.values()):
            standing = fitted(_figure(self._rows, self._map_id, self._loops))
            if standing is not None:
                return standing
        return self._drawn(boxes)

    def in_parts(self) -> tuple[Plate, ...]:
        """Return the map in few parts, each legible."""
        parts = joined(self._cut(), partial(self._may_fit, 1.0), self._does_fit)
        strips = side_by_side((part, self._part(part)) for part in parts)
        titles = _titles(self._graph, [part for part, _drawing in strips])
        return tuple(_plate(one, title) for (_p, one), title in zip(strips, titles, strict=True))

    def _part(self, part: Part) -> Drawing:
        return self._drawn(part.boxes) or spread(self._arranged(part.boxes))

    def _cut(self) -> list[Part]:
        """Return parts that fit a page; what of one does not fit is cut again, and smaller."""
        boxes = sorted(self._boxes, key=lambda one: self._boxes[one].y or 0)
        arrows, parts = self._arrows, list[Part]()
        for share in SHARES:
            found = parts_of(boxes, arrows, self._graph.outcomes, partial(self._may_fit, share))
            last = share == SHARES[-1]
            parts += [part for part in found if last or self._does_fit(part.boxes)]
            boxes, arrows = not_in(parts, boxes, arrows)
            if not boxes:
                break
        return parts

    def _may_fit(self, share: float, boxes: frozenset[str]) -> bool:
        """Tell whether boxes would take no more than a share of a page, and be easy to follow."""
        arrows = sum(map(boxes.issuperset, self._arrows))
        return arrows <= MOST_ARROWS and self._fill(boxes) <= share

    def _does_fit(self, boxes: frozenset[str]) -> bool:
        return self._drawn(boxes) is not None

    def _fill(self, boxes: frozenset[str]) -> float:
        """Return how much of a page boxes would take, by their height in their lanes."""
        lanes: defaultdict[int, float] = defaultdict(float)
        for one in boxes:
            lanes[self._boxes[one].lane] += self._boxes[one].height + LEAST_GAP
        if len(lanes) > LANES_TURNED:
            return inf
        sheet = UPRIGHT if len(lanes) <= LANES_UPRIGHT else TURNED
        return max(lanes.values()) / (room_on(sheet) / MAP_SMALLEST - AROUND)

    def _drawn(self, boxes: frozenset[str]) -> Drawing | None:
        """Return some boxes arranged anew for a page; None where they do not fit one."""
        if boxes not in self._drawings:
            figure = self._arranged(boxes)
            drawing = spread(figure)
            self._drawings[boxes] = drawing if sheet_for(drawing) else fitted(figure)
        return self._drawings[boxes]

    def _arranged(self, boxes: frozenset[str]) -> Figure:
        """Return a figure of some boxes, which keep the order they had where that is good."""
        wanted = [box for one, box in self._boxes.items() if one in boxes]
        places = tidy(wanted, [ends for ends in self._arrows if boxes.issuperset(ends)])
        return _figure(_standing(self._rows, places), OURS.id, self._loops)


def _loose(row: Factor, place: Placement | None) -> TidyBox:
    """Return a box that tidying may move from where it stands."""
    label = row.label.strip() or _("Nothing written yet")
    box = TidyBox(row.id, LANES.index(lane_of(row)), height_of(label, measure, row.kind))
    return box if place is None else replace(box, x=place.x, y=place.y)


def _standing(rows: Rows, places: Mapping[str, tuple[int, int]]) -> Rows:
    """Return the rows with a map of ours, on which boxes stand at these places."""
    changes: dict[tuple[str, str], Row | None] = {(Map.table_name(), OURS.id): OURS}
    for factor_id, (x, y) in sorted(places.items()):
        placed = Placement(map_id=OURS.id, factor_id=factor_id, x=x, y=y)
        changes[placed.table_name(), placed.id] = placed
    return rows.after(changes)


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
