"""For whom the copy is, and what goes along to governors."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from selfeval.core.handover.choice import GOVERNORS, HISTORY, CopyChoice
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.checks import GAP, Check, Radio
from selfeval.ui.flow import FlowLayout
from selfeval.ui.handover.beside import Beside
from selfeval.ui.handover.words import PARTS, READERS, with_password, without_password
from selfeval.ui.widgets import card, label, restyle

STACKED_BELOW = 660
"""Pixels at 100 % text, for three cards with a few words on each line."""


class ReadersChoice(Beside):
    """Three cards, one of which is chosen. `chosen` says that it is another now."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(STACKED_BELOW, 8)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Radio] = {}
        for at, (word, title, about) in enumerate(READERS):
            self.add(self._one(at, word, _(title), _(about)), same_height=True)
        self._group.idToggled.connect(lambda _at, on: self.chosen.emit() if on else None)

    def _one(self, at: int, word: str, title: str, about: str) -> QFrame:
        box = card()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 4, 14, 10)
        inside.setSpacing(0)
        one = Radio(title)
        one.setObjectName(f"copy_for_{word}")
        one.setAccessibleDescription(about)
        one.toggled.connect(lambda on: restyle(box, "chosen", on))
        theme.set_role(one, "strong")
        self._group.addButton(one, at)
        self.buttons[word] = one
        words = label(about, "body", "text2", wrap=True)
        words.setContentsMargins(theme.px(18) + GAP, 0, 0, 0)
        inside.addWidget(one)
        inside.addWidget(words)
        inside.addStretch(1)
        return box

    @property
    def readers(self) -> str:
        """The word of those who are chosen."""
        return READERS[max(0, self._group.checkedId())][0]

    def choose(self, word: str) -> None:
        """Show readers as chosen."""
        self.buttons[word].setChecked(True)


class PartsChoice(QFrame):
    """What goes along to governors though it usually stays. `changed` says that a tick changed.

    The history goes along with everything or not at all: ticked, it ticks all others and holds
    them there.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._counts: Mapping[str, int] = {}
        self._before: frozenset[str] = frozenset()
        self.ticks: dict[str, Check] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(label(_("Let these go along as well"), "strong", wrap=True))
        singly = FlowLayout(gap=18)
        for part, _words, _none in PARTS:
            tick = self._tick(part)
            if part == HISTORY:
                column.addLayout(singly)
                column.addWidget(tick)
            else:
                singly.addWidget(tick)
        about = label(
            _(
                "The history tells every former wording, also of what would stay here, so it "
                "goes along only with everything else, figures about few pupils included."
            ),
            "caption",
            "text2",
            wrap=True,
        )
        about.setContentsMargins(theme.px(18) + GAP, 0, 0, 0)
        column.addWidget(about)
        self.ticks[HISTORY].setAccessibleDescription(about.text())

    def _tick(self, part: str) -> Check:
        made = self.ticks[part] = Check()
        made.setObjectName(f"along_{part}")
        theme.set_role(made, "body")
        made.clicked.connect(lambda _on: self._on_ticked(part))
        return made

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many there are of each; what there is none of cannot be ticked."""
        self._counts = counts
        for part, words, none in PARTS:
            count = counts.get(part, 0)
            said = words if count or not none else none
            self.ticks[part].setText(_(said).format(count=f"{count:,}"))
        self._allow()

    def _allow(self) -> None:
        whole = self.ticks[HISTORY].isChecked()
        for part, tick in self.ticks.items():
            tick.setEnabled(part == HISTORY or (bool(self._counts.get(part)) and not whole))

    def _on_ticked(self, part: str) -> None:
        if part == HISTORY:
            whole = self.ticks[HISTORY].isChecked()
            if whole:
                self._before = self._ticked()
            for one, tick in self.ticks.items():
                if one != HISTORY:
                    tick.setChecked(whole or one in self._before)
            self._allow()
        self.changed.emit()

    def _ticked(self) -> frozenset[str]:
        return frozenset(part for part, tick in self.ticks.items() if tick.isChecked())

    def choose(self, along: frozenset[str]) -> None:
        """Show these parts as ticked."""
        for part, tick in self.ticks.items():
            tick.setChecked(part in along)
        self._allow()

    @property
    def along(self) -> frozenset[str]:
        """The parts that are ticked."""
        return self._ticked()


class PasswordChoice(QFrame):
    """Whether the copy of a file that has a password opens with it. `changed` says that it changed.

    It is not shown for other files.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.tick = Check(_("It opens with this file’s password"))
        self.tick.setObjectName("copy_password")
        theme.set_role(self.tick, "body")
        self._about = label("", "caption", "text2", wrap=True)
        self._about.setObjectName("copy_password_about")
        self._about.setContentsMargins(theme.px(18) + GAP, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._about)
        self.tick.clicked.connect(self.changed)

    def choose(self, has_password: bool) -> None:
        """Show it as ticked or not."""
        self.tick.setChecked(has_password)

    def say(self, readers: str) -> None:
        """Say what that means for these readers."""
        words = with_password(readers) if self.has_password else without_password()
        self._about.setText(words)
        self.tick.setAccessibleDescription(words)

    @property
    def has_password(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()


def choice_of(readers: ReadersChoice, parts: PartsChoice, password: PasswordChoice) -> CopyChoice:
    """Return what is chosen in all of them."""
    along = parts.along if readers.readers == GOVERNORS else frozenset[str]()
    return CopyChoice(readers.readers, along, password.has_password)
