"""The one connection that writes, and its session."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from selfeval.core.folding import fold
from selfeval.store.databases import open_file
from selfeval.store.keys import Key

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "recursive_triggers = ON",  # a row that is replaced is logged as deleted as well
    "temp_store = MEMORY",
)


def connect(database: Path, *, new_under: Key | None = None) -> sqlite3.Connection:
    """Open a working database for writing, or begin one; transactions are begun explicitly."""
    raw = open_file(database, new_under=new_under)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    _defend(raw)
    return raw


def connect_to_read(database: Path) -> sqlite3.Connection:
    """Open a checked copy that nobody may write to."""
    raw = open_file(database)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def leave_no_trace(raw: sqlite3.Connection) -> None:
    """Write a working database anew, so that its file holds nothing but what is in it.

    Where there is no room for that, what was deleted has been overwritten all the same.
    """
    with contextlib.suppress(sqlite3.OperationalError):
        raw.execute("VACUUM")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _defend(raw: sqlite3.Connection) -> None:
    """Switch SQLite's defensive mode on where this Python offers it (3.12 and later)."""
    option = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)
    setconfig: Any = getattr(raw, "setconfig", None)
    if option is not None and setconfig is not None:
        setconfig(option, True)


def engine_on(raw: sqlite3.Connection, writing: Callable[[], bool]) -> Engine:
    """Return an engine on exactly this connection.

    While `writing()` is true a transaction takes the write lock at once; otherwise none is begun,
    so that reading never holds the file. SQL may call `folded(text)`, which is `folding.fold`.
    """
    raw.create_function("folded", 1, fold, deterministic=True)
    engine = create_engine(
        "sqlite://",
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,  # what people wrote has no place in a log of faults
    )

    def _begin(connection: Connection) -> None:
        if writing():
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", _begin)
    return engine
