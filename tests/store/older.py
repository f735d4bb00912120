"""A version that never was, older than the first: for what will happen to files of a real one.

In it facts say their statement in `sentence`, and nothing of what they leave out; assumptions know
no basis; recommendations are advice; and there are no editions.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from selfeval.store import schema
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, json_line, meta, seal_of
from selfeval.store.upgrade import STEPS, Step
from tests.checking import examine_here

STEP = Step({"advice": "recommendation"}, {("fact", "sentence"): "statement"})
TABLE_BEFORE = {"recommendation": "advice"}
FIELD_BEFORE = {("fact", "statement"): "sentence"}
NOT_YET = {("fact", "leaves_out"), ("assumption", "basis")}


def schema_text_0() -> str:
    """Return the statements that make an empty file of the older version."""
    text = (Path(schema.__file__).parent / "schema_1.sql").read_text(encoding="utf-8")
    statements = [one.strip() for one in text.split(";\n") if one.strip()]
    kept = [one for one in statements if not re.search(r"TABLE edition |ON edition ", one)]
    return ";\n\n".join(_before(one) for one in kept) + ";\n"


def _before(statement: str) -> str:
    if statement.startswith("CREATE TABLE recommendation "):
        return statement.replace("CREATE TABLE recommendation ", "CREATE TABLE advice ")
    if statement.startswith("CREATE TABLE fact "):
        lines = [one for one in statement.split("\n") if "leaves_out" not in one]
        return "\n".join(lines).replace("    statement TEXT", "    sentence TEXT")
    if statement.startswith("CREATE TABLE assumption "):
        return "\n".join(
            one for one in statement.split("\n") if not re.match(r"    (CHECK \()?basis ", one)
        )
    return statement


def pretend(
    set_attribute: Callable[[object, str, object], object],
    set_item: Callable[[Any, object, object], object],
) -> None:
    """Let the program know the older version, and look at files in this process."""
    from selfeval.store import scratch

    as_it_is = schema.schema_text
    set_attribute(
        schema,
        "schema_text",
        lambda version=schema.VERSION: as_it_is(version) if version else schema_text_0(),
    )
    set_item(schema.PROGRAM_VERSION_OF, 0, "0.0")
    set_item(STEPS, 1, STEP)
    set_attribute(scratch, "examine_apart", examine_here)


def make_older(path: Path) -> None:
    """Turn a file of the first version into one of the older version, log and all."""
    older = path.with_suffix(".older")
    with (
        closing(sqlite3.connect(path)) as now,
        closing(sqlite3.connect(older, isolation_level=None)) as before,
    ):
        schema.create_tables(before, 0)
        before.execute("BEGIN")
        for table, fields in schema.model_fields(1).items():
            if table != "edition":
                _copy_table(now, before, table, fields)
        _insert(before, "blob", now.execute("SELECT id, size, bytes FROM blob"))
        _insert(before, "gesture", now.execute(f"SELECT {', '.join(GESTURE_FIELDS)} FROM gesture"))
        columns = ", ".join(f'"{name}"' for name in CHANGE_FIELDS)
        changes = now.execute(f"SELECT {columns} FROM change").fetchall()
        _insert(before, "change", (_change_before(*one) for one in changes))
        document = meta(now, "document")
        _insert(before, "meta", iter([("document", document), ("version", "0")]))
        if meta(now, "seal"):
            _insert(before, "meta", iter([("seal", seal_of(before))]))
        before.execute("COMMIT")
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    older.replace(path)


def _copy_table(now: Any, before: Any, table: str, fields: tuple[str, ...]) -> None:
    kept = [name for name in fields if (table, name) not in NOT_YET]
    named = [FIELD_BEFORE.get((table, name), name) for name in kept]
    marks = ", ".join("?" * len(kept))
    before.executemany(
        f"INSERT INTO {TABLE_BEFORE.get(table, table)} ({', '.join(named)}) VALUES ({marks})",
        now.execute(f"SELECT {', '.join(kept)} FROM {table}"),
    )


def _insert(before: Any, table: str, rows: Any) -> None:
    for row in rows:
        before.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _change_before(
    replica: str, seq: int, n: int, table: str, row: str, kind: str, old: Any, new: Any
) -> tuple[Any, ...]:
    def told(values: str | None) -> str | None:
        if values is None:
            return None
        known = json.loads(values)
        if isinstance(known, str):
            return json_line(FIELD_BEFORE.get((table, known), known))
        return json_line(
            {
                FIELD_BEFORE.get((table, name), name): value
                for name, value in known.items()
                if (table, name) not in NOT_YET
            }
        )

    return replica, seq, n, TABLE_BEFORE.get(table, table), row, kind, told(old), told(new)
