"""What stands where the cards would be, while no priority is live: the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from selfeval.core.board import Board
from selfeval.core.rooms import Room
from selfeval.i18n import _, ngettext
from selfeval.ui.item.empty_room import HINTS
from selfeval.ui.widgets import button, label


class NoneLive(QFrame):
    """An invitation to choose few."""

    add_wanted = Signal()

    def __init__(self, room: Room, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("none_live")
        self.setProperty("card", True)
        self.setAccessibleName(_(room.empty))
        self._hint = _(HINTS.get(room.model, room.question))
        self.words = label("", "body", "text2", wrap=True)
        add = button(_("New priority"), "primary", "plus", "empty_add")
        add.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 36, 24, 40)
        column.setSpacing(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        title = label(_(room.empty), "statement", wrap=True)
        for part in (title, self.words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addWidget(add, 0, centre)
        add.setVisible(may_write)

    def say(self, board: Board) -> None:
        """Say what to do first: choose among what is proposed, or write the first one."""
        count = len(board.proposed)
        if count:
            words = ngettext(
                "{count} is proposed and none is live. Make the one that matters most live.",
                "{count} are proposed and none is live. Make the one that matters most live.",
                count,
            ).format(count=count)
        elif board.is_empty:
            words = self._hint
        else:
            words = _("None is live now. What is left waits or has ended.")
        self.words.setText(words)
