"""Make the tables say what the log says, where the log has become another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from selfeval.store.causality import Causes
from selfeval.store.logbook import read_pasts
from selfeval.store.playing import Key, State, Values, keep_what_is_pointed_at, last_values
from selfeval.store.schema import ITEM_LINKS, model_fields, model_links, named_by

Rewritten = dict[Key, tuple[Values | None, Values | None]]
"""The rows that have become others: their fields before and after; None where there was no row."""


def rewrite(
    connection: sqlite3.Connection, causes: Causes, states: Mapping[Key, State]
) -> Rewritten:
    """Give these rows the fields they shall have, and remove those that shall be gone.

    A row that something still points at stays, with the fields it last had.
    """
    wanted = {key: state.values for key, state in states.items()}
    rewritten = write_rows(connection, wanted)
    lost = set(_pointed_at(connection, [key for key, values in wanted.items() if values is None]))
    ends = {end for key, values in wanted.items() for end in named_by(key[0], values or {})}
    _bring_back(connection, causes, lost | _absent(connection, ends), rewritten)
    return rewritten


def _bring_back(
    connection: sqlite3.Connection, causes: Causes, wanted: Iterable[Key], rewritten: Rewritten
) -> None:
    def revive(key: Key) -> Values:
        values = last_values(key, read_pasts(connection, [key])[key], causes)
        write_rows(connection, {key: values})
        before, _gone = rewritten.pop(key, (None, None))
        if before != values:
            rewritten[key] = (before, values)
        return values

    keep_what_is_pointed_at(lambda key: _is_there(connection, key), wanted, revive)


def _absent(connection: sqlite3.Connection, keys: Iterable[Key]) -> set[Key]:
    """Return those of `keys` that are no rows of the tables."""
    wanted = set(keys)
    return wanted - present_rows(connection, wanted).keys()


def _is_there(connection: sqlite3.Connection, key: Key) -> bool:
    return bool(present_rows(connection, [key]))


def write_rows(connection: sqlite3.Connection, wanted: Mapping[Key, Values | None]) -> Rewritten:
    """Insert, change or delete rows until they are as `wanted`; return those that were not."""
    present = present_rows(connection, wanted)
    rewritten = {
        key: (present.get(key), values)
        for key, values in wanted.items()
        if present.get(key) != values
    }
    for table, rows in by_table(rewritten).items():
        _write_table(connection, table, {row: wanted[table, row] for row in rows})
    return rewritten


def _write_table(
    connection: sqlite3.Connection, table: str, rows: Mapping[str, Values | None]
) -> None:
    fields = model_fields()[table]
    going = [(row,) for row, values in rows.items() if values is None]
    connection.executemany(f"DELETE FROM main.{table} WHERE id = ?", going)
    written = [{"id": row, **values} for row, values in rows.items() if values is not None]
    marks = ", ".join(f":{name}" for name in fields)
    sets = ", ".join(f"{name} = excluded.{name}" for name in fields if name != "id")
    connection.executemany(
        f"INSERT INTO main.{table} ({', '.join(fields)}) VALUES ({marks})"
        f" ON CONFLICT (id) DO UPDATE SET {sets}",
        written,
    )


def by_table(keys: Iterable[Key]) -> dict[str, list[str]]:
    """Return the ids of rows, table by table."""
    found: dict[str, list[str]] = {}
    for table, row in keys:
        found.setdefault(table, []).append(row)
    return found


def present_rows(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, Values]:
    """Return the fields, without the id, of those of `keys` that are rows of the tables."""
    return {
        (table, row.pop("id")): row
        for table, rows in by_table(keys).items()
        for row in read_rows(connection, table, rows)
    }


def read_rows(
    connection: sqlite3.Connection, table: str, rows: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table that have these ids, as fields by name, the id among them."""
    fields = model_fields()[table]
    found = connection.execute(
        f"SELECT {', '.join(fields)} FROM main.{table}"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    for row in found:
        yield dict(zip(fields, row, strict=True))


def _pointed_at(connection: sqlite3.Connection, keys: Iterable[Key]) -> Iterator[Key]:
    """Yield those of `keys` that a row of the tables still points at."""
    for target, rows in by_table(keys).items():
        ids = json.dumps(rows)
        for table, fields in model_fields().items():
            for name, end in model_links()[table]:
                if end == target:
                    yield from _found(connection, table, name, target, ids)
            for table_field, id_field in ITEM_LINKS:
                if id_field in fields:
                    where = f"{table_field} = '{target}' AND"
                    yield from _found(connection, table, id_field, target, ids, where)


def _found(
    connection: sqlite3.Connection, table: str, field: str, target: str, ids: str, where: str = ""
) -> Iterator[Key]:
    rows = connection.execute(
        f"SELECT DISTINCT {field} FROM main.{table}"
        f" WHERE {where} {field} IN (SELECT value FROM json_each(?))",
        (ids,),
    )
    for (row,) in rows:
        yield target, row
