"""Tidy a whole map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import floor

from selfeval.core.tidy.box import TOP, TidyBox, lane_middle
from selfeval.core.tidy.layers import layers_of
from selfeval.core.tidy.room import Room
from selfeval.core.tidy.search import Search


def tidy(
    boxes: Sequence[TidyBox], arrows: Sequence[tuple[str, str]], seed: int = 0
) -> dict[str, tuple[int, int]]:
    """Return the middles of all boxes, arranged; pinned ones stay where they are.

    The present order is where the search begins, and it stays where no other is better. What is
    joined to nothing goes under everything else. Unless something is pinned, the highest box stands
    at the top.
    """
    rooms: defaultdict[int, Room] = defaultdict(Room)
    found: dict[str, tuple[int, int]] = {}
    ends = _ends(boxes, arrows)
    drawn = [box for box in boxes if box.id in ends or _stays(box)]
    for box, y in zip(drawn, _heights(drawn, arrows, seed), strict=True):
        found[box.id] = box.place if _stays(box) and box.place else (lane_middle(box.lane), y)
        rooms[box.lane].take(found[box.id][1], box.height)
    bottom = max((room.bottom() or TOP for room in rooms.values()), default=TOP)
    loose = [box for box in boxes if box.id not in found]
    for box in sorted(loose, key=lambda box: (box.place is None, box.y or 0)):
        room = rooms[box.lane]
        y = room.nearest(max(bottom, room.bottom() or bottom) + box.height / 2, box.height)
        room.take(y, box.height)
        found[box.id] = (lane_middle(box.lane), y)
    return found


def _heights(boxes: Sequence[TidyBox], arrows: Sequence[tuple[str, str]], seed: int) -> list[int]:
    """Return how far down the middles of these boxes stand."""
    if not boxes:
        return []
    at = Search(layers_of(boxes, arrows), seed).best().at
    heights = [floor(y + 0.5) for y, _box in zip(at, boxes, strict=False)]
    if any(map(_stays, boxes)):
        return heights
    top = floor(min(y - box.height / 2 for y, box in zip(heights, boxes, strict=True)))
    return [y - top + TOP for y in heights]


def _ends(boxes: Sequence[TidyBox], arrows: Sequence[tuple[str, str]]) -> set[str]:
    """Return the boxes that are joined to another."""
    ids = {box.id for box in boxes}
    joining = [{*ends} for ends in arrows if ends[0] != ends[1] and ids.issuperset(ends)]
    return set[str]().union(*joining)


def _stays(box: TidyBox) -> bool:
    return box.pinned and box.place is not None
