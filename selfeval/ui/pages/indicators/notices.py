"""What the board asks about: beliefs that readings challenge, priorities with nothing to see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.models import Assumption, Priority, Reading
from selfeval.core.wording import shorten
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button, label

CHALLENGES_SHOWN = 2
NAMED = 3


class ChallengeNotice(QFrame):
    """A reading that challenges a belief, and what can be done about it."""

    open_wanted = Signal(str)
    thought_through = Signal(str)
    aside_wanted = Signal(str, str)

    def __init__(self, assumption: Assumption, reading: Reading, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("challenge_notice")
        self.setProperty("notice", "warn")
        self.row_id = assumption.id
        day = wording.period(reading.period)
        self.words = _("A reading from {day} challenges “{belief}”.").format(
            day=day, belief=shorten(assumption.belief, 140)
        )
        said = label(self.words, "strong", wrap=True)
        said.setObjectName("challenge_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(4)
        column.addWidget(said)
        column.addWidget(label(_("Has your belief changed?"), "body", "text2", wrap=True))
        column.addWidget(self._buttons(may_write))

    def _buttons(self, may_write: bool) -> QWidget:
        row = QWidget()
        line = FlowLayout(row, 6)
        go = button(_("Open the assumption"), name="challenge_open")
        go.clicked.connect(lambda: self.open_wanted.emit(self.row_id))
        done = button(_("We have thought it through"), name="challenge_done")
        done.clicked.connect(lambda: self.thought_through.emit(self.row_id))
        aside = button(_("Set aside…"), "link", name="challenge_aside")
        aside.clicked.connect(lambda: self.aside_wanted.emit(self.row_id, self.words))
        for part in (go, done, aside):
            line.addWidget(part)
            part.setVisible(may_write or part is go)
        return row


class GapNotice(QFrame):
    """Priorities that have nothing to look for yet. `add_wanted` carries the first one's id."""

    add_wanted = Signal(str)

    def __init__(self, priorities: list[Priority], *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("gap_notice")
        self.setProperty("card", True)
        self._first = priorities[0].id
        chip = label(_("none yet"), "caption_strong")
        chip.setProperty("chip", "warn")
        count = len(priorities)
        lead = ngettext(
            "{count} priority has nothing to look for yet",
            "{count} priorities have nothing to look for yet",
            count,
        ).format(count=f"{count:,}")
        self.add = button(_("Add an indicator"), name="gap_add")
        self.add.clicked.connect(lambda: self.add_wanted.emit(self._first))
        self.add.setVisible(may_write)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = label(lead, "strong", wrap=True)
        said.setObjectName("gap_words")
        column.addWidget(said)
        column.addWidget(label(_named(priorities), "caption", "text2", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 14, 10)
        line.setSpacing(14)
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)


def _named(priorities: list[Priority]) -> str:
    names = [shorten(one.title, 60) or _("Not named yet") for one in priorities[:NAMED]]
    left = len(priorities) - len(names)
    if left:
        names.append(ngettext("{count} more", "{count} more", left).format(count=left))
    asked = _("What would you see in six weeks if you were right?")
    return f"{' · '.join(names)}. {asked}"


class EmptyBoard(QWidget):
    """What an empty board says: the first thing to do, and the button that does it."""

    add_wanted = Signal()

    def __init__(self, words: str, question: str, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("empty_board")
        first, then = label(words, "statement", wrap=True), label(question, "body", "text2", True)
        for part in (first, then):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = button(_("New early indicator"), "primary", "plus", "empty_add")
        self.add.clicked.connect(self.add_wanted)
        self.add.setVisible(may_write)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(12)
        column.addWidget(first)
        column.addWidget(then)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
