"""Remove what this computer keeps of a file, step by step: look, ask, close the file, remove, say.

Looking and removing are slow, and are done behind a box that says what is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from selfeval.exchange.attachments import take_all_lent_away
from selfeval.i18n import _
from selfeval.store import UserError, leaving_words
from selfeval.store.errors import PasswordNeeded
from selfeval.store.kept_here import KeptHere, save_first, what_is_kept
from selfeval.store.leaving import Left, leave
from selfeval.store.opening import canonical
from selfeval.store.rescue import known_documents
from selfeval.ui import alerts
from selfeval.ui.leaving.dialog import LeaveDialog
from selfeval.ui.password.asking import ask_password
from selfeval.ui.start.words import place
from selfeval.ui.tasks import Task, any_under_way
from selfeval.ui.waiting import Busy

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

LOOK_AGAIN = 100
"""Milliseconds between looks whether anything still works on the file that was closed."""
LONGEST = 10.0
"""Seconds after which that is waited for no longer."""


def open_leave(desk: Desk) -> None:
    """Ask whether what is kept of the open file is to go."""
    _look(desk, desk.workspace.document.path)


def leave_from_list(desk: Desk, path: str) -> None:
    """Ask whether what is kept of a file is to go that is not open."""
    _look(desk, Path(path))


def take_off_list(desk: Desk, path: str) -> None:
    """Take a file off the list of recent ones; what else is kept of it stays, and is said."""
    file = Path(path)
    desk.window.settings.forget(file)
    desk.window.show_start()
    if known_documents(file):
        words = _("“{name}” is off the list. Work and backups of it stay on this computer.")
        desk.window.foot.say(words.format(name=file.name))


# Looking and asking ------------------------------------------------------------------------------


def _look(desk: Desk, path: Path) -> None:
    _behind(
        desk,
        _("Looking for what this computer keeps of the file…"),
        lambda: what_is_kept(path),
        partial(_ask, desk, path),
        partial(_look, desk, path),
    )


def _ask(desk: Desk, path: Path, kept: KeptHere) -> None:
    if kept.unsaved:
        _offer_saving(desk, kept.path)
        return
    dialog = LeaveDialog(kept, desk.window)
    dialog.agreed.connect(partial(_close_and_remove, desk, path))
    dialog.finished.connect(lambda _result: desk.forgetting.soon())
    dialog.open()


def _offer_saving(desk: Desk, path: Path) -> None:
    """Nothing goes that is nowhere else: save the file first, or open it where it is not open."""
    problem = save_first()
    choice = (_("Open the file"), lambda: desk.files.open_path(str(path)))
    if _is_open(desk, path):
        choice = (_("Save it now"), lambda: _save_and_look(desk, path))
    alerts.ask(desk.window, problem.message, problem.hint, [choice], "leave_save_first")


def _is_open(desk: Desk, path: Path) -> bool:
    return desk.workspace.is_open and desk.workspace.document.path == canonical(path)


def _save_and_look(desk: Desk, path: Path) -> None:
    def told(problem: UserError | None) -> None:
        busy.end()
        if problem is None:
            _look(desk, path)
        else:
            alerts.tell(desk.window, problem)

    busy = Busy(desk.window, _("Putting your changes into the file…"))
    desk.workspace.publish_soon(told)
    busy.begin()


# Removing ----------------------------------------------------------------------------------------


def _close_and_remove(desk: Desk, path: Path) -> None:
    if _is_open(desk, path):
        desk.files.leave_file(partial(_remove, desk, path))
    else:
        _remove(desk, path)


def _remove(desk: Desk, path: Path) -> None:
    """Remove it, once nothing writes for the file any more, such as a backup that was begun."""
    take_all_lent_away()
    busy = Busy(desk.window, _removing_words())
    ends = time.monotonic() + LONGEST

    def look() -> None:
        if any_under_way() and time.monotonic() < ends:
            QTimer.singleShot(LOOK_AGAIN, desk, look)
            return
        busy.end()
        _remove_now(desk, path)

    look()
    busy.begin()


def _remove_now(desk: Desk, path: Path) -> None:
    _behind(
        desk,
        _removing_words(),
        lambda: leave(path),
        partial(_tell, desk, path),
        partial(_remove_now, desk, path),
    )


def _removing_words() -> str:
    return _("Removing it from this computer…")


def _tell(desk: Desk, path: Path, left: Left) -> None:
    for one in (path, left.kept.path, *left.kept.gone):
        desk.window.settings.forget_all(one)
    desk.window.show_start()
    if not left.stayed:
        desk.window.foot.say(leaving_words.done(left))
        return
    alerts.message(
        desk.window,
        leaving_words.done(left),
        leaving_words.stayed_words(left, place),
        name="leave_stayed",
    )


def _behind(
    desk: Desk,
    words: str,
    work: Callable[[], Any],
    then: Callable[[Any], object],
    again: Callable[[], object],
) -> None:
    """Do slow work on another thread; where it needs a password, ask for it and do it `again`."""
    busy, task = Busy(desk.window, words), Task(work, desk)

    def done(result: object) -> None:
        busy.end()
        then(result)

    def failed(problem: Exception) -> None:
        busy.end()
        if isinstance(problem, PasswordNeeded):
            dialog = ask_password(desk.window, problem, again)
            dialog.finished.connect(lambda _result: desk.forgetting.soon())
        elif isinstance(problem, UserError):
            alerts.tell(desk.window, problem)
        else:
            raise problem

    task.done.connect(done)
    task.failed.connect(failed)
    task.start()
    busy.begin()
