"""A map as layers of items: boxes, and the points at which long arrows pass a lane.

Items are numbered: first the boxes that are joined to anything or pinned, then the points. Which
way an arrow points makes no difference to its crossings, so it always runs from left to right here;
arrows that join the same two boxes are one, with as much weight as they are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from selfeval.core.tidy.box import GAP, TidyBox

POINT_ROOM = 14
"""What an arrow that passes a lane takes up of it."""

Orders = list[list[int]]
"""The items of each lane, from top to bottom."""


@dataclass
class Layers:
    """The items of a map, and how they are joined."""

    boxes: list[TidyBox]
    lanes: Orders
    halves: list[int]
    """Half the room that each item takes, with its share of the gaps."""
    left: list[list[int]]
    right: list[list[int]]
    """The items that each is joined to in the lane before, and in the one after."""
    mates: list[list[int]]
    """The boxes that each is joined to in its own lane."""
    joined: list[list[int]] = field(default_factory=list[list[int]])
    """All three together."""
    long: list[list[int]] = field(default_factory=list[list[int]])
    """Arrows that pass lanes: a box, points, and a box."""
    pinned: dict[int, int] = field(default_factory=dict[int, int])
    """Where the middles of pinned boxes stand."""

    @property
    def size(self) -> int:
        """How many items there are."""
        return len(self.halves)

    def boxes_in(self, order: Iterable[int]) -> list[int]:
        """Return only the boxes among these items."""
        return [item for item in order if item < len(self.boxes)]


def layers_of(boxes: Sequence[TidyBox], arrows: Iterable[tuple[str, str]]) -> Layers:
    """Return these boxes as layers; arrows to themselves and to unknown boxes do not count."""
    number = {box.id: place for place, box in enumerate(boxes)}
    first = min((box.lane for box in boxes), default=0)
    last = max((box.lane for box in boxes), default=0)
    layers = Layers(
        boxes=list(boxes),
        lanes=[[] for _lane in range(first, last + 1)],
        halves=[ceil((box.height + GAP) / 2) for box in boxes],
        left=[[] for _box in boxes],
        right=[[] for _box in boxes],
        mates=[[] for _box in boxes],
    )
    for item, box in enumerate(boxes):
        layers.lanes[box.lane - first].append(item)
        if box.pinned and box.place:
            layers.pinned[item] = box.place[1]
    for (one, other), weight in sorted(_pairs(boxes, number, arrows).items()):
        if boxes[one].lane == boxes[other].lane:
            layers.mates[one].append(other)
            layers.mates[other].append(one)
        else:
            _join(layers, one, other, weight, first)
    layers.joined = [
        [*left, *right, *mates]
        for left, right, mates in zip(layers.left, layers.right, layers.mates, strict=True)
    ]
    return layers


def _pairs(
    boxes: Sequence[TidyBox], number: dict[str, int], arrows: Iterable[tuple[str, str]]
) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for source, target in arrows:
        one, other = number.get(source), number.get(target)
        if one is not None and other is not None and one != other:
            before = (boxes[one].lane, one) < (boxes[other].lane, other)
            found[(one, other) if before else (other, one)] += 1
    return found


def _join(layers: Layers, one: int, other: int, weight: int, first: int) -> None:
    chain = [one]
    for lane in range(layers.boxes[one].lane + 1, layers.boxes[other].lane):
        point = layers.size
        chain.append(point)
        layers.lanes[lane - first].append(point)
        layers.halves.append(POINT_ROOM // 2)
        for joined in (layers.left, layers.right, layers.mates):
            joined.append([])
    chain.append(other)
    for before, after in pairwise(chain):
        layers.right[before] += [after] * weight
        layers.left[after] += [before] * weight
    if len(chain) > 2:
        layers.long.append(chain)
