"""What is chosen for a report: who it is for and what goes in, with what each part costs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from selfeval.i18n import N_, _, ngettext
from selfeval.report import KINDS, optional_parts
from selfeval.report.story.titles import TITLES
from selfeval.ui import theme
from selfeval.ui.checks import Check, Radio
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.widgets import card, empty_layout, label, restyle

SHORT = {
    "governors": N_("short version first"),
    "leaders": N_("all of it"),
    "staff": N_("one page"),
    "inspection": N_("area by area"),
    "plan": N_("what we will do"),
    "meeting": N_("what is new"),
}
AUDIENCES = tuple((kind.id, kind.title, SHORT[kind.id], kind.about) for kind in KINDS.values())
"""The stored word of each kind, its name, the document in a few words, and in a sentence."""


class AudienceChoice(QFrame):
    """For whom the report is. `chosen` carries the word of an audience."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for at, (word, title, short, about) in enumerate(AUDIENCES):
            column.addWidget(self._one(at, word, _(title), _(short), _(about)))
        self._group.idClicked.connect(lambda at: self.chosen.emit(AUDIENCES[at][0]))

    def _one(self, at: int, word: str, title: str, short: str, about: str) -> QWidget:
        box = card()
        inside = QHBoxLayout(box)
        inside.setContentsMargins(10, 3, 12, 3)
        inside.setSpacing(6)
        one = Radio(title)
        one.setObjectName(f"audience_{word}")
        one.setAccessibleDescription(about)
        one.setToolTip(about)
        one.toggled.connect(lambda on: restyle(box, "chosen", on))
        theme.set_role(one, "strong")
        self._group.addButton(one, at)
        inside.addWidget(one, 1)
        inside.addWidget(FlowLabel(short, "caption", "text2"))
        return box

    @property
    def audience(self) -> str:
        """The word of the chosen audience."""
        return AUDIENCES[max(0, self._group.checkedId())][0]

    def choose(self, word: str) -> None:
        """Show an audience as chosen; the first one where the word is not known."""
        at = next((at for at, one in enumerate(AUDIENCES) if one[0] == word), 0)
        self._group.button(at).setChecked(True)


class PartsChoice(QWidget):
    """Which parts go in. `changed` says that one was ticked or taken out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._ticks: dict[str, Check] = {}
        self._pages: dict[str, QLabel] = {}

    def show_parts(self, audience: str, without: frozenset[str]) -> None:
        """Show the parts that a report for `audience` can do without."""
        if list(self._ticks) != list(optional_parts(audience)):
            self._build(audience)
        for part, tick in self._ticks.items():
            tick.setChecked(part not in without)

    def _build(self, audience: str) -> None:
        empty_layout(self._column)
        self._ticks.clear()
        self._pages.clear()
        for part in optional_parts(audience):
            self._column.addLayout(self._line(part))
        if not self._ticks:
            self._column.addWidget(
                label(_("It is one page, with everything on it."), "body", "text2", wrap=True)
            )

    def _line(self, part: str) -> QHBoxLayout:
        tick = Check(_(TITLES[part]))
        tick.setObjectName("part_" + part.replace(" ", "_"))
        tick.clicked.connect(lambda _on: self.changed.emit())
        cost = FlowLabel("", "caption", "text2")
        self._ticks[part], self._pages[part] = tick, cost
        line = QHBoxLayout()
        line.addWidget(tick, 1)
        line.addWidget(cost)
        return line

    @property
    def without(self) -> frozenset[str]:
        """The parts that are not ticked."""
        return frozenset(part for part, tick in self._ticks.items() if not tick.isChecked())

    def say_pages(self, pages: Mapping[str, int]) -> None:
        """Say beside each part how many pages it takes."""
        for part, cost in self._pages.items():
            if part in pages:
                words = ngettext("{count} page", "{count} pages", pages[part])
                cost.setText(words.format(count=pages[part]))
                self._ticks[part].setAccessibleDescription(cost.text())
