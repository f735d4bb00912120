"""One question, roomy and calm: what is asked, room to answer, and an example and a tip beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from selfeval.core.interview.questions import Question
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.guided.inputs import ENTER, Answer, TextAnswer, make_answer
from selfeval.ui.widgets import label, restyle

ALONE = 4
"""Lines of room for an answer that is the only one."""
ASIDE = 280
STACKED_BELOW = 820
"""Below this width, at 100 % text, the example and the tip stand below the answers."""


class QuestionView(QWidget):
    """`edited` says that an answer has changed; `submitted` that the keys asked to go on."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, question: Question, values: Mapping[str, str], place: str) -> None:
        super().__init__()
        self.question = question
        self.setAccessibleName(_(question.title))
        self.setAccessibleDescription(_(question.lead))
        self.answers: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self._main = QVBoxLayout()
        self._main.setSpacing(4)
        self._head(place)
        for ask in question.asks:
            self._add(ask.name, _(ask.label), make_answer(ask, values.get(ask.name, "")))
        self._main.addStretch(1)
        self._aside = self._beside()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(40)
        self._row.addLayout(self._main, 1)
        self._row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def _head(self, place: str) -> None:
        self._main.addWidget(label(place, "caption", "text2"))
        title = label(_(self.question.title), "display", wrap=True)
        title.setObjectName("question_title")
        self._main.addWidget(title)
        lead = label(_(self.question.lead), "long_statement", "text2", wrap=True)
        self._main.addWidget(lead)
        self._main.addSpacing(10)

    def _add(self, name: str, title: str, answer: QWidget) -> None:
        problem = label("", "caption", "bad", wrap=True)
        problem.setObjectName(f"problem_{name}")
        problem.hide()
        self.answers[name], self._problems[name] = answer, problem
        spoken = cast("Answer", answer)
        spoken.edited.connect(lambda: self._on_edited(name))
        spoken.went_on.connect(lambda: self._on_went_on(name))
        self._main.addSpacing(8)
        if len(self.question.asks) > 1:
            said = label(title, "body", "text2")
            said.setBuddy(answer)
            self._main.addWidget(said)
        elif isinstance(answer, TextAnswer):
            answer.least_lines = ALONE
            answer.fit()
        self._main.addWidget(answer)
        self._main.addWidget(problem)

    def _beside(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(_beside_card(_("For example"), _(self.question.example), serif=True))
        column.addWidget(_beside_card(_("Tip"), _(self.question.tip)))
        return made

    # Answers --------------------------------------------------------------------------------

    def values(self) -> dict[str, str]:
        """Return the answers as they stand there, by the names of their asks."""
        return {name: cast("Answer", answer).value() for name, answer in self.answers.items()}

    def put(self, values: Mapping[str, str]) -> None:
        """Show these answers."""
        for name, answer in self.answers.items():
            cast("Answer", answer).put(values.get(name, ""))

    def put_one(self, name: str, value: str) -> None:
        """Show one answer."""
        cast("Answer", self.answers[name]).put(value)

    def enter(self, name: str = "") -> None:
        """Put the cursor into an answer, the first unless one is named."""
        answer = self.answers[name or next(iter(self.answers))]
        cast("Answer", answer).enter()
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(answer)

    def say_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside each answer why it cannot be kept, and go to the first of them."""
        for name, said in self._problems.items():
            said.setText(problems.get(name, ""))
            said.setVisible(name in problems)
            restyle(self.answers[name], "wrong", name in problems)
        if problems:
            self.enter(next(iter(problems)))

    def has_problems(self) -> bool:
        """Tell whether an answer is marked as one that cannot be kept."""
        return bool(self.problems())

    def problems(self) -> dict[str, str]:
        """Return why answers cannot be kept, by the names of their asks."""
        return {name: said.text() for name, said in self._problems.items() if said.text()}

    def _on_edited(self, name: str) -> None:
        self._problems[name].clear()
        self._problems[name].hide()
        restyle(self.answers[name], "wrong", False)
        self.edited.emit()

    def _on_went_on(self, name: str) -> None:
        """Go to the answer after this one; from the last, go on."""
        names = list(self.answers)
        after = names.index(name) + 1
        if after < len(names):
            self.enter(names[after])
        else:
            self.submitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and control:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    # Room -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < theme.px(STACKED_BELOW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._row.setSpacing(20 if narrow else 40)
        self._aside.setMaximumWidth(16_777_215 if narrow else theme.px(ASIDE))
        self._aside.setMinimumWidth(0 if narrow else theme.px(ASIDE))


def _beside_card(title: str, words: str, *, serif: bool = False) -> QFrame:
    made = QFrame()
    made.setProperty("aside", True)
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(4)
    column.addWidget(label(title, "caption_strong", "text2"))
    column.addWidget(label(words, "long_statement" if serif else "body", wrap=True))
    return made
