"""The copy is written: what it is called, where it is, and how it gets to its readers."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from selfeval.exchange.attachments import size_words
from selfeval.i18n import _
from selfeval.store.copying import Given
from selfeval.ui import alerts, theme
from selfeval.ui.handover.words import afterwards
from selfeval.ui.widgets import button, label


class GivenView(QFrame):
    """What is shown once the copy is there."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("copy_given")
        self._folder = given.path.parent
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(8)
        name = label(given.path.name, "statement", wrap=True)
        name.setObjectName("copy_name")
        column.addWidget(name)
        words = _("{size}, in the folder {folder}")
        where = label(
            words.format(size=size_words(given.size), folder=self._folder), "body", wrap=True
        )
        where.setObjectName("copy_where")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        checked = _("It was read back: it holds what was listed, and nothing else.")
        column.addWidget(label(checked, "body", "text2", wrap=True))
        words = afterwards(given.contents.choice.readers)
        column.addWidget(label(words, "body", "text2", wrap=True))
        self.show_folder = button(_("Show in folder"), "", "folder-open", "copy_folder")
        self.show_folder.clicked.connect(self._on_show_folder)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(self.show_folder)
        line.addStretch(1)
        column.addLayout(line)

    def _on_show_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            alerts.message(
                self.window(),
                _("The folder could not be shown."),
                _("It is here: {path}").format(path=self._folder),
                name="folder_not_shown",
            )
