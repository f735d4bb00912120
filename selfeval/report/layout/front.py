"""Lay out what is drawn once: the cover, the contents, the masthead and the room for notes."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.i18n import _
from selfeval.report import style
from selfeval.report.layout.flow import Anchor, Draw, Piece, nothing
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import baseline, item_of, text_pieces
from selfeval.report.layout.text import clipped, width_of
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import Contents, CoverPage, Masthead, NotesRoom, Signatures
from selfeval.report.structure import Element
from selfeval.report.style import (
    HAIRLINE,
    INK,
    LINE,
    MM,
    OUTLINE,
    THREAD,
    UPRIGHT,
    Sheet,
    Type,
)

COVER_HIGH = 168
"""Millimetres down to the contents."""
LOGO_WIDE, LOGO_HIGH = 46, 24
"""Millimetres that the logo may take."""
SCHOOL = Type("sans", 13, 18, strong=True)
STEP_NUMBER = Type("serif", 17, 21)
NOTE_LINE = 8 * MM
ENTRY, CLOSEST_ENTRY, ABOVE_ENTRIES = 18.5, 11.0, 33.0
"""The height of an entry of the contents, the least of it, and what stands above the first."""
LABEL_GAP = 4 * MM
MOST_FOOT_LINES = 2
HEAD_AT, FOOT_AT = 13.5 * MM, 10.5 * MM
"""How far the running head stands from the upper edge, and the foot from the lower."""


def cover(block: CoverPage, place: Place) -> list[Piece]:
    """Set the cover down to its contents."""
    width, unit = place.width, MM / place.sheet.scale
    school = clipped(block.school, SCHOOL, width, 3)
    titles = clipped(block.title, style.TITLE, width, 2)
    section = place.inside(place.tag("Sect"))
    tags = Front(
        section.tag("P"),
        section.tag(f"H{section.into.depths.of(1)}"),
        section.tag("P"),
        [item_of(whole) for whole in [section.tag("L")] * len(block.details)],
        [item_of(whole) for whole in [section.tag("L")] * len(block.steps)],
    )

    picture = _logo(block, section, LOGO_WIDE * unit, LOGO_HIGH * unit)

    def draw(pen: Pen, left: float, top: float) -> None:
        picture(pen, left + width, top)
        pen.box(left, top - 3.2, 22 * MM, 3.2, fill=block.accent)
        y = top - 16
        for line in school:
            pen.line(line, left, baseline(y, SCHOOL), SCHOOL, tags.school)
            y -= SCHOOL.leading
        y = top - 50 * unit + (len(titles) - 1) * style.TITLE.leading
        for line in titles:
            pen.line(line, left, baseline(y, style.TITLE), style.TITLE, tags.title)
            y -= style.TITLE.leading
        level = baseline(y - 2, style.SUBTITLE)
        for line in clipped(block.period, style.SUBTITLE, width, 1):
            pen.line(line, left, level, style.SUBTITLE, tags.period)
        _details(pen, block, left, top - 92 * unit, width, tags.details)
        _thread(pen, block, left, top - 137 * unit, width, tags.steps)

    return [Piece(COVER_HIGH * unit, draw, anchor=Anchor("cover", block.title, 0))]


def _logo(block: CoverPage, section: Place, wide: float, high: float) -> Draw:
    """Return how to draw the school's logo up to a right edge, as large as its room lets it be."""
    if not block.logo:
        return nothing
    across, down = size_of(block.logo)
    scale = min(wide / across, high / down)
    tag = section.tag("Figure", alt=_("The logo of {school}").format(school=block.school))

    def draw(pen: Pen, right: float, top: float) -> None:
        corner = (right - across * scale, top)
        with pen.figure(tag, corner, across * scale, down * scale):
            pen.image(block.logo, corner[0], top - down * scale, across * scale, down * scale)

    return draw


def size_of(picture: bytes) -> tuple[int, int]:
    """Return how many pixels a PNG picture is wide and high, as its header says."""
    across, down = struct.unpack(">II", picture[16:24])
    return max(across, 1), max(down, 1)


@dataclass(frozen=True, slots=True)
class Front:
    """The elements of a cover."""

    school: Element
    title: Element
    period: Element
    details: list[tuple[Element, Element]]
    steps: list[tuple[Element, Element]]


def _details(
    pen: Pen,
    block: CoverPage,
    left: float,
    top: float,
    width: float,
    tags: Sequence[tuple[Element, Element]],
) -> None:
    """Write for whom it is, how far it has come and what it goes by, below one another."""
    kind = style.QUIET_BODY.in_colour(INK)
    room = _room_for_labels([label for label, _words in block.details], width)
    for (label, words), (name, body) in zip(block.details, tags, strict=True):
        titles = clipped(label, style.SMALL_QUIET, room - LABEL_GAP, 3)
        lines = clipped(words, kind, width - room, 3)
        for row, line in enumerate(titles):
            y = baseline(top - row * kind.leading, style.QUIET_BODY)
            pen.line(line, left, y, style.SMALL_QUIET, name)
        for row, line in enumerate(lines):
            level = baseline(top - row * kind.leading, kind)
            pen.line(line, left + room, level, kind, body)
        top -= max(len(titles), len(lines)) * kind.leading + 3


def _room_for_labels(labels: Sequence[str], width: float) -> float:
    """Return how far in the words beside labels begin: past all of them, but within reason."""
    widest = max((width_of(label, style.SMALL_QUIET) for label in labels), default=0.0)
    return min(max(34 * MM, widest + LABEL_GAP), 0.4 * width)


def _thread(
    pen: Pen,
    block: CoverPage,
    left: float,
    level: float,
    width: float,
    tags: Sequence[tuple[Element, Element]],
) -> None:
    """Draw the five steps as rings on one golden line, each with how much it holds."""
    if not block.steps:
        return
    share = width / len(block.steps)
    radius = 13.5
    last = left + (len(block.steps) - 1) * share + radius
    pen.rule((left + radius, level), (last, level), THREAD, 1.8)
    for place, ((count, name), (number, body)) in enumerate(zip(block.steps, tags, strict=True)):
        x = left + place * share + radius
        pen.circle((x, level), radius, fill=style.PAPER, stroke=THREAD, width=1.8)
        size = STEP_NUMBER.size * (1 if len(count) < 3 else 0.7)
        kind = Type(STEP_NUMBER.family, size, STEP_NUMBER.leading)
        pen.words(count, x, level - 0.335 * size, kind, "centre", number)
        for row, line in enumerate(clipped(name, style.SMALL, share - 6, 2)):
            y = baseline(level - radius - 6 - row * 12, style.SMALL)
            pen.line(line, left + place * share, y, style.SMALL, body)


def contents(block: Contents, place: Place) -> list[Piece]:
    """Set the contents, a line a part; page numbers are known once all pages are laid out."""
    whole = place.inside(place.tag("TOC"))
    pieces = text_pieces(block.title, style.CAPTION, place.width, whole.tag("Caption"))
    for piece in pieces:
        piece.height += 4
        piece.hold = True
    high = place.sheet.room - COVER_HIGH * MM / place.sheet.scale - ABOVE_ENTRIES
    leading = min(ENTRY, max(high / max(len(block.entries), 1), CLOSEST_ENTRY))
    for title, key in block.entries:
        link = Element("Link", Element("Reference", whole.tag("TOCI")), key=key)
        pieces.append(Piece(leading, _entry(title, link, place.width, leading)))
    return pieces


def _entry(title: str, link: Element, width: float, leading: float) -> Draw:
    kind = Type("serif", min(10.5, 0.7 * leading), leading)
    name, number = Element("Span", link), Element("Span", link)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule((left, top), (left + width, top), LINE, HAIRLINE)
        (line,) = clipped(title, kind, width - 40, 1)
        pen.line(line, left, baseline(top, kind), kind, name)
        page = str(pen.pages.get(link.key, ""))
        pen.words(page, left + width, baseline(top, kind), kind, "right", number)
        pen.link(link, title, left, top - kind.leading, width, kind.leading)

    return draw


def masthead(block: Masthead, place: Place) -> list[Piece]:
    """Set the head of a report that has no cover."""
    depth = place.into.depths.of(1)
    pieces = text_pieces(block.title, style.H1, place.width, place.tag(f"H{depth}"))
    pieces += text_pieces(block.under, style.SMALL_QUIET, place.width, place.tag("P"))
    for piece in pieces:
        piece.hold = True
    if pieces:
        pieces[0].anchor = Anchor("top", block.title, 0)
    return pieces


def notes_room(block: NotesRoom, place: Place) -> list[Piece]:
    """Rule the rest of the page for notes, where at least two lines fit."""
    tag, width = place.tag("P"), place.width

    def stretched(left_over: float) -> Draw:
        rows = int((left_over - 38) / NOTE_LINE)
        if rows < 2:
            return nothing

        def draw(pen: Pen, left: float, top: float) -> None:
            pen.words(block.title, left, baseline(top - 20, style.CAPTION), style.CAPTION, tag=tag)
            for row in range(min(rows, 9)):
                y = top - 36 - (row + 1) * NOTE_LINE + 6
                pen.rule((left, y), (left + width, y), OUTLINE, HAIRLINE)

        return draw

    return [Piece(0.0, nothing, stretch=stretched)]


def signatures(block: Signatures, place: Place) -> list[Piece]:
    """Rule a line for each signature, two to a row, and say below it whose it is."""
    gap, high = 24.0, 74.0
    wide = (place.width - gap) / 2
    pieces: list[Piece] = []
    for start in range(0, len(block.roles), 2):
        row = [(role, place.tag("P")) for role in block.roles[start : start + 2]]
        pieces.append(Piece(high, _signed(row, block.under, wide, gap)))
    return pieces


def _signed(row: Sequence[tuple[str, Element]], under: str, wide: float, gap: float) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        for at, (role, tag) in enumerate(row):
            x, level = left + at * (wide + gap), top - 44
            pen.rule((x, level), (x + wide, level), OUTLINE, 0.6)
            for line in clipped(role, style.SMALL_STRONG, wide, 1):
                pen.line(line, x, baseline(level - 3, style.SMALL), style.SMALL_STRONG, tag)
            pen.words(under, x, baseline(level - 15, style.SMALL), style.SMALL_QUIET, tag=tag)

    return draw


MOST_AT_RIGHT = 0.7
"""The share of a page's width that the words at the right of its head may take."""


def running_head(
    pen: Pen,
    left_words: str,
    right_words: str,
    sheet: Sheet = UPRIGHT,
    tags: tuple[Element | None, Element | None] = (None, None),
) -> None:
    """Draw the head of a page: whose report it is, and which; each part has its tag."""
    left, right = sheet.left, sheet.left + sheet.full
    top = sheet.high - HEAD_AT / sheet.scale
    ends = clipped(right_words, style.RUNNING, sheet.full * MOST_AT_RIGHT, 1)
    room = sheet.full - sum(line.width for line in ends) - 20
    for line in clipped(left_words, style.RUNNING_STRONG, room, 1):
        pen.line(line, left, top, style.RUNNING_STRONG, tags[0])
    for line in ends:
        pen.line(line, right - line.width, top, style.RUNNING, tags[1])
    pen.rule((left, top - 6), (right, top - 6), INK, 0.7)


def running_foot(
    pen: Pen, words: str, number: str, sheet: Sheet = UPRIGHT, tag: Element | None = None
) -> None:
    """Draw the foot of a page: what readers should know, and which page of how many.

    What they should know is part of the element `tag`, where it is to be heard.
    """
    left, right, level = sheet.left, sheet.left + sheet.full, FOOT_AT / sheet.scale
    room = sheet.full - width_of(number, style.RUNNING) - 20
    lines = clipped(words, style.RUNNING, room, MOST_FOOT_LINES)
    for above, found in enumerate(reversed(lines)):
        pen.line(found, left, level + above * style.RUNNING.leading, style.RUNNING, tag)
    pen.words(number, right, level, style.RUNNING, "right")
