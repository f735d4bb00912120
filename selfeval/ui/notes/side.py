"""The left of the inbox: three lists to choose from, a search, the notes, and one way to more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from selfeval.i18n import N_, _
from selfeval.ui.flow import FlowLayout
from selfeval.ui.notes.note_list import NoteList, NotesModel
from selfeval.ui.widgets import button, search_line

LISTS = (("waiting", N_("To sort")), ("sorted", N_("Sorted")), ("visits", N_("Visits")))
MORE = {
    "waiting": ("old_sef", N_("Sort an old SEF…")),
    "visits": ("visit_note", N_("Visit note…")),
}
"""What brings more into a list: the key of a command, and what its button says."""


class NotesSide(QWidget):
    """`list_wanted` carries the key of a list, `command_wanted` that of a command."""

    list_wanted = Signal(str)
    command_wanted = Signal(str)

    def __init__(self, letters: str) -> None:
        super().__init__()
        self.setObjectName("notes_side")
        self.model = NotesModel()
        self.list = NoteList(self.model)
        self.list.letters = letters
        self.tabs: dict[str, QPushButton] = {}
        self.search = search_line("notes_search", _("Find in these notes"), "filter")
        self.more = button("", "link", "plus", "notes_more")
        self.more.clicked.connect(lambda: self.command_wanted.emit(self._command))
        self._command = ""
        self.setMinimumWidth(240)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 12, 8)
        head.setSpacing(8)
        head.addLayout(self._choices())
        head.addWidget(self.search)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _choices(self) -> FlowLayout:
        group = QButtonGroup(self)
        made = FlowLayout(gap=6)
        for key, title in LISTS:
            one = self.tabs[key] = button(_(title), "segment", name=f"notes_{key}")
            one.setCheckable(True)
            one.clicked.connect(partial(self._on_tab, key))
            group.addButton(one)
            made.addWidget(one)
        return made

    def _on_tab(self, key: str, _checked: bool = False) -> None:
        self.list_wanted.emit(key)

    def say_counts(self, counts: Mapping[str, int], shown: str, *, may_add: bool) -> None:
        """Show how many notes stand on each list, which is shown, and what brings more."""
        for key, title in LISTS:
            count = counts.get(key, 0)
            words = _("{list} {count}").format(list=_(title), count=f"{count:,}")
            self.tabs[key].setText(words if count else _(title))
            self.tabs[key].setChecked(key == shown)
        self._command, words = MORE.get(shown, ("", ""))
        self.more.setText(_(words) if words else "")
        self.more.setVisible(bool(words) and may_add and counts.get(shown, 0) > 0)
