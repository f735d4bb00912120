"""The pen that draws on pages: the one module that talks to ReportLab's canvas.

Lengths are points, y grows upwards. Colours are "#RRGGBB"; an empty one means "not".
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any, BinaryIO

from selfeval.report import fonts
from selfeval.report.layout.text import Line, Segment, one_line
from selfeval.report.story.blocks import Words
from selfeval.report.style import INK, PAGE_HEIGHT, PAGE_WIDTH, Type

Point = tuple[float, float]


@dataclass(frozen=True)
class Facts:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_on: date


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


class Pen:
    """Draws on one page after another, and keeps the file's outline and links."""

    def __init__(self, file: BinaryIO, about: Facts) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._canvas: Any = Canvas(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            initialFontName=fonts.face("serif").name,
            lang=about.language,
            pageCompression=1,
        )
        self._describe(about)
        self.pages: dict[str, int] = {}
        """Page numbers by bookmark, for contents; the layout fills it before anything is drawn."""
        self._outline_level = -1

    def _describe(self, about: Facts) -> None:
        """Say what the file is; its date is the report's own, so equal reports are equal bytes."""
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
        document.info._timeStamp = stamp
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def next_page(self) -> None:
        """Finish the page and begin another."""
        self._canvas.showPage()

    def finish(self) -> None:
        """Finish the last page and write the file."""
        if self.pages:
            self._canvas.showOutline()
        self._canvas.save()

    def line(self, words: Line, x: float, baseline: float, style: Type) -> None:
        """Draw one set line with its left end at `x`."""
        text = self._canvas.beginText(x, baseline)
        text.setFillColorRGB(*_rgb(style.colour))
        for segment in words.segments:
            text.setFont(fonts.face(segment.face).name, style.size)
            text.textOut(segment.text)
        self._canvas.drawText(text)
        if any(segment.key for segment in words.segments):
            self._links(words.segments, x, baseline, style)

    def _links(self, segments: Sequence[Segment], x: float, baseline: float, style: Type) -> None:
        for segment in segments:
            wide = fonts.face(segment.face).width(segment.text) * style.size
            if segment.key:
                self.link(segment.key, x, baseline - 0.25 * style.size, wide, style.leading)
            x += wide

    def words(self, words: Words, x: float, baseline: float, style: Type, align: str = "") -> float:
        """Draw words on one line from `x`, or up to it ("right"), or about it ("centre").

        Returns their width.
        """
        line = one_line(words, style)
        shift = {"right": line.width, "centre": line.width / 2}.get(align, 0.0)
        self.line(line, x - shift, baseline, style)
        return line.width

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
        canvas = self._canvas
        canvas.setStrokeColorRGB(*_rgb(colour))
        canvas.setLineWidth(width)
        canvas.setLineJoin(1)
        canvas.setLineCap(0 if dash else 1)
        canvas.setDash(list(dash))
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        canvas.drawPath(path, stroke=1, fill=0)
        if dash:
            canvas.setDash([])

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a closed shape."""
        canvas = self._canvas
        self._colours(fill, stroke, width)
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def circle(
        self, centre: Point, radius: float, fill: str = "", stroke: str = "", width: float = 1
    ) -> None:
        """Draw a circle."""
        self._colours(fill, stroke, width)
        self._canvas.circle(*centre, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def wedge(self, centre: Point, radius: float, start: float, turn: float, fill: str) -> None:
        """Draw a slice of a disc: `start` and `turn` in degrees, anticlockwise from the right."""
        self._colours(fill, "", 0)
        x, y = centre
        box = (x - radius, y - radius, x + radius, y + radius)
        self._canvas.wedge(*box, start, turn, stroke=0, fill=1)

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
        self._colours(fill, stroke, width)
        flags = {"stroke": int(bool(stroke)), "fill": int(bool(fill))}
        if radius:
            self._canvas.roundRect(x, y, wide, high, radius, **flags)
        else:
            self._canvas.rect(x, y, wide, high, **flags)

    def _colours(self, fill: str, stroke: str, width: float) -> None:
        if fill:
            self._canvas.setFillColorRGB(*_rgb(fill))
        if stroke:
            self._canvas.setStrokeColorRGB(*_rgb(stroke or INK))
            self._canvas.setLineWidth(width)

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Make a place that links can reach; with a title it stands in the outline as well."""
        self._canvas.bookmarkHorizontal(key, 0, top)
        if title:
            self._outline_level = min(level, self._outline_level + 1)
            self._canvas.addOutlineEntry(title, key, self._outline_level, closed=level > 0)

    def link(self, key: str, x: float, y: float, wide: float, high: float) -> None:
        """Make an area lead to the bookmark `key`; one that leads nowhere is not made."""
        if key in self.pages:
            self._canvas.linkRect("", key, (x, y, x + wide, y + high), relative=0, thickness=0)
