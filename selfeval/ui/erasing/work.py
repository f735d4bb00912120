"""Erasing, step by step: here, in the file, then in every other copy on this computer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal

from selfeval.core.models import SCHOOL_ID, School
from selfeval.store.erase import Erasure
from selfeval.store.erase_reach import Reached
from selfeval.store.erased import Key
from selfeval.store.errors import UserError
from selfeval.ui.item import opening
from selfeval.ui.settings import Settings
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import waiting
from selfeval.ui.workspace import Workspace


class Erasing(QObject):
    """`step` carries how many copies are done, of how many; `done` what was reached, and the
    UserError that kept it from the file itself, or None."""

    step = Signal(int, int)
    done = Signal(object, object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._erasure: Erasure | None = None
        self._problem: UserError | None = None
        self._task: Task | None = None

    def start(self, fields: Mapping[Key, Collection[str]], whole: Collection[Key]) -> None:
        """Begin; UserError where it cannot be erased here, and nothing has been."""
        with waiting():
            self._erasure = self._workspace.document.erase_for_good(fields, whole)
        if self._erasure.blobs:
            opening.take_copies_away()
        self._workspace.publish_soon(self._on_published)

    def _on_published(self, problem: UserError | None) -> None:
        assert self._erasure is not None
        self._problem = problem
        if not self._workspace.is_open:  # what is left is done when the file is next opened
            return
        try:
            erase_there = self._workspace.document.eraser(self._erasure)
        except Exception as fault:  # it is done when the file is next opened
            self.failed.emit(fault)
            return
        self._task = Task(lambda: erase_there(self.step.emit), self)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self.failed)
        self._task.start()

    def _on_done(self, reached: Reached) -> None:
        assert self._erasure is not None
        if "name" in self._erasure.fields.get((School.table_name(), SCHOOL_ID), ()):
            for path in reached.files:
                Settings().note_school(path, "")
        self.done.emit(reached, self._problem)
        self.deleteLater()
