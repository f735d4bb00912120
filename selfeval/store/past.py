"""The past of one item, gesture by gesture: its fields before and after, and what was linked to it.

Worked out from the log. A field that was erased for good says nothing of what it held.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODELS, LoopName, Placement, Row
from selfeval.store.schema import model_fields

SILENT: tuple[type[Row], ...] = (Placement, LoopName)
"""Rows whose coming and going says nothing about an item: where a box stands on a map."""

Values = Mapping[str, Any]
Change = tuple[str, str, str, dict[str, Any], dict[str, Any]]
"""(table, row, kind, old, new) as the log holds it."""


@dataclass(frozen=True)
class FieldChange:
    """One field of the item before and after. `erased`: what it held has been erased for good."""

    name: str
    before: Any
    after: Any
    erased: bool = False


@dataclass(frozen=True)
class LinkChange:
    """A row that names the item came, changed or went; `values` are all its fields as they were.

    `kind` is I, U or D. `before` holds the fields that a change took the place of.
    """

    table: str
    kind: str
    values: Values
    before: Values


@dataclass(frozen=True)
class Moment:
    """What one gesture did to an item.

    `at` is ISO time in UTC, `actor` a role. `kind` is I (made), U (changed), D (removed), E
    (erased for good) or "" where only links changed. `how` is "" for a gesture, "undo" or "redo".
    `state` holds the item's fields after it, None where it was not there then; those in `erased`
    can no longer be told.
    """

    replica: str
    seq: int
    at: str
    actor: str
    label: str
    how: str
    kind: str
    fields: tuple[FieldChange, ...]
    links: tuple[LinkChange, ...]
    state: Values | None
    erased: frozenset[str]


def read_past(connection: sqlite3.Connection, table: str, row: str) -> list[Moment]:
    """Return everything that happened to the row, newest first."""
    links = _link_rows(connection, table, row)
    found = _changes(connection, {(table, row), *links})
    shown = _full_links(connection, found, links)
    state: dict[str, Any] | None = _present(connection, table, row)
    erased: set[str] = set()
    moments: list[Moment] = []
    for (replica, seq, at, actor, label, undoes), changes in found:
        own = [change for change in changes if change[:2] == (table, row)]
        linked = tuple(link for link in shown.get((replica, seq), ()) if _tells(link, table, row))
        if not own and not linked:
            continue
        kinds = [change[2] for change in own]
        kind = "E" if "E" in kinds else (kinds or [""])[0]
        erased |= {name for change in own if change[2] == "E" for name in change[4]}
        moments.append(
            Moment(
                replica,
                seq,
                at,
                actor,
                label,
                _how(connection, undoes),
                kind,
                tuple(_field_changes(own, erased)),
                linked,
                state,
                frozenset(erased),
            )
        )
        for change in own:
            state = _before(state, change)
    return moments


def present_or_last(connection: sqlite3.Connection, table: str, row: str) -> dict[str, Any] | None:
    """Return the row's fields as they are or, where it is gone, as they last were."""
    present = _present(connection, table, row)
    if present is not None:
        return present
    gone = connection.execute(
        "SELECT c.old FROM change AS c JOIN gesture AS g USING (replica, seq)"
        " WHERE c.tbl = ? AND c.\"row\" = ? AND c.kind = 'D'"
        " ORDER BY g.lamport DESC, g.replica DESC LIMIT 1",
        (table, row),
    ).fetchone()
    return {"id": row, **json.loads(gone[0])} if gone else None


def _present(connection: sqlite3.Connection, table: str, row: str) -> dict[str, Any] | None:
    fields = model_fields()[table]
    found = connection.execute(
        f"SELECT {', '.join(fields)} FROM {table} WHERE id = ?", (row,)
    ).fetchone()
    return None if found is None else dict(zip(fields, found, strict=True))


def _before(state: dict[str, Any] | None, change: Change) -> dict[str, Any] | None:
    _table, row, kind, old, _new = change
    if kind == "I":
        return None
    if kind == "D":
        return {"id": row, **old}
    return {**(state or {}), **old}


def _field_changes(own: list[Change], erased: set[str]) -> Iterator[FieldChange]:
    blanked = {name for change in own if change[2] == "E" for name in change[4]}
    yield from (FieldChange(name, None, None, erased=True) for name in sorted(blanked))
    for _table, _row, kind, old, new in own:
        if kind == "U":
            yield from (
                FieldChange(name, old.get(name), value, name in erased)
                for name, value in new.items()
                if name not in blanked
            )


def _how(connection: sqlite3.Connection, undoes: str) -> str:
    if not undoes:
        return ""
    replica, _colon, seq = undoes.partition(":")
    found = connection.execute(
        "SELECT undoes FROM gesture WHERE replica = ? AND seq = ?", (replica, seq)
    ).fetchone()
    return "redo" if found and found[0] else "undo"


# Rows that name the item ---------------------------------------------------------------------


def naming_fields(model: type[Row], table: str) -> list[FieldUI]:
    """Return the fields by which a row of `model` can name a row of `table`."""
    return [
        field
        for field in fields_of(model)
        if field.references == f"{table}.id" or field.name == "item_id"
    ]


def _link_rows(connection: sqlite3.Connection, table: str, row: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for model in MODELS:
        if model in SILENT:
            continue
        for field in naming_fields(model, table):
            other = model.table_name()
            named = connection.execute(
                "SELECT DISTINCT \"row\" FROM change WHERE tbl = ? AND kind <> 'E'"
                " AND ? IN (json_extract(new, ?), json_extract(old, ?))",
                (other, row, f"$.{field.name}", f"$.{field.name}"),
            )
            found |= {(other, found_row) for (found_row,) in named}
    return found


def _changes(
    connection: sqlite3.Connection, wanted: set[tuple[str, str]]
) -> list[tuple[tuple[str, int, str, str, str, str], list[Change]]]:
    """Return (gesture, its changes to the wanted rows, last first), newest gesture first."""
    changes: dict[tuple[str, int], list[Change]] = {}
    for table, row in wanted:
        rows = connection.execute(
            "SELECT replica, seq, kind, old, new FROM change"
            ' WHERE tbl = ? AND "row" = ? ORDER BY n DESC',
            (table, row),
        )
        for replica, seq, kind, old, new in rows:
            change = (table, row, kind, _values(old), _values(new))
            changes.setdefault((replica, seq), []).append(change)
    heads: list[tuple[int, tuple[str, int, str, str, str, str]]] = [
        connection.execute(
            "SELECT lamport, replica, seq, at, actor, label, undoes FROM gesture"
            " WHERE replica = ? AND seq = ?",
            mine,
        ).fetchone()
        for mine in changes
    ]
    heads.sort(key=lambda head: (head[0], head[1]), reverse=True)
    return [((*head[1:],), changes[head[1], head[2]]) for head in heads]  # type: ignore[index,misc]


def _values(text: str | None) -> dict[str, Any]:
    known: Any = json.loads(text) if text else {}
    return {known: None} if isinstance(known, str) else known


def _full_links(
    connection: sqlite3.Connection,
    found: list[tuple[tuple[str, int, str, str, str, str], list[Change]]],
    links: set[tuple[str, str]],
) -> dict[tuple[str, int], list[LinkChange]]:
    """Complete every change of a link with the fields that it left alone, walking back in time."""
    states = {link: _present(connection, *link) for link in links}
    shown: dict[tuple[str, int], list[LinkChange]] = {}
    for (replica, seq, *_rest), changes in found:
        for change in changes:
            table, row, kind, old, _new = change
            if (table, row) not in states or kind == "E":
                continue
            before = _before(states[table, row], change)
            after = states[table, row]
            values = (before if kind == "D" else after) or {}
            shown.setdefault((replica, seq), []).append(LinkChange(table, kind, values, old))
            states[table, row] = before
    return shown


def _tells(link: LinkChange, table: str, row: str) -> bool:
    """Whether this change of a link says something about the item.

    A pure link speaks whenever it changes; a row with a life of its own (an action, an indicator)
    only where it comes, goes, or begins or ceases to name the item.
    """
    model = next(one for one in MODELS if one.table_name() == link.table)
    for field in naming_fields(model, table):
        if field.name == "item_id" and link.values.get("item_table") != table:
            continue
        now, before = link.values.get(field.name), link.before.get(field.name)
        if link.kind in ("I", "D") and now == row:
            return True
        if link.kind == "U" and field.name in link.before:
            return row in (now, before)
        if link.kind == "U" and model.key and now == row:
            return True
    return False


# Going back ----------------------------------------------------------------------------------


def to_restore(
    model: type[Row],
    moment: Moment,
    present: Values,
    is_there: Callable[[str, str], bool],
) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that would have to change for the row to be as it was, and those that stay.

    What stays is what was erased for good, and links to what is no longer there. `is_there` tells
    of a (table, id) whether it is. Places in a list and what never changes are left alone.
    """
    values: dict[str, Any] = {}
    stay: list[str] = []
    for field in fields_of(model):
        if field.frozen or field.editor == "hidden" or moment.state is None:
            continue
        value = moment.state.get(field.name)
        if field.name in moment.erased:
            stay.append(field.name)
        elif value == present.get(field.name):
            continue
        elif field.references and value and not is_there(_table_of(field), str(value)):
            stay.append(field.name)
        else:
            values[field.name] = value
    return values, stay


def _table_of(field: FieldUI) -> str:
    return field.references.partition(".")[0]
