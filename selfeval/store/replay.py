"""Play a log from the beginning: what it says must be what the tables hold."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import UTC, datetime
from typing import Any, cast

from selfeval.core.ids import ID_SHAPE, derived_id
from selfeval.i18n import _
from selfeval.store.errors import RefusedFile
from selfeval.store.header import ask_again
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.schema import DERIVED_IDS, model_fields

Played = dict[tuple[str, str], dict[str, Any]]

HIGHEST = 2**53
"""Counters and counts beyond this are nobody's work, and would overflow in time."""
UNDOES = re.compile(r"|[0-9a-f]{32}:[1-9][0-9]{0,15}")


def refuse_unless_log_gives_tables(connection: sqlite3.Connection) -> None:
    """RefusedFile unless the log is possible, without gaps, and playing it gives the tables."""
    _refuse_gaps(connection)
    _refuse_impossible_gestures(connection)
    played = play(connection)
    count = 0
    for table, fields in model_fields().items():
        for row in connection.execute(f"SELECT {', '.join(fields)} FROM {table}"):
            values = dict(zip(fields, row, strict=True))
            count += 1
            row_id = values.pop("id")
            if played.get((table, row_id)) != values:
                raise _disagrees()
            _refuse_wrong_id(table, row_id, values)
            _refuse_wrong_place(values)
    if count != len(played):
        raise _disagrees()


def play(connection: sqlite3.Connection) -> Played:
    """Return {(table, id): fields} as the log gives them, in the order that combining uses.

    RefusedFile for a change that cannot have been made.
    """
    played: Played = {}
    rows = connection.execute(
        'SELECT c.tbl, c."row", c.kind, c.old, c.new FROM change AS c JOIN gesture AS g'
        " ON g.replica = c.replica AND g.seq = c.seq ORDER BY g.lamport, g.replica, c.n"
    )
    for table, row, kind, old, new in rows:
        if table not in model_fields() or not _play_one(played, (table, row), kind, old, new):
            raise _impossible()
    return played


def _play_one(
    played: Played, where: tuple[str, str], kind: str, old: str | None, new: str | None
) -> bool:
    """Play one change; False if it cannot have been made."""
    fields = model_fields()[where[0]]
    before, after = _values(old), _values(new)
    if kind == "I":
        possible = where not in played and old is None and set(after) == set(fields) - {"id"}
        played[where] = after
    elif kind == "U":
        possible = where in played and bool(after) and set(before) == set(after) <= set(fields)
        played.setdefault(where, {}).update(after)
    elif kind == "D":
        possible = where in played and new is None and set(before) == set(fields) - {"id"}
        played.pop(where, None)
    else:
        possible = old is None and json.loads(new or "null") in fields
    return possible and "id" not in after


def _values(text: str | None) -> dict[str, Any]:
    """Read the fields of a change; {} for none, and for an erasure, which names a field."""
    known: Any = json.loads(text) if text else {}
    if isinstance(known, str):
        return {}
    if not isinstance(known, dict):
        raise _impossible()
    fields = cast("dict[str, Any]", known)
    if not all(_possible(value) for value in fields.values()):
        raise _impossible()
    return fields


def _possible(value: object) -> bool:
    """Text, a whole number of a believable size, or nothing: all that a field can hold."""
    if type(value) is int:
        return abs(value) <= HIGHEST
    return value is None or type(value) is str


def _refuse_impossible_gestures(connection: sqlite3.Connection) -> None:
    known = dict(connection.execute("SELECT replica, max(seq) FROM gesture GROUP BY replica"))
    before: dict[str, int] = {}
    rows = connection.execute(
        "SELECT replica, seq, lamport, at, undoes, seen FROM gesture ORDER BY replica, seq"
    )
    for replica, seq, lamport, at, undoes, seen in rows:
        possible = (
            ID_SHAPE.fullmatch(replica)
            and before.get(replica, 0) < lamport <= HIGHEST
            and _is_time(at)
            and UNDOES.fullmatch(undoes)
            and _seen_is_possible(seen, replica, known)
        )
        if not possible or (undoes and int(undoes.partition(":")[2]) >= seq):
            raise _impossible()
        before[replica] = lamport


def _is_time(at: str) -> bool:
    """Whether a time is written as every gesture writes it: in UTC, to the second."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="seconds") == at
    except (ValueError, OverflowError):
        return False


def _seen_is_possible(seen: str, replica: str, known: dict[str, int]) -> bool:
    """Whether a gesture claims to have seen only what is there, of others."""
    told: Any = json.loads(seen)
    if not isinstance(told, dict):
        return False
    return all(
        who != replica and type(seq) is int and 1 <= seq <= known.get(who, 0)
        for who, seq in cast("dict[str, Any]", told).items()
    )


def _refuse_wrong_id(table: str, row_id: str, values: dict[str, Any]) -> None:
    """An id must follow from its row's parts, or have the shape of a random one."""
    if table in DERIVED_IDS:
        right = row_id == derived_id(table, *(str(values[name]) for name in DERIVED_IDS[table]))
    else:
        right = row_id == "school" if table == "school" else bool(ID_SHAPE.fullmatch(row_id))
    if not right:
        raise _impossible()


def _refuse_wrong_place(values: dict[str, Any]) -> None:
    if any(values.get(name) and not is_place(values[name]) for name in PLACE_FIELDS):
        raise _impossible()


def _refuse_gaps(connection: sqlite3.Connection) -> None:
    checks = (
        "SELECT 1 FROM gesture GROUP BY replica HAVING min(seq) <> 1 OR max(seq) <> count(*)",
        "SELECT 1 FROM change GROUP BY replica, seq HAVING min(n) <> 1 OR max(n) <> count(*)",
        "SELECT 1 FROM change AS c LEFT JOIN gesture AS g"
        " ON g.replica = c.replica AND g.seq = c.seq WHERE g.seq IS NULL",
        "SELECT 1 FROM gesture AS g LEFT JOIN change AS c"
        " ON g.replica = c.replica AND g.seq = c.seq WHERE c.seq IS NULL",
    )
    for query in checks:
        if connection.execute(f"{query} LIMIT 1").fetchone() is not None:
            raise RefusedFile(_("The history in this file has a gap."), ask_again())


def _impossible() -> RefusedFile:
    return RefusedFile(_("The history in this file cannot have happened."), ask_again())


def _disagrees() -> RefusedFile:
    return RefusedFile(
        _("The history in this file does not agree with what it shows."), ask_again()
    )
