"""Everything in a file as it stood when the file knew only part of what it knows now.

The log up to there is played on its own, so that undoing, combining and removing count as they did
then. What was erased since stays erased.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlmodel import Session

from selfeval.core.hidden_words import HIDE
from selfeval.core.models import MODEL_OF
from selfeval.core.rows import Rows
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, json_line
from selfeval.store.errors import RefusedFile
from selfeval.store.reading import as_rows
from selfeval.store.replay import play
from selfeval.store.schema import WHOLE, create_tables

Vector = dict[str, int]
MOST_KEPT = 8
"""How many moments of one file are kept at hand."""
GONE = "SELECT tbl, \"row\" FROM change WHERE kind = 'E' AND new = ?"
PRIVATE = (
    "SELECT tbl, \"row\", replica, seq FROM change WHERE kind <> 'E'"
    " AND (json_extract(old, '$.private') = 1 OR json_extract(new, '$.private') = 1)"
)
HIDDEN = (
    "SELECT json_extract(new, '$.item_table'), json_extract(new, '$.item_id'), replica, seq"
    " FROM change WHERE tbl = 'dismissal' AND kind = 'I'"
    f" AND substr(json_extract(new, '$.rule'), 1, {len(HIDE)}) = '{HIDE}'"
)

Moment = tuple[str, frozenset[Any]]
"""A vector, and what has been erased."""

_kept: WeakKeyDictionary[Session, dict[Moment, Rows]] = WeakKeyDictionary()
"""What was worked out, for as long as its file is open."""


def rows_at(session: Session, vector: str) -> Rows | None:
    """Return all rows as they were when the file knew exactly `vector`, a version's JSON.

    None where the log cannot say: it was not given along, `vector` is damaged or speaks of what
    this copy does not know, or it names a moment that never was. What is returned is kept until
    the file is closed or something in it is erased, so asking again costs nothing.
    """
    known = read_vector(vector)
    if known is None or not _could_be(session, known):
        return None
    kept = _kept.setdefault(session, {})
    moment = (json.dumps(known, sort_keys=True), _erasures(session))
    if moment not in kept:
        try:
            found = _play_until(session, known)
        except RefusedFile:
            return None
        while len(kept) >= MOST_KEPT:
            del kept[next(iter(kept))]
        kept[moment] = found
    return kept[moment]


def read_vector(text: str) -> Vector | None:
    """Return {replica: newest gesture} as a version keeps it; None where it says no such thing."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not found:
        return None
    known: Vector = {}
    for who, seq in cast("dict[str, Any]", found).items():
        if type(seq) is not int or seq < 1:
            return None
        known[who] = seq
    return known


def withheld_since(session: Session, vector: str) -> frozenset[tuple[str, str]]:
    """Return the (table, id) of all that was private, or had a name to be hidden, after `vector`.

    It counts whatever it is now: of what was then removed, the file no longer says so, and nobody
    is to read its words after all.
    """
    known = read_vector(vector) or {}
    found = _ask(session, PRIVATE) + _ask(session, HIDDEN)
    return frozenset((tbl, row) for tbl, row, who, seq in found if seq > known.get(who, 0))


def _could_be(session: Session, known: Vector) -> bool:
    """Say whether everybody's gestures up to there knew of nothing beyond."""
    newest = dict(_ask(session, "SELECT replica, max(seq) FROM gesture GROUP BY replica"))
    if any(seq > newest.get(who, 0) for who, seq in known.items()):
        return False
    told = _ask(session, "SELECT replica, seq, seen FROM gesture WHERE seen <> '{}'")
    return all(
        theirs <= known.get(other, 0)
        for who, seq, seen in told
        if seq <= known.get(who, 0)
        for other, theirs in json.loads(seen).items()
    )


def _erasures(session: Session) -> frozenset[Any]:
    """Return what was erased: a moment is another one with each of them."""
    found = _ask(session, "SELECT replica, seq, n FROM change WHERE kind = 'E'")
    return frozenset(tuple(one) for one in found)


def _play_until(session: Session, known: Vector) -> Rows:
    with closing(sqlite3.connect(":memory:")) as log:
        log.execute("PRAGMA temp_store = MEMORY")  # what a password protects is on no drive
        create_tables(log)
        for table, fields in (("gesture", GESTURE_FIELDS), ("change", CHANGE_FIELDS)):
            columns = ", ".join(f'"{name}"' for name in fields)
            marks = ", ".join("?" * len(fields))
            for who, seq in known.items():
                log.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({marks})",
                    _ask(
                        session,
                        f"SELECT {columns} FROM {table} WHERE replica = ? AND seq <= ?",
                        (who, seq),
                    ),
                )
        played = play(log)
    gone = {tuple(one) for one in _ask(session, GONE, (json_line(WHOLE),))}
    values: dict[str, list[dict[str, Any]]] = {}
    for (table, row_id), fields in played.items():
        if (table, row_id) not in gone:
            values.setdefault(table, []).append({"id": row_id, **fields})
    return Rows(
        row for table, model in MODEL_OF.items() for row in as_rows(model, values.get(table, ()))
    )


def _ask(session: Session, question: str, values: tuple[Any, ...] = ()) -> list[Any]:
    return list(session.connection().exec_driver_sql(question, values).all())
