"""Read from a damaged file what can still be read; nothing of it is trusted yet.

A table is read from its beginning until the damage, and from its end back to it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType
from typing import Any

from selfeval.core.ids import ID_SHAPE, derived_id
from selfeval.store import keys
from selfeval.store.check import open_to_look
from selfeval.store.databases import open_file
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, meta
from selfeval.store.keys import Key
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.schema import DERIVED_IDS, create_tables, model_fields

BLOCK = 4096
"""Bytes that are given up where a drive cannot read them; also the size of our files' pages."""
MOST_LENGTHENED, MOST_FILLED = 64, 1_000_000
"""How many times its length a copy that was cut off may become; bytes of a value that fills."""
UNREADABLE = (sqlite3.Error, UnicodeError, OverflowError, MemoryError)
"""What SQLite and Python say of damage."""
LOG_KEYS = {"gesture": ("replica", "seq"), "change": ("replica", "seq", "n")}
"""By what the tables of the log lie in the file; all others lie by rowid."""
LOG_KINDS: dict[str, tuple[type, ...]] = {
    "seq": (int,), "n": (int,), "lamport": (int,), "old": (str, NoneType), "new": (str, NoneType)
}  # fmt: skip
"""What else than text there may be in the log."""
Row = tuple[Any, ...]


@dataclass
class Salvage:
    """What was read: rows of the model by table and id, the log, attachments by sha256.

    `whole` names the tables that were read to their end. `document` is "" where it cannot be read.
    `key` is that of the file.
    """

    document: str = ""
    key: Key | None = None
    rows: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=dict[str, dict[str, dict[str, Any]]]
    )
    gestures: list[Row] = field(default_factory=list[Row])
    changes: list[Row] = field(default_factory=list[Row])
    blobs: dict[str, bytes] = field(default_factory=dict[str, bytes])
    whole: set[str] = field(default_factory=set[str])


def copy_what_can_be_read(path: Path, target: Path) -> bool:
    """Copy a file block by block; what its drive cannot read becomes zeros. Say whether all was."""
    everything = True
    with path.open("rb", buffering=0) as source, target.open("wb") as copy:
        size = source.seek(0, 2)
        for start in range(0, size, BLOCK):
            try:
                source.seek(start)
                data = source.read(min(BLOCK, size - start))
            except OSError:
                data, everything = b"", False
            copy.write(data.ljust(min(BLOCK, size - start), b"\0"))
    return everything


def salvage(scratch: Path) -> Salvage:
    """Read what can be read of the copy at `scratch`, which may be changed to make it readable."""
    key = keys.key_of(scratch)
    if key is not None:
        _lengthen(scratch)
    if not _can_be_opened(scratch):
        _give_schema(scratch, key)
    found = Salvage(key=key)
    _read(scratch, found)
    return found


def _can_be_opened(scratch: Path) -> bool:
    try:
        with closing(open_to_look(scratch)) as connection:
            connection.execute("SELECT count(*) FROM main.sqlite_master").fetchone()
            connection.execute("SELECT 1 FROM gesture, change, meta LIMIT 1").fetchone()
    except UNREADABLE:
        return False
    return True


def _lengthen(scratch: Path) -> None:
    """Put zeros at the end of a protected copy until it is as long as its first page says.

    Of a plain one that page can be written anew.
    """
    size = whole = -(-scratch.stat().st_size // BLOCK) * BLOCK
    while not _is_long_enough(scratch) and whole < MOST_LENGTHENED * size:
        whole *= 2
        os.truncate(scratch, whole)


def _is_long_enough(scratch: Path) -> bool:
    try:
        with closing(open_to_look(scratch)) as connection:
            connection.execute("SELECT count(*) FROM main.sqlite_master").fetchone()
    except sqlite3.Error as problem:
        return getattr(problem, "sqlite_errorcode", 0) != sqlite3.SQLITE_CORRUPT
    return True


def _give_schema(scratch: Path, key: Key | None) -> None:
    """Replace the pages that tell of the tables by those of an empty file under the same key.

    SQLite lays out the tables of a file that it writes anew before their rows, always alike, so
    these pages are the same in every file of ours. What is missing at the end becomes zeros.
    """
    with tempfile.TemporaryDirectory() as folder:
        empty, written = Path(folder, "empty.db"), Path(folder, "written.db")
        with closing(open_file(empty, new_under=key)) as connection:
            create_tables(connection)
            connection.execute("VACUUM INTO ?", (str(written),))
        with closing(open_file(written)) as connection:
            roots = {row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master")}
            own = _pages(connection)
            if key is not None:
                _grow(connection, scratch.stat().st_size)
        data = bytearray(written.read_bytes())
    pages = max(scratch.stat().st_size, len(data)) // BLOCK
    if key is None:
        data[28:32] = pages.to_bytes(4, "big")  # the header's size, valid for this change counter
        data[92:96] = data[24:28]
    with scratch.open("rb+") as file:
        file.truncate(pages * BLOCK)
        for number in range(own):
            if number + 1 not in roots:
                file.seek(number * BLOCK)
                file.write(data[number * BLOCK : (number + 1) * BLOCK])


def _pages(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA page_count").fetchone()[0])


def _grow(connection: sqlite3.Connection, size: int) -> None:
    """Let the first page of an empty protected database, which is sealed, speak of so many bytes.

    What is dropped again stays as free pages, which nothing that only reads looks at.
    """
    connection.execute("CREATE TABLE filler (bytes)")
    while (left := size - _pages(connection) * BLOCK) > 0:
        connection.execute("INSERT INTO filler VALUES (zeroblob(?))", (min(left, MOST_FILLED),))
    connection.execute("DROP TABLE filler")


def _read(scratch: Path, found: Salvage) -> None:
    try:
        with closing(open_to_look(scratch)) as connection:
            document = meta(connection, "document")
    except UNREADABLE:
        document = ""
    found.document = document if ID_SHAPE.fullmatch(document) else ""
    for table, fields in model_fields().items():
        rows = [
            dict(zip(fields, row, strict=True)) for row in _table(scratch, table, fields, found)
        ]
        found.rows[table] = {values["id"]: values for values in rows if fits(table, values)}
        if len(found.rows[table]) < len(rows):
            found.whole.discard(table)
    found.gestures = _log(scratch, "gesture", GESTURE_FIELDS, found)
    found.changes = [row for row in _log(scratch, "change", CHANGE_FIELDS, found) if _is_json(row)]
    for name, _size, data in _table(scratch, "blob", ("id", "size", "bytes"), found):
        if isinstance(data, bytes):
            found.blobs[str(name)] = data


def _table(scratch: Path, table: str, fields: tuple[str, ...], found: Salvage) -> list[Row]:
    """Read a table from both of its ends; note where nothing of it was out of reach."""
    columns = ", ".join(f'"{name}"' for name in fields)
    keys = LOG_KEYS.get(table, ("rowid",))
    query = f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY {', '.join(keys)}"
    rows: list[Row] = []
    for row, more in _until_damage(scratch, query):
        if more:
            rows.append(row)
            continue
        found.whole.add(table)
        return rows
    backwards = ", ".join(f"{key} DESC" for key in keys)
    query = f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY {backwards}"
    known = set(rows) if table != "blob" else set[Row]()
    rows += [row for row, more in _until_damage(scratch, query) if more and row not in known]
    return rows


def _log(scratch: Path, table: str, fields: tuple[str, ...], found: Salvage) -> list[Row]:
    """Read a table of the log, but for rows with a value of another kind than it can have."""
    kinds = [LOG_KINDS.get(name, (str,)) for name in fields]
    rows = _table(scratch, table, fields, found)
    sound = [row for row in rows if all(map(isinstance, row, kinds))]
    if len(sound) < len(rows):
        found.whole.discard(table)
    return sound


def _until_damage(scratch: Path, query: str) -> Iterator[tuple[Row, bool]]:
    """Yield rows as (row, True), and ((), False) at the end; after damage it ends without.

    On a connection of its own: one of SQLCipher reads nothing more once it has met with damage.
    """
    try:
        with closing(open_to_look(scratch)) as connection:
            for row in connection.execute(query):
                yield row, True
    except UNREADABLE:
        return
    yield (), False


def _is_json(change: Row) -> bool:
    """Whether the values of a change can be read, and it speaks of a table that there is."""
    try:
        for text in change[-2:]:
            json.loads(text or "null")
    except (ValueError, TypeError, RecursionError):
        return False
    return change[3] in model_fields()


def fits(table: str, values: dict[str, Any]) -> bool:
    """Whether a row can have been written by us: its id and its place have their shape."""
    row_id = values["id"]
    if table in DERIVED_IDS:
        right = row_id == derived_id(table, *(str(values[name]) for name in DERIVED_IDS[table]))
    else:
        right = row_id == "school" if table == "school" else bool(ID_SHAPE.fullmatch(str(row_id)))
    places = [values[name] for name in PLACE_FIELDS if values.get(name)]
    return right and all(is_place(str(place)) for place in places)
