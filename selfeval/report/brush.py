"""What draws charts, marks and maps: the pen of a printed page, or one that writes SVG."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from selfeval.report.layout.line import Line
from selfeval.report.story.blocks import Words
from selfeval.report.structure import Element
from selfeval.report.style import Type

Point = tuple[float, float]


class Brush(Protocol):
    """Draws in points; y grows upwards. Colours are "#RRGGBB"; an empty one means "not"."""

    def line(
        self, words: Line, x: float, baseline: float, style: Type, tag: Element | None = None
    ) -> None:
        """Draw one set line with its left end at `x`."""
        ...

    def words(
        self,
        words: Words,
        x: float,
        baseline: float,
        style: Type,
        align: str = "",
        tag: Element | None = None,
    ) -> float:
        """Draw words on one line from `x`, or up to it ("right"), or about it ("centre")."""
        ...

    def rule(
        self, start: Point, end: Point, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draw a straight line."""
        ...

    def path(
        self, points: Sequence[Point], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draw a line through points."""
        ...

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a closed shape."""
        ...

    def circle(
        self, centre: Point, radius: float, fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a circle."""
        ...

    def half_disc(self, centre: Point, radius: float, fill: str) -> None:
        """Draw the left half of a disc."""
        ...

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
        ...

    def trace(
        self,
        steps: Sequence[Sequence[Any]],
        fill: str = "",
        stroke: str = "",
        width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw steps that each begin with what they are: M to, L line to, C curve to, Z closed."""
        ...

    def figure(
        self, element: Element | None, corner: Point, wide: float, high: float
    ) -> AbstractContextManager[None]:
        """Let all that is drawn belong to one figure, `wide` and `high` from its upper left."""
        ...
