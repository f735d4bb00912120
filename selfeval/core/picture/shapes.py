"""What a map is drawn with: paths and words, in map units. x grows rightwards, y downwards.

Colours are names of tokens of the look ("outline", "thread"…), "" for none: each pen knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Step = tuple[str, *tuple[float, ...]]
"""“M” to, “L” line to, “C” curve to (two handles and the end), “Z” closed."""
BEND = 0.5523
"""How far the handles of a quarter circle reach, as a share of its radius."""


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area. `dash` are lengths of strokes and gaps, in map units."""

    steps: tuple[Step, ...]
    stroke: str = ""
    fill: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line. `y` is their baseline; `anchor` is "start", "middle" or "end" of `x`."""

    text: str
    x: float
    y: float
    size: float
    weight: int = 400
    anchor: str = "middle"
    colour: str = "text"


Shape = Path | Words


def polygon(points: Iterable[Point]) -> tuple[Step, ...]:
    """Return a closed outline through points."""
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others), ("Z",))


def line(points: Iterable[Point]) -> tuple[Step, ...]:
    """Return a line through points."""
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others))


def circle(middle: Point, radius: float) -> tuple[Step, ...]:
    """Return a circle."""
    x, y = middle
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def rounded(x: float, y: float, wide: float, high: float, radius: float) -> tuple[Step, ...]:
    """Return a rectangle with round corners, from its upper left corner."""
    radius = min(radius, wide / 2, high / 2)
    right, bottom, flat = x + wide, y + high, radius * (1 - BEND)
    return (
        ("M", x + radius, y),
        ("L", right - radius, y),
        ("C", right - flat, y, right, y + flat, right, y + radius),
        ("L", right, bottom - radius),
        ("C", right, bottom - flat, right - flat, bottom, right - radius, bottom),
        ("L", x + radius, bottom),
        ("C", x + flat, bottom, x, bottom - flat, x, bottom - radius),
        ("L", x, y + radius),
        ("C", x, y + flat, x + flat, y, x + radius, y),
        ("Z",),
    )


def moved(shapes: Sequence[Shape], across: float, down: float) -> tuple[Shape, ...]:
    """Return shapes at another place."""
    return tuple(_moved(shape, across, down) for shape in shapes)


def _moved(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, Words):
        return Words(
            shape.text,
            shape.x + across,
            shape.y + down,
            shape.size,
            shape.weight,
            shape.anchor,
            shape.colour,
        )
    steps = tuple(_moved_step(step, across, down) for step in shape.steps)
    return Path(steps, shape.stroke, shape.fill, shape.width, shape.dash)


def _moved_step(step: Step, across: float, down: float) -> Step:
    name, *numbers = step
    return (
        name,
        *(number + (down if at % 2 else across) for at, number in enumerate(numbers)),
    )
