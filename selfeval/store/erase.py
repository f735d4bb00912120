"""Erase for good: blank what a field said, in the row and everywhere in its history.

An erasure is a logged change of kind E, one for each field, whose `new` is the field's name.
Combining applies it before it compares gestures. It cannot be undone.
"""

from __future__ import annotations

import json
import sqlite3

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF
from selfeval.store.dump import json_line
from selfeval.store.log import Pen


def erase_fields(pen: Pen, table: str, row: str, fields: list[str]) -> None:
    """Blank `fields` of one row within an open gesture; KeyError for a field that is not one."""
    connection = pen.connection
    blanks = {name: field_of(MODEL_OF[table], name).empty for name in fields}
    sets = ", ".join(f"{name} = ?" for name in blanks)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*blanks.values(), row))
    blank_in_log(connection, table, row, blanks)
    for name in fields:
        connection.execute(
            'INSERT INTO change (replica, seq, n, tbl, "row", kind, old, new)'
            " SELECT replica, seq, (SELECT coalesce(max(c.n), 0) + 1 FROM change AS c"
            " WHERE c.replica = pen.replica AND c.seq = pen.seq), ?, ?, 'E', NULL, ? FROM pen",
            (table, row, json_line(name)),
        )


def blank_in_log(
    connection: sqlite3.Connection, table: str, row: str, blanks: dict[str, str | int | None]
) -> None:
    """Blank the fields wherever the log mentions them for this row."""
    found = connection.execute(
        "SELECT replica, seq, n, old, new FROM change"
        " WHERE tbl = ? AND \"row\" = ? AND kind <> 'E'",
        (table, row),
    ).fetchall()
    for replica, seq, n, old, new in found:
        connection.execute(
            "UPDATE change SET old = ?, new = ? WHERE replica = ? AND seq = ? AND n = ?",
            (_blanked(old, blanks), _blanked(new, blanks), replica, seq, n),
        )


def _blanked(values: str | None, blanks: dict[str, str | int | None]) -> str | None:
    if values is None:
        return None
    known = json.loads(values)
    known.update({name: blank for name, blank in blanks.items() if name in known})
    return json_line(known)
