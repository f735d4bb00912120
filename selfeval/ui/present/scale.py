"""How large things are on a slide: half as large again as in the window, or a little less."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy

from selfeval.ui import theme

LARGE = 180
TALL = 960
"""Pixels of height from which the largest text is tried first."""
SIZES = (150, 130, 115)
"""Text sizes in percent that are tried in turn until a slide fits; the smallest one scrolls."""


@dataclass(frozen=True)
class Scale:
    """One text size in percent. The window's own size is left alone."""

    percent: int

    def font(self, role: str) -> QFont:
        """Return the font of a role of type at this size."""
        made = theme.font(role)
        made.setPixelSize(round(made.pixelSize() * self.percent / theme.zoom()))
        return made

    def px(self, length: int) -> int:
        """Scale a length that holds text."""
        return round(length * self.percent / 100)

    def label(self, words: str, role: str, tone: str = "", name: str = "") -> QLabel:
        """Make a label that wraps, and gives way to a narrow screen."""
        made = QLabel(words)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setObjectName(name)
        if tone:
            made.setProperty("tone", tone)
        made.setFont(self.font(role))
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        made.setSizePolicy(policy)
        return made


def sizes(height: int) -> tuple[int, ...]:
    """Return the text sizes to try on a screen so tall: never smaller than the window's own."""
    wanted = (LARGE, *SIZES) if height >= TALL else SIZES
    return tuple(dict.fromkeys(max(size, theme.zoom()) for size in wanted))
