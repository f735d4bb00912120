"""Pieces, and how they become pages.

A piece is the smallest thing that a page break may not cut: a line, a table row, a chart. Breaking
pages is then one walk over a flat list, and nothing that people typed can be too tall for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from selfeval.report.pen import Pen
from selfeval.report.style import UPRIGHT, Sheet

Draw = Callable[[Pen, float, float], None]
KEPT_TOGETHER = 0.55
"""The share of a page up to which columns are not parted."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bookmark: its key, its title in the outline ("" = none) and its level there from 0."""

    key: str
    title: str
    level: int


@dataclass(slots=True)
class Piece:
    """Something to draw: `draw(pen, left, top)` uses `height` points below `top`.

    `above` is white space that is dropped at the head of a page. A piece that holds stays on the
    page of the next one. `again` is drawn once more where a page begins with this piece. A piece
    that is `fresh` begins a page. One that is `turned` stands on a page that is. One that stretches
    takes the rest of its page.
    """

    height: float
    draw: Draw
    above: float = 0.0
    hold: bool = False
    fresh: bool = False
    turned: bool = False
    again: Sequence[Piece] = ()
    anchor: Anchor | None = None
    stretch: Callable[[float], Draw] | None = None


@dataclass(slots=True)
class Placed:
    """A piece and its distance from the head of its page; `again`: it has been drawn before."""

    piece: Piece
    down: float
    again: bool = False

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it on a page whose head is at `top`; what is repeated is there to be seen only."""
        if self.again:
            with pen.unheard():
                self.piece.draw(pen, left, top - self.down)
        else:
            self.piece.draw(pen, left, top - self.down)


@dataclass(slots=True)
class Page:
    """Placed pieces, how much of the page they use, and which way round it is."""

    paper: Sheet
    placed: list[Placed] = field(default_factory=list[Placed])
    used: float = 0.0
    turned: bool = False

    @property
    def sheet(self) -> Sheet:
        """The page as it lies before its reader."""
        return self.paper.turned() if self.turned else self.paper


def nothing(pen: Pen, left: float, top: float) -> None:
    """Draw nothing."""


def gap(high: float) -> Piece:
    """Make white space that a page break swallows."""
    return Piece(0.0, nothing, above=high)


def total(pieces: Sequence[Piece]) -> float:
    """Return the height of pieces one below the other; the space above the first is dropped."""
    return sum(piece.above + piece.height for piece in pieces) - (pieces[0].above if pieces else 0)


def paginate(pieces: Sequence[Piece], sheet: Sheet = UPRIGHT) -> list[Page]:
    """Set pieces on pages of a sheet; what is turned and what is not never share a page."""
    pages = [Page(sheet)]
    for chunk in _chunks(pieces):
        page = pages[-1]
        high = total(chunk)
        if page.placed and (chunk[0].fresh or chunk[0].turned != page.turned):
            page = _turn(pages)
        if not page.placed:
            page.turned = chunk[0].turned
        room = page.sheet.room
        if page.used and page.used + chunk[0].above + high > room:
            fits = high + total(chunk[0].again) <= room
            if fits or page.used > room / 2:
                page = _turn(pages)
        for piece in chunk:
            space = piece.above if page.used else 0.0
            if page.used and page.used + space + piece.height > room:
                page = _turn(pages)
            _place(page, piece, room)
    return [page for page in pages if page.placed] or pages[:1]


def _turn(pages: list[Page]) -> Page:
    pages.append(Page(pages[-1].paper, turned=pages[-1].turned))
    return pages[-1]


def _place(page: Page, piece: Piece, room: float) -> None:
    if not page.placed:
        for head in piece.again:
            page.placed.append(Placed(head, page.used, again=True))
            page.used += head.height
    page.used += piece.above if page.used else 0.0
    if piece.stretch is not None:
        left = room - page.used
        page.placed.append(Placed(replace(piece, draw=piece.stretch(left)), page.used))
        page.used = room
        return
    page.placed.append(Placed(piece, page.used))
    page.used += piece.height


def _chunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut the flow after every piece that does not hold."""
    chunks: list[list[Piece]] = []
    held = False
    for piece in pieces:
        if held and not piece.fresh and piece.turned == chunks[-1][0].turned:
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
        held = piece.hold
    return chunks


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Make one piece of pieces that belong together; bookmarks in it are those of the first."""
    held = list(pieces)

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, piece in enumerate(held):
            top -= piece.above if place else 0.0
            piece.draw(pen, left, top)
            top -= piece.height

    anchor = next((piece.anchor for piece in held if piece.anchor), None)
    return Piece(total(held), draw, above=held[0].above if held else 0.0, anchor=anchor)


def beside(columns: Sequence[tuple[float, Sequence[Piece]]], sheet: Sheet = UPRIGHT) -> list[Piece]:
    """Set columns of pieces side by side; each comes with its distance from the left.

    What is not too tall stays together. Taller columns are cut line by line, so that they can run
    over as many pages as they need.
    """
    tallest = max((total(pieces) for _at, pieces in columns), default=0.0)
    if tallest <= KEPT_TOGETHER * sheet.room:
        stacks = [(at, stacked(pieces)) for at, pieces in columns if pieces]
        return [_abreast(stacks)] if stacks else []
    rows = max(len(pieces) for _at, pieces in columns)
    cut = [
        _abreast([(at, pieces[row]) for at, pieces in columns if row < len(pieces)])
        for row in range(rows)
    ]
    for piece in (*cut[:1], *cut[-2:-1]):
        piece.hold = True
    return cut


def _abreast(stacks: Sequence[tuple[float, Piece]]) -> Piece:
    held = list(stacks)

    def draw(pen: Pen, left: float, top: float) -> None:
        for at, piece in held:
            piece.draw(pen, left + at, top)

    high = max(piece.height for _at, piece in held)
    above = max(piece.above for _at, piece in held)
    anchor = next((piece.anchor for _at, piece in held if piece.anchor), None)
    return Piece(high, draw, above=above, anchor=anchor)
