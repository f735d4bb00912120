"""One good next step, with its reason and what it takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.overview.next_step import NextStep, Start
from selfeval.i18n import N_, _
from selfeval.ui import icons, theme
from selfeval.ui.pages.overview.cards import Card, theirs
from selfeval.ui.widgets import button

VERBS = {
    Start.OPEN: N_("Open it"),
    Start.RECORD: N_("Record"),
    Start.WRITE_FACT: N_("Write a fact"),
    Start.WRITE_INDICATOR: N_("Add an early indicator"),
}
WRITES = (Start.RECORD, Start.WRITE_FACT, Start.WRITE_INDICATOR)


class NextCard(Card):
    """The step that would help most now. `begun` carries the NextStep."""

    begun = Signal(object)

    def __init__(self, may_write: bool) -> None:
        super().__init__(_("A good next step"), "next_card")
        self._may_write = may_write
        self._step: NextStep | None = None
        self.words = theirs("long_statement", "", "next_step")
        self.reason = theirs("caption", "text2", "next_reason")
        self.begin = button("", name="next_begin")
        self.begin.clicked.connect(lambda: self.begun.emit(self._step))
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.words)
        told.addWidget(self.reason)
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(16, 0, 12, 9)
        line.setSpacing(12)
        line.addWidget(Compass(), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(told, 1)
        line.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addWidget(inner)

    def show_step(self, step: NextStep) -> None:
        """Suggest this step."""
        self._step = step
        self.words.setText(step.words)
        self.reason.setText(" ".join((step.reason, step.effort)))
        self.begin.setText(_(VERBS[step.start]))
        self.begin.setAccessibleName(f"{self.begin.text()}: {step.words}")
        self.begin.setVisible(self._may_write or step.start not in WRITES)


class Compass(QWidget):
    """A compass in gold: where to go next."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(20)
        icons.draw_icon(
            QPainter(self), "compass", QRectF(0, 1, side, side), theme.colour("thread_text")
        )
