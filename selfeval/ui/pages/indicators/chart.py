"""Paint an indicator's small chart: readings, where they started, what is hoped for, today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from selfeval.core.small_chart import Dot, SmallChart
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.signs import draw_sign

HEIGHT = 96
"""Pixels that a chart takes at 100 % text."""
SIDE = 8
RADIUS = 4.0
ROOM_FOR_TODAY = 0.8
"""Share of the width from which “today” stands before its line and not after it."""


@dataclass(frozen=True)
class Axis:
    """The days that all charts share, and today."""

    first: date
    last: date
    today: date

    def share(self, day: date) -> float:
        """Return where a day stands, from 0 to 1 where it is on the axis."""
        return (day - self.first).days / max(1, (self.last - self.first).days)


class Painted:
    """One chart in one box."""

    def __init__(self, painter: QPainter, box: QRectF, chart: SmallChart, axis: Axis) -> None:
        self._painter, self._chart, self._axis = painter, chart, axis
        self._face = _face()
        line = QFontMetricsF(self._face).lineSpacing()
        self._plot = box.adjusted(SIDE, line + 7, -SIDE, -line - 9)
        self._floor = box.bottom() - line - 2
        self._box, self._line = box, line

    def paint(self) -> None:
        """Paint everything, the quiet parts first."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._face)
        self._paint_axis()
        self._paint_today()
        painter.setClipRect(self._box.adjusted(0, 0, 0, -self._line))
        self._paint_expected()
        self._paint_readings()
        painter.restore()

    def _at(self, dot: Dot) -> QPointF:
        plot = self._plot
        return QPointF(
            plot.left() + plot.width() * self._axis.share(dot.on),
            plot.bottom() - plot.height() * dot.height,
        )

    def _is_on_axis(self, dot: Dot) -> bool:
        return self._axis.first <= dot.on <= self._axis.last

    # The quiet parts ----------------------------------------------------------------------------

    def _paint_axis(self) -> None:
        box, painter = self._box, self._painter
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(box.left(), self._floor), QPointF(box.right(), self._floor))
        painter.setPen(theme.colour("text2"))
        taken = box.left() - 8
        for middle, words in self._labels():
            width = QFontMetricsF(self._face).horizontalAdvance(words)
            left = min(max(middle - width / 2, box.left()), box.right() - width)
            if left >= taken + 8:
                room = QRectF(left, self._floor + 1, width + 1, self._line)
                painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), words)
                taken = left + width

    def _labels(self) -> Iterator[tuple[float, str]]:
        """The month in which the axis begins, and the day until which we look."""
        axis, goal = self._axis, self._chart.goal
        yield self._box.left(), _written(axis.first, "MMM")
        if goal is not None and self._is_on_axis(goal):
            yield self._at(goal).x(), _written(goal.on, "d MMM")
        else:
            yield self._box.right(), _written(axis.last, "MMM")

    def _paint_today(self) -> None:
        share = self._axis.share(self._axis.today)
        x = self._plot.left() + self._plot.width() * share
        pen = QPen(theme.colour("outline"), 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(x, self._box.top() + 2), QPointF(x, self._floor))
        words = _("today")
        width = QFontMetricsF(self._face).horizontalAdvance(words)
        left = x - width - 5 if share > ROOM_FOR_TODAY else x + 5
        self._painter.setPen(theme.colour("text2"))
        room = QRectF(left, self._box.top(), width + 1, self._line)
        self._painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), words)

    def _paint_expected(self) -> None:
        start, goal = self._chart.start, self._chart.goal
        pen = QPen(theme.colour("text3"), 1.4)
        if start is not None and goal is not None:
            pen.setDashPattern([3, 2.2])
            self._painter.setPen(pen)
            self._painter.drawLine(self._at(start), self._at(goal))
        if start is not None and all(start.on != dot.on for dot in self._chart.dots):
            self._ring(start, theme.colour("text3"), theme.colour("surface"), RADIUS - 0.5)
        if goal is not None:
            self._ring(goal, theme.colour("text3"), theme.colour("surface"), RADIUS + 1.5)
            self._ring(goal, theme.colour("text3"), theme.colour("text3"), RADIUS - 2.2)

    # The readings -------------------------------------------------------------------------------

    def _paint_readings(self) -> None:
        shown = [dot for dot in self._chart.dots if self._is_on_axis(dot)]
        if self._chart.has_line:
            self._paint_line()
        figures = [dot for dot in shown if not dot.is_gap]
        for dot in shown:
            if dot.is_gap:
                self._paint_gap(dot)
            elif dot.word:
                self._paint_word(dot)
            else:
                ink = theme.colour("text")
                fill = ink if dot is figures[-1] else theme.colour("surface")
                self._ring(dot, ink, fill, RADIUS)

    def _paint_line(self) -> None:
        """Join figures that follow each other; a gap between two breaks the line into dots."""
        gaps = [dot.on for dot in self._chart.dots if dot.is_gap]
        figures = [dot for dot in self._chart.dots if not dot.is_gap]
        for one, other in pairwise(figures):
            broken = any(one.on < day < other.on for day in gaps)
            pen = QPen(theme.colour("outline" if broken else "text"), 1.3 if broken else 2)
            pen.setStyle(Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine)
            self._painter.setPen(pen)
            self._painter.drawLine(self._at(one), self._at(other))

    def _paint_gap(self, dot: Dot) -> None:
        x, half = self._at(dot).x(), 3.0
        self._painter.setPen(QPen(theme.colour("text3"), 1.4))
        for up in (-half, half):
            self._painter.drawLine(
                QPointF(x - half, self._floor - 6 + up), QPointF(x + half, self._floor - 6 - up)
            )

    def _paint_word(self, dot: Dot) -> None:
        side, at = theme.px(14), self._at(dot)
        draw_sign(self._painter, dot.word, QRectF(at.x() - side / 2, at.y() - side / 2, side, side))

    def _ring(self, dot: Dot, ink: QColor, fill: QColor, radius: float) -> None:
        self._painter.setPen(QPen(ink, 1.6))
        self._painter.setBrush(fill)
        radius *= theme.zoom() / 100
        self._painter.drawEllipse(self._at(dot), radius, radius)


def _face() -> QFont:
    made = theme.font("badge")
    made.setWeight(QFont.Weight.Normal)
    return made


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
