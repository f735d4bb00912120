"""What the inbox says where a list is empty: what it is for, and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button, label

WORDS = {
    "waiting": (
        N_("Nothing waits here."),
        N_("Jot down what you see and hear. You can sort it into facts and beliefs later."),
    ),
    "sorted": (
        N_("Nothing has been sorted yet."),
        N_("Here you see what became of each note, and can put it back."),
    ),
    "visits": (
        N_("No visit has been written down yet."),
        N_("After a governor or an adviser was here: who came, what they asked and saw."),
    ),
}


class EmptyInbox(QWidget):
    """Words and buttons; `command_wanted` carries the key of a command."""

    command_wanted = Signal(str)

    def __init__(self, may_write: bool) -> None:
        super().__init__()
        self._may_write = may_write
        self._words = label("", "statement", wrap=True)
        self._more = label("", "body", "text2", wrap=True)
        for one in (self._words, self._more):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = self._button(_("Quick note"), "pencil", "quick_note")
        self.old = self._button(_("Sort an old SEF…"), "clipboard-text", "old_sef")
        self.visit = self._button(_("Visit note…"), "user-check", "visit_note")
        inner = QWidget()
        inner.setMaximumWidth(theme.px(440))
        buttons = FlowLayout(gap=8, centred=True)
        for one in (self.note, self.old, self.visit):
            buttons.addWidget(one)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._more)
        column.addLayout(buttons)
        column.addStretch(3)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.addWidget(inner)

    def _button(self, words: str, icon: str, command: str) -> QWidget:
        made = button(words, "primary" if command == "quick_note" else "", icon, f"empty_{command}")
        made.clicked.connect(lambda: self.command_wanted.emit(command))
        return made

    def show_list(self, key: str, *, searching: bool) -> None:
        """Say what an empty list is for, or that no note holds the words searched for."""
        words, more = WORDS[key]
        self._words.setText(_("No note here has these words.") if searching else _(words))
        self._more.setText("" if searching else _(more))
        may = self._may_write and not searching
        self.note.setVisible(may and key == "waiting")
        self.old.setVisible(may and key == "waiting")
        self.visit.setVisible(may and key == "visits")
