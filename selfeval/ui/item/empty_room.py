"""What an empty step says: the first thing to do, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.models import Assumption, Fact, Factor, Priority, Row
from selfeval.core.rooms import Room
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.actions import commands
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button, label

HINTS: dict[type[Row], str] = {
    Fact: N_("Write one down, or paste a table of figures."),
    Assumption: N_("One sentence will do. The facts for it and against it come after."),
    Factor: N_("Add one thing that can rise or fall, and then what moves it."),
    Priority: N_("Begin with a few words that children and staff would recognise."),
}
"""What to do first, in a step whose question stands in the head of its page."""


class EmptyRoom(QWidget):
    """An invitation. `command_wanted` carries the key of a command of the menus."""

    add_wanted = Signal()
    command_wanted = Signal(str)

    def __init__(self, room: Room, may_write: bool) -> None:
        super().__init__()
        words = label(_(room.empty), "statement", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = label(_(HINTS.get(room.model, room.question)), "body", "text2", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(420))
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(hint)
        buttons = FlowLayout(gap=8, centred=True)
        for made in self._buttons(room) if may_write else []:
            buttons.addWidget(made)
        column.addLayout(buttons)
        column.addStretch(3)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 0, 24, 0)
        line.addWidget(inner)

    def _buttons(self, room: Room) -> list[QWidget]:
        add = button(_("New {kind}").format(kind=_(room.singular)), "primary", "plus", "empty_add")
        add.clicked.connect(self.add_wanted)
        can_paste = any(command.key == "paste_table" for command in commands())
        if room.model is not Fact or not can_paste:
            return [add]
        paste = button(_("Paste a table"), icon="table-import", name="empty_paste")
        paste.clicked.connect(lambda: self.command_wanted.emit("paste_table"))
        return [add, paste]
