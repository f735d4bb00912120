"""A small line of readings over time, drawn only where there are figures to draw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core.figures import as_day, reading_words, value_of
from selfeval.core.models import Reading
from selfeval.i18n import _
from selfeval.ui import theme, wording

SIDE, TOP, FOOT = 42, 26, 24
APART = 76
"""Pixels between two points that both say their figure and period."""


@dataclass(frozen=True)
class Point:
    """One reading: its day, its height from 0 to 1, what it says, and what its period is called."""

    on: date
    figure: float
    words: str
    period: str


class SeriesChart(QWidget):
    """Readings as a line; a gap breaks it. The table beside it says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._points: list[Point] = []
        self._breaks: set[int] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Readings over time"))
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(112))

    def show_readings(self, readings: Iterable[Reading], unit: str) -> None:
        """Draw the readings that have a day and a figure; nothing for fewer than two."""
        self._points, self._breaks = [], set()
        ordered = sorted(readings, key=lambda one: (one.sort_date or "", one.period))
        for one in ordered:
            on, figure = as_day(one.sort_date), value_of(one, unit)
            if on is not None and figure is not None:
                self._points.append(
                    Point(on, float(figure), reading_words(one, unit), wording.period(one.period))
                )
            elif one.reason:
                self._breaks.add(len(self._points))
        said = ", ".join(f"{point.period}: {point.words}" for point in self._points)
        self.setAccessibleDescription(said)
        self.setVisible(len(self._points) > 1)
        self.update()

    def _places(self) -> list[QPointF]:
        first, last = self._points[0].on, self._points[-1].on
        days = max(1, (last - first).days)
        low = min(point.figure for point in self._points)
        high = max(point.figure for point in self._points)
        room = QRectF(self.rect()).adjusted(SIDE, TOP, -SIDE, -FOOT - 6)
        spread = high - low or 1.0
        return [
            QPointF(
                room.left() + room.width() * (point.on - first).days / days,
                room.bottom()
                - room.height() * ((point.figure - low) / spread if high > low else 0.5),
            )
            for point in self._points
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        floor = self.height() - FOOT
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(12, floor, self.width() - 12, floor)
        self._paint_line(painter, places)
        painter.setFont(theme.font("badge"))
        said_at = -1000.0
        for at, (place, point) in enumerate(zip(places, self._points, strict=True)):
            last = at == len(places) - 1
            fits = place.x() - said_at >= APART and (last or places[-1].x() - place.x() >= APART)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(theme.colour("text" if last else "surface"))
            painter.drawEllipse(place, 4, 4)
            if fits or last:
                said_at = place.x()
                self._say(painter, place, point, floor)

    def _paint_line(self, painter: QPainter, places: list[QPointF]) -> None:
        for at in range(1, len(places)):
            broken = at in self._breaks
            pen = QPen(theme.colour("outline" if broken else "text"), 1.2 if broken else 2)
            pen.setStyle(Qt.PenStyle.DotLine if broken else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(places[at - 1], places[at])

    def _say(self, painter: QPainter, place: QPointF, point: Point, floor: int) -> None:
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(place.x() - 60, place.y() - 24, 120, 16), middle, point.words)
        painter.setPen(theme.colour("text3"))
        painter.drawText(QRectF(place.x() - 60, floor + 4, 120, 16), middle, point.period)
