"""Pieces, and how they become pages.

A piece is the smallest thing that a page break may not cut: a line, a table row, a chart. Breaking
pages is then one walk over a flat list, and nothing that people typed can be too tall for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import inf
from operator import itemgetter

from selfeval.report.pen import Pen
from selfeval.report.style import UPRIGHT, Sheet

Draw = Callable[[Pen, float, float], None]
Frame = Callable[[Pen, float, float, float], None]
"""Draws what is around columns: (pen, left, top, height)."""


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
    that is `fresh` begins a page; one that also `joins` does not where all that comes before the
    next fresh one fits the page it would leave. One that is `turned` stands on a page that is, and
    one that is `apart` on one with nothing else. One that stretches takes the rest of its page. One
    with columns can be cut, see `Abreast`.
    """

    height: float
    draw: Draw
    above: float = 0.0
    hold: bool = False
    fresh: bool = False
    joins: bool = False
    turned: bool = False
    apart: bool = False
    again: Sequence[Piece] = ()
    anchor: Anchor | None = None
    stretch: Callable[[float], Draw] | None = None
    columns: Abreast | None = None

    @property
    def stands_apart(self) -> bool:
        """Whether it shares no page with what comes before and after it."""
        return self.apart or self.turned


Columns = Sequence[tuple[float, Sequence[Piece]]]
"""Columns of pieces; each comes with its distance from the left."""


@dataclass(frozen=True, slots=True)
class Abreast:
    """Columns side by side, each of which goes on over a page break by itself.

    They are cut where at least `least` points are left on a page, or where no page would be high
    enough. `over` and `under` are white space inside; `frame` is drawn around each part.
    """

    columns: Columns
    least: float = inf
    over: float = 0.0
    under: float = 0.0
    frame: Frame | None = None

    def piece(self, above: float = 0.0) -> Piece:
        """Make a piece of the columns."""
        tallest = max((total(pieces) for _at, pieces in self.columns), default=0.0)
        high = tallest + self.over + self.under
        anchor = next(_anchors(self.columns), None)
        columns, over, frame = self.columns, self.over, self.frame

        def draw(pen: Pen, left: float, top: float) -> None:
            if frame is not None:
                frame(pen, left, top, high)
            for at, pieces in columns:
                _draw_stack(pen, pieces, left + at, top - over)

        return Piece(high, draw, above=above, anchor=anchor, columns=self)

    def cut(self, room: float, *, must: bool) -> tuple[Piece, Piece] | None:
        """Cut the columns so that the first part takes `room` points at most.

        None where some column could not begin there, unless it `must`.
        """
        parts = [(at, *_cut(pieces, room - self.over, must)) for at, pieces in self.columns]
        if any(tail and not head for _at, head, tail in parts):
            return None
        if not any(tail for _at, _head, tail in parts):
            return None
        first = replace(self, columns=[(at, head) for at, head, _tail in parts], under=0.0)
        rest = replace(self, columns=[(at, tail) for at, _head, tail in parts], over=0.0)
        return first.piece(), rest.piece()


def _anchors(columns: Columns) -> Iterator[Anchor]:
    return (piece.anchor for _at, pieces in columns for piece in pieces if piece.anchor)


def _draw_stack(pen: Pen, pieces: Sequence[Piece], left: float, top: float) -> None:
    for at, piece in enumerate(pieces):
        top -= piece.above if at else 0.0
        piece.draw(pen, left, top)
        top -= piece.height


def _cut(
    pieces: Sequence[Piece], room: float, must: bool
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Cut a column after the last piece that fits and does not hold."""
    used, at = 0.0, 0
    for chunk in _chunks(pieces):
        space = chunk[0].above if at else 0.0
        if used + space + total(chunk) > room:
            break
        used += space + total(chunk)
        at += len(chunk)
    else:
        return pieces, ()
    whole, last = chunk[:-1], chunk[-1]
    before = used + space + total(whole) + (last.above if whole else 0.0)
    parted = _part(last, room - before, must=must and not at)
    if parted is not None:
        return [*pieces[:at], *whole, parted[0]], [parted[1], *pieces[at + len(chunk) :]]
    if must and not at:
        at = max(1, sum(1 for one in _downs(chunk) if one <= room))
    return pieces[:at], pieces[at:]


def _part(piece: Piece, room: float, *, must: bool) -> tuple[Piece, Piece] | None:
    """Cut a piece where that can be done and is worth it."""
    columns = piece.columns
    if columns is None or (room < columns.least and not must):
        return None
    parted = columns.cut(room, must=must)
    if parted is None:
        return None
    first, rest = parted
    first.above, first.fresh, first.joins = piece.above, piece.fresh, piece.joins
    first.turned = piece.turned
    first.again = rest.again = piece.again
    rest.hold, rest.turned = piece.hold, piece.turned
    return first, rest


def _downs(pieces: Sequence[Piece]) -> Iterator[float]:
    """Yield how far down each of some pieces ends."""
    down = 0.0
    for at, piece in enumerate(pieces):
        down += (piece.above if at else 0.0) + piece.height
        yield down


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

    @property
    def left(self) -> float:
        """How much room there is yet."""
        return self.sheet.room - self.used


def nothing(pen: Pen, left: float, top: float) -> None:
    """Draw nothing."""


def gap(high: float) -> Piece:
    """Make white space that a page break swallows."""
    return Piece(0.0, nothing, above=high)


def total(pieces: Sequence[Piece]) -> float:
    """Return the height of pieces one below the other; the space above the first is dropped."""
    return sum(piece.above + piece.height for piece in pieces) - (pieces[0].above if pieces else 0)


def paginate(pieces: Sequence[Piece], sheet: Sheet = UPRIGHT) -> list[Page]:
    """Set pieces on pages of a sheet; what stands apart comes after the page it is told of on.

    What follows it takes the rest of that page.
    """
    pages = [Page(sheet)]
    apart: list[tuple[int, list[Piece]]] = []
    joining = _joining(pieces)
    for chunk in _chunks(pieces):
        page, first = pages[-1], chunk[0]
        if first.stands_apart:
            apart.append((len(pages) if page.placed else len(pages) - 1, chunk))
            continue
        waiting = bool(apart) and apart[-1][0] == len(pages)
        is_fresh = first.fresh and (waiting or joining.get(id(first), inf) > page.left)
        if page.placed and is_fresh:
            page = _turn(pages)
        if page.used and _is_better_on_the_next(page, chunk):
            _turn(pages)
        for piece in chunk:
            _put(pages, piece)
    return _with_apart([page for page in pages if page.placed], apart, sheet) or pages[:1]


def _with_apart(
    pages: list[Page], apart: Sequence[tuple[int, list[Piece]]], sheet: Sheet
) -> list[Page]:
    """Put the pages of what stands apart between others: each comes after so many of them."""
    found: list[Page] = []
    begun = 0
    for after, some in groupby(apart, key=itemgetter(0)):
        found += pages[begun:after]
        found += _alone([chunk for _after, chunk in some], sheet)
        begun = after
    return found + pages[begun:]


def _alone(chunks: Sequence[list[Piece]], sheet: Sheet) -> list[Page]:
    """Set what stands apart on pages of its own, of which some are turned."""
    pages: list[Page] = []
    for chunk in chunks:
        first, page = chunk[0], pages[-1] if pages else None
        if (
            page is None
            or first.fresh
            or first.turned != page.turned
            or _is_better_on_the_next(page, chunk)
        ):
            pages.append(Page(sheet, turned=first.turned))
        for piece in chunk:
            _put(pages, piece)
    return pages


def _joining(pieces: Sequence[Piece]) -> dict[int, float]:
    """Return how much room all takes that comes with each piece that may join a page, by its id."""
    starts = [at for at, piece in enumerate(pieces) if piece.fresh]
    found: dict[int, float] = {}
    for start, end in pairwise([*starts, len(pieces)]):
        first, run = pieces[start], pieces[start:end]
        if first.joins and not any(piece.stands_apart for piece in run):
            found[id(first)] = first.above + total(run)
    return found


def _is_better_on_the_next(page: Page, chunk: Sequence[Piece]) -> bool:
    high = total(chunk)
    if chunk[0].above + high - _white(chunk[-1]) <= page.left:
        return False
    columns = chunk[-1].columns
    if columns is not None:
        begun = chunk[0].above + high - chunk[-1].height + columns.least
        if begun <= page.left:
            return False
    fits = high + total(chunk[0].again) <= page.sheet.room
    return fits or page.used > page.sheet.room / 2


def _white(piece: Piece) -> float:
    """Return how much of a piece is white space at its end, which a page may cut off."""
    columns = piece.columns
    return columns.under if columns is not None and columns.frame is None else 0.0


def _turn(pages: list[Page]) -> Page:
    pages.append(Page(pages[-1].paper, turned=pages[-1].turned))
    return pages[-1]


def _put(pages: list[Page], piece: Piece) -> None:
    """Put a piece on the last page, or part of it, or all of it on the next."""
    page = pages[-1]
    is_first = not page.placed
    if is_first:
        for head in piece.again:
            page.placed.append(Placed(head, page.used, again=True))
            page.used += head.height
    space = piece.above if page.used else 0.0
    if piece.stretch is None and space + piece.height - _white(piece) > page.left:
        parted = _part(piece, page.left - space, must=is_first)
        if parted is not None:
            _place(page, parted[0])
            _turn(pages)
            _put(pages, parted[1])
            return
        if page.used and not is_first:
            _turn(pages)
            _put(pages, piece)
            return
    _place(page, piece)


def _place(page: Page, piece: Piece) -> None:
    page.used += piece.above if page.used else 0.0
    if piece.stretch is not None:
        left = page.left
        page.placed.append(Placed(replace(piece, draw=piece.stretch(left)), page.used))
        page.used += left
        return
    page.placed.append(Placed(piece, page.used))
    page.used += piece.height


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Cut the flow after every piece that does not hold."""
    chunk: list[Piece] = []
    for piece in pieces:
        if chunk and (piece.fresh or _differ(piece, chunk[0])):
            yield chunk
            chunk = []
        chunk.append(piece)
        if not piece.hold:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _differ(piece: Piece, other: Piece) -> bool:
    """Tell whether two pieces can share no page."""
    return (piece.turned, piece.apart) != (other.turned, other.apart)
