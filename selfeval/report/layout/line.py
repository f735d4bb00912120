"""Lines of set text, as the pen draws them."""

from __future__ import annotations

from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of one line in one face; `key` links to the bookmark of that name.

    `actual` is what the stretch says, where what is drawn is not that: words that run leftwards,
    drawn in the order in which they are seen, or boxes for letters that no face has. Neighbours
    with the same `key` and `actual` say it once, together.
    """

    face: str
    text: str
    key: str = ""
    actual: str = ""

    @property
    def said(self) -> str:
        """What a reader hears."""
        return self.actual or self.text


class Line(NamedTuple):
    """One line of set text and its width in points; `indent` is how far right it begins."""

    segments: tuple[Segment, ...]
    width: float
    indent: float = 0.0
