"""A box for a recovery key, which falls into its groups while it is being typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from selfeval.i18n import _
from selfeval.store.keys import CHECKED, GROUP, SECRET_LENGTH
from selfeval.ui import theme
from selfeval.ui.password.line import SECRET
from selfeval.ui.widgets import GrowingText

LETTERS = (SECRET_LENGTH + CHECKED) * 8 // 5
"""Letters and digits of a recovery key: each holds five bits."""


class KeyBox(GrowingText):
    """Capitals, spaces and dashes make no difference; Enter is left to the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_key")
        self.setAccessibleName(_("Recovery key"))
        self.setInputMethodHints(SECRET & ~Qt.InputMethodHint.ImhHiddenText)
        self.setUndoRedoEnabled(False)  # each letter regroups the others
        theme.set_role(self, "body")
        self.textChanged.connect(self._group)

    @property
    def count(self) -> int:
        """How many letters and digits are typed."""
        return len(_letters(self.toPlainText()))

    def _group(self) -> None:
        text = self.toPlainText()
        letters = _letters(text)
        grouped = " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
        if grouped == text:
            return
        cursor = self.textCursor()
        before = len(_letters(text[: cursor.position()]))
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(grouped)
        cursor.setPosition(before + max(0, before - 1) // GROUP)
        self.setTextCursor(cursor)

    def fit(self) -> None:
        """Take the height of two lines, which all of a key needs, or of more."""
        super().fit()
        metrics = QFontMetrics(self.font())
        self.setFixedHeight(max(self.height(), 2 * metrics.lineSpacing() + 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum()).upper()
