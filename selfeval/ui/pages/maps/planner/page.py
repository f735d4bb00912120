"""The backward planner, on the whole width of the window, for a team before a projector.

Each answer is one gesture on the map, so that nothing is lost and Undo takes it back. Where a plan
is, and what is half typed, is kept in the file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.chain import realm_of
from selfeval.core.models import (
    Action,
    Arrow,
    Consequence,
    Factor,
    Map,
    Placement,
    Priority,
    PriorityFactor,
    Setting,
)
from selfeval.core.planning.answering import (
    Writing,
    answer,
    answer_with,
    begin_again,
    begin_at,
    keep_plan,
    reword,
    take_out,
    turn_link,
)
from selfeval.core.planning.plan import (
    Plan,
    Step,
    arrows_of,
    read_now,
    step_after,
    step_before,
    step_of,
)
from selfeval.core.planning.questions import OUTCOME, TURN
from selfeval.core.planning.turning import (
    make_priority,
    title_for,
    write_line,
)
from selfeval.store.errors import UserError
from selfeval.store.history import touched_last
from selfeval.ui import alerts
from selfeval.ui.page import Page
from selfeval.ui.pages.maps.planner.asked import answers_of, asked_of, chain_of, turned_of
from selfeval.ui.pages.maps.planner.question_pane import Asked, QuestionPane
from selfeval.ui.pages.maps.planner.sheet import Pane, Sheet
from selfeval.ui.pages.maps.planner.turn_pane import TurnPane
from selfeval.ui.pages.maps.planner.writing import write
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

OURS = (Action, Arrow, Consequence, Factor, Map, Placement, Priority, PriorityFactor, Setting)
"""What a gesture of the plan touches; undo of such a one is seen here."""
FOLLOW = "selfeval.ui.pages.maps.follow.opening:open_follow"


class PlannerPage(Page):
    """The planner. `follow_wanted` carries the ids of the plan's arrows, in order."""

    follow_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("planner_page")
        self.setProperty("alone", True)
        self.map_id = ""
        self._plan = Plan()
        self._writing = False
        self.sheet = Sheet()
        self.sheet.top.leave.clicked.connect(self.go_away)
        self.sheet.bottom.back.clicked.connect(self.go_back)
        self.sheet.bottom.next.clicked.connect(self.go_on)
        self.sheet.bottom.again.clicked.connect(self.begin_again)
        self.sheet.chain.chosen.connect(self.show_box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)
        workspace.changed.connect(self._on_changed)

    def join(self, desk: Desk) -> None:
        """Learn how a path is followed."""
        from selfeval.ui.catalogue import named

        self.follow_wanted.connect(lambda arrows: named(FOLLOW)(desk, arrows))

    @property
    def pane(self) -> Pane | None:
        """The question that is shown, or the turn."""
        return self.sheet.pane

    # Where one is -----------------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        """The plan that is shown."""
        return self._plan

    def enter(self) -> None:
        """Go on where the plan was left."""
        found = read_now(self.workspace.rows)
        if replace(found, step=Step()) != replace(self._plan, step=Step()):
            self._plan = found
        self._show(self._plan)

    def plan_on(self, map_id: str) -> None:
        """Put what is planned from now on on a map; "" leaves it as it was."""
        if map_id and map_id != self.map_id:
            self.map_id = map_id
            self._show(self._plan)

    def plan_from(self, factor_id: str) -> None:
        """Plan back from an outcome, or go on with its plan where there is one."""
        box = self.workspace.rows.get(Factor, factor_id)
        if box is None or realm_of(box) != OUTCOME or factor_id == self._plan.outcome:
            return
        self._write(begin_at(self.workspace.rows, box, self.map_id))
        self._show(self._plan)

    def _show(self, plan: Plan) -> None:
        """Show the question of a plan's step."""
        self._plan = plan
        pane = self._turn_pane() if plan.step.key == TURN else self._question_pane()
        self.sheet.put(pane)
        self._show_around()
        pane.enter()

    def _show_around(self) -> None:
        """Show the chain and the bars as the plan is now."""
        plan = self._plan
        self.sheet.chain.show_chain(chain_of(self.workspace.rows, plan))
        self.sheet.top.show_place(plan.step.key)
        answered = plan.step.key == TURN or bool(answers_of(self.workspace.rows, plan))
        self.sheet.bottom.show_step(plan.step.key, begun=bool(plan.outcome), answered=answered)
        self.sheet.share_height()

    # Questions --------------------------------------------------------------------------------

    def _question_pane(self) -> QuestionPane:
        made = QuestionPane(self._asked(), cramped=self.sheet.is_cramped)
        made.answered.connect(self._on_answered)
        made.offered.connect(self._on_offered)
        made.went_on.connect(self.go_on)
        made.reworded.connect(lambda one, words: self._write(reword(self._plan, one, words)))
        made.turned.connect(self._on_turned)
        made.taken_out.connect(self._on_taken_out)
        return made

    def _asked(self) -> Asked:
        return asked_of(self.workspace.rows, self._plan, self.map_id)

    @alerts.calmly
    def _on_answered(self, words: str) -> None:
        rows, plan = self.workspace.rows, self._plan
        self._take(answer(rows, plan, words, self.map_id, self._leads_to()))

    @alerts.calmly
    def _on_offered(self, box_id: str) -> None:
        rows = self.workspace.rows
        box = rows.get(Factor, box_id)
        if box is not None:
            self._take(answer_with(rows, self._plan, box, self.map_id, self._leads_to()))

    def _leads_to(self) -> tuple[str, ...]:
        """Return what the next answer is for: what is ticked, else what is asked about."""
        if not isinstance(self.pane, QuestionPane) or self._plan.step.key == OUTCOME:
            return ()
        return self.pane.ticked or tuple(one for one in (self._plan.step.about,) if one)

    def _take(self, writing: Writing) -> None:
        """Write an answer; from the outcome, of which there is one, go straight on."""
        was = self._plan.step.key
        if self._write(writing) and was == OUTCOME:
            if self._plan.step.key == OUTCOME:
                self._plan = self._plan.at(step_after(self.workspace.rows, self._plan))
            self._show(self._plan)

    @alerts.calmly
    def _on_turned(self, box_id: str, other: str) -> None:
        self._write(turn_link(self.workspace.rows, self._plan, box_id, other))

    @alerts.calmly
    def _on_taken_out(self, box_id: str) -> None:
        self._write(take_out(self.workspace.rows, self._plan, box_id))
        if self.pane is not None:
            self.pane.enter()

    # The turn -----------------------------------------------------------------------------------

    def _turn_pane(self) -> TurnPane:
        made = TurnPane(turned_of(self.workspace.rows, self._plan))
        made.written.connect(self._on_written)
        made.priority_wanted.connect(self._on_priority_wanted)
        made.priority_opened.connect(lambda row_id: self.go_to.emit("priority", row_id))
        made.follow_wanted.connect(self._on_follow)
        return made

    def _on_follow(self) -> None:
        found = arrows_of(self.workspace.rows, self._plan)
        self.follow_wanted.emit(tuple(row.id for row in found))

    @alerts.calmly
    def _on_written(self, box_id: str, words: str) -> None:
        writing = write_line(self.workspace.rows, self._plan, box_id, words)
        if writing is not None:
            self._write(writing)

    @alerts.calmly
    def _on_priority_wanted(self, title: str) -> None:
        if isinstance(self.pane, TurnPane):
            self.pane.settle()
        writing = make_priority(self.workspace.rows, self._plan, title)
        if writing is not None and self._write(writing):
            self._show(self._plan)

    # Going --------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Show the next question; from the turn, the map with what was made."""
        if not self._take_typed():
            return
        if self._plan.step.key == TURN:
            self._show_map()
        elif self._plan.outcome:
            self._show(self._plan.at(step_after(self.workspace.rows, self._plan)))

    def go_back(self) -> None:
        """Show the question before."""
        if not self._take_typed():
            return
        self._show(self._plan.at(step_before(self.workspace.rows, self._plan)))

    def _take_typed(self) -> bool:
        """Take what stands in the line for an answer; False where that went on by itself."""
        step = self._plan.step
        if isinstance(self.pane, QuestionPane) and self.pane.typed:
            self.pane.take()
        self._settle()
        return self._plan.step == step

    def show_box(self, box_id: str) -> None:
        """Show the question that a box of the chain answers."""
        if not self._take_typed():
            return
        self._show(self._plan.at(step_of(self.workspace.rows, self._plan, box_id)))
        if isinstance(self.pane, QuestionPane):
            given = [row.id for row in answers_of(self.workspace.rows, self._plan)]
            if box_id in given:
                self.pane.rows[given.index(box_id)].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_again(self) -> None:
        """Let this plan be, and ask for another outcome."""
        self._settle()
        self._write(begin_again())
        self._show(Plan())

    def go_away(self) -> None:
        """Keep what is typed, and go to the map."""
        self.leave()
        self._show_map()

    def _show_map(self) -> None:
        outcome = self._plan.outcome
        if outcome:
            self.go_to.emit("factor", outcome)
        else:
            self.page_wanted.emit("maps", "")

    def leave(self) -> None:
        """Keep what is typed: before undo, printing and closing. The rest is kept already."""
        if self.isVisible() and self.pane is not None:
            self._settle()

    def stays(self) -> bool:
        """Tell whether undo and redo are seen here: what they touch belongs to the plan."""
        touched = {table for table, _id in touched_last(self.workspace.document.session)}
        return bool(touched) and touched <= {model.table_name() for model in OURS}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.go_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.go_on()
        else:
            super().keyPressEvent(event)

    # Keeping ------------------------------------------------------------------------------------

    @alerts.calmly
    def _settle(self) -> None:
        """Hand over what is being changed; keep what is half typed for coming back to it."""
        if self.pane is None or self.workspace.document.read_only:
            return
        self.pane.settle()
        typed = self.pane.typed if isinstance(self.pane, QuestionPane) else ""
        before = read_now(self.workspace.rows)
        if typed != before.typed:
            self._write(keep_plan(replace(self._plan, typed=typed)))

    def _write(self, writing: Writing) -> bool:
        """Make one gesture; False if the file cannot take it."""
        self._writing = True
        try:
            write(self.workspace, writing)
        except UserError as problem:
            alerts.tell(self.window(), problem)
            return False
        finally:
            self._writing = False
        self._plan = writing.plan
        self._refresh()
        return True

    def _refresh(self) -> None:
        """Show what has been answered, without taking what is being typed away."""
        if isinstance(self.pane, QuestionPane):
            self.pane.show_asked(self._asked())
        elif isinstance(self.pane, TurnPane):
            self.pane.offer_title(title_for(self.workspace.rows, self._plan))
        self._show_around()

    def _on_changed(self, _label: str, _tables: object) -> None:
        """Show what undo, or another page, has made of the plan."""
        if self._writing or not self.isVisible():
            return
        self._show(read_now(self.workspace.rows))

    def panes(self) -> list[QWidget]:
        """Return the parts of the page."""
        return self.sheet.parts()

    def first_focus(self) -> QWidget | None:
        """Return where the focus comes to."""
        return self.pane.line if isinstance(self.pane, QuestionPane) else None
