"""What can be done with one box or arrow as a whole, said plainly at the end of what is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.ui.widgets import button, label, rule


class Foot(QWidget):
    """Buttons, each with its command, words and icon. `command_wanted` carries the command."""

    command_wanted = Signal(str)

    def __init__(self, commands: Sequence[tuple[str, str, str]], *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("inspector_foot")
        self.note = label("", "caption", "text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(rule())
        for key, words, icon in commands:
            made = button(words, "link", icon, f"foot_{key}")
            made.clicked.connect(lambda _on=False, key=key: self.command_wanted.emit(key))
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self.note.setContentsMargins(9, 0, 0, 0)
        self.note.hide()
        if not may_write:
            self.hide()

    def say(self, words: str) -> None:
        """Say what goes and what stays."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
