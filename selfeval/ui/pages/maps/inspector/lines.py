"""A title, the lines below it to press, and a way to add one: how the inspector lists things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.i18n import ngettext
from selfeval.ui.focus import focus_kept
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, empty_layout, label

MOST = 12
"""Lines that are listed; of more only their number is said."""


@dataclass(frozen=True)
class Line:
    """One thing to press: its table and id, its words, a caption, and its realm or an icon."""

    table: str
    row_id: str
    words: str
    caption: str = ""
    realm: str | None = None
    icon: str = ""


class LinesSection(QWidget):
    """Lines under a title. `pressed` carries table and id of one, `add_wanted` asks for another.

    Without lines it says `empty`, or where that is "" and nothing can be added, hides.
    """

    pressed = Signal(str, str)
    add_wanted = Signal()

    def __init__(self, title: str, name: str, add: str = "", empty: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._title = label(title, "caption", "text2", wrap=True)
        self._empty = label(empty, "body", "text3", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add = button(add, "link", "plus", f"add_{name}")
        self.add.clicked.connect(self.add_wanted)
        if not add:
            self.add.hide()
        self._may_add = bool(add)
        self._shown: tuple[Line, ...] | None = None
        self._words = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._title, self._empty):
            part.setContentsMargins(9, 0, 0, 0)
        if not (add or empty):
            self.hide()

    def show_lines(self, lines: Sequence[Line], *, may_write: bool = True) -> None:
        """Show these lines; what stands there already is left alone."""
        self.add.setVisible(self._may_add and may_write)
        self._empty.setVisible(not lines and bool(self._empty.text()))
        self.setVisible(bool(lines) or self._may_add or bool(self._empty.text()))
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self._title.setText(f"{self._words} · {len(lines)}" if lines else self._words)
        with focus_kept(self):
            empty_layout(self._list)
            for line in lines[:MOST]:
                self._list.addWidget(self._button(line))
            more = len(lines) - MOST
            if more > 0:
                words = ngettext("and {count} more", "and {count} more", more).format(count=more)
                told = label(words, "caption", "text3")
                told.setContentsMargins(12, 2, 0, 4)
                self._list.addWidget(told)

    def _button(self, line: Line) -> ItemButton:
        made = ItemButton(
            line.words, line.caption, line.realm, lines=6, caption_lines=2, icon=line.icon
        )
        made.setObjectName(f"{self.objectName()}_line")
        made.clicked.connect(partial(self._on_pressed, line))
        return made

    def _on_pressed(self, line: Line, _checked: bool = False) -> None:
        self.pressed.emit(line.table, line.row_id)
