"""Turn blocks into pieces: each kind of block has one way to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from typing import Any, NamedTuple

from selfeval.report.layout import figures, flow, front, plates, prose, tables
from selfeval.report.layout.flow import Abreast, Anchor, Piece, gap, paginate, total
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import hold_all
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import (
    Aside,
    Asks,
    Block,
    Bullets,
    Cards,
    Chart,
    Columns,
    Contents,
    CoverPage,
    Gap,
    Heading,
    Ladder,
    Lines,
    MapKey,
    MapPlate,
    Masthead,
    NewPage,
    NotesRoom,
    Numbered,
    OnePage,
    Panel,
    Para,
    Rule,
    Signatures,
    StatusLine,
    Table,
    Tiles,
)
from selfeval.report.structure import Depths, Element
from selfeval.report.style import HAIRLINE, LINE

COLUMN_GAP = 22.0
UNDER_ASIDE = 5.0
LEAST = 80.0
"""Room on a page that is worth beginning columns in; less stays white."""
SHORT = 240.0
"""Columns no higher stay on one page."""
UNDER_HEADING = 2.0
LEADING = 4
NARROW = (Para, Bullets, Numbered, Chart)


def compose(blocks: Iterable[Block], place: Place | None = None) -> list[Piece]:
    """Set blocks one below the other. Text keeps to the measure, tables and figures may be wider.

    What follows a heading stands close to it. In a document, each part is a section.
    """
    place = place or Place()
    pieces: list[Piece] = []
    begins: NewPage | None = None
    headed, leads = False, 0
    section = place
    for block in blocks:
        if isinstance(block, NewPage):
            begins = block
            continue
        if place.into.role == "Document" and isinstance(block, Heading | Masthead):
            section = _section(block, place, section)
        narrow = place.is_full and _is_narrow(block)
        room = section.as_wide(place.sheet.measure) if narrow else section
        found = SETTERS[type(block)](block, room)
        if found and begins is not None:
            found[0].fresh, found[0].joins = True, begins.joins
            begins = None
        if found and headed:
            found[0].above = min(found[0].above, UNDER_HEADING)
        if isinstance(block, Table) and leads:
            hold_all(pieces[-leads:])
        leads = _lines_that_lead(block, found, headed)
        headed = isinstance(block, Heading) and block.level > 1
        pieces += found
    return pieces


def _lines_that_lead(block: Block, found: list[Piece], headed: bool) -> int:
    """Return how many lines lead from a heading to a table, which then stay with it."""
    return len(found) if headed and isinstance(block, Para) and len(found) <= LEADING else 0


def _is_narrow(block: Block) -> bool:
    return isinstance(block, NARROW) and not (isinstance(block, Numbered) and block.abreast > 1)


def _section(block: Heading | Masthead, place: Place, now: Place) -> Place:
    """Begin a section with each heading of the first level."""
    if isinstance(block, Heading) and block.level > 1:
        return now
    return place.inside(place.tag("Sect"))


def _aside(block: Aside, place: Place) -> list[Piece]:
    """Set blocks with notes beside them, under a hairline where they begin."""
    sheet, whole = place.sheet, place.inside(place.tag("Div"))
    main = compose(block.main, whole.as_wide(sheet.measure))
    side = compose(block.side, whole.as_wide(sheet.side))
    if not main and not side:
        return []
    columns = [(0.0, main), (sheet.full - sheet.side, side)]
    under = 0.0 if block.hold else UNDER_ASIDE
    piece = Abreast(columns, _least(columns), under=under).piece()
    piece.hold = block.hold
    rule = _hairline(place.width, 8.0)
    rule.hold, rule.height = True, 8.0
    rule.anchor = Anchor(block.key, "", 0) if block.key else None
    return [rule, piece]


def _hairline(width: float, above: float) -> Piece:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule((left, top), (left + width, top), LINE, HAIRLINE)

    return Piece(0.0, draw, above=above)


def _columns(block: Columns, place: Place) -> list[Piece]:
    shares = block.shares or tuple(1 / len(block.columns) for _column in block.columns)
    room = place.width - COLUMN_GAP * (len(block.columns) - 1)
    columns: list[tuple[float, list[Piece]]] = []
    at = 0.0
    for share, blocks in zip(shares, block.columns, strict=True):
        column = place.inside(place.tag("Div")).as_wide(room * share)
        columns.append((at, compose(blocks, column)))
        at += room * share + COLUMN_GAP
    above = max((pieces[0].above for _at, pieces in columns if pieces), default=0.0)
    if not any(pieces for _at, pieces in columns):
        return []
    return [Abreast(columns, _least(columns)).piece(above)]


def _least(columns: flow.Columns) -> float:
    """Return how much room is worth beginning columns in; short ones are not cut."""
    tallest = max(total(pieces) for _at, pieces in columns)
    return LEAST if tallest > SHORT else inf


def _rule(_block: Rule, place: Place) -> list[Piece]:
    return [_hairline(place.width, 12.0)]


def _gap(block: Gap, _place: Place) -> list[Piece]:
    return [gap(block.high)]


def _one_page(block: OnePage, place: Place) -> list[Piece]:
    """Take the first version that fits one page, or else the first that takes the fewest."""
    best = _Tried([], Element("Document"), inf)
    for version in block.versions:
        tried = _try(version, place)
        if tried.pages < best.pages:
            best = tried
        if best.pages == 1:
            break
    place.into.adopt(best.root)
    place.into.depths.levels[:] = best.root.depths.levels
    return best.pieces


class _Tried(NamedTuple):
    """A version that was set: its pieces, what they consist of, and how many pages they take."""

    pieces: list[Piece]
    root: Element
    pages: float


def _try(version: Iterable[Block], place: Place) -> _Tried:
    root = Element("Document")
    root.depths = Depths(place.into.depths.levels)
    pieces = compose(version, place.inside(root))
    return _Tried(pieces, root, len(paginate(pieces, place.sheet)))


SETTERS: dict[type, Callable[[Any, Place], list[Piece]]] = {
    Heading: prose.heading,
    Para: prose.para,
    Bullets: prose.bullets,
    Numbered: prose.numbered,
    Asks: prose.asks,
    Panel: prose.panel,
    Table: tables.table,
    Chart: figures.chart,
    MapPlate: plates.plate,
    MapKey: plates.key,
    Cards: figures.cards,
    Tiles: figures.tiles,
    Ladder: figures.ladder,
    Lines: figures.lines,
    StatusLine: figures.status_line,
    CoverPage: front.cover,
    Contents: front.contents,
    Masthead: front.masthead,
    NotesRoom: front.notes_room,
    Signatures: front.signatures,
    Aside: _aside,
    Columns: _columns,
    Rule: _rule,
    Gap: _gap,
    OnePage: _one_page,
}
