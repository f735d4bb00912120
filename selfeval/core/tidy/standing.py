"""How high every item stands, once it is known in which order the items of each lane come.

Each lane in turn is drawn towards the middle of what its items are joined to, as near as order and
gaps allow: an isotonic regression, solved by pooling adjacent violators (Barlow, Bartholomew,
Bremner and Brunk, Statistical inference under order restrictions, 1972). Where a long arrow passes
a lane it pulls hardest, so that it runs straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from selfeval.core.tidy.layers import Layers, Orders
from selfeval.core.tidy.room import Room

ROUNDS = 8
PASSING = 16
"""How much harder a point where an arrow passes a lane pulls than a box does."""
PINNED = 1e6
LOOSE = 0.01


class Standing:
    """Stands items in their lanes; what only depends on how they are joined is worked out once."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        boxes = len(layers.boxes)
        self._near: list[list[int]] = []
        self._points: list[list[int]] = []
        self._pulls: list[int] = []
        self._weights: list[float] = []
        for item in range(layers.size):
            near = layers.left[item] + layers.right[item]
            points = [other for other in near if other >= boxes]
            pull = len(near) + len(points) * (PASSING - 1)
            self._near.append(near)
            self._points.append(points)
            self._pulls.append(pull)
            self._weights.append(pull * (1 if item < boxes else PASSING) or LOOSE)
        pins = layers.pinned.values()
        self._middle = sum(pins) / len(pins) if pins else 0.0

    def stand(self, orders: Orders) -> list[float]:
        """Return where the middle of every item stands; no two boxes of a lane overlap."""
        at = [0.0] * self.layers.size
        for order in orders:
            offsets = self._offsets(order)
            for item, offset in zip(order, offsets, strict=True):
                at[item] = self._middle + offset - (offsets[-1] if offsets else 0) / 2
        for item, place in self.layers.pinned.items():
            at[item] = place
        for number in range(ROUNDS):
            for order in orders[:: -1 if number % 2 else 1]:
                self.draw(order, at)
        self.clear(orders, at)
        return at

    def least_height(self, orders: Orders) -> float:
        """Return how high the tallest lane is, were everything in it close together."""
        return max((self._height(order) for order in orders if order), default=0)

    def _height(self, order: list[int]) -> int:
        halves = self.layers.halves
        return halves[order[0]] + self._offsets(order)[-1] + halves[order[-1]]

    def stand_within(
        self, orders: Orders, at: Sequence[float], top: float, bottom: float
    ) -> list[float]:
        """Return where items stand that are drawn as `stand` draws them, but between two heights.

        Lanes that need more room than that go as far over one end as over the other.
        """
        found = list(at)
        for number in range(ROUNDS):
            for order in orders[:: -1 if number % 2 else 1]:
                if not order:
                    continue
                self.draw(order, found)
                offsets, halves = self._offsets(order), self.layers.halves
                low = top + halves[order[0]]
                high = bottom - halves[order[-1]] - offsets[-1]
                low, high = (low, high) if low <= high else ((low + high) / 2,) * 2
                for item, offset in zip(order, offsets, strict=True):
                    found[item] = min(max(found[item] - offset, low), high) + offset
        return found

    def draw(self, order: list[int], at: list[float]) -> None:
        """Draw the items of one lane towards the middle of what they are joined to."""
        wanted: list[float] = []
        weights = [self._weights[item] for item in order]
        for number, item in enumerate(order):
            wanted.append(self._middle_for(item, at))
            if item in self.layers.pinned:
                wanted[-1] = self.layers.pinned[item]
                weights[number] = PINNED
        places = nearest_in_order(wanted, weights, self._offsets(order))
        for item, place in zip(order, places, strict=True):
            at[item] = place

    def _middle_for(self, item: int, at: list[float]) -> float:
        near = self._near[item]
        if not near:
            mates = self.layers.mates[item]
            return sum(at[mate] for mate in mates) / len(mates) if mates else at[item]
        total = sum([at[other] for other in near])
        for point in self._points[item]:
            total += at[point] * (PASSING - 1)
        return total / self._pulls[item]

    def clear(self, orders: Orders, at: list[float]) -> None:
        """Put pinned boxes back where order and gaps moved them, and others out of their way."""
        for order in orders:
            pins = [item for item in order if item in self.layers.pinned]
            if not pins:
                continue
            room = Room()
            for item in pins:
                at[item] = self.layers.pinned[item]
                room.take(at[item], self.layers.boxes[item].height)
            for item in sorted(self.layers.boxes_in(order), key=at.__getitem__):
                if item not in self.layers.pinned:
                    height = self.layers.boxes[item].height
                    at[item] = room.nearest(at[item], height)
                    room.take(at[item], height)

    def _offsets(self, order: list[int]) -> list[int]:
        """Return how far under the first item each would stand, were they all close together."""
        halves = [self.layers.halves[item] for item in order]
        steps = map(int.__add__, halves, halves[1:])
        return list(accumulate(steps, initial=0)) if order else []


def nearest_in_order(
    wanted: Sequence[float], weights: Sequence[float], offsets: Sequence[float]
) -> list[float]:
    """Return places nearest to those wanted, by weighted squares, at least as far apart as offsets.

    >>> nearest_in_order([0, 0, 30], [1, 1, 1], [0, 10, 20])
    [-5.0, 5.0, 30]
    """
    pools: list[tuple[float, float, int]] = []
    for place, weight, offset in zip(wanted, weights, offsets, strict=True):
        middle, heavy, count = place - offset, weight, 1
        while pools and pools[-1][0] >= middle:
            before, load, more = pools.pop()
            middle = (before * load + middle * heavy) / (load + heavy)
            heavy += load
            count += more
        pools.append((middle, heavy, count))
    starts = [middle for middle, _heavy, count in pools for _item in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def level(layers: Layers, orders: Orders, at: list[float]) -> None:
    """Let boxes stand level with the middle one of their neighbours where they have the room.

    Lanes with pinned boxes are left alone, as order does not say there what is next to what.
    """
    free = [layers.boxes_in(order) for order in orders if layers.pinned.keys().isdisjoint(order)]
    for number in range(2):
        for order in free[:: -1 if number % 2 else 1]:
            for place in range(len(order)):
                _level(layers, order, place, at)


def _level(layers: Layers, order: list[int], place: int, at: list[float]) -> None:
    item = order[place]
    ends = sorted(at[other] for other in layers.left[item] + layers.right[item])
    if not ends:
        return
    low, high = ends[(len(ends) - 1) // 2], ends[len(ends) // 2]
    wanted = min(max(at[item], low), high)
    halves = layers.halves
    if place:
        above = order[place - 1]
        wanted = max(wanted, at[above] + halves[above] + halves[item])
    if place + 1 < len(order):
        below = order[place + 1]
        wanted = min(wanted, at[below] - halves[below] - halves[item])
    at[item] = wanted
