"""The canonical dump and the seal: what is in a file, written so that equal files are equal text.

Standard library only: checking a received file must not need the models.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from selfeval.store.schema import APPLICATION_ID, file_version, model_fields

GESTURE_FIELDS = ("replica", "seq", "lamport", "at", "actor", "label", "undoes", "seen")
CHANGE_FIELDS = ("replica", "seq", "n", "tbl", "row", "kind", "old", "new")


def json_line(value: Any) -> str:
    """Write `value` as one line of JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one line for each row of the model, by table and id; without log and marks."""
    for table, fields in model_fields(file_version(connection)).items():
        for row in connection.execute(f"SELECT {', '.join(fields)} FROM {table} ORDER BY id"):
            yield json_line([table, dict(zip(fields, row, strict=True))])


def log_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one line for each gesture and change, by replica, sequence and number."""
    gestures = f"SELECT {', '.join(GESTURE_FIELDS)} FROM gesture ORDER BY replica, seq"
    for row in connection.execute(gestures):
        yield json_line(["gesture", dict(zip(GESTURE_FIELDS, row, strict=True))])
    columns = ", ".join(f'"{name}"' for name in CHANGE_FIELDS)
    changes = f"SELECT {columns} FROM change ORDER BY replica, seq, n"
    for row in connection.execute(changes):
        yield json_line(["change", dict(zip(CHANGE_FIELDS, row, strict=True))])


def blob_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one line for each attachment: its name and the sha256 of its bytes, worked out anew."""
    names = [row[0] for row in connection.execute("SELECT id FROM blob ORDER BY id")]
    for name in names:
        data = connection.execute("SELECT bytes FROM blob WHERE id = ?", (name,)).fetchone()[0]
        yield json_line(["blob", name, hashlib.sha256(data).hexdigest()])


def seal_of(connection: sqlite3.Connection) -> str:
    """Return the sha256 over everything a file says: dump, log, attachments, id and version.

    It is against damage, not against forgery.
    """
    digest = hashlib.sha256()
    for lines in (canonical_lines, log_lines, blob_lines):
        for line in lines(connection):
            digest.update(line.encode("utf-8") + b"\n")
    ending = json_line([document_id(connection), APPLICATION_ID, file_version(connection)])
    digest.update(ending.encode("utf-8"))
    return digest.hexdigest()


def meta(connection: sqlite3.Connection, key: str) -> str:
    """Return one mark of the file, or '' if it is not there."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else ""


def document_id(connection: sqlite3.Connection) -> str:
    """Return the id of the document, the same in every copy of it."""
    return meta(connection, "document")


def vector(connection: sqlite3.Connection) -> dict[str, int]:
    """Return {replica: its newest gesture} of what this file knows."""
    return dict(connection.execute("SELECT replica, max(seq) FROM gesture GROUP BY replica"))
