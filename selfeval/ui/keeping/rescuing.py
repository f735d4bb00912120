"""A file that is refused because it is damaged: offer its last good backup, else a repair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfeval.core.days import moment_words
from selfeval.i18n import _
from selfeval.store import RefusedFile, UserError
from selfeval.store.errors import PasswordNeeded
from selfeval.store.opening import canonical
from selfeval.store.repair import repair
from selfeval.store.repaired import Repaired, repaired_words
from selfeval.store.rescue import Rescue, known_documents, last_good, put_back
from selfeval.ui import alerts
from selfeval.ui.password.asking import ask_password
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import Busy

if TYPE_CHECKING:
    from selfeval.ui.window import Window

Open = Callable[[str], object]


def offer_rescue(window: Window, path: str, refused: RefusedFile, open_path: Open) -> None:
    """Say why the file at `path` is refused, and offer what there is in its place.

    Backups are tested behind the window before one is offered. `open_path` opens a file.
    """
    place = canonical(path)
    _behind(
        window,
        _("This file is damaged. Looking for a good backup of it…"),
        lambda: last_good(place),
        partial(_offer, window, place, refused, open_path),
        lambda problem: _without(window, place, refused, open_path, problem),
    )


def _without(
    window: Window, path: Path, refused: RefusedFile, open_path: Open, problem: UserError
) -> None:
    """Go on where no backup could be tested; one with a password of its own asks for that."""
    if not isinstance(problem, PasswordNeeded):
        _offer(window, path, refused, open_path, None)
        return
    ask_password(
        window,
        problem,
        lambda: offer_rescue(window, str(path), refused, open_path),
        otherwise=lambda: _offer(window, path, refused, open_path, None, locked=True),
        title=_("“{name}” is damaged. Its newest backup has another password.").format(
            name=path.name
        ),
    )


def _behind(
    window: Window,
    words: str,
    work: Callable[[], Any],
    then: Callable[[Any], object],
    otherwise: Callable[[UserError], object],
) -> None:
    """Do slow work on another thread, with a box that says what is waited for."""
    busy, task = Busy(window, words), Task(work, window)

    def done(result: object) -> None:
        busy.end()
        then(result)

    def failed(problem: Exception) -> None:
        busy.end()
        if not isinstance(problem, UserError):
            raise problem
        otherwise(problem)

    task.done.connect(done)
    task.failed.connect(failed)
    task.start()
    busy.begin()


def _offer(
    window: Window,
    path: Path,
    refused: RefusedFile,
    open_path: Open,
    rescue: Rescue | None,
    *,
    locked: bool = False,
) -> None:
    left = _("“{name}” was left as it is.").format(name=path.name)
    if rescue is None:
        words = _(
            "There is no good backup of it on this computer. What can be saved of it can be put"
            " into a new file beside it."
        )
        if locked:
            words = _(
                "Its newest backup on this computer needs a password. Without that, what can be"
                " saved of the file can be put into a new file beside it."
            )
        choice = (_("Save what can be saved"), lambda: _repair(window, path, open_path))
    else:
        words = _(
            "A good backup of it is on this computer. If you open that, it takes the place of the"
            " damaged file, which is set aside under another name beside it."
        )
        choice = (
            _("Open the last good backup, of {when}").format(when=_when(rescue)),
            lambda: _put_back(window, rescue, open_path),
        )
    alerts.ask(
        window,
        refused.message,
        f"{left} {words}",
        [choice],
        "damaged_file",
        otherwise=_("Close"),
    )


def _when(rescue: Rescue) -> str:
    """Say until when the backup has what was written."""
    at = rescue.inside.changed_at
    found = datetime.fromisoformat(at) if at else rescue.backup.at
    return moment_words(found if found.tzinfo else found.replace(tzinfo=UTC))


def _put_back(window: Window, rescue: Rescue, open_path: Open) -> None:
    def opened(aside: Path | None) -> None:
        open_path(str(rescue.path))
        if aside is not None:
            window.foot.say(_("The damaged file is now called “{name}”.").format(name=aside.name))

    _behind(
        window,
        _("Putting the backup in its place…"),
        lambda: put_back(rescue.path, rescue.backup.path, rescue.damaged),
        opened,
        lambda problem: alerts.tell(window, problem),
    )


def _repair(window: Window, path: Path, open_path: Open) -> None:
    def done(repaired: Repaired) -> None:
        alerts.ask(
            window,
            _("What could be saved is in “{name}”.").format(name=repaired.path.name),
            " ".join(repaired_words(repaired)),
            [(_("Open it"), lambda: open_path(str(repaired.path)))],
            "repaired",
            otherwise=_("Close"),
        )

    _behind(
        window,
        _("Saving what can be saved…"),
        lambda: repair(path, next(iter(known_documents(path)), "")),
        done,
        lambda problem: alerts.tell(window, problem),
    )
