"""Draw when things happen: bars across a calendar of half-terms, in a column of a table."""

from __future__ import annotations

from selfeval.report import style
from selfeval.report.brush import Brush
from selfeval.report.layout.prose import baseline
from selfeval.report.layout.text import Line, width_of
from selfeval.report.snapshot.plan_parts import Calendar
from selfeval.report.story.blocks import Bar
from selfeval.report.structure import Element
from selfeval.report.style import HAIRLINE, INK, LINE, PAPER

HIGH, ROOM = 4.6, 10.0
"""Of a bar, and of the line of a cell that it takes, in points."""
THINNEST = 3.0
FILLS = {"done": INK, "under_way": LINE}
DOTS = (0.8, 1.8)
MOST = 110.0
BESIDE = 2.5
"""White space around words that stand on the lines of a calendar."""


def draw_calendar(
    pen: Brush, shown: Calendar, at: tuple[float, float], size: tuple[float, float]
) -> None:
    """Draw the lines of a calendar behind a row: where half-terms begin, and today."""
    left, top = at
    wide, high = size
    for begins in shown.begins:
        x = left + begins * wide
        pen.rule((x, top), (x, top - high), LINE, HAIRLINE)
    if shown.today is not None and 0 <= shown.today <= 1:
        x = left + shown.today * wide
        pen.rule((x, top), (x, top - high), INK, 0.8, DOTS)


def room_for_seasons(shown: Calendar) -> float:
    """Return how wide a calendar has to be for what its terms are called, as far as that goes.

    A term of which little is shown goes without its name.
    """
    wanted = (
        (width_of(season.title, style.CHART) + BESIDE) / (season.right - season.left)
        for season in shown.seasons
    )
    return max((wide for wide in wanted if wide <= MOST), default=0.0)


def draw_seasons(pen: Brush, shown: Calendar, left: float, top: float, wide: float) -> None:
    """Write what terms are called at the head of a calendar, each behind a short line.

    Where its name has no room a short one stands; a term of a few days goes without.
    """
    high = style.CHART.leading
    for season in shown.seasons:
        x, room = left + season.left * wide, (season.right - season.left) * wide
        pen.rule((x, top), (x, top - high), LINE, HAIRLINE)
        for words in (season.title, season.short):
            if words and width_of(words, style.CHART) + BESIDE <= room:
                pen.words(words, x + BESIDE, baseline(top, style.CHART), style.CHART)
                break


def draw_bar(pen: Brush, bar: Bar, left: float, top: float, wide: float) -> None:
    """Draw a bar below `top`: filled for what is done, grey for what is under way."""
    begins = min(bar.stretch.left * wide, wide - THINNEST)
    long = max((bar.stretch.right - bar.stretch.left) * wide, THINNEST)
    fill = FILLS.get(bar.stage, PAPER)
    low = top - ROOM / 2 - HIGH / 2
    pen.box(left + begins, low, long, HIGH, fill, INK, 1.2, 0.8)


def draw_stage(
    pen: Brush, bar: Bar, line: Line, at: tuple[float, float], wide: float, tag: Element
) -> None:
    """Write how far something is under its bar; `at` is the upper left of the line's room."""
    left, top = at
    x = left + max(0.0, min(bar.stretch.left * wide, wide - line.width))
    high = style.CHART.leading
    pen.box(x - BESIDE / 2, top - high, line.width + BESIDE, high, PAPER)
    pen.line(line, x, baseline(top, style.CHART), style.CHART, tag)
