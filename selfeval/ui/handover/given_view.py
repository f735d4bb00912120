"""The copy is written: what it is called, where it is, and how it gets to its readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from selfeval.exchange.attachments import size_words
from selfeval.i18n import _
from selfeval.store.copying import Given
from selfeval.ui import theme
from selfeval.ui.handover.words import afterwards
from selfeval.ui.settings_parts import open_folder
from selfeval.ui.widgets import button, label


class GivenView(QFrame):
    """What is shown once the copy is there; `lock` says who can read it."""

    def __init__(self, given: Given, lock: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("copy_given")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        name = label(given.path.name, "statement", wrap=True)
        name.setObjectName("copy_name")
        column.addWidget(name)
        words = _("{size}, in the folder {folder}")
        where = label(
            words.format(size=size_words(given.size), folder=given.path.parent), "body", wrap=True
        )
        where.setObjectName("copy_where")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        checked = _("It was read back: it holds what was listed, and nothing else.")
        column.addWidget(label(checked, "body", "text2", wrap=True))
        locked = label(lock, "body", wrap=True)
        locked.setObjectName("copy_locked")
        column.addWidget(locked)
        words = afterwards(given.contents.choice.readers)
        column.addWidget(label(words, "body", "text2", wrap=True))
        self.show_folder = button(_("Show in folder"), "", "folder-open", "copy_folder")
        self.show_folder.clicked.connect(lambda: open_folder(self.window(), given.path.parent))
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(self.show_folder)
        line.addStretch(1)
        column.addLayout(line)
