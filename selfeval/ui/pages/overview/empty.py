"""What the overview says of an empty file: the five steps, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.rooms import ROOMS
from selfeval.i18n import N_, _
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.cards import Card, item_row
from selfeval.ui.widgets import button, label

HOLDS = {
    "facts": N_("What anybody who came to see would find as you did"),
    "assumptions": N_("Why you think it is so, written so that it could turn out wrong"),
    "maps": N_("How one thing leads to another, and what else happens"),
    "priorities": N_("The few things you choose to work on, and what you will stop"),
    "indicators": N_("What you would notice first if it were working"),
}


class EmptyOverview(QWidget):
    """Five steps and two ways to begin. `command_wanted` carries the key of a command."""

    command_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(self, *, may_write: bool, is_guided: bool) -> None:
        super().__init__()
        self.setObjectName("empty_overview")
        title = label(_("It begins with one fact"), "title", wrap=True)
        words = label(
            _(
                "Nothing is written yet, so there is nothing to look at. Begin with a fact: "
                "something that anybody who came to see would find as you did. The other steps "
                "follow from it."
            ),
            "body",
            "text2",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words)
        if may_write:
            column.addLayout(self._ways(is_guided))
        column.addSpacing(6)
        column.addWidget(self._steps())

    def _ways(self, is_guided: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        fact_kind = "" if is_guided else "primary"
        if is_guided:
            guided = button(_("Guided start, ten minutes"), "primary", "route", "overview_guided")
            guided.clicked.connect(lambda: self.command_wanted.emit("guided"))
            line.addWidget(guided)
        fact = button(_("Write the first fact"), fact_kind, "plus", "first_fact")
        fact.clicked.connect(lambda: self.command_wanted.emit("add"))
        line.addWidget(fact)
        line.addStretch(1)
        return line

    def _steps(self) -> Card:
        made = Card(_("Five steps"), "steps_card")
        made.say_title(_("Five steps"), _("From what we see to what we look for"))
        for at, room in enumerate(ROOMS, start=1):
            words = _("{number}. {step}").format(number=at, step=_(room.title))
            shown = ItemButton(words, _(HOLDS[room.key]))
            shown.setObjectName(f"step_{room.key}")
            shown.clicked.connect(lambda _on, key=room.key: self.page_wanted.emit(key, ""))
            made.add_row(item_row(shown))
        return made
