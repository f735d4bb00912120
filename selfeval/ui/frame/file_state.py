"""Where the work of the open document is, in plain words. A shared file is spoken of only where
there is one: on a network, in a folder that a service copies, on a drive that can be taken away."""

from __future__ import annotations

from dataclasses import replace

from selfeval.i18n import _, ngettext
from selfeval.store.errors import SharedFileChanged, UserError
from selfeval.ui.actions import commands
from selfeval.ui.combining import COMBINE, may_combine
from selfeval.ui.frame.file_foot import CAREFUL, LOCKED, SAFE, SAVED, FileState
from selfeval.ui.workspace import Workspace

SAVE, COPY, GIVE, OPEN_AGAIN = "save", "copy", "give_copy", "open_again"
"""What a state may want: the key of a command, a copy beside the file, or to open it again."""


def state_of(space: Workspace, *, shared: bool, locked: str = "") -> FileState:
    """Return where the user's work is and what can be done about it.

    `locked` says why the file cannot be changed where it is, if that is so.
    """
    found = _where(space, shared=shared, locked=locked)
    return replace(found, has_password=space.document.has_password)


def _where(space: Workspace, *, shared: bool, locked: str) -> FileState:
    document = space.document
    if document.read_only:
        return _read_only(document.notice, locked)
    if space.is_publishing:
        return FileState(SAFE, _("Saving…"), _("Your changes are going into the file."))
    if space.protection_changed:
        return _locked_out(space.problem, document.notice)
    if space.somebody_changed_it:
        return _changed(space.problem, document.notice)
    if space.problem is not None:
        return _held_up(space, shared=shared)
    if document.unpublished:
        return FileState(
            SAFE,
            _("Safe on this computer"),
            waiting_words(document.waiting, shared=shared),
            *_save_button(shared=shared),
        )
    return _saved(space, shared=shared)


def _read_only(notice: str, locked: str) -> FileState:
    title, detail = _("Open for reading only"), locked or _("Nothing can be changed here.")
    if not any(one.key == GIVE for one in commands()):
        return FileState(LOCKED, title, detail, notice=notice)
    return FileState(LOCKED, title, detail, _("Work on a copy…"), "copy", GIVE, notice=notice)


def _changed(problem: UserError | None, notice: str) -> FileState:
    """Offer to combine, where what somebody else wrote could be looked at."""
    looked = isinstance(problem, SharedFileChanged) and problem.preview is not None
    beside = (_("Save a copy beside it"), "device-floppy", COPY)
    combine = (_("Combine…"), "arrows-join", COMBINE)
    return FileState(
        CAREFUL,
        _("Safe on this computer"),
        _("Somebody else has changed the file, so it was left alone."),
        *(combine if looked and may_combine() else beside),
        notice=notice,
    )


def _locked_out(problem: UserError | None, notice: str) -> FileState:
    """Offer to open the file again, where its password is another than when it was opened."""
    return FileState(
        CAREFUL,
        _("Safe on this computer"),
        problem.message if problem is not None else "",
        _("Open it again"),
        "folder-open",
        OPEN_AGAIN,
        notice=notice,
    )


def _held_up(space: Workspace, *, shared: bool) -> FileState:
    """Say what keeps the changes from the file, and whether it is tried again."""
    waits = waiting_words(space.document.waiting, shared=shared, held_up=True)
    why = space.problem.message if space.problem is not None else ""
    again = _("It is tried again every minute.") if space.tries_again else ""
    detail = " ".join(part for part in (waits, why, again) if part)
    return FileState(
        CAREFUL, _("Safe on this computer"), detail, *_save_button(shared=shared), notice=detail
    )


def _save_button(*, shared: bool) -> tuple[str, str, str]:
    if shared:
        return _("Update shared file"), "upload", SAVE
    return _("Save now"), "device-floppy", SAVE


def waiting_words(waiting: int, *, shared: bool, held_up: bool = False) -> str:
    """Say how many changes are on this computer only; "" if none are.

    Unless they are `held_up`, a file that nobody else comes by takes them in by itself.
    """
    if not waiting:
        return ""
    if shared:
        return ngettext(
            "{count} change not yet in the shared file.",
            "{count} changes not yet in the shared file.",
            waiting,
        ).format(count=waiting)
    if held_up:
        return ngettext(
            "{count} change not yet in the file.", "{count} changes not yet in the file.", waiting
        ).format(count=waiting)
    return ngettext(
        "{count} change goes into the file when you pause.",
        "{count} changes go into the file when you pause.",
        waiting,
    ).format(count=waiting)


def _saved(space: Workspace, *, shared: bool) -> FileState:
    detail = _("Everything is in the shared file.") if shared else _("Everything is in the file.")
    if space.saved_at is None:
        return FileState(SAVED, _("Saved"), detail)
    return FileState(SAVED, _("Saved {time}").format(time=f"{space.saved_at:%H:%M}"), detail)
