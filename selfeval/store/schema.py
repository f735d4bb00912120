"""The exact schema of a file, frozen in schema_N.sql, and the marks in its header.

Standard library only: checking a received file must not need the models.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x5E1FE7A1 & 0x7FFFFFFF
"""SQLite's application_id of every selfeval file (signed, so the top bit is off)."""
VERSION = 1
"""The version of the schema; SQLite's user_version."""
PROGRAM_VERSION_OF = {1: "0.1"}
"""The first release that reads each version of the schema."""
LOG_TABLES = frozenset({"gesture", "change", "meta", "blob"})
"""Tables that are not part of the model: the log, the marks and the bytes of attachments."""
ITEM_LINKS = (("item_table", "item_id"), ("sorted_table", "sorted_id"))
"""Pairs of fields that name an item by table and id, without a foreign key."""

WHOLE = "id"
"""What an erasure names in place of a field where the row is gone as a whole."""

Declared = tuple[str, str, str, str]

DERIVED_IDS = {
    "stance": ("fact_id", "assumption_id"),
    "placement": ("map_id", "factor_id"),
    "arrow_assumption": ("arrow_id", "assumption_id"),
    "realm_link": ("item_table", "item_id", "realm"),
    "theme_link": ("theme_id", "item_table", "item_id"),
    "priority_assumption": ("priority_id", "assumption_id"),
    "priority_factor": ("priority_id", "factor_id"),
    "indicator_priority": ("indicator_id", "priority_id"),
    "judgement": ("framework", "area"),
    "judgement_fact": ("judgement_id", "fact_id"),
    "reading": ("measure_id", "period"),
    "dismissal": ("rule", "item_table", "item_id"),
    "loop_name": ("factors",),
    "setting": ("name",),
}
"""The fields that a row's id follows from, by table: what the models declare as `key`."""


@cache
def schema_text(version: int = VERSION) -> str:
    """Return the frozen statements that make an empty file of this version."""
    return (Path(__file__).parent / f"schema_{version}.sql").read_text(encoding="utf-8")


def create_tables(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Make an empty file's tables and set the marks in its header."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"
    connection.executescript(f"BEGIN; {schema_text(version)} {marks} COMMIT;")


def file_version(connection: sqlite3.Connection) -> int:
    """Return the version of the schema that a file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def objects_in(connection: sqlite3.Connection) -> tuple[Declared, ...]:
    """Return (type, name, table, sql) of everything the file's schema declares, sorted.

    Only the indexes that SQLite makes by itself are left out: they alone have no text.
    """
    found = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_master"
        " WHERE NOT (type = 'index' AND sql IS NULL) ORDER BY 1, 2, 3, 4"
    )
    return tuple(found.fetchall())


def expected_objects(version: int = VERSION) -> tuple[Declared, ...]:
    """Return what `objects_in` must find in a sound file of a version."""
    return _empty_file(version)[0]


def model_fields(version: int = VERSION) -> dict[str, tuple[str, ...]]:
    """Return {table: its fields in the schema's order} for the tables of the model."""
    return _empty_file(version)[1]


@cache
def model_links() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return {table: ((field, the table whose ids it holds), …)} of the model's foreign keys."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        return {
            table: tuple(
                (row[3], row[2]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")
            )
            for table in model_fields()
        }


def named_by(table: str, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield (table, id) of every row that a row with these fields belongs to or speaks of."""
    for field, target in model_links()[table]:
        found = values.get(field)
        if found:
            yield target, str(found)
    for table_field, id_field in ITEM_LINKS:
        found = values.get(id_field)
        if found and found != "school":
            yield str(values.get(table_field, "")), str(found)


@cache
def model_defaults(version: int = VERSION) -> dict[str, dict[str, object]]:
    """Return {table: {field: what an insert that says nothing of it stores}}."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection, version)
        return {
            table: {
                row[1]: connection.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0]
                for row in connection.execute(f"PRAGMA table_info({table})")
            }
            for table in model_fields(version)
        }


@cache
def _empty_file(version: int) -> tuple[tuple[Declared, ...], dict[str, tuple[str, ...]]]:
    """Make an empty file in memory; return what its schema declares, and the model's fields."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection, version)
        objects = objects_in(connection)
        tables = [name for kind, name, _table, _sql in objects if kind == "table"]
        return objects, {
            table: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            for table in sorted(tables)
            if table not in LOG_TABLES
        }
