"""Draw the shapes of a map on paper, with the fonts of paper: one of the pens that draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfeval.core.picture.paper import colour_on_paper
from selfeval.core.picture.shapes import Path, Shape, Words
from selfeval.report.brush import Brush, Point
from selfeval.report.style import Type

STRONG = 600
"""The weight from which words are strong."""


def draw_shapes(
    pen: Brush, shapes: Iterable[Shape], corner: Point, scale: float, smallest: float = 0.0
) -> None:
    """Draw shapes with the map's upper left corner at `corner`, `scale` points a map unit.

    Words are never smaller than `smallest` points.
    """
    left, top = corner
    for shape in shapes:
        if isinstance(shape, Path):
            _path(pen, shape, left, top, scale)
        else:
            _words(pen, shape, left, top, scale, smallest)


def _path(pen: Brush, path: Path, left: float, top: float, scale: float) -> None:
    steps = [
        (step[0], *_placed(step[1:], left, top, scale))  # type: ignore[misc]
        for step in path.steps
    ]
    pen.trace(
        steps,
        colour_on_paper(path.fill),
        colour_on_paper(path.stroke),
        path.width * scale,
        [length * scale for length in path.dash],
    )


def _placed(numbers: Sequence[float], left: float, top: float, scale: float) -> list[float]:
    """Return (across, down) pairs as places on the page, where up is up."""
    return [
        left + number * scale if place % 2 == 0 else top - number * scale
        for place, number in enumerate(numbers)
    ]


def _words(
    pen: Brush, words: Words, left: float, top: float, scale: float, smallest: float
) -> None:
    size = max(words.size * scale, smallest)
    kind = Type("sans", size, size, colour_on_paper(words.colour), strong=words.weight >= STRONG)
    x, y = left + words.x * scale, top - words.y * scale
    pen.words(words.text, x, y, kind, {"middle": "centre", "end": "right"}.get(words.anchor, ""))
