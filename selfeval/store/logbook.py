"""Read what a log says: of some rows, whoever wrote them, or of all of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from selfeval.store.causality import Causes, Gesture
from selfeval.store.playing import (
    Change,
    Key,
    Past,
    State,
    spared_by,
    state_of,
)
from selfeval.store.schema import ITEM_LINKS, WHOLE, model_fields, model_links, named_by

CHANGES = (
    'SELECT c.tbl, c."row", g.lamport, c.replica, c.seq, c.kind, c.old, c.new'
    " FROM change AS c JOIN gesture AS g ON g.replica = c.replica AND g.seq = c.seq"
)


def read_states(
    connection: sqlite3.Connection, causes: Causes, keys: Iterable[Key]
) -> dict[Key, State]:
    """Return what the log says of these rows, and of all that was removed along with them."""
    return states_of(read_company(connection, keys, causes), causes)


def states_of(
    pasts: Mapping[Key, Past], causes: Causes, back: Collection[Key] = frozenset()
) -> dict[Key, State]:
    """Return what the log says of rows whose whole company is among `pasts`.

    Rows in `back` are there whatever was removed, as they are being put back.
    """
    spared = spared_by(pasts, causes)
    return {
        key: state_of(key, past, causes, spared.get(key, frozenset()), back=key in back)
        for key, past in pasts.items()
    }


def read_company(
    connection: sqlite3.Connection, keys: Iterable[Key], *several: Causes
) -> dict[Key, Past]:
    """Return the pasts of rows and of all that was removed along with them, by each of `several`.

    With them come the gestures that wrote a link to what was removed.
    """
    pasts = read_pasts(connection, keys)
    for causes in several:
        _read_company(connection, causes, pasts)
    for causes in several:
        _read_links(connection, causes, pasts)
    return pasts


def read_pasts(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, Past]:
    """Return all that the log says of these rows, in the order that all copies share."""
    wanted: dict[str, list[str]] = {}
    for table, row in set(keys):
        wanted.setdefault(table, []).append(row)
    pasts: dict[Key, Past] = {}
    for table, rows in wanted.items():
        found = connection.execute(
            f'{CHANGES} WHERE c.tbl = ? AND c."row" IN (SELECT value FROM json_each(?))',
            (table, json.dumps(rows)),
        )
        pasts |= _pasts(found)
    return pasts


def _pasts(rows: Iterable[Any]) -> dict[Key, Past]:
    pasts: dict[Key, Past] = {}
    for table, row, lamport, replica, seq, kind, old, new in rows:
        by = Gesture(lamport, replica, seq)
        past = pasts.setdefault((table, row), Past())
        values: Any = json.loads(new) if new else {}
        if kind != "E":
            past.changes.append(Change(by, kind, json.loads(old) if kind == "D" else {}, values))
            continue
        past.erasures.setdefault(values, []).append(by)
        if values == WHOLE:  # a removal that is never undone
            past.changes.append(Change(by, kind, {}, {}))
    for past in pasts.values():
        past.changes.sort(key=lambda found: found.by)
    return pasts


def _read_company(connection: sqlite3.Connection, causes: Causes, pasts: dict[Key, Past]) -> None:
    """Read as well what was removed by the gestures that removed these rows, and so on."""
    known: set[Gesture] = set()
    waiting = list(pasts.values())
    while waiting:
        found = {one.by for past in waiting for one in past.removals(causes)} - known
        known |= found
        company = {key for by in found for key in _removed_by(connection, by)} - pasts.keys()
        more = read_pasts(connection, company) if company else {}
        pasts |= more
        waiting = list(more.values())


def _removed_by(connection: sqlite3.Connection, by: Gesture) -> list[Key]:
    return connection.execute(
        "SELECT tbl, \"row\" FROM change WHERE replica = ? AND seq = ? AND kind = 'D'",
        (by.replica, by.seq),
    ).fetchall()


def _read_links(connection: sqlite3.Connection, causes: Causes, pasts: dict[Key, Past]) -> None:
    """Add to each removed row the gestures that wrote a link to it and that a removal did not know.

    Older ones say nothing that a removal did not take into account.
    """
    removed: dict[str, Past] = {}
    removals: set[Gesture] = set()
    for (_table, row), past in pasts.items():
        if found := past.removals(causes):
            removed[row] = past
            removals.update(one.by for one in found)
    if not removals:
        return
    for replica, newest in connection.execute(
        "SELECT replica, max(seq) FROM gesture GROUP BY replica"
    ).fetchall():
        known = min(causes.seen(removal, replica) for removal in removals)
        if known < newest:
            _read_links_since(connection, causes, replica, known, removed)


def _read_links_since(
    connection: sqlite3.Connection,
    causes: Causes,
    replica: str,
    known: int,
    removed: dict[str, Past],
) -> None:
    rows = connection.execute(
        f"{CHANGES} WHERE c.replica = ? AND c.seq > ? AND c.kind IN ('I', 'U')", (replica, known)
    )
    for table, _row, lamport, _replica, seq, _kind, _old, new in rows:
        by = Gesture(lamport, replica, seq)
        if not id_fields(table) or causes.is_undone(by):
            continue
        values = json.loads(new)
        for name in id_fields(table):
            past = removed.get(values.get(name) or "")
            if past is not None:
                past.links.append(by)


def id_fields(table: str) -> tuple[str, ...]:
    """Return the fields of a table that hold the id of another row."""
    fields = model_fields()[table]
    named = tuple(name for _table_field, name in ITEM_LINKS if name in fields)
    return (*(name for name, _target in model_links()[table]), *named)


def ends_of(table: str, values: Mapping[str, object]) -> Iterator[Key]:
    """Yield what these fields point at; where they do not say in which table, look in each."""
    for end in named_by(table, values):
        if end[0]:
            yield end
        else:
            yield from ((other, end[1]) for other in model_fields())


def was_removed(connection: sqlite3.Connection, key: Key) -> bool:
    """Say whether anybody ever removed a row."""
    found = connection.execute(
        "SELECT 1 FROM main.change WHERE tbl = ? AND \"row\" = ? AND kind = 'D' LIMIT 1", key
    )
    return found.fetchone() is not None


def rows_to_weigh(connection: sqlite3.Connection) -> Iterator[Key]:
    """Yield the rows that several people wrote, or that somebody removed: the rest is plain."""
    yield from connection.execute(
        'SELECT tbl, "row" FROM change GROUP BY tbl, "row" HAVING min(replica) <> max(replica)'
    )
    yield from connection.execute("SELECT DISTINCT tbl, \"row\" FROM change WHERE kind = 'D'")
