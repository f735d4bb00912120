"""The chain turned round: for each box, from the left, what leaders will do; and the priority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.chain import realm_of
from selfeval.core.models import Factor, Priority
from selfeval.core.planning.questions import TURN, action_for, question_for
from selfeval.i18n import _
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.maps.planner.answer_row import WordsLine
from selfeval.ui.pages.maps.planner.question_pane import RealmMark
from selfeval.ui.widgets import button, card, label


@dataclass(frozen=True)
class Turned:
    """The boxes left to right, each with what leaders will do; what comes of them as a priority."""

    lines: tuple[tuple[Factor, str], ...]
    title: str
    unwanted: str = ""
    priority: Priority | None = None


class TurnPane(QWidget):
    """`written` carries a box and what leaders will do for it; `priority_wanted` a title."""

    written = Signal(str, str)
    priority_wanted = Signal(str)
    priority_opened = Signal(str)
    follow_wanted = Signal()

    def __init__(self, turned: Turned) -> None:
        super().__init__()
        self.setObjectName("planner_turn")
        question = question_for(TURN)
        self.setAccessibleName(question.title)
        self.lines: dict[str, WordsLine] = {}
        self._offered = turned.title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        title = label(question.title, "title", wrap=True)
        title.setObjectName("planner_title")
        self._column.addWidget(title)
        self._column.addWidget(label(question.lead, "long_statement", "text2", wrap=True))
        self._column.addSpacing(6)
        for box, words in turned.lines:
            self._column.addLayout(self._line(box, words))
        if not turned.lines:
            none = _("Nothing has been said yet that must be true first. Go back to say it.")
            self._column.addWidget(label(none, "body", "text2", wrap=True))
        self._column.addSpacing(8)
        self._column.addWidget(self._priority(turned))
        self._column.addStretch(1)

    def _line(self, box: Factor, words: str) -> QHBoxLayout:
        asked = label(action_for(box), "body", wrap=True)
        line = WordsLine(words)
        line.setObjectName("action_line")
        line.setAccessibleName(action_for(box))
        line.setPlaceholderText(_("What leaders do, in one line; or nothing"))
        asked.setBuddy(line)
        line.editingFinished.connect(lambda: self.written.emit(box.id, line.text()))
        line.entered.connect(lambda: self._go_after(box.id))
        self.lines[box.id] = line
        beside = QVBoxLayout()
        beside.setSpacing(3)
        beside.addWidget(asked)
        beside.addWidget(line)
        made = QHBoxLayout()
        made.setContentsMargins(0, 0, 0, 6)
        made.setSpacing(10)
        made.addWidget(RealmMark(realm_of(box)), 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(beside, 1)
        return made

    def _go_after(self, box_id: str) -> None:
        """Go to the line after this one; from the last to what makes a priority of it."""
        ids: Sequence[str] = list(self.lines)
        after = ids.index(box_id) + 1
        target = self.lines[ids[after]] if after < len(ids) else self.last
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _priority(self, turned: Turned) -> QFrame:
        held = card()
        column = QVBoxLayout(held)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        if turned.priority is not None:
            column.addWidget(label(_("This is a priority now"), "h3"))
            said = _("What you change above changes its actions as well.")
            column.addWidget(label(said, "body", "text2", wrap=True))
            row_id = turned.priority.id
            shown = ItemButton(turned.priority.title, realm_id=turned.priority.realm, boxed=True)
            shown.setObjectName("open_priority")
            shown.clicked.connect(lambda: self.priority_opened.emit(row_id))
            column.addWidget(shown)
            self.last: QWidget = shown
        else:
            self._ask_priority(column, turned)
        follow = button(_("Follow the path"), "link", "route", "follow_plan")
        follow.clicked.connect(self.follow_wanted)
        if not turned.lines:
            follow.hide()
        column.addWidget(follow, 0, Qt.AlignmentFlag.AlignLeft)
        return held

    def _ask_priority(self, column: QVBoxLayout, turned: Turned) -> None:
        column.addWidget(label(_("Shall it be a priority?"), "h3"))
        said = _("The outcome is its purpose, the lines above are its actions, in this order.")
        column.addWidget(label(said, "body", "text2", wrap=True))
        if turned.unwanted:
            besides = _("To keep an eye on: {effect}").format(effect=turned.unwanted)
            column.addWidget(label(besides, "body", "text2", wrap=True))
        title = WordsLine(turned.title)
        title.setObjectName("priority_title")
        title.setAccessibleName(_("What the priority is called"))
        make = button(_("&Make it a priority"), name="make_priority")
        make.clicked.connect(lambda: self.priority_wanted.emit(title.text()))
        title.entered.connect(make.click)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(title, 1)
        line.addWidget(make)
        column.addLayout(line)
        self.last = title

    def offer_title(self, words: str) -> None:
        """Offer another title, where nobody has written one."""
        if isinstance(self.last, WordsLine) and self.last.text() == self._offered:
            self.last.setText(words)
            self._offered = words

    def settle(self) -> None:
        """Hand over what is being typed."""
        for box_id, line in self.lines.items():
            self.written.emit(box_id, line.text())

    def enter(self) -> None:
        """Put the cursor into the first line that is still empty."""
        empty = (line for line in self.lines.values() if not line.text().strip())
        target = next(empty, next(iter(self.lines.values()), self.last))
        target.setFocus(Qt.FocusReason.OtherFocusReason)
