"""Accept or refuse a received file, in a process of its own that can be killed.

`examine()` reads; `examine_apart()` runs it in a child process. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import _
from selfeval.store import keys, sqlcipher
from selfeval.store.databases import open_to_read
from selfeval.store.dump import document_id, meta, seal_of, vector
from selfeval.store.errors import RefusedFile, UserError
from selfeval.store.header import ask_again, read_header
from selfeval.store.keys import Key
from selfeval.store.replay import refuse_unless_log_gives_tables
from selfeval.store.schema import (
    ITEM_LINKS,
    VERSION,
    expected_objects,
    file_version,
    model_fields,
    objects_in,
)
from selfeval.store.upgrade import upgrade

LONGEST_CELL = 24 * 1024 * 1024
"""Bytes; attachments are at most 20 MB."""
PATIENCE = 120.0
"""Seconds that the child process may take."""
CHILD_OPTION = "--examine"


@dataclass(frozen=True)
class Examined:
    """What a sound file says of itself. `version` is that of its schema."""

    document_id: str
    vector: dict[str, int]
    version: int = VERSION


def examine_apart(path: Path, upgraded: Path | None = None) -> Examined:
    """Check the file in a child process; RefusedFile if it is unsound or takes too long.

    Of an older file the child makes a database of the present version at `upgraded`, if given. It
    is told the key of a protected file, without which that is refused: PasswordNeeded.
    """
    key = keys.key_of(path)
    try:
        ended = subprocess.run(
            [*_child_command(), str(path), *([str(upgraded)] if upgraded else [])],
            input=key.to_bytes() if key else b"",
            env=_child_environment(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise RefusedFile(_("This file takes too long to read, so it is not opened.")) from None
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        raise RefusedFile(_("This file is damaged and cannot be read."), ask_again()) from None
    if "full" in answer:
        raise UserError(
            _(
                "This file is from an older selfeval. There is no space to upgrade it ({problem})."
            ).format(problem=answer["full"]),
            _("The file is as it was. Free some space on this computer and open it again."),
        )
    if "refused" in answer:
        raise RefusedFile(answer["refused"], answer["hint"])
    return Examined(**answer)


def _child_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION]
    return [sys.executable, "-m", "selfeval.store.check"]


def _child_environment() -> dict[str, str]:
    here = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([here, *([known] if known else [])])}


def examine(path: Path) -> Examined:
    """Check the file here; RefusedFile with a sentence a headteacher understands.

    An older file is held to its own version's schema; its history is looked at when it has been
    upgraded.
    """
    read_header(path)
    try:
        with closing(open_to_look(path)) as connection:
            return _examine(connection)
    except (sqlite3.DataError, OverflowError, MemoryError, RecursionError):
        raise RefusedFile(_("Something in this file is far too large."), ask_again()) from None
    except (sqlite3.Error, UnicodeError, ValueError, TypeError, KeyError):
        raise RefusedFile(_("This file is damaged and cannot be read."), ask_again()) from None


def open_to_look(path: Path) -> sqlite3.Connection:
    """Open a file that is not trusted yet: nothing is written beside it, nothing in it runs."""
    connection = open_to_read(path, never_changes=True)
    if not keys.is_protected(path):  # SQLCipher has no such limit to set
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _examine(connection: sqlite3.Connection) -> Examined:
    _refuse_other_schema(connection)
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise RefusedFile(_("This file is damaged."), ask_again())
    _refuse_huge_cells(connection)
    _refuse_dangling_links(connection)
    if not meta(connection, "seal"):
        raise RefusedFile(
            _("This file is not sealed: it was not finished when it was saved."), ask_again()
        )
    if meta(connection, "seal") != seal_of(connection):
        raise RefusedFile(_("This file was damaged or altered after it was saved."), ask_again())
    _refuse_other_marks(connection)
    _refuse_false_blobs(connection)
    if file_version(connection) == VERSION:
        refuse_unless_log_gives_tables(connection)
    return Examined(document_id(connection), vector(connection), file_version(connection))


def _refuse_other_schema(connection: sqlite3.Connection) -> None:
    found = objects_in(connection)
    expected = expected_objects(file_version(connection))
    if found == expected:
        return
    strangers = [one for one in found if one not in expected]
    for kind, name, _table, sql in strangers:
        known = any(name == one for _kind, one, _table, _sql in expected)
        raise RefusedFile(_stranger(kind, sql, known=known), ask_again())
    if len(found) < len(expected):
        raise RefusedFile(_("A part of this file is missing."), ask_again())
    raise RefusedFile(_("A part of this file is there twice."), ask_again())


def _refuse_huge_cells(connection: sqlite3.Connection) -> None:
    """Where SQLite itself was not told how long a cell may be, look how long each says it is."""
    if not sqlcipher.is_one(connection):
        return
    for kind, name, _table, _sql in objects_in(connection):
        if kind == "table":
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            longest = " OR ".join(f'octet_length("{one}") > {LONGEST_CELL}' for one in columns)
            if connection.execute(f"SELECT 1 FROM {name} WHERE {longest} LIMIT 1").fetchone():
                raise sqlite3.DataError


def _stranger(kind: str, sql: str, *, known: bool) -> str:
    if kind in ("trigger", "view"):
        return _("This file carries instructions of its own, which a selfeval file never does.")
    if sql.upper().lstrip().startswith("CREATE VIRTUAL"):
        return _(
            "This file wants to load something from outside, which a selfeval file never does."
        )
    if known:
        return _("A part of this file is not built as selfeval builds it.")
    return _("This file holds something that selfeval did not put there.")


def _refuse_other_marks(connection: sqlite3.Connection) -> None:
    marks = dict(connection.execute("SELECT key, value FROM meta"))
    if not ID_SHAPE.fullmatch(marks.get("document", "")):
        raise RefusedFile(_("This file does not say which document it is."), ask_again())
    if set(marks) != {"document", "version", "seal"} or marks["version"] != str(
        file_version(connection)
    ):
        raise RefusedFile(_("The marks in this file are not those of its version."), ask_again())


def _refuse_dangling_links(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise _dangling()
    for table, fields in model_fields(file_version(connection)).items():
        for table_field, id_field in ITEM_LINKS:
            if id_field in fields:
                _refuse_dangling_items(connection, table, table_field, id_field)


def _refuse_dangling_items(
    connection: sqlite3.Connection, table: str, table_field: str, id_field: str
) -> None:
    kinds = connection.execute(f"SELECT DISTINCT {table_field} FROM {table} WHERE {id_field} <> ''")
    for (kind,) in kinds.fetchall():
        if kind not in model_fields(file_version(connection)):
            raise _dangling()
        lost = connection.execute(
            f"SELECT 1 FROM {table} WHERE {table_field} = ?"
            f" AND {id_field} NOT IN (SELECT id FROM {kind}) AND {id_field} <> ? LIMIT 1",
            (kind, "school" if kind == "school" else ""),
        )
        if lost.fetchone() is not None:
            raise _dangling()


def _dangling() -> RefusedFile:
    return RefusedFile(_("A link in this file leads nowhere."), ask_again())


def _refuse_false_blobs(connection: sqlite3.Connection) -> None:
    """Every attachment's bytes must be those it is named after, and every named one be there.

    One that was erased for good names none.
    """
    lost = connection.execute(
        "SELECT 1 FROM evidence WHERE kind = 'file' AND sha256 <> ''"
        " AND sha256 NOT IN (SELECT id FROM blob) LIMIT 1"
    )
    if lost.fetchone() is not None:
        raise RefusedFile(_("An attached file is missing from this file."), ask_again())
    for name, size, data in connection.execute("SELECT id, size, bytes FROM blob"):
        if size != len(data) or hashlib.sha256(data).hexdigest() != name:
            raise RefusedFile(_("An attached file in this file is damaged."), ask_again())


def answer_for(path: str, upgraded: str = "") -> str:
    """Examine the file and say the result as one line of JSON.

    An older file is written at `upgraded` as one of the present version, if that is given.
    """
    try:
        examined = examine(Path(path))
        if upgraded and examined.version < VERSION:
            try:
                upgrade(Path(path), Path(upgraded))
            except (OSError, sqlite3.OperationalError) as problem:
                return json.dumps({"full": str(problem)})
            examine(Path(upgraded))
        return json.dumps(asdict(examined))
    except RefusedFile as refused:
        return json.dumps({"refused": refused.message, "hint": refused.hint})


def answer_as_child(path: str, upgraded: str = "") -> None:
    """Print what `answer_for` says: all that the child process does.

    The key of a protected file comes by standard input, where nobody else can see it.
    """
    if keys.is_protected(Path(path)):
        keys.remember(Key.from_bytes(sys.stdin.buffer.read()))
    print(answer_for(path, upgraded))


if __name__ == "__main__":
    answer_as_child(*sys.argv[1:])
