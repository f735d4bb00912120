"""How wide words are when they are drawn, for the geometry of the map."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from selfeval.ui import theme


@cache
def _metrics(size: float, strong: bool) -> QFontMetricsF:
    made = QFont(theme.font("badge" if strong else "body"))
    made.setPixelSize(round(size))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)
    return QFontMetricsF(made)


@cache
def measure(text: str, size: float, strong: bool = False) -> float:
    """Return the width of words at a size, in the same units."""
    return _metrics(size, strong).horizontalAdvance(text)
