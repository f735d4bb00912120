"""Which way an arrow takes: from which edge to which, in what manner, and through which gaps.

An arrow to a later lane runs from a right edge to a left one; one within a lane straight on, or as
an arc beside the boxes; one to an earlier lane is curved over or under them where there is room.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from selfeval.core.picture.curves import Curve, Piece
from selfeval.core.picture.shapes import Point

RIGHT, LEFT, TOP, BOTTOM = "right", "left", "top", "bottom"
OUTWARD: dict[str, Point] = {RIGHT: (1, 0), LEFT: (-1, 0), TOP: (0, -1), BOTTOM: (0, 1)}
Ends = tuple[str, str, str]
"""An arrow's id, and the ids of the boxes at its ends."""
Gap = tuple[int, float, float, float]
"""A lane that is passed, where the arrow enters and leaves it, and at what height."""


@dataclass(frozen=True)
class Way:
    """The edges an arrow leaves and reaches, its manner, and the gaps it passes through.

    `rise` is how far it bends out: to the right and downwards, or else negative.
    """

    leaves: str
    reaches: str
    manner: str
    rise: float = 0.0
    ways: tuple[Gap, ...] = ()


def curve_of(way: Way, start: Point, goal: Point) -> Curve:
    """Return a way as a curve between two places."""
    return CURVES[way.manner](way, start, goal)


def _self(_way: Way, start: Point, goal: Point) -> Curve:
    """From a box to itself, around its corner."""
    (x1, y1), (x2, y2) = start, goal
    out, up = x1 + 42, y2 - 30
    first = (x1 + 24, y1), (out, y1 - 8), (out, (y1 + y2) / 2 - 6)
    second = (out, up - 6), (x2, up - 12), goal
    return Curve(start, (first, second))


def _down(_way: Way, start: Point, goal: Point) -> Curve:
    """Straight on within a lane, upwards or downwards."""
    half = (goal[1] - start[1]) / 2
    return Curve(start, (((start[0], start[1] + half), (goal[0], goal[1] - half), goal),))


def _beside(way: Way, start: Point, goal: Point) -> Curve:
    """An arc at the side of a lane."""
    out = (max if way.rise > 0 else min)(start[0], goal[0]) + way.rise
    return Curve(start, (((out, start[1]), (out, goal[1]), goal),))


def _arch(way: Way, start: Point, goal: Point) -> Curve:
    """Over or under the boxes, in one sweep."""
    level = (min if way.rise < 0 else max)(start[1], goal[1]) + way.rise
    lean = (goal[0] - start[0]) * 0.08
    return Curve(start, (((start[0] + lean, level), (goal[0] - lean, level), goal),))


def _channel(way: Way, start: Point, goal: Point) -> Curve:
    """Over or under the boxes, along a level height."""
    level = way.rise
    bend = (goal[0] - start[0]) * 0.22
    first = (start[0], level), (start[0] + bend * 0.4, level), (start[0] + bend, level)
    along = (start[0] + bend * 1.5, level), (goal[0] - bend * 1.5, level), (goal[0] - bend, level)
    last = (goal[0] - bend * 0.4, level), (goal[0], level), goal
    return Curve(start, (first, along, last))


def _swing(way: Way, start: Point, goal: Point) -> Curve:
    """From a side in one bend to the top or the bottom of another box."""
    down = max(44.0, abs(goal[1] - start[1]) * 0.66) * way.rise
    across = start[0] + (goal[0] - start[0]) * 0.7
    return Curve(start, (((across, start[1]), (goal[0], goal[1] + down), goal),))


def _fall(way: Way, start: Point, goal: Point) -> Curve:
    """From the top or the bottom of a box in one bend to the side of another."""
    down = max(44.0, abs(goal[1] - start[1]) * 0.66) * way.rise
    across = goal[0] + (start[0] - goal[0]) * 0.7
    return Curve(start, (((start[0], start[1] + down), (across, goal[1]), goal),))


def _flow(way: Way, start: Point, goal: Point) -> Curve:
    """From side to facing side, level through each gap."""
    points = [start]
    for _lane, enters, leaves, height in way.ways:
        points += [(enters, height), (leaves, height)]
    points.append(goal)
    return Curve(start, tuple(_level(one, two) for one, two in pairwise(points)))


def _level(start: Point, goal: Point) -> Piece:
    half = (goal[0] - start[0]) * 0.5
    return (start[0] + half, start[1]), (goal[0] - half, goal[1]), goal


CURVES = {
    "self": _self,
    "down": _down,
    "beside": _beside,
    "arch": _arch,
    "channel": _channel,
    "swing": _swing,
    "fall": _fall,
    "flow": _flow,
}
