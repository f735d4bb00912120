"""From the working copy to the shared file: always a whole new file, never a write into the old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.check import examine
from selfeval.store.dump import seal_of
from selfeval.store.errors import RefusedFile, UserError
from selfeval.store.replacing import replacing, sync_file
from selfeval.store.working import fingerprint


def write_sealed(connection: sqlite3.Connection, target: Path, expected: str | None = None) -> str:
    """Write what `connection` holds as a sealed file at `target`; return the file's sha256.

    The file is built beside its target, synced, checked again and moved over it. Where `expected`
    is given, the target must still have that sha256 ('' = not exist) just before the move,
    otherwise FileChanged is raised and nothing is replaced. UserError if it cannot be written.
    """
    try:
        with replacing(target) as part:
            _build(connection, part)
            _examine_own(part)
            written = fingerprint(part)
            sync_file(part)  # nothing slow may stand between the look at the target and the move
            if expected is not None and fingerprint(target) != expected:
                raise FileChanged
        return written
    except (OSError, sqlite3.Error) as problem:
        raise UserError(
            _("The file could not be saved in its folder ({problem}).").format(
                problem=getattr(problem, "strerror", None) or problem
            ),
            _("Your work is safe on this computer. Check that the folder can be written to."),
        ) from problem


def _examine_own(part: Path) -> None:
    """Check what is about to be moved into place; UserError, and nothing is replaced."""
    try:
        examine(part)
    except RefusedFile as refused:
        raise UserError(
            _("What would be saved did not pass its own check: {problem}").format(
                problem=refused.message
            ),
            _("The file was not replaced. Your work is safe on this computer."),
        ) from refused


class FileChanged(Exception):
    """The shared file changed while we were getting ready to replace it."""


def _build(connection: sqlite3.Connection, part: Path) -> None:
    connection.execute("VACUUM INTO ?", (str(part),))
    with closing(sqlite3.connect(part, isolation_level=None)) as built:
        built.execute("PRAGMA journal_mode = DELETE")
        built.execute("PRAGMA synchronous = FULL")
        seal = seal_of(built)
        built.execute("INSERT OR REPLACE INTO meta VALUES ('seal', ?)", (seal,))
