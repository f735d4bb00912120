"""Small charts of one series, drawn straight on the page: labelled ends, visible gaps.

A dashed line is what to hold the figures against: a comparator with its words, or the way from
where an indicator started to where it should be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.report.brush import Brush, Point
from selfeval.report.layout.text import Line, clipped, width_of, wrap
from selfeval.report.snapshot.chart_parts import Goal, Mark, Series
from selfeval.report.style import (
    CHART,
    CHART_STRONG,
    HAIRLINE,
    INK,
    LINE,
    OUTLINE,
    PAPER,
    QUIET,
)

DASH = (2.6, 2.0)
DOTS = (0.8, 1.8)
LABEL_ROOM = 10.5
LONGEST_NAME = 64.0
LEAST_SEEN = 0.2
"""Of the whole scale: what moves less is not drawn as if it moved more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The area that figures are drawn in, and the scale of its height."""

    left: float
    bottom: float
    wide: float
    high: float
    low: float
    top: float

    def at(self, along: float, value: float) -> Point:
        """Return where a value stands; one off the scale stands at its edge."""
        share = (value - self.low) / ((self.top - self.low) or 1)
        held = min(max(share, 0.0), 1.0)
        return self.left + along * self.wide, self.bottom + held * self.high


def draw_trend(
    pen: Brush, series: Series, left: float, top: float, wide: float, high: float
) -> None:
    """Draw a fact's readings with their comparator, in a box of `wide` by `high` points."""
    ends = [mark for mark in series.marks if mark.value is not None]
    axis = max(width_of(series.high_words, CHART), width_of(series.low_words, CHART)) + 5
    right = max([width_of(ends[-1].label, CHART_STRONG)] if ends else [0.0])
    named = _comparator_lines(series.comparator_words)
    right = max([right, *(line.width for line in named)]) + 8
    inset = 7.0
    frame = Frame(
        left + axis + inset,
        top - high + 14,
        max(wide - axis - right - 2 * inset, 20),
        high - 14 - 7,
        series.low,
        series.high,
    )
    _scale(pen, frame, series, left + axis, inset)
    _periods(pen, frame, series.marks)
    if series.comparator:
        points = [frame.at(along, value) for along, value in series.comparator]
        if len(points) == 1:
            points = [frame.at(0, series.comparator[0][1]), frame.at(1, series.comparator[0][1])]
        pen.path(points, QUIET, 0.9, DASH)
    _line(pen, frame, series.marks)
    _gaps(pen, frame, series.marks)
    _end_words(pen, frame, series, ends, inset)
    if len(ends) > 1:
        x, y = frame.at(ends[0].at, ends[0].value or 0.0)
        level = _clear(frame, y, series, ends)
        room = width_of(ends[0].label, CHART) + 2
        pen.box(x - room / 2, level - 2, room, CHART.size, PAPER)
        pen.words(ends[0].label, x, level, CHART, "centre")


def _comparator_lines(words: str) -> list[Line]:
    """Break a comparator's name, and its last figure below it, into short lines."""
    return wrap(words, CHART, LONGEST_NAME)


def _scale(pen: Brush, frame: Frame, series: Series, axis: float, inset: float) -> None:
    """Draw the foot, the middle and the head of the scale, with its two figures."""
    for share in (0.0, 0.5, 1.0):
        y = frame.bottom + share * frame.high
        ends = ((axis + 2, y), (frame.left + frame.wide + inset, y))
        pen.rule(*ends, colour=OUTLINE if share == 0 else LINE, width=HAIRLINE)
    pen.words(series.low_words, axis - 2, frame.bottom - 2.7, CHART, "right")
    pen.words(series.high_words, axis - 2, frame.bottom + frame.high - 2.7, CHART, "right")


def _periods(pen: Brush, frame: Frame, marks: Sequence[Mark]) -> None:
    """Name the periods below the foot: all of them where there is room, else the two ends."""
    room = frame.wide / max(len(marks) - 1, 1)
    widest = max((width_of(mark.period, CHART) for mark in marks), default=0.0)
    named = marks if widest + 6 < room else (marks[0], marks[-1])
    if widest + 6 > frame.wide or len(marks) < 2:
        named = marks[-1:]
    for mark in named:
        x, _y = frame.at(mark.at, frame.low)
        for line in clipped(mark.period, CHART, LONGEST_NAME, 1):
            pen.line(line, x - line.width / 2, frame.bottom - 12, CHART)


def _line(pen: Brush, frame: Frame, marks: Sequence[Mark]) -> None:
    """Join neighbouring figures; over a gap there is no line."""
    stretch: list[Point] = []
    for mark in marks:
        if mark.value is None:
            pen.path(stretch, INK, 1.4)
            stretch = []
        else:
            stretch.append(frame.at(mark.at, mark.value))
    pen.path(stretch, INK, 1.4)
    figures = [mark for mark in marks if mark.value is not None]
    for mark in figures:
        centre = frame.at(mark.at, mark.value or 0.0)
        pen.circle(centre, 2.6 if mark is figures[-1] else 1.9, fill=INK, stroke=PAPER, width=0.7)


def _gaps(pen: Brush, frame: Frame, marks: Sequence[Mark]) -> None:
    """Show a gap as a dotted upright with an empty ring at its foot."""
    for mark in marks:
        if mark.value is None:
            x, y = frame.at(mark.at, frame.low)
            pen.rule((x, y + 3), (x, y + frame.high), OUTLINE, 0.7, DOTS)
            pen.circle((x, y), 2.2, fill=PAPER, stroke=OUTLINE, width=0.7)


def _end_words(
    pen: Brush, frame: Frame, series: Series, ends: Sequence[Mark], inset: float
) -> None:
    """Write the last figure and the comparator's words at the right, clear of each other."""
    x = frame.left + frame.wide + inset + 3
    parts = _comparator_lines(series.comparator_words)
    compared = frame.at(1, series.comparator[-1][1])[1] if series.comparator else None
    last = frame.at(1, ends[-1].value or 0.0)[1] if ends else None
    if last is not None and compared is not None and parts:
        apart = LABEL_ROOM if last >= compared else LABEL_ROOM * len(parts)
        if abs(last - compared) < apart:
            compared = last - LABEL_ROOM if last >= compared else last + apart
    if ends and last is not None:
        pen.words(ends[-1].label, x, last - 2.7, CHART_STRONG)
    if compared is not None:
        for row, part in enumerate(parts):
            pen.line(part, x, compared - 2.7 - row * 9.0, CHART)


def _clear(frame: Frame, y: float, series: Series, ends: Sequence[Mark]) -> float:
    """Return a baseline for the first figure's words, away from where the line goes on."""
    falls = len(ends) > 1 and (ends[1].value or 0.0) < (ends[0].value or 0.0)
    if series.comparator:
        falls = (ends[0].value or 0.0) >= series.comparator[0][1]
    above = falls or y - 12 < frame.bottom + 2
    return y + 5 if above and y + 12 < frame.bottom + frame.high + 8 else y - 11


def draw_sign(
    pen: Brush, series: Series, left: float, top: float, wide: float, high: float
) -> None:
    """Draw an indicator's readings on the way from its start to what is hoped for, with words."""
    goal = series.goal
    frame = Frame(left + 4, top - high + 15, wide - 8, high - 15 - 12, series.low, series.high)
    foot = frame.bottom - 4
    pen.rule((left, foot), (left + wide, foot), LINE, HAIRLINE)
    if series.today_at is not None:
        x = frame.left + series.today_at * frame.wide
        pen.rule((x, foot), (x, top - 8), LINE, 0.7, DOTS)
    _way(pen, frame, series)
    if goal is not None:
        _goal_words(pen, frame, goal)
    figures = [mark for mark in series.marks if mark.value is not None]
    if figures:
        _latest_words(pen, frame, figures, goal, left)


def _latest_words(
    pen: Brush, frame: Frame, figures: Sequence[Mark], goal: Goal | None, left: float
) -> None:
    """Write the latest figure before its dot, on the side that the line does not come from."""
    last = figures[-1]
    before = figures[-2].value if len(figures) > 1 else goal.start if goal else last.value
    rises = (last.value or 0.0) >= (before or 0.0)
    x, y = frame.at(last.at, last.value or 0.0)
    wide = width_of(last.label, CHART_STRONG)
    if goal is not None and rises and _close(frame, last, goal):
        pen.words(last.label, min(x + 6, frame.left + frame.wide + 4 - wide), y - 9, CHART_STRONG)
        return
    end = max(x + 2, left + wide)
    pen.words(last.label, end, y + 6 if rises else y - 12, CHART_STRONG, "right")


def _way(pen: Brush, frame: Frame, series: Series) -> None:
    """Draw the dashed way, the readings, and the ring that waits at its end."""
    goal = series.goal
    marks = [mark for mark in series.marks if mark.value is not None]
    points = [frame.at(mark.at, mark.value or 0.0) for mark in marks]
    if goal is not None:
        start, end = frame.at(goal.start_at, goal.start), frame.at(goal.end_at, goal.end)
        pen.path([start, end], QUIET, 0.9, DASH)
        pen.circle(end, 3.4, fill=PAPER, stroke=INK, width=0.9)
        pen.circle(start, 1.8, fill=INK)
        points = [start, *(point for point in points if point[0] >= start[0] - 0.01)]
    pen.path(points, INK, 1.4)
    if marks:
        pen.circle(frame.at(marks[-1].at, marks[-1].value or 0.0), 2.8, fill=INK)


def _close(frame: Frame, mark: Mark, goal: Goal) -> bool:
    """Whether the ring at the end of the way would be in the way of words above a dot."""
    x, y = frame.at(mark.at, mark.value or 0.0)
    end_x, end_y = frame.at(goal.end_at, goal.end)
    return abs(x - end_x) < 16 and -4 < end_y - y < 18


def _goal_words(pen: Brush, frame: Frame, goal: Goal) -> None:
    """Write both ends of the way, away from it, and their days at the foot."""
    left, right = frame.left - 4, frame.left + frame.wide + 4
    rises = goal.end >= goal.start
    x, y = frame.at(goal.start_at, goal.start)
    wide = width_of(goal.start_words, CHART)
    if rises and y - 11 < frame.bottom - 1 and x - wide - 6 > left:
        pen.words(goal.start_words, x - 6, y - 2, CHART, "right")
    else:
        below = rises and y - 11 >= frame.bottom - 1
        pen.words(goal.start_words, max(left, x - 4), y - 11 if below else y + 5, CHART)
    end_x, y = frame.at(goal.end_at, goal.end)
    wide = width_of(goal.end_words, CHART)
    above = rises or y - 13 < frame.bottom - 4
    pen.words(goal.end_words, min(end_x - 4, right - wide), y + 6 if above else y - 13, CHART)
    foot = frame.bottom - 13
    end_day = min(end_x - 4, right - width_of(goal.end_day, CHART))
    pen.words(goal.end_day, end_day, foot, CHART)
    if max(left, x - 4) + width_of(goal.start_day, CHART) + 6 < end_day:
        pen.words(goal.start_day, max(left, x - 4), foot, CHART)


def draw_spark(
    pen: Brush, series: Series, left: float, top: float, wide: float, high: float
) -> None:
    """Draw an indicator's way without words, for a card that says them beside it."""
    pen.rule((left, top - high), (left + wide, top - high), LINE, HAIRLINE)
    _way(pen, Frame(left + 3, top - high + 4, wide - 10, high - 9, series.low, series.high), series)


def draw_way(pen: Brush, series: Series, corner: Point, wide: float, high: float) -> None:
    """Draw an indicator's way alone, in a table that says its figures; `corner` is upper left.

    As there is no scale to read, it takes all of the height, but for a small movement.
    """
    left, top = corner
    values = [mark.value for mark in series.marks if mark.value is not None]
    if series.goal is not None:
        values += [series.goal.start, series.goal.end]
    least, most = min(values, default=0.0), max(values, default=1.0)
    whole = (series.high - series.low) or 1.0
    half = max(most - least, LEAST_SEEN * whole) / 2
    middle = (least + most) / 2
    _way(pen, Frame(left, top - high, wide, high, middle - half, middle + half), series)
