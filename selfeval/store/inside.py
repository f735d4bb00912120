"""What is inside a file that is not open, and how it differs from the one that is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from selfeval.core.fields import name_field
from selfeval.core.models import ITEMS, MODEL_OF, MODELS, SCHOOL_ID
from selfeval.store.check import open_to_look
from selfeval.store.connection import connect_to_read
from selfeval.store.dump import document_id
from selfeval.store.erased import only_erased, work_in
from selfeval.store.going_back import Table, rows_of
from selfeval.store.history import NEWEST
from selfeval.store.schema import model_fields
from selfeval.store.scratch import examine_scratch


@dataclass(frozen=True)
class Difference:
    """How one table differs: names of the rows that are only here now, only there, or different."""

    table: str
    only_now: tuple[str, ...] = ()
    only_then: tuple[str, ...] = ()
    different: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows are not the same."""
        return len(self.only_now) + len(self.only_then) + len(self.different)


@dataclass(frozen=True)
class Inside:
    """What a sound file holds.

    `counts` are rows by table. `changed_at` is the newest gesture's time (ISO, UTC) and
    `changed_by` its role; "" where nothing was ever done. `work` is {replica: its newest gesture}.
    These three leave out who only erased, as a backup is rid of words after it was made.
    `differences` are from the present file, items first; None where there is none to compare with.
    """

    document: str
    work: Mapping[str, int]
    school: str
    counts: Mapping[str, int]
    changed_at: str
    changed_by: str
    differences: tuple[Difference, ...] | None = None


def look_inside(path: Path, present: Path | None = None) -> Inside:
    """Look at the file at `path`; RefusedFile if it is damaged. It is only read.

    `present` is a database of ours to compare it with, which must be of the same document to be
    compared. Touches no open document, so it may be done on another thread.
    """
    scratch, _hash, _examined = examine_scratch(path)
    try:
        with closing(open_to_look(scratch)) as then:
            found = _inside(then)
            if present is None:
                return found
            with closing(connect_to_read(present)) as now:
                if document_id(now) != found.document:
                    return found
                return replace(found, differences=differences(now, then))
    finally:
        scratch.unlink(missing_ok=True)


def _inside(connection: sqlite3.Connection) -> Inside:
    newest = connection.execute(
        "SELECT at, actor FROM gesture WHERE replica NOT IN (SELECT value FROM json_each(?))"
        f" {NEWEST}",
        (json.dumps(list(only_erased(connection))),),
    ).fetchone()
    school = connection.execute("SELECT name FROM school WHERE id = ?", (SCHOOL_ID,)).fetchone()
    counts = {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in model_fields()
    }
    at, by = newest or ("", "")
    return Inside(
        document_id(connection),
        work_in(connection),
        str(school[0]) if school else "",
        counts,
        str(at),
        str(by),
    )


def differences(now: sqlite3.Connection, then: sqlite3.Connection) -> tuple[Difference, ...]:
    """Return the tables that differ, items first."""
    order = [*ITEMS, *(model for model in MODELS if model not in ITEMS)]
    found = [
        _difference(table, rows_of(now, table), rows_of(then, table))
        for table in (model.table_name() for model in order)
    ]
    return tuple(one for one in found if one.count)


def _difference(table: str, ours: Table, theirs: Table) -> Difference:
    return Difference(
        table,
        tuple(_name(table, values) for row, values in ours.items() if row not in theirs),
        tuple(_name(table, values) for row, values in theirs.items() if row not in ours),
        tuple(
            _name(table, values)
            for row, values in ours.items()
            if row in theirs and values != theirs[row]
        ),
    )


def _name(table: str, values: Mapping[str, Any]) -> str:
    """Return the words by which people know a row; "" where it has none."""
    return " ".join(str(values[name_field(MODEL_OF[table]).name] or "").split())
