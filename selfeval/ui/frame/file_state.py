"""Where the work of the open document is, in plain words. A shared file is spoken of only where
there is one: on a network, in a folder that a service copies, on a drive that can be taken away."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from selfeval.i18n import _, ngettext
from selfeval.store.whereabouts import place_of
from selfeval.ui.frame.file_foot import CAREFUL, LOCKED, SAFE, SAVED, FileState
from selfeval.ui.workspace import Workspace

SAVE, COPY = "save", "copy"
"""What a state may want: the key of a command, or a copy beside the file."""


def is_shared(path: Path) -> bool:
    """Tell whether others, or other devices, come by the file at `path`."""
    drive = QStorageInfo(str(path.parent))
    system = bytes(drive.fileSystemType().data()).decode(errors="replace")
    place = place_of(path, file_system=system, drive_type=_drive_type(path))
    return place != "local"


def _drive_type(path: Path) -> int:
    """Ask Windows what kind of drive it is; 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))


def state_of(space: Workspace, *, shared: bool) -> FileState:
    """Return where the user's work is and what can be done about it."""
    document = space.document
    if document.read_only:
        return FileState(
            LOCKED,
            _("Open for reading only"),
            _("Nothing can be changed here."),
            notice=document.notice,
        )
    if space.somebody_changed_it:
        return FileState(
            CAREFUL,
            _("Safe on this computer"),
            _("Somebody else has changed the file, so it was left alone."),
            _("Save a copy beside it"),
            "device-floppy",
            COPY,
            notice=document.notice,
        )
    if space.problem is not None:
        return _not_yet(document.waiting, shared=shared, why=space.problem.message)
    if document.unpublished:
        return _not_yet(document.waiting, shared=shared)
    return _saved(space, shared=shared)


def _not_yet(waiting: int, *, shared: bool, why: str = "") -> FileState:
    detail = waiting_words(waiting, shared=shared, held_up=bool(why))
    return FileState(
        CAREFUL if why else SAFE,
        _("Safe on this computer"),
        f"{detail} {why}".strip(),
        _("Update shared file") if shared else _("Save now"),
        "upload" if shared else "device-floppy",
        SAVE,
    )


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
