"""Where blocks are written: into which element, of which page, and how wide it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from selfeval.report import marks
from selfeval.report.layout.text import runs_of
from selfeval.report.nested import places
from selfeval.report.story.blocks import Block, Words
from selfeval.report.structure import Depths
from selfeval.report.style import MEASURE
from selfeval.report.web.nodes import Node, add, text
from selfeval.report.web.svg_pen import SvgPen, short

UNFIT = re.compile(r"[^\w-]+")
"""What an identifier does without, so that it can stand in an address."""
A_POINT = 1.6
"""Pixels: letters in charts, eight points large, are as legible as those beside them."""
MARK = 8.0
"""Half the width of a mark as it is drawn; the page's look decides how large it is."""
MARK_BOX = "-10.4 -10.4 20.8 20.8"


class Page:
    """One page that is being written: its headings, its places, and the marks it needs."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.depths = Depths((1,))
        """The page's own title is its first heading."""
        self.symbols = Node("svg", {"class": "symbols", "aria-hidden": "true"})
        self.ids: dict[str, str] = {}
        self.heading = ""
        """The identifier of the heading that was written last."""
        self._taken: set[str] = set()
        self._drawn: set[str] = set()
        self._begun: set[str] = set()
        for key in places(blocks):
            self.ids[key] = self.new_id(key)

    def new_id(self, like: str) -> str:
        """Return an identifier that no other element has."""
        wanted = found = UNFIT.sub("-", like).strip("-").lower() or "place"
        number = 1
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._taken.add(found)
        return found

    def begin(self, key: str) -> str:
        """Return the identifier of a place that begins here; of two that are alike, the first."""
        if key in self._begun:
            return ""
        self._begun.add(key)
        return self.ids.get(key, "")

    def mark(self, into: Node, name: str, draw: Callable[[SvgPen], None], label: str = "") -> None:
        """Put a mark at the end of an element; with a label it is heard, else only seen.

        Each is drawn once, and shown from there.
        """
        symbol = f"mark-{name}"
        if symbol not in self._drawn:
            self._drawn.add(symbol)
            self._taken.add(symbol)
            box = (
                f"{short(-MARK * 1.3)} {short(-MARK * 1.3)} {short(MARK * 2.6)} {short(MARK * 2.6)}"
            )
            draw(SvgPen(add(self.symbols, "symbol", id=symbol, viewBox=box)))
        heard = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
        picture = add(into, "svg", kind="mark", **heard)
        add(picture, "use", href=f"#{symbol}")
        text(into, " ")

    def status(self, into: Node, word: str) -> None:
        """Put the symbol of a status before its word."""
        if word in marks.STATUS_MARKS:
            self.mark(into, word, lambda pen: marks.status_mark(pen, word, (0.0, 0.0), MARK))

    def realm(self, into: Node, realm: str, label: str = "") -> None:
        """Put a realm's shape before words; `label` names it where the words do not."""
        name = f"realm-{UNFIT.sub('-', realm) or 'none'}"
        self.mark(into, name, lambda pen: marks.realm_mark(pen, realm, (0.0, 0.0), MARK), label)


@dataclass(frozen=True)
class Place:
    """An element of a page; what is drawn in it is about `room` points wide."""

    into: Node
    page: Page
    room: float = MEASURE

    def add(self, tag: str, words: str = "", /, **told: str) -> Node:
        """Put a new element into this one."""
        return add(self.into, tag, words, **told)

    def inside(self, into: Node, share: float = 1.0) -> Place:
        """Return a place in another element, which has a share of this one's room."""
        return replace(self, into=into, room=self.room * share)

    def say(self, tag: str, words: Words, /, **told: str) -> Node:
        """Put words into this element, in an element of their own."""
        made = add(self.into, tag, "", **told)
        self.runs(made, words)
        return made

    def runs(self, into: Node, words: Words) -> None:
        """Put words at the end of an element: strong, slanted, or leading to where they say."""
        for run in runs_of(words):
            if run.key in self.page.ids:
                into_run = add(into, "a", href=f"#{self.page.ids[run.key]}")
            else:
                into_run = into
            tag = "strong" if run.strong else "em" if run.slanted else ""
            if tag:
                add(into_run, tag, run.words)
            else:
                text(into_run, run.words)
