"""The pages of a Word document: upright and turned, with a running head and foot.

What is turned is a section of its own. A section is described at its end, in its last paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval.i18n import _
from selfeval.report.pdf import foot_words
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.style import BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from selfeval.report.word.nodes import Node, add, put_text, root
from selfeval.report.word.paper import Place
from selfeval.report.word.styles import twips

HEAD_AT, FOOT_AT = 11 * MM, 10 * MM
PLACES = re.compile(r"(\{number\}|\{count\})")
FIELDS = {"{number}": "PAGE", "{count}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way round for a page: its name in names of parts, and its size in points."""

    name: str
    wide: float
    high: float

    @property
    def full(self) -> float:
        """The width between the margins."""
        return self.wide - LEFT - RIGHT


UPRIGHT = Way("upright", PAGE_WIDTH, PAGE_HEIGHT)
TURNED = Way("turned", PAGE_HEIGHT, PAGE_WIDTH)
WAYS = (UPRIGHT, TURNED)


def end_section(into: Node, way: Way, *, has_cover: bool = False) -> None:
    """Say how the pages look up to here; the page of a cover has a foot and no head."""
    made = add(into, "w:sectPr")
    add(made, "w:headerReference", {"r:id": f"rIdHeader{way.name}"}, type="default")
    add(made, "w:footerReference", {"r:id": f"rIdFooter{way.name}"}, type="default")
    if has_cover:
        add(made, "w:footerReference", {"r:id": f"rIdFooter{way.name}"}, type="first")
    told = {"orient": "landscape"} if way is TURNED else {}
    add(made, "w:pgSz", w=twips(way.wide), h=twips(way.high), **told)
    add(
        made,
        "w:pgMar",
        top=twips(TOP),
        right=twips(RIGHT),
        bottom=twips(BOTTOM),
        left=twips(LEFT),
        header=twips(HEAD_AT),
        footer=twips(FOOT_AT),
        gutter="0",
    )
    if has_cover:
        add(made, "w:titlePg")


def turn(place: Place, *, before: bool) -> None:
    """End the pages of one way round: the upright ones before a map, the turned one after it."""
    body = place.paper.body
    if place.into is not body or not len(body):
        return
    if body[-1].tag != "w:p":
        place.paragraph("Small")
    look = body[-1][0]
    if not any(part.tag == "w:sectPr" for part in look):
        end_section(look, UPRIGHT if before else TURNED, has_cover=place.paper.has_cover)
        place.paper.has_cover = False  # the first section alone has one
    place.paper.fresh = False


def header(shot: Snapshot, way: Way) -> Node:
    """Return the running head: whose report it is, and which."""
    whole = root("w:hdr", "w", "r")
    line = _line(whole, "Header", way)
    _run(line, shot.school, strong=True)
    right = " · ".join(part for part in (shot.title, shot.cover.period, shot.state) if part)
    _run(line, f"\t{right}")
    return whole


def footer(shot: Snapshot, way: Way) -> Node:
    """Return the running foot: what a reader should know, and which page of how many it is."""
    whole = root("w:ftr", "w", "r")
    line = _line(whole, "Footer", way)
    _run(line, foot_words(shot) + "\t")
    for piece in PLACES.split(_("Page {number} of {count}")):
        if piece in FIELDS:
            _run(add(line, "w:fldSimple", instr=f" {FIELDS[piece]} "), "1")
        else:
            _run(line, piece)
    return whole


def _line(whole: Node, kind: str, way: Way) -> Node:
    line = add(whole, "w:p")
    look = add(line, "w:pPr")
    add(look, "w:pStyle", val=kind)
    add(add(look, "w:tabs"), "w:tab", val="right", pos=twips(way.full))
    return line


def _run(line: Node, words: str, *, strong: bool = False) -> None:
    if words:
        made = add(line, "w:r")
        if strong:
            add(add(made, "w:rPr"), "w:rStyle", val="Strong")
        put_text(made, words)
