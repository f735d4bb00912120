"""Ways to tamper with a copy so that only the deeper checks can see it: its seal is made anew.

Each takes the open copy and a source of chance, and changes something that no selfeval would write.
Now and then what it makes is possible after all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from selfeval.store.dump import seal_of
from selfeval.store.schema import model_fields

Tamper = Callable[[sqlite3.Connection, Random], None]
STRANGER = "f" * 32
ODD_NUMBERS = (0, -1, 1, 2, 7, 2**31, 2**53, 2**53 + 1, 2**63 - 1)
ODD_VALUES: tuple[Any, ...] = (
    *("", "x", "school", "9" * 400, "\0", "\u202eabc", "2026-02-31", "Infinity", "[]", "0"),
    *(None, 0, -1, 1, 2**53, 2**60, 1.5, True, [], {}, [[]], {"a": 1}),
)
ODD_JSON = (
    *("", "null", "0", '"x"', "[]", "{}", "{", "[1,2]", '{"a":', "NaN", '{"a":NaN}', "1e999"),
    *('{"statement":"a","statement":"b"}', "[" * 2_000, '"number"', '{"id":"x"}', "'", "\0"),
)


def tamper(path: Path, chance: Random) -> str:
    """Tamper with the copy at `path` in one or two ways and seal it; return their names.

    "" where SQLite itself did not let it be written.
    """
    ways = chance.sample(WAYS, chance.choice((1, 1, 1, 2)))
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.create_function("folded", 1, str)
        for way in ways:
            try:
                way(copy, chance)
            except (sqlite3.Error, OverflowError, UnicodeError):
                return ""
        try:
            sealed = seal_of(copy)
        except (ValueError, OSError, sqlite3.Error):  # no such version
            sealed = "0" * 64
        copy.execute("INSERT OR REPLACE INTO meta VALUES ('seal', ?)", (sealed,))
    return " and ".join(way.__name__ for way in ways)


def one(copy: sqlite3.Connection, chance: Random, query: str, *values: object) -> Any:
    """Return one of the rows that a query finds."""
    return chance.choice(copy.execute(query, values).fetchall())


def a_gesture(copy: sqlite3.Connection, chance: Random) -> tuple[str, int]:
    return one(copy, chance, "SELECT replica, seq FROM gesture")


def a_change(copy: sqlite3.Connection, chance: Random) -> tuple[str, int, int]:
    return one(copy, chance, "SELECT replica, seq, n FROM change")


def a_table(chance: Random) -> str:
    return chance.choice(list(model_fields()))


# Counters ---------------------------------------------------------------------------------------


def other_lamport(copy: sqlite3.Connection, chance: Random) -> None:
    wrong = chance.choice(ODD_NUMBERS)
    where = a_gesture(copy, chance)
    copy.execute("UPDATE gesture SET lamport = ? WHERE replica = ? AND seq = ?", (wrong, *where))


def shifted_lamports(copy: sqlite3.Connection, chance: Random) -> None:
    replica, seq = a_gesture(copy, chance)
    copy.execute(
        "UPDATE gesture SET lamport = lamport + ? WHERE replica = ? AND seq >= ?",
        (chance.choice((-1, 1, 1000, 2**53)), replica, seq),
    )


def other_seq(copy: sqlite3.Connection, chance: Random) -> None:
    replica, seq = a_gesture(copy, chance)
    wrong = chance.choice((*ODD_NUMBERS, seq + 1, 99))
    for table in ("gesture", "change"):
        copy.execute(
            f"UPDATE {table} SET seq = ? WHERE replica = ? AND seq = ?", (wrong, replica, seq)
        )


def gesture_gone(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_gesture(copy, chance)
    copy.execute("DELETE FROM gesture WHERE replica = ? AND seq = ?", where)
    if chance.random() < 0.7:
        copy.execute("DELETE FROM change WHERE replica = ? AND seq = ?", where)


def newest_gestures_gone(copy: sqlite3.Connection, chance: Random) -> None:
    replica, seq = a_gesture(copy, chance)
    for table in ("gesture", "change"):
        copy.execute(f"DELETE FROM {table} WHERE replica = ? AND seq >= ?", (replica, seq))


def change_gone(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    copy.execute("DELETE FROM change WHERE replica = ? AND seq = ? AND n = ?", where)


def other_n(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    wrong = chance.choice(ODD_NUMBERS)
    copy.execute("UPDATE change SET n = ? WHERE replica = ? AND seq = ? AND n = ?", (wrong, *where))


def other_replica(copy: sqlite3.Connection, chance: Random) -> None:
    replica, seq = a_gesture(copy, chance)
    wrong = chance.choice((STRANGER, "", "x", "F" * 32, "../../x", "g" * 32))
    only = chance.choice(("", f" AND seq = {seq}"))
    for table in ("gesture", "change"):
        copy.execute(f"UPDATE {table} SET replica = ? WHERE replica = ?{only}", (wrong, replica))


def swapped_replicas(copy: sqlite3.Connection, _chance: Random) -> None:
    """Everybody did what another did."""
    names = [name for (name,) in copy.execute("SELECT DISTINCT replica FROM gesture")]
    for table in ("gesture", "change"):
        for name, other in zip(names, [*names[1:], names[0]], strict=True):
            copy.execute(
                f"UPDATE {table} SET replica = ? WHERE replica = ?", (f"new {other}", name)
            )
        copy.execute(f"UPDATE {table} SET replica = substr(replica, 5)")


# Who had seen what ------------------------------------------------------------------------------


def other_seen(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_gesture(copy, chance)
    replica = one(copy, chance, "SELECT replica FROM gesture")[0]
    known = {chance.choice((replica, STRANGER, where[0])): chance.choice((*ODD_NUMBERS, "1", None))}
    seen = chance.choice((json.dumps(known), json.dumps(known), *ODD_JSON))
    copy.execute("UPDATE gesture SET seen = ? WHERE replica = ? AND seq = ?", (seen, *where))


def nothing_seen(copy: sqlite3.Connection, _chance: Random) -> None:
    copy.execute("UPDATE gesture SET seen = '{}'")


def other_undoes(copy: sqlite3.Connection, chance: Random) -> None:
    where, other = a_gesture(copy, chance), a_gesture(copy, chance)
    undoes = chance.choice(
        (
            f"{other[0]}:{other[1]}",
            *(f"{where[0]}:{seq}" for seq in (where[1], where[1] + 1, where[1] - 1, 1, 0, -1)),
            *(f"{STRANGER}:1", f"{where[0]}:{'9' * 30}", "x", ":", "", f"{where[0]}:01"),
        )
    )
    copy.execute("UPDATE gesture SET undoes = ? WHERE replica = ? AND seq = ?", (undoes, *where))


def other_words(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_gesture(copy, chance)
    name = chance.choice(("at", "actor", "label"))
    wrong = chance.choice(
        ("", "x", "9" * 5_000, "\u202e", "\0", "a\nb", "9999-12-31T23:59:59+00:00")
    )
    copy.execute(f"UPDATE gesture SET {name} = ? WHERE replica = ? AND seq = ?", (wrong, *where))


# Changes ----------------------------------------------------------------------------------------


def other_row(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    other = one(copy, chance, 'SELECT "row" FROM change')[0]
    wrong = chance.choice((STRANGER, "", "school", "x", other, other))
    copy.execute(
        'UPDATE change SET "row" = ? WHERE replica = ? AND seq = ? AND n = ?', (wrong, *where)
    )


def other_table(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    wrong = chance.choice((a_table(chance), "meta", "sqlite_master", "", "x y", "blob", "FACT"))
    copy.execute(
        "UPDATE change SET tbl = ? WHERE replica = ? AND seq = ? AND n = ?", (wrong, *where)
    )


def other_kind(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    copy.execute(
        "UPDATE change SET kind = ? WHERE replica = ? AND seq = ? AND n = ?",
        (chance.choice("IUDE"), *where),
    )


def swapped_sides(copy: sqlite3.Connection, chance: Random) -> None:
    where = a_change(copy, chance)
    copy.execute(
        "UPDATE change SET old = new, new = old WHERE replica = ? AND seq = ? AND n = ?", where
    )


def other_json(copy: sqlite3.Connection, chance: Random) -> None:
    side, where = chance.choice(("old", "new")), a_change(copy, chance)
    copy.execute(
        f"UPDATE change SET {side} = ? WHERE replica = ? AND seq = ? AND n = ?",
        (chance.choice((*ODD_JSON, None)), *where),
    )


def other_value(copy: sqlite3.Connection, chance: Random) -> None:
    """Let the log say another value, and now and then let the row say it too."""
    side = chance.choice(("old", "new", "new", "new"))
    replica, seq, n, table, row, words = one(
        copy,
        chance,
        f"SELECT replica, seq, n, tbl, \"row\", {side} FROM change WHERE {side} LIKE '{{%'",
    )
    values: dict[str, Any] = json.loads(words)
    if not values:
        return
    name, value = chance.choice(list(values)), chance.choice(ODD_VALUES)
    values[name] = value
    copy.execute(
        f"UPDATE change SET {side} = ? WHERE replica = ? AND seq = ? AND n = ?",
        (json.dumps(values), replica, seq, n),
    )
    if chance.random() < 0.7 and (value is None or isinstance(value, str | int | float)):
        copy.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (value, row))


def other_fields(copy: sqlite3.Connection, chance: Random) -> None:
    replica, seq, n, words = one(
        copy, chance, "SELECT replica, seq, n, new FROM change WHERE new LIKE '{%'"
    )
    values: dict[str, Any] = json.loads(words)
    if chance.random() < 0.5 and values:
        values.pop(chance.choice(list(values)))
    else:
        values[chance.choice(("id", "x", "statement", "number", "1; DROP TABLE fact"))] = "x"
    copy.execute(
        "UPDATE change SET new = ? WHERE replica = ? AND seq = ? AND n = ?",
        (json.dumps(values), replica, seq, n),
    )


def an_erasure(copy: sqlite3.Connection, chance: Random) -> None:
    """Add an erasure that blanks nothing."""
    replica, seq, n, table, row = one(
        copy, chance, 'SELECT replica, seq, max(n), tbl, "row" FROM change GROUP BY replica, seq'
    )
    name = chance.choice((*model_fields().get(table, ("id",)), "*", "x", ""))
    copy.execute(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, 'E', NULL, ?)",
        (replica, seq, n + 1, table, row, json.dumps(name)),
    )


def a_stranger(copy: sqlite3.Connection, chance: Random) -> None:
    """Add a gesture of somebody new: an insertion, a change or a removal of a row there is."""
    table, row, words = one(copy, chance, "SELECT tbl, \"row\", new FROM change WHERE kind = 'I'")
    seen = chance.choice(
        (
            "{}",
            json.dumps(
                dict(copy.execute("SELECT replica, max(seq) FROM gesture GROUP BY replica"))
            ),
        )
    )
    copy.execute(
        "INSERT INTO gesture VALUES (?, 1, ?, '2026-01-01T08:00:00+00:00', '', 'x', '', ?)",
        (STRANGER, chance.choice((1, 500, 2**53)), seen),
    )
    kind = chance.choice("IUD")
    old = words if kind == "D" else words if kind == "U" else None
    new = None if kind == "D" else words
    copy.execute(
        "INSERT INTO change VALUES (?, 1, 1, ?, ?, ?, ?, ?)", (STRANGER, table, row, kind, old, new)
    )
    if kind == "D" and chance.random() < 0.5:
        copy.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


# Marks, rows and attachments ----------------------------------------------------------------------


def other_mark(copy: sqlite3.Connection, chance: Random) -> None:
    key = chance.choice(("document", "version"))
    wrong = chance.choice((STRANGER, "", "2", "0", "99", "x", "1.0"))
    copy.execute("UPDATE meta SET value = ? WHERE key = ?", (wrong, key))


def another_mark(copy: sqlite3.Connection, _chance: Random) -> None:
    copy.execute("INSERT INTO meta VALUES ('x', 'y')")


def other_version(copy: sqlite3.Connection, chance: Random) -> None:
    copy.execute(f"PRAGMA user_version = {chance.choice((0, 2, 99, -1))}")


def row_without_log(copy: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(("fact", "assumption", "quote", "setting", "school"))
    copy.execute(
        f"INSERT INTO {table} (id) VALUES (?)", (chance.choice((STRANGER, "x", "school")),)
    )


def row_gone(copy: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(("fact", "assumption", "stance", "quote"))
    row = one(copy, chance, f"SELECT id FROM {table}")[0]
    copy.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def row_otherwise(copy: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(("fact", "assumption", "stance", "quote"))
    row = one(copy, chance, f"SELECT id FROM {table}")[0]
    name = chance.choice(model_fields()[table])
    copy.execute(
        f"UPDATE {table} SET {name} = ? WHERE id = ?", (chance.choice(ODD_VALUES[:16]), row)
    )


def other_bytes(copy: sqlite3.Connection, chance: Random) -> None:
    statement = chance.choice(
        (
            "DELETE FROM blob",
            "UPDATE blob SET bytes = x'00'",
            "UPDATE blob SET size = size + 1",
            "UPDATE blob SET id = upper(id)",
            "INSERT INTO blob VALUES ('../../x', 1, x'00')",
        )
    )
    copy.execute(statement)


WAYS: tuple[Tamper, ...] = (
    *(other_lamport, shifted_lamports, other_seq, gesture_gone, newest_gestures_gone, change_gone),
    *(other_n, other_replica, swapped_replicas, other_seen, nothing_seen, other_undoes),
    *(other_words, other_row, other_table, other_kind, swapped_sides, other_json, other_value),
    *(other_value, other_value, other_fields, an_erasure, a_stranger, other_mark, another_mark),
    *(other_version, row_without_log, row_gone, row_otherwise, other_bytes),
)
