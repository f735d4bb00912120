"""Where arrows leave and reach boxes: spread along an edge in the order of their other ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from selfeval.core.picture.faces import CAPSULE, CUT, POINT, Box
from selfeval.core.picture.shapes import Point
from selfeval.core.picture.ways import BOTTOM, LEFT, RIGHT, TOP, Ends, Way

EDGE = 13.0
"""Units at the ends of a box's edge where no arrow begins or ends."""
APART = 19.0
"""Units between two arrows at one edge, where there is room."""
EYE, STAR, PIN = 50.0, 66.0, 26.0
"""Units that marks on a box take from the corner they stand at."""
Rank = tuple[float, float, str]


class Ports:
    """The places at the edges of boxes, shared out among the arrows that were added so far."""

    def __init__(self, boxes: Mapping[str, Box], arrows: Iterable[tuple[Ends, Way]] = ()) -> None:
        self._boxes = boxes
        self._at: defaultdict[tuple[str, str], list[tuple[Rank, int]]] = defaultdict(list)
        self._shared: dict[tuple[str, str], dict[tuple[str, int], Point]] = {}
        for ends, way in arrows:
            self.add(ends, way)

    def add(self, ends: Ends, way: Way) -> None:
        """Let an arrow have a place at the edge that it leaves, and at the one it reaches."""
        arrow_id, source_id, target_id = ends
        source, target = self._boxes[source_id], self._boxes[target_id]
        leaving = way.ways[0][3] if way.ways else target.y
        coming = way.ways[-1][3] if way.ways else source.y
        rank = _rank(way, way.leaves, source, target, leaving)
        self._at[source_id, way.leaves].append(((*rank, arrow_id), 0))
        rank = _rank(way, way.reaches, target, source, coming)
        self._at[target_id, way.reaches].append(((*rank, arrow_id), 1))

    def of(self, ends: Ends, way: Way) -> tuple[Point, Point]:
        """Return where an arrow leaves and reaches its boxes, once all of theirs were added."""
        arrow_id, source_id, target_id = ends
        leaves = self._share(source_id, way.leaves)[arrow_id, 0]
        return leaves, self._share(target_id, way.reaches)[arrow_id, 1]

    def _share(self, box_id: str, side: str) -> dict[tuple[str, int], Point]:
        edge_of = box_id, side
        if edge_of not in self._shared:
            listed = sorted(self._at[edge_of])
            spread = _spread(self._boxes[box_id], side, len(listed))
            self._shared[edge_of] = {
                (rank[2], end): place for (rank, end), place in zip(listed, spread, strict=True)
            }
        return self._shared[edge_of]


def _rank(way: Way, side: str, box: Box, other: Box, near: float) -> tuple[float, float]:
    """Return by what arrows at one edge are sorted, so that they do not cross there."""
    if side in (TOP, BOTTOM):
        if way.manner == "down":
            return 0, other.x
        return (-1 if other.x < box.x else 1), -other.x
    if way.manner == "self":
        return 2, 0
    if way.manner == "beside":
        return (-1 if other.y < box.y else 1), -other.y
    return 0, near


def edge(box: Box, side: str, off: float) -> Point:
    """Return the place on the outline of a box, `off` units from the middle of one edge."""
    if side in (TOP, BOTTOM):
        return box.x + off, box.top if side == TOP else box.bottom
    inset = _inset(box, side, abs(off))
    return (box.left + inset if side == LEFT else box.right - inset), box.y + off


def _inset(box: Box, side: str, off: float) -> float:
    """Return how far the outline is from the edge of the box's area."""
    half = box.height / 2
    if box.kind == "outside":
        radius = min(half, CAPSULE)
        over = max(0.0, off - half + radius)
        return radius - sqrt(max(0.0, radius * radius - over * over))
    if box.kind == "action" and side == RIGHT:
        return POINT * off / half
    return max(0.0, off - half + CUT) if box.kind == "unwanted" else 0.0


def _spread(box: Box, side: str, count: int) -> Sequence[Point]:
    low, high = _stretch(box, side)
    apart = min(APART, (high - low) / (count - 1)) if count > 1 else 0.0
    long = (count - 1) * apart
    first = min(max(-long / 2, low), high - long)
    return [edge(box, side, first + at * apart) for at in range(count)]


def _stretch(box: Box, side: str) -> tuple[float, float]:
    """Return from where to where arrows may touch an edge, from its middle."""
    if side in (LEFT, RIGHT):
        half = box.height / 2 - EDGE
        return -half, half
    half = box.width / 2
    low, high = EDGE, EDGE
    if box.kind == "outside":
        low = high = min(box.height / 2, CAPSULE)
    if side == BOTTOM and box.badges.watched:
        low = EYE
    if side == BOTTOM and box.badges.unexpected:
        high = STAR
    if side == TOP:
        low = PIN if box.kind == "unwanted" else low
        high = PIN if box.badges.pinned else max(high, POINT if box.kind == "action" else 0)
    return -half + low, half - high
