"""The pages of a Word document: upright and turned, with a running head and foot.

What is turned is a section of its own. A section is described at its end, in its last paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.document import Document
from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENTATION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.text.paragraph import Paragraph

from selfeval.i18n import _
from selfeval.report.pdf import foot_words
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.style import BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from selfeval.report.word.nodes import Node, add, empty, ends_with, length, of, put_run

if TYPE_CHECKING:
    from selfeval.report.word.paper import Paper, Place

HEAD_AT, FOOT_AT = 11 * MM, 10 * MM
PLACES = re.compile(r"(\{number\}|\{count\})")
FIELDS = {"{number}": "PAGE", "{count}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way round for a page: its size in points."""

    wide: float
    high: float

    @property
    def full(self) -> float:
        """The width between the margins."""
        return self.wide - LEFT - RIGHT


UPRIGHT = Way(PAGE_WIDTH, PAGE_HEIGHT)
TURNED = Way(PAGE_HEIGHT, PAGE_WIDTH)


def sections(document: Document, shot: Snapshot) -> dict[Way, Node]:
    """Describe the pages of each way round; take the document's own description out of it."""
    own = of(document).body.sectPr
    made: dict[Way, Node] = {}
    for way in (UPRIGHT, TURNED):
        section = Section(empty(own), document.part)
        section.page_width, section.page_height = length(way.wide), length(way.high)
        section.orientation = WD_ORIENTATION.LANDSCAPE if way is TURNED else None
        section.left_margin, section.right_margin = length(LEFT), length(RIGHT)
        section.top_margin, section.bottom_margin = length(TOP), length(BOTTOM)
        section.header_distance, section.footer_distance = length(HEAD_AT), length(FOOT_AT)
        section.gutter = length(0)
        _head(_line(section.header.paragraphs[0], way), shot)
        _foot(_line(section.footer.paragraphs[0], way), shot)
        made[way] = own.clone()
    own.getparent().remove(own)
    return made


def end_section(paper: Paper, way: Way) -> Node:
    """Return how the pages look up to here; the page of a cover has a foot and no head."""
    made = paper.sections[way].clone()
    if paper.has_cover:
        foot = made.get_footerReference(WD_HEADER_FOOTER.PRIMARY)
        made.add_footerReference(WD_HEADER_FOOTER.FIRST_PAGE, foot.rId)
        made.titlePg_val = True
        paper.has_cover = False  # the first section alone has one
    return made


def turn(place: Place, *, before: bool) -> None:
    """End the pages of one way round: the upright ones before a map, the turned one after it."""
    body = place.paper.body
    if place.into is not body or not len(body):
        return
    if not ends_with(body, "w:p"):
        place.paragraph("Small")
    if body[-1].pPr.sectPr is None:
        body[-1].set_sectPr(end_section(place.paper, UPRIGHT if before else TURNED))
    place.paper.fresh = False


def _line(line: Paragraph, way: Way) -> Paragraph:
    stops: Any = line.paragraph_format.tab_stops
    stops.add_tab_stop(length(way.full), WD_TAB_ALIGNMENT.RIGHT)
    return line


def _head(line: Paragraph, shot: Snapshot) -> None:
    """Write the running head: whose report it is, and which."""
    into = of(line.paragraph_format)
    put_run(into, shot.school, "Strong")
    right = " · ".join(part for part in (shot.title, shot.cover.period, shot.state) if part)
    put_run(into, f"\t{right}")


def _foot(line: Paragraph, shot: Snapshot) -> None:
    """Write the running foot: what a reader should know, and which page of how many it is."""
    into = of(line.paragraph_format)
    put_run(into, f"{foot_words(shot)}\t")
    for piece in PLACES.split(_("Page {number} of {count}")):
        if piece in FIELDS:
            put_run(add(into, "w:fldSimple", instr=f" {FIELDS[piece]} "), "1")
        elif piece:
            put_run(into, piece)
