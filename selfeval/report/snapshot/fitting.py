"""Let a map fit the paper: boxes of a lane closer together, or further apart, in the same order.

What people see on the screen they then find again on paper, where the sheet has another shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate, pairwise

from selfeval.core.picture.figure import Box, Figure, rerouted
from selfeval.core.tidy.standing import nearest_in_order
from selfeval.report.snapshot.drawn_map import Drawing, drawing_of
from selfeval.report.style import MAP_LARGEST, MAP_SMALLEST, TURNED, UPRIGHT, Sheet

HEADS = {UPRIGHT: 76.0, TURNED: 42.0}
"""Points that the title of a plate takes, at most."""
LEAST_GAP = 32.0
"""Map units between two boxes of a lane: what hangs on a box and an arrow still have room."""
WIDEST = 1.6
"""How far boxes go apart, at most, where a page has room to spare."""
TRIES, MORE = 5, 5.0
"""Arrows around the boxes do not come as close as these: so a little more than what is too much."""


def sheet_for(drawing: Drawing) -> Sheet | None:
    """Return the paper on which a drawing is legible, upright where that will do; None for none."""
    wide, high = drawing.wide * MAP_SMALLEST, drawing.high * MAP_SMALLEST
    return next((one for one in HEADS if wide <= one.full and high <= room_on(one)), None)


def room_on(sheet: Sheet) -> float:
    """Return the points between the title of a plate and the foot of its page."""
    return sheet.room - HEADS[sheet]


def fitted(figure: Figure) -> Drawing | None:
    """Return a figure drawn so that it fits a page, its boxes as close together as that needs.

    None where they would be too close.
    """
    drawing, room = drawing_of(figure), 0.0
    for sheet in HEADS:
        if drawing.wide * MAP_SMALLEST <= sheet.full:
            room = room_on(sheet) / MAP_SMALLEST
            break
    high, least = _span(figure), _least(figure)
    for _try in range(TRIES):
        if drawing.high <= room:
            return drawing
        if high <= least:
            return None
        high = max(least, high - (drawing.high - room) - MORE)
        drawing = drawing_of(_squeezed(figure, high))
    return drawing if drawing.high <= room else None


def spread(figure: Figure) -> Drawing:
    """Return a figure drawn with its boxes further apart, where it has a page to itself."""
    drawing = drawing_of(figure)
    if sheet_for(drawing) is not TURNED:
        return drawing
    scale = min(MAP_LARGEST, TURNED.full / drawing.wide)
    spare, span = room_on(TURNED) / scale - drawing.high, _middles(figure)
    if spare <= 0 or not span:
        return drawing
    wider = drawing_of(_stretched(figure, min(WIDEST, 1 + spare / span)))
    return wider if sheet_for(wider) is TURNED else drawing


def _span(figure: Figure) -> float:
    return max(box.bottom for box in figure.boxes) - min(box.top for box in figure.boxes)


def _middles(figure: Figure) -> float:
    heights = [box.y for box in figure.boxes]
    return max(heights) - min(heights)


def _lanes(figure: Figure) -> Mapping[int, list[Box]]:
    """Return the boxes of each lane from top to bottom."""
    lanes: defaultdict[int, list[Box]] = defaultdict(list)
    for box in sorted(figure.boxes, key=lambda one: (one.y, one.id)):
        lanes[box.lane].append(box)
    return lanes


def _least(figure: Figure) -> float:
    """Return the height of the fullest lane with its boxes as close together as may be."""
    return max(
        sum(box.height for box in boxes) + LEAST_GAP * (len(boxes) - 1)
        for boxes in _lanes(figure).values()
    )


def _stretched(figure: Figure, share: float) -> Figure:
    top = min(box.y for box in figure.boxes)
    return rerouted(figure, {box.id: (box.x, top + (box.y - top) * share) for box in figure.boxes})


def _squeezed(figure: Figure, high: float) -> Figure:
    """Return a figure so high, from the top of its highest box to the foot of its lowest.

    Everything comes closer in proportion; boxes of a lane that would then be too close give way.
    """
    top = min(box.top for box in figure.boxes)
    share = high / _span(figure)
    places: dict[str, tuple[float, float]] = {}
    for boxes in _lanes(figure).values():
        steps = ((one.height + two.height) / 2 + LEAST_GAP for one, two in pairwise(boxes))
        offsets = list(accumulate(steps, initial=0.0))
        first = top + boxes[0].height / 2
        last = top + high - boxes[-1].height / 2 - offsets[-1]
        wanted = [top + (box.y - top) * share for box in boxes]
        found = nearest_in_order(wanted, [1.0] * len(boxes), offsets)
        for box, offset, y in zip(boxes, offsets, found, strict=True):
            places[box.id] = box.x, min(max(y - offset, first), last) + offset
    return rerouted(figure, places)
