"""A row as it was after each gesture, where several people wrote it without seeing each other.

Walking back from today by what each gesture says it replaced would then go wrong: it says what its
author had seen, which need not be what the gesture before it in the common order had written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from selfeval.store.causality import Causes, Gesture
from selfeval.store.logbook import read_pasts
from selfeval.store.playing import Key, Past, state_of


def written_by_several(connection: sqlite3.Connection, key: Key) -> bool:
    """Say whether more than one person wrote a row."""
    found = connection.execute(
        'SELECT min(replica) <> max(replica) FROM change WHERE tbl = ? AND "row" = ?', key
    ).fetchone()
    return bool(found[0])


def states_after(
    connection: sqlite3.Connection,
    key: Key,
    linking: Collection[Gesture],
    wanted: Iterable[Gesture],
) -> list[dict[str, Any] | None]:
    """Return the fields of a row after each gesture of `wanted`; None where it was not there.

    `linking` are the gestures that wrote something that names the row, for whose sake it stays.
    """
    past = read_pasts(connection, [key]).get(key, Past())
    written = {found.by for found in past.changes}
    whole, markers = Causes(connection), _markers(connection, written | set(linking))
    found: list[dict[str, Any] | None] = []
    for last in wanted:
        causes = whole.until(last, markers)
        then = Past(
            [one for one in past.changes if one.by <= last],
            [one for one in linking if one <= last and causes.stands(one)],
            past.erasures,
        )
        values = state_of(key, then, causes).values if then.changes else None
        found.append(None if values is None else {"id": key[1], **values})
    return found


def _markers(
    connection: sqlite3.Connection, gestures: Collection[Gesture]
) -> list[tuple[Gesture, int]]:
    """Return the undoes and redoes that speak of these gestures, with what each takes back."""
    spoken = {(one.replica, one.seq) for one in gestures}
    found: list[tuple[Gesture, int]] = []
    rows = connection.execute(
        "SELECT lamport, replica, seq, undoes FROM gesture WHERE undoes <> '' ORDER BY replica, seq"
    )
    for lamport, replica, seq, undoes in rows:
        taken = int(undoes.partition(":")[2])
        if (replica, taken) in spoken:
            spoken.add((replica, seq))
            found.append((Gesture(lamport, replica, seq), taken))
    return found
