"""Curves of arrows: cubic pieces one after the other, and places along them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import dist, hypot

from selfeval.core.picture.shapes import Point, Step

SAMPLES = 14
"""Places at which each piece is looked at."""
Piece = tuple[Point, Point, Point]
"""The two handles and the end of a piece; it begins where the one before ends."""


@dataclass(frozen=True)
class Curve:
    """A curve from `start` through its pieces."""

    start: Point
    pieces: tuple[Piece, ...]

    @property
    def end(self) -> Point:
        """Where it ends."""
        return self.pieces[-1][2]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The curve as steps of a path."""
        bends = (("C", *first, *second, *end) for first, second, end in self.pieces)
        return (("M", *self.start), *bends)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Places along the curve, close together."""
        return (self.start, *self.sampled())

    def sampled(self, *, thin: bool = False) -> Iterator[Point]:
        """Yield the places along the curve after its start, or every second of them.

        Of several pieces, one that runs level passes between boxes: of that, the end is enough.
        """
        shares = _SHARES[::2] if thin else _SHARES
        several = len(self.pieces) > 1
        x0, y0 = self.start
        for (x1, y1), (x2, y2), (x3, y3) in self.pieces:
            level = several and y0 == y1 == y2 == y3
            if level and (x0 <= x1 <= x2 <= x3 or x0 >= x1 >= x2 >= x3):
                yield x3, y3
            else:
                for a, b, c, d in shares:
                    yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
            x0, y0 = x3, y3

    @cached_property
    def lengths(self) -> tuple[float, ...]:
        """How far along the curve each of its places is."""
        points = self.points
        return tuple(accumulate(map(dist, points, points[1:]), initial=0.0))

    @property
    def length(self) -> float:
        """How long it is."""
        return self.lengths[-1]

    @property
    def chord(self) -> float:
        """The length of straight lines to the middle of each piece and on: it is no shorter."""
        whole, (x0, y0) = 0.0, self.start
        for (x1, y1), (x2, y2), (x3, y3) in self.pieces:
            x, y = (x0 + 3 * (x1 + x2) + x3) / 8, (y0 + 3 * (y1 + y2) + y3) / 8
            whole += hypot(x - x0, y - y0) + hypot(x3 - x, y3 - y)
            x0, y0 = x3, y3
        return whole

    def at(self, far: float) -> tuple[Point, Point]:
        """Return the place `far` along the curve, and the direction there (of length 1)."""
        far = max(0.0, min(self.length, far))
        high = min(max(1, bisect_right(self.lengths, far)), len(self.lengths) - 1)
        low = high - 1
        (x0, y0), (x1, y1) = self.points[low], self.points[high]
        long = (self.lengths[high] - self.lengths[low]) or 1.0
        share = (far - self.lengths[low]) / long
        place = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        return place, ((x1 - x0) / long, (y1 - y0) / long)

    def distance(self, x: float, y: float) -> float:
        """Return how far a place is from the curve."""
        points = self.points
        return min(_off(x, y, points[at - 1], points[at]) for at in range(1, len(points)))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = [x for x, _y in self.points], [y for _x, y in self.points]
        return min(xs), min(ys), max(xs), max(ys)


def _off(x: float, y: float, first: Point, second: Point) -> float:
    across, down = second[0] - first[0], second[1] - first[1]
    long = across * across + down * down
    share = ((x - first[0]) * across + (y - first[1]) * down) / long if long else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(x - first[0] - share * across, y - first[1] - share * down)


_SHARES = tuple(
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    for t in (at / SAMPLES for at in range(1, SAMPLES + 1))
)
"""How much the four points of a piece weigh at each of the places along it."""
