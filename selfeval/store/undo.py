"""Undo and redo of this replica's own gestures, worked out from the log.

Undo is itself a logged gesture that names the one it undoes; redo undoes the undo. There is no
second stack: what can be undone is rebuilt from `undoes`, also after a restart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from selfeval.i18n import _
from selfeval.store.causality import Causes
from selfeval.store.deciding import plain_field
from selfeval.store.erased import gone_for_good
from selfeval.store.errors import CannotUndo
from selfeval.store.log import Pen
from selfeval.store.logbook import read_company, states_of
from selfeval.store.playing import Key, State, Values
from selfeval.store.rewriting import by_table, present_rows, write_rows
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
        " WHERE replica = ? AND seq = ? AND kind <> 'E' ORDER BY n DESC",
        (replica, seq),
    )
    return [
        (t, row, kind, json.loads(o or "{}"), json.loads(n or "{}")) for t, row, kind, o, n in rows
    ]


def take_back(pen: Pen, seq: int) -> None:
    """Undo one of this replica's gestures, or redo one by undoing its undo, within an open one.

    The rows become what the log says without it, whoever wrote what it had replaced. What was
    erased for good stays gone. Raises CannotUndo where somebody has since changed a field, or
    edited, removed or points at a row that would go.
    """
    connection, taken = pen.connection, (pen.replica, seq)
    gone = gone_for_good(connection)
    changes = [one for one in changes_of(connection, *taken) if one[:2] not in gone]
    keys = [one[:2] for one in changes]
    causes, without = Causes(connection), Causes(connection, undoing=taken)
    pasts = read_company(connection, keys, causes, without)
    before = states_of(pasts, causes)
    after = states_of(pasts, without, back={one[:2] for one in changes if one[2] == "D"})
    after |= {one[:2]: State(None) for one in changes if one[2] == "I"}
    present = present_rows(connection, keys)
    for change in changes:
        _refuse_if_removed_since(change, present.get(change[:2]), before[change[:2]])
        _refuse_if_changed_since(change, present.get(change[:2]))
    _refuse_if_open(changes, after if causes.is_marker(*taken) else before)
    _refuse_if_others_disagree(before, after, set(keys))
    write_rows(connection, {key: state.values for key, state in after.items()})
    _refuse_if_named(connection, [one[:2] for one in changes if one[2] == "I"])
    for key in keys:
        _log_what_reopens(pen, key, before[key], after[key])


def _log_what_reopens(pen: Pen, key: Key, before: State, after: State) -> None:
    """Let the log speak of what is decided, or open again, though no value is another."""
    for name in before.open.keys() ^ after.open.keys():
        if after.values is not None:
            pen.confirm(*key, name)
    if after.values is not None and (before.removed_by is None) != (after.removed_by is None):
        pen.confirm(*key, plain_field(key[0]))


def _refuse_if_removed_since(change: Change, present: Values | None, state: State) -> None:
    """CannotUndo where a row that was written is not there, or one that was removed is."""
    there = present is not None
    if change[2] == "D" and there and state.removed_by is None:
        raise CannotUndo(_("This cannot be undone: it is already there again."))
    if (change[2] != "D" and not there) or (change[2] == "U" and state.removed_by is not None):
        raise CannotUndo(_("This cannot be undone: it has been removed since."))


def _refuse_if_changed_since(change: Change, present: Values | None) -> None:
    """CannotUndo unless a row that was written is as the gesture left it."""
    _table, _row, kind, _old, new = change
    if kind != "D" and present != (new if kind == "I" else {**(present or {}), **new}):
        raise CannotUndo(_("This cannot be undone: somebody has changed it since."))


def _refuse_if_open(changes: Iterable[Change], states: Mapping[Key, State]) -> None:
    """CannotUndo where somebody else wrote a field at the same time."""
    for table, row, _kind, _old, new in changes:
        if any(name in states[table, row].open for name in new):
            raise CannotUndo(_("This cannot be undone: somebody has changed it since."))


def _refuse_if_others_disagree(
    before: Mapping[Key, State], after: Mapping[Key, State], own: Collection[Key]
) -> None:
    """CannotUndo where it would change nothing, or take away what others wrote or need."""
    if all(before[key] == after[key] for key in own):
        raise CannotUndo(_("This cannot be undone: somebody else has done the same."))
    for key, state in before.items():
        goes = state.values is not None and after[key].values is None
        if goes and key not in own:
            raise CannotUndo(_("This cannot be undone: something else needs it by now."))


def _refuse_if_named(connection: sqlite3.Connection, gone: Iterable[Key]) -> None:
    """CannotUndo where something is left that belongs to a row that has gone."""
    for table, ends in by_table(gone).items():
        for other, fields in model_fields().items():
            for table_field, id_field in ITEM_LINKS:
                if id_field in fields:
                    found = connection.execute(
                        f"SELECT 1 FROM {other} WHERE {table_field} = ?"
                        f" AND {id_field} IN (SELECT value FROM json_each(?)) LIMIT 1",
                        (table, json.dumps(ends)),
                    )
                    if found.fetchone() is not None:
                        raise CannotUndo(
                            _("This cannot be undone: something else now belongs to it.")
                        )
