"""Open database files: the one place where that is done, for plain and protected ones alike.

Which of both a file is shows in its first bytes; a protected one is opened with the key that is
known for them. Whatever opens a file may therefore raise PasswordNeeded.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from selfeval.store import keys, places, sqlcipher
from selfeval.store.keys import Key
from selfeval.store.replacing import replacing


def open_file(database: Path, *, new_under: Key | None = None) -> sqlite3.Connection:
    """Open a database to read and write; where there is none, begin one, under a key or plain."""
    key = keys.key_of(database) if database.exists() else new_under
    if key is None:
        return sqlite3.connect(database, isolation_level=None)
    return sqlcipher.connect(str(database), key)


def open_to_read(database: Path, *, never_changes: bool = False) -> sqlite3.Connection:
    """Open a database so that its file cannot be written to.

    Where it `never_changes` meanwhile, nothing is made beside it either.
    """
    key = keys.key_of(database)
    address = f"{database.resolve().as_uri()}?mode=ro{'&immutable=1' if never_changes else ''}"
    if key is None:
        return sqlite3.connect(address, uri=True, isolation_level=None)
    return sqlcipher.connect(address, key, uri=True)


def key_behind(raw: sqlite3.Connection) -> Key | None:
    """Return the key of the file that a connection is on; None where that is plain."""
    file = str(raw.execute("PRAGMA database_list").fetchone()[2])
    return keys.key_of(Path(file)) if file else None


def attach(raw: sqlite3.Connection, database: Path, name: str) -> None:
    """Attach another database to a connection, under a name of ours.

    One that is protected can only be attached to a connection that is, whatever their keys.
    """
    if sqlcipher.is_one(raw):
        sqlcipher.attach(raw, database, name, keys.key_of(database))
    else:
        raw.execute(f"ATTACH DATABASE ? AS {name}", (str(database),))


def rewrite(database: Path, target: Path, key: Key | None) -> None:
    """Write what a database holds as a new one at `target`, under `key`, or plain without one.

    It holds the same and declares the same, to the letter. It is on the disk once that is synced.
    """
    source = sqlcipher.connect(str(database), keys.key_of(database))
    with closing(source):
        sqlcipher.attach(source, target, "other", key)
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # half of it is of no use
            source.execute(f"PRAGMA other.{pragma}").fetchone()
        sqlcipher.export(source, "other")
        for mark in ("application_id", "user_version"):
            value = int(source.execute(f"PRAGMA main.{mark}").fetchone()[0])
            source.execute(f"PRAGMA other.{mark} = {value}")
        source.execute("DETACH DATABASE other")


@contextmanager
def under(key: Key | None, database: Path) -> Generator[Path]:
    """Give a database under `key`, or plain: itself where it is so, else a copy that goes again."""
    if keys.salt_of(database) == (key.salt if key else None):
        yield database
        return
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        rewrite(database, scratch, key)
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)


def change_key(database: Path, key: Key | None) -> bool:
    """Put a database of this computer under `key`, or under none; say whether it was not so.

    It is replaced in one step; what stood in its write-ahead log is in the new file.
    """
    if not database.exists() or keys.salt_of(database) == (key.salt if key else None):
        return False
    with closing(open_file(database)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with replacing(database) as part:
        rewrite(database, part, key)
        for suffix in ("-wal", "-shm"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)
    return True
