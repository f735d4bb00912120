"""What the board asks about: beliefs that readings challenge, priorities with nothing to see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.models import Assumption, Priority, Reading
from selfeval.core.wording import called, shorten
from selfeval.i18n import _, ngettext
from selfeval.ui import theme, wording
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button, label

CHALLENGES_SHOWN = 2
NAMED = 3
GAP = 6
WORDS_NEED = 380
"""Pixels that the words of a notice need beside its buttons, at 100 % text."""


class Notice(QFrame):
    """Words with buttons beside them, or below them where there is little room."""

    def __init__(self, name: str, said: QWidget, buttons: list[QWidget]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons = QWidget()
        line = FlowLayout(self._buttons, GAP)
        for part in buttons:
            line.addWidget(part)
        self._parts = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 10, 14, 10)
        self._row.setSpacing(10)
        self._row.addWidget(said, 1)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [part for part in self._parts if not part.isHidden()]
        wide = sum(part.sizeHint().width() + GAP for part in shown)
        beside = self.width() >= wide + theme.px(WORDS_NEED)
        self._buttons.setMinimumWidth(wide if beside else 0)
        alignment = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0)
        self._row.setAlignment(self._buttons, alignment)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


class ChallengeNotice(Notice):
    """A reading that challenges a belief, and what can be done about it."""

    open_wanted = Signal(str)
    thought_through = Signal(str)
    aside_wanted = Signal(str, str)

    def __init__(self, assumption: Assumption, reading: Reading, *, may_write: bool) -> None:
        self.row_id = assumption.id
        self.words = _("A reading from {day} challenges “{belief}”.").format(
            day=wording.period(reading.period), belief=called(assumption.belief, 140)
        )
        go = button(_("Open the assumption"), name="challenge_open")
        done = button(_("We have thought it through"), name="challenge_done")
        aside = button(_("Set aside…"), "link", name="challenge_aside")
        said = _stacked(self.words, _("Has your belief changed?"), "challenge_words")
        super().__init__("challenge_notice", said, [go, done, aside])
        self.setProperty("notice", "warn")
        go.clicked.connect(lambda: self.open_wanted.emit(self.row_id))
        done.clicked.connect(lambda: self.thought_through.emit(self.row_id))
        aside.clicked.connect(lambda: self.aside_wanted.emit(self.row_id, self.words))
        for part in (done, aside):
            part.setVisible(may_write)


class GapNotice(Notice):
    """Priorities that have nothing to look for yet. `add_wanted` carries the first one's id."""

    add_wanted = Signal(str)

    def __init__(self, priorities: list[Priority], *, may_write: bool) -> None:
        count = len(priorities)
        lead = ngettext(
            "{count} priority has nothing to look for yet",
            "{count} priorities have nothing to look for yet",
            count,
        ).format(count=f"{count:,}")
        chip = label(_("none yet"), "caption_strong")
        chip.setProperty("chip", "warn")
        said = QWidget()
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(_stacked(lead, _named(priorities), "gap_words"), 1)
        self.add = button(_("Add an indicator"), name="gap_add")
        super().__init__("gap_notice", said, [self.add])
        self.setProperty("card", True)
        first = priorities[0].id
        self.add.clicked.connect(lambda: self.add_wanted.emit(first))
        self.add.setVisible(may_write)


def _stacked(lead: str, below: str, name: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    said = label(lead, "strong", wrap=True)
    said.setObjectName(name)
    column.addWidget(said)
    column.addWidget(label(below, "caption", "text2", wrap=True))
    return made


def _named(priorities: list[Priority]) -> str:
    names = [shorten(one.title, 60) or _("Not named yet") for one in priorities[:NAMED]]
    left = len(priorities) - len(names)
    if left:
        names.append(ngettext("{count} more", "{count} more", left).format(count=left))
    asked = _("What would you see in six weeks if you were right?")
    said = " · ".join(names)
    return f"{said} {asked}" if said.endswith("…") else f"{said}. {asked}"


class EmptyBoard(QWidget):
    """What an empty board says: the first thing to do, and the button that does it."""

    add_wanted = Signal()

    def __init__(self, words: str, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("empty_board")
        hint = _("Look for what shows first: what adults know and do changes long before results.")
        first, then = label(words, "statement", wrap=True), label(hint, "body", "text2", wrap=True)
        for part in (first, then):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = button(_("New early indicator"), "primary", "plus", "empty_add")
        self.add.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(12)
        column.addWidget(first)
        column.addWidget(then)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add.setVisible(may_write)
