"""What an arrow is drawn with: its line by how we know, its head, and its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.core.picture.curves import Curve
from selfeval.core.picture.marks import DISC, TAG_HIGH, TAG_SIZE, Marks, Tag
from selfeval.core.picture.shapes import Path, Point, Shape, Words, circle, line, polygon, rounded
from selfeval.core.picture.ways import Way

BASES: dict[str, tuple[float, tuple[float, ...]]] = {
    "hunch": (1.4, (1.4, 3.4)),
    "judgement": (1.5, (6.0, 4.0)),
    "quick": (2.0, ()),
    "systematic": (2.8, ()),
    "tested": (3.6, ()),
}
"""Width and dash of a line by how we know."""
STRAIGHT = Way("right", "left", "flow")
PLAIN: tuple[float, tuple[float, ...]] = (1.7, ())
STROKES = {"terms": 1, "years": 2}
"""How many strokes cross an arrow whose effect is not quick."""


@dataclass(frozen=True)
class Drawn:
    """One arrow as it is drawn; `source` and `target` are ids of boxes."""

    id: str
    source: str
    target: str
    sign: str
    delay: str
    basis: str
    contested: bool
    tags: tuple[str, ...]
    pill: str
    curve: Curve
    tip: Point
    towards: Point
    marks: Marks
    way: Way = STRAIGHT


def arrow_shapes(drawn: Drawn, *, detail: bool = False, chosen: bool = False) -> tuple[Shape, ...]:
    """Return what an arrow is drawn with: first its line, then its head and its marks."""
    return tuple(_shapes(drawn, detail, "accent" if chosen else "text2"))


def line_of(drawn: Drawn, *, detail: bool = False, ink: str = "text2") -> Path:
    """Return an arrow's line alone."""
    width, dash = BASES.get(drawn.basis, PLAIN) if detail else PLAIN
    return Path(drawn.curve.steps, ink, "", width, dash)


def _shapes(drawn: Drawn, detail: bool, ink: str) -> Iterator[Shape]:
    along = line_of(drawn, detail=detail, ink=ink)
    yield along
    yield Path(polygon(_head(drawn, along.width)), "", ink)
    if detail:
        for stroke in drawn.marks.strokes:
            yield Path(line((stroke.start, stroke.end)), ink, "", 1.7)
    yield from _sign(drawn, ink)
    if detail and drawn.marks.tag is not None:
        yield from _assumptions(drawn.marks.tag, hatched=drawn.contested)
    if drawn.marks.pill is not None:
        yield from loop_shapes(drawn.marks.pill)


def _head(drawn: Drawn, width: float) -> tuple[Point, ...]:
    (x, y), (across, down) = drawn.tip, drawn.towards
    long, half = 11.0, 4.6 + width * 0.35
    base = x - across * long, y - down * long
    return (
        (x, y),
        (base[0] - down * half, base[1] + across * half),
        (base[0] + down * half, base[1] - across * half),
    )


def _sign(drawn: Drawn, ink: str) -> Iterator[Shape]:
    x, y = drawn.marks.disc
    arm = 4.3
    full = drawn.sign == "minus"
    yield Path(circle((x, y), DISC - 1), ink, ink if full else "surface", 1.5)
    stroke = "surface" if full else ink
    if drawn.sign in ("plus", "minus"):
        yield Path(line(((x - arm, y), (x + arm, y))), stroke, "", 1.7)
        if not full:
            yield Path(line(((x, y - arm), (x, y + arm))), stroke, "", 1.7)
    else:
        yield Words("?", x, y + 4.2, 12, 600, "middle", ink)


def _assumptions(tag: Tag, *, hatched: bool) -> Iterator[Shape]:
    left, top = tag.x - tag.width / 2, tag.y - TAG_HIGH / 2
    yield Path(rounded(left, top, tag.width, TAG_HIGH, 5), "thread", "thread_tint", 1.4)
    if hatched:
        yield from _hatching(left, top, tag.width)
        room = tag.width - 12
        yield Path(rounded(tag.x - room / 2, tag.y - 6.5, room, 13, 3), "", "thread_tint")
    yield Words(tag.words, tag.x, tag.y + 4.3, TAG_SIZE, 600, "middle", "thread_text")


def _hatching(left: float, top: float, wide: float) -> Iterator[Shape]:
    right, bottom, at = left + wide - 1.5, top + TAG_HIGH - 1.5, left - TAG_HIGH
    while at < right:
        x0, y0 = max(at, left + 1.5), bottom - max(0.0, left + 1.5 - at)
        rise = min(y0 - top - 1.5, right - x0)
        if rise > 1:
            yield Path(line(((x0, y0), (x0 + rise, y0 - rise))), "thread", "", 0.9)
        at += 5


def loop_shapes(pill: Tag) -> Iterator[Shape]:
    """Return the label of a loop as shapes."""
    left, top = pill.x - pill.width / 2, pill.y - TAG_HIGH / 2
    yield Path(rounded(left, top, pill.width, TAG_HIGH, TAG_HIGH / 2), "text", "surface", 1.4)
    yield Words(pill.words, pill.x, pill.y + 4.3, TAG_SIZE, 600)
