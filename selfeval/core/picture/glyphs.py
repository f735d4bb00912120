"""The lettered shapes of the realms, so that none of them is known by its colour alone."""

from __future__ import annotations

from math import cos, pi, sin

from selfeval.core.picture.shapes import Path, Point, Shape, Step, Words, polygon, rounded
from selfeval.core.realms import realm
from selfeval.i18n import _

GLYPH = 9.0
"""Half the width of a glyph, in map units, more or less: they look equally large."""


def realm_glyph(realm_id: str, middle: Point) -> tuple[Shape, ...]:
    """Return a realm's shape with its letter; an empty ring for what is not yet placed."""
    found = realm(realm_id)
    if found is None:
        return (Path(_ring(middle, GLYPH * 0.8, 24), "text2", "", 1.2),)
    letter = Words(_(found.letter), middle[0], middle[1] + 4, 11, 600, "middle", "on_realm")
    return Path(_outline(found.shape, middle), "", realm_id), letter


def _outline(shape: str, middle: Point) -> tuple[Step, ...]:
    """Return the outline of a realm's shape; a disc has corners enough to look round."""
    x, y = middle
    match shape:
        case "circle":
            return _ring(middle, GLYPH, 40)
        case "rounded square":
            half = GLYPH * 0.9
            return rounded(x - half, y - half, 2 * half, 2 * half, GLYPH * 0.35)
        case "hexagon":
            return _ring(middle, GLYPH * 1.1, 6)
        case "diamond":
            return _ring(middle, GLYPH * 1.28, 4)
        case _:
            return _ring((x, y + GLYPH * 0.05), GLYPH * 1.15, 5, -90.0)


def _ring(middle: Point, radius: float, corners: int, turn: float = 0.0) -> tuple[Step, ...]:
    """Return a regular shape; `turn` is the direction of its first corner, in degrees."""
    angles = [turn * pi / 180 + at * 2 * pi / corners for at in range(corners)]
    return polygon((middle[0] + radius * cos(one), middle[1] + radius * sin(one)) for one in angles)
