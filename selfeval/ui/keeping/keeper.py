"""Keeps backups while people work, and asks after going back to one whether it was right."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from selfeval.core.days import moment_words
from selfeval.i18n import _
from selfeval.store import UserError, clearing
from selfeval.store.backup import keep_snapshot
from selfeval.store.going_back import LABEL, snapshot_now, went_back_last
from selfeval.store.keeping import read_keeping
from selfeval.ui import alerts
from selfeval.ui.frame.file_notices import FileNotice
from selfeval.ui.tasks import Task

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

logger = logging.getLogger("selfeval")

EVERY = 30 * 60_000
"""Milliseconds between backups while people work."""
WENT_BACK = "went_back"


class Keeper(QObject):
    """One for the window. While going back waits for its answer, no backup is kept by the clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._space = desk, desk.workspace
        self._seen: dict[str, int] = {}
        self._task: Task | None = None
        self._has_told = False
        self._asks = False
        self._clock = QTimer(self, interval=EVERY)
        self._clock.timeout.connect(self.keep_now)
        self._space.opened.connect(self._on_opened)
        self._space.closed.connect(self._on_closed)
        self._space.changed.connect(self._on_changed)

    # While a file is open -------------------------------------------------------------------

    def _on_opened(self) -> None:
        document = self._space.document
        self._has_told = False
        if document.read_only:
            return
        self._seen = document.vector()
        self._clock.start()
        try:
            if clearing.is_paused(document.document_id):
                self.ask_whether_right()
        except OSError as problem:  # saving needs that folder, and will say so
            self._log(str(problem))
        problem = read_keeping().problem
        if problem:
            self._log(problem)
            self._desk.window.foot.say(problem)

    def _on_closed(self) -> None:
        self._clock.stop()
        self._asks = False

    def keep_now(self) -> None:
        """Keep a backup of what is here if something was done since the last one.

        That it cannot be kept is logged each time, and said once for each file.
        """
        document = self._space.document
        known = document.vector()
        if self._task is not None or self._asks or document.is_changing or known == self._seen:
            return
        document_id, stem = document.document_id, document.path.stem
        try:
            snapshot = snapshot_now(document)
        except UserError as problem:
            self._on_failed(problem)
            return
        self._task = Task(lambda: keep_snapshot(snapshot, document_id, stem), self)
        self._task.done.connect(lambda kept: self._on_kept(kept, document_id, known))
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def _on_kept(self, _kept: Path, document_id: str, known: dict[str, int]) -> None:
        self._task = None
        if self._space.is_open and self._space.document.document_id == document_id:
            self._seen = known

    def _on_failed(self, problem: Exception) -> None:
        self._task = None
        self._log(str(problem))
        if not isinstance(problem, UserError):
            raise problem
        if not self._has_told and self._space.is_open:
            self._has_told = True
            self._desk.window.foot.say(f"{problem.message} {problem.hint}".strip())

    def _log(self, words: str) -> None:
        alerts.start_log()
        logger.warning("%s", words)

    # After going back -----------------------------------------------------------------------

    def ask_whether_right(self) -> None:
        """Ask, above the pages, whether going back was right; until then nothing is cleared out."""
        document = self._space.document
        self._asks = True
        when = _moment(clearing.paused_for(document.document_id))
        words = (
            _("This is as it was on {when}. Is it what you wanted?").format(when=when)
            if when
            else _("You went back to a backup. Is it what you wanted?")
        )
        ways = (
            (_("Go forward again"), "go_forward", self.go_forward),
            (_("Keep it"), "keep_it", self.keep_it),
        )
        self._desk.window.notices.give(FileNotice(WENT_BACK, "history", words, ways))

    def keep_it(self) -> None:
        """Let it be as it is: backups are kept and cleared out as before."""
        self._asks = False
        self._desk.window.notices.put_away(WENT_BACK)
        try:
            clearing.go_on(self._space.document.document_id)
        except OSError as problem:
            self._log(str(problem))

    def go_forward(self) -> None:
        """Take the going back back; where more was done since, show the backup from before it."""
        if went_back_last(self._space.document):
            self._desk.undo()
            return
        from selfeval.ui.keeping.backups_dialog import open_backups

        self.ask_whether_right()
        alerts.message(
            open_backups(self._desk),
            _("Something was changed since, so this is no longer one step."),
            _(
                "Undo takes back one change at a time. Or choose the backup here that was kept"
                " before going back: what was changed since goes then, too."
            ),
            name="changed_since",
        )

    def _on_changed(self, _label: str, _tables: object) -> None:
        """Ask no more once it has been undone."""
        if self._asks and self._space.document.redo_label == _(LABEL):
            self.keep_it()


def _moment(iso: str) -> str:
    """Write the moment of a backup in words; "" where it is not known."""
    try:
        return moment_words(datetime.fromisoformat(iso))
    except ValueError:
        return ""
