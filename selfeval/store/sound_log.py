"""The part of a damaged log that is sound: without gaps, and nothing that nobody can have known."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS

Row = tuple[Any, ...]
Mine = tuple[str, int]
"""A gesture, by its replica and number."""


def sound_part(gestures: Iterable[Row], changes: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Return the gestures that can be trusted, with their changes.

    Of each replica those up to the first that is missing, that has lost changes, or whose author
    knew a gesture that is missing.
    """
    by_gesture: dict[Mine, list[Row]] = defaultdict(list)
    for change in changes:
        by_gesture[change[0], change[1]].append(change)
    known = {(row[0], row[1]): row for row in gestures}
    newest = _without_gaps(known, by_gesture)
    while (shorter := _without_unknown(known, newest)) != newest:
        newest = shorter
    kept = [key for key in known if key[1] <= newest.get(key[0], 0)]
    return [known[key] for key in kept], [one for key in kept for one in by_gesture[key]]


def _without_gaps(known: dict[Mine, Row], changes: dict[Mine, list[Row]]) -> dict[str, int]:
    """Return {replica: its newest gesture before the first that is not whole}."""
    newest: dict[str, int] = {}
    for replica in {who for who, _seq in known}:
        seq, lamport = 0, 0
        while (row := known.get((replica, seq + 1))) and row[2] > lamport:
            numbers = sorted(change[2] for change in changes[replica, seq + 1])
            if not numbers or numbers != list(range(1, len(numbers) + 1)):
                break
            seq, lamport = seq + 1, row[2]
        newest[replica] = seq
    return newest


def _without_unknown(known: dict[Mine, Row], newest: dict[str, int]) -> dict[str, int]:
    """Shorten each replica to before the first gesture whose author knew more than there is."""
    shorter = dict(newest)
    for (replica, seq), row in known.items():
        if seq <= shorter[replica] and not _is_known(row[GESTURE_FIELDS.index("seen")], newest):
            shorter[replica] = seq - 1
    return shorter


def _is_known(seen: str, newest: dict[str, int]) -> bool:
    try:
        told: Any = json.loads(seen)
        return all(1 <= seq <= newest.get(who, 0) for who, seq in told.items())
    except (ValueError, TypeError, AttributeError):
        return False


def write_log(
    connection: sqlite3.Connection, gestures: Iterable[Row], changes: Iterable[Row]
) -> None:
    """Put a log into a new file."""
    for table, fields, rows in (
        ("gesture", GESTURE_FIELDS, gestures),
        ("change", CHANGE_FIELDS, changes),
    ):
        columns = ", ".join(f'"{name}"' for name in fields)
        marks = ", ".join("?" * len(fields))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
