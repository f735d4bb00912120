"""The document that is being written: its paragraphs, places, links, lists and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from selfeval.report.layout.text import runs_of
from selfeval.report.marks import tone
from selfeval.report.nested import places
from selfeval.report.story.blocks import Block, Run, Words
from selfeval.report.structure import Depths
from selfeval.report.style import FULL
from selfeval.report.word.nodes import Node, add, plain, put_text, reads_leftwards
from selfeval.report.word.styles import STATUS, twips

UNFIT = re.compile(r"\W+", re.ASCII)
LONGEST_NAME = 40
"""Letters of the name of a bookmark."""
AFTER_A_TABLE = 8.0
"""Points."""
EMUS = 12_700
"""To a point."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the document: its file, and its size in points."""

    content: bytes
    wide: float
    high: float


@dataclass
class Paper:
    """One document: its body, and what its paragraphs need from other parts of the file."""

    body: Node
    pictures: dict[object, Picture]
    depths: Depths = field(default_factory=Depths)
    names: dict[str, str] = field(default_factory=dict[str, str])
    """Names of bookmarks by key."""
    begun: set[str] = field(default_factory=set[str])
    shown: list[Picture] = field(default_factory=list[Picture])
    grey: bool = False
    has_cover: bool = False
    """Whether the section that is being written begins with a cover."""
    lists: int = 0
    """Lists that count from 1."""
    fresh: bool = False
    """Whether what comes next begins a page."""
    waiting: list[str] = field(default_factory=list[str])
    """Keys of places that begin with what comes next."""
    _count: int = 0

    def know(self, blocks: Iterable[Block]) -> None:
        """Give every place a name before anything leads there."""
        for number, key in enumerate(places(blocks), 1):
            self.names[key] = f"_p{number}_{UNFIT.sub('_', key)}"[:LONGEST_NAME]

    def next_number(self) -> str:
        """Return a number that no other bookmark or picture of the document has."""
        self._count += 1
        return str(self._count)


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
        after_a_table = len(self.into) > 0 and self.into[-1].tag == "w:tbl"
        made = add(self.into, "w:p")
        look = add(made, "w:pPr")
        add(look, "w:pStyle", val=kind)
        if holds:
            add(look, "w:keepNext")
        if paper.fresh and self.into is paper.body:
            add(look, "w:pageBreakBefore")
            paper.fresh = False
        if number:
            listed = add(look, "w:numPr")
            add(listed, "w:ilvl", val="0")
            add(listed, "w:numId", val=str(number))
        said = "".join(run.words for run in runs_of(words))
        leftwards = reads_leftwards(said)
        if leftwards:
            add(look, "w:bidi")
        if after_a_table and self.into is paper.body and not kind.startswith("Heading"):
            add(look, "w:spacing", before=twips(AFTER_A_TABLE))
        if align:
            add(look, "w:jc", val=align)
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
            number = paper.next_number()
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
        made = add(into, "w:r")
        kind = kind or ("Strong" if run.strong else "Emphasis" if run.slanted else "")
        kind = "Hyperlink" if name else kind
        if kind or leftwards:
            look = add(made, "w:rPr")
            if kind:
                add(look, "w:rStyle", val=kind)
            if name and run.strong:
                add(look, "w:b")
            if leftwards:
                add(look, "w:rtl")
        put_text(made, run.words)

    def status(self, into: Node, word: str, label: Words) -> None:
        """Put the word for how something stands behind its sign."""
        kind = STATUS.get(tone(word), "StatusInk")
        sign = SIGNS.get(word, "")
        self.runs(into, f"{sign}\u00a0" if sign else "", kind)
        self.runs(into, label, kind)

    def picture(
        self, into: Node, shown: Picture, alt: str, width: float, *, grey: bool = False
    ) -> None:
        """Put a picture into a paragraph, as large as it is or as there is room for."""
        paper = self.paper
        paper.shown.append(shown)
        scale = min(1.0, width / shown.wide)
        wide, high = (str(round(side * scale * EMUS)) for side in (shown.wide, shown.high))
        number = paper.next_number()
        name = f"picture{len(paper.shown)}.png"
        box = add(add(add(into, "w:r"), "w:drawing"), "wp:inline", NO_ROOM)
        add(box, "wp:extent", {"cx": wide, "cy": high})
        add(box, "wp:docPr", {"id": number, "name": f"Picture {number}", "descr": plain(alt)})
        frame = add(box, "wp:cNvGraphicFramePr")
        add(frame, "a:graphicFrameLocks", {"noChangeAspect": "1"})
        data = add(add(box, "a:graphic"), "a:graphicData", {"uri": PICTURES})
        whole = add(data, "pic:pic")
        about = add(whole, "pic:nvPicPr")
        add(about, "pic:cNvPr", {"id": number, "name": name, "descr": plain(alt)})
        add(about, "pic:cNvPicPr")
        fill = add(whole, "pic:blipFill")
        found = add(fill, "a:blip", {"r:embed": f"rIdPicture{len(paper.shown)}"})
        if grey:
            add(found, "a:grayscl")
        add(add(fill, "a:stretch"), "a:fillRect")
        shape = add(whole, "pic:spPr")
        area = add(shape, "a:xfrm")
        add(area, "a:off", {"x": "0", "y": "0"})
        add(area, "a:ext", {"cx": wide, "cy": high})
        add(add(shape, "a:prstGeom", {"prst": "rect"}), "a:avLst")


NO_ROOM = {f"dist{side}": "0" for side in "TBLR"}
PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
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
