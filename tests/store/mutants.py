"""Spoil a file in many ways: by bytes, by pages, and by SQL, sealed again or not."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from selfeval.store.dump import seal_of

Spoil = Callable[[bytearray, random.Random], bytearray]
PAGE = 4096
ODD_TEXTS = (
    "", "x", "\x00", "“ŵ”", "\ud7ff\ue000", "{", "[]", "null", "0", "-1", "1e999", '{"a":1}',
    "' OR 1=1 --", "../..", "x" * 70_000, "[" * 9_000, "9" * 5_000, "\u202egnp.exe",
    "0" * 32, "f" * 32, "school", "fact", "id", '"id"', '"statement"', "I", "E", "2026-13-45",
)  # fmt: skip
ODD_NUMBERS = (0, 1, -1, 2, 7, 2**31, 2**53, 2**53 + 1, 2**63 - 1, -(2**63))


# By bytes -------------------------------------------------------------------------------------


def flip(data: bytearray, chance: random.Random) -> bytearray:
    written = [place for place in range(0, len(data), chance.randrange(1, 40)) if data[place]]
    for _number in range(chance.choice([1, 1, 1, 2, 8, 60])):
        place = chance.choice(written) if chance.random() < 0.8 else chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
    return data


def overwrite(data: bytearray, chance: random.Random) -> bytearray:
    length = chance.choice([1, 4, 60, 500, PAGE])
    place = chance.randrange(max(1, len(data) - length))
    filler = chance.choice([b"\x00", b"\xff", b"A", None])
    data[place : place + length] = filler * length if filler else chance.randbytes(length)
    return data


def header(data: bytearray, chance: random.Random) -> bytearray:
    for _number in range(chance.randrange(1, 4)):
        data[chance.randrange(100)] = chance.choice([0, 1, 2, 16, 127, 255, chance.randrange(256)])
    return data


def cut(data: bytearray, chance: random.Random) -> bytearray:
    whole = chance.random() < 0.5
    length = chance.randrange(len(data))
    return data[: length // PAGE * PAGE if whole else length]


def lengthen(data: bytearray, chance: random.Random) -> bytearray:
    return data + chance.randbytes(chance.choice([1, 100, PAGE, 3 * PAGE]))


def swap_pages(data: bytearray, chance: random.Random) -> bytearray:
    one, other = (chance.randrange(len(data) // PAGE) * PAGE for _side in "ab")
    kept = data[one : one + PAGE]
    data[one : one + PAGE] = data[other : other + PAGE]
    if chance.random() < 0.7:
        data[other : other + PAGE] = kept
    return data


def cut_in_pieces(data: bytearray, chance: random.Random) -> bytearray:
    """Leave some blocks as another file of the same size has them: empty."""
    for start in range(0, len(data), 16 * PAGE):
        if chance.random() < 0.2:
            data[start : start + 16 * PAGE] = bytes(len(data[start : start + 16 * PAGE]))
    return data


BY_BYTES: tuple[Spoil, ...] = (
    flip, flip, flip, overwrite, overwrite, header, cut, lengthen, swap_pages, cut_in_pieces,
)  # fmt: skip


# By SQL ---------------------------------------------------------------------------------------


def by_sql(path: Path, chance: random.Random) -> str:
    """Change a sound file by SQL, and seal it again more often than not; say how."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        said: list[str] = []
        for _number in range(chance.choice([1, 1, 1, 2, 5])):
            change = chance.choice(BY_SQL)
            said.append(change.__name__)
            with suppress(sqlite3.Error, ValueError, TypeError, LookupError, AttributeError):
                change(raw, chance)  # which an earlier change may have left nothing to work on
        if chance.random() < 0.8:
            with suppress(sqlite3.Error, UnicodeError, ValueError, FileNotFoundError):
                seal = seal_of(raw)
                raw.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal,))
                said.append("sealed")
    return " ".join(said)


def _tables(raw: sqlite3.Connection) -> list[str]:
    return [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _cell(raw: sqlite3.Connection, chance: random.Random, table: str) -> tuple[str, str, Any]:
    columns = [(row[1], row[2]) for row in raw.execute(f"PRAGMA table_info({table})")]
    name, kind = chance.choice(columns)
    key = " AND ".join(f'"{row}" = ?' for row, _kind in columns[:3])
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    values = chance.choice(rows)[:3] if rows else (None,) * 3
    return name, kind, (key, values)


def odd(chance: random.Random, kind: str) -> Any:
    if chance.random() < 0.05:
        return None
    return chance.choice(ODD_NUMBERS if kind == "INTEGER" else ODD_TEXTS)


def change_cell(raw: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice([*_tables(raw), "gesture", "change", "change", "meta", "blob"])
    name, kind, (key, values) = _cell(raw, chance, table)
    raw.execute(f'UPDATE {table} SET "{name}" = ? WHERE {key}', (odd(chance, kind), *values))


def change_column(raw: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(["gesture", "change", "meta", chance.choice(_tables(raw))])
    name, kind, _where = _cell(raw, chance, table)
    raw.execute(f'UPDATE OR IGNORE {table} SET "{name}" = ?', (odd(chance, kind),))


def drop_row(raw: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice([*_tables(raw), "gesture", "change", "change"])
    _name, _kind, (key, values) = _cell(raw, chance, table)
    raw.execute(f"DELETE FROM {table} WHERE {key}", values)


def double_row(raw: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice([*_tables(raw), "gesture", "change", "change"])
    row = list(chance.choice(raw.execute(f"SELECT * FROM {table}").fetchall()))
    place = chance.randrange(min(3, len(row)))
    row[place] = odd(chance, "INTEGER" if isinstance(row[place], int) else "TEXT")
    raw.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def spoil_logged(raw: sqlite3.Connection, chance: random.Random) -> None:
    """Change what the log says of a row: the fields it names, or what they hold."""
    changes = raw.execute("SELECT replica, seq, n, old, new FROM change").fetchall()
    *which, old, new = chance.choice(changes)
    side, text = chance.choice([("old", old), ("new", new)])
    known = json.loads(text or "{}")
    if isinstance(known, dict) and known:
        name = chance.choice(sorted(known))
        value = chance.choice([None, 1, 1.5, True, [], {}, {"a": [1]}, *ODD_TEXTS, *ODD_NUMBERS])
        if chance.random() < 0.3:
            known.pop(name)
            name = chance.choice(["id", "nothing", name.upper(), ""])
        known[name] = value
    else:
        known = chance.choice([None, [], 0, "id", "nothing", {"id": "x"}])
    written = json.dumps(known)
    raw.execute(
        f"UPDATE change SET {side} = ? WHERE replica = ? AND seq = ? AND n = ?", (written, *which)
    )


def change_both(raw: sqlite3.Connection, chance: random.Random) -> None:
    """Change a row and what the log says of it alike: what nobody can tell from honest work."""
    *which, table, row, new = chance.choice(
        raw.execute(
            "SELECT replica, seq, n, tbl, \"row\", new FROM change WHERE kind IN ('I', 'U')"
        ).fetchall()
    )
    known = json.loads(new)
    name = chance.choice(sorted(known))
    value = odd(chance, "INTEGER" if isinstance(known[name], int) else "TEXT")
    known[name] = value
    raw.execute(
        "UPDATE change SET new = ? WHERE replica = ? AND seq = ? AND n = ?",
        (json.dumps(known), *which),
    )
    raw.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (value, row))


def spoil_schema(raw: sqlite3.Connection, chance: random.Random) -> None:
    raw.execute("PRAGMA writable_schema = ON")
    words = chance.choice(["TEXT", "NOT NULL", "PRIMARY KEY", "STRICT", "DEFAULT ''", "CHECK"])
    others = chance.choice(["", "BLOB", "UNIQUE", "AS (1)", words + " "])
    (count,) = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    raw.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE rowid = ?",
        (words, others, chance.randrange(count)),
    )


def add_object(raw: sqlite3.Connection, chance: random.Random) -> None:
    raw.execute(
        chance.choice(
            [
                "CREATE TABLE extra (x)",
                "CREATE INDEX extra ON fact (lower(statement))",
                "CREATE VIEW extra AS SELECT * FROM fact",
                "CREATE TRIGGER extra AFTER UPDATE ON fact BEGIN DELETE FROM fact; END",
                "ALTER TABLE theme ADD COLUMN extra TEXT",
                "CREATE VIRTUAL TABLE extra USING fts5(x)",
                "DROP INDEX change_of_row",
                "DROP TABLE quote",
                "PRAGMA user_version = 0",
                "PRAGMA user_version = 2",
                "PRAGMA application_id = 1",
            ]
        )
    )


BY_SQL: tuple[Callable[[sqlite3.Connection, random.Random], None], ...] = (
    change_cell, change_cell, change_column, drop_row, double_row, spoil_logged, spoil_logged,
    spoil_logged, change_both, change_both, spoil_schema, add_object,
)  # fmt: skip


def spoil(good: bytes, path: Path, chance: random.Random) -> str:
    """Write a spoiled file at `path` and say how it was spoiled."""
    if chance.random() < 0.45:
        change = chance.choice(BY_BYTES)
        path.write_bytes(change(bytearray(good), chance))
        return change.__name__
    path.write_bytes(good)
    return by_sql(path, chance)
