"""Boxes in line with others: while one is dragged, and for several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core.placing.standing import Standing

WAYS = ("row", "left", "middle", "right", "spread")
"""In a row; by their left edges, middles or right edges within their lanes; evenly apart."""
GAP = 28
"""Units between boxes that are put below each other."""
NEAR_GAP = 12
"""Units that a box keeps from others where somebody says where it is to stand."""
ROUNDING = 1e-6
"""Units by which a place beside a box may come out too near to it."""


@dataclass(frozen=True)
class Guide:
    """A line that shows what a box is in line with: upright or not, where, and between which."""

    upright: bool
    at: float
    first: float
    last: float


@dataclass(frozen=True)
class Snapped:
    """Where a box that is dragged comes to stand, and the lines that it is then on."""

    x: float
    y: float
    guides: tuple[Guide, ...]


def snapped(
    x: float,
    y: float,
    others: Iterable[Standing],
    lane: int,
    lane_middle: float,
    reach: float,
) -> Snapped:
    """Let a box of a lane at (x, y) come into line with the nearest middle within `reach` units.

    Across, that is the middle of its lane or of a box in it; down, that of any box.
    """
    known = list(others)
    columns = [(lane_middle, y)] + [(box.x, box.y) for box in known if box.lane == lane]
    rows = [(box.y, box.x) for box in known]
    column, row = _nearest(columns, x, reach), _nearest(rows, y, reach)
    at_x, at_y = (column[0] if column else x), (row[0] if row else y)
    guides: list[Guide] = []
    if column:
        guides.append(Guide(True, at_x, min(at_y, column[1]), max(at_y, column[1])))
    if row:
        guides.append(Guide(False, at_y, min(at_x, row[1]), max(at_x, row[1])))
    return Snapped(at_x, at_y, tuple(guides))


def _nearest(
    places: Sequence[tuple[float, float]], wanted: float, reach: float
) -> tuple[float, float] | None:
    near = [place for place in places if abs(place[0] - wanted) <= reach]
    return min(near, key=lambda place: abs(place[0] - wanted), default=None)


def lined_up(boxes: Sequence[Standing], way: str) -> dict[str, tuple[int, int]]:
    """Return the middles of boxes that are brought into line in one of WAYS."""
    if way == "row":
        level = sum(box.y for box in boxes) / len(boxes)
        return {box.id: (round(box.x), round(level)) for box in boxes}
    if way == "spread":
        return _spread(boxes)
    made: dict[str, tuple[int, int]] = {}
    for lane in {box.lane for box in boxes}:
        mates = [box for box in boxes if box.lane == lane]
        made |= {box.id: (round(_across(box, mates, way)), round(box.y)) for box in mates}
    return made


def _across(box: Standing, mates: Sequence[Standing], way: str) -> float:
    if way == "left":
        return min(mate.x - mate.width / 2 for mate in mates) + box.width / 2
    if way == "right":
        return max(mate.x + mate.width / 2 for mate in mates) - box.width / 2
    return sum(mate.x for mate in mates) / len(mates)


def _spread(boxes: Sequence[Standing]) -> dict[str, tuple[int, int]]:
    """Leave the first and last where they are, and the same room between all of them."""
    ordered = sorted(boxes, key=lambda box: (box.y, box.id))
    first, last = ordered[0], ordered[-1]
    top, bottom = first.y - first.height / 2, last.y + last.height / 2
    room = bottom - top - sum(box.height for box in ordered)
    gap = room / (len(ordered) - 1) if len(ordered) > 1 else 0.0
    made: dict[str, tuple[int, int]] = {}
    at = top
    for box in ordered:
        made[box.id] = round(box.x), round(at + box.height / 2)
        at += box.height + gap
    return made


def free_below(
    boxes: Iterable[Standing], lane: int, height: float, wanted: float, *, gap: float = GAP
) -> float:
    """Return the first middle, at or below `wanted`, where a box of a height stands free."""
    mates = sorted((box for box in boxes if box.lane == lane), key=lambda box: box.y)
    at = wanted
    for mate in mates:
        if abs(mate.y - at) < (mate.height + height) / 2 + gap / 2:
            at = mate.y + (mate.height + height) / 2 + gap
    return at


def free_near(
    boxes: Iterable[Standing], lane: int, height: float, wanted: float, *, gap: float = NEAR_GAP
) -> float:
    """Return the middle nearest to `wanted`, above or below, where a box of a height stands free.

    Above the first box of the lane there is room as well as below the last.
    """
    mates = [box for box in boxes if box.lane == lane]

    def is_free(at: float) -> bool:
        return all(abs(box.y - at) > (box.height + height) / 2 + gap - ROUNDING for box in mates)

    if is_free(wanted):
        return wanted
    beside = [box.y + side * ((box.height + height) / 2 + gap) for box in mates for side in (-1, 1)]
    return min(filter(is_free, beside), key=lambda at: (abs(at - wanted), -at))
