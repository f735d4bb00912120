"""Symbols that stand beside words: the realms' shapes, the signs of how things stand, numbers.

All are drawn, none is a letter of a font, and each can be told from the others without colour.
"""

from __future__ import annotations

from math import cos, pi, sin

from selfeval.core.picture.glyphs import GLYPH, realm_glyph
from selfeval.report.brush import Brush, Point
from selfeval.report.map_pen import draw_shapes
from selfeval.report.structure import Element
from selfeval.report.style import BAD, GOOD, INK, PAPER, QUIET, WAIT, Type

TONES = {
    "seen": GOOD,
    "holding": GOOD,
    "on_course": GOOD,
    "partly_seen": WAIT,
    "too_early": QUIET,
    "no_reading": QUIET,
    "not_yet_seen": WAIT,
    "not_seen": WAIT,
    "overdue": WAIT,
    "other_way": BAD,
}


def tone(word: str) -> str:
    """Return the ink for a status word; red only for going the other way."""
    return TONES.get(word, INK)


def ring(centre: Point, radius: float, corners: int, turn: float = 90) -> list[Point]:
    """Return the corners of a regular shape; `turn` is the direction of the first, in degrees."""
    x, y = centre
    step = 2 * pi / corners
    start = turn * pi / 180
    return [
        (x + radius * cos(start + step * corner), y + radius * sin(start + step * corner))
        for corner in range(corners)
    ]


def realm_mark(
    pen: Brush, realm_id: str, centre: Point, radius: float, tag: Element | None = None
) -> None:
    """Draw a realm's shape with its letter; an item that is not placed gets an empty ring.

    It is part of the element `tag`, or only to be seen.
    """
    corner = (centre[0] - radius, centre[1] + radius)
    with pen.figure(tag, corner, 2 * radius, 2 * radius):
        draw_shapes(pen, realm_glyph(realm_id, (0.0, 0.0)), centre, radius / GLYPH)


def number_mark(
    pen: Brush, words: str, centre: Point, radius: float, tag: Element | None = None
) -> None:
    """Draw a number in a ring."""
    pen.circle(centre, radius, stroke=INK, width=0.9)
    size = radius * (1.15 if len(words) < 2 else 0.9)
    style = Type("sans", size, size, INK, strong=True)
    pen.words(words, centre[0], centre[1] - size * 0.335, style, "centre", tag)


def status_mark(pen: Brush, word: str, centre: Point, radius: float) -> None:
    """Draw the symbol of a status word."""
    colour = tone(word)
    draw = STATUS_MARKS.get(word)
    if draw is not None:
        draw(pen, centre, radius, colour)


def _seen(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A full disc with a tick."""
    x, y = centre
    pen.circle(centre, radius, fill=colour)
    tick = [
        (x - 0.45 * radius, y),
        (x - 0.1 * radius, y - 0.38 * radius),
        (x + 0.48 * radius, y + 0.38 * radius),
    ]
    pen.path(tick, PAPER, radius * 0.26)


def _holding(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A full disc with two level bars."""
    x, y = centre
    pen.circle(centre, radius, fill=colour)
    for shift in (0.25, -0.25):
        level = y + shift * radius
        ends = ((x - 0.45 * radius, level), (x + 0.45 * radius, level))
        pen.rule(*ends, colour=PAPER, width=radius * 0.24)


def _on_course(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A full triangle that points the way."""
    pen.polygon(ring((centre[0] - radius * 0.1, centre[1]), radius * 1.1, 3, 0), fill=colour)


def _partly(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A half-filled disc."""
    pen.circle(centre, radius * 0.92, stroke=colour, width=radius * 0.2)
    pen.half_disc(centre, radius * 0.92, colour)


def _too_early(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A clock."""
    x, y = centre
    pen.circle(centre, radius * 0.92, stroke=colour, width=radius * 0.2)
    hands = [(x, y + 0.55 * radius), (x, y), (x + 0.42 * radius, y)]
    pen.path(hands, colour, radius * 0.2)


def _no_reading(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A small empty ring."""
    pen.circle(centre, radius * 0.7, stroke=colour, width=radius * 0.2)


def _not_yet(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """An empty ring with a bar."""
    x, y = centre
    pen.circle(centre, radius * 0.92, stroke=colour, width=radius * 0.2)
    pen.rule((x - 0.45 * radius, y), (x + 0.45 * radius, y), colour, radius * 0.24)


def _not_seen(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A ring with a cross."""
    x, y = centre
    arm = 0.4 * radius
    pen.circle(centre, radius * 0.92, stroke=colour, width=radius * 0.2)
    pen.rule((x - arm, y - arm), (x + arm, y + arm), colour, radius * 0.22)
    pen.rule((x - arm, y + arm), (x + arm, y - arm), colour, radius * 0.22)


def _overdue(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A full disc with an exclamation mark."""
    x, y = centre
    pen.circle(centre, radius, fill=colour)
    pen.rule((x, y + 0.55 * radius), (x, y - 0.1 * radius), PAPER, radius * 0.26)
    pen.circle((x, y - 0.5 * radius), radius * 0.16, fill=PAPER)


def _other_way(pen: Brush, centre: Point, radius: float, colour: str) -> None:
    """A full square with an arrow that points back."""
    x, y = centre
    side = radius * 1.8
    pen.box(x - side / 2, y - side / 2, side, side, fill=colour)
    arm = 0.5 * radius
    pen.rule((x - arm, y), (x + arm, y), PAPER, radius * 0.24)
    head = [
        (x - arm * 0.2, y + arm * 0.8),
        (x - arm, y),
        (x - arm * 0.2, y - arm * 0.8),
    ]
    pen.path(head, PAPER, radius * 0.24)


STATUS_MARKS = {
    "seen": _seen,
    "holding": _holding,
    "on_course": _on_course,
    "partly_seen": _partly,
    "too_early": _too_early,
    "no_reading": _no_reading,
    "not_yet_seen": _not_yet,
    "not_seen": _not_seen,
    "overdue": _overdue,
    "other_way": _other_way,
}
