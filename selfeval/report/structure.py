"""What a document consists of, for whoever hears it: a tree of elements, in reading order.

Roles are those of PDF (ISO 32000-1, 14.8.4). The layout hangs elements into the tree as it sets
blocks; the pen then notes which of them each stretch of a page belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

DEEPEST = 6
KEPT_EMPTY = frozenset({"TD", "TH"})
"""Roles that stand in a table though nothing is drawn in them: without them its columns shift."""


class Marked(NamedTuple):
    """A stretch of a page: which page (from 0), and its number among those of that page."""

    page: int
    number: int


class Linked(NamedTuple):
    """A link's area: which page (from 0), and its number among all areas of the document."""

    page: int
    number: int


class Depths:
    """How deep headings stand: no step is left out, whatever they look like."""

    def __init__(self, levels: Sequence[int] = ()) -> None:
        self.levels = list(levels)

    def of(self, level: int) -> int:
        """Return the depth, from 1, of the next heading, which looks like one of `level`."""
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        return min(len(self.levels), DEEPEST)


class Element:
    """One element: its role, what is in it, and what is said in its place.

    `alt` describes what is drawn; `actual` is what the drawn letters stand for. `attributes` are
    PDF's own, such as the scope of a table's head. A figure's `box` is where it stands on its page:
    left, bottom, right, top in points.
    """

    __slots__ = ("actual", "alt", "attributes", "box", "depths", "key", "kids", "parent", "role")

    def __init__(
        self,
        role: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        actual: str = "",
        attributes: str = "",
        key: str = "",
    ) -> None:
        self.role, self.alt, self.actual, self.attributes = role, alt, actual, attributes
        self.key = key
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Element | Marked | Linked] = []
        self.parent = parent
        self.depths: Depths = parent.depths if parent else Depths()
        if parent is not None:
            parent.kids.append(self)

    def begin(self, role: str) -> Element:
        """Begin an element before all that is in this one."""
        made = Element(role, self)
        self.kids.insert(0, self.kids.pop())
        return made

    def adopt(self, other: Element) -> None:
        """Take over what is in another element, which was only tried."""
        for kid in other.kids:
            if isinstance(kid, Element):
                kid.parent = self
        self.kids += other.kids

    def link(self, key: str) -> Element:
        """Return the link to `key` that words go on with, or a new one."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and last.role == "Link" and last.key == key:
            return last
        return Element("Link", self, key=key)

    def prune(self) -> bool:
        """Take out elements with nothing in them; say whether there is anything in this one."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.role in KEPT_EMPTY
