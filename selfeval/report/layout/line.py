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
    """One line of set text and its width in points; `indent` is how far right it begins.

    A line that ends between words has a space at its end: it takes no room, but parts the words for
    who hears them or copies them. `spaced` says that it is still to be set.
    """

    segments: tuple[Segment, ...]
    width: float
    indent: float = 0.0
    spaced: bool = False

    def with_space(self) -> Line:
        """Return the line with the space at its end, if there is to be one."""
        if not self.spaced or not self.segments:
            return self
        last = self.segments[-1]
        if last.actual:
            segments = (*self.segments, Segment(last.face, " ", last.key))
        else:
            segments = (*self.segments[:-1], last._replace(text=last.text + " "))
        return self._replace(segments=segments, spaced=False)
