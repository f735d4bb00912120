"""Lay out tables: hairlines between rows, heads repeated on every page, no row cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report import marks, style
from selfeval.report.layout.flow import Abreast, Draw, Frame, Piece, nothing, total
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import continued, drawn_line, text_pieces
from selfeval.report.layout.text import wrap
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import Cell, Column, RealmMark, Status, Table, Words
from selfeval.report.structure import Element
from selfeval.report.style import HAIRLINE, LINE, OUTLINE, Sheet

MARK_ROOM = 12.0
FIRST_ROWS = 3
FITS = {"open": (4.5, 10.0), "close": (3.0, 9.0), "lanes": (3.0, 5.0), "tight": (2.4, 5.0)}
FIRST_ROWS_HIGH = 90.0
KEPT_TOGETHER = 0.55
"""The share of a page up to which the last two rows of a table stay with the others."""
REPEATED = 1 / 4
"""The share of a page up to which heads are repeated."""
SCOPE = "/O/Table/Scope/Column"
ROW_SCOPE = "/O/Table/Scope/Row"


@dataclass(frozen=True, slots=True)
class Grid:
    """The widths of a table's columns and the room around its words, in points."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    pad: float
    gutter: float
    sheet: Sheet
    headed: bool

    @property
    def wide(self) -> float:
        """The width of the whole table."""
        return sum(self.widths)


def table(block: Table, place: Place) -> list[Piece]:
    """Set a table. The caption, the head and the first three rows stay together.

    Where rows are tall, as those of actions are, fewer rows are enough.
    """
    width = place.width
    widths = tuple(column.share * width for column in block.columns)
    whole = place.tag("Table")
    headed = any(column.title or column.realm for column in block.columns)
    grid = Grid(block.columns, widths, *FITS[block.fit], place.sheet, headed)
    caption: list[Piece] = []
    again: list[Piece] = []
    if block.caption:
        caption = text_pieces(block.caption, style.CAPTION, width, Element("Caption", whole))
        again = text_pieces(continued(block.caption), style.CAPTION, width, None)
    head = _head(grid, whole)
    body = Element("TBody", whole)
    pieces = [*caption, *head]
    for piece in (*caption[-1:], *again[-1:]):
        piece.height += 2.5
    pieces[0].above = 4.0 if block.fit == "tight" else 10.0
    for piece in pieces:
        piece.hold = True
    repeated = (*again, *head)
    if total(repeated) > REPEATED * place.sheet.room:
        repeated = ()
    high = 0.0
    together = KEPT_TOGETHER * place.sheet.room
    for at, row in enumerate(block.rows):
        piece = _row(grid, row, Element("TR", body))
        high += piece.height
        near_the_head = at < FIRST_ROWS - 1 and high < FIRST_ROWS_HIGH
        near_an_end = near_the_head or (at == len(block.rows) - 2 and high < together)
        piece.again = repeated
        piece.hold = near_an_end and at < len(block.rows) - 1
        pieces.append(piece)
    return pieces


def _head(grid: Grid, whole: Element) -> list[Piece]:
    if not grid.headed:
        return [Abreast((), under=1.0, frame=_ruled_under(grid, OUTLINE)).piece()]
    row = Element("TR", Element("THead", whole))
    heads = [
        Cell(column.title, RealmMark(column.realm) if column.realm else None)
        for column in grid.columns
    ]
    tags = [Element("TH", row, attributes=SCOPE) for _head in heads]
    cells = _cells(grid, heads, style.TABLE_HEAD, tags)
    return [Abreast(cells, under=grid.pad - 1, frame=_ruled_under(grid, OUTLINE)).piece()]


def _row(grid: Grid, row: Sequence[Cell], whole: Element) -> Piece:
    tags = [_cell_tag(grid, cell, whole, first=not at) for at, cell in enumerate(row)]
    cells = _cells(grid, row, style.TABLE, tags)
    return Abreast(cells, over=grid.pad, under=grid.pad, frame=_ruled_under(grid, LINE)).piece()


def _cell_tag(grid: Grid, cell: Cell, whole: Element, *, first: bool) -> Element:
    """Begin a cell's element; a strong one at the beginning names its row, or any without heads."""
    names_row = cell.strong and len(grid.columns) > 2
    if first and (names_row or not grid.headed):
        return Element("TH", whole, attributes=ROW_SCOPE)
    return Element("TD", whole)


def _cells(
    grid: Grid, cells: Sequence[Cell], kind: style.Type, tags: Sequence[Element]
) -> list[tuple[float, list[Piece]]]:
    found: list[tuple[float, list[Piece]]] = []
    at = 0.0
    for cell, column, wide, tag in zip(cells, grid.columns, grid.widths, tags, strict=True):
        found.append((at, _set(cell, column, wide, grid.gutter, kind, tag)))
        at += wide
    return found


def _set(
    cell: Cell, column: Column, wide: float, gutter: float, kind: style.Type, tag: Element
) -> list[Piece]:
    """Set one cell; its words end short of the next column."""
    if cell.strong:
        kind = replace(style.SMALL_STRONG, size=kind.size)
    words = cell.words
    if isinstance(cell.mark, Status):
        kind = style.SMALL_STRONG.in_colour(marks.tone(cell.mark.key))
        words = words or cell.mark.label
    if column.align == "right":
        return _right(words, kind, wide, gutter, tag)
    sign = _sign(cell.mark, words, tag)
    room, indent = wide - gutter, MARK_ROOM if cell.mark else 0.0
    lines = text_pieces(words, kind, room, Element("P", tag) if cell.under else tag, indent=indent)
    if cell.mark:
        lines = lines or [Piece(kind.leading, nothing)]
        lines[0].draw = _marked(lines[0].draw, cell.mark, kind.leading, sign)
    if cell.under:
        lines += text_pieces(cell.under, style.CHART, room, Element("P", tag), 1.5)
    return lines


def _sign(mark: Status | RealmMark | None, words: Words, tag: Element) -> Element | None:
    """Begin the element of a realm's shape where no words beside it name the realm."""
    found = realm(mark.realm) if isinstance(mark, RealmMark) else None
    if found is None or words == _(found.title):
        return None
    return Element("Span", tag, actual=_("{realm}: ").format(realm=_(found.title)))


def _right(words: Words, kind: style.Type, wide: float, gutter: float, tag: Element) -> list[Piece]:
    """Set figures so that their ends stand one below the other."""
    return [
        Piece(kind.leading, drawn_line(line, kind, tag, wide - gutter / 2 - line.width))
        for line in wrap(words, kind, wide - gutter / 2 - 2)
    ]


def _marked(inner: Draw, mark: Status | RealmMark, leading: float, sign: Element | None) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        centre = (left + 4.2, top - leading / 2)
        if isinstance(mark, Status):
            marks.status_mark(pen, mark.key, centre, 3.7)
        else:
            marks.realm_mark(pen, mark.realm, centre, 4.4, sign)
        inner(pen, left, top)

    return draw


def _ruled_under(grid: Grid, colour: str) -> Frame:
    wide = grid.wide

    def draw(pen: Pen, left: float, top: float, high: float) -> None:
        pen.rule((left, top - high), (left + wide, top - high), colour, HAIRLINE)

    return draw
