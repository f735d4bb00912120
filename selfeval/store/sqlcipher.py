"""SQLCipher behind the interface of sqlite3: connections of its own, exceptions of sqlite3.

Whatever reads or writes a database then does so alike, whether its file has a password or not. The
binding raises exceptions of its own, which would pass by every `except sqlite3.Error`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

from selfeval.store.keys import Key

_binding = cast("Any", dbapi2)
IN_WORDS = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database is locked": sqlite3.SQLITE_BUSY,
    "out of memory": sqlite3.SQLITE_NOMEM,
}
"""SQLite's words for what says nothing against a database."""


def connect(database: str, key: Key | None, *, uri: bool = False) -> sqlite3.Connection:
    """Open a database with SQLCipher; a plain one where `key` is None.

    It is not read yet: a key that does not fit shows at the first statement, as it does in a file
    that is no database (sqlite3.DatabaseError).
    """
    raw: Any = _Connection(database, isolation_level=None, uri=uri)
    raw.execute("PRAGMA cipher_log_level = NONE")  # it would write to the console
    if key is not None:
        raw.execute(f'PRAGMA key = "{key.sql}"')
    return raw


def attach(raw: sqlite3.Connection, database: Path, name: str, key: Key | None) -> None:
    """Attach another database to a connection of SQLCipher."""
    raw.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(database), key.sql if key else ""))


def export(raw: sqlite3.Connection, name: str) -> None:
    """Write all of a database into the empty one that is attached as `name`.

    A full drive is told as sqlite3 tells it: the function itself only says it in words.
    """
    try:
        raw.execute("SELECT sqlcipher_export(?)", (name,)).fetchone()
    except sqlite3.OperationalError as problem:
        problem.sqlite_errorcode = IN_WORDS.get(str(problem), problem.sqlite_errorcode)
        raise


def is_one(raw: object) -> bool:
    """Whether a connection is SQLCipher's, and not the standard library's."""
    return isinstance(raw, _Connection)


def _translated(inherited: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(inherited)
    def method(self: Any, *given: Any, **named: Any) -> Any:
        try:
            return inherited(self, *given, **named)
        except (_binding.Error, _binding.Warning) as problem:
            raise _as_sqlite3(problem) from problem

    return method


def _as_sqlite3(problem: Exception) -> Exception:
    """Return the exception of the same name in sqlite3, with SQLite's own number of the result."""
    same = cast("Exception", getattr(sqlite3, type(problem).__name__)(*problem.args))
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(problem, name):
            setattr(same, name, getattr(problem, name))
    return same


class _Cursor(_binding.Cursor):
    execute = _translated(_binding.Cursor.execute)
    executemany = _translated(_binding.Cursor.executemany)
    executescript = _translated(_binding.Cursor.executescript)
    fetchone = _translated(_binding.Cursor.fetchone)
    fetchmany = _translated(_binding.Cursor.fetchmany)
    fetchall = _translated(_binding.Cursor.fetchall)
    __next__ = _translated(_binding.Cursor.__next__)


class _Connection(_binding.Connection):
    __init__ = _translated(_binding.Connection.__init__)
    commit = _translated(_binding.Connection.commit)
    rollback = _translated(_binding.Connection.rollback)
    backup = _translated(_binding.Connection.backup)
    close = _translated(_binding.Connection.close)
    create_function = _translated(_binding.Connection.create_function)

    @_translated
    def cursor(self, factory: Any = _Cursor) -> Any:
        return _binding.Connection.cursor(self, factory)
