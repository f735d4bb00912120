"""The pen that draws charts, marks and maps as SVG: the brush of what is read on a screen.

Places are those of paper, in points with y growing upwards; a picture hangs below 0. Colours are
classes, so that the page's look decides what they are by day, by night and in black and white.
Source: https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from selfeval.report import fonts
from selfeval.report.brush import Point
from selfeval.report.layout.line import Line
from selfeval.report.layout.text import one_line, runs_of
from selfeval.report.right_to_left import typed
from selfeval.report.story.blocks import Words
from selfeval.report.structure import Element as Tag
from selfeval.report.style import Type
from selfeval.report.web.nodes import Node, add, plain
from selfeval.report.web.tokens import colour_class

ANCHORS = {"right": "end", "centre": "middle"}
BEND = 0.5523
"""How far the handles of a quarter circle reach, as a share of its radius."""


class SvgPen:
    """Draws into an SVG element whose upper left corner is (0, 0)."""

    def __init__(self, into: Node) -> None:
        self._into = into

    def line(
        self,
        words: Line,
        x: float,
        baseline: float,
        style: Type,
        tag: Tag | None = None,  # noqa: ARG002 - the whole picture is one figure
    ) -> None:
        """Draw one set line with its left end at `x`."""
        said = "".join(
            actual or "".join(one.text for one in group)
            for actual, group in groupby(words.segments, lambda one: one.actual)
        )
        self._text(said, words.width, x + words.indent, baseline, style)

    def words(
        self,
        words: Words,
        x: float,
        baseline: float,
        style: Type,
        align: str = "",
        tag: Tag | None = None,  # noqa: ARG002
    ) -> float:
        """Draw words on one line from `x`, or up to it ("right"), or about it ("centre").

        Returns their width.
        """
        said = typed(fonts.printable("".join(run.words for run in runs_of(words))))
        width = one_line(words, style).width
        self._text(said, width, x, baseline, style, ANCHORS.get(align, ""))
        return width

    def _text(
        self, said: str, width: float, x: float, baseline: float, style: Type, anchor: str = ""
    ) -> None:
        """Write words, as wide as the report's own fonts set them, whichever font is at hand."""
        said = plain(said).replace("\n", " ")
        if not said.strip():
            return
        told = {"x": short(x), "y": short(-baseline), "font-size": short(style.size)}
        told["class"] = f"{'b ' if style.strong else ''}f{colour_class(style.colour)}"
        if anchor:
            told["text-anchor"] = anchor
        if len(said) > 1:
            told |= {"textLength": short(width), "lengthAdjust": "spacingAndGlyphs"}
        add(self._into, "text", said, **told)

    def rule(
        self, start: Point, end: Point, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draw a straight line."""
        self.path([start, end], colour, width, dash)

    def path(
        self, points: Sequence[Point], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """Draw a line through points."""
        if len(points) > 1:
            self._draw(_through(points), "", colour, width, dash)

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a closed shape."""
        self._draw(_through(points) + "Z", fill, stroke, width)

    def circle(
        self, centre: Point, radius: float, fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a circle."""
        told = {"cx": short(centre[0]), "cy": short(-centre[1]), "r": short(radius)}
        add(self._into, "circle", **told, **_inks(fill, stroke, width))

    def half_disc(self, centre: Point, radius: float, fill: str) -> None:
        """Draw the left half of a disc."""
        x, y = centre
        across = short(radius)
        self._draw(f"M{_at((x, y + radius))}A{across} {across} 0 0 0 {_at((x, y - radius))}Z", fill)

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
        told = {"x": short(x), "y": short(-y - high), "width": short(wide), "height": short(high)}
        if radius:
            told["rx"] = short(radius)
        add(self._into, "rect", **told, **_inks(fill, stroke, width))

    def trace(
        self,
        steps: Sequence[Sequence[Any]],
        fill: str = "",
        stroke: str = "",
        width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw steps that each begin with what they are: M to, L line to, C curve to, Z closed."""
        self._draw("".join(_step(*step) for step in steps), fill, stroke, width, dash)

    def _draw(
        self,
        outline: str,
        fill: str = "",
        stroke: str = "",
        width: float = 0,
        dash: Sequence[float] = (),
    ) -> None:
        told = _inks(fill, stroke, width)
        if dash:
            told["stroke-dasharray"] = " ".join(short(length) for length in dash)
        add(self._into, "path", d=outline, **told)

    @contextmanager
    def figure(
        self,
        element: Tag | None,  # noqa: ARG002
        corner: Point,  # noqa: ARG002
        wide: float,  # noqa: ARG002
        high: float,  # noqa: ARG002
    ) -> Generator[None]:
        """Draw a part of the picture, which is one figure already."""
        yield


def short(number: float) -> str:
    """Write a length: two places are finer than any screen."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _at(point: Point) -> str:
    return f"{short(point[0])} {short(-point[1])}"


def _through(points: Sequence[Point]) -> str:
    first, *rest = points
    return f"M{_at(first)}" + "".join(f"L{_at(point)}" for point in rest)


def _step(kind: str, *numbers: float) -> str:
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return kind + " ".join(_at(pair) for pair in pairs)


def _inks(fill: str, stroke: str, width: float) -> dict[str, str]:
    names = [f"f{colour_class(fill)}"] if fill else ["fn"]
    told: dict[str, str] = {}
    if stroke:
        names.append(f"s{colour_class(stroke)}")
        told["stroke-width"] = short(width)
    return {"class": " ".join(names), **told}
