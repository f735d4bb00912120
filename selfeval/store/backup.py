"""Keep a backup: a copy of a file, or of what a working copy holds, with the reason for it."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.i18n import N_, _
from selfeval.store import places
from selfeval.store.backup_list import (
    COMBINED,
    COMBINING,
    GOING_BACK,
    IMPORTING,
    SAVING,
    UPGRADING,
    WORKING,
    new_name,
    note_path,
    size_words,
)
from selfeval.store.clearing import clear
from selfeval.store.errors import NotPublished, UserError
from selfeval.store.publish import put_in_place, seal_snapshot, take_snapshot
from selfeval.store.replacing import replacing

if TYPE_CHECKING:
    from selfeval.store.document import Document

REFUSALS = {
    SAVING: N_("The file was not replaced, because no backup could be kept of it ({problem})."),
    COMBINING: N_("Nothing was combined, because no backup could be kept before ({problem})."),
    IMPORTING: N_("Nothing was imported, because no backup could be kept before ({problem})."),
    UPGRADING: N_("The file was not upgraded, because no backup could be kept of it ({problem})."),
    GOING_BACK: N_("Nothing was changed, because no backup could be kept before ({problem})."),
    WORKING: N_("No backup of your work could be kept ({problem})."),
    COMBINED: N_("The copy was left where it is: it could not be kept as a backup ({problem})."),
}
"""What is said where a backup cannot be written, by its reason."""
SPARE = 1_000_000
"""Bytes that stay free on the drive beside what a backup needs."""


def keep(path: Path, document_id: str, reason: str = SAVING) -> Path:
    """Copy the file at `path` into this document's backups and return the copy.

    UserError, in words that fit the reason, where that is not possible.
    """

    def copy(target: Path) -> None:
        with replacing(target) as part:
            shutil.copyfile(path, part)

    return _keep(copy, lambda: path.stat().st_size, document_id, path.name, reason, path)


def keep_working(
    connection: sqlite3.Connection, document_id: str, stem: str, reason: str = WORKING
) -> Path:
    """Write what `connection` holds as a sealed file into this document's backups; return it.

    UserError, in words that fit the reason, where that is not possible.
    """
    with _refusing(reason):
        snapshot = take_snapshot(connection, stem)
    return keep_snapshot(snapshot, document_id, stem, reason)


def keep_snapshot(snapshot: Path, document_id: str, stem: str, reason: str = WORKING) -> Path:
    """Seal a snapshot of a working copy, which goes, and keep it; as `keep_working` otherwise.

    It touches no open document, so it may be done on another thread.
    """

    def write(target: Path) -> None:
        seal_snapshot(snapshot)
        put_in_place(snapshot, target, "")

    try:
        return _keep(
            write, lambda: snapshot.stat().st_size, document_id, f"{stem}.selfeval", reason
        )
    finally:
        snapshot.unlink(missing_ok=True)


def keep_open(document: Document, reason: str) -> Path | None:
    """Keep what an open document holds; None where nothing was ever written in it.

    UserError as in `keep_working`.
    """
    if not document.vector():
        return None
    with _refusing(reason):
        snapshot = document.shared_file().prepare().snapshot
    return keep_snapshot(snapshot, document.document_id, document.path.stem, reason)


def _keep(
    write: Callable[[Path], None],
    size: Callable[[], int],
    document_id: str,
    name: str,
    reason: str,
    path: Path | None = None,
) -> Path:
    with _refusing(reason):
        folder = places.backups() / document_id
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_full_drive(folder, size())
        target = new_name(folder, Path(name), reason)
        if path is not None:
            note_path(document_id, path)
        write(target)
    clear(document_id)
    return target


@contextlib.contextmanager
def _refusing(reason: str) -> Generator[None]:
    """Say what was not done for want of a backup, and what stands in its way."""
    try:
        yield
    except (OSError, sqlite3.Error, UserError) as problem:
        kind = NotPublished if reason == SAVING else UserError  # saving is tried again
        raise kind(
            _(REFUSALS[reason]).format(problem=_why(problem).rstrip(".")),
            _("Your work is safe on this computer. Look whether there is room in {folder}.").format(
                folder=_folder_named()
            ),
        ) from problem


def _why(problem: BaseException) -> str:
    """Say in a few words what stands in the way."""
    if isinstance(problem, UserError):
        return _why(problem.__cause__) if problem.__cause__ else problem.message
    return getattr(problem, "strerror", None) or str(problem)


def _folder_named() -> str:
    try:
        return str(places.backups())
    except OSError:
        return _("the folder of backups")


def _refuse_full_drive(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise UserError(
            _("it needs {needed}, and {free} are free").format(
                needed=size_words(needed + SPARE), free=size_words(free)
            )
        )
