"""The symbols of the indicators' words on the screen, the same shapes as in the report.

Each can be told from the others without colour, and none stands without its word.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from selfeval.ui import theme

TONES = {
    "seen": "ok",
    "holding": "ok",
    "on_course": "ok",
    "partly_seen": "warn",
    "not_yet_seen": "warn",
    "not_seen": "warn",
    "overdue": "warn",
    "other_way": "bad",
    "too_early": "text3",
    "no_reading": "text3",
}
FILLED = {"seen", "holding", "overdue"}
SIZE = 14

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Lines inside the shape; a point is a share of the radius from the middle, y downwards."""

STROKES: dict[str, Strokes] = {
    "seen": (((-0.45, 0), (-0.1, 0.38), (0.48, -0.38)),),
    "holding": (((-0.45, -0.25), (0.45, -0.25)), ((-0.45, 0.25), (0.45, 0.25))),
    "overdue": (((0, -0.55), (0, 0.1)), ((0, 0.5), (0, 0.52))),
    "not_yet_seen": (((-0.45, 0), (0.45, 0)),),
    "not_seen": (((-0.4, -0.4), (0.4, 0.4)), ((-0.4, 0.4), (0.4, -0.4))),
    "too_early": (((0, -0.55), (0, 0), (0.42, 0)),),
    "other_way": (((0.5, 0), (-0.5, 0)), ((-0.1, -0.4), (-0.5, 0), (-0.1, 0.4))),
}


def draw_sign(painter: QPainter, word: str, box: QRectF) -> None:
    """Draw the symbol of an indicator's word (a value of core.signs.Word) into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, middle, radius = theme.colour(TONES[word]), box.center(), box.width() / 2
    _draw_shape(painter, word, middle, radius, ink)
    filled = word in FILLED or word == "other_way"
    width = radius * (0.26 if filled else 0.22)
    pen = QPen(theme.colour("surface") if filled else ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in STROKES.get(word, ()):
        points = [QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in stroke]
        painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _draw_shape(painter: QPainter, word: str, middle: QPointF, radius: float, ink: QColor) -> None:
    edge = QPen(ink, max(1.2, radius * 0.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    if word == "other_way":
        side = radius * 0.9
        painter.drawRect(QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side))
    elif word == "on_course":
        corners = ((-0.65, -0.95), (1.0, 0), (-0.65, 0.95))
        points = [QPointF(middle.x() + x * radius, middle.y() + y * radius) for x, y in corners]
        painter.drawPolygon(QPolygonF(points))
    elif word in FILLED:
        painter.drawEllipse(middle, radius, radius)
    else:
        ring = radius * (0.7 if word == "no_reading" else 0.9)
        if word == "partly_seen":
            around = QRectF(middle.x() - ring, middle.y() - ring, 2 * ring, 2 * ring)
            painter.drawPie(around, 90 * 16, 180 * 16)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, ring, ring)


def sign_icon(word: str) -> QIcon:
    """Return a word's symbol as an icon, in the colours of the scheme in use."""
    made = QIcon()
    side = theme.px(SIZE) + 2
    for scale in (1, 2, 3):
        picture = QPixmap(side * scale, side * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_sign(painter, word, QRectF(1, 1, side - 2, side - 2))
        painter.end()
        made.addPixmap(picture)
    return made


class SignMark(QWidget):
    """A symbol as a widget; the word beside it says what it means."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = theme.px(SIZE) + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_sign(QPainter(self), self._word, QRectF(self.rect()).adjusted(1, 1, -1, -1))
