"""Whether everything one file knows is known in another: then replacing it loses nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from selfeval.store.check import open_to_look
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, document_id, vector
from selfeval.store.erased import only_erased
from selfeval.store.errors import RefusedFile
from selfeval.store.scratch import examine_scratch

Erased = set[tuple[str, str, str]]
"""(table, row, field) of every erasure in a log."""


def is_ancestor(connection: sqlite3.Connection, shared: Path) -> bool:
    """Say whether all that the file at `shared` knows is known to `connection` as well.

    False for a file that is unsound, or another document: nobody may write over that either.
    """
    try:
        scratch, _hash, _examined = examine_scratch(shared)
    except RefusedFile:
        return False
    try:
        with closing(open_to_look(scratch)) as other:
            return gestures_known(other, connection)
    finally:
        scratch.unlink(missing_ok=True)


def gestures_known(
    smaller: sqlite3.Connection,
    larger: sqlite3.Connection,
    replica: str | None = None,
    passing_over: Collection[str] = (),
) -> bool:
    """Say whether every gesture of `smaller`, and its document id, is also in `larger`.

    A gesture is the same if it changed the same; what `larger` has erased since does not count.
    With `replica`, only that replica's gestures are looked at; not those of `passing_over`.
    """
    if document_id(smaller) != document_id(larger):
        return False
    erased = erased_in(larger)
    gestures = smaller.execute(f"SELECT {', '.join(GESTURE_FIELDS)} FROM gesture").fetchall()
    return all(
        _same_gesture(smaller, larger, gesture, erased)
        for gesture in gestures
        if replica in (None, gesture[0]) and gesture[0] not in passing_over
    )


def erased_again(smaller: sqlite3.Connection, larger: sqlite3.Connection) -> set[str]:
    """Return replicas of `smaller` that did nothing but erase what `larger` has erased as well.

    Such are those that rid a backup of some words, if `larger` does not know of them.
    """
    strangers = only_erased(smaller) - vector(larger).keys()
    erased = erased_in(larger)
    rows = smaller.execute("SELECT replica, tbl, \"row\", new FROM change WHERE kind = 'E'")
    told = [(who, (table, row, json.loads(name))) for who, table, row, name in rows]
    return strangers - {who for who, what in told if what not in erased}


def erased_in(connection: sqlite3.Connection, schema: str = "main") -> Erased:
    """Return (table, row, field) of every erasure in the log of an attached file."""
    rows = connection.execute(f"SELECT tbl, \"row\", new FROM {schema}.change WHERE kind = 'E'")
    return {(table, row, json.loads(name)) for table, row, name in rows}


def _same_gesture(
    smaller: sqlite3.Connection, larger: sqlite3.Connection, gesture: Any, erased: Erased
) -> bool:
    which = gesture[:2]
    query = f"SELECT {', '.join(GESTURE_FIELDS)} FROM gesture WHERE replica = ? AND seq = ?"
    if larger.execute(query, which).fetchone() != gesture:
        return False
    mine, theirs = _changes(smaller, which), _changes(larger, which)
    return mine == theirs or (
        len(mine) == len(theirs)
        and all(_same_change(a, b, erased) for a, b in zip(mine, theirs, strict=True))
    )


def _changes(connection: sqlite3.Connection, which: Any) -> list[Any]:
    columns = ", ".join(f'"{name}"' for name in CHANGE_FIELDS)
    query = f"SELECT {columns} FROM change WHERE replica = ? AND seq = ? ORDER BY n"
    return connection.execute(query, which).fetchall()


def _same_change(change: Any, other: Any, erased: Erased) -> bool:
    *what, old, new = change
    *other_what, other_old, other_new = other
    if what != other_what:
        return False
    table, row, kind = what[3:]
    if kind == "E":
        return new == other_new
    pairs = ((old, other_old), (new, other_new))
    return all(same_values(a, b, table, row, erased) for a, b in pairs)


def same_values(a: str | None, b: str | None, table: str, row: str, erased: Erased) -> bool:
    """Say whether a change's values are the same in two logs, but for what was erased in one."""
    if a == b:
        return True
    mine: dict[str, Any] = json.loads(a or "{}")
    theirs: dict[str, Any] = json.loads(b or "{}")
    if set(mine) != set(theirs):
        return False
    return all((table, row, name) in erased for name in mine if mine[name] != theirs[name])
