"""Narrow parts of a map side by side on one plate, as many as stay legible on a page."""

from __future__ import annotations

from collections.abc import Iterable

from selfeval.core.picture.shapes import Path, moved
from selfeval.report.snapshot.drawn_map import HAIR, Drawing
from selfeval.report.snapshot.fitting import sheet_for
from selfeval.report.snapshot.map_parts import Part
from selfeval.report.style import UPRIGHT

GAP = 30.0
"""Map units between two parts; a hairline keeps them apart."""

Strip = tuple[Part, Drawing]


def side_by_side(strips: Iterable[Strip]) -> list[Strip]:
    """Return parts as they share plates; each is put beside the first that has room for it."""
    found: list[Strip] = []
    for strip in strips:
        for place, other in enumerate(found):
            both = _beside(other, strip)
            if both is not None:
                found[place] = both
                break
        else:
            found.append(strip)
    return found


def _beside(strip: Strip, other: Strip) -> Strip | None:
    """Return two parts side by side; None where they do not fit an upright page."""
    (part, drawing), (more, added) = strip, other
    left = drawing.wide + GAP
    high = max(drawing.high, added.high)
    middle = left - GAP / 2
    line = Path((("M", middle, 0.0), ("L", middle, high)), "outline", "", HAIR)
    both = Drawing(
        (*drawing.shapes, line, *moved(added.shapes, left, 0.0)),
        left + added.wide,
        high,
        f"{drawing.alt} {added.alt}",
    )
    if sheet_for(both) is not UPRIGHT:
        return None
    return Part(part.boxes | more.boxes, tuple(dict.fromkeys((*part.aims, *more.aims)))), both
