"""Play a log from the beginning: what it says must be what the tables hold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, cast

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import _
from selfeval.store.causality import Causes, Gesture
from selfeval.store.errors import RefusedFile
from selfeval.store.header import ask_again
from selfeval.store.logbook import read_pasts, read_states, rows_to_weigh
from selfeval.store.playing import Key, keep_what_is_pointed_at, last_values
from selfeval.store.possible import erasable, is_its_id, may_hold, stays_itself
from selfeval.store.schema import model_fields, named_by

Played = dict[Key, dict[str, Any]]

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
            possible = where in begun and _can_be_said(where, kind, old, new)
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
    if not _can_be_said(where, kind, old, new):
        return False
    possible = kind == "E" or (where in played) is not (kind == "I")
    if kind == "I":
        played[where] = _values(new)
    elif kind == "U":
        played.setdefault(where, {}).update(_values(new))
    elif kind == "D":
        played.pop(where, None)
    return possible


def _can_be_said(where: Key, kind: str, old: str | None, new: str | None) -> bool:
    """Whether a change says what its kind must say: all fields, those changed, or one name.

    What it says must be something that the row could have held.
    """
    table, row = where
    fields = model_fields()[table]
    if kind == "E":
        return old is None and json.loads(new or "null") in erasable(table)
    before, after = _values(old), _values(new)
    if kind == "U":
        named = bool(after) and set(before) == set(after) <= set(fields) - {"id"}
        possible = named and stays_itself(table, after)
        return possible and may_hold(table, before) and may_hold(table, after)
    whole, nothing = (after, old) if kind == "I" else (before, new)
    named = nothing is None and set(whole) == set(fields) - {"id"}
    return named and may_hold(table, whole) and is_its_id(table, row, whole)


def _values(text: str | None) -> dict[str, Any]:
    """Read the fields of a change; {} for none, and for an erasure, which names a field."""
    known: Any = json.loads(text) if text else {}
    if isinstance(known, str):
        return {}
    if not isinstance(known, dict):
        raise _impossible()
    return cast("dict[str, Any]", known)


def _refuse_impossible_gestures(connection: sqlite3.Connection) -> None:
    """RefusedFile for a gesture that cannot be; no time can be later than there are gestures."""
    latest = connection.execute("SELECT count(*) FROM gesture").fetchone()[0]
    known = dict(connection.execute("SELECT replica, max(seq) FROM gesture GROUP BY replica"))
    before: dict[str, int] = {}
    rows = connection.execute(
        "SELECT replica, seq, lamport, at, actor, label, undoes, seen FROM gesture"
        " ORDER BY replica, seq"
    )
    for replica, seq, lamport, at, actor, label, undoes, seen in rows:
        possible = (
            ID_SHAPE.fullmatch(replica)
            and before.get(replica, 0) < lamport <= latest
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
