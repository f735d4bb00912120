"""Give the open file a password, or take it away: it is closed for that, and opened again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from selfeval.i18n import _
from selfeval.store import keys
from selfeval.store.errors import UserError
from selfeval.store.keys import Key
from selfeval.store.protecting import Protected, protect
from selfeval.ui.catalogue import page_specs
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import Busy

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


@dataclass(frozen=True)
class Outcome:
    """How it went. `key` is the one that the file was to get, None where it was to have none.

    `happened` says whether the file is as it was to be; even so a `problem` may have kept the
    rest of what was to be `done` from being told.
    """

    key: Key | None
    happened: bool
    done: Protected = field(default_factory=Protected)
    problem: Exception | None = None


def opens(database: Path, typed: str) -> bool:
    """Whether what somebody typed is the password of a file that is open, or its recovery key.

    Takes about a quarter of a second. `database` is where what is open is kept.
    """
    key = keys.key_of(database)
    if key is None or keys.key_from(typed, key.salt) == key:
        return True
    try:
        return keys.key_from_recovery(typed, key.salt) == key
    except UserError:
        return False


def is_under_another(path: Path, key: Key) -> bool:
    """Whether the shared file has another password than that of `key` by now, or none.

    One that is out of reach counts as it was.
    """
    try:
        return path.exists() and keys.salt_of(path) != key.salt
    except OSError:
        return False


class Setting(QObject):
    """`done` carries an Outcome, after the file has been opened again where the user was."""

    done = Signal(object)

    def __init__(self, desk: Desk, password: str | None) -> None:
        super().__init__(desk)
        self._desk, self._password = desk, password
        self._path = desk.workspace.document.path
        self._page, self._item = desk.page_key, desk.item
        self._busy: Busy | None = None
        self._task: Task | None = None

    def start(self) -> None:
        """Close the file, which holds all work by now, and begin."""
        problem = self._desk.workspace.close()
        if problem is not None:
            self._end(Outcome(None, happened=False, problem=problem))
            return
        words = (
            _("Taking the password away…")
            if self._password is None
            else _("Putting the file under its password…")
        )
        self._busy = Busy(self._desk.window, words)
        self._task = Task(partial(_protect, self._path, self._password), self)
        self._task.done.connect(self._end)
        self._task.start()
        self._busy.begin()

    def _end(self, outcome: Outcome) -> None:
        try:
            self._desk.files.open_path(str(self._path))
            if self._desk.workspace.is_open:
                self._go_back()
        finally:  # after a fault, too, the window is let go and the new key is shown
            if self._busy is not None:
                self._busy.end()
            self.done.emit(outcome)
            self.deleteLater()

    def _go_back(self) -> None:
        """Show the page and the item that were shown before."""
        if any(spec.key == self._page for spec in page_specs()):
            self._desk.show_page(self._page)
        if self._item is not None and self._desk.page is not None:
            self._desk.page.show_item(self._item[1])


def _protect(path: Path, password: str | None) -> Outcome:
    """Do it, on another thread; tell what became of the file itself, whatever went wrong."""
    key: Key | None = None
    try:
        key = keys.new_key(password) if password is not None else None
        return Outcome(key, happened=True, done=protect(path, key))
    except Exception as problem:
        wanted = key.salt if key is not None else None
        is_there = password is None or key is not None
        return Outcome(key, is_there and _is_under(path, wanted), problem=problem)


def _is_under(path: Path, salt: bytes | None) -> bool:
    try:
        return path.exists() and keys.salt_of(path) == salt
    except OSError:
        return False
