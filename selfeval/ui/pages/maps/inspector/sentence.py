"""A sentence in the type of people's own words, with some of its words bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from selfeval.ui import theme

BOLD = "verb"


class Piece(Protocol):
    """A part of a sentence: its words, and what it is; the verb is drawn bold."""

    @property
    def words(self) -> str: ...

    @property
    def kind(self) -> str: ...


class Sentence(QLabel):
    """A sentence over as many lines as it needs. It is read aloud as one text."""

    def __init__(self, role: str = "statement") -> None:
        super().__init__()
        self._role = role
        self._bold: list[tuple[int, int]] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.set_role(self, role)

    def say(self, pieces: Sequence[Piece]) -> None:
        """Say a sentence in pieces."""
        words, self._bold = "", []
        for piece in pieces:
            if piece.kind == BOLD:
                self._bold.append((len(words), len(piece.words)))
            words += piece.words
        self.setText(words)
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> QTextLayout:
        made = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        made.setTextOption(option)
        made.setFormats([_bold(self.font(), *place) for place in self._bold])
        made.beginLayout()
        top = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        made.endLayout()
        return made

    def heightForWidth(self, width: int) -> int:
        """As tall as the lines at this width, with some words wider than the rest."""
        return round(self._laid_out(width).boundingRect().height()) + 2

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self.heightForWidth(theme.px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))


def _bold(font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    look = QTextCharFormat()
    look.setFont(heavy)
    made.format = look
    return made
