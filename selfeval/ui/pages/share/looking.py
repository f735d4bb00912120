"""While a copy is being looked at: what is going on, and a way to leave it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, label


class Looking(QWidget):
    """Says which copy is being looked at. `cancelled` is its button."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("share_looking")
        self.words = label("", "h3", wrap=True)
        self.words.setObjectName("share_looking_words")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("The copy is being looked at"))
        self.cancel = button(_("Cancel"), name="share_looking_cancel")
        self.cancel.clicked.connect(self.cancelled)
        inner = QWidget()
        self._inner = inner
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        safe = _("It is checked first, and nothing is changed by looking.")
        column.addWidget(label(safe, "body", "text2", wrap=True))
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        line = QHBoxLayout(self)
        line.addStretch(1)
        line.addWidget(inner)
        line.addStretch(1)

    def say(self, path: Path) -> None:
        """Name the copy."""
        self._inner.setFixedWidth(min(theme.px(420), 700))
        self.words.setText(_("Looking at “{name}”").format(name=path.name))
