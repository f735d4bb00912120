"""From the working copy to the shared file: always a whole new file, never a write into the old.

What goes out is a snapshot on this computer's own drive. Only taking it needs the connection; to
check it and to put it into its place is slow, and may be done on another thread.
"""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.check import examine
from selfeval.store.databases import open_file
from selfeval.store.dump import seal_of
from selfeval.store.errors import NotPublished, RefusedFile, UserError
from selfeval.store.obstacles import obstacle, refuse_without_space
from selfeval.store.replacing import patiently, replacing, sync_file
from selfeval.store.working import fingerprint


class FileChanged(Exception):
    """The shared file changed while we were getting ready to replace it."""


def take_snapshot(connection: sqlite3.Connection, name: str) -> Path:
    """Write what `connection` holds to a file of its own on this computer, and return it.

    NotPublished, which calls the file `name`, where this computer has no space for it.
    """
    pages, size = (
        int(connection.execute(f"PRAGMA {what}").fetchone()[0])
        for what in ("page_count", "page_size")
    )
    refuse_without_space(places.home(), pages * size, name, here=True)
    snapshot = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        connection.execute("VACUUM INTO ?", (str(snapshot),))
    except sqlite3.Error as problem:
        snapshot.unlink(missing_ok=True)
        raise NotPublished(
            _("“{name}” could not be made ready on this computer ({problem}).").format(
                name=name, problem=problem
            ),
            _("What you have written is safe. Check this computer’s free space."),
        ) from problem
    return snapshot


def seal_snapshot(snapshot: Path) -> None:
    """Give a snapshot its seal and check it; UserError if it is not sound."""
    with closing(open_file(snapshot)) as built:
        built.execute("PRAGMA journal_mode = DELETE")
        built.execute("PRAGMA synchronous = FULL")
        seal = seal_of(built)
        built.execute("INSERT OR REPLACE INTO meta VALUES ('seal', ?)", (seal,))
    try:
        examine(snapshot)
    except RefusedFile as refused:
        raise UserError(
            _("What would be saved did not pass its own check: {problem}").format(
                problem=refused.message
            ),
            _("The file was not replaced. Your work is safe on this computer."),
        ) from refused


def put_in_place(snapshot: Path, target: Path, expected: str | None = None) -> str:
    """Copy a sealed snapshot to `target`, in one step; return the sha256 of what is there now.

    The copy is built beside its target, synced and compared. Where `expected` is given, the target
    must still have that sha256 ('' = not exist) just before the move, otherwise FileChanged is
    raised and nothing is replaced. OSError if it cannot be written.
    """
    with replacing(target) as part:
        shutil.copyfile(snapshot, part)
        written = fingerprint(part)
        if written != fingerprint(snapshot):
            raise OSError(5, _("what was written there reads differently"))
        sync_file(part)  # nothing slow may stand between the look at the target and the move
        if expected is not None and patiently(lambda: fingerprint(target)) != expected:
            raise FileChanged
    return written


def write_sealed(connection: sqlite3.Connection, target: Path, expected: str | None = None) -> str:
    """Write what `connection` holds as a sealed file at `target`; return the file's sha256.

    FileChanged as `put_in_place` has it; UserError if it cannot be written.
    """
    snapshot = take_snapshot(connection, target.name)
    try:
        with told(target):
            seal_snapshot(snapshot)
            refuse_without_space(target.parent, snapshot.stat().st_size, target.name)
            return put_in_place(snapshot, target, expected)
    finally:
        snapshot.unlink(missing_ok=True)


@contextmanager
def told(target: Path) -> Generator[None]:
    """Say in words what the system has against replacing `target`: NotPublished."""
    try:
        yield
    except OSError as problem:
        raise obstacle(problem, target) from problem
    except sqlite3.Error as problem:
        raise NotPublished(
            _("“{name}” could not be made ready on this computer ({problem}).").format(
                name=target.name, problem=problem
            ),
            _("What you have written is safe. Check this computer’s free space."),
        ) from problem
