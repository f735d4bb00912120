"""Lay out what is drawn: charts, cards, figures at a glance, ladders, priorities in a line."""

from __future__ import annotations

from selfeval.i18n import _
from selfeval.report import charts, marks, style
from selfeval.report.layout.flow import Piece
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import baseline, item_of, text_pieces
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
from selfeval.report.structure import Element
from selfeval.report.style import HAIRLINE, INK, LINE, OUTLINE, Type

CARD_GAP = 16.0
SPARK_HIGH = 32.0
TILE_FIGURE = Type("serif", 17, 20)
PRIORITY_TITLE = Type("serif", 11.5, 15, strong=True)
NUMBER_ROOM = 26.0
WORDS_ROOM = 168.0


def chart(block: Chart, place: Place) -> list[Piece]:
    """Set a chart over the whole width it is given."""
    series, width = block.series, place.width
    tag = place.tag("Figure", alt=block.alt)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(tag, (left, top), width, block.high):
            if series.goal is not None or series.today_at is not None:
                charts.draw_sign(pen, series, left, top, width, block.high)
            else:
                charts.draw_trend(pen, series, left, top, width, block.high)

    return [Piece(block.high, draw, above=7.0)]


def cards(block: Cards, place: Place) -> list[Piece]:
    """Set small charts side by side, three to a row."""
    wide = (place.width - 2 * CARD_GAP) / 3
    whole = place.inside(place.tag("L"))
    pieces: list[Piece] = []
    for start in range(0, len(block.cards), 3):
        row = block.cards[start : start + 3]
        pieces.append(_card_row(row, wide, 10.0 if start else 3.0, whole))
    return pieces


def _card_row(row: tuple[Card, ...], wide: float, above: float, whole: Place) -> Piece:
    titles = [clipped(card.title, style.SMALL_STRONG, wide - 14, 2) for card in row]
    title_lines = max(len(lines) for lines in titles)
    title_high = title_lines * style.SMALL_STRONG.leading
    high = title_high + 12 + SPARK_HIGH + 16
    tags = [_card_tags(whole) for _card in row]

    def draw(pen: Pen, left: float, top: float) -> None:
        for at, (card, lines, (words, figures, status)) in enumerate(
            zip(row, titles, tags, strict=True)
        ):
            x = left + at * (wide + CARD_GAP)
            marks.realm_mark(pen, card.realm, (x + 4.5, top - 6), 4.5)
            for number, line in enumerate(lines):
                level = baseline(top - number * 12, style.SMALL_STRONG)
                pen.line(line, x + 14, level, style.SMALL_STRONG, words)
            level = baseline(top - title_high, style.SMALL)
            pen.words(card.figures, x, level, style.SMALL_QUIET, tag=figures)
            chart_top = top - title_high - 12
            if card.series is not None:
                charts.draw_spark(pen, card.series, x, chart_top, wide, SPARK_HIGH)
            else:
                foot = chart_top - SPARK_HIGH
                pen.rule((x, foot), (x + wide, foot), LINE, HAIRLINE)
            _status_words(pen, card, x, chart_top - SPARK_HIGH - 3, status)

    return Piece(high, draw, above=above)


def _card_tags(whole: Place) -> tuple[Element, Element, Element]:
    """Begin the elements of a card: its title, its figures, which its chart shows, its status."""
    body = Element("LBody", whole.tag("LI"))
    return Element("P", body), Element("P", body), Element("P", body)


def _status_words(pen: Pen, card: Card, x: float, top: float, tag: Element) -> None:
    kind = style.SMALL_STRONG.in_colour(marks.tone(card.status.key))
    marks.status_mark(pen, card.status.key, (x + 4.2, top - 6), 3.7)
    pen.words(card.status.label, x + 12, baseline(top, kind), kind, tag=tag)


def tiles(block: Tiles, place: Place) -> list[Piece]:
    """Set figures at a glance side by side, under a hairline each."""
    if not block.tiles:
        return []
    gap = 12.0
    wide = (place.width - gap * (len(block.tiles) - 1)) / len(block.tiles)
    under = [clipped(tile.beside, style.SMALL_QUIET, wide, 2) for tile in block.tiles]
    high = 14 + TILE_FIGURE.leading + 12 * max(len(lines) for lines in under) + 2
    whole = place.inside(place.tag("L"))
    tags = [Element("LBody", whole.tag("LI")) for _tile in block.tiles]

    def draw(pen: Pen, left: float, top: float) -> None:
        for at, (tile, lines, tag) in enumerate(zip(block.tiles, under, tags, strict=True)):
            x = left + at * (wide + gap)
            pen.rule((x, top), (x + wide, top), OUTLINE, HAIRLINE)
            title = baseline(top - 3, style.SMALL_STRONG)
            pen.words(tile.title, x, title, style.SMALL_STRONG, tag=tag)
            _tile_figure(pen, tile, x, top - 14, wide, tag)
            for row, line in enumerate(lines):
                level = baseline(top - 14 - TILE_FIGURE.leading - row * 12, style.SMALL)
                pen.line(line, x, level, style.SMALL_QUIET, tag)

    return [Piece(high, draw, above=7.0)]


def _tile_figure(pen: Pen, tile: Tile, x: float, top: float, wide: float, tag: Element) -> None:
    """Write the figure as large as it fits."""
    fits = wide / max(width_of(tile.figure, TILE_FIGURE), wide)
    kind = Type(TILE_FIGURE.family, max(TILE_FIGURE.size * fits, 7), TILE_FIGURE.leading)
    pen.words(tile.figure, x, baseline(top, kind), kind, tag=tag)


def ladder(block: Ladder, place: Place) -> list[Piece]:
    """Set a ladder: filled steps up to where it stands, then the words."""
    said = _("Step {step} of {steps}").format(step=block.step, steps=block.rungs)
    tag = place.tag("Figure", alt=said)
    wide = block.rungs * 7.5

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(tag, (left, top), wide, 12.0):
            _rungs(pen, block, left, top)

    words = text_pieces(block.label, style.SMALL_STRONG, place.width, place.tag("P"))
    return [Piece(15.0, draw, hold=True), *words]


def _rungs(pen: Pen, block: Ladder, left: float, top: float) -> None:
    for rung in range(block.rungs):
        filled = rung < block.step
        pen.box(
            left + rung * 7.5,
            top - 12,
            5.2,
            3.0 + 1.6 * rung,
            fill=INK if filled else "",
            stroke=INK if filled else OUTLINE,
            width=0.6,
        )


def lines(block: Lines, place: Place) -> list[Piece]:
    """Set priorities in a line each: number, title, who, and the indicators' words."""
    whole = place.inside(place.tag("L", attributes="/O/List/ListNumbering/Decimal"))
    return [_priority_line(line, whole, first=at == 0) for at, line in enumerate(block.lines)]


def _priority_line(line: PriorityLine, whole: Place, *, first: bool) -> Piece:
    width = whole.width
    title_room = width - NUMBER_ROOM - WORDS_ROOM - 8
    titles = clipped(line.title, PRIORITY_TITLE, title_room, 3)
    words = clipped(line.words, style.SMALL_STRONG, WORDS_ROOM - 12, 4)
    notes = clipped(line.note, style.SMALL_QUIET, width - NUMBER_ROOM, 3) if line.note else []
    by = clipped(line.by, style.SMALL_QUIET, title_room, 2)
    body = max(len(titles) * 15 + len(by) * 12, len(words) * 12 + 2)
    high = 5 + body + len(notes) * 12 + 5
    tone = style.SMALL_STRONG.in_colour(marks.tone(line.worst))
    number, inside = item_of(whole.into)
    name = Element("P", inside)
    link = Element("Link", name, key=line.key) if line.key else name
    said = Element("P", inside)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule((left, top), (left + width, top), LINE, HAIRLINE)
        start = top - 5
        marks.number_mark(pen, line.place, (left + 8.5, start - 7.5), 8.2, number)
        x = left + NUMBER_ROOM
        tag = link if line.key in pen.pages else name
        for row, found in enumerate(titles):
            pen.line(found, x, baseline(start - row * 15, PRIORITY_TITLE), PRIORITY_TITLE, tag)
        under = start - len(titles) * 15
        for row, found in enumerate(by):
            level = baseline(under - row * 12, style.SMALL)
            pen.line(found, x, level, style.SMALL_QUIET, said)
        right = left + width - WORDS_ROOM
        marks.status_mark(pen, line.worst, (right + 4.2, start - 7.5), 3.7)
        for row, found in enumerate(words):
            pen.line(found, right + 12, baseline(start - 1.5 - row * 12, tone), tone, said)
        for row, found in enumerate(notes):
            level = baseline(start - body - row * 12, style.SMALL)
            pen.line(found, x, level, style.SMALL_QUIET, said)
        if line.key:
            pen.link(link, line.title, left, top - high, width, high)

    return Piece(high, draw, above=3.0 if first else 0.0)


def status_line(block: StatusLine, place: Place) -> list[Piece]:
    """Set a status word behind its symbol."""
    status = block.status
    kind = style.SMALL_STRONG.in_colour(marks.tone(status.key))
    pieces = text_pieces(status.label, kind, place.width, place.tag("P"), 3.0, indent=12)
    if pieces:
        inner = pieces[0].draw

        def draw(pen: Pen, left: float, top: float) -> None:
            marks.status_mark(pen, status.key, (left + 4.2, top - 6), 3.7)
            inner(pen, left, top)

        pieces[0].draw = draw
        pieces[-1].height += 2
    return pieces
