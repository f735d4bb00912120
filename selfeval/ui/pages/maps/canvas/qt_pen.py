"""The pen of the screen: shapes of the map, painted by Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from selfeval.core.picture.shapes import Path, Shape, Words
from selfeval.ui import theme

ColourOf = Callable[[str], QColor]
STRONG = 600
"""The weight from which words are strong."""


def paint(painter: QPainter, shapes: Iterable[Shape], colour_of: ColourOf) -> None:
    """Paint shapes in map units; `colour_of` knows the tokens."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        if isinstance(shape, Path):
            painter.setPen(pen_of(shape, colour_of))
            painter.setBrush(QBrush(colour_of(shape.fill)) if shape.fill else QBrush())
            painter.drawPath(path_of(shape))
        else:
            painter.setFont(_font(shape.size, shape.weight))
            painter.setPen(colour_of(shape.colour))
            painter.drawText(QPointF(_left(shape), shape.y), shape.text)


def path_of(path: Path) -> QPainterPath:
    """Return a path as Qt's own."""
    made = QPainterPath()
    for name, *at in path.steps:
        if name == "M":
            made.moveTo(*at)
        elif name == "L":
            made.lineTo(*at)
        elif name == "C":
            made.cubicTo(*at)
        else:
            made.closeSubpath()
    return made


def pen_of(path: Path, colour_of: ColourOf) -> QPen:
    """Return the pen for a path's line."""
    if not path.stroke:
        return QPen(Qt.PenStyle.NoPen)
    made = QPen(colour_of(path.stroke), path.width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if path.dash else Qt.PenCapStyle.RoundCap)
    if path.dash:
        made.setDashPattern([length / path.width for length in path.dash])
    return made


def area_of(shape: Shape) -> QRectF:
    """Return the area that a shape needs, a little more than it covers."""
    if isinstance(shape, Path):
        edge = shape.width / 2 + 1
        return path_of(shape).boundingRect().adjusted(-edge, -edge, edge, edge)
    metrics = _metrics(shape.size, shape.weight)
    wide = metrics.horizontalAdvance(shape.text)
    return QRectF(_left(shape) - 2, shape.y - metrics.ascent() - 1, wide + 4, metrics.height() + 2)


def _left(words: Words) -> float:
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    if not share:
        return words.x
    return words.x - share * _metrics(words.size, words.weight).horizontalAdvance(words.text)


@cache
def _font(size: float, weight: int) -> QFont:
    made = QFont(theme.font("badge" if weight >= STRONG else "body"))
    made.setPixelSize(round(size))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)  # paper has none, and lines are to break alike
    return made


@cache
def _metrics(size: float, weight: int) -> QFontMetricsF:
    return QFontMetricsF(_font(size, weight))
