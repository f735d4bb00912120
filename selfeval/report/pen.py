"""The pen that draws on pages: the one module that talks to ReportLab's canvas.

Lengths are points, y grows upwards. Colours are "#RRGGBB"; an empty one means "not". Drawing
operators are written straight to the page, which is several times faster than the canvas's own
calls; the canvas keeps pages, fonts, outline and links.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import calendar
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import md5
from io import BytesIO
from itertools import groupby
from types import SimpleNamespace
from typing import Any, BinaryIO

from selfeval.report import fonts
from selfeval.report.glyphs import Glyphs
from selfeval.report.layout.text import Line, Segment, one_line
from selfeval.report.story.blocks import Words
from selfeval.report.structure import Element
from selfeval.report.style import UPRIGHT, Sheet, Type

Point = tuple[float, float]

STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""Steps of an outline as a PDF calls them."""
SHAPES, REPEATED = "Layout", "Pagination"
"""The kinds of artifacts: rules and symbols; words that stand on every page."""
BEND = 0.5523
"""How far the handles of a quarter circle reach, as a share of its radius."""


@dataclass(frozen=True)
class Facts:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_on: date


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{share:.3g}" for share in _shares(colour))


@cache
def _grey(colour: str) -> str:
    """Return a colour as the grey that is as light (ITU-R BT.709), in the words of a page."""
    red, green, blue = _shares(colour)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return " ".join([f"{light:.3g}"] * 3)


def _shares(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


class Pen:
    """Draws on one page after another, and keeps the file's outline, links and tags.

    What is drawn belongs to an element of `root`, or is an artifact: there to be seen, not heard.
    """

    def __init__(
        self, file: BinaryIO, about: Facts, root: Element | None = None, *, grey: bool = False
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        from selfeval.report.tagging import Tags

        rl_config.useA85 = 0  # streams stay bytes: a fifth smaller, and quicker
        make: Any = Canvas
        self._canvas = make(
            file,
            pagesize=(UPRIGHT.wide, UPRIGHT.high),
            invariant=1,
            initialFontName=fonts.face("serif").name,
            lang=about.language,
            pageCompression=1,
            pdfVersion=(1, 7),
        )
        self._glyphs = Glyphs(self._canvas._doc)
        self._describe(about)
        self._rgb = _grey if grey else _rgb
        self.root = root or Element("Document")
        self.pages: dict[str, int] = {}
        """Page numbers by bookmark, for contents; the layout fills it before anything is drawn."""
        self._places: dict[str, tuple[int, float]] = {}
        self._outline_level = -1
        self._scale = 1.0
        self._tags = Tags(self.root)
        self._tags.begin_page()
        self._open: Element | str = ""
        self._figure: Element | None = None
        self._unheard = 0

    def _describe(self, about: Facts) -> None:
        """Say what the file is; its date is the report's own, so equal reports are equal bytes."""
        from selfeval.report.tagging import describe

        self._canvas.setTitle(about.title)
        self._canvas.setAuthor(about.author)
        self._canvas.setSubject(about.subject)
        self._canvas.setCreator("Selfeval")
        self._canvas.setProducer("Selfeval")
        day = about.made_on.timetuple()
        stamp = SimpleNamespace(
            t=float(calendar.timegm(day)), YMDhms=tuple(day)[:6], dhh=0, dmm=0, tzname="UTC"
        )
        document = self._canvas._doc
        document._timeStamp = stamp
        document.signature = md5(usedforsecurity=False)
        document.info._timeStamp = stamp
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        words = (about.title, about.author, about.subject, about.language)
        describe(document, *words, about.made_on.isoformat())

    def next_page(self) -> None:
        """Finish the page and begin another."""
        self._end()
        self._canvas.showPage()
        self._tags.begin_page()

    def take(self, sheet: Sheet) -> None:
        """Draw this page, of which nothing is drawn yet, on another paper."""
        self._scale = sheet.scale
        self._canvas.setPageSize((sheet.wide * sheet.scale, sheet.high * sheet.scale))
        if sheet.scale != 1:
            self._write(f"{sheet.scale:g} 0 0 {sheet.scale:g} 0 0 cm")

    def finish(self) -> None:
        """Finish the last page and write the file."""
        self._end()
        self._canvas.showPage()
        if self.pages:
            self._canvas.showOutline()
        self._tags.write(self._canvas._doc, self._places)
        self._canvas.save()

    # What belongs to what -----------------------------------------------------------------

    @contextmanager
    def figure(
        self, element: Element | None, corner: Point, wide: float, high: float
    ) -> Generator[None]:
        """Let all that is drawn belong to one figure, `wide` and `high` from its upper left."""
        if element is not None and element.role == "Figure":
            left, top = corner
            corners = (left, top - high, left + wide, top)
            element.box = tuple(side * self._scale for side in corners)  # type: ignore[assignment]
        before, self._figure = self._figure, self._figure or element
        yield
        self._figure = before

    @contextmanager
    def unheard(self) -> Generator[None]:
        """Let all that is drawn be an artifact, such as what is drawn once more on each page."""
        self._unheard += 1
        yield
        self._unheard -= 1

    def _enter(self, element: Element | None, otherwise: str) -> None:
        """Let what is written next belong to an element, or be an artifact of a kind."""
        part = otherwise if self._unheard else self._figure or element or otherwise
        if part is self._open:
            return
        self._end()
        if isinstance(part, str):
            self._write(f"/Artifact <</Type /{part}>> BDC")
        else:
            self._write(f"/{part.role} <</MCID {self._tags.mark(part)}>> BDC")
        self._open = part

    def _end(self) -> None:
        if self._open:
            self._write("EMC")
            self._open = ""

    # Words --------------------------------------------------------------------------------

    def line(
        self, words: Line, x: float, baseline: float, style: Type, tag: Element | None = None
    ) -> None:
        """Draw one set line with its left end at `x`; it is part of the element `tag`."""
        x += words.indent
        if tag is None or not any(one.key or one.actual for one in words.segments):
            self._enter(tag, REPEATED)
            self._text(words.segments, x, baseline, style)
            return
        for (key, actual), group in groupby(words.segments, lambda one: (one.key, one.actual)):
            held = tuple(group)
            wide = sum(fonts.face(one.face).width(one.text) for one in held) * style.size
            part = tag
            if key in self.pages and not self._unheard:
                part = tag.link(key)
                said = actual or "".join(one.text for one in held)
                self.link(part, said, x, baseline - 0.25 * style.size, wide, style.leading)
            if actual:
                part = Element("Span", part, actual=actual)
            self._enter(part, REPEATED)
            self._text(held, x, baseline, style)
            x += wide

    def _text(self, segments: Sequence[Segment], x: float, baseline: float, style: Type) -> None:
        size, shown = f"{style.size:g}", self._glyphs.shown
        told = " ".join(shown(one.face, one.text, size) for one in segments)
        self._write(f"BT {self._rgb(style.colour)} rg 1 0 0 1 {_at((x, baseline))} Tm {told} ET")

    def _write(self, operators: str) -> None:
        self._canvas._code.append(operators)

    def words(
        self,
        words: Words,
        x: float,
        baseline: float,
        style: Type,
        align: str = "",
        tag: Element | None = None,
    ) -> float:
        """Draw words on one line from `x`, or up to it ("right"), or about it ("centre").

        Returns their width.
        """
        line = one_line(words, style)
        shift = {"right": line.width, "centre": line.width / 2}.get(align, 0.0)
        self.line(line, x - shift, baseline, style, tag)
        return line.width

    # Shapes, which are artifacts unless they are part of a figure -------------------------

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
            f"{_at(first)} m {' '.join(f'{_at(point)} l' for point in rest)} S"
        )

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a closed shape."""
        first, *rest = points
        lines = " ".join(f"{_at(point)} l" for point in rest)
        self._shape(f"{_at(first)} m {lines} h", fill, stroke, width)

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
            f"{_at((x, y + radius))} m "
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
        plain = f"{_at((x, y))} {wide:.2f} {high:.2f} re"
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

    # Places that can be reached -----------------------------------------------------------

    def image(self, picture: bytes, x: float, y: float, wide: float, high: float) -> None:
        """Draw a picture from its lower left corner."""
        from reportlab.lib.utils import ImageReader

        self._enter(None, SHAPES)
        self._canvas.drawImage(ImageReader(BytesIO(picture)), x, y, wide, high)

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Make a place that links can reach; with a title it stands in the outline as well."""
        up = top * self._scale
        self._places[key] = (self._canvas.getPageNumber() - 1, up)
        if title:
            self._canvas.bookmarkHorizontalAbsolute(key, up)
            self._outline_level = min(level, self._outline_level + 1)
            self._canvas.addOutlineEntry(title, key, self._outline_level, closed=level > 0)

    def link(
        self, element: Element, words: str, x: float, y: float, wide: float, high: float
    ) -> None:
        """Make an area lead to where its element does, if there is such a place; say what it is."""
        from selfeval.report.tagging import Area

        if element.key in self.pages:
            corners = (x, y, x + wide, y + high)
            box = tuple(side * self._scale for side in corners)
            self._tags.add_area(Area(box, element, words, element.key))  # type: ignore[arg-type]


def _bend(first: Point, second: Point, end: Point) -> str:
    return f"{_at(first)} {_at(second)} {_at(end)} c "


def _rounded(x: float, y: float, wide: float, high: float, radius: float) -> str:
    """Return the outline of a rectangle with rounded corners; a circle is all corners."""
    right, top, flat = x + wide, y + high, radius * (1 - BEND)
    return (
        f"{_at((x + radius, y))} m {_at((right - radius, y))} l "
        + _bend((right - flat, y), (right, y + flat), (right, y + radius))
        + f"{_at((right, top - radius))} l "
        + _bend((right, top - flat), (right - flat, top), (right - radius, top))
        + f"{_at((x + radius, top))} l "
        + _bend((x + flat, top), (x, top - flat), (x, top - radius))
        + f"{_at((x, y + radius))} l "
        + _bend((x, y + flat), (x + flat, y), (x + radius, y))
        + "h"
    )
