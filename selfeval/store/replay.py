"""Play a log from the beginning: what it says must be what the tables hold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, cast

from selfeval.core.ids import ID_SHAPE, derived_id
from selfeval.i18n import _
from selfeval.store.causality import Causes, Gesture
from selfeval.store.errors import RefusedFile
from selfeval.store.header import ask_again
from selfeval.store.logbook import read_pasts, read_states, rows_to_weigh
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.playing import Key, keep_what_is_pointed_at, last_values
from selfeval.store.schema import DERIVED_IDS, model_fields, named_by

Played = dict[Key, dict[str, Any]]

HIGHEST = 2**53
"""Counters and counts beyond this are nobody's work, and would overflow in time."""
LONGEST_LINE = 1_000
"""Characters that a role or a label may have; what is written here is shorter."""
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
    """Return {(table, id): fields} as the log gives them, whoever wrote first.

    RefusedFile for a change that cannot have been made.
    """
    causes = Causes(connection)
    weighed: set[Key] = set()
    if connection.execute("SELECT count(DISTINCT replica) FROM gesture").fetchone()[0] > 1:
        weighed.update(rows_to_weigh(connection))
    played = _play_plain(connection, weighed)
    if weighed:
        _weigh(connection, causes, weighed, played)
    return played


def _play_plain(connection: sqlite3.Connection, weighed: Collection[Key]) -> Played:
    """Play the changes one after the other; of the rows to be weighed only see that they can be."""
    played: Played = {}
    begun: set[Key] = set()
    rows = connection.execute(
        'SELECT c.tbl, c."row", c.kind, c.old, c.new FROM change AS c JOIN gesture AS g'
        " ON g.replica = c.replica AND g.seq = c.seq ORDER BY g.lamport, g.replica, c.n"
    )
    for table, row, kind, old, new in rows:
        where = (table, row)
        if table not in model_fields():
            raise _impossible()
        if where in weighed:
            if kind == "I":
                begun.add(where)
            possible = where in begun and _has_fields(table, kind, old, new)
        else:
            possible = _play_one(played, where, kind, old, new)
        if not possible:
            raise _impossible()
    return played


def _weigh(
    connection: sqlite3.Connection, causes: Causes, weighed: Collection[Key], played: Played
) -> None:
    """Add what the log says of rows that several people wrote or that somebody removed."""
    states = read_states(connection, causes, weighed)
    gone: set[Key] = set()
    for key, state in states.items():
        if state.values is None:
            gone.add(key)
        else:
            played[key] = state.values
    if gone:
        wanted = {end for key, values in played.items() for end in named_by(key[0], values)} & gone
        pasts = read_pasts(connection, wanted)

        def revive(key: Key) -> dict[str, Any]:
            past = pasts.get(key) or read_pasts(connection, [key])[key]
            played[key] = last_values(key, past, causes)
            return played[key]

        keep_what_is_pointed_at(lambda key: key not in gone or key in played, wanted, revive)


def _play_one(
    played: Played, where: tuple[str, str], kind: str, old: str | None, new: str | None
) -> bool:
    """Play one change; False if it cannot have been made."""
    if not _has_fields(where[0], kind, old, new):
        return False
    possible = kind == "E" or (where in played) is not (kind == "I")
    if kind == "I":
        played[where] = _values(new)
    elif kind == "U":
        played.setdefault(where, {}).update(_values(new))
    elif kind == "D":
        played.pop(where, None)
    return possible


def _has_fields(table: str, kind: str, old: str | None, new: str | None) -> bool:
    """Whether a change says what its kind must say: all fields, those changed, or one name."""
    fields = model_fields()[table]
    before, after = _values(old), _values(new)
    if kind == "I":
        return old is None and set(after) == set(fields) - {"id"}
    if kind == "U":
        return bool(after) and set(before) == set(after) <= set(fields) - {"id"}
    if kind == "D":
        return new is None and set(before) == set(fields) - {"id"}
    return old is None and json.loads(new or "null") in fields


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
        "SELECT replica, seq, lamport, at, actor, label, undoes, seen FROM gesture"
        " ORDER BY replica, seq"
    )
    for replica, seq, lamport, at, actor, label, undoes, seen in rows:
        possible = (
            ID_SHAPE.fullmatch(replica)
            and before.get(replica, 0) < lamport <= HIGHEST
            and _is_time(at)
            and max(len(actor), len(label)) <= LONGEST_LINE
            and _undoes_own(undoes, replica, seq)
            and _seen_is_possible(seen, replica, known)
        )
        if not possible:
            raise _impossible()
        before[replica] = lamport
    _refuse_unseen(connection)


def _undoes_own(undoes: str, replica: str, seq: int) -> bool:
    """Whether a gesture undoes none, or an earlier one of the same replica."""
    if not UNDOES.fullmatch(undoes):
        return False
    who, _colon, which = undoes.partition(":")
    return not undoes or (who == replica and int(which) < seq)


def _refuse_unseen(connection: sqlite3.Connection) -> None:
    """Who has seen a gesture has seen all that its author had, and counts on from there."""
    causes = Causes(connection)
    rows = connection.execute(
        "SELECT lamport, replica, seq, seen FROM gesture WHERE seen <> '{}' ORDER BY replica, seq"
    ).fetchall()
    lamport_of = "SELECT lamport FROM gesture WHERE replica = ? AND seq = ?"
    for lamport, replica, seq, seen in rows:
        by = Gesture(lamport, replica, seq)
        for who, newest in json.loads(seen).items():
            (theirs,) = connection.execute(lamport_of, (who, newest)).fetchone()
            other = Gesture(theirs, who, newest)
            backwards = causes.seen(Gesture(0, replica, seq - 1), who) >= newest
            if theirs >= lamport or backwards or not causes.includes(by, other):
                raise _impossible()


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
