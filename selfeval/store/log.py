"""One change log: TEMP triggers that write each gesture's rows, and the counters of a replica.

The triggers live only on the one connection that writes; the file itself holds none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from selfeval.core.characters import CONTROL
from selfeval.core.fields import LONGEST_LINE, fields_of
from selfeval.core.models import MODELS, Row
from selfeval.store.dump import json_line
from selfeval.store.schema import model_fields

OUTSIDE = "written outside a gesture"


def install_triggers(connection: sqlite3.Connection) -> None:
    """Watch every table of the model on this connection."""
    connection.execute("CREATE TEMP TABLE pen (replica TEXT NOT NULL, seq INTEGER NOT NULL)")
    for model in MODELS:
        for statement in _triggers(model):
            connection.execute(statement)


def remove_triggers(connection: sqlite3.Connection) -> None:
    """Stop watching, within a transaction that writes what is in the log already."""
    known = connection.execute("SELECT name FROM temp.sqlite_master WHERE type = 'trigger'")
    for (name,) in known.fetchall():
        connection.execute(f"DROP TRIGGER temp.{name}")
    connection.execute("DROP TABLE IF EXISTS temp.pen")


def _triggers(model: type[Row]) -> list[str]:
    table = model.table_name()
    fields = [name for name in model_fields()[table] if name != "id"]
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in fields)
    return [
        _trigger(table, "INSERT", "NEW", "I", "NULL", _all_fields("NEW", fields)),
        _trigger(table, "DELETE", "OLD", "D", _all_fields("OLD", fields), "NULL"),
        _trigger(table, "UPDATE", "NEW", "U", "old", "new", changed, _differing(fields)),
        _guard(table, ["id", *(found.name for found in fields_of(model) if found.frozen)]),
    ]


def _all_fields(row: str, fields: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {row}.{name}" for name in fields) + ")"


def _differing(fields: list[str]) -> str:
    """Give the fields that an update changes, as they were (`old`) and as they are (`new`)."""
    values = " UNION ALL ".join(
        f"SELECT '{name}' AS k, OLD.{name} AS o, NEW.{name} AS n" for name in fields
    )
    sides = "json_group_object(k, o) AS old, json_group_object(k, n) AS new"
    return f", (SELECT {sides} FROM ({values}) WHERE o IS NOT n)"


def _trigger(
    table: str,
    event: str,
    row: str,
    kind: str,
    old: str,
    new: str,
    when: str = "",
    beside: str = "",
) -> str:
    condition = f"WHEN {when}" if when else ""
    return f"""
        CREATE TEMP TRIGGER log_{table}_{event.lower()} AFTER {event} ON main.{table} {condition}
        BEGIN
            SELECT RAISE(ABORT, '{OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM pen);
            INSERT INTO change (replica, seq, n, tbl, "row", kind, old, new)
            SELECT replica, seq,
                (SELECT coalesce(max(c.n), 0) + 1 FROM change AS c
                 WHERE c.replica = pen.replica AND c.seq = pen.seq),
                '{table}', {row}.id, '{kind}', {old}, {new}
            FROM pen{beside};
        END"""


def _guard(table: str, fields: list[str]) -> str:
    """Refuse to change what a row's id follows from, or the ends of an arrow."""
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in fields)
    return f"""
        CREATE TEMP TRIGGER guard_{table} BEFORE UPDATE ON main.{table} WHEN {changed}
        BEGIN
            SELECT RAISE(ABORT, 'a frozen field of {table} was changed');
        END"""


@dataclass
class Pen:
    """What this replica writes its gestures with: its counters, and what it has seen of others."""

    connection: sqlite3.Connection
    replica: str = ""
    seq: int = 0
    lamport: int = 0
    others: dict[str, int] = field(default_factory=dict[str, int])
    told: dict[str, int] = field(default_factory=dict[str, int])
    confirmed: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    def confirm(self, table: str, row: str, field: str) -> None:
        """Let the open gesture say of a field that it was decided, though its value may stay."""
        self.confirmed.append((table, row, field))

    def confirm_late(self, fields: Iterable[tuple[str, str, str]]) -> frozenset[str]:
        """Let the gesture that has just been written say so as well; return the tables."""
        self.confirmed[:] = fields
        return self._write_confirmed((self.replica, self.seq + 1))

    def take_up(self, replica: str) -> None:
        """Continue as `replica`: read its counters and what it last said it had seen."""
        self.replica = replica
        rows = self.connection.execute("SELECT replica, max(seq) FROM gesture GROUP BY replica")
        self.others = dict(rows)
        self.seq = self.others.pop(replica, 0)
        found = self.connection.execute("SELECT coalesce(max(lamport), 0) FROM gesture").fetchone()
        self.lamport = found[0]
        self.told = {}
        said = "SELECT seen FROM gesture WHERE replica = ? ORDER BY seq"
        for (seen,) in self.connection.execute(said, (replica,)):
            self.told.update(json.loads(seen))

    def vector(self) -> dict[str, int]:
        """Return {replica: newest gesture} of all that is known here."""
        return {**self.others, **({self.replica: self.seq} if self.seq else {})}

    def lower(self) -> None:
        """Begin to write: the triggers log under the next sequence number."""
        self.confirmed.clear()
        self.connection.execute("INSERT INTO pen VALUES (?, ?)", (self.replica, self.seq + 1))

    def finish(self, label: str, actor: str, undoes: str = "") -> frozenset[str]:
        """Write the gesture's own row; return the tables it changed (none: nothing changed)."""
        mine = (self.replica, self.seq + 1)
        tables = self._tables_changed() | self._write_confirmed(mine)
        self.connection.execute("DELETE FROM pen")
        if tables:
            self.connection.execute(
                "INSERT INTO gesture (replica, seq, lamport, at, actor, label, undoes, seen)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *mine,
                    self.lamport + 1,
                    _now(),
                    line(actor),
                    line(label),
                    undoes,
                    json_line(self._news()),
                ),
            )
        return tables

    def committed(self) -> None:
        """Move on to the next gesture, now that this one is safe."""
        self.told.update(self._news())
        self.seq += 1
        self.lamport += 1

    def _news(self) -> dict[str, int]:
        return {who: seq for who, seq in self.others.items() if self.told.get(who) != seq}

    def _write_confirmed(self, mine: tuple[str, int]) -> frozenset[str]:
        """Log what was decided and is as it was; return the tables it is in."""
        for table, row, name in self.confirmed:
            value = self.connection.execute(
                f"SELECT {name} FROM {table} WHERE id = ?", (row,)
            ).fetchone()[0]
            self._log_as_it_was(mine, table, row, {name: value})
        return frozenset(table for table, _row, _name in self.confirmed)

    def _log_as_it_was(
        self, mine: tuple[str, int], table: str, row: str, same: dict[str, Any]
    ) -> None:
        """Add fields that keep their value to what the gesture says of a row."""
        known = self.connection.execute(
            "SELECT n, old, new FROM change WHERE replica = ? AND seq = ?"
            " AND tbl = ? AND \"row\" = ? AND kind = 'U'",
            (*mine, table, row),
        ).fetchone()
        if known is None:
            self.connection.execute(
                "INSERT INTO change SELECT ?, ?, coalesce(max(n), 0) + 1, ?, ?, 'U', ?, ?"
                " FROM change WHERE replica = ? AND seq = ?",
                (*mine, table, row, json_line(same), json_line(same), *mine),
            )
            return
        n, old, new = known
        sides = (json_line({**same, **json.loads(side)}) for side in (old, new))
        self.connection.execute(
            "UPDATE change SET old = ?, new = ? WHERE replica = ? AND seq = ? AND n = ?",
            (*sides, *mine, n),
        )

    def _tables_changed(self) -> frozenset[str]:
        mine = (self.replica, self.seq + 1)
        counted = self.connection.execute(
            "SELECT tbl, sum(kind <> 'E'), count(DISTINCT iif(kind <> 'E', \"row\", NULL))"
            " FROM change WHERE replica = ? AND seq = ? GROUP BY tbl",
            mine,
        ).fetchall()
        if all(changes == rows for _table, changes, rows in counted):
            return frozenset(table for table, _changes, _rows in counted)
        return _fold(self.connection, mine)


def line(words: str) -> str:
    """Make a line fit to be kept: without control characters, and not too long."""
    return CONTROL.sub("", " ".join(words.split()))[:LONGEST_LINE]


def _now() -> str:
    """The time as people read it in the history; no clock decides anything."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass
class _Folded:
    """What one gesture did to one row, from first to last."""

    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    born_here: bool

    def then(self, kind: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> None:
        if kind == "U":
            if not self.born_here:
                self.old = {**(old or {}), **(self.old or {})}
            self.new = {**(self.new or {}), **(new or {})}
        else:
            self.new = new
            if kind == "D" and not self.born_here:
                self.old = {**(old or {}), **(self.old or {})}

    def result(self) -> tuple[str, dict[str, Any] | None, dict[str, Any] | None] | None:
        """Return (kind, old, new) as one change, or None if nothing is different."""
        old, new = self.old, self.new
        if self.born_here:
            return ("I", None, dict(new)) if new is not None else None
        if new is None:
            return "D", dict(old or {}), None
        differing = [name for name in new if (old or {}).get(name) != new[name]]
        if not differing:
            return None
        return "U", {n: (old or {}).get(n) for n in differing}, {n: new[n] for n in differing}


def _fold(connection: sqlite3.Connection, mine: tuple[str, int]) -> frozenset[str]:
    """Make one change of all that a gesture did to a row; drop what came to nothing.

    What it erased stands after that.
    """
    folded: dict[tuple[str, str], _Folded] = {}
    erased: list[tuple[str, str, str, None, Any]] = []
    rows = connection.execute(
        'SELECT tbl, "row", kind, old, new FROM change WHERE replica = ? AND seq = ? ORDER BY n',
        mine,
    ).fetchall()
    for table, row, kind, old_json, new_json in rows:
        old = json.loads(old_json) if old_json else None
        new = json.loads(new_json) if new_json else None
        if kind == "E":
            erased.append((table, row, kind, None, new))
        elif (table, row) in folded:
            folded[table, row].then(kind, old, new)
        else:
            folded[table, row] = _Folded(old, new, born_here=kind == "I")
    connection.execute("DELETE FROM change WHERE replica = ? AND seq = ?", mine)
    changed = [(*where, *done) for where, found in folded.items() if (done := found.result())]
    results = [*changed, *erased]
    connection.executemany(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*mine, n, table, row, kind, _json_or_none(old), _json_or_none(new))
            for n, (table, row, kind, old, new) in enumerate(results, start=1)
        ],
    )
    return frozenset(result[0] for result in results)


def _json_or_none(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json_line(values)
