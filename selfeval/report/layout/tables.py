"""Lay out tables: hairlines between rows, heads repeated on every page, no row cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfeval.report import marks, style
from selfeval.report.layout.flow import KEPT_TOGETHER, Draw, Piece, beside, nothing, total
from selfeval.report.layout.prose import continued, drawn_line, text_pieces
from selfeval.report.layout.text import wrap
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import Cell, Column, RealmMark, Status, Table, Words
from selfeval.report.style import FULL, HAIRLINE, LINE, OUTLINE, ROOM

MARK_ROOM = 12.0
FIRST_ROWS = 3
FITS = {"open": (4.5, 10.0), "close": (3.0, 9.0), "lanes": (3.0, 5.0), "tight": (2.4, 5.0)}
FIRST_ROWS_HIGH = 90.0
REPEATED_HIGH = ROOM / 4


@dataclass(frozen=True, slots=True)
class Grid:
    """The widths of a table's columns and the room around its words, in points."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    pad: float
    gutter: float

    @property
    def wide(self) -> float:
        """The width of the whole table."""
        return sum(self.widths)


def table(block: Table, width: float) -> list[Piece]:
    """Set a table. The caption, the head and the first three rows stay together.

    Where rows are tall, as those of actions are, fewer rows are enough.
    """
    width = min(width, FULL)
    widths = tuple(column.share * width for column in block.columns)
    grid = Grid(block.columns, widths, *FITS[block.fit])
    caption = text_pieces(block.caption, style.CAPTION, width) if block.caption else []
    again = text_pieces(continued(block.caption), style.CAPTION, width) if block.caption else []
    head = _head(grid)
    pieces = [*caption, *head]
    for piece in (*caption[-1:], *again[-1:]):
        piece.height += 2.5
    pieces[0].above = 4.0 if block.fit == "tight" else 10.0
    for piece in pieces:
        piece.hold = True
    repeated = (*again, *head)
    if total(repeated) > REPEATED_HIGH:
        repeated = ()
    high = 0.0
    for place, row in enumerate(block.rows):
        lines = _row(grid, row)
        high += sum(piece.height for piece in lines)
        near_the_head = place < FIRST_ROWS - 1 and high < FIRST_ROWS_HIGH
        near_an_end = near_the_head or (place == len(block.rows) - 2 and high < KEPT_TOGETHER)
        for piece in lines:
            piece.again = repeated
        lines[-1].hold = near_an_end and place < len(block.rows) - 1
        pieces += lines
    return pieces


def _head(grid: Grid) -> list[Piece]:
    if not any(column.title or column.realm for column in grid.columns):
        return [_ruled_under(Piece(1.0, nothing), grid.wide, OUTLINE)]
    heads = [
        Cell(column.title, RealmMark(column.realm) if column.realm else None)
        for column in grid.columns
    ]
    (piece, *rest) = beside(_cells(grid, heads, style.TABLE_HEAD))
    piece.height += grid.pad - 1
    return [_ruled_under(piece, grid.wide, OUTLINE), *rest]


def _row(grid: Grid, row: Sequence[Cell]) -> list[Piece]:
    lines = beside(_cells(grid, row, style.TABLE)) or [Piece(style.TABLE.leading, nothing)]
    first, last = lines[0], lines[-1]
    first.draw = _lowered(first.draw, grid.pad)
    first.height += grid.pad
    last.height += grid.pad
    _ruled_under(last, grid.wide, LINE)
    return lines


def _cells(grid: Grid, cells: Sequence[Cell], kind: style.Type) -> list[tuple[float, list[Piece]]]:
    found: list[tuple[float, list[Piece]]] = []
    at = 0.0
    for cell, column, wide in zip(cells, grid.columns, grid.widths, strict=True):
        found.append((at, _set(cell, column, wide, grid.gutter, kind)))
        at += wide
    return found


def _set(cell: Cell, column: Column, wide: float, gutter: float, kind: style.Type) -> list[Piece]:
    """Set one cell; its words end short of the next column."""
    if cell.strong:
        kind = replace(style.SMALL_STRONG, size=kind.size)
    words = cell.words
    if isinstance(cell.mark, Status):
        kind = style.SMALL_STRONG.in_colour(marks.tone(cell.mark.key))
        words = words or cell.mark.label
    if column.align == "right":
        return _right(words, kind, wide, gutter)
    lines = text_pieces(words, kind, wide - gutter, indent=MARK_ROOM if cell.mark else 0.0)
    if cell.mark:
        lines = lines or [Piece(kind.leading, nothing)]
        lines[0].draw = _marked(lines[0].draw, cell.mark, kind.leading)
    if cell.under:
        lines += text_pieces(cell.under, style.CHART, wide - gutter, 1.5)
    return lines


def _right(words: Words, kind: style.Type, wide: float, gutter: float) -> list[Piece]:
    """Set figures so that their ends stand one below the other."""
    return [
        Piece(kind.leading, drawn_line(line, kind, wide - gutter / 2 - line.width))
        for line in wrap(words, kind, wide - gutter / 2 - 2)
    ]


def _marked(inner: Draw, mark: Status | RealmMark, leading: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        centre = (left + 4.2, top - leading / 2)
        if isinstance(mark, Status):
            marks.status_mark(pen, mark.key, centre, 3.7)
        else:
            marks.realm_mark(pen, mark.realm, centre, 4.4)
        inner(pen, left, top)

    return draw


def _lowered(inner: Draw, down: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        inner(pen, left, top - down)

    return draw


def _ruled_under(piece: Piece, wide: float, colour: str) -> Piece:
    inner, high = piece.draw, piece.height

    def draw(pen: Pen, left: float, top: float) -> None:
        inner(pen, left, top)
        pen.rule((left, top - high), (left + wide, top - high), colour, HAIRLINE)

    piece.draw = draw
    return piece
