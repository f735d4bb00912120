"""The signs at the right end of a card's caption: links, how we know, what is loose or due."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from selfeval.ui import icons, theme
from selfeval.ui.rows.marks import Mark

PIP, STEPS = 13, 5


def square(left: float, line: QRectF, side: float) -> QRectF:
    """Return a square in the middle of a line, for a sign."""
    return QRectF(left, line.center().y() - side / 2, side, side)


def paint_mark(painter: QPainter, mark: Mark, line: QRectF) -> float:
    """Draw a row's signs at the right end of a line; return the room they took."""
    right = line.right()
    if mark.due:
        right = _paint_icon(painter, "clock", right, line, "thread_text")
    if mark.private:
        right = _paint_icon(painter, "eye-off", right, line, "text3")
    if mark.loose:
        right = _paint_icon(painter, "unlink", right, line, "warn")
    if mark.steps:
        right = _paint_pips(painter, mark.steps, right, line)
    if mark.links:
        right = _paint_count(painter, mark.links, right, line)
    return line.right() - right


def _paint_icon(painter: QPainter, name: str, right: float, line: QRectF, token: str) -> float:
    side = theme.px(15)
    icons.draw_icon(painter, name, square(right - side, line, side), theme.colour(token))
    return right - side - 8


def _paint_pips(painter: QPainter, steps: int, right: float, line: QRectF) -> float:
    """Five pips, filled as far as we know: from a hunch to tested here."""
    wide, high = theme.px(PIP), theme.px(6)
    left = right - STEPS * wide
    for at in range(STEPS):
        pip = QRectF(left + at * wide, line.center().y() - high / 2, wide - 3, high)
        painter.setPen(QPen(theme.colour("text2" if at < steps else "outline"), 1))
        painter.setBrush(theme.colour("text2") if at < steps else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pip, high / 2, high / 2)
    return left - 8


def _paint_count(painter: QPainter, count: int, right: float, line: QRectF) -> float:
    words = f"{count:,}"
    painter.setPen(theme.colour("text2"))
    right -= QFontMetrics(painter.font()).horizontalAdvance(words)
    painter.drawText(
        QRectF(right, line.top(), 60, line.height()), int(Qt.AlignmentFlag.AlignVCenter), words
    )
    side = theme.px(14)
    icons.draw_icon(painter, "link", square(right - side - 4, line, side), theme.colour("text3"))
    return right - side - 12
