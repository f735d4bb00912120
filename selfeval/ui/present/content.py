"""A slide as a widget: title, words and blocks at one text size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.report.slides import Block, Line, Slide
from selfeval.ui.present.drawn import Mark, SignMark, Threads
from selfeval.ui.present.scale import Scale
from selfeval.ui.widgets import card, rule

MARGIN = 40
"""Pixels at either side."""
SHORT_TITLE = 120
"""Letters up to which a title stands in display type."""


class Content(QWidget):
    """What one slide says. `height_at` tells how tall it is at a width."""

    def __init__(self, slide: Slide, scale: Scale) -> None:
        super().__init__()
        self.setObjectName("slide")
        self._scale = scale
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, scale.px(8), MARGIN, scale.px(18))
        self._column.setSpacing(scale.px(12))
        role = "display" if len(slide.title) <= SHORT_TITLE else "title"
        self._column.addWidget(scale.label(slide.title, role, name="slide_title"))
        if slide.words:
            self._column.addWidget(scale.label(slide.words, "statement", name="slide_words"))
        if slide.strands:
            self._column.addWidget(Threads(slide.strands, scale))
        for block in slide.blocks:
            if not block.beside:
                self._column.addWidget(self._block(block))
        self._add_beside([block for block in slide.blocks if block.beside])
        self._column.addStretch(1)

    def _add_beside(self, blocks: list[Block]) -> None:
        if not blocks:
            return
        line = QHBoxLayout()
        line.setSpacing(self._scale.px(14))
        for block in blocks:
            line.addWidget(self._block(block), 1)
        self._column.addLayout(line)

    def height_at(self, width: int) -> int:
        """Return how tall the slide is where it is so wide."""
        return self._column.totalHeightForWidth(width)

    def _block(self, block: Block) -> QWidget:
        scale, made = self._scale, card()
        column = QVBoxLayout(made)
        column.setContentsMargins(scale.px(16), scale.px(10), scale.px(16), scale.px(10))
        column.setSpacing(scale.px(8))
        if block.title:
            column.addWidget(scale.label(block.title, "h3", name="block_title"))
        marked = any(line.realm for line in block.lines)
        for at, line in enumerate(block.lines):
            if at or block.title:
                column.addWidget(rule())
            column.addLayout(self._line(line, marked=marked))
        if not block.lines and block.empty:
            column.addWidget(scale.label(block.empty, "long_statement", "text2"))
        column.addStretch(1)
        return made

    def _line(self, line: Line, *, marked: bool) -> QHBoxLayout:
        scale = self._scale
        words = QVBoxLayout()
        words.setSpacing(scale.px(1))
        if line.lead:
            words.addWidget(scale.label(line.lead, "caption_strong", "text2", "line_lead"))
        words.addWidget(scale.label(line.words, "long_statement", name="line_words"))
        if line.caption:
            below = QHBoxLayout()
            below.setSpacing(scale.px(6))
            if line.sign:
                below.addWidget(SignMark(line.sign, scale), 0, Qt.AlignmentFlag.AlignTop)
            below.addWidget(scale.label(line.caption, "caption", "text2", "line_caption"), 1)
            words.addLayout(below)
        made = QHBoxLayout()
        made.setSpacing(scale.px(10))
        if marked:
            made.addWidget(Mark(line, scale), 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(words, 1)
        return made
