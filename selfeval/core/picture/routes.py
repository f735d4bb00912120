"""Ways of arrows between boxes: each that might do is tried on the map, and the best is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Box
from selfeval.core.picture.ground import Ground
from selfeval.core.picture.ports import Ports, edge
from selfeval.core.picture.shapes import Point
from selfeval.core.picture.ways import (
    BOTTOM,
    LEFT,
    OUTWARD,
    RIGHT,
    TOP,
    Ends,
    Gap,
    Way,
    curve_of,
)

HEAD = 9.0
"""Length of an arrow's head, by which its line ends sooner."""
IN_A_BOX = 300.0
"""How much longer a way counts for each of its places that are in a box or close to one."""
HEAD_ON = 220.0
"""How much longer a level way back counts: it meets what comes from there."""
BOW, STRAIGHT_ON = 44.0, 34.0
RISES = (54.0, 96.0, 150.0)
BEYOND = 30.0
"""How far beyond the last box a way around all of them runs."""
STEEP = 70.0


@dataclass(frozen=True)
class Route:
    """A curve up to the head of the arrow, the tip of the head, and which way it points."""

    curve: Curve
    tip: Point
    towards: Point
    way: Way


def way_of(ground: Ground, source: Box, target: Box) -> Way:
    """Choose the way from one box to another: past the fewest boxes, then the shortest."""
    ways = list(ways_between(ground, source, target))
    return ways[0] if len(ways) == 1 else _cheapest(ground, source, target, ways)


def _cheapest(ground: Ground, source: Box, target: Box, ways: Iterable[Way]) -> Way:
    """Return the way that counts for least, and of equals the one that was named first.

    Those through gaps are looked at first, then what is short: most others then need but a glance.
    """
    tried = [_Tried.of(source, target, way, at) for at, way in enumerate(ways)]
    tried.sort(key=lambda one: (not one.way.ways, one.least, one.at))
    best, least = tried[0], float("inf")
    for one in tried:
        cost = one.cost(ground, (source.id, target.id), least)
        if (cost, one.at) < (least, best.at):
            best, least = one, cost
    return best.way


@dataclass(slots=True)
class _Tried:
    """A way that might be taken, and for how much it counts at the least."""

    way: Way
    at: int
    curve: Curve
    least: float

    @classmethod
    def of(cls, source: Box, target: Box, way: Way, at: int) -> _Tried:
        curve = curve_of(way, edge(source, way.leaves, 0), edge(target, way.reaches, 0))
        return cls(way, at, curve, curve.chord + head_on(way))

    def cost(self, ground: Ground, ends: tuple[str, str], most: float) -> float:
        """Return how much the way counts; infinitely where that is more than `most`."""
        most_hits = (most - self.least) / IN_A_BOX
        if most_hits < 0:
            return float("inf")
        hits = ground.hits(self.curve.sampled(thin=len(self.curve.pieces) > 1), ends, most_hits)
        if hits > most_hits:
            return float("inf")
        return self.curve.length + head_on(self.way) + IN_A_BOX * hits


def head_on(way: Way) -> float:
    """Return how much longer a way counts for meeting what comes from where it leads."""
    return HEAD_ON if way.manner == "flow" and way.leaves == LEFT else 0.0


def ways_between(ground: Ground, source: Box, target: Box) -> Iterator[Way]:
    """Yield the ways from one box to another that might do."""
    if source.id == target.id:
        yield Way(RIGHT, TOP, "self")
    elif target.lane == source.lane:
        yield from _within(ground, source, target)
    elif target.lane < source.lane:
        yield from _back(ground, source, target)
    else:
        yield Way(RIGHT, LEFT, "flow")
        if target.lane > source.lane + 1:
            yield Way(RIGHT, LEFT, "flow", 0, _gaps(ground, source, target))


def _within(ground: Ground, source: Box, target: Box) -> Iterator[Way]:
    upper, lower = sorted((source, target), key=lambda box: box.y)
    if lower.top - upper.bottom >= STRAIGHT_ON and ground.is_clear(upper, lower):
        yield Way(BOTTOM, TOP, "down") if upper is source else Way(TOP, BOTTOM, "down")
        return
    sides = (RIGHT, LEFT) if upper is source else (LEFT, RIGHT)
    for side in sides:
        yield Way(side, side, "beside", BOW if side == RIGHT else -BOW)


def _back(ground: Ground, source: Box, target: Box) -> Iterator[Way]:
    for rise in RISES:
        yield Way(TOP, TOP, "arch", -rise)
        yield Way(BOTTOM, BOTTOM, "arch", rise)
    if target.y > source.y + STEEP:
        yield Way(LEFT, TOP, "swing", -1)
        yield Way(BOTTOM, RIGHT, "fall", 1)
    elif target.y < source.y - STEEP:
        yield Way(LEFT, BOTTOM, "swing", 1)
        yield Way(TOP, RIGHT, "fall", -1)
    if source.lane - target.lane > 1:
        lanes = [ground.lanes[lane] for lane in range(target.lane, source.lane + 1)]
        yield Way(TOP, TOP, "channel", min(lane[0].top for lane in lanes if lane) - BEYOND)
        yield Way(
            BOTTOM, BOTTOM, "channel", max(lane[-1].bottom for lane in lanes if lane) + BEYOND
        )
    yield Way(LEFT, RIGHT, "flow", 0, _gaps(ground, source, target))


def _gaps(ground: Ground, source: Box, target: Box) -> tuple[Gap, ...]:
    """Return the gaps in the lanes between two boxes that are nearest to the straight way."""
    step = 1 if target.lane > source.lane else -1
    found: list[Gap] = []
    for lane in range(source.lane + step, target.lane, step):
        left, right = ground.column(lane)
        share = ((left + right) / 2 - source.x) / (target.x - source.x)
        y = ground.gap(lane, source.y + (target.y - source.y) * share)
        found.append((lane, left, right, y) if step > 0 else (lane, right, left, y))
    return tuple(found)


def choose_way(ground: Ground, ends: Ends) -> Way:
    """Choose the way of an arrow; it leaves the gaps of those before it alone."""
    way = way_of(ground, ground.boxes[ends[1]], ground.boxes[ends[2]])
    keep_to(ground, way)
    return way


def keep_to(ground: Ground, way: Way) -> None:
    """Remember through which gaps an arrow passes."""
    for lane, _enters, _leaves, y in way.ways:
        ground.passes(lane, y)


def route_of(ground: Ground, ports: Ports, ends: Ends, way: Way) -> Route:
    """Return the course of an arrow from its place at one box to that at the other."""
    start, tip = ports.of(ends, way)
    return _clear(ground, ends, _route(way, start, tip), start)


def _clear(ground: Ground, ends: Ends, route: Route, start: Point) -> Route:
    """Lead an arrow that would touch a box of a lane it passes through the gap of that lane.

    Its way was chosen from the middles of the edges; at its own place there it may run otherwise.
    """
    source, target = ground.boxes[ends[1]], ground.boxes[ends[2]]
    if route.way.manner != "flow" or route.way.ways or target.lane <= source.lane + 1:
        return route
    touched = ground.hits(route.curve.points, (source.id, target.id))
    if not touched:
        return route
    way = replace(route.way, ways=_gaps(ground, source, target))
    other = _route(way, start, route.tip)
    return other if ground.hits(other.curve.points, (source.id, target.id)) < touched else route


def _route(way: Way, start: Point, tip: Point) -> Route:
    out = OUTWARD[way.reaches]
    goal = tip[0] + out[0] * HEAD, tip[1] + out[1] * HEAD
    return Route(curve_of(way, start, goal), tip, (-out[0], -out[1]), way)
