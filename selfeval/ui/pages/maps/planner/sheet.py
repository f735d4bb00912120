"""How the planner shares its room: bars at the edges, a question that scrolls, the chain below."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.ui import theme
from selfeval.ui.pages.maps.planner.bars import WIDEST, Bottom, Top
from selfeval.ui.pages.maps.planner.chain_view import ChainView
from selfeval.ui.pages.maps.planner.question_pane import QuestionPane
from selfeval.ui.pages.maps.planner.turn_pane import TurnPane
from selfeval.ui.widgets import empty_layout, scrolling

Pane = QuestionPane | TurnPane
CHAIN_SHARE, TURNED_SHARE = 0.44, 0.32
"""Of the height between the bars, what the chain takes: while it is made, and when it is turned."""
CRAMPED = 440
"""Pixels of height at 100 % text below which the question stands in smaller type."""


class Sheet(QWidget):
    """The parts of the page, and the pane of the step that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.pane: Pane | None = None
        self.top, self.bottom, self.chain = Top(), Bottom(), ChainView()
        inner, held = QWidget(), QWidget()
        held.setMaximumWidth(theme.px(WIDEST))
        self._body = QVBoxLayout(held)
        self._body.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout(inner)
        line.setContentsMargins(24, 18, 24, 14)
        line.addWidget(held)
        self.scroll = scrolling(inner, "planner_scroll")
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_line)
        self.scroll.verticalScrollBar().rangeChanged.connect(self._reveal.start)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(self.scroll, 1)
        whole.addWidget(self.chain)
        whole.addWidget(self.bottom)

    def put(self, pane: Pane) -> None:
        """Show the pane of another step, from its top."""
        empty_layout(self._body)
        self.pane = pane
        self._body.addWidget(pane)
        self.scroll.verticalScrollBar().setValue(0)

    @property
    def is_cramped(self) -> bool:
        """Whether there is little room for the size of text."""
        return self.height() < theme.px(CRAMPED)

    def _show_line(self) -> None:
        """Keep the line in sight while somebody types into it."""
        if isinstance(self.pane, QuestionPane) and self.pane.line.hasFocus():
            self.scroll.ensureWidgetVisible(self.pane.line, 0, theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_height()

    def share_height(self) -> None:
        """Give the chain a share of the height, whatever stands in it, so that nothing jumps."""
        bars = self.top.sizeHint().height() + self.bottom.sizeHint().height()
        less = isinstance(self.pane, TurnPane) or self.is_cramped
        share = TURNED_SHARE if less else CHAIN_SHARE
        self.chain.setFixedHeight(max(90, int((self.height() - bars) * share)))

    def parts(self) -> list[QWidget]:
        """Return what F6 visits: the way out, the question, the chain, and the way on."""
        return [self.top, *([self.pane] if self.pane else []), self.chain, self.bottom]
