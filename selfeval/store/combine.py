"""Take what another copy knows into this one: its gestures, and what follows from all of them.

Combining is not a gesture. The rows are worked out anew from the log where the other copy had
something to say of them, so that the result is the same whoever combines first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.ancestry import erased_in, same_values
from selfeval.store.causality import Causes
from selfeval.store.databases import attach, key_behind, under
from selfeval.store.dump import CHANGE_FIELDS, GESTURE_FIELDS, document_id, vector
from selfeval.store.errors import RefusedFile, UserError
from selfeval.store.log import install_triggers, remove_triggers
from selfeval.store.logbook import ends_of, id_fields, read_states, was_removed
from selfeval.store.playing import Key, State
from selfeval.store.rewriting import Rewritten, present_rows, rewrite
from selfeval.store.schema import named_by
from selfeval.store.spreading import drop_erased_attachments, spread_erasures


@dataclass(frozen=True)
class News:
    """What the other copy knows and this one does not.

    `since` is {replica: the last of its gestures that was known here}, `gestures` how many are new.
    """

    since: dict[str, int]
    gestures: int


@dataclass(frozen=True)
class Taken:
    """What was taken in: what was new, the rows it spoke of, and those that became others."""

    news: News
    states: Mapping[Key, State]
    rewritten: Rewritten


@contextmanager
def beside(connection: sqlite3.Connection, other: Path) -> Generator[None]:
    """Read the checked file at `other` as `theirs` on this connection, whatever its password."""
    with under(key_behind(connection), other) as alike:
        attach(connection, alike, "theirs")
        try:
            yield
        finally:
            connection.execute("DETACH DATABASE theirs")


def combine(connection: sqlite3.Connection, other: Path) -> Taken:
    """Take in all that the checked file at `other` knows, or nothing of it.

    UserError where it is another document, or where both say different things of one gesture;
    RefusedFile where both together cannot be.
    """
    with beside(connection, other):
        news = _news(connection)
        return _take_in(connection, news) if news.gestures else Taken(news, {}, {})


def _news(connection: sqlite3.Connection) -> News:
    theirs = connection.execute("SELECT value FROM theirs.meta WHERE key = 'document'").fetchone()
    if theirs is None or theirs[0] != document_id(connection):
        raise UserError(
            _("That file is a self-evaluation of its own, not a copy of this one."),
            _("Open it by itself. What you need from it can be typed or pasted in."),
        )
    _refuse_fork(connection)
    known = vector(connection)
    newest = connection.execute("SELECT replica, max(seq) FROM theirs.gesture GROUP BY replica")
    ahead = {one: seq - known.get(one, 0) for one, seq in newest if seq > known.get(one, 0)}
    return News({one: known.get(one, 0) for one in ahead}, sum(ahead.values()))


def _refuse_fork(connection: sqlite3.Connection) -> None:
    """UserError where the same gesture says different things here and there.

    That comes about when a computer was copied as a whole and both went on under one mark.
    """
    fields = ", ".join(f"{{0}}.{name}" for name in GESTURE_FIELDS[2:])
    different = connection.execute(
        "SELECT 1 FROM theirs.gesture AS t JOIN main.gesture AS m USING (replica, seq)"
        f" WHERE ({fields.format('t')}) IS NOT ({fields.format('m')}) LIMIT 1"
    ).fetchone()
    if different or not _same_count(connection) or not _same_changes(connection):
        raise UserError(
            _(
                "Both copies were written under the same mark, as happens when a computer is"
                " copied as a whole. They cannot be combined."
            ),
            _(
                "Both are as they were. Save a copy of yours under another name, and bring over by"
                " hand what is missing in it. Then let everybody go on with that one file."
            ),
        )


def _same_count(connection: sqlite3.Connection) -> bool:
    """Say whether common gestures have the same number of changes here and there."""
    count = "SELECT count(*) FROM {0}.change JOIN {1}.gesture USING (replica, seq)"
    here = connection.execute(count.format("main", "theirs")).fetchone()
    there = connection.execute(count.format("theirs", "main")).fetchone()
    return bool(here == there)


def _same_changes(connection: sqlite3.Connection) -> bool:
    """Say whether common changes are the same, but for what either side has erased."""
    rows = connection.execute(
        'SELECT t.tbl, t."row", t.kind, t.old, t.new, m.tbl, m."row", m.kind, m.old, m.new'
        " FROM theirs.change AS t JOIN main.change AS m USING (replica, seq, n)"
        ' WHERE (t.tbl, t."row", t.kind, t.old, t.new)'
        ' IS NOT (m.tbl, m."row", m.kind, m.old, m.new)'
    ).fetchall()
    if not rows:
        return True
    erased = erased_in(connection, "main") | erased_in(connection, "theirs")
    return all(
        row[0:3] == row[5:8]
        and same_values(row[3], row[8], row[0], row[1], erased)
        and same_values(row[4], row[9], row[0], row[1], erased)
        for row in rows
    )


def _take_in(connection: sqlite3.Connection, news: News) -> Taken:
    connection.execute("BEGIN IMMEDIATE")
    try:
        remove_triggers(connection)
        _copy_gestures(connection, news)
        causes = Causes(connection)
        spread_erasures(connection, causes)
        states = _states(connection, causes, rows_spoken_of(connection, news))
        rewritten = rewrite(connection, causes, states)
        drop_erased_attachments(connection)
        install_triggers(connection)
        connection.execute("COMMIT")
        return Taken(news, states, rewritten)
    except sqlite3.IntegrityError as problem:
        connection.execute("ROLLBACK")
        raise RefusedFile(
            _("That copy cannot be combined with this one: what it says does not fit together."),
            _("Nothing has been changed. Ask for the copy to be sent again."),
        ) from problem
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _copy_gestures(connection: sqlite3.Connection, news: News) -> None:
    changes = ", ".join(f'"{name}"' for name in CHANGE_FIELDS)
    for table, columns in (("gesture", ", ".join(GESTURE_FIELDS)), ("change", changes)):
        for replica, known in news.since.items():
            connection.execute(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM theirs.{table}"
                " WHERE replica = ? AND seq > ?",
                (replica, known),
            )
    connection.execute("INSERT OR IGNORE INTO main.blob SELECT * FROM theirs.blob")


def _states(
    connection: sqlite3.Connection, causes: Causes, spoken: Iterable[Key]
) -> dict[Key, State]:
    """Return what the log says of these rows, and of what stayed only for what they said so far."""
    states: dict[Key, State] = {}
    waiting = set(spoken)
    while waiting:
        more = read_states(connection, causes, waiting)
        states |= more
        waiting = _removed_ends(connection, more) - states.keys()
    return states


def _removed_ends(connection: sqlite3.Connection, keys: Iterable[Key]) -> set[Key]:
    """Return what these rows of the tables name, as they are, of what was ever removed."""
    naming = [key for key in keys if id_fields(key[0])]
    present = present_rows(connection, naming)
    ends = {end for key, values in present.items() for end in named_by(key[0], values)}
    return {end for end in ends if was_removed(connection, end)}


def rows_spoken_of(connection: sqlite3.Connection, news: News) -> set[Key]:
    """Return the rows that the new gestures say something of: whose state may be another now."""
    spoken: set[Key] = set()
    ends: set[Key] = set()
    for table, row, new in _changes_that_matter(connection, news):
        spoken.add((table, row))
        if new and id_fields(table):
            ends.update(ends_of(table, json.loads(new)))
    spoken.update(key for key in ends if was_removed(connection, key))
    return spoken


def _changes_that_matter(
    connection: sqlite3.Connection, news: News
) -> Iterable[tuple[str, str, str | None]]:
    """Yield (table, row, new) of every new change and of what new gestures undo or redo."""
    undone: set[tuple[str, int]] = set()
    for replica, known in news.since.items():
        since = (replica, known)
        yield from connection.execute(
            "SELECT tbl, \"row\", iif(kind = 'E', NULL, new) FROM main.change"
            " WHERE replica = ? AND seq > ?",
            since,
        )
        for (undoes,) in connection.execute(
            "SELECT undoes FROM main.gesture WHERE replica = ? AND seq > ? AND undoes <> ''", since
        ):
            undone.add((replica, int(undoes.partition(":")[2])))
    for which in undone:
        yield from connection.execute(
            "SELECT tbl, \"row\", iif(kind = 'E', NULL, new) FROM main.change"
            " WHERE replica = ? AND seq = ?",
            which,
        )
