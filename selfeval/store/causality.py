"""Who had seen what: gestures are ordered by what their authors knew, never by a clock.

Every gesture says what was new to its author (`seen`); added up, that is the version vector it was
made with. A gesture that undoes another, and the one it undoes, count as never made.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from typing import NamedTuple


class Gesture(NamedTuple):
    """A gesture, in the order by which ties are settled: Lamport time, then replica."""

    lamport: int
    replica: str
    seq: int


class Causes:
    """What the gestures of a log knew of each other.

    With `undoing`, a gesture by replica and number, as if that were undone as well.
    """

    def __init__(
        self, connection: sqlite3.Connection, undoing: tuple[str, int] | None = None
    ) -> None:
        self._told: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        self._read_told(connection)
        self._undone: set[tuple[str, int]] = {undoing} if undoing else set()
        self._markers: set[tuple[str, int]] = set()
        self._read_undone(connection)

    def _read_told(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT replica, seq, seen FROM gesture WHERE seen <> '{}' ORDER BY replica, seq"
        )
        for replica, seq, seen in rows:
            for other, known in json.loads(seen).items():
                since, known_then = self._told.setdefault((replica, other), ([], []))
                since.append(seq)
                known_then.append(known)

    def _read_undone(self, connection: sqlite3.Connection) -> None:
        """Later gestures first: one that was itself undone undoes nothing."""
        rows = connection.execute(
            "SELECT replica, seq, undoes FROM gesture WHERE undoes <> '' ORDER BY seq DESC"
        )
        for replica, seq, undoes in rows:
            self._markers.add((replica, seq))
            if (replica, seq) not in self._undone:
                self._undone.add((replica, int(undoes.partition(":")[2])))

    def until(self, last: Gesture, markers: Iterable[tuple[Gesture, int]]) -> Causes:
        """Return the same as it was once `last` had been made, in the order all copies share.

        `markers` are the undoes and redoes that matter, each with the number of what it took back.
        """
        then = copy(self)
        then._undone, then._markers = set(), set()
        for by, taken in sorted(markers, key=lambda one: one[0].seq, reverse=True):
            if by <= last:
                then._markers.add((by.replica, by.seq))
                if (by.replica, by.seq) not in then._undone:
                    then._undone.add((by.replica, taken))
        return then

    def seen(self, by: Gesture, replica: str) -> int:
        """Return the newest gesture of `replica` that the author of `by` knew; 0 for none."""
        if replica == by.replica:
            return by.seq
        since, known = self._told.get((by.replica, replica), ((), ()))
        at = bisect_right(since, by.seq)
        return known[at - 1] if at else 0

    def precedes(self, one: Gesture, other: Gesture) -> bool:
        """Say whether the author of `other` knew `one`; no gesture precedes itself."""
        return one != other and one.seq <= self.seen(other, one.replica)

    def includes(self, by: Gesture, other: Gesture) -> bool:
        """Say whether the author of `by` knew all that the author of `other` knew."""
        replicas = {seen for who, seen in self._told if who == other.replica} - {by.replica}
        known = self.seen(other, by.replica) < by.seq
        return known and all(self.seen(by, one) >= self.seen(other, one) for one in replicas)

    def is_undone(self, by: Gesture) -> bool:
        """Say whether a gesture was undone, and not redone."""
        return (by.replica, by.seq) in self._undone

    def is_marker(self, replica: str, seq: int) -> bool:
        """Say whether a gesture undid or redid another."""
        return (replica, seq) in self._markers

    def stands(self, by: Gesture) -> bool:
        """Say whether what a gesture wrote counts: it was not undone, nor is it an undo."""
        key = (by.replica, by.seq)
        return key not in self._undone and key not in self._markers
