"""Lay out words: headings, paragraphs, points, questions and panels."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.i18n import _
from selfeval.report import marks, style
from selfeval.report.layout.flow import Abreast, Anchor, Draw, Piece, nothing
from selfeval.report.layout.place import Place
from selfeval.report.layout.text import Line, width_of, wrap
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import Asks, Bullets, Heading, Numbered, Panel, Para, Words
from selfeval.report.structure import Element
from selfeval.report.style import Type

HEADINGS = {
    1: (style.H1, 30.0, 6.0),
    2: (style.H2, 20.0, 4.0),
    3: (style.H3, 9.5, 1.5),
    4: (style.SMALL_STRONG, 7.0, 0.0),
}
KINDS = {
    "body": (style.BODY, 6.0),
    "lead": (style.LEAD, 7.0),
    "belief": (style.BELIEF, 5.0),
    "statement": (style.STATEMENT, 3.0),
    "quiet": (style.QUIET_BODY, 5.0),
    "side": (style.SMALL, 2.0),
    "under": (style.SMALL_QUIET, 0.0),
    "note": (style.NOTE, 0.0),
    "small": (style.SMALL, 3.0),
    "small quiet": (style.SMALL_QUIET, 3.0),
    "small strong": (style.SMALL_STRONG, 2.0),
    "caption": (style.CAPTION, 8.0),
    "quote": (style.Type("serif", 11, 15.5, style.QUIET, slanted=True), 5.0),
}
DOT_ROOM = 11.0
ASK_ROOM = 58.0
ABREAST_GAP = 22.0
PANEL_PAD = 9.5


def baseline(top: float, kind: Type) -> float:
    """Return where a line's letters stand when its leading begins at `top`."""
    return top - kind.leading / 2 - 0.335 * kind.size


def drawn_line(line: Line, kind: Type, tag: Element | None, indent: float = 0.0) -> Draw:
    """Return how to draw one line of text, which is part of the element `tag`."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(line, left + indent, baseline(top, kind), kind, tag)

    return draw


def text_pieces(
    words: Words,
    kind: Type,
    width: float,
    tag: Element | None,
    above: float = 0.0,
    indent: float = 0.0,
) -> list[Piece]:
    """Set words as one piece a line; the first two and the last two lines stay together.

    All are part of the element `tag`; None where they are there to be seen only.
    """
    lines = wrap(words, kind, width - indent)
    pieces = [Piece(kind.leading, drawn_line(line, kind, tag, indent)) for line in lines]
    if pieces:
        pieces[0].above = above
        for piece in {id(piece): piece for piece in (*pieces[:1], *pieces[-2:-1])}.values():
            piece.hold = len(pieces) > 1
    return pieces


def hold_all(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep pieces with each other and with what follows."""
    for piece in pieces:
        piece.hold = True
    return list(pieces)


def heading(block: Heading, place: Place) -> list[Piece]:
    """Set a heading, which never stands alone at the foot of a page."""
    if block.level == 0:
        anchor = Anchor(block.key, block.outline, 0)
        return [Piece(0.0, nothing, hold=True, anchor=anchor)]
    kind, above, below = HEADINGS[block.level]
    if block.level == 1 and block.deeper:
        kind = style.H1_WITHIN
    indent, width = kind.size * 1.35 if block.realm else 0.0, place.width
    pieces: list[Piece] = []
    if block.eyebrow:
        pieces = text_pieces(block.eyebrow, style.EYEBROW, width, place.tag("P"))
    if pieces:
        pieces[-1].height += 3
    tag = place.tag(f"H{place.into.depths.of(block.level)}") if block.words.strip() else None
    even = _even(block.words, kind, width - indent) + indent
    lines = text_pieces(block.words, kind, even, tag, indent=indent)
    if lines and block.realm:
        lines[0].draw = _with_realm(lines[0].draw, block.realm, kind)
    pieces += lines
    if not pieces:
        return []
    pieces[0].above = above
    pieces[-1].height += below
    if block.key:
        title = block.outline or block.words
        pieces[0].anchor = Anchor(block.key, title, block.level - 1 + block.deeper)
    return hold_all(pieces)


def _even(words: str, kind: Type, width: float) -> float:
    """Return a width at which a large heading of two or three lines has lines of one length."""
    count = len(wrap(words, kind, width))
    if count not in (2, 3) or kind.family == "sans":
        return width
    low, high = width / 2, width
    for _step in range(6):
        middle = (low + high) / 2
        if len(wrap(words, kind, middle)) > count:
            low = middle
        else:
            high = middle
    return high


def _with_realm(inner: Draw, realm: str, kind: Type) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        radius = kind.size * 0.48
        marks.realm_mark(pen, realm, (left + radius, top - kind.leading / 2), radius)
        inner(pen, left, top)

    return draw


def para(block: Para, place: Place) -> list[Piece]:
    """Set a paragraph."""
    kind, above = KINDS[block.kind]
    if block.kind == "quote":
        tag = Element("P", place.tag("BlockQuote"))
        pieces = text_pieces(block.words, kind, place.width, tag, above, indent=12)
        for piece in pieces:
            piece.draw = _with_bar(piece.draw, kind.leading)
        return pieces
    pieces = text_pieces(block.words, kind, place.width, place.tag("P"), above)
    return hold_all(pieces) if block.hold else pieces


def _with_bar(inner: Draw, high: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top - high, 1.6, high, fill=style.LINE)
        inner(pen, left, top)

    return draw


def item_of(whole: Element) -> tuple[Element, Element]:
    """Begin an item of a list: the element of its label, and that of its words."""
    item = Element("LI", whole)
    return Element("Lbl", item), Element("LBody", item)


def bullets(block: Bullets, place: Place) -> list[Piece]:
    """Set short points, each behind a dot."""
    pieces: list[Piece] = []
    whole = place.tag("L", attributes="/O/List/ListNumbering/Disc")
    for item in block.items:
        above = 4.0 if pieces else 2.0
        _label, body = item_of(whole)
        lines = text_pieces(item, style.POINT, place.width, body, above, indent=DOT_ROOM)
        if lines:
            lines[0].draw = _with_dot(lines[0].draw)
        pieces += lines
    return pieces


def _with_dot(inner: Draw) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        pen.circle((left + 3.2, top - style.POINT.leading / 2), 1.7, fill=style.INK)
        inner(pen, left, top)

    return draw


def numbered(block: Numbered, place: Place) -> list[Piece]:
    """Set sentences, each behind its number, which ends where all of them end."""
    pieces: list[Piece] = []
    widest = max((width_of(label, style.SMALL_STRONG) for label, _words in block.items), default=0)
    whole = place.tag("L", attributes="/O/List/ListNumbering/Decimal")
    wide = (place.width - ABREAST_GAP * (block.abreast - 1)) / block.abreast
    kind = style.POINT if block.abreast == 1 else style.ABREAST
    for start in range(0, len(block.items), block.abreast):
        above = 4.0 if pieces else 2.0
        row = [
            _numbered(item, kind, widest, wide, above, whole)
            for item in block.items[start : start + block.abreast]
        ]
        if block.abreast == 1:
            pieces += row[0]
        else:
            columns = [(at * (wide + ABREAST_GAP), lines) for at, lines in enumerate(row)]
            pieces.append(Abreast(columns).piece(above))
    return pieces


def _numbered(
    item: tuple[str, Words], kind: Type, widest: float, wide: float, above: float, whole: Element
) -> list[Piece]:
    label, words = item
    tag, body = item_of(whole)
    lines = text_pieces(words, kind, wide, body, above, indent=widest + 9)
    if lines:
        lines[0].draw = _with_number(lines[0].draw, kind, label, widest, tag)
    return lines


def _with_number(inner: Draw, kind: Type, label: str, widest: float, tag: Element) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        level = baseline(top, kind)
        pen.words(label, left + widest, level, style.SMALL_STRONG, "right", tag)
        inner(pen, left, top)

    return draw


def asks(block: Asks, place: Place) -> list[Piece]:
    """Set questions to the reader, each behind what it asks of them."""
    pieces: list[Piece] = []
    whole = place.tag("L")
    for kind, question in block.items:
        above = 4.0 if pieces else 2.0
        tag, body = item_of(whole)
        lines = text_pieces(question, style.POINT, place.width, body, above, indent=ASK_ROOM)
        if lines:
            lines[0].draw = _with_label(lines[0].draw, kind, tag)
        pieces += lines
    return pieces


def _with_label(inner: Draw, words: str, tag: Element) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        level = baseline(top, style.POINT)
        pen.words(words, left, level, style.SMALL_STRONG, tag=tag)
        inner(pen, left, top)

    return draw


def panel(block: Panel, place: Place) -> list[Piece]:
    """Set a quiet box; one that is too tall for a page goes on over the next."""
    inner, box = place.width - 2 * PANEL_PAD, place.inside(place.tag("Div"))
    lines = text_pieces(block.title, style.SMALL_STRONG, inner, box.tag("P"))
    lines += text_pieces(block.words, style.POINT, inner, box.tag("P"), 2.0)
    if block.note:
        lines += text_pieces(block.note, style.SMALL, inner, box.tag("P"), 5.0)
    for at, piece in enumerate(lines):
        first, last = at == 0, at == len(lines) - 1
        over = piece.above + (PANEL_PAD - 2 if first else 0.0)
        under = PANEL_PAD if last else 0.0
        piece.draw = _in_panel(piece.draw, piece.height, over, under, place.width)
        piece.height += over + under
        piece.above = 8.0 if first else 0.0
        piece.hold = piece.hold or len(lines) < 25
    if lines:
        lines[-1].hold = False
    return lines


def _in_panel(inner: Draw, high: float, over: float, under: float, width: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        whole = over + high + under
        pen.box(left, top - whole - 0.2, width, whole + 0.4, fill=style.SUNKEN)
        inner(pen, left + PANEL_PAD, top - over)

    return draw


def continued(words: str) -> str:
    """Say that a table goes on."""
    return _("{title} (continued)").format(title=words)
