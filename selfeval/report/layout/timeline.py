"""Lay out a timeline: half-terms as columns, actions as bars with their words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.report import marks, style
from selfeval.report.brush import Brush
from selfeval.report.layout.flow import Piece
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import baseline, hold_all, text_pieces
from selfeval.report.layout.text import Line, clipped
from selfeval.report.pen import Pen
from selfeval.report.snapshot.plan_parts import TimelineBar, TimelinePart
from selfeval.report.story.blocks import Timeline
from selfeval.report.style import HAIRLINE, INK, LINE, OUTLINE

WORDS = 0.44
"""The share of the width that the actions' words take."""
ROW, HEAD, BAR = 13.0, 15.0, 5.0
THINNEST = 3.0
MOST_LINES = 2
DOTS = (0.8, 1.8)


def timeline(block: Timeline, place: Place) -> list[Piece]:
    """Set a timeline under its caption; it is one figure, which is not cut."""
    shown, width = block.timeline, place.width
    high = timeline_high(shown, width)
    caption = text_pieces(block.caption, style.CAPTION, width, place.tag("P"), 9.0)
    tag = place.tag("Figure", alt=block.alt)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(tag, (left, top), width, high):
            draw_timeline(pen, shown, left, top, width)

    return [*hold_all(caption), Piece(high, draw, above=2.0)]


def timeline_high(shown: TimelinePart, width: float) -> float:
    """Return how high a timeline of a width is, in points."""
    return HEAD + sum(_high(lines) for lines in _words(shown, width)) + 4


def draw_timeline(pen: Brush, shown: TimelinePart, left: float, top: float, width: float) -> None:
    """Draw a timeline below `top`."""
    high = timeline_high(shown, width)
    _columns(pen, shown, left + WORDS * width, top, (1 - WORDS) * width, high)
    down = top - HEAD
    for bar, lines in zip(shown.bars, _words(shown, width), strict=True):
        _bar(pen, bar, lines, left, down, width)
        down -= _high(lines)


def _words(shown: TimelinePart, width: float) -> list[list[Line]]:
    """Return the words of each bar, on two lines where one is too short for them."""
    room = WORDS * width - 20
    return [clipped(bar.words, style.CHART, room, MOST_LINES) for bar in shown.bars]


def _high(lines: Sequence[Line]) -> float:
    return max(ROW, ROW + (len(lines) - 1) * style.CHART.leading)


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


def _bar(
    pen: Brush, bar: TimelineBar, lines: Sequence[Line], left: float, top: float, width: float
) -> None:
    middle = top - _high(lines) / 2
    marks.realm_mark(pen, bar.realm, (left + 4.2, middle), 4.0)
    first = middle + len(lines) * style.CHART.leading / 2
    for at, line in enumerate(lines):
        level = baseline(first - at * style.CHART.leading, style.CHART)
        pen.line(line, left + 12, level, style.CHART)
    x, wide = left + WORDS * width, (1 - WORDS) * width
    begins, ends = x + bar.left * wide, x + bar.right * wide
    long = max(ends - begins, THINNEST)
    fill, stroke = (INK, INK) if bar.is_done else ("", INK)
    pen.box(begins, middle - BAR / 2, long, BAR, fill, stroke, 1.2, 0.8)
