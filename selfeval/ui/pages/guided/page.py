"""Guided start: an interview that writes real items, one question at a time, by keyboard alone.

Each step is one gesture. Leaving keeps what is typed and where one is; coming back goes on there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from selfeval.core.interview.answers import (
    Progress,
    Writing,
    cleaned,
    given,
    is_answered,
    item_of,
    keep_typed,
    proposed,
    read_progress,
    setting_change,
    write_down,
)
from selfeval.core.interview.ending import knots, next_step
from selfeval.core.interview.questions import END, SLOTS, Question, asked, minutes_left
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui import theme, wording
from selfeval.ui.form.unkept import Unkept
from selfeval.ui.page import Page
from selfeval.ui.pages.guided.bars import WIDEST, Bottom, Top
from selfeval.ui.pages.guided.ending_view import EndingView
from selfeval.ui.pages.guided.question_view import QuestionView
from selfeval.ui.settings import Settings
from selfeval.ui.widgets import empty_layout, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

KEEP_TYPED = N_("Keep what is typed in guided start")
START_AGAIN = N_("Begin guided start with another worry")


class GuidedPage(Page):
    """The interview. `role_given` carries the role of the person at the computer."""

    role_given = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("guided_page")
        self.setProperty("alone", True)
        self._settings: Settings | None = None
        self._progress = Progress()
        self._questions: tuple[Question, ...] = ()
        self._at = ""
        self._writing = False
        self._offers: dict[str, str] = {}
        self.view: QuestionView | None = None
        self.top, self.bottom = Top(), Bottom()
        self.top.leave.clicked.connect(self.go_away)
        self.bottom.back.clicked.connect(self.go_back)
        self.bottom.next.clicked.connect(self.go_on)
        self.bottom.again.clicked.connect(self.begin_again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(self._middle(), 1)
        whole.addWidget(self.bottom)
        workspace.changed.connect(self._on_changed)

    def _middle(self) -> QScrollArea:
        inner = QWidget()
        held = QWidget()
        held.setMaximumWidth(theme.px(WIDEST))
        self._body = QVBoxLayout(held)
        self._body.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout(inner)
        line.setContentsMargins(24, 28, 24, 24)
        line.addWidget(held)
        return scrolling(inner, "guided_scroll")

    def join(self, desk: Desk) -> None:
        """Learn what is remembered of the person at the computer."""
        self._settings = desk.window.settings
        self.role_given.connect(desk.window.keep_role)

    # Where one is -----------------------------------------------------------------------------

    def enter(self) -> None:
        """Go on where the interview was left.

        Passing a question over writes nothing, so it is forgotten when the file is closed.
        """
        rows = self.workspace.rows
        before, self._progress = self._progress, read_progress(rows)
        self._questions = asked(school_known=bool(rows.school.name), role_known=bool(self._role()))
        keys = [one.key for one in self._questions]
        wanted = self._at if before == self._progress else self._progress.at
        if not self._holds_unkept():
            self._show(wanted if wanted in (*keys, END) else keys[0])

    def _holds_unkept(self) -> bool:
        """Tell whether something stands in the question that the file could not take."""
        return self.view is not None and self._question is not None and self.view.has_problems()

    def _role(self) -> str:
        return self._settings.role if self._settings is not None else ""

    @property
    def _question(self) -> Question | None:
        return next((one for one in self._questions if one.key == self._at), None)

    def _show(self, key: str) -> None:
        """Show a question, or the end."""
        self._at = key
        empty_layout(self._body)
        self.view = None
        question = self._question
        if question is None:
            self._show_end()
        else:
            self._show_question(question)
        keys = [one.key for one in self._questions]
        done = keys.index(key) if key in keys else len(keys)
        self.top.show_place(done, len(keys), minutes_left(self._questions, key))

    def _show_question(self, question: Question) -> None:
        at = self._questions.index(question)
        place = _("Question {number} of {count}").format(number=at + 1, count=len(self._questions))
        self.view = QuestionView(question, self._answers(question), place)
        self._offers = self._offered(question, given(self.workspace.rows, self._progress, question))
        self.view.edited.connect(self._offer_realm)
        self.view.edited.connect(self._name_next)
        self.view.submitted.connect(self.go_on)
        self._body.addWidget(self.view)
        self.bottom.for_question(first=at == 0)
        self._name_next()
        self.view.enter()

    def _answers(self, question: Question) -> dict[str, str]:
        """Return what stands in the file; what is offered besides stands where nothing does."""
        found = given(self.workspace.rows, self._progress, question)
        typed = {
            name: words
            for name, words in self._progress.typed.items()
            if name in found and not found[name]
        }
        return found | self._offered(question, found) | typed

    def _offered(self, question: Question, found: dict[str, str]) -> dict[str, str]:
        fact = item_of(self.workspace.rows, self._progress, "fact")
        return proposed(question, found, self._role(), date.today(), fact)

    def _offer_realm(self) -> None:
        """Offer the realm that the source of a fact tells, until somebody has chosen another."""
        assert self.view is not None
        question, answers = self.view.question, self.view.values()
        open_still = {
            ask.name
            for ask in question.asks
            if ask.kind == "realm" and answers[ask.name] in ("", self._offers.get(ask.name))
        }
        self._offers = self._offered(question, answers | dict.fromkeys(open_still, ""))
        for name in open_still:
            self.view.put_one(name, self._offers.get(name, ""))

    def _show_end(self) -> None:
        rows = self.workspace.rows
        step = next_step(rows, self._progress)
        ending = EndingView(knots(rows, self._progress), step)
        ending.item_wanted.connect(self.go_to)
        place = (step.item.table_name(), step.item.id) if step.item is not None else None
        ending.step_wanted.connect(
            lambda: self.go_to.emit(*place) if place else self.page_wanted.emit(step.page, "")
        )
        self._body.addWidget(ending)
        self.bottom.for_end()
        self.bottom.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_next(self) -> None:
        if self.view is not None:
            done = is_answered(self.view.question, self.view.values())
            self.bottom.say_next(done, optional=self.view.question.optional)

    # Going --------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Keep this step and show the next; from the end, go to the overview."""
        if self._at == END:
            self.page_wanted.emit("overview", "")
            return
        keys = [*(one.key for one in self._questions), END]
        onward = keys[keys.index(self._at) + 1]
        if self._keep(onward):
            self._show(onward)

    def go_back(self) -> None:
        """Keep what is typed and show the question before."""
        keys = [*(one.key for one in self._questions), END]
        before = keys[max(0, keys.index(self._at) - 1)]
        if self._keep(before):
            self._show(before)

    def go_away(self) -> None:
        """Keep what is typed and where one is, and go to the overview."""
        if self._keep(self._at):
            self.page_wanted.emit("overview", "")

    def begin_again(self) -> None:
        """Let the items of before be, and ask about another worry."""
        self._progress, self._at = Progress(), ""
        self._write(START_AGAIN, Writing((), (), Progress()))
        self.enter()

    def leave(self) -> None:
        """Keep what is typed: before undo, printing and closing. The rest stays where it is."""
        if self.isVisible():
            self._keep(self._at, in_part=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_away()
        else:
            super().keyPressEvent(event)

    # Keeping ------------------------------------------------------------------------------------

    def _keep(self, onward: str, *, in_part: bool = False) -> bool:
        """Write the answers of this step in one gesture; False if one of them cannot be kept.

        Those that can are then kept only where `in_part`.
        """
        view, question = self.view, self._question
        if view is None or question is None or self.workspace.document.read_only:
            return True
        answers = view.values()
        answered = is_answered(question, answers) or given(
            self.workspace.rows, self._progress, question
        ).get(question.asks[0].name)
        if not answered and question.key != "school":
            return self._keep_typed(question, answers, onward)
        values, problems = cleaned(question, answers, date.today())
        if problems:
            view.say_problems(problems)
            if not in_part:
                return False
        self._keep_role(answers)
        writing = write_down(self.workspace.rows, self._progress, question, values, onward)
        return writing is None or self._write(question.gesture, writing)

    def _keep_role(self, answers: dict[str, str]) -> None:
        role = " ".join(answers.get("you.role", "").split())
        if role and role != self._role():
            self.role_given.emit(role)

    def _keep_typed(self, question: Question, answers: dict[str, str], onward: str) -> bool:
        """Keep answers beside an empty one, which make nothing yet, for coming back to them."""
        found = given(self.workspace.rows, self._progress, question)
        offered = {
            name: wording.day(value) if name in self._days(question) else value
            for name, value in self._offered(question, found).items()
        }
        after = keep_typed(replace(self._progress, at=onward), question, answers, offered)
        if after.typed == self._progress.typed:
            return True  # nothing is worth a gesture
        return self._write(KEEP_TYPED, Writing((), (), after))

    @staticmethod
    def _days(question: Question) -> set[str]:
        return {ask.name for ask in question.asks if ask.kind == "day"}

    def _write(self, gesture: str, writing: Writing) -> bool:
        """Make one gesture of a step and of where it leads; False if the file cannot take it."""
        row, change = setting_change(self.workspace.rows, writing.progress)
        changes = [*writing.changes, *([change] if change is not None else [])]
        self._writing = True
        try:
            with self.workspace.edit(_(gesture)) as session:
                session.add_all([*writing.added, *([row] if row is not None else [])])
                for one in changes:
                    found = session.get(one.model, one.row_id)
                    for name, value in one.values.items():
                        setattr(found, name, value)
        except UserError as problem:
            if self.view is not None:
                self.view.say_problems({next(iter(self.view.answers)): str(problem)})
            return False
        finally:
            self._writing = False
        self._progress = writing.progress
        return True

    def _on_changed(self, _label: str, _tables: object) -> None:
        """Show what undo, or another page, has made of the answers."""
        if self._writing or not self.isVisible():
            return
        self._progress = read_progress(self.workspace.rows)
        question = self._question
        if self.view is not None and question is not None:
            self.view.put(self._answers(question))
        elif self._at == END:
            self._show(END)

    # What cannot be kept ------------------------------------------------------------------------

    def unkept(self) -> list[Unkept]:
        """Return the answers that are marked as ones the file cannot take."""
        if self.view is None or not self._holds_unkept():
            return []
        asks = {ask.name: ask for ask in self.view.question.asks}
        return [
            Unkept(SLOTS[asks[name].slot], "", asks[name].field, problem, "guided", name)
            for name, problem in self.view.problems().items()
        ]

    def focus_unkept(self, one: Unkept) -> None:
        """Put the cursor into such an answer."""
        if self.view is not None and one.part in self.view.answers:
            self.view.enter(one.part)

    def panes(self) -> list[QWidget]:
        """Return what F6 visits: the answers, and the buttons below."""
        return [self.top, *([self.view] if self.view is not None else []), self.bottom]

    def first_focus(self) -> QWidget | None:
        """Return the first answer."""
        return next(iter(self.view.answers.values())) if self.view is not None else None
