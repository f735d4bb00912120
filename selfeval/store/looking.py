"""Look what combining would bring, by doing it with a copy that is then thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from selfeval.store.causality import Gesture
from selfeval.store.combine import News, Taken, combine
from selfeval.store.databases import open_file
from selfeval.store.deciding import questions_of
from selfeval.store.dump import vector
from selfeval.store.playing import Key
from selfeval.store.preview import Preview, Touched
from selfeval.store.scratch import examine_scratch


class Signed(NamedTuple):
    """Who did something last: a gesture with its role and time."""

    by: Gesture
    actor: str
    at: str


def looker(snapshot: Path, path: Path) -> Callable[[], Preview]:
    """Return what looks at the file at `path` as seen from a snapshot of a document, which goes.

    It touches nothing that is open, so it may be called on another thread. UserError where the
    file is unsound, or cannot be combined.
    """

    def look() -> Preview:
        try:
            scratch, fingerprint, _examined = examine_scratch(path)
            try:
                with closing(open_file(snapshot)) as mine:
                    return _preview(mine, scratch, path, fingerprint)
            finally:
                scratch.unlink(missing_ok=True)
        finally:
            snapshot.unlink(missing_ok=True)

    return look


def _preview(mine: sqlite3.Connection, theirs: Path, path: Path, fingerprint: str) -> Preview:
    known = vector(mine)
    taken = combine(mine, theirs)
    signed = _signed(mine, taken.news)
    questions = questions_of(mine, taken.states, lambda by: by.seq <= known.get(by.replica, 0))
    newest = sorted(set(signed.values()), reverse=True)
    left = {(one.table, one.row, one.field) for one in questions.conflicts}
    kept = {(one.table, one.row) for one in questions.kept}
    found = [_touched(key, taken, signed, left) for key in taken.rewritten]
    touched = [one for one in found if one.fields and (one.table, one.row) not in kept]
    before = {key for key, (old, _new) in taken.rewritten.items() if old is not None}
    after = {key for key, (_old, new) in taken.rewritten.items() if new is not None}
    return Preview(
        path,
        fingerprint,
        actors=tuple(dict.fromkeys(one.actor for one in newest)),
        changed_at=max((one.at for one in newest), default=""),
        conflicts=questions.conflicts,
        kept=questions.kept,
        staying=_those(found, kept),
        added=_those(touched, after - before),
        combined=_those(touched, after & before),
        removed=_those(touched, before - after),
        gestures=taken.news.gestures,
    )


def _those(touched: Iterable[Touched], keys: set[Key]) -> tuple[Touched, ...]:
    return tuple(one for one in touched if (one.table, one.row) in keys)


def _touched(
    key: Key, taken: Taken, signed: dict[Key, Signed], left: set[tuple[str, str, str]]
) -> Touched:
    old, new = taken.rewritten[key]
    was, now = old or {}, new or {}
    fields = tuple(
        name for name in (now or was) if was.get(name) != now.get(name) and (*key, name) not in left
    )
    who = signed.get(key)
    actor, at = (who.actor, who.at) if who else ("", "")
    return Touched(*key, fields, now or was, actor, at)


def _signed(connection: sqlite3.Connection, news: News) -> dict[Key, Signed]:
    """Return by whom and when each row was last written in what is new."""
    signed: dict[Key, Signed] = {}
    for replica, known in news.since.items():
        rows = connection.execute(
            'SELECT c.tbl, c."row", g.lamport, g.seq, g.actor, g.at FROM change AS c'
            " JOIN gesture AS g USING (replica, seq) WHERE g.replica = ? AND g.seq > ?",
            (replica, known),
        )
        for table, row, lamport, seq, actor, at in rows:
            one = Signed(Gesture(lamport, replica, seq), actor, at)
            signed[table, row] = max(one, signed.get((table, row), one))
    return signed
