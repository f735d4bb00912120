"""Erase for good in a file that nobody has open: a backup, or a copy that was set aside.

The erasure goes into a sound file as a gesture of a replica of its own: should that file ever take
the place of the present one, whoever combines with it learns why some of its history is blank.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.check import examine, open_to_look
from selfeval.store.databases import open_file
from selfeval.store.dump import meta, seal_of
from selfeval.store.erase import Erasure, blank_row, collect, erase_fields
from selfeval.store.erased import Key
from selfeval.store.log import Pen, install_triggers, remove_triggers
from selfeval.store.replacing import replacing
from selfeval.store.schema import VERSION, file_version
from selfeval.store.staying import hold_what_stays
from selfeval.store.upgrade import upgrade


def holds(connection: sqlite3.Connection, erasure: Erasure) -> bool:
    """Say whether a database has anything in the fields, its log included, or the attachments."""
    if any(
        connection.execute("SELECT 1 FROM blob WHERE id = ?", (name,)).fetchone()
        for name in erasure.blobs
    ):
        return True
    return any(_says(connection, key, names) for key, names in erasure.fields.items())


def _says(connection: sqlite3.Connection, key: Key, names: tuple[str, ...]) -> bool:
    logged = connection.execute(
        "SELECT old, new FROM change WHERE tbl = ? AND \"row\" = ? AND kind <> 'E'", key
    )
    told = [json.loads(text) for pair in logged for text in pair if text]
    return any(one.get(name) not in (None, "") for one in told for name in names)


def note_erasure(
    connection: sqlite3.Connection, replica: str, erasure: Erasure, actor: str
) -> None:
    """Erase as a gesture of `replica`, within a transaction, what this database knows of."""
    install_triggers(connection)
    pen = Pen(connection)
    pen.take_up(replica)
    pen.lower()
    for (table, row), names in erasure.fields.items():
        if _is_told(connection, table, row):
            erase_fields(pen, table, row, names)
    pen.finish(_("Erase for good"), actor)
    hold_what_stays(pen)
    remove_triggers(connection)


def _is_told(connection: sqlite3.Connection, table: str, row: str) -> bool:
    found = connection.execute(
        'SELECT 1 FROM change WHERE tbl = ? AND "row" = ? LIMIT 1', (table, row)
    )
    return found.fetchone() is not None


def rewrite(path: Path, erasure: Erasure, actor: str) -> bool:
    """Write a kept copy anew without the words; say whether that was needed. It stays sound."""
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    beside = [Path(f"{path}{suffix}") for suffix in ("-wal", "-shm")]
    try:
        if not any(one.exists() for one in beside):
            with closing(open_to_look(path)) as connection:
                if file_version(connection) == VERSION and not holds(connection, erasure):
                    return False
        _copy(path, scratch)
        _bring_up_to_date(scratch)
        if not _blank(scratch, erasure, actor):
            return False
        stamp = path.stat()
        with replacing(path) as part:
            shutil.copyfile(scratch, part)
            os.utime(part, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        for one in beside:  # what it held is in the new file
            one.unlink(missing_ok=True)
        return True
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{scratch}{suffix}").unlink(missing_ok=True)


def _copy(path: Path, scratch: Path) -> None:
    shutil.copyfile(path, scratch)
    with contextlib.suppress(FileNotFoundError):
        shutil.copyfile(f"{path}-wal", f"{scratch}-wal")


def _drop_unnamed_bytes(raw: sqlite3.Connection) -> None:
    """Delete the bytes of attachments that neither a row nor the log names any more."""
    names = [name for (name,) in raw.execute("SELECT id FROM blob").fetchall()]
    collect(raw, names)


def _bring_up_to_date(scratch: Path) -> None:
    """Upgrade a copy of an older version, whose fields may be called otherwise."""
    with closing(open_file(scratch)) as raw:
        if file_version(raw) == VERSION:
            return
    newer = scratch.with_suffix(".newer.db")
    try:
        upgrade(scratch, newer)
        os.replace(newer, scratch)
    finally:
        newer.unlink(missing_ok=True)


def _blank(scratch: Path, erasure: Erasure, actor: str) -> bool:
    """Blank the fields in a copy, table and log alike, and seal it again if it was sealed."""
    with closing(open_file(scratch)) as raw:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON"):
            raw.execute(f"PRAGMA {pragma}")
        if not holds(raw, erasure):
            return False
        sealed = bool(meta(raw, "seal"))
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN IMMEDIATE")
        if sealed:
            note_erasure(raw, uuid.uuid4().hex, erasure, actor)
        else:  # it may be damaged, and nothing is ever combined with it
            for (table, row), names in erasure.fields.items():
                blank_row(raw, table, row, names)
        _drop_unnamed_bytes(raw)
        if sealed:
            raw.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(raw),))
        raw.execute("COMMIT")
        raw.execute("VACUUM")
    if sealed:
        examine(scratch)
    return True
