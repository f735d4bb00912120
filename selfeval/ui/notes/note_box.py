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

    def setFixedHeight(self, height: int) -> None:
        """Grow with the text as far as a few lines; scroll what is longer."""
        tallest = min(theme.px(TALLEST), self.window().height() // 3)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if height > tallest else policy.ScrollBarAlwaysOff
        )
        super().setFixedHeight(min(height, tallest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and not shift:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape or _is_for_the_panel(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_for_the_panel(event: QKeyEvent) -> bool:
    """Alt with a letter sorts; where Alt makes another sign of it, as on a Mac, it types."""
    alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alone and event.text().isascii()
