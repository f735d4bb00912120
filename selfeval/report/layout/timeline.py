"""Lay out a timeline: half-terms as columns, actions as bars with their words beside them."""

from __future__ import annotations

from selfeval.report import marks, style
from selfeval.report.brush import Brush
from selfeval.report.layout.flow import Piece
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import baseline, hold_all, text_pieces
from selfeval.report.layout.text import clipped
from selfeval.report.pen import Pen
from selfeval.report.snapshot.plan_parts import TimelineBar, TimelinePart
from selfeval.report.story.blocks import Timeline
from selfeval.report.style import HAIRLINE, INK, LINE, OUTLINE

WORDS = 0.44
"""The share of the width that the actions' words take."""
ROW, HEAD, BAR = 13.0, 15.0, 5.0
THINNEST = 3.0
DOTS = (0.8, 1.8)


def timeline(block: Timeline, place: Place) -> list[Piece]:
    """Set a timeline under its caption; it is one figure, which is not cut."""
    shown, width = block.timeline, place.width
    high = timeline_high(shown)
    caption = text_pieces(block.caption, style.CAPTION, width, place.tag("P"), 9.0)
    tag = place.tag("Figure", alt=block.alt)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(tag, (left, top), width, high):
            draw_timeline(pen, shown, left, top, width)

    return [*hold_all(caption), Piece(high, draw, above=2.0)]


def timeline_high(shown: TimelinePart) -> float:
    """Return how high a timeline is, in points."""
    return HEAD + ROW * len(shown.bars) + 4


def draw_timeline(pen: Brush, shown: TimelinePart, left: float, top: float, width: float) -> None:
    """Draw a timeline below `top`."""
    high = timeline_high(shown)
    _columns(pen, shown, left + WORDS * width, top, (1 - WORDS) * width, high)
    for at, bar in enumerate(shown.bars):
        _bar(pen, bar, left, top - HEAD - at * ROW, width)


def _columns(
    pen: Brush, shown: TimelinePart, left: float, top: float, wide: float, high: float
) -> None:
    foot = top - high
    pen.rule((left, top - HEAD + 2), (left + wide, top - HEAD + 2), OUTLINE, HAIRLINE)
    for column in shown.columns:
        x = left + column.left * wide
        pen.rule((x, top - 2), (x, foot), LINE, HAIRLINE)
        room = (column.right - column.left) * wide - 5
        for line in clipped(column.title, style.CHART, room, 1):
            pen.line(line, x + 3, baseline(top - 1, style.CHART), style.CHART)
    if shown.today is not None and 0 <= shown.today <= 1:
        x = left + shown.today * wide
        pen.rule((x, top - HEAD + 2), (x, foot), INK, 0.8, DOTS)


def _bar(pen: Brush, bar: TimelineBar, left: float, top: float, width: float) -> None:
    marks.realm_mark(pen, bar.realm, (left + 4.2, top - ROW / 2), 4.0)
    for line in clipped(bar.words, style.CHART, WORDS * width - 20, 1):
        pen.line(line, left + 12, baseline(top - (ROW - 10) / 2, style.CHART), style.CHART)
    x, wide = left + WORDS * width, (1 - WORDS) * width
    begins, ends = x + bar.left * wide, x + bar.right * wide
    long = max(ends - begins, THINNEST)
    fill, stroke = (INK, INK) if bar.is_done else ("", INK)
    pen.box(begins, top - ROW / 2 - BAR / 2, long, BAR, fill, stroke, 1.2, 0.8)
