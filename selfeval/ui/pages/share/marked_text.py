"""Text whose differing words are marked: by a tint, and by a line below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core.differing import Piece
from selfeval.ui import theme

LINE_BREAK = "\u2028"
LEAST = 40
"""Pixels that a line of text has at least, however narrow its place."""


class Laid:
    """Pieces of text laid out over as many lines as they need in `width` pixels."""

    def __init__(self, pieces: Sequence[Piece], font: QFont, width: int) -> None:
        words = "".join(piece.words for piece in pieces).replace("\n", LINE_BREAK)
        self._layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(pieces))
        self._layout.setCacheEnabled(True)
        self.height = self._break(max(LEAST, width), QFontMetrics(font).lineSpacing())

    def _break(self, width: int, spacing: int) -> int:
        """Break into lines a little apart, as they are read; return the height of all."""
        step = spacing + theme.px(2)
        top = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += step
        self._layout.endLayout()
        return max(top, step)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it in the painter's pen."""
        self._layout.draw(painter, QPointF(left, top))


def _formats(pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
    made: list[QTextLayout.FormatRange] = []
    at = 0
    for piece in pieces:
        if piece.differs:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = at, len(piece.words), _mark()
            made.append(one)
        at += len(piece.words)
    return made


def _mark() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(theme.colour("warn_tint"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(QColor(theme.colour("warn")))
    return made


class MarkedText(QWidget):
    """Text to read, as tall as it needs to be."""

    def __init__(self, pieces: Sequence[Piece], role: str = "body", token: str = "text") -> None:
        super().__init__()
        self._pieces, self._token = tuple(pieces), token
        self._laid: dict[int, Laid] = {}
        self._drawn_as = ""
        theme.set_role(self, role)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(piece.words for piece in self._pieces)

    def _at(self, width: int) -> Laid:
        if self._drawn_as != theme.drawn_as():
            self._laid, self._drawn_as = {}, theme.drawn_as()
        if width not in self._laid:
            self._laid[width] = Laid(self._pieces, self.font(), width)
        return self._laid[width]

    def heightForWidth(self, width: int) -> int:
        return self._at(width).height

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(self._token))
        self._at(self.width()).draw(painter, 0, 0)
