"""Lay out tables: hairlines between rows, heads repeated on every page, no row cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report import charts, marks, style
from selfeval.report.layout import bars
from selfeval.report.layout.flow import Abreast, Draw, Frame, Piece, nothing, total
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import continued, drawn_line, text_pieces
from selfeval.report.layout.text import Line, width_of, wrap
from selfeval.report.pen import Pen
from selfeval.report.snapshot.chart_parts import Series
from selfeval.report.snapshot.plan_parts import Calendar
from selfeval.report.story.blocks import Bar, Cell, Column, RealmMark, Status, Table, Words
from selfeval.report.structure import Element
from selfeval.report.style import HAIRLINE, LINE, OUTLINE, Sheet

MARK_ROOM = 12.0
WAY_ROOM, WAY_HIGH = 16.0, 9.0
FIRST_ROWS = 3
LONGEST_FIGURE = 14
"""Letters of a figure or a day that is never broken."""
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

    @property
    def calendars(self) -> list[tuple[Calendar, float, float]]:
        """The calendars of columns, each with its distance from the left and its width."""
        starts = accumulate(self.widths, initial=0.0)
        return [
            (column.calendar, at, wide)
            for column, at, wide in zip(self.columns, starts, self.widths, strict=False)
            if column.calendar is not None
        ]


def table(block: Table, place: Place) -> list[Piece]:
    """Set a table. The caption, the head and the first three rows stay together.

    Where rows are tall, as those of actions are, fewer rows are enough.
    """
    width = place.width
    widths = _widths(block, width)
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


def _widths(block: Table, width: float) -> tuple[float, ...]:
    """Return how wide columns are: wide enough for the words of heads and for figures, if they can.

    What some lack the others give, as far as they have more than they need.
    """
    gutter = FITS[block.fit][1]
    wanted = [column.share * width for column in block.columns]
    least = [_least(block, at, column, gutter) for at, column in enumerate(block.columns)]
    lacking = [max(0.0, need - have) for need, have in zip(least, wanted, strict=True)]
    spare = [max(0.0, have - need) for need, have in zip(least, wanted, strict=True)]
    if not any(lacking) or sum(lacking) > sum(spare):
        return tuple(wanted)
    given = sum(lacking) / sum(spare)
    return tuple(
        have + lack - extra * given
        for have, lack, extra in zip(wanted, lacking, spare, strict=True)
    )


def _least(block: Table, at: int, column: Column, gutter: float) -> float:
    """Return how wide a column has to be for the words of its head, and for figures as a whole."""
    mark = MARK_ROOM if column.realm else 0.0
    found = max((width_of(word, style.TABLE_HEAD) for word in column.title.split()), default=0.0)
    if column.calendar is not None:
        return bars.room_for_seasons(column.calendar)
    if column.align != "right":
        return found + mark + gutter
    figures = {cell.words for row in block.rows if isinstance((cell := row[at]).words, str)}
    short = [words for words in figures if len(words) <= LONGEST_FIGURE]
    widest = max((width_of(words, style.TABLE) for words in short), default=0.0)
    return max(found, widest) + gutter / 2 + 2.5


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
    for (_at, pieces), column, wide in zip(cells, grid.columns, grid.widths, strict=True):
        if column.calendar is not None:
            pieces.append(_seasons(column.calendar, wide))
    frame = _ruled_under(replace(grid, columns=()), OUTLINE)
    return [Abreast(cells, under=grid.pad - 1, frame=frame).piece()]


def _seasons(calendar: Calendar, wide: float) -> Piece:
    """Set what terms are called, to be seen only: who hears a table hears the days of each row."""

    def draw(pen: Pen, left: float, top: float) -> None:
        bars.draw_seasons(pen, calendar, left, top, wide)

    return Piece(style.CHART.leading, draw)


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
    if isinstance(cell.mark, Bar):
        return _barred(cell.mark, words, wide, tag)
    lines = text_pieces(words, kind, room, Element("P", tag) if cell.under else tag, indent=indent)
    if cell.mark:
        lines = lines or [Piece(kind.leading, nothing)]
        lines[0].draw = _marked(lines[0].draw, cell.mark, kind.leading, sign)
    if cell.under:
        lines += text_pieces(cell.under, style.CHART, room, Element("P", tag), 1.5)
    if cell.series:
        lines.append(_way(cell.series, indent, room))
    return lines


def _way(series: Series, indent: float, room: float) -> Piece:
    """Set the way of a sign from where it began to what is hoped for, without words."""

    def draw(pen: Pen, left: float, top: float) -> None:
        corner = (left + indent + 1, top - WAY_ROOM + WAY_HIGH + 2.5)
        charts.draw_way(pen, series, corner, room - indent - 5, WAY_HIGH)

    return Piece(WAY_ROOM, draw)


def _barred(bar: Bar, words: Words, wide: float, tag: Element) -> list[Piece]:
    """Set a bar across the calendar of its column, and under it how far it is."""

    def draw(pen: Pen, left: float, top: float) -> None:
        bars.draw_bar(pen, bar, left, top, wide)

    def under(line: Line) -> Draw:
        return lambda pen, left, top: bars.draw_stage(pen, bar, line, (left, top), wide, tag)

    lines = wrap(words, style.CHART, wide)
    stages = [Piece(style.CHART.leading, under(line)) for line in lines]
    return [Piece(bars.ROOM, draw), *stages]


def _sign(mark: Status | RealmMark | Bar | None, words: Words, tag: Element) -> Element | None:
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
    wide, calendars = grid.wide, grid.calendars

    def draw(pen: Pen, left: float, top: float, high: float) -> None:
        for calendar, at, room in calendars:
            bars.draw_calendar(pen, calendar, (left + at, top), (room, high))
        pen.rule((left, top - high), (left + wide, top - high), colour, HAIRLINE)

    return draw
