"""The marks of an arrow along its curve: sign, delay, assumptions, loop; where they find room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Box, Measure
from selfeval.core.picture.shapes import Point

DISC = 8.5
TAG_HIGH, TAG_SIZE = 19.0, 12.0
CELL = 96.0
FIRST = 16.0
"""How far before the head the sign's disc stands, where there is room."""
STROKES_AFTER, STROKE_APART = 15.0, 5.0
MOST_TAGS = 2
Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True)
class Tag:
    """Words in a frame on a curve."""

    words: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Stroke:
    """A short stroke across a curve."""

    start: Point
    end: Point


@dataclass(frozen=True)
class Marks:
    """What stands on one arrow: its disc, its strokes, the tag of its assumptions, its loop."""

    disc: Point
    strokes: tuple[Stroke, ...] = ()
    tag: Tag | None = None
    pill: Tag | None = None


class Taken:
    """Areas where something stands already; a grid keeps looking quick."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: defaultdict[tuple[int, int], list[Area]] = defaultdict(list)
        for box in boxes:
            self.take((box.left - 2, box.top - 2, box.right + 2, box.bottom + 2))
            if box.badges.watched:
                self.take((box.left + 8, box.bottom, box.left + 48, box.bottom + 10))
            if box.badges.unexpected:
                self.take((box.right - 76, box.bottom, box.right - 6, box.bottom + 10))

    def take(self, area: Area) -> None:
        """Let an area be taken."""
        for cell in _cells(area):
            self._cells[cell].append(area)

    def take_marks(self, marks: Marks) -> None:
        """Let the places of an arrow's marks be taken."""
        self.take(_around(marks.disc, 2 * DISC, 2 * DISC))
        for stroke in marks.strokes:
            (x0, y0), (x1, y1) = stroke.start, stroke.end
            self.take((min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1))
        for label in (marks.tag, marks.pill):
            if label is not None:
                self.take(_around((label.x, label.y), label.width, TAG_HIGH))

    def overlap(self, area: Area) -> float:
        """Return how much of what stands there an area would cover."""
        if self.is_free(area):
            return 0.0
        left, top, right, bottom = area
        found = {one for cell in _cells(area) for one in self._cells.get(cell, ())}
        return sum(
            max(0.0, min(right, one[2]) - max(left, one[0]))
            * max(0.0, min(bottom, one[3]) - max(top, one[1]))
            for one in found
        )

    def is_free(self, area: Area) -> bool:
        """Tell whether nothing stands there."""
        left, top, right, bottom = area
        for cell in _cells(area):
            for other in self._cells.get(cell, ()):
                if left < other[2] and right > other[0] and top < other[3] and bottom > other[1]:
                    return False
        return True


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(edge // CELL) for edge in area)
    for across in range(left, right + 1):
        for down in range(top, bottom + 1):
            yield across, down


def by_the_head(curve: Curve, taken: Taken, strokes: int) -> Marks:
    """Place the sign of an arrow, and its strokes, as near to its head as there is room."""
    disc, off = _disc(curve, taken)
    taken.take(_around(disc, 2 * DISC, 2 * DISC))
    if not strokes:
        return Marks(disc)
    crossing = _strokes(curve, taken, curve.length - off - STROKES_AFTER, strokes)
    return Marks(disc, crossing)


def with_labels(
    marks: Marks, curve: Curve, taken: Taken, measure: Measure, tags: Sequence[str], pill: str
) -> Marks:
    """Place the tag of an arrow's assumptions and its loop where nothing else stands."""
    named = _tag(curve, taken, measure, _short(tags), 0.44) if tags else None
    looped = _tag(curve, taken, measure, pill, 0.5) if pill else None
    return Marks(marks.disc, marks.strokes, named, looped)


def _short(tags: Sequence[str]) -> str:
    more = len(tags) - MOST_TAGS
    return " ".join(tags) if more <= 0 else f"{tags[0]} +{len(tags) - 1}"


def _disc(curve: Curve, taken: Taken) -> tuple[Point, float]:
    """Return the middle of the sign's disc, and how far before the curve's end it is."""
    longest = max(FIRST, curve.length * 0.6)
    offs = (FIRST + 5 * at for at in range(int((longest - FIRST) / 5) + 1))
    best, least = FIRST, float("inf")
    for off in offs:
        place, _way = curve.at(curve.length - off)
        covered = taken.overlap(_around(place, 2 * DISC - 1, 2 * DISC - 1))
        if covered < least:
            best, least = off, covered
        if not covered:
            break
    return curve.at(curve.length - best)[0], best


def _strokes(curve: Curve, taken: Taken, far: float, count: int) -> tuple[Stroke, ...]:
    """Return strokes across a curve: just before its sign, or further back where there is room."""
    first, tried = far, far
    while tried > curve.length * 0.15:
        area = _around(curve.at(tried - (count - 1) * STROKE_APART / 2)[0], 12, 12)
        if taken.is_free(area):
            first = tried
            taken.take(area)
            break
        tried -= 6
    found: list[Stroke] = []
    for at in range(count):
        (x, y), (across, down) = curve.at(max(4.0, first - at * STROKE_APART))
        found.append(Stroke((x - down * 6.5, y + across * 6.5), (x + down * 6.5, y - across * 6.5)))
    return tuple(found)


def _tag(curve: Curve, taken: Taken, measure: Measure, words: str, first: float) -> Tag:
    """Return words on a curve: at a share of its length, or as near to that as there is room.

    Where there is none on the curve, they stand at its side, or off it by as much as a sign does,
    or else where they cover least.
    """
    wide = measure(words, TAG_SIZE, True) + 14
    tries = sorted((at / 40 for at in range(4, 35)), key=lambda share: abs(share - first))
    places = [curve.at(curve.length * share) for share in tries]
    spots = [place for place, _way in places]
    area = next(
        (one for one in (_around(spot, wide, TAG_HIGH) for spot in spots) if taken.is_free(one)),
        None,
    )
    if area is None:
        spots += [
            _aside(place, way, wide, side, off)
            for off in (0.0, DISC)
            for place, way in places[::3]
            for side in (1, -1)
        ]
        area = _least_covering((_around(spot, wide, TAG_HIGH) for spot in spots), taken)
    taken.take(area)
    return Tag(words, (area[0] + area[2]) / 2, (area[1] + area[3]) / 2, wide)


def _least_covering(areas: Iterable[Area], taken: Taken) -> Area:
    """Return the first area that covers nothing, or else the one that covers least."""
    tried: list[tuple[float, Area]] = []
    for area in areas:
        covered = taken.overlap(area)
        if not covered:
            return area
        tried.append((covered, area))
    return min(tried, key=lambda one: one[0])[1]


def _aside(place: Point, way: Point, wide: float, side: int, off: float) -> Point:
    """Return the middle of a label that stands at one side of a curve, so far off it."""
    across, down = -way[1] * side, way[0] * side
    far = abs(across) * wide / 2 + abs(down) * TAG_HIGH / 2 + off
    return place[0] + across * far, place[1] + down * far


def _around(place: Point, wide: float, high: float) -> Area:
    x, y = place
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
