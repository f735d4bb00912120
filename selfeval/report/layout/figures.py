"""Lay out what is drawn: charts, cards, figures at a glance, ladders, priorities in a line."""

from __future__ import annotations

from selfeval.report import charts, marks, style
from selfeval.report.layout.flow import Piece
from selfeval.report.layout.prose import baseline, text_pieces
from selfeval.report.layout.text import clipped, width_of
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import (
    Card,
    Cards,
    Chart,
    Ladder,
    Lines,
    PriorityLine,
    StatusLine,
    Tile,
    Tiles,
)
from selfeval.report.style import HAIRLINE, INK, LINE, OUTLINE, Type

CARD_GAP = 16.0
SPARK_HIGH = 32.0
TILE_FIGURE = Type("serif", 17, 20)
PRIORITY_TITLE = Type("serif", 11.5, 15, strong=True)
NUMBER_ROOM = 26.0
WORDS_ROOM = 168.0


def chart(block: Chart, width: float) -> list[Piece]:
    """Set a chart over the whole width it is given."""
    series = block.series

    def draw(pen: Pen, left: float, top: float) -> None:
        if series.goal is not None or series.today_at is not None:
            charts.draw_sign(pen, series, left, top, width, block.high)
        else:
            charts.draw_trend(pen, series, left, top, width, block.high)

    return [Piece(block.high, draw, above=7.0)]


def cards(block: Cards, width: float) -> list[Piece]:
    """Set small charts side by side, three to a row."""
    wide = (width - 2 * CARD_GAP) / 3
    pieces: list[Piece] = []
    for start in range(0, len(block.cards), 3):
        row = block.cards[start : start + 3]
        pieces.append(_card_row(row, wide, 10.0 if start else 3.0))
    return pieces


def _card_row(row: tuple[Card, ...], wide: float, above: float) -> Piece:
    titles = [clipped(card.title, style.SMALL_STRONG, wide - 14, 2) for card in row]
    title_lines = max(len(lines) for lines in titles)
    title_high = title_lines * style.SMALL_STRONG.leading
    high = title_high + 12 + SPARK_HIGH + 16

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, (card, lines) in enumerate(zip(row, titles, strict=True)):
            x = left + place * (wide + CARD_GAP)
            marks.realm_mark(pen, card.realm, (x + 4.5, top - 6), 4.5)
            for number, line in enumerate(lines):
                level = baseline(top - number * 12, style.SMALL_STRONG)
                pen.line(line, x + 14, level, style.SMALL_STRONG)
            pen.words(card.figures, x, baseline(top - title_high, style.SMALL), style.SMALL_QUIET)
            chart_top = top - title_high - 12
            if card.series is not None:
                charts.draw_spark(pen, card.series, x, chart_top, wide, SPARK_HIGH)
            else:
                foot = chart_top - SPARK_HIGH
                pen.rule((x, foot), (x + wide, foot), LINE, HAIRLINE)
            _status_words(pen, card, x, chart_top - SPARK_HIGH - 3)

    return Piece(high, draw, above=above)


def _status_words(pen: Pen, card: Card, x: float, top: float) -> None:
    kind = style.SMALL_STRONG.in_colour(marks.tone(card.status.key))
    marks.status_mark(pen, card.status.key, (x + 4.2, top - 6), 3.7)
    pen.words(card.status.label, x + 12, baseline(top, kind), kind)


def tiles(block: Tiles, width: float) -> list[Piece]:
    """Set figures at a glance side by side, under a hairline each."""
    if not block.tiles:
        return []
    gap = 12.0
    wide = (width - gap * (len(block.tiles) - 1)) / len(block.tiles)
    under = [clipped(tile.beside, style.SMALL_QUIET, wide, 2) for tile in block.tiles]
    high = 14 + TILE_FIGURE.leading + 12 * max(len(lines) for lines in under) + 2

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, (tile, lines) in enumerate(zip(block.tiles, under, strict=True)):
            x = left + place * (wide + gap)
            pen.rule((x, top), (x + wide, top), OUTLINE, HAIRLINE)
            pen.words(tile.title, x, baseline(top - 3, style.SMALL_STRONG), style.SMALL_STRONG)
            _tile_figure(pen, tile, x, top - 14, wide)
            for row, line in enumerate(lines):
                level = baseline(top - 14 - TILE_FIGURE.leading - row * 12, style.SMALL)
                pen.line(line, x, level, style.SMALL_QUIET)

    return [Piece(high, draw, above=7.0)]


def _tile_figure(pen: Pen, tile: Tile, x: float, top: float, wide: float) -> None:
    """Write the figure as large as it fits."""
    fits = wide / max(width_of(tile.figure, TILE_FIGURE), wide)
    kind = Type(TILE_FIGURE.family, max(TILE_FIGURE.size * fits, 7), TILE_FIGURE.leading)
    pen.words(tile.figure, x, baseline(top, kind), kind)


def ladder(block: Ladder, width: float) -> list[Piece]:
    """Set a ladder: filled steps up to where it stands, then the words."""

    def draw(pen: Pen, left: float, top: float) -> None:
        for rung in range(block.rungs):
            filled = rung < block.step
            high = 3.0 + 1.6 * rung
            pen.box(
                left + rung * 7.5,
                top - 12,
                5.2,
                high,
                fill=INK if filled else "",
                stroke=INK if filled else OUTLINE,
                width=0.6,
            )

    words = text_pieces(block.label, style.SMALL_STRONG, width)
    return [Piece(15.0, draw, hold=True), *words]


def lines(block: Lines, width: float) -> list[Piece]:
    """Set priorities in a line each: number, title, who, and the indicators' words."""
    return [_priority_line(line, width, first=place == 0) for place, line in enumerate(block.lines)]


def _priority_line(line: PriorityLine, width: float, *, first: bool) -> Piece:
    title_room = width - NUMBER_ROOM - WORDS_ROOM - 8
    titles = clipped(line.title, PRIORITY_TITLE, title_room, 3)
    words = clipped(line.words, style.SMALL_STRONG, WORDS_ROOM - 12, 4)
    notes = clipped(line.note, style.SMALL_QUIET, width - NUMBER_ROOM, 3) if line.note else []
    by = clipped(line.by, style.SMALL_QUIET, title_room, 2)
    body = max(len(titles) * 15 + len(by) * 12, len(words) * 12 + 2)
    high = 5 + body + len(notes) * 12 + 5
    tone = style.SMALL_STRONG.in_colour(marks.tone(line.worst))

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule((left, top), (left + width, top), LINE, HAIRLINE)
        start = top - 5
        marks.number_mark(pen, line.place, (left + 8.5, start - 7.5), 8.2)
        x = left + NUMBER_ROOM
        for row, found in enumerate(titles):
            pen.line(found, x, baseline(start - row * 15, PRIORITY_TITLE), PRIORITY_TITLE)
        under = start - len(titles) * 15
        for row, found in enumerate(by):
            pen.line(found, x, baseline(under - row * 12, style.SMALL), style.SMALL_QUIET)
        right = left + width - WORDS_ROOM
        marks.status_mark(pen, line.worst, (right + 4.2, start - 7.5), 3.7)
        for row, found in enumerate(words):
            pen.line(found, right + 12, baseline(start - 1.5 - row * 12, tone), tone)
        for row, found in enumerate(notes):
            pen.line(found, x, baseline(start - body - row * 12, style.SMALL), style.SMALL_QUIET)
        if line.key:
            pen.link(line.key, left, top - high, width, high)

    return Piece(high, draw, above=3.0 if first else 0.0)


def status_line(block: StatusLine, width: float) -> list[Piece]:
    """Set a status word behind its symbol."""
    status = block.status
    kind = style.SMALL_STRONG.in_colour(marks.tone(status.key))
    pieces = text_pieces(status.label, kind, width, 3.0, indent=12)
    if pieces:
        inner = pieces[0].draw

        def draw(pen: Pen, left: float, top: float) -> None:
            marks.status_mark(pen, status.key, (left + 4.2, top - 6), 3.7)
            inner(pen, left, top)

        pieces[0].draw = draw
        pieces[-1].height += 2
    return pieces
