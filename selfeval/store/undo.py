"""Undo and redo of this replica's own gestures, worked out from the log.

Undo is itself a logged gesture that names the one it undoes; redo undoes the undo. There is no
second stack: what can be undone is rebuilt from `undoes`, also after a restart.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from selfeval.i18n import _
from selfeval.store.erased import gone_for_good
from selfeval.store.errors import CannotUndo
from selfeval.store.schema import ITEM_LINKS, model_fields

Change = tuple[str, str, str, dict[str, Any], dict[str, Any]]
"""(table, row, kind, old, new) as the log holds it."""


@dataclass
class UndoStack:
    """The gestures that undo and redo would take back, newest last, as (seq, label)."""

    undo: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    redo: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def record(self, seq: int, label: str, undoes: int | None) -> None:
        """Take note of one gesture of this replica; `undoes` is the sequence it took back.

        Without a label it took something back as if it had never been: redo does not offer it.
        """
        if undoes is None:
            self.undo.append((seq, label))
            self.redo.clear()
        elif self.redo and self.redo[-1][0] == undoes:
            self.redo.pop()
            self.undo.append((seq, label))
        else:
            self.undo = [entry for entry in self.undo if entry[0] != undoes]
            if label:
                self.redo.append((seq, label))

    def forget(self, seqs: set[int]) -> None:
        """Leave out gestures that can no longer be taken back (erased for good)."""
        self.undo = [entry for entry in self.undo if entry[0] not in seqs]
        self.redo = [entry for entry in self.redo if entry[0] not in seqs]


def read_stack(connection: sqlite3.Connection, replica: str) -> UndoStack:
    """Rebuild what `replica` can undo and redo from the log."""
    stack = UndoStack()
    rows = connection.execute(
        "SELECT seq, label, undoes FROM gesture WHERE replica = ? ORDER BY seq", (replica,)
    )
    for seq, label, undoes in rows:
        stack.record(seq, label, int(undoes.rpartition(":")[2]) if undoes else None)
    stack.forget(_hollow(connection, replica))
    return stack


def _hollow(connection: sqlite3.Connection, replica: str) -> set[int]:
    """Find gestures with nothing left to take back: erasures, and what an erasure emptied."""
    erased = connection.execute("SELECT count(*) FROM change WHERE kind = 'E'").fetchone()[0]
    if not erased:
        return set()
    gone = gone_for_good(connection)
    hollow: dict[int, bool] = {}
    rows = connection.execute(
        "SELECT seq, tbl, \"row\", max(kind = 'E') OVER (PARTITION BY seq),"
        " kind = 'U' AND old IS new FROM change WHERE replica = ?",
        (replica,),
    )
    for seq, table, row, erases, changed_nothing in rows:
        nothing = bool(erases or changed_nothing or (table, row) in gone)
        hollow[seq] = hollow.get(seq, True) and nothing
    return {seq for seq, nothing in hollow.items() if nothing}


def changes_of(connection: sqlite3.Connection, replica: str, seq: int) -> list[Change]:
    """Return what a gesture changed, last change first."""
    rows = connection.execute(
        'SELECT tbl, "row", kind, old, new FROM change'
        " WHERE replica = ? AND seq = ? ORDER BY n DESC",
        (replica, seq),
    )
    return [
        (t, row, kind, json.loads(o or "{}"), json.loads(n or "{}")) for t, row, kind, o, n in rows
    ]


def take_back(connection: sqlite3.Connection, replica: str, seq: int) -> None:
    """Do the opposite of a gesture, within an open one.

    What was erased for good with its row stays gone. Raises CannotUndo where somebody has since
    changed a field, or edited or points at a row that would go.
    """
    gone = gone_for_good(connection)
    changes = [one for one in changes_of(connection, replica, seq) if one[:2] not in gone]
    going = {(table, row) for table, row, kind, _old, _new in changes if kind == "I"}
    for table, row, kind, old, new in changes:
        if kind == "D":
            _put_back(connection, table, row, old)
        elif kind == "U":
            _set_back(connection, table, row, old, new)
    for table, row, kind, _old, new in changes:
        if kind == "I":  # last: by now what the gesture made to point at it points elsewhere
            _take_out(connection, table, row, new, going)


def _current(connection: sqlite3.Connection, table: str, row: str) -> dict[str, Any] | None:
    fields = model_fields()[table]
    found = connection.execute(
        f"SELECT {', '.join(fields)} FROM {table} WHERE id = ?", (row,)
    ).fetchone()
    return None if found is None else dict(zip(fields, found, strict=True))


def _take_out(
    connection: sqlite3.Connection,
    table: str,
    row: str,
    new: dict[str, Any],
    going: set[tuple[str, str]],
) -> None:
    present = _current(connection, table, row)
    if present != {"id": row, **new}:
        raise CannotUndo(_("This cannot be undone: somebody has changed it since."))
    for other, fields in model_fields().items():
        for table_field, id_field in ITEM_LINKS:
            if id_field in fields:
                _refuse_if_named(connection, other, table_field, id_field, (table, row), going)
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def _refuse_if_named(
    connection: sqlite3.Connection,
    other: str,
    table_field: str,
    id_field: str,
    item: tuple[str, str],
    going: set[tuple[str, str]],
) -> None:
    found = connection.execute(
        f"SELECT id FROM {other} WHERE {table_field} = ? AND {id_field} = ?", item
    )
    if any((other, row) not in going for (row,) in found):
        raise CannotUndo(_("This cannot be undone: something else now belongs to it."))


def _put_back(connection: sqlite3.Connection, table: str, row: str, old: dict[str, Any]) -> None:
    if _current(connection, table, row) is not None:
        raise CannotUndo(_("This cannot be undone: it is already there again."))
    names = ["id", *old]
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", (row, *old.values())
    )


def _set_back(
    connection: sqlite3.Connection,
    table: str,
    row: str,
    old: dict[str, Any],
    new: dict[str, Any],
) -> None:
    present = _current(connection, table, row)
    if present is None:
        raise CannotUndo(_("This cannot be undone: it has been removed since."))
    if any(present[name] != value for name, value in new.items()):
        raise CannotUndo(_("This cannot be undone: somebody has changed it since."))
    sets = ", ".join(f"{name} = ?" for name in old)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*old.values(), row))
