"""The document that is being written: its paragraphs, places, links, lists and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from selfeval.report.layout.text import runs_of
from selfeval.report.marks import tone
from selfeval.report.nested import places
from selfeval.report.story.blocks import Block, Run, Words
from selfeval.report.structure import Depths
from selfeval.report.style import FULL
from selfeval.report.word.nodes import (
    NAMES,
    Node,
    add,
    ends_with,
    length,
    new,
    of,
    plain,
    put_run,
    reads_leftwards,
)
from selfeval.report.word.page import Way
from selfeval.report.word.styles import STATUS

UNFIT = re.compile(r"\W+", re.ASCII)
LONGEST_NAME = 40
"""Letters of the name of a bookmark."""
AFTER_A_TABLE = 8.0
"""Points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the document: its file, and its size in points."""

    content: bytes
    wide: float
    high: float


@dataclass
class Paper:
    """One document, and what its paragraphs need to know of one another."""

    document: Document
    pictures: dict[object, Picture]
    sections: dict[Way, Node]
    """How pages of each way round look."""
    depths: Depths = field(default_factory=Depths)
    names: dict[str, str] = field(default_factory=dict[str, str])
    """Names of bookmarks by key."""
    begun: set[str] = field(default_factory=set[str])
    grey: bool = False
    has_cover: bool = False
    """Whether the section that is being written begins with a cover."""
    fresh: bool = False
    """Whether what comes next begins a page."""
    waiting: list[str] = field(default_factory=list[str])
    """Keys of places that begin with what comes next."""

    @property
    def body(self) -> Node:
        """What blocks are written into."""
        return of(self.document).body

    def know(self, blocks: Iterable[Block]) -> None:
        """Give every place a name before anything leads there."""
        for number, key in enumerate(places(blocks), 1):
            self.names[key] = f"_p{number}_{UNFIT.sub('_', key)}"[:LONGEST_NAME]


@dataclass(frozen=True)
class Place:
    """Where blocks are written: in the body or in a cell, `width` points wide."""

    paper: Paper
    into: Node
    width: float = FULL

    def inside(self, into: Node, width: float) -> Place:
        """Return a place in another element."""
        return replace(self, into=into, width=width)

    def paragraph(
        self,
        kind: str,
        words: Words = "",
        *,
        holds: bool = False,
        number: int = 0,
        align: str = "",
    ) -> Node:
        """Begin a paragraph of a style; `number` is the list that it counts in."""
        paper = self.paper
        in_body = self.into is paper.body
        after_a_table = in_body and ends_with(self.into, "w:tbl")
        made = add(self.into, "w:p")
        made.style = kind
        look = ParagraphFormat(made)
        if holds:
            look.keep_with_next = True
        if paper.fresh and in_body:
            look.page_break_before = True
            paper.fresh = False
        if number:
            listed = made.pPr.get_or_add_numPr()
            listed.get_or_add_ilvl().val = 0
            listed.get_or_add_numId().val = number
        leftwards = reads_leftwards("".join(run.words for run in runs_of(words)))
        if leftwards:
            add(made.pPr, "w:bidi")
        if after_a_table and not kind.startswith("Heading"):
            look.space_before = length(AFTER_A_TABLE)
        if align == "right":
            look.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for key in paper.waiting:
            self.bookmark(made, key)
        paper.waiting.clear()
        self.runs(made, words, leftwards=leftwards)
        return made

    def bookmark(self, into: Node, key: str) -> None:
        """Make a place that links can lead to; of two that are alike, the first is meant."""
        paper = self.paper
        if key in paper.names and key not in paper.begun:
            paper.begun.add(key)
            number = str(len(paper.begun))
            add(into, "w:bookmarkStart", id=number, name=paper.names[key])
            add(into, "w:bookmarkEnd", id=number)

    def runs(self, into: Node, words: Words, kind: str = "", *, leftwards: bool = False) -> None:
        """Put words at the end of a paragraph: strong, slanted, or leading to where they say."""
        for run in runs_of(words):
            if run.words:
                self._run(into, run, kind, leftwards=leftwards)

    def _run(self, into: Node, run: Run, kind: str, *, leftwards: bool) -> None:
        name = self.paper.names.get(run.key, "") if run.key else ""
        if name:
            into = add(into, "w:hyperlink", anchor=name, history="1")
        kind = kind or ("Strong" if run.strong else "Emphasis" if run.slanted else "")
        made = put_run(into, run.words, "Hyperlink" if name else kind)
        if name and run.strong:
            Font(made).bold = True
        if leftwards:
            Font(made).rtl = True

    def status(self, into: Node, word: str, label: Words) -> None:
        """Put the word for how something stands behind its sign."""
        kind = STATUS.get(tone(word), "Status")
        sign = SIGNS.get(word, "")
        self.runs(into, f"{sign}\u00a0" if sign else "", kind)
        self.runs(into, label, kind)

    def picture(
        self, into: Node, shown: Picture, alt: str, width: float, *, grey: bool = False
    ) -> None:
        """Put a picture into a paragraph, as large as it is or as there is room for.

        One without `alt` adds nothing to the words beside it, and says so.
        """
        scale = min(1.0, width / shown.wide)
        size = (Pt(shown.wide * scale), Pt(shown.high * scale))
        box: Node = self.paper.document.part.new_pic_inline(BytesIO(shown.content), *size)
        for side in "TBLR":
            box.set(f"dist{side}", "0")
        whole = box.graphic.graphicData.pic
        for about in (box.docPr, whole.nvPicPr.cNvPr):
            about.set("descr", plain(alt))
        if not alt:
            _say_seen_only(box.docPr)
        if grey:
            whole.blipFill.blip.append(new("a:grayscl"))
        add(into, "w:r").add_drawing(box)


SEEN_ONLY = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
NAMES["adec"] = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def _say_seen_only(about: Node) -> None:
    """Say that a picture is there to be seen only ([MS-ODRAWXML], 2.32)."""
    found = add(add(about, "a:extLst"), "a:ext")
    found.set("uri", SEEN_ONLY)
    add(found, "adec:decorative").set("val", "1")


SIGNS = {
    "seen": "✓",
    "holding": "=",
    "on_course": "▶",
    "partly_seen": "◐",
    "too_early": "◷",
    "no_reading": "○",
    "not_yet_seen": "⊖",
    "not_seen": "✗",
    "overdue": "!",
    "other_way": "◀",
}
"""The marks of statuses as letters, which whoever goes on writing can copy and search for."""
