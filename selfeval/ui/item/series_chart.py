"""A small line of readings over time, drawn only where there are figures to draw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core.series import Gap, Point, Series, gap_words
from selfeval.i18n import _
from selfeval.ui import theme

SIDE, TOP, FOOT = 42, 28, 26
APART = 76
"""Pixels between two points that both say their figure and period."""
DASHES = {"local": [5.0, 3.0], "national": [1.0, 3.0]}
"""Strokes and blanks of the lines to compare with: dashed and dotted."""


class SeriesChart(QWidget):
    """Readings as a line; a gap breaks it, and lines to compare with are dashed and dotted.

    All of it is said in words, too: the figures in a table, the gaps and comparators beside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._series = Series()
        self._names: dict[str, str] = {}
        self.setObjectName("series_chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Readings over time"))
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(140))

    def show_series(self, series: Series, local: str, national: str) -> None:
        """Draw a measure over time with the names of its comparators; nothing below two points."""
        self._series = series
        self._names = {"local": local or _("Local"), "national": national or _("National")}
        self.setAccessibleDescription(_spoken(series, self._names))
        self.setVisible(len(series.points) > 1)
        self.update()

    # Where things stand -------------------------------------------------------------------

    def _lines(self) -> list[tuple[str, Sequence[Point]]]:
        found = (("local", self._series.local), ("national", self._series.national))
        return [(name, points) for name, points in found if points]

    def _label(self, name: str, points: Sequence[Point]) -> str:
        return f"{self._names[name]} {points[-1].words}"

    def _room(self) -> QRectF:
        metrics = QFontMetrics(theme.font("badge"))
        labels = [metrics.horizontalAdvance(self._label(*line)) + 22 for line in self._lines()]
        right = min(max([SIDE, *labels]), self.width() // 3)
        return QRectF(self.rect()).adjusted(SIDE, theme.px(TOP), -right, -theme.px(FOOT) - 6)

    def _scale(self) -> tuple[date, int, float, float]:
        """Return the first day, the number of days, and the lowest and highest figure."""
        shown = [*self._series.points, *self._series.local, *self._series.national]
        days = [point.on for point in shown]
        days += [gap.on for gap in self._series.gaps if gap.on is not None]
        figures = [point.figure for point in shown]
        return min(days), max(1, (max(days) - min(days)).days), min(figures), max(figures)

    def _across(self, on: date) -> float:
        first, days, _low, _high = self._scale()
        room = self._room()
        return room.left() + room.width() * (on - first).days / days

    def _place(self, point: Point) -> QPointF:
        _first, _days, low, high = self._scale()
        room = self._room()
        share = (point.figure - low) / (high - low) if high > low else 0.5
        return QPointF(self._across(point.on), room.bottom() - room.height() * share)

    # Painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._series.points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - theme.px(FOOT)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(12, floor, self.width() - 12, floor)
        painter.setFont(theme.font("badge"))
        self._paint_comparators(painter)
        for gap in self._series.gaps:
            self._paint_gap(painter, gap, floor)
        self._paint_line(painter)
        self._paint_points(painter, floor)

    def _paint_comparators(self, painter: QPainter) -> None:
        taken: list[float] = []
        for name, points in sorted(self._lines(), key=lambda line: -line[1][-1].figure):
            pen = QPen(theme.colour("text3"), 1.6)
            pen.setDashPattern(DASHES[name])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline([self._place(point) for point in points])
            self._paint_label(painter, self._label(name, points), self._place(points[-1]), taken)

    def _paint_label(self, painter: QPainter, words: str, end: QPointF, taken: list[float]) -> None:
        """Write the name of a line at its end, below one that stands there already."""
        line = QFontMetrics(painter.font()).lineSpacing()
        top = end.y() - line / 2
        if taken and top < taken[-1] + line:
            top = taken[-1] + line
        taken.append(top)
        painter.setPen(theme.colour("text2"))
        room = QRectF(end.x() + 12, top, self.width() - end.x() - 16, line)
        text = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_gap(self, painter: QPainter, gap: Gap, floor: int) -> None:
        """A dotted upright where a figure is missing; why is said below the chart."""
        if gap.on is None:
            return
        across, room = self._across(gap.on), self._room()
        painter.setPen(QPen(theme.colour("outline"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(across, room.top() - 6), QPointF(across, floor))
        painter.setPen(theme.colour("text3"))
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(across - 60, floor + 4, 120, theme.px(18)), middle, gap.period)

    def _paint_line(self, painter: QPainter) -> None:
        points = self._series.points
        missing = [gap.on for gap in self._series.gaps if gap.on is not None]
        for before, after in pairwise(points):
            broken = any(before.on <= day <= after.on for day in missing)
            pen = QPen(theme.colour("outline" if broken else "text"), 1.2 if broken else 2)
            pen.setStyle(Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(self._place(before), self._place(after))

    def _paint_points(self, painter: QPainter, floor: int) -> None:
        points, said_at = self._series.points, -1000.0
        end = self._place(points[-1]).x()
        apart = theme.px(APART)
        for at, point in enumerate(points):
            place, last = self._place(point), at == len(points) - 1
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(theme.colour("text" if last else "surface"))
            painter.drawEllipse(place, 4, 4)
            if last or (place.x() - said_at >= apart and end - place.x() >= apart):
                said_at = place.x()
                self._say(painter, place, point, floor)

    def _say(self, painter: QPainter, place: QPointF, point: Point, floor: int) -> None:
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        line = theme.px(18)
        words = QRectF(place.x() - 60, place.y() - 6 - line, 120, line)
        ground = painter.boundingRect(words, middle, point.words).adjusted(-3, 1, 3, -1)
        painter.fillRect(ground, theme.colour("surface"))
        painter.setPen(theme.colour("text"))
        painter.drawText(words, middle, point.words)
        painter.setPen(theme.colour("text3"))
        painter.drawText(QRectF(place.x() - 60, floor + 4, 120, line), middle, point.period)


def _spoken(series: Series, names: dict[str, str]) -> str:
    said = [f"{point.period}: {point.words}" for point in series.points]
    said += [gap_words(gap) for gap in series.gaps]
    for name, points in (("local", series.local), ("national", series.national)):
        if points:
            said.append(f"{names[name]}: {points[-1].words}")
    return ", ".join(said)
