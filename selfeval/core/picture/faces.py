"""Boxes: what stands in them, how large they are, and their shapes by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selfeval.core.picture.shapes import Path, Shape, Step, Words, circle, polygon, rounded

Measure = Callable[[str, float, bool], float]
"""Gives the width of words at a size, in the same units, and whether they are strong."""

WIDTH, SIZE, LEADING = 156.0, 14.0, 19.0
PAD, LOW = 10.0, 48.0
MOST_LINES = 5
ROUND, CUT, POINT = 8.0, 11.0, 15.0
CAPSULE = 36.0
"""The radius of a box with round ends; a low one is all round."""
ROOM = {"action": 122.0, "outside": 118.0, "outcome": 128.0, "unwanted": 126.0}
USUAL_ROOM = 134.0
"""Units that words may be wide in a box, by its kind."""


@dataclass(frozen=True)
class Badges:
    """What else a box shows: how many indicators watch it, since when it surprised, if pinned."""

    watched: int = 0
    unexpected: str = ""
    pinned: bool = False


@dataclass(frozen=True)
class Box:
    """One box. `lane` counts from 0 (not yet placed); x and y are its middle, in map units."""

    id: str
    label: str
    kind: str
    lane: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    badges: Badges = Badges()

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """Where its upper edge is."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """Where its lower edge is."""
        return self.y + self.height / 2


def lines_of(label: str, kind: str, measure: Measure) -> tuple[str, ...]:
    """Break a label into at most five lines that fit a box; what is beyond is left out."""
    room = ROOM.get(kind, USUAL_ROOM)
    lines: list[str] = []
    for word in label.split():
        for part in _parts(word, room, measure):
            joined = f"{lines[-1]} {part}" if lines else part
            if lines and measure(joined, SIZE, False) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], _cut_short(lines[MOST_LINES - 1], room, measure)]
    return tuple(lines)


def _cut_short(line: str, room: float, measure: Measure) -> str:
    """Let a line end in “…”: after its last word that has room, or else within its only one."""
    while measure(line + "…", SIZE, False) > room and len(line) > 1:
        shorter = line.rpartition(" ")[0]
        line = (shorter or line[:-1]).rstrip(" ,;:-")
    return line.rstrip(" ,;:-") + "…"


def _parts(word: str, room: float, measure: Measure) -> Iterator[str]:
    """Take a word apart that is wider than a box."""
    while measure(word, SIZE, False) > room and len(word) > 1:
        fits = len(word) - 1
        while fits > 1 and measure(word[:fits], SIZE, False) > room:
            fits -= 1
        yield word[:fits]
        word = word[fits:]
    yield word


def height_for(lines: int) -> float:
    """Return how tall a box with so many lines is."""
    return max(LOW, lines * LEADING + 2 * PAD)


def height_of(words: str, measure: Measure, kind: str = "factor") -> float:
    """Return how tall a box with these words is."""
    return height_for(len(lines_of(words, kind, measure)))


def box_shapes(box: Box, *, detail: bool = False) -> tuple[Shape, ...]:
    """Return what a box is drawn with: its outline by its kind, its words, and its badges."""
    return (*_outlines(box), *_words(box), *_marks(box, detail=detail))


def _outlines(box: Box) -> Iterator[Shape]:
    x, y, wide, high = box.left, box.top, box.width, box.height
    match box.kind:
        case "action":
            yield Path(_pointing(box), "outline", "surface", 1.4)
        case "outcome":
            yield Path(rounded(x, y, wide, high, ROUND + 2), "outline", "surface", 1.4)
            inner = rounded(x + 3.5, y + 3.5, wide - 7, high - 7, ROUND - 1.5)
            yield Path(inner, "outline", "", 1.2)
        case "unwanted":
            yield Path(_cut(box), "outline", "surface", 1.4)
        case "outside":
            yield Path(rounded(x, y, wide, high, CAPSULE), "outline", "surface", 1.5, (5, 3.5))
        case _:
            yield Path(rounded(x, y, wide, high, ROUND), "outline", "surface", 1.4)


def _pointing(box: Box) -> tuple[Step, ...]:
    shoulder = box.right - POINT
    return polygon(
        (
            (box.left, box.top),
            (shoulder, box.top),
            (box.right, box.y),
            (shoulder, box.bottom),
            (box.left, box.bottom),
        )
    )


def _cut(box: Box) -> tuple[Step, ...]:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return polygon(
        (
            (left + CUT, top),
            (right - CUT, top),
            (right, top + CUT),
            (right, bottom - CUT),
            (right - CUT, bottom),
            (left + CUT, bottom),
            (left, bottom - CUT),
            (left, top + CUT),
        )
    )


def _words(box: Box) -> Iterator[Shape]:
    x = box.x - POINT / 3 if box.kind == "action" else box.x
    first = box.y - (len(box.lines) - 1) * LEADING / 2 + SIZE * 0.35
    for at, words in enumerate(box.lines):
        yield Words(words, x, first + at * LEADING, SIZE)


def _marks(box: Box, *, detail: bool) -> Iterator[Shape]:
    if box.kind == "unwanted":
        yield from _warning(box.left + 3, box.top + 1)
    if not detail:
        return
    if box.badges.watched:
        yield from _watched(box)
    if box.badges.unexpected:
        yield from _surprise(box)
    if box.badges.pinned:
        yield from _pin(box.right - 9, box.top)


def _warning(x: float, y: float) -> Iterator[Shape]:
    yield Path(polygon(((x, y - 9), (x + 9, y + 7), (x - 9, y + 7))), "text", "surface", 1.5)
    yield Path((("M", x, y - 3.5), ("L", x, y + 1.5)), "text", "", 1.6)
    yield Path(circle((x, y + 4.2), 0.95), "", "text")


def _watched(box: Box) -> Iterator[Shape]:
    """An eye and a count on the lower left edge."""
    count = str(box.badges.watched)
    x, y, wide = box.left + 10, box.bottom, 27.0 + 7 * len(count)
    yield Path(rounded(x, y - 9, wide, 18, 9), "outline", "surface", 1.2)
    middle, reach, lid = x + 13, 7.0, 5.2
    eye: tuple[Step, ...] = (
        ("M", middle - reach, y),
        ("C", middle - 3, y - lid * 1.25, middle + 3, y - lid * 1.25, middle + reach, y),
        ("C", middle + 3, y + lid * 1.25, middle - 3, y + lid * 1.25, middle - reach, y),
        ("Z",),
    )
    yield Path(eye, "text2", "", 1.2)
    yield Path(circle((middle, y), 1.9), "", "text2")
    yield Words(count, middle + 11, y + 4.3, 12, 600, "start")


def _surprise(box: Box) -> Iterator[Shape]:
    """A star and the day on the lower right edge."""
    words, size = box.badges.unexpected, 12.0
    wide = 30 + 7.2 * len(words)  # on paper words can be 14 units large
    x, y = box.right - 8 - wide, box.bottom
    yield Path(rounded(x, y - 9, wide, 18, 9), "outline", "surface", 1.2)
    points = [
        (x + 12 + ray * across, y + ray * down)
        for ray, across, down in zip((6.4, 2.7) * 5, _ACROSS, _DOWN, strict=True)
    ]
    yield Path(polygon(points), "text", "", 1.1)
    yield Words(words, x + 21, y + 4.3, size, 400, "start")


def _pin(x: float, y: float) -> Iterator[Shape]:
    yield Path(circle((x, y), 7.5), "outline", "surface", 1.2)
    head = (x - 2.6, y - 4), (x + 2.6, y - 4), (x + 1.7, y), (x - 1.7, y)
    yield Path(polygon(head), "", "text2")
    yield Path((("M", x - 4, y + 0.4), ("L", x + 4, y + 0.4)), "text2", "", 1.4)
    yield Path((("M", x, y + 0.4), ("L", x, y + 5)), "text2", "", 1.2)


_ACROSS = (0.0, 0.588, 0.951, 0.951, 0.588, 0.0, -0.588, -0.951, -0.951, -0.588)
_DOWN = (-1.0, -0.809, -0.309, 0.309, 0.809, 1.0, 0.809, 0.309, -0.309, -0.809)
