"""What is to be known about the file, above every page until it is answered: one thing at a time.

Qt alone. What is said is plain words; each notice ends with a button that puts it away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.widgets import button, empty_layout, label


@dataclass(frozen=True)
class FileNotice:
    """`key` tells one kind from another; of several the first in ORDER is shown.

    `choices` are (words, name of the button, what it does); the last one only puts the notice
    away, and so does every other after doing what it does. `warns` draws it as a warning.
    """

    key: str
    icon: str
    words: str
    choices: tuple[tuple[str, str, Callable[[], object]], ...]
    warns: bool = False


ORDER = ("went_back", "forgets", "copy", "open", "synced")
"""What matters most comes first."""


class FileNotices(QWidget):
    """Shows the most important of the notices it has been given; takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("file_notices")
        self.setAccessibleName(_("About this file"))
        self._waiting: dict[str, FileNotice] = {}
        self._shown: FileNotice | None = None
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(16, 9, 16, 9)
        self.hide()

    @property
    def shown(self) -> FileNotice | None:
        """The notice that is shown."""
        return self._shown

    def give(self, notice: FileNotice) -> None:
        """Show a notice as soon as nothing more important is shown; one of its kind is replaced."""
        self._waiting[notice.key] = notice
        self._show_first()

    def put_away(self, key: str) -> None:
        """Take a notice away, and show the next."""
        if self._waiting.pop(key, None) is not None:
            self._show_first()

    def clear(self) -> None:
        """Take all of them away."""
        self._waiting = {}
        self._show_first()

    def minimumSizeHint(self) -> QSize:
        """Be ready to be cut rather than to widen the window."""
        return QSize(0, super().minimumSizeHint().height())

    def _show_first(self) -> None:
        first = next((self._waiting[key] for key in ORDER if key in self._waiting), None)
        if first is self._shown:
            return
        self._shown = first
        empty_layout(self._around)
        if first is not None:
            self._around.addWidget(self._card(first))
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, first.words))
        self.setVisible(first is not None)

    def _card(self, notice: FileNotice) -> QFrame:
        card = QFrame()
        card.setProperty("notice", "warn" if notice.warns else "true")
        mark = Mark()
        mark.show_icon(notice.icon)
        said = label(notice.words, "body", wrap=True)
        said.setObjectName("file_notice")
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(said, 1)
        for words, name, do in notice.choices:
            made = button(words, "link", name=name)
            made.clicked.connect(lambda _on=False, do=do: self._on_chosen(notice, do))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _on_chosen(self, notice: FileNotice, do: Callable[[], object]) -> None:
        self.put_away(notice.key)
        do()
