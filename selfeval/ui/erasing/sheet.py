"""One sheet of the dialog: a heading, what can be long below it, and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.checks import Check
from selfeval.ui.erasing.options import Option
from selfeval.ui.widgets import label, scrolling

MARGIN = 22
INDENT = 28
"""Pixels from the edge of a tick box to the words beside it."""


class Sheet(QWidget):
    """Filled from above; `end` puts the buttons below. What is in it is named after `name`."""

    def __init__(self, heading: str, name: str = "erase") -> None:
        super().__init__()
        title = label(heading, "heading", wrap=True)
        title.setObjectName(f"{name}_heading")
        title.setContentsMargins(MARGIN, 18, MARGIN, 8)
        inner = QWidget()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(MARGIN, 2, MARGIN, 14)
        self._body.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(title)
        self._column.addWidget(scrolling(inner, f"{name}_scroll"), 1)

    def add(self, widget: QWidget) -> None:
        """Put a widget below what is there."""
        self._body.addWidget(widget)

    def say(self, words: str, *, faint: bool = False) -> QLabel:
        """Put a sentence below what is there."""
        made = label(words, "body", "text2" if faint else "", wrap=True)
        self.add(made)
        return made

    def head(self, words: str) -> None:
        """Begin a new part."""
        made = label(words, "h3", wrap=True)
        made.setContentsMargins(0, 10, 0, 0)
        self.add(made)

    def bullet(self, icon: str, words: str, says: str = "") -> None:
        """Put a sentence with a mark before it, and what it is about below in smaller letters."""
        mark = QLabel()
        mark.setFixedSize(theme.px(18), theme.px(20))
        token = "warn" if icon == "alert-triangle" else "text2"
        mark.setPixmap(icons.icon(icon or "point", token).pixmap(theme.px(16), theme.px(16)))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(words, "body", wrap=True))
        if says:
            column.addWidget(label(says, "caption", "text2", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self._body.addLayout(line)

    def tick(self, option: Option, *, ticked: bool) -> Check:
        """Put something to tick, with what it says below in smaller letters."""
        made = Check(option.title)
        made.setObjectName("erase_tick")
        made.setChecked(ticked)
        made.setAccessibleDescription(option.says)
        theme.set_role(made, "body")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(made)
        if option.says:
            says = label(option.says, "caption", "text2", wrap=True)
            says.setContentsMargins(theme.px(INDENT), 0, 0, 4)
            column.addWidget(says)
        self._body.addLayout(column)
        return made

    def end(self, *buttons: QWidget | None) -> None:
        """Put buttons, or a tick, below; None stands for the room between those left and right."""
        self._body.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 10, MARGIN, 14)
        foot.setSpacing(8)
        for one in buttons:
            if one is None:
                foot.addStretch(1)
            else:
                foot.addWidget(one)
        self._column.addLayout(foot)


class ProgressSheet(Sheet):
    """How far it is, as a sentence and a bar."""

    def __init__(self) -> None:
        super().__init__(_("Erasing…"))
        self.said = self.say(_("In the file and its history."), faint=True)
        self.said.setObjectName("erase_step")
        self.bar = QProgressBar()
        self.bar.setObjectName("erase_progress")
        self.bar.setAccessibleName(_("How far it is"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.add(self.bar)
        self.end()

    def step(self, done: int, of: int) -> None:
        """Say how many copies are done, of how many."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        words = _("Backups and other copies on this computer: {done} of {of}.")
        self.said.setText(words.format(done=done, of=of))
