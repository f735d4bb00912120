"""How good a picture is: what crosses, what is run over, and how far arrows climb.

Arrows count as straight lines between the middles of their boxes, as they are nearly drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core.tidy.layers import Layers, Orders

FAMILIAR = 0.1
"""What it is worth to leave all boxes in their order: so much of all crossings, at most twice."""
NEXT_TO_NOTHING = 1e-6
OVER = 1.5
"""What it counts that an arrow runs over a box, where a crossing counts 1."""
BETWEEN = 0.2
"""What each box counts that stands between two that an arrow joins in their own lane."""


@dataclass(frozen=True, order=True)
class Mark:
    """How bad a picture is; the first difference decides."""

    disturbance: float
    """Crossings, boxes run over and boxes between mates; more where boxes changed their order."""
    moved: int
    climbed: int


class Judge:
    """Marks pictures of the same map."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._gaps: list[tuple[list[int], list[int]]] = []
        for lane in layers.lanes:
            ends = [(item, other) for item in lane for other in layers.right[item]]
            self._gaps.append(([one for one, _other in ends], [other for _one, other in ends]))
        self._before = [_as_it_stands(layers, lane) for lane in layers.lanes]
        self._pairs = sum(len(order) * (len(order) - 1) // 2 for order in self._before)

    def mark(self, orders: Orders, at: list[float]) -> Mark:
        """Return how bad the picture is; points of long arrows are moved onto their lines."""
        straighten(self._layers, at)
        moved = sum(_turned(order, at) for order in self._before)
        strange = FAMILIAR * moved / self._pairs if moved else 0.0
        bad = self.crossings(at) + OVER * self._run_over(orders, at)
        bad += BETWEEN * self._between(orders, at)
        return Mark(round(bad * (1 + strange), 3), moved, round(self._climbed(at)))

    def crossings(self, at: Sequence[float]) -> int:
        """Return how often arrows cross, where points of long arrows stand on their lines."""
        found = 0
        stand = at.__getitem__
        for starts, ends in self._gaps:
            seen: list[float] = []
            lines = sorted(zip(map(stand, starts), map(stand, ends), strict=True))
            for count, (_start, end) in enumerate(lines):
                found += count - bisect_right(seen, end)
                insort(seen, end)
        return found

    def _run_over(self, orders: Orders, at: Sequence[float]) -> int:
        return sum(count for _item, count in self.run_over(orders, at))

    def run_over(self, orders: Orders, at: Sequence[float]) -> list[tuple[int, int]]:
        """Return the boxes that arrows run over in the middle, and how many arrows do."""
        layers, count = self._layers, len(self._layers.boxes)
        found: list[tuple[int, int]] = []
        for order in orders:
            points = sorted(at[item] for item in order if item >= count)
            for item in layers.boxes_in(order) if points else ():
                half = layers.boxes[item].height / 2
                above = bisect_left(points, at[item] - half)
                over = bisect_right(points, at[item] + half) - above
                if over:
                    found.append((item, over))
        return found

    def _between(self, orders: Orders, at: Sequence[float]) -> int:
        """Return how many boxes stand between those that arrows join in their own lane."""
        mates = self._layers.mates
        found = 0
        for order in orders:
            boxes = self._layers.boxes_in(order)
            if any(mates[item] for item in boxes):
                boxes.sort(key=at.__getitem__)
                place = {item: number for number, item in enumerate(boxes)}
                for item in boxes:
                    found += sum(max(place[mate] - place[item] - 1, 0) for mate in mates[item])
        return found

    def _climbed(self, at: Sequence[float]) -> float:
        return sum(
            abs(at[one] - at[other])
            for starts, ends in self._gaps
            for one, other in zip(starts, ends, strict=True)
        )


def straighten(layers: Layers, at: list[float]) -> None:
    """Put the points of long arrows onto the straight line between their boxes.

    A hair's breadth tells apart those that would stand at the very same place.
    """
    for number, chain in enumerate(layers.long):
        start = at[chain[0]]
        step = (at[chain[-1]] - start) / (len(chain) - 1)
        hair = NEXT_TO_NOTHING * (number + 1)
        for place in range(1, len(chain) - 1):
            at[chain[place]] = start + step * place + hair


def _as_it_stands(layers: Layers, lane: list[int]) -> list[int]:
    placed = [item for item in layers.boxes_in(lane) if layers.boxes[item].place]
    return sorted(placed, key=lambda item: layers.boxes[item].y or 0)


def _turned(before: list[int], at: Sequence[float]) -> int:
    """Return how many pairs of boxes have changed their order."""
    found = 0
    seen: list[float] = []
    for count, item in enumerate(before):
        found += count - bisect_right(seen, at[item])
        insort(seen, at[item])
    return found
