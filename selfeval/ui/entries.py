"""A short list of titles to choose from, in groups, beside what the chosen one holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from selfeval.ui import theme
from selfeval.ui.focus import focus_kept
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import empty_layout, label


@dataclass(frozen=True)
class Entry:
    """One line of the list: its key, its words, what stands below them, and its group's title."""

    key: str
    words: str
    caption: str = ""
    group: str = ""


class EntryButton(ItemButton):
    """A line that stays pressed while what it stands for is shown."""

    def __init__(self, words: str, caption: str) -> None:
        super().__init__(words, caption)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
            painter.end()
        super().paintEvent(event)


class Entries(QWidget):
    """The list. `wanted` carries the key of a line that was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setSpacing(1)

    def show_entries(self, entries: Iterable[Entry], chosen: str) -> None:
        """Show other lines; the focus stays on its line."""
        with focus_kept(self):
            empty_layout(self.column)
            group = ""
            for one in entries:
                if one.group != group:
                    group = one.group
                    self.column.addWidget(_heading(group))
                made = EntryButton(one.words, one.caption)
                made.setObjectName(f"entry_{one.key}")
                made.setChecked(one.key == chosen)
                made.clicked.connect(partial(self._on_pressed, one.key))
                self.column.addWidget(made)

    def _on_pressed(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)


def _heading(words: str) -> QLabel:
    made = label(words, "caption_strong", "text2", wrap=True)
    made.setContentsMargins(12, 8, 8, 2)
    return made
