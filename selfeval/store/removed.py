"""What was removed and is still gone, from the log; and the way back.

A removal takes along what belonged to the row: links, children, attachments. Putting back brings
the row and its company in one gesture, as they were.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import FieldUI, fields_of, name_field
from selfeval.core.models import (
    MODEL_OF,
    SCHOOL_ID,
    Dismissal,
    Fact,
    Indicator,
    LoopName,
    Measure,
    Placement,
    RealmLink,
    Row,
    Setting,
)
from selfeval.i18n import _
from selfeval.store.erased import TYPED, Key, gone_for_good, is_there, owners
from selfeval.store.errors import UserError
from selfeval.store.past import present_or_last
from selfeval.store.schema import ITEM_LINKS, model_fields

NEVER_HEADS: tuple[type[Row], ...] = (RealmLink, Dismissal, Setting, Placement, LoopName)
"""Rows that nobody would look for by themselves; they come back with what they belong to."""

Gone = dict[Key, dict[str, Any]]


@dataclass(frozen=True)
class Head:
    """A row that was removed for its own sake, with its fields as they last were."""

    table: str
    row: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Removal:
    """One gesture that removed rows which are still gone.

    `at` is ISO time in UTC, `actor` a role. `heads` are what was removed, `company` counts what
    went with it, by table.
    """

    replica: str
    seq: int
    at: str
    actor: str
    label: str
    heads: tuple[Head, ...]
    company: Mapping[str, int]


def read_removed(connection: sqlite3.Connection) -> list[Removal]:
    """Return every removal with something that is still gone, newest first.

    A row in which nothing was ever written is listed only for what went along with it.
    """
    found: list[Removal] = []
    never = gone_for_good(connection)
    for replica, seq, at, actor, label in _gestures(connection):
        gone = _gone(connection, replica, seq, never)
        heads = _heads(gone)
        worth = _worth_listing(connection, heads, gone)
        if worth:
            company: dict[str, int] = {}
            for table, _row in gone.keys() - set(heads):
                company[table] = company.get(table, 0) + 1
            shown = tuple(Head(*key, gone[key]) for key in worth)
            found.append(Removal(replica, seq, at, actor, label, shown, company))
    return found


def put_back(connection: sqlite3.Connection, replica: str, seq: int) -> int:
    """Bring back what a gesture removed, within an open one; return how many links stay away.

    A row that belonged to something else comes back only where that is there; so a link whose
    other end has gone since stays away. UserError where what was removed itself cannot come back.
    """
    gone = _gone(connection, replica, seq, gone_for_good(connection))
    heads = set(_heads(gone))
    if not heads:
        raise UserError(_("This is there again already."))
    coming = dict(gone)
    while lost := [key for key in coming if _missing(connection, key, coming)]:
        for key in lost:
            if key in heads:
                raise _cannot_come(connection, key, coming)
            del coming[key]
    for key, values in coming.items():
        _insert(connection, key, _without_loose_ends(connection, values, key[0], coming))
    _point_again(connection, replica, seq, coming)
    return len(gone) - len(coming)


# What is gone --------------------------------------------------------------------------------


def _gestures(connection: sqlite3.Connection) -> list[tuple[str, int, str, str, str]]:
    return connection.execute(
        "SELECT replica, seq, at, actor, label FROM gesture AS g WHERE EXISTS"
        " (SELECT 1 FROM change AS c WHERE c.replica = g.replica AND c.seq = g.seq"
        " AND c.kind = 'D') AND g.label <> '' ORDER BY lamport DESC, replica DESC"
    ).fetchall()


def _gone(connection: sqlite3.Connection, replica: str, seq: int, never: set[Key]) -> Gone:
    """Return the rows that this gesture was the last to remove and that are not there now.

    `never` is what was erased for good: it does not come back.
    """
    rows = connection.execute(
        "SELECT tbl, \"row\", old FROM change AS c WHERE replica = ? AND seq = ? AND kind = 'D'",
        (replica, seq),
    ).fetchall()
    return {
        (table, row): json.loads(old)
        for table, row, old in rows
        if (table, row) not in never
        and not is_there(connection, (table, row))
        and _removed_last_by(connection, (table, row)) == (replica, seq)
    }


def _removed_last_by(connection: sqlite3.Connection, key: Key) -> Key:
    return connection.execute(
        "SELECT c.replica, c.seq FROM change AS c JOIN gesture AS g USING (replica, seq)"
        " WHERE c.tbl = ? AND c.\"row\" = ? AND c.kind = 'D'"
        " ORDER BY g.lamport DESC, g.replica DESC LIMIT 1",
        key,
    ).fetchone()


def _heads(gone: Gone) -> list[Key]:
    """Return what was removed for its own sake: what belonged to nothing else that went."""
    shown = {
        values["measure_id"]
        for (table, _row), values in gone.items()
        if MODEL_OF[table] in (Fact, Indicator)
    }
    return [
        key
        for key, values in gone.items()
        if MODEL_OF[key[0]] not in NEVER_HEADS
        and not (MODEL_OF[key[0]] is Measure and key[1] in shown)
        and not any(owner in gone for owner in owners(key[0], values))
    ]


def _worth_listing(connection: sqlite3.Connection, heads: list[Key], gone: Gone) -> list[Key]:
    """Leave out heads in which nothing was ever written, unless what went with one has words."""
    written = {key for key in gone if _had_words(connection, key)}
    if written - set(heads):
        return heads
    return [key for key in heads if key in written]


def _had_words(connection: sqlite3.Connection, key: Key) -> bool:
    """Whether anything was ever written into a row; a pure link speaks by what it joins."""
    model = MODEL_OF[key[0]]
    if not any(field.name_of_row for field in fields_of(model)):
        return model not in NEVER_HEADS
    typed = [field.name for field in fields_of(model) if field.editor in TYPED]
    changes = connection.execute(
        'SELECT kind, old, new FROM change WHERE tbl = ? AND "row" = ?', key
    ).fetchall()
    return any(
        kind == "E" or _holds(typed, old) or _holds(typed, new) for kind, old, new in changes
    )


def _holds(names: Iterable[str], logged: str | None) -> bool:
    """Whether any of these fields holds something in what the log keeps of a row."""
    values: dict[str, Any] = json.loads(logged or "{}")
    return any(values.get(name) not in (None, "") for name in names)


# The way back --------------------------------------------------------------------------------


def _missing(connection: sqlite3.Connection, key: Key, coming: Gone) -> list[Key]:
    """Return what a row needs that is neither there nor coming."""
    return [
        owner
        for owner in owners(key[0], coming[key])
        if owner != ("school", SCHOOL_ID)
        and owner not in coming
        and not is_there(connection, owner)
    ]


def _cannot_come(connection: sqlite3.Connection, key: Key, coming: Gone) -> UserError:
    table, row = _missing(connection, key, coming)[0]
    values = present_or_last(connection, table, row) or {}
    name = str(values.get(name_field(MODEL_OF[table]).name) or "")
    if not name:
        return UserError(_("What this belonged to is no longer there."))
    return UserError(
        _("This belonged to “{name}”, which is no longer there.").format(name=name),
        _("Put that back first."),
    )


def _insert(connection: sqlite3.Connection, key: Key, values: Mapping[str, Any]) -> None:
    names = ["id", *values]
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"INSERT INTO {key[0]} ({', '.join(names)}) VALUES ({marks})", (key[1], *values.values())
    )


def _without_loose_ends(
    connection: sqlite3.Connection, values: Mapping[str, Any], table: str, coming: Gone
) -> dict[str, Any]:
    """Clear links that a row can be without, where what they led to has gone since."""
    kept = dict(values)
    for field in _clearable(table):
        target = (field.references.partition(".")[0], kept[field.name])
        if kept[field.name] and target not in coming and not is_there(connection, target):
            kept[field.name] = None
    if kept.get("sorted_id"):
        target = (kept["sorted_table"], kept["sorted_id"])
        if target not in coming and not is_there(connection, target):
            kept["sorted_table"] = kept["sorted_id"] = ""
    return kept


def _clearable(table: str) -> list[FieldUI]:
    return [
        field
        for field in fields_of(MODEL_OF[table])
        if field.references and field.on_remove == "clear"
    ]


def _point_again(connection: sqlite3.Connection, replica: str, seq: int, coming: Gone) -> None:
    """Let rows that pointed at what is back point at it again, where they point nowhere now."""
    rows = connection.execute(
        "SELECT tbl, \"row\", old FROM change WHERE replica = ? AND seq = ? AND kind = 'U'",
        (replica, seq),
    ).fetchall()
    for table, row, old_text in rows:
        old: dict[str, Any] = json.loads(old_text)
        for names, target in _pointers(table, old):
            if target in coming and is_there(connection, (table, row)):
                _fill_if_empty(connection, (table, row), {name: old[name] for name in names})


def _pointers(table: str, old: Mapping[str, Any]) -> Iterable[tuple[tuple[str, ...], Key]]:
    for field in _clearable(table):
        if old.get(field.name):
            yield (field.name,), (field.references.partition(".")[0], old[field.name])
    for table_field, id_field in ITEM_LINKS:
        if table_field in old and id_field in old:
            yield (table_field, id_field), (old[table_field], old[id_field])


def _fill_if_empty(connection: sqlite3.Connection, key: Key, values: Mapping[str, Any]) -> None:
    table, row = key
    assert set(values) <= set(model_fields()[table])
    sets = ", ".join(f"{name} = ?" for name in values)
    empty = " AND ".join(f"coalesce({name}, '') = ''" for name in values)
    connection.execute(
        f"UPDATE {table} SET {sets} WHERE id = ? AND {empty}", (*values.values(), row)
    )
