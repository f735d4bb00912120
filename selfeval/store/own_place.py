"""The place of this computer's own copies: what is told where it is full or cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.errors import UserError
from selfeval.store.obstacles import FULL

PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    }
)  # fmt: skip
"""SQLite's results that say nothing against a database: another time it can be read."""
PASSING_IO = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP,
        sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_NOMEM, sqlite3.SQLITE_IOERR_ACCESS,
        sqlite3.SQLITE_IOERR,
    }
)  # fmt: skip
"""The last one is all that SQLCipher says, also where a drive is full; damage it calls damage."""
FORBIDDEN = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
)
"""Those of SQLite's results that no lack of space brings about."""


def is_passing(problem: sqlite3.Error) -> bool:
    """Tell whether it is the drive that failed, not what is in the database."""
    code = getattr(problem, "sqlite_errorcode", 0)
    return code & 0xFF in PASSING or code in PASSING_IO


def _is_full(problem: OSError | sqlite3.Error) -> bool:
    """Tell whether there may be no room left; on a full drive SQLite says a number of things."""
    if isinstance(problem, OSError):
        return problem.errno in FULL
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF not in FORBIDDEN


def own_place_problem(problem: OSError | sqlite3.Error) -> UserError:
    """Say what is amiss with this computer's own place, and that nothing has been changed."""
    why = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
    if _is_full(problem):
        return UserError(
            _("This computer has no space left for your work ({problem}).").format(problem=why),
            _("What was safe before is still safe. Free some space here, then try again."),
        )
    return UserError(
        _("The folder for your work on this computer cannot be used ({problem}).").format(
            problem=why
        ),
        _("What was safe before is still safe. See that you may write in {folder}.").format(
            folder=_named()
        ),
    )


def _named() -> str:
    try:
        return str(places.home())
    except OSError:
        return _("your own folder")


@contextmanager
def in_own_place() -> Generator[None]:
    """Say in words what the system has against this computer's own place."""
    try:
        yield
    except OSError as problem:
        raise own_place_problem(problem) from problem
    except sqlite3.OperationalError as problem:
        if is_passing(problem):
            raise own_place_problem(problem) from problem
        raise
