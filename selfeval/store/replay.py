"""Play a log from the beginning: what it says must be what the tables hold."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from selfeval.i18n import _
from selfeval.store.errors import RefusedFile
from selfeval.store.schema import model_fields

Played = dict[tuple[str, str], dict[str, Any]]


def refuse_unless_log_gives_tables(connection: sqlite3.Connection) -> None:
    """RefusedFile unless the log is without gaps and playing it gives exactly the tables."""
    _refuse_gaps(connection)
    played = play(connection)
    count = 0
    for table, fields in model_fields().items():
        for row in connection.execute(f"SELECT {', '.join(fields)} FROM {table}"):
            values = dict(zip(fields, row, strict=True))
            count += 1
            if played.get((table, values.pop("id"))) != values:
                raise _disagrees()
    if count != len(played):
        raise _disagrees()


def play(connection: sqlite3.Connection) -> Played:
    """Return {(table, id): fields} as the log gives them, in the order that combining uses."""
    played: Played = {}
    rows = connection.execute(
        'SELECT c.tbl, c."row", c.kind, c.new FROM change AS c JOIN gesture AS g'
        " ON g.replica = c.replica AND g.seq = c.seq ORDER BY g.lamport, g.replica, c.n"
    )
    for table, row, kind, new in rows:
        if kind == "I":
            played[table, row] = json.loads(new)
        elif kind == "U":
            played[table, row].update(json.loads(new))
        elif kind == "D":
            del played[table, row]
    return played


def _refuse_gaps(connection: sqlite3.Connection) -> None:
    checks = (
        "SELECT 1 FROM gesture GROUP BY replica HAVING min(seq) <> 1 OR max(seq) <> count(*)",
        "SELECT 1 FROM change GROUP BY replica, seq HAVING min(n) <> 1 OR max(n) <> count(*)",
        "SELECT 1 FROM change AS c LEFT JOIN gesture AS g"
        " ON g.replica = c.replica AND g.seq = c.seq WHERE g.seq IS NULL",
        "SELECT 1 FROM gesture AS g LEFT JOIN change AS c"
        " ON g.replica = c.replica AND g.seq = c.seq WHERE c.seq IS NULL",
    )
    for query in checks:
        if connection.execute(f"{query} LIMIT 1").fetchone() is not None:
            raise RefusedFile(
                _("The history in this file has a gap."),
                _("Ask for it to be sent again, or open a backup. Nothing has been changed."),
            )


def _disagrees() -> RefusedFile:
    return RefusedFile(
        _("The history in this file does not agree with what it shows."),
        _("Ask for it to be sent again, or open a backup. Nothing has been changed."),
    )
