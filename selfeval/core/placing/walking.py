"""Go from box to box by where they stand, and from box to arrow to box along the arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from selfeval.core.placing.standing import Standing


class Leading(Protocol):
    """An arrow and the boxes at its ends."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...


def first_box(boxes: Sequence[Standing]) -> str:
    """Return the topmost box of the first lane that has one; "" where there is none."""
    found = min(boxes, key=lambda box: (box.lane, box.y, box.x, box.id), default=None)
    return found.id if found is not None else ""


def next_box(boxes: Sequence[Standing], from_id: str, way: str) -> str:
    """Return the box beside another: `way` is "up", "down", "left" or "right"; "" at the edge.

    Up and down stay in the lane; left and right go to the box of the nearest lane that is least
    above or below.
    """
    start = next((box for box in boxes if box.id == from_id), None)
    if start is None:
        return first_box(boxes)
    found = _within(boxes, start, way) if way in ("up", "down") else _beside(boxes, start, way)
    return found.id if found is not None else ""


def _within(boxes: Sequence[Standing], start: Standing, way: str) -> Standing | None:
    turn = 1 if way == "down" else -1
    here = turn * start.y, start.id
    beyond = [box for box in boxes if box.lane == start.lane and (turn * box.y, box.id) > here]
    return min(beyond, key=lambda box: (turn * box.y, box.id), default=None)


def _beside(boxes: Sequence[Standing], start: Standing, way: str) -> Standing | None:
    turn = 1 if way == "right" else -1
    beyond = [box for box in boxes if turn * (box.lane - start.lane) > 0]
    nearest = min((abs(box.lane - start.lane) for box in beyond), default=0)
    lane = [box for box in beyond if abs(box.lane - start.lane) == nearest]
    return min(lane, key=lambda box: (abs(box.y - start.y), box.y, box.id), default=None)


def leaving(arrows: Sequence[Leading], box_id: str, heights: Mapping[str, float]) -> list[str]:
    """Return the arrows that leave a box, from the one that ends highest."""
    found = [one for one in arrows if one.source == box_id]
    return [one.id for one in sorted(found, key=lambda one: (heights[one.target], one.id))]


def arriving(arrows: Sequence[Leading], box_id: str, heights: Mapping[str, float]) -> list[str]:
    """Return the arrows that come to a box, from the one that begins highest."""
    found = [one for one in arrows if one.target == box_id]
    return [one.id for one in sorted(found, key=lambda one: (heights[one.source], one.id))]


def sibling(ordered: Sequence[str], one_id: str, by: int) -> str:
    """Return the arrow `by` places after another among its like, going round."""
    return ordered[(ordered.index(one_id) + by) % len(ordered)] if one_id in ordered else ""
