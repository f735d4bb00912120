"""A map as SVG: a pen without a window and without paper. Words stay words.

Fonts are named, not carried along: the map's own first, then such as are about as wide.
Source: https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from selfeval.core.picture.paper import colour_on_paper
from selfeval.core.picture.shapes import Path, Shape, Words

SVG = "http://www.w3.org/2000/svg"
FONTS = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'DejaVu Sans', Verdana, sans-serif"
ANCHORS = {"middle": "middle", "end": "end"}
NORMAL = 400


class Picture(Protocol):
    """A map as shapes in map units, and what it is called and shows, in words."""

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def alt(self) -> str:
        """What there is to see."""
        ...

    @property
    def shapes(self) -> Sequence[Shape]:
        """What is drawn, from the bottom up."""
        ...

    @property
    def wide(self) -> float:
        """Map units, which are pixels at 100 %."""
        ...

    @property
    def high(self) -> float:
        """Map units."""
        ...


def svg_bytes(picture: Picture) -> bytes:
    """Return the picture as the bytes of a file; one unit is a pixel."""
    register_namespace("", SVG)
    wide, high = _short(picture.wide), _short(picture.high)
    size = {"width": wide, "height": high, "viewBox": f"0 0 {wide} {high}"}
    names = {"role": "img", "aria-labelledby": "title about"}
    root = Element(_named("svg"), {"version": "1.1", **size, **names, "font-family": FONTS})
    SubElement(root, _named("title"), id="title").text = picture.title
    SubElement(root, _named("desc"), id="about").text = picture.alt
    SubElement(root, _named("rect"), {"width": wide, "height": high, "fill": "#FFFFFF"})
    for shape in picture.shapes:
        if isinstance(shape, Path):
            _path(root, shape)
        else:
            _words(root, shape)
    indent(root, space=" ")
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _named(tag: str) -> str:
    return f"{{{SVG}}}{tag}"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _path(root: Element, path: Path) -> None:
    told = {
        "d": " ".join(_step(step) for step in path.steps),
        "fill": colour_on_paper(path.fill) or "none",
    }
    if path.stroke:
        told |= {"stroke": colour_on_paper(path.stroke), "stroke-width": _short(path.width)}
        told |= {"stroke-linejoin": "round"}
        if path.dash:
            told["stroke-dasharray"] = " ".join(_short(length) for length in path.dash)
        else:
            told["stroke-linecap"] = "round"
    SubElement(root, _named("path"), told)


def _step(step: Sequence[str | float]) -> str:
    kind, *numbers = step
    return f"{kind}{' '.join(_short(float(number)) for number in numbers)}"


def _words(root: Element, words: Words) -> None:
    told = {
        "x": _short(words.x),
        "y": _short(words.y),
        "font-size": _short(words.size),
        "fill": colour_on_paper(words.colour),
    }
    if words.anchor in ANCHORS:
        told["text-anchor"] = ANCHORS[words.anchor]
    if words.weight != NORMAL:
        told["font-weight"] = str(words.weight)
    SubElement(root, _named("text"), told).text = words.text
