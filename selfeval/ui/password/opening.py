"""Open a file that has a password, or whose password somebody changed while it was open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.store.errors import EarlierPasswordNeeded, PasswordNeeded, ProtectionChanged
from selfeval.ui import alerts
from selfeval.ui.form.unkept import unkept, unkept_words
from selfeval.ui.password.asking import ask_password
from selfeval.ui.waiting import waiting

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

ASIDE = "damaged-*.db"
"""What a working copy that was set aside is called."""


def ask_and_open(
    desk: Desk,
    needed: PasswordNeeded,
    again: Callable[[], object],
    then: Callable[[], object] | None = None,
) -> None:
    """Ask for what opening a file needs, and open it `again`.

    Where it is opened without work that is under an earlier password, it is said where that is;
    `then` follows.
    """
    leave: Callable[[], object] | None = None
    if isinstance(needed, EarlierPasswordNeeded):
        leave = partial(_open_without, desk, needed, then)
    dialog = ask_password(desk.window, needed, again, leave=leave)
    dialog.finished.connect(lambda _result: desk.forgetting.soon())


def _open_without(
    desk: Desk, needed: EarlierPasswordNeeded, then: Callable[[], object] | None
) -> None:
    folder = needed.database.parent
    before = set(folder.glob(ASIDE))

    def opened() -> None:
        for aside in set(folder.glob(ASIDE)) - before:
            alerts.message(
                desk.window,
                _("The work under the earlier password is set aside on this computer."),
                _("Should the password turn up again, it is here: {path}").format(path=aside),
                name="earlier_set_aside",
            )
        if then is not None:
            then()

    desk.files.open_path(str(needed.path), leave_earlier=True, then=opened)


def offer_opening_again(desk: Desk, problem: ProtectionChanged) -> None:
    """Say that nothing was saved, and offer to open the file as it is protected now.

    No copy beside it is offered: it would be without the password that the file has by now.
    """
    alerts.ask(
        desk.window,
        problem.message,
        problem.hint,
        [(_("Close and open again"), lambda: close_and_open_again(desk))],
        "protection_changed",
        otherwise=_("Not now"),
    )


def close_and_open_again(desk: Desk) -> None:
    """Close the file that is open, whose password is another by now, and open it with that.

    Work that is not in it is safe on this computer, and comes along.
    """
    desk.settle()
    found = unkept(desk.pages(), desk.workspace)
    if not found:
        _close_and_open(desk)
        return
    alerts.ask(
        desk.window,
        unkept_words(found),
        "\n".join(one.words for one in found),
        [
            (_("Go there"), lambda: desk.go_to_field(found[0])),
            (_("Close anyway"), lambda: _close_and_open(desk)),
        ],
        "unkept_question",
    )


def _close_and_open(desk: Desk) -> None:
    path = str(desk.workspace.document.path)
    with waiting():
        desk.workspace.close()  # what stands in the way is known; the work waits here
    desk.files.open_path(path)
