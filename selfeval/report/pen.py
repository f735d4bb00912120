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
from hashlib import md5
from io import BytesIO
from itertools import groupby
from types import SimpleNamespace
from typing import Any, BinaryIO

from selfeval.report import fonts
from selfeval.report.glyphs import Glyphs
from selfeval.report.layout.text import Line, Segment, one_line
from selfeval.report.shapes import SHAPES, Point, Shapes, at, rgb, rgb_of_grey
from selfeval.report.story.blocks import Words
from selfeval.report.structure import Element
from selfeval.report.style import UPRIGHT, Sheet, Type

REPEATED = "Pagination"
"""The kind of artifact that words on every page are."""


@dataclass(frozen=True)
class Facts:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_on: date


class Pen(Shapes):
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
        self._rgb = rgb_of_grey if grey else rgb
        self._is_grey = grey
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
        self._write(f"BT {self._rgb(style.colour)} rg 1 0 0 1 {at((x, baseline))} Tm {told} ET")

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

    def image(self, picture: bytes, x: float, y: float, wide: float, high: float) -> None:
        """Draw a picture from its lower left corner."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        drawn = Image.open(BytesIO(picture))
        self._enter(None, SHAPES)
        shown = ImageReader(drawn.convert("L") if self._is_grey else drawn)
        self._canvas.drawImage(shown, x, y, wide, high)

    # Places that can be reached -----------------------------------------------------------

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
