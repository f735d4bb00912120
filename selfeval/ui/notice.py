"""The foot of the window: what just happened, and where the user's work is."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from selfeval.i18n import _
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, label

SHOWN_FOR = 12_000  # milliseconds


class Foot(QStatusBar):
    """A status bar: a passing notice on the left, the state of the file on the right."""

    undo_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setSizeGripEnabled(False)
        self.state = label("", "caption", "text2")
        self.state.setObjectName("file_state")
        self.state.setAccessibleName(_("Where your work is"))
        self._notice = label("", "caption")
        self._notice.setObjectName("notice")
        self.undo = button(_("Undo"), "link", name="notice_undo")
        self.undo.clicked.connect(self._on_undo)
        self._both = QWidget()
        line = QHBoxLayout(self._both)
        line.setContentsMargins(16, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._notice)
        line.addWidget(self.undo)
        self._until = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._until.timeout.connect(self.clear_notice)
        self.addWidget(self._both)
        aside = QWidget()
        room = QHBoxLayout(aside)
        room.setContentsMargins(0, 0, 16, 0)
        room.setSpacing(4)
        room.addWidget(self.state)
        self.copy = button(_("Save a copy beside it"), "link", name="foot_copy")
        self.copy.clicked.connect(self.copy_wanted)
        self.copy.hide()
        room.addWidget(self.copy)
        self.addPermanentWidget(aside)
        self.setMinimumHeight(34)
        self.clear_notice()

    def say(self, words: str, *, may_undo: bool = False) -> None:
        """Say something in passing, with a way to take it back."""
        self._notice.setText(words)
        self.undo.setVisible(may_undo)
        self._both.show()
        self._until.start()

    def clear_notice(self) -> None:
        """Say nothing any more."""
        self._notice.setText("")
        self._both.hide()

    def say_state(self, words: str, *, notice: str = "", may_copy: bool = False) -> None:
        """Say where the user's work is, with the notice behind it, and offer a copy."""
        self.state.setText(words)
        self.state.setToolTip(plain_tip(notice))
        self.state.setAccessibleDescription(notice)
        self.copy.setVisible(may_copy)

    def _on_undo(self) -> None:
        self.clear_notice()
        self.undo_wanted.emit()
