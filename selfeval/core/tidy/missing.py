"""Places for boxes that have none, near what they are joined to, without moving anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selfeval.core.tidy.box import TidyBox, lane_middle
from selfeval.core.tidy.room import Room
from selfeval.core.tidy.whole import tidy


def place_missing(
    boxes: Sequence[TidyBox], arrows: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return the middles of those boxes that stand nowhere yet, and of no others.

    A box goes level with what it is joined to, or as near to that as there is room; one that is
    joined to nothing goes under the last of its lane. Where no box has a place, all are tidied.
    """
    standing = {box.id: box.y for box in boxes if box.place and box.y is not None}
    if not standing:
        return tidy(boxes, arrows)
    rooms: defaultdict[int, Room] = defaultdict(Room)
    for box in boxes:
        if box.id in standing:
            rooms[box.lane].take(standing[box.id], box.height)
    top = min(box.y - box.height / 2 for box in boxes if box.place and box.y is not None)
    return _place(boxes, _neighbours(arrows), standing, rooms, top)


def _place(
    boxes: Iterable[TidyBox],
    neighbours: Mapping[str, Sequence[str]],
    standing: dict[str, int],
    rooms: Mapping[int, Room],
    top: float,
) -> dict[str, tuple[int, int]]:
    waiting = [box for box in boxes if box.id not in standing]
    placed: dict[str, tuple[int, int]] = {}
    while waiting:
        box = min(waiting, key=lambda box: -_known(box, neighbours, standing))
        waiting.remove(box)
        beside = [standing[other] for other in neighbours.get(box.id, ()) if other in standing]
        room = rooms[box.lane]
        bottom = room.bottom()
        if beside:
            wanted = sum(beside) / len(beside)
        else:
            wanted = (top if bottom is None else bottom) + box.height / 2
        y = room.nearest(wanted, box.height)
        room.take(y, box.height)
        standing[box.id] = y
        placed[box.id] = (lane_middle(box.lane), y)
    return placed


def _known(
    box: TidyBox, neighbours: Mapping[str, Sequence[str]], standing: Mapping[str, int]
) -> int:
    return sum(other in standing for other in neighbours.get(box.id, ()))


def _neighbours(arrows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in arrows:
        if source != target:
            found[source].append(target)
            found[target].append(source)
    return found
