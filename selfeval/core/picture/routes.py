"""Ways of arrows between boxes: forward, within a lane, and back over or under the boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selfeval.core.picture.curves import Curve, Piece
from selfeval.core.picture.faces import Box
from selfeval.core.picture.lanes import LANE
from selfeval.core.picture.shapes import Point

CLEAR = 12.0
"""Units that a curve keeps from a box it passes."""
EDGE = 10.0
"""Units at the ends of a box's edge where no arrow begins or ends."""
APART = 19.0
"""Units between two arrows at one edge, where there is room."""
HEAD = 9.0
"""Length of an arrow's head, by which its line ends sooner."""
RIGHT, LEFT, TOP, BOTTOM = "right", "left", "top", "bottom"
OUTWARD: dict[str, Point] = {RIGHT: (1, 0), LEFT: (-1, 0), TOP: (0, -1), BOTTOM: (0, 1)}
Ends = tuple[str, str, str]
"""An arrow's id, and the ids of the boxes at its ends."""


@dataclass(frozen=True)
class Route:
    """A curve up to the head of the arrow, the tip of the head, and which way it points."""

    curve: Curve
    tip: Point
    towards: Point


class Ground:
    """The boxes that stand on a map, lane by lane."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.boxes = {box.id: box for box in boxes}
        self.lanes: defaultdict[int, list[Box]] = defaultdict(list)
        for box in sorted(self.boxes.values(), key=lambda one: one.y):
            self.lanes[box.lane].append(box)

    def free(self, lane: int, y: float) -> float:
        """Return the height nearest to `y` at which a curve can pass through a lane."""
        taken = _joined([(box.top - CLEAR, box.bottom + CLEAR) for box in self.lanes.get(lane, ())])
        for top, bottom in taken:
            if top < y < bottom:
                return top if y - top <= bottom - y else bottom
        return y

    def over(self, lanes: Iterable[int], y: float) -> float:
        """Return the lowest height, from `y` upwards, at which all these lanes are free."""
        return self._beyond(lanes, y, -1)

    def under(self, lanes: Iterable[int], y: float) -> float:
        """Return the highest height, from `y` downwards, at which all these lanes are free."""
        return self._beyond(lanes, y, 1)

    def _beyond(self, lanes: Iterable[int], y: float, way: int) -> float:
        taken = _joined(
            sorted(
                (box.top - CLEAR, box.bottom + CLEAR)
                for lane in lanes
                for box in self.lanes.get(lane, ())
            )
        )
        for top, bottom in taken if way > 0 else reversed(taken):
            if top < y < bottom:
                y = bottom if way > 0 else top
        return y

    def hits(self, curve: Curve, ends: tuple[str, str]) -> int:
        """Count the boxes, other than those at its ends, that a curve runs through."""
        left, top, right, bottom = curve.bounds
        near = (
            box
            for lane in range(int(left // LANE) + 1, int(right // LANE) + 2)
            for box in self.lanes.get(lane, ())
            if box.id not in ends and box.bottom > top - 5 and box.top < bottom + 5
        )
        return sum(
            any(
                box.left - 5 < x < box.right + 5 and box.top - 5 < y < box.bottom + 5
                for x, y in curve.points
            )
            for box in near
        )


def _joined(taken: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that overlap."""
    found: list[tuple[float, float]] = []
    for top, bottom in taken:
        if found and top <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return found


# Where arrows leave and arrive ----------------------------------------------------------------


BACK = ((TOP, TOP), (BOTTOM, BOTTOM), (LEFT, TOP), (LEFT, BOTTOM), (LEFT, RIGHT))
DOWN, UP = ((RIGHT, RIGHT), (LEFT, LEFT)), ((LEFT, LEFT), (RIGHT, RIGHT))
THROUGH_A_BOX = 1_000.0
"""How much longer than it is a way counts for each box that it runs through."""
LIKED = {(LEFT, TOP): 1.1, (LEFT, BOTTOM): 1.1, (LEFT, RIGHT): 1.4}
"""How much longer some ways back count: over and under show best that something comes back."""
HEAD_ON = 320.0
"""How much longer a straight way back to the next lane counts: it meets what comes from there."""


def sides(ground: Ground, ends: Ends) -> tuple[str, str]:
    """Return at which edge of its boxes an arrow leaves and arrives."""
    source, target = ground.boxes[ends[1]], ground.boxes[ends[2]]
    if source is target:
        return RIGHT, BOTTOM
    if source.lane < target.lane:
        return RIGHT, LEFT
    ways = (DOWN if source.y < target.y else UP) if source.lane == target.lane else BACK
    return min(ways, key=lambda way: _cost(ground, source, target, way))


def _cost(ground: Ground, source: Box, target: Box, way: tuple[str, str]) -> float:
    """Return how long a way is between the middles of two edges, and longer if it is no good."""
    start, goal = _spread(source, way[0], 1)[0], _spread(target, way[1], 1)[0]
    curve = _curve(ground, source, target, start, goal, way)
    hits = ground.hits(curve, (source.id, target.id))
    head_on = HEAD_ON if way == (LEFT, RIGHT) and source.lane - target.lane == 1 else 0.0
    return curve.length * LIKED.get(way, 1.0) + head_on + THROUGH_A_BOX * hits


class Ports:
    """Where each arrow leaves and arrives: spread along an edge in the order of the other ends."""

    def __init__(self, ground: Ground, arrows: Iterable[Ends]) -> None:
        self.sides = {ends[0]: sides(ground, ends) for ends in arrows}
        at: defaultdict[tuple[str, str], list[tuple[float, str, int]]] = defaultdict(list)
        for arrow_id, source_id, target_id in arrows:
            leaves, arrives = self.sides[arrow_id]
            source, target = ground.boxes[source_id], ground.boxes[target_id]
            at[source_id, leaves].append((_order(leaves, source, target), arrow_id, 0))
            at[target_id, arrives].append((_order(arrives, target, source), arrow_id, 1))
        self.places: dict[tuple[str, int], Point] = {}
        for (box_id, side), listed in at.items():
            listed.sort()
            spread = _spread(ground.boxes[box_id], side, len(listed))
            for (_rank, arrow_id, end), place in zip(listed, spread, strict=True):
                self.places[arrow_id, end] = place


def _order(side: str, box: Box, other: Box) -> float:
    """Return by what arrows at one edge are sorted, so that they do not cross there."""
    if side in (LEFT, RIGHT):
        if other.lane == box.lane:
            return other.y * 1000
        return other.y + (box.y - other.y) * 0.02 * abs(other.lane - box.lane)
    return other.x


def _spread(box: Box, side: str, count: int) -> list[Point]:
    long = (box.height if side in (LEFT, RIGHT) else box.width * 0.6) - 2 * EDGE
    apart = min(APART, long / max(1, count - 1)) if count > 1 else 0.0
    shifts = [(at - (count - 1) / 2) * apart for at in range(count)]
    if side in (LEFT, RIGHT):
        x = box.right if side == RIGHT else box.left
        return [(x, box.y + shift) for shift in shifts]
    y = box.top if side == TOP else box.bottom
    return [(box.x + shift, y) for shift in shifts]


# Ways ---------------------------------------------------------------------------------------------


def route(ground: Ground, ports: Ports, ends: Ends) -> Route:
    """Return the way of one arrow."""
    arrow_id, source_id, target_id = ends
    way = ports.sides[arrow_id]
    start, tip = ports.places[arrow_id, 0], ports.places[arrow_id, 1]
    out = OUTWARD[way[1]]
    goal = tip[0] + out[0] * HEAD, tip[1] + out[1] * HEAD
    curve = _curve(ground, ground.boxes[source_id], ground.boxes[target_id], start, goal, way)
    return Route(curve, tip, (-out[0], -out[1]))


def _curve(
    ground: Ground, source: Box, target: Box, start: Point, goal: Point, way: tuple[str, str]
) -> Curve:
    if source is target:
        return _round_corner(start, goal)
    if source.lane == target.lane:
        return _beside(ground, source, target, start, goal, way[0])
    if way in ((RIGHT, LEFT), (LEFT, RIGHT)):
        return _across(ground, source, target, start, goal)
    if way[0] == LEFT:
        return _round_a_bend(start, goal, way[1])
    return _over_or_under(ground, source, target, start, goal, way[0])


def _round_corner(start: Point, goal: Point) -> Curve:
    """An arrow from a box to itself."""
    reach = 34.0
    handles = (start[0] + reach, start[1]), (goal[0] + reach * 0.4, goal[1] + reach)
    return Curve(start, ((*handles, goal),))


def _across(ground: Ground, source: Box, target: Box, start: Point, goal: Point) -> Curve:
    """From the side of a box to the facing side of another, between the boxes of other lanes."""
    plain = Curve(start, (_level(start, goal),))
    ends = (source.id, target.id)
    step = 1 if target.lane > source.lane else -1
    if target.lane - source.lane == step or not ground.hits(plain, ends):
        return plain
    points = [start]
    for lane in range(source.lane + step, target.lane, step):
        x = (lane - 0.5) * LANE
        share = (x - points[-1][0]) / (goal[0] - points[-1][0])
        points.append((x, ground.free(lane, points[-1][1] + (goal[1] - points[-1][1]) * share)))
    points.append(goal)
    eased = _through(points)
    return eased if not ground.hits(eased, ends) else _stepwise(points, step)


def _level(start: Point, goal: Point) -> Piece:
    """Return a piece that leaves and arrives level."""
    half = (goal[0] - start[0]) * 0.5
    reach = max(24.0, half) if half > 0 else min(-24.0, half)
    return (start[0] + reach, start[1]), (goal[0] - reach, goal[1]), goal


def _through(points: Sequence[Point]) -> Curve:
    """Return a smooth curve through points, never higher or lower than two that follow."""
    slopes = [0.0] * len(points)
    for at in range(1, len(points) - 1):
        before = (points[at][1] - points[at - 1][1]) / (points[at][0] - points[at - 1][0])
        after = (points[at + 1][1] - points[at][1]) / (points[at + 1][0] - points[at][0])
        if before * after > 0:
            slopes[at] = 2 * before * after / (before + after)
    return Curve(
        points[0],
        tuple(
            _sloped(first, second, slope, following)
            for first, second, slope, following in zip(
                points, points[1:], slopes, slopes[1:], strict=False
            )
        ),
    )


def _sloped(first: Point, second: Point, slope: float, following: float) -> Piece:
    third = (second[0] - first[0]) * (0.5 if not slope and not following else 0.38)
    return (
        (first[0] + third, first[1] + slope * third),
        (second[0] - third, second[1] - following * third),
        second,
    )


def _stepwise(points: Sequence[Point], step: int) -> Curve:
    """Pass level through each lane, and change height between the lanes."""
    half = step * (LANE / 2 - 24)
    steps = [points[0]]
    for x, y in points[1:-1]:
        steps += [(x - half, y), (x + half, y)]
    steps.append(points[-1])
    return Curve(
        steps[0],
        tuple(_level_between(one, two) for one, two in pairwise(steps)),
    )


def _level_between(first: Point, second: Point) -> Piece:
    reach = (second[0] - first[0]) * 0.55
    return (first[0] + reach, first[1]), (second[0] - reach, second[1]), second


def _beside(
    ground: Ground, source: Box, target: Box, start: Point, goal: Point, side: str
) -> Curve:
    """An arc at the side of a lane; the further it goes, the more it bends out."""
    way = 1 if side == RIGHT else -1
    far = abs(goal[1] - start[1])
    between = [
        box
        for box in ground.lanes.get(source.lane, ())
        if min(start[1], goal[1]) < box.y < max(start[1], goal[1])
        and box.id not in (source.id, target.id)
    ]
    reach = min(30.0 + 0.10 * far + 8 * len(between), 52.0)
    edge = max(way * x for x in (start[0], goal[0], *(b.x + way * b.width / 2 for b in between)))
    bow = way * (edge + reach)
    return Curve(start, (((bow, start[1]), (bow, goal[1]), goal),))


def _round_a_bend(start: Point, goal: Point, side: str) -> Curve:
    """From the left of a box in one bend to the top or the bottom of another."""
    drop = max(30.0, abs(goal[1] - start[1]) * 0.75)
    above = goal[1] - drop if side == TOP else goal[1] + drop
    return Curve(
        start, (((start[0] + (goal[0] - start[0]) * 0.75, start[1]), (goal[0], above), goal),)
    )


def _over_or_under(
    ground: Ground, source: Box, target: Box, start: Point, goal: Point, side: str
) -> Curve:
    """Back to an earlier lane, over or under what stands between."""
    lanes = range(target.lane, source.lane + 1)
    if side == TOP:
        level = ground.over(lanes, min(start[1], goal[1]) - 26)
    else:
        level = ground.under(lanes, max(start[1], goal[1]) + 26)
    middle = (start[0] + goal[0]) / 2, level
    swing = (start[0] - goal[0]) * 0.30
    return Curve(
        start,
        (
            ((start[0], level), (middle[0] + swing, level), middle),
            ((middle[0] - swing, level), (goal[0], level), goal),
        ),
    )


def routes(ground: Ground, arrows: Sequence[Ends]) -> Mapping[str, Route]:
    """Return the ways of arrows, by their ids."""
    ports = Ports(ground, arrows)
    return {ends[0]: route(ground, ports, ends) for ends in arrows}
