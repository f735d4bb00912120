"""Share and combine: where the file is, a colleague's copy against ours, what is left to decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from selfeval.i18n import _, ngettext
from selfeval.store.combines import Fetched
from selfeval.store.errors import LookedTooSoon, PasswordNeeded, UserError
from selfeval.store.preview import Preview
from selfeval.store.questions import Choice, Questions
from selfeval.ui import alerts
from selfeval.ui.frame.drives import is_shared
from selfeval.ui.frame.file_state import state_of
from selfeval.ui.frame.head import Head
from selfeval.ui.page import Page
from selfeval.ui.pages.share.captions import about, combined_words
from selfeval.ui.pages.share.compare_view import CompareView
from selfeval.ui.pages.share.counts import count_of
from selfeval.ui.pages.share.grouping import ADDED, COMBINED, REMOVED
from selfeval.ui.pages.share.landing import Landing, where_lines
from selfeval.ui.pages.share.looking import Looking
from selfeval.ui.password.asking import ask_password
from selfeval.ui.password.readable import exposed_words
from selfeval.ui.start.words import place
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

PATIENCE = 250
"""Milliseconds after which it is said that a copy is being looked at."""


class SharePage(Page):
    """Three states: the landing, a copy being combined, and what is still to be decided."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("share_page")
        self.preview: Preview | None = None
        self._looked_at = self._combined_at = -1
        self._desk: Desk | None = None
        self._place: tuple[Path, bool] | None = None
        self._look: Task | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_looking)
        self.landing, self.compare, self.looking = Landing(), CompareView(workspace), Looking()
        self.back = button(_("Back"), icon="arrow-left", name="share_back")
        self.back.clicked.connect(self.show_landing)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.landing)
        self.stack.addWidget(self.compare)
        self.stack.addWidget(self.looking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.landing.command_wanted.connect(self.command_wanted)
        self.landing.decide_wanted.connect(self.show_questions)
        self.landing.guide_wanted.connect(lambda: self.command_wanted.emit("guide"))
        self.compare.combine_wanted.connect(self.combine)
        self.compare.cancel_wanted.connect(self.cancel)
        self.compare.decided.connect(self._on_decided)
        self.compare.chosen.connect(self._note_begun)
        self.looking.cancelled.connect(self._on_cancelled)
        workspace.changed.connect(self._on_changed)
        workspace.combined.connect(self._on_combined)
        workspace.about_to_close.connect(self._on_about_to_close)
        workspace.state_changed.connect(self._say_state)

    def join(self, desk: Desk) -> None:
        """Take from the desk where things are said in passing."""
        self._desk = desk

    # What the window asks -----------------------------------------------------------------------

    def head(self) -> Head:
        """Return the head of the state that is shown."""
        if self.preview is not None:
            return Head(title=_("Combine with a colleague’s copy"), question=about(self.preview))
        if self._compares:
            return Head(
                title=_("Still to decide"),
                question=_("Where two of you wrote differently, which shall it be?"),
                beside=(self.back,),
            )
        return Head()

    def enter(self) -> None:
        """Be shown: look again where the file has changed since the copy was looked at."""
        if self._look is not None:
            return
        if self.preview is not None:
            if self._looked_at != self.workspace.gestures:
                self.look_at(self.preview.path)
        elif self._compares:
            self.show_questions()
        else:
            self.show_landing()

    def stays(self) -> bool:
        """A combining that is undone is seen here, and so is what is decided while it is asked."""
        return self._compares or self._combined_at == self.workspace.gestures

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 visits."""
        return self.compare.panes() if self._compares else [self]

    @property
    def _compares(self) -> bool:
        return self.stack.currentWidget() is self.compare

    @property
    def _may_write(self) -> bool:
        return not self.workspace.document.read_only

    # The landing ----------------------------------------------------------------------------

    def show_landing(self) -> None:
        """Show where the file is, and what can be done."""
        self._stop_looking()
        self.preview = None
        self.compare.forget()
        questions = self.workspace.document.questions()
        self.landing.show_open(questions.count, may_write=self._may_write)
        self.landing.show_take(may_write=self._may_write)
        self.landing.show_ways(self._is_allowed)
        self.stack.setCurrentWidget(self.landing)
        self._say_state()
        self.head_changed.emit()

    def _is_allowed(self, key: str) -> bool:
        return self._desk is not None and self._desk.window.actions_by_key[key].isEnabled()

    def _say_state(self) -> None:
        if not self.workspace.is_open or self.stack.currentWidget() is not self.landing:
            return
        path = self.workspace.document.path
        if self._place is None or self._place[0] != path:  # asking a drive may take a while
            self._place = path, is_shared(path)
        shared = self._place[1]
        lines = where_lines(read_only=not self._may_write, shared=shared)
        self.landing.where.show_where(place(path), state_of(self.workspace, shared=shared), lines)

    # A colleague's copy -----------------------------------------------------------------------

    def look_at(self, path: Path) -> None:
        """Look at a copy and show what it would bring; nothing is changed by that."""
        self._stop_looking()
        try:
            look = self.workspace.document.looker(path)
        except UserError as problem:
            alerts.tell(self.window(), problem)
            return
        self._looked_at = self.workspace.gestures
        self._begin(look, path, self._on_looked)

    def _begin(self, work: Callable[[], object], path: Path, then: Callable[..., object]) -> None:
        """Do something with a copy on another thread; where that takes a while, say so."""
        self._look = Task(work, self)
        self._look.done.connect(then)
        self._look.failed.connect(self._on_look_failed)
        self.looking.say(path)
        self._patience.start()
        self._look.start()

    def _on_cancelled(self) -> None:
        self._stop_looking()
        self._show_compared()

    def _show_looking(self) -> None:
        self.stack.setCurrentWidget(self.looking)
        self.head_changed.emit()

    def _stop_looking(self) -> None:
        self._patience.stop()
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _on_about_to_close(self) -> None:
        self._stop_looking()
        self._place = None

    def _on_looked(self, preview: Preview) -> None:
        self._stop_looking()
        if self._looked_at != self.workspace.gestures:
            self.look_at(preview.path)  # something was written here in the meantime
        else:
            self.show_preview(preview)

    def _on_look_failed(self, problem: Exception) -> None:
        self._stop_looking()
        self._show_compared()
        if isinstance(problem, PasswordNeeded):
            ask_password(self.window(), problem, lambda: self.look_at(problem.path))
            return
        if isinstance(problem, LookedTooSoon) and self.preview is not None:
            self.look_at(self.preview.path)
        if isinstance(problem, UserError):
            alerts.tell(self.window(), problem)
        else:
            alerts.on_exception(type(problem), problem, problem.__traceback__)

    def _show_compared(self) -> None:
        """Show again what was compared, with the answers as they were; the landing if nothing."""
        if self.preview is None:
            self.show_landing()
        else:
            self.stack.setCurrentWidget(self.compare)
            self.head_changed.emit()

    def show_preview(self, preview: Preview) -> None:
        """Show what a copy would bring, or say that it brings nothing."""
        if preview.nothing_new:
            self.show_landing()
            alerts.message(self.window(), *self._nothing_new(preview.path), name="nothing_new")
            return
        if self.preview is None or self.preview.path != preview.path:
            self.compare.forget()
        self.preview, self._looked_at = preview, self.workspace.gestures
        document = self.workspace.document
        also = exposed_words(document, preview.path)
        self.compare.show_preview(preview, document.begun(), also)
        self.stack.setCurrentWidget(self.compare)
        self.head_changed.emit()
        self.compare.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing_new(self, path: Path) -> tuple[str, str]:
        own = self.workspace.document.path
        if own.exists() and path.exists() and path.samefile(own):
            return (
                _("That is the file which is open here."),
                _("Choose the copy that your colleague has changed."),
            )
        return (
            _("Everything in that copy is already here."),
            _("Nothing had to be combined, and nothing was changed."),
        )

    @alerts.calmly
    def combine(self) -> None:
        """Combine the two copies, with the answers given so far; the others stay open."""
        if self.preview is None or self._look is not None:
            return
        get_ready = self.workspace.document.fetcher(self.preview)
        self._begin(get_ready, self.preview.path, self._on_fetched)

    @alerts.calmly
    def _on_fetched(self, fetched: Fetched) -> None:
        self._stop_looking()
        assert self.preview is not None
        if self._looked_at != self.workspace.gestures:
            fetched.copy.unlink(missing_ok=True)
            self.look_at(self.preview.path)  # something was written here in the meantime
            return
        entries, before = self.compare.deciding.entries, self.workspace.gestures
        try:
            with waiting():
                self.workspace.combine(self.preview, self.compare.deciding.choices(), fetched)
        finally:
            if self.workspace.gestures != before:
                counts = [count_of(entries, kind) for kind in (ADDED, COMBINED, REMOVED)]
                self._after_combining(combined_words(*counts))
            else:
                self._show_compared()

    def _after_combining(self, words: str) -> None:
        self.preview = None
        if self.workspace.document.questions().count:
            self.show_questions()
        else:
            self.show_landing()
        self._say(words)

    def _on_combined(self) -> None:
        """Take in that a combining was done or undone; it is followed by `changed`."""
        self._combined_at = self.workspace.gestures

    def _note_begun(self) -> None:
        """Keep what was chosen for when the copy is looked at again, on another day perhaps."""
        self.workspace.document.note_begun(self.compare.deciding.sides())

    def cancel(self) -> None:
        """Leave everything as it is, and take back what was chosen."""
        self.workspace.document.note_begun(dict.fromkeys(self.compare.deciding.sides()))
        self.show_landing()

    # What is still to decide --------------------------------------------------------------------

    def show_questions(self) -> None:
        """Show what is still to be decided in this file; the landing where nothing is."""
        questions: Questions = self.workspace.document.questions()
        if not questions.count:
            self.show_landing()
            return
        self.preview = None
        self.compare.show_questions(questions)
        self.stack.setCurrentWidget(self.compare)
        self.head_changed.emit()

    @alerts.calmly
    def _on_decided(self, choice: Choice) -> None:
        if not self.workspace.is_open:
            return
        try:
            self.workspace.decide([choice])
        except UserError:
            self.show_questions()  # which tells what is still there to decide
            raise
        left = self.workspace.document.questions().count
        words = ngettext(
            "Decided. {count} thing left.", "Decided. {count} things left.", left
        ).format(count=f"{left:,}")
        self._say(words if left else _("Decided. Nothing is left open."))

    # Keeping up ---------------------------------------------------------------------------------

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible() and self.preview is None:
            self.enter()

    def _say(self, words: str) -> None:
        assert self._desk is not None
        self._desk.window.foot.say(words, may_undo=True)
