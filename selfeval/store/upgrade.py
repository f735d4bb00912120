"""Bring an older file to the present version: build the new tables, and copy the rows into them.

What a version changes is a `Step`; `STEPS` names them. Fields and tables that are called otherwise
are so in the log as well, and a new field has its default in what the log says was made or removed:
the history gives the tables, as ever. Nothing is logged, and the same file always becomes the same.
Standard library only: it runs where a received file is checked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selfeval.i18n import _
from selfeval.store import keys
from selfeval.store.databases import open_file, open_to_read
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, json_line, meta, seal_of
from selfeval.store.errors import RefusedFile
from selfeval.store.header import ask_again
from selfeval.store.schema import (
    VERSION,
    create_tables,
    file_version,
    model_defaults,
    model_fields,
)


@dataclass(frozen=True)
class Step:
    """What a version calls otherwise than the one before it; what is new has its default.

    `tables` gives new names by old ones, `fields` new names by (old table, old field). A table
    keeps its name where ids follow from it, or where other rows name it: such an id would be wrong,
    and the upgraded file would be refused.
    """

    tables: Mapping[str, str] = field(default_factory=dict[str, str])
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])


STEPS: dict[int, Step] = {}
"""The step that leads to each version, for those that call anything otherwise."""


def upgrade(path: Path, target: Path) -> None:
    """Write the older file at `path`, which passed its own check, as a new one at `target`.

    It is sealed if the older one was. RefusedFile where its history cannot be read.
    """
    key = keys.key_of(path)
    with ExitStack() as opened:
        newest = opened.enter_context(closing(open_to_read(path)))
        while file_version(newest) + 1 < VERSION:
            newest = opened.enter_context(closing(_next(newest, _in_memory())))
        _next(newest, open_file(target, new_under=key)).close()


def _in_memory() -> sqlite3.Connection:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.execute("PRAGMA temp_store = MEMORY")  # the file that is upgraded may have a password
    return raw


def _next(older: sqlite3.Connection, newer: sqlite3.Connection) -> sqlite3.Connection:
    """Put into the empty database `newer` what `older` holds, one version on; return it."""
    version = file_version(older) + 1
    try:
        _fill(older, newer, version, STEPS.get(version, Step()))
    except (ValueError, TypeError, AttributeError, KeyError):
        newer.close()
        raise RefusedFile(_("The history in this file cannot be read."), ask_again()) from None
    except BaseException:
        newer.close()
        raise
    return newer


def _fill(older: sqlite3.Connection, newer: sqlite3.Connection, version: int, step: Step) -> None:
    """Make the tables and put everything into them, in one transaction."""
    create_tables(newer, version)
    newer.execute("BEGIN IMMEDIATE")
    _copy_rows(older, newer, version, step)
    _copy_log(older, newer, version, step)
    newer.execute("INSERT INTO meta SELECT 'version', ?", (str(version),))
    newer.execute("INSERT INTO meta VALUES ('document', ?)", (meta(older, "document"),))
    if meta(older, "seal"):
        newer.execute("INSERT INTO meta VALUES ('seal', ?)", (seal_of(newer),))
    newer.execute("COMMIT")


def _copy_rows(
    older: sqlite3.Connection, newer: sqlite3.Connection, version: int, step: Step
) -> None:
    for table, names in model_fields(version - 1).items():
        now = [step.fields.get((table, name), name) for name in names]
        _insert(newer, step.tables.get(table, table), now, _read(older, table, names))
    blob = ("id", "size", "bytes")
    _insert(newer, "blob", blob, _read(older, "blob", blob))


def _copy_log(
    older: sqlite3.Connection, newer: sqlite3.Connection, version: int, step: Step
) -> None:
    _insert(newer, "gesture", GESTURE_FIELDS, _read(older, "gesture", GESTURE_FIELDS))
    changes = _read(older, "change", CHANGE_FIELDS)
    _insert(newer, "change", CHANGE_FIELDS, (_change(one, version, step) for one in changes))


def _read(
    older: sqlite3.Connection, table: str, names: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    return older.execute(f"SELECT {_listed(names)} FROM {table} ORDER BY 1, 2, 3")


def _insert(
    newer: sqlite3.Connection,
    table: str,
    names: list[str] | tuple[str, ...],
    rows: Iterator[tuple[Any, ...]],
) -> None:
    marks = ", ".join("?" * len(names))
    newer.executemany(f"INSERT INTO {table} ({_listed(names)}) VALUES ({marks})", rows)


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _change(change: tuple[Any, ...], version: int, step: Step) -> tuple[Any, ...]:
    """Return one change of the log as the new version would have written it."""
    *which, table, row, kind, old, new = change
    now = step.tables.get(table, table)
    if kind == "E":
        name = json.loads(new)
        return (*which, now, row, kind, old, json_line(step.fields.get((table, name), name)))
    whole = model_defaults(version)[now] if kind in ("I", "D") else {}
    sides = (
        None if values is None else json_line(_renamed(json.loads(values), table, step, whole))
        for values in (old, new)
    )
    return (*which, now, row, kind, *sides)


def _renamed(
    values: dict[str, Any], table: str, step: Step, whole: Mapping[str, object]
) -> dict[str, Any]:
    """Rename fields; `whole` gives the defaults of all, where a row is told with every field."""
    told = {step.fields.get((table, name), name): value for name, value in values.items()}
    return {**{name: value for name, value in whole.items() if name != "id"}, **told}
