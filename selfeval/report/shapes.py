"""Lines and areas as the operators of a printed page.

They are artifacts, there to be seen and not heard, unless they are part of a figure.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from selfeval.report.grey import as_grey
from selfeval.report.structure import Element

Point = tuple[float, float]

STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""Steps of an outline as a PDF calls them."""
SHAPES = "Layout"
"""The kind of artifact that rules and symbols are."""
BEND = 0.5523
"""How far the handles of a quarter circle reach, as a share of its radius."""


@cache
def rgb(colour: str) -> str:
    """Return a colour in the words of a page."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{share:.3g}" for share in shares)


@cache
def rgb_of_grey(colour: str) -> str:
    """Return the grey that is as light as a colour, in the words of a page."""
    return rgb(as_grey(colour))


def at(point: Point) -> str:
    """Return a place in the words of a page."""
    return f"{point[0]:.2f} {point[1]:.2f}"


class Shapes(ABC):
    """Draws lines and areas. Colours are "#RRGGBB"; an empty one means "not"."""

    _rgb: Callable[[str], str]

    @abstractmethod
    def _enter(self, element: Element | None, otherwise: str) -> None:
        """Let what is written next belong to an element, or be an artifact of a kind."""

    @abstractmethod
    def _write(self, operators: str) -> None:
        """Write operators to the page."""

    def rule(
        self,
        start: Point,
        end: Point,
        colour: str,
        width: float,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self.path([start, end], colour, width, dash)

    def path(
        self, points: Sequence[Point], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draw a line through points."""
        if len(points) < 2:
            return
        first, *rest = points
        pattern = " ".join(f"{length:g}" for length in dash)
        self._enter(None, SHAPES)
        self._write(
            f"{self._rgb(colour)} RG {width:g} w {0 if dash else 1} J 1 j [{pattern}] 0 d "
            f"{at(first)} m {' '.join(f'{at(point)} l' for point in rest)} S"
        )

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a closed shape."""
        first, *rest = points
        lines = " ".join(f"{at(point)} l" for point in rest)
        self._shape(f"{at(first)} m {lines} h", fill, stroke, width)

    def circle(
        self, centre: Point, radius: float, fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a circle."""
        x, y = centre
        box = (x - radius, y - radius, 2 * radius, 2 * radius)
        self._shape(_rounded(*box, radius), fill, stroke, width)

    def half_disc(self, centre: Point, radius: float, fill: str) -> None:
        """Draw the left half of a disc."""
        x, y = centre
        reach = BEND * radius
        self._shape(
            f"{at((x, y + radius))} m "
            + _bend((x - reach, y + radius), (x - radius, y + reach), (x - radius, y))
            + _bend((x - radius, y - reach), (x - reach, y - radius), (x, y - radius))
            + "h",
            fill,
            "",
            0,
        )

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        fill: str = "",
        stroke: str = "",
        radius: float = 0.0,
        width: float = 1,
    ) -> None:
        """Draw a rectangle from its lower left corner, with rounded corners where asked."""
        plain = f"{at((x, y))} {wide:.2f} {high:.2f} re"
        shape = _rounded(x, y, wide, high, radius) if radius else plain
        self._shape(shape, fill, stroke, width)

    def trace(
        self,
        steps: Sequence[Sequence[Any]],
        fill: str = "",
        stroke: str = "",
        width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw steps that each begin with what they are: M to, L line to, C curve to, Z closed."""
        outline = " ".join(
            f"{' '.join(f'{number:.2f}' for number in numbers)} {STEPS[step]}"
            for step, *numbers in steps
        )
        pattern = " ".join(f"{length:g}" for length in dash)
        self._enter(None, SHAPES)
        self._write(f"q {0 if dash else 1} J 1 j [{pattern}] 0 d")
        self._shape(outline, fill, stroke, width, pattern)
        self._write("Q")

    def _shape(self, outline: str, fill: str, stroke: str, width: float, dash: str = "") -> None:
        self._enter(None, SHAPES)
        told = [f"{self._rgb(fill)} rg"] if fill else []
        if stroke:
            told.append(f"{self._rgb(stroke)} RG {width:g} w [{dash}] 0 d")
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
        told += [outline, paint.get((bool(fill), bool(stroke)), "n")]
        self._write(" ".join(told))


def _bend(first: Point, second: Point, end: Point) -> str:
    return f"{at(first)} {at(second)} {at(end)} c "


def _rounded(x: float, y: float, wide: float, high: float, radius: float) -> str:
    """Return the outline of a rectangle with rounded corners; a circle is all corners."""
    right, top, flat = x + wide, y + high, radius * (1 - BEND)
    return (
        f"{at((x + radius, y))} m {at((right - radius, y))} l "
        + _bend((right - flat, y), (right, y + flat), (right, y + radius))
        + f"{at((right, top - radius))} l "
        + _bend((right, top - flat), (right - flat, top), (right - radius, top))
        + f"{at((x + radius, top))} l "
        + _bend((x + flat, top), (x, top - flat), (x, top - radius))
        + f"{at((x, y + radius))} l "
        + _bend((x, y + flat), (x + flat, y), (x + radius, y))
        + "h"
    )
