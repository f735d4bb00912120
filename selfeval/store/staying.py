"""Rows that somebody removed and that stay only for the sake of what points at them.

For the log such a row is gone once nothing points at it any more, or once what was written to it
has been erased. A gesture that brings this about has to say that the row stays: the tables would
otherwise hold what the log does not give.
"""

from __future__ import annotations

import json
import sqlite3

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF
from selfeval.i18n import _
from selfeval.store.causality import Causes
from selfeval.store.deciding import plain_field
from selfeval.store.dump import json_line
from selfeval.store.errors import CannotUndo, UserError
from selfeval.store.log import Pen
from selfeval.store.logbook import ends_of, id_fields, read_states, was_removed
from selfeval.store.playing import Key
from selfeval.store.rewriting import present_rows


def hold_what_stays(pen: Pen, undoes: str = "") -> frozenset[str]:
    """Let the gesture that has just been written say which rows stay; return their tables.

    CannotUndo where it undoes another, as an undo says nothing of its own.
    """
    if not pen.others:
        return frozenset()
    connection, mine = pen.connection, (pen.replica, pen.seq + 1)
    let_go = _let_go(connection, mine)
    if not let_go:
        return frozenset()
    states = read_states(connection, Causes(connection), let_go)
    lost = sorted(key for key in let_go if states[key].values is None)
    if lost and undoes:
        raise CannotUndo(
            _("This cannot be undone: something that was removed elsewhere stays because of it.")
        )
    return pen.confirm_late([(*key, _field(connection, mine, key)) for key in lost])


def _let_go(connection: sqlite3.Connection, mine: tuple[str, int]) -> set[Key]:
    """Return rows, there though removed once, that a gesture pointed away from or erased in."""
    found: set[Key] = set()
    rows = connection.execute(
        "SELECT tbl, \"row\", kind, old FROM change WHERE replica = ? AND seq = ? AND kind <> 'I'",
        mine,
    )
    for table, row, kind, old in rows.fetchall():
        if kind == "E":
            found.add((table, row))
        elif id_fields(table):
            found.update(ends_of(table, json.loads(old)))
    return set(present_rows(connection, [key for key in found if was_removed(connection, key)]))


def _field(connection: sqlite3.Connection, mine: tuple[str, int], key: Key) -> str:
    """Return a field by which a row can be said to stay: one that is not erased just now."""
    table, row = key
    names = [field.name for field in fields_of(MODEL_OF[table]) if not field.frozen]
    for name in (plain_field(table), *names):
        erased = connection.execute(
            "SELECT 1 FROM change WHERE replica = ? AND seq = ? AND kind = 'E'"
            ' AND tbl = ? AND "row" = ? AND new = ?',
            (*mine, table, row, json_line(name)),
        )
        if erased.fetchone() is None:
            return name
    raise UserError(
        _("Somebody has removed this, and nothing would be left of it."),
        _("Erase the whole of it, or remove it."),
    )
