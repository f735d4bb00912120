"""A map's figure as shapes, with all detail: its lanes between hairlines, empty ones left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Any

from selfeval.core.picture.figure import Figure, arrow_shapes, box_shapes, rerouted
from selfeval.core.picture.lanes import LANE, LANES
from selfeval.core.picture.shapes import Path, Shape, Words
from selfeval.core.realms import realm
from selfeval.i18n import _, ngettext

Point = tuple[float, float]
Steps = tuple[Any, ...]
HEAD, EDGE = 42.0, 14.0
"""Map units that the heads of lanes take, and that are free around everything else."""
GLYPH, TITLE, HAIR = 9.0, 14.0, 0.7


@dataclass(frozen=True)
class Drawing:
    """Shapes in map units from the upper left corner, the room they take, and all in a sentence."""

    shapes: tuple[Shape, ...]
    wide: float
    high: float
    alt: str


def drawing_of(figure: Figure) -> Drawing:
    """Return a figure as it is printed."""
    used = sorted({box.lane for box in figure.boxes})
    close = _without_empty_lanes(figure, used)
    first = 0 if used[0] == 0 and len(used) == len(LANES) else 1
    begin = (first - 1) * LANE
    left, top, right, bottom = close.bounds
    left, right = min(left - EDGE, begin), max(right + EDGE, begin + len(used) * LANE)
    top, bottom = top - EDGE, bottom + EDGE
    across, down = -left, HEAD - top
    wide, high = right - left, bottom - top + HEAD
    shapes = [*_lanes(used, begin - left, high)]
    shapes += [_moved(one, across, down) for one in _arrows(close)]
    for box in close.boxes:
        shapes += [_moved(one, across, down) for one in box_shapes(box, detail=True)]
    return Drawing(tuple(shapes), wide, high, _told(figure))


def _arrows(figure: Figure) -> Iterator[Shape]:
    """Draw the lines of all arrows, then what stands on them, so that no line runs over a mark."""
    drawn = [arrow_shapes(arrow, detail=True) for arrow in figure.arrows]
    yield from (shapes[0] for shapes in drawn)
    for shapes in drawn:
        yield from shapes[1:]


def _without_empty_lanes(figure: Figure, used: list[int]) -> Figure:
    """Move boxes to the left where lanes are empty."""
    first = 0 if len(used) == len(LANES) else 1
    shift = {lane: (at + first - lane) * LANE for at, lane in enumerate(used)}
    places = {box.id: (box.x + shift[box.lane], box.y) for box in figure.boxes if shift[box.lane]}
    return rerouted(figure, places) if places else figure


def _lanes(used: list[int], begin: float, high: float) -> Iterator[Shape]:
    """Draw the heads of lanes, and a hairline between one and the next."""
    for at, lane in enumerate(used):
        left = begin + at * LANE
        if at:
            yield Path((("M", left, 0.0), ("L", left, high)), "line", "", HAIR)
        yield from _head(LANES[lane], left + 12)
    right = begin + len(used) * LANE
    yield Path((("M", begin, HEAD - 12), ("L", right, HEAD - 12)), "line", "", HAIR)


def _head(realm_id: str, left: float) -> Iterator[Shape]:
    """Draw a realm's lettered shape before its name; an empty ring for what is not yet placed."""
    middle = (left + GLYPH, 14.0)
    found = realm(realm_id)
    if found is None:
        yield Path(_ring(middle, GLYPH * 0.8, 24), "text2", "", 1.2)
        title = _("Not yet placed")
    else:
        yield Path(_glyph(found.shape, middle), "", realm_id)
        yield Words(_(found.letter), middle[0], middle[1] + 4, 11, 600, "middle", "on_realm")
        title = _(found.title)
    yield Words(title, left + 2 * GLYPH + 8, middle[1] + TITLE * 0.35, TITLE, 600, "start")


def _glyph(shape: str, middle: Point) -> Steps:
    """Return the outline of a realm's shape; a disc has corners enough to look round."""
    x, y = middle
    match shape:
        case "circle":
            return _ring(middle, GLYPH, 40)
        case "rounded square":
            return _square(middle, GLYPH * 0.9, GLYPH * 0.35)
        case "hexagon":
            return _ring(middle, GLYPH * 1.1, 6)
        case "diamond":
            return _ring(middle, GLYPH * 1.28, 4)
        case _:
            return _ring((x, y + GLYPH * 0.05), GLYPH * 1.15, 5, -90.0)


def _ring(middle: Point, radius: float, corners: int, turn: float = 0.0) -> Steps:
    """Return a regular shape; `turn` is the direction of its first corner, in degrees."""
    angles = [turn * pi / 180 + at * 2 * pi / corners for at in range(corners)]
    points = [(middle[0] + radius * cos(one), middle[1] + radius * sin(one)) for one in angles]
    return (("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",))


def _square(middle: Point, half: float, radius: float) -> Steps:
    """Return a square with round corners."""
    x, y = middle
    left, top, right, bottom, flat = x - half, y - half, x + half, y + half, radius * 0.45
    return (
        ("M", left + radius, top),
        ("L", right - radius, top),
        ("C", right - flat, top, right, top + flat, right, top + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - flat, right - flat, bottom, right - radius, bottom),
        ("L", left + radius, bottom),
        ("C", left + flat, bottom, left, bottom - flat, left, bottom - radius),
        ("L", left, top + radius),
        ("C", left, top + flat, left + flat, top, left + radius, top),
        ("Z",),
    )


def _moved(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, Words):
        return replace(shape, x=shape.x + across, y=shape.y + down)
    steps: list[Any] = []
    for kind, *numbers in shape.steps:
        there = (float(one) + (down if at % 2 else across) for at, one in enumerate(numbers))
        steps.append((kind, *there))
    return replace(shape, steps=tuple(steps))


def _told(figure: Figure) -> str:
    boxes = ngettext("{count} box", "{count} boxes", len(figure.boxes))
    arrows = ngettext("{count} arrow", "{count} arrows", len(figure.arrows))
    return _("A map of {boxes} and {arrows}, which the sentences tell.").format(
        boxes=boxes.format(count=len(figure.boxes)), arrows=arrows.format(count=len(figure.arrows))
    )
