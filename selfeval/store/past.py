"""The past of one item, gesture by gesture: its fields before and after, and what was linked to it.

Worked out from the log. A field that was erased for good says nothing of what it held.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODELS, LoopName, Placement, Row
from selfeval.store.causality import Gesture
from selfeval.store.former_states import states_after, written_by_several
from selfeval.store.schema import model_fields

SILENT: tuple[type[Row], ...] = (Placement, LoopName)
"""Rows whose coming and going says nothing about an item: where a box stands on a map."""

Values = Mapping[str, Any]
Change = tuple[str, str, str, dict[str, Any], dict[str, Any]]
"""(table, row, kind, old, new) as the log holds it."""
State = dict[str, Any] | None
"""A row's fields; None where it is not there."""


class Head(NamedTuple):
    """What a gesture is known by."""

    by: Gesture
    at: str
    actor: str
    label: str
    undoes: str


Found = list[tuple[Head, list[Change]]]
"""Gestures with what each changed of the rows looked for."""


@dataclass(frozen=True)
class FieldChange:
    """One field of the item before and after. `erased`: what it held has been erased for good.

    Both are the same where somebody decided that what people had written differently stays so.
    """

    name: str
    before: Any
    after: Any
    erased: bool = False

    @property
    def stays(self) -> bool:
        """Whether it was decided that the value stays as it was."""
        return not self.erased and self.before == self.after


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
    can no longer be told. `stayed` says that the item stayed though somebody removed it: this is
    that removal, or what it did not know.
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
    stayed: bool = False


def read_past(connection: sqlite3.Connection, table: str, row: str) -> list[Moment]:
    """Return everything that happened to the row, newest first."""
    links = _link_rows(connection, table, row)
    found = _changes(connection, {(table, row), *links})
    shown = _full_links(connection, found, links)
    states = _states(connection, (table, row), found)
    erased: set[str] = set()
    moments: list[Moment] = []
    for at, (head, changes) in enumerate(found):
        own = [change for change in changes if change[:2] == (table, row)]
        linked = tuple(link for link in shown.get(head.by, ()) if _tells(link, table, row))
        if not own and not linked:
            continue
        kinds = [change[2] for change in own]
        kind = "E" if "E" in kinds else (kinds or [""])[0]
        erased |= {name for change in own if change[2] == "E" for name in change[4]}
        moments.append(
            Moment(
                head.by.replica,
                head.by.seq,
                head.at,
                head.actor,
                head.label,
                _how(connection, head.undoes),
                kind,
                tuple(_field_changes(own, erased)),
                linked,
                states[at],
                frozenset(erased),
                _stayed(kind, states[at : at + 2]),
            )
        )
    return moments


def _states(connection: sqlite3.Connection, key: tuple[str, str], found: Found) -> list[State]:
    """Return the row's fields after each of the gestures."""
    if not found:
        return []
    present = _present(connection, *key)
    if written_by_several(connection, key):
        linking = [head.by for head, changes in found if any(_links(one, key) for one in changes)]
        after = states_after(connection, key, linking, [head.by for head, _changes in found])
        return [present, *after[1:]]
    states, state = list[State](), present
    for _head, changes in found:
        states.append(state)
        for change in changes:
            state = _before(state, change) if change[:2] == key else state
    return states


def _links(change: Change, key: tuple[str, str]) -> bool:
    """Say whether a change lets another row name this one."""
    return change[:2] != key and change[2] in "IU" and key[1] in change[4].values()


def _stayed(kind: str, states: Sequence[State]) -> bool:
    """Say whether a row stayed though it was removed; `states` are those after and before."""
    after, before = states[0], states[-1]
    return after is not None and (kind == "D" or (kind in ("U", "") and before is None))


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


def _changes(connection: sqlite3.Connection, wanted: set[tuple[str, str]]) -> Found:
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
    found: Found = []
    for (replica, seq), listed in changes.items():
        lamport, *rest = connection.execute(
            "SELECT lamport, at, actor, label, undoes FROM gesture WHERE replica = ? AND seq = ?",
            (replica, seq),
        ).fetchone()
        found.append((Head(Gesture(lamport, replica, seq), *rest), listed))
    return sorted(found, key=lambda one: one[0].by, reverse=True)


def _values(text: str | None) -> dict[str, Any]:
    known: Any = json.loads(text) if text else {}
    return {known: None} if isinstance(known, str) else known


def _full_links(
    connection: sqlite3.Connection, found: Found, links: set[tuple[str, str]]
) -> dict[Gesture, list[LinkChange]]:
    """Complete every change of a link with the fields that it left alone, walking back in time."""
    states = {link: _present(connection, *link) for link in links}
    whole = _any_states(found, states)
    shown: dict[Gesture, list[LinkChange]] = {}
    for head, changes in found:
        for change in changes:
            table, row, kind, old, new = change
            if (table, row) not in states or kind == "E":
                continue
            after = {**(states[table, row] or whole[table, row]), **new}
            values = {**after, **old} if kind == "D" else after
            before = {name: value for name, value in old.items() if new.get(name, value) != value}
            replaced = old if kind == "D" else before
            shown.setdefault(head.by, []).append(LinkChange(table, kind, values, replaced))
            states[table, row] = _before(after, change)
    return shown


def _any_states(
    found: Found, states: Mapping[tuple[str, str], State]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Return all fields of each link as they are, or as they were when it came or went."""
    whole = {link: state for link, state in states.items() if state is not None}
    for _head, changes in found:
        for table, row, kind, old, new in changes:
            if kind in "ID" and (table, row) in states:
                whole.setdefault((table, row), {"id": row, **old, **new})
    return whole


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
        if link.kind == "U" and link.before and model.key and now == row:
            return True
    return False
