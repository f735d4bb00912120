"""What leaves, or what stays, line by line, with the names of the first few of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from selfeval.core.handover.listing import Line
from selfeval.i18n import ngettext
from selfeval.ui.frame.header import OneLine
from selfeval.ui.widgets import empty_layout, label


class LinesCard(QFrame):
    """A heading with lines below it. `empty` is what is said where there are none."""

    def __init__(self, title: str, empty: str, name: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._empty = empty
        self._shown: Sequence[Line] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(title, "h3", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if lines == self._shown:
            return
        self._shown = lines
        empty_layout(self._lines)
        for line in lines:
            self._lines.addLayout(_line(line))
        if not lines:
            self._lines.addWidget(label(self._empty, "body", "text2", wrap=True))


def _line(line: Line) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label(line.words, "body", wrap=True))
    if line.names:
        names = OneLine("caption", "text2")
        names.setText(_names(line))
        column.addWidget(names)
    return column


def _names(line: Line) -> str:
    said = "; ".join(line.names)
    if not line.more:
        return said
    more = ngettext("and {count} more", "and {count} more", line.more)
    return f"{said}; {more.format(count=f'{line.more:,}')}"
