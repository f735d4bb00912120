"""What happened to one row, newest first, from the log."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from selfeval.core.former import Former

NEWEST = "ORDER BY lamport DESC, replica DESC LIMIT 1"


@dataclass(frozen=True)
class HistoryEntry:
    """One gesture's change to a row.

    `at` is ISO time in UTC, for people to read; `kind` is I (made), U (changed), D (removed) or
    E (erased for good); `old` and `new` hold the fields that differ.
    """

    at: str
    actor: str
    label: str
    kind: str
    old: dict[str, Any]
    new: dict[str, Any]
    replica: str
    seq: int


def read_history(connection: sqlite3.Connection, table: str, row: str) -> list[HistoryEntry]:
    """Return every change to the row, newest first."""
    rows = connection.execute(
        "SELECT g.at, g.actor, g.label, c.kind, c.old, c.new, c.replica, c.seq"
        " FROM change AS c JOIN gesture AS g ON g.replica = c.replica AND g.seq = c.seq"
        ' WHERE c.tbl = ? AND c."row" = ? ORDER BY g.lamport DESC, g.replica DESC, c.n DESC',
        (table, row),
    )
    return [
        HistoryEntry(at, actor, label, kind, _fields(old), _fields(new), replica, seq)
        for at, actor, label, kind, old, new, replica, seq in rows
    ]


def _fields(values: str | None) -> dict[str, Any]:
    known: dict[str, Any] | str = json.loads(values) if values else {}
    return {known: None} if isinstance(known, str) else known


def touched_last(session: Session) -> list[tuple[str, str]]:
    """Return (table, id) of every row that the newest gesture made, changed or removed, in order.

    An undo or redo is a gesture too.
    """
    newest = f"SELECT replica, seq FROM gesture {NEWEST}"
    rows = session.connection().execute(
        text(f'SELECT tbl, "row" FROM change WHERE (replica, seq) = ({newest}) ORDER BY n')
    )
    return [(str(table), str(row)) for table, row in rows]


def changed_last(session: Session) -> tuple[str, str] | None:
    """Return when the newest gesture was made (ISO, UTC) and by which role; None before any.

    Where several people wrote, it is that of their last ones which has the newest time.
    """
    last = "SELECT replica, max(seq) FROM gesture GROUP BY replica"
    query = f"SELECT at, actor FROM gesture WHERE (replica, seq) IN ({last}) ORDER BY at DESC"
    found = session.connection().execute(text(f"{query}, replica DESC LIMIT 1")).first()
    return (str(found[0]), str(found[1])) if found else None


def touched_when(session: Session, table: str, row: str) -> tuple[str, str, bool] | None:
    """Return when a row was last changed (ISO, UTC), by which role, and whether it was made then.

    None for a row that the log does not know. Where several people wrote it, it is that of their
    last writings which has the newest time.
    """
    found = (
        session.connection()
        .execute(
            text(
                "SELECT g.at, g.actor, c.kind, max(c.seq) FROM change AS c JOIN gesture AS g"
                " ON g.replica = c.replica AND g.seq = c.seq"
                ' WHERE c.tbl = :tbl AND c."row" = :row'
                " GROUP BY c.replica ORDER BY g.at DESC, c.replica DESC LIMIT 1"
            ),
            {"tbl": table, "row": row},
        )
        .first()
    )
    return (str(found[0]), str(found[1]), found[2] == "I") if found else None


def former_values(session: Session, table: str, row: str, field: str) -> list[Former]:
    """Return what a text field of a row held before, newest first; not what was erased for good."""
    found = session.connection().execute(
        text(
            "SELECT json_extract(c.old, :path), g.at, g.actor FROM change AS c JOIN gesture AS g"
            " ON g.replica = c.replica AND g.seq = c.seq"
            " WHERE c.tbl = :tbl AND c.\"row\" = :row AND c.kind = 'U'"
            " AND json_type(c.old, :path) = 'text'"
            " AND json_extract(c.old, :path) IS NOT json_extract(c.new, :path)"
            " ORDER BY g.lamport DESC, g.replica DESC, c.n DESC"
        ),
        {"tbl": table, "row": row, "path": f"$.{field}"},
    )
    return [Former(str(words), str(at), str(actor)) for words, at, actor in found]
