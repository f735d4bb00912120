"""Tidy a whole map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from selfeval.core.tidy.box import TOP, TidyBox, lane_middle
from selfeval.core.tidy.room import Room


def tidy(
    boxes: Sequence[TidyBox], arrows: Sequence[tuple[str, str]], seed: int = 0
) -> dict[str, tuple[int, int]]:
    """Return the middles of all boxes, arranged; pinned ones stay where they are."""
    rooms: defaultdict[int, Room] = defaultdict(Room)
    found: dict[str, tuple[int, int]] = {}
    for box in boxes:
        if box.pinned and box.place:
            found[box.id] = box.place
            rooms[box.lane].take(box.place[1], box.height)
    for box in sorted(boxes, key=lambda box: (box.y is None, box.y or 0)):
        if box.id not in found:
            bottom = rooms[box.lane].bottom()
            wanted = (TOP if bottom is None else bottom) + box.height / 2
            y = rooms[box.lane].nearest(wanted, box.height)
            rooms[box.lane].take(y, box.height)
            found[box.id] = (lane_middle(box.lane), y)
    return found
