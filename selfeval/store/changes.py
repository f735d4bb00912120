"""What changed since a moment: gestures from the log, newest first, without what was taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from selfeval.core.rows import Rows
from selfeval.store.arrivals import Known
from selfeval.store.change_words import Told, tell, tell_many

MOST_GESTURES = 1_000
"""Gestures looked at; what lies further back is not told."""
MANY = 60
"""Changes of rows from which a gesture, such as an import, is told as a whole."""


@dataclass(frozen=True)
class Gesture:
    """One gesture of the log: who made it (a role), when (UTC), its name and its changes' count."""

    replica: str
    seq: int
    at: datetime
    actor: str
    label: str
    changes: int


@dataclass(frozen=True)
class Change:
    """One change in words; `at` is UTC, `actor` a role or "".

    `kind` tells what sort of change it is, for a symbol. `table` and `row_id` name the item to
    open, both "" where there is none any more.
    """

    words: str
    kind: str
    at: datetime
    actor: str
    table: str
    row_id: str


def changes_since(
    session: Session, rows: Rows, since: datetime, known: Known | None = None
) -> list[Change]:
    """Return what changed since `since` (with a time zone), newest first, each thing once.

    Where it is `known` what was here then, what others had made before, and what came only
    afterwards, counts as well.
    """
    found: list[Change] = []
    told: set[tuple[str, str, str]] = set()
    gestures = _standing(session, since, known)
    details = _details(session, [one for one in gestures if one.changes <= MANY])
    born = {
        (table, row)
        for listed in details.values()
        for table, row, kind, *_ in listed
        if kind == "I"
    }
    for gesture in gestures:
        for one in _told(gesture, details, born, rows):
            key = (one.table, one.row_id, one.words)
            if key not in told:
                told.add(key)
                found.append(
                    Change(one.words, one.kind, gesture.at, gesture.actor, one.table, one.row_id)
                )
    return found


Logged = tuple[str, str, str, dict[str, Any], dict[str, Any]]
"""(table, row, kind, old, new) as the log holds it."""


def _told(
    gesture: Gesture,
    details: dict[tuple[str, int], list[Logged]],
    born: set[tuple[str, str]],
    rows: Rows,
) -> Iterable[Told]:
    mine = (gesture.replica, gesture.seq)
    if mine not in details:
        return [tell_many(gesture.label, gesture.changes)]
    return tell(details[mine], born, rows)


def _standing(session: Session, since: datetime, known: Known | None) -> list[Gesture]:
    """Return the gestures that still hold: neither undone, nor only there to undo."""
    rows = session.connection().execute(
        text(
            "SELECT g.replica, g.seq, g.at, g.actor, g.label, g.undoes,"
            " (SELECT count(*) FROM change AS c WHERE c.replica = g.replica AND c.seq = g.seq)"
            " FROM gesture AS g WHERE g.at >= :since OR (:late AND g.replica <> :own AND"
            " g.seq > coalesce(json_extract(:known, '$.\"' || g.replica || '\"'), 0))"
            " ORDER BY g.lamport DESC, g.replica DESC LIMIT :most"
        ),
        {
            "since": since.astimezone(UTC).isoformat(timespec="seconds"),
            "late": known is not None,
            "known": json.dumps(known.vector if known is not None else {}),
            "own": known.own if known is not None else "",
            "most": MOST_GESTURES,
        },
    )
    found: list[Gesture] = []
    taken_back: set[str] = set()
    for replica, seq, at, actor, label, undoes, changes in rows:
        if f"{replica}:{seq}" in taken_back:
            continue
        if undoes:
            taken_back.add(str(undoes))
            continue
        found.append(Gesture(replica, seq, datetime.fromisoformat(at), actor, label, changes))
    return found


def _details(session: Session, gestures: list[Gesture]) -> dict[tuple[str, int], list[Logged]]:
    query = text(
        'SELECT tbl, "row", kind, old, new FROM change'
        " WHERE replica = :replica AND seq = :seq AND kind <> 'E' ORDER BY n"
    )
    return {
        (one.replica, one.seq): [
            logged
            for table, row, kind, old, new in session.connection().execute(
                query, {"replica": one.replica, "seq": one.seq}
            )
            if (logged := _logged(table, row, kind, old, new)) is not None
        ]
        for one in gestures
    }


def _logged(table: str, row: str, kind: str, old: str | None, new: str | None) -> Logged | None:
    """Read a change; None for a decision that everything stays, by which nothing is new."""
    before: dict[str, Any] = json.loads(old or "{}")
    after: dict[str, Any] = json.loads(new or "{}")
    if kind != "U":
        return table, row, kind, before, after
    differing = [name for name, value in after.items() if before.get(name) != value]
    if not differing:
        return None
    return (
        *(table, row, kind),
        {name: before.get(name) for name in differing},
        {name: after[name] for name in differing},
    )
