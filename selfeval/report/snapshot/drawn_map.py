"""A map's figure as shapes, with all detail: its lanes between hairlines, empty ones left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.core.picture.figure import Figure, arrow_shapes, box_shapes, rerouted
from selfeval.core.picture.glyphs import GLYPH, realm_glyph
from selfeval.core.picture.lanes import LANE, LANES
from selfeval.core.picture.shapes import Path, Shape, Words, moved
from selfeval.core.realms import realm
from selfeval.i18n import _, ngettext

HEAD, EDGE = 42.0, 14.0
"""Map units that the heads of lanes take, and that are free around everything else."""
TITLE, HAIR = 14.0, 0.7


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
    shapes += moved(tuple(_drawn(close)), across, down)
    return Drawing(tuple(shapes), wide, high, _told(figure))


def _drawn(figure: Figure) -> Iterator[Shape]:
    """Draw the lines of all arrows, then boxes, then what stands on arrows: all words are seen."""
    arrows = [arrow_shapes(arrow, detail=True) for arrow in figure.arrows]
    yield from (shapes[0] for shapes in arrows)
    for box in figure.boxes:
        yield from box_shapes(box, detail=True)
    for shapes in arrows:
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
    yield from realm_glyph(realm_id, middle)
    title = _(found.title) if found else _("Not yet placed")
    yield Words(title, left + 2 * GLYPH + 8, middle[1] + TITLE * 0.35, TITLE, 600, "start")


def _told(figure: Figure) -> str:
    boxes = ngettext("{count} box", "{count} boxes", len(figure.boxes))
    arrows = ngettext("{count} arrow", "{count} arrows", len(figure.arrows))
    return _("A map of {boxes} and {arrows}, which the sentences tell.").format(
        boxes=boxes.format(count=len(figure.boxes)), arrows=arrows.format(count=len(figure.arrows))
    )
