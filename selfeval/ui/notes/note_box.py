"""The box that a quick note is written into: a serif line that grows, up to a point."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from selfeval.ui import theme
from selfeval.ui.widgets import GrowingText

TALLEST = 220
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteBox(GrowingText):
    """Enter keeps what is written (`kept`); Shift+Enter begins a new line, and so a new note."""

    kept = Signal()

    def fit(self) -> None:
        """Grow with the text; scroll where it is longer than a few lines."""
        super().fit()
        tallest = theme.px(TALLEST)
        policy = Qt.ScrollBarPolicy
        too_tall = self.height() > tallest
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if too_tall else policy.ScrollBarAlwaysOff
        )
        if too_tall:
            self.setFixedHeight(tallest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and not shift:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
