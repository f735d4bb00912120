"""Erase for good: blank what a field said, in the row and everywhere in its history.

An erasure is a logged change of kind E, one for each field, whose `new` is the field's name; that
of "id" says that the row is gone as a whole.
Combining applies it before it compares gestures. It cannot be undone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF
from selfeval.store.dump import json_line
from selfeval.store.erased import Key, erasable_fields, with_company
from selfeval.store.log import Pen
from selfeval.store.removal import remove
from selfeval.store.schema import WHOLE


@dataclass(frozen=True)
class Erasure:
    """Fields to be blanked, by (table, id), and attachments whose bytes may go, by sha256.

    It holds no words, so that it can be kept until every copy has been reached.
    """

    fields: Mapping[Key, tuple[str, ...]]
    blobs: frozenset[str] = frozenset()


def erase(
    pen: Pen, session: Session, fields: Mapping[Key, Collection[str]], whole: Collection[Key]
) -> Erasure:
    """Erase fields, and rows with all that ever belonged to them, within an open gesture.

    KeyError for a field that is not one, ValueError for one that never changes or that cannot be
    without what it says (the bytes of a file that stays attached).
    """
    for table, row in whole:
        found = session.get(MODEL_OF[table], row)
        if found is not None:
            remove(session, found)
    session.flush()
    gone = _gone(pen.connection, whole)
    erasure = _erasure(pen.connection, fields, gone)
    for (table, row), names in erasure.fields.items():
        erase_fields(pen, table, row, names)
    for table, row in sorted(gone):
        _log(pen, table, row, WHOLE)
    collect(pen.connection, erasure.blobs)
    return erasure


def _gone(connection: sqlite3.Connection, whole: Collection[Key]) -> set[Key]:
    """Return the rows that go as a whole, once they have been removed, with their company."""
    removed = connection.execute(
        "SELECT tbl, \"row\" FROM change WHERE kind = 'D'"
        " AND (replica, seq) = (SELECT replica, seq FROM pen)"
    )
    return with_company(connection, {*whole, *removed.fetchall()}) if whole else set[Key]()


def _erasure(
    connection: sqlite3.Connection, fields: Mapping[Key, Collection[str]], gone: Collection[Key]
) -> Erasure:
    """Say what has to be blanked once the rows that go have been removed."""
    for (table, _row), names in fields.items():
        for name in names:
            if field_of(MODEL_OF[table], name).frozen or (table, name) == ("evidence", "sha256"):
                raise ValueError(f"{table}.{name} cannot be erased")
    wanted = {key: tuple(names) for key, names in fields.items() if key not in gone and names}
    wanted |= {key: erasable_fields(key[0]) for key in sorted(gone) if erasable_fields(key[0])}
    return Erasure(wanted, frozenset(_fingerprints(connection, gone)))


def _fingerprints(connection: sqlite3.Connection, gone: Iterable[Key]) -> set[str]:
    """Return the sha256 of everything that these rows ever had attached."""
    found: set[str] = set()
    for key in gone:
        if key[0] == "evidence":
            logged = connection.execute(
                "SELECT json_extract(old, '$.sha256'), json_extract(new, '$.sha256') FROM change"
                " WHERE tbl = ? AND \"row\" = ? AND kind <> 'E'",
                key,
            )
            found.update(name for pair in logged for name in pair if name)
    return found


def erase_fields(pen: Pen, table: str, row: str, fields: Iterable[str]) -> None:
    """Blank `fields` of one row within an open gesture; KeyError for a field that is not one."""
    names = list(fields)
    blank_row(pen.connection, table, row, names)
    for name in names:
        _log(pen, table, row, name)


def _log(pen: Pen, table: str, row: str, name: str) -> None:
    """Log the erasure of one field, or of a row as a whole, within an open gesture."""
    pen.connection.execute(
        'INSERT INTO change (replica, seq, n, tbl, "row", kind, old, new)'
        " SELECT replica, seq, (SELECT coalesce(max(c.n), 0) + 1 FROM change AS c"
        " WHERE c.replica = pen.replica AND c.seq = pen.seq), ?, ?, 'E', NULL, ? FROM pen",
        (table, row, json_line(name)),
    )


def blank_row(connection: sqlite3.Connection, table: str, row: str, names: Iterable[str]) -> None:
    """Blank fields of a row, if it is there, and wherever the log mentions them for it."""
    blanks = {name: field_of(MODEL_OF[table], name).empty for name in names}
    if blanks:
        sets = ", ".join(f"{name} = ?" for name in blanks)
        connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*blanks.values(), row))
        blank_in_log(connection, table, row, blanks)


def blank_in_log(
    connection: sqlite3.Connection, table: str, row: str, blanks: dict[str, str | int | None]
) -> None:
    """Blank the fields wherever the log mentions them for this row."""
    found = connection.execute(
        "SELECT replica, seq, n, old, new FROM change"
        " WHERE tbl = ? AND \"row\" = ? AND kind <> 'E'",
        (table, row),
    ).fetchall()
    for replica, seq, n, old, new in found:
        connection.execute(
            "UPDATE change SET old = ?, new = ? WHERE replica = ? AND seq = ? AND n = ?",
            (_blanked(old, blanks), _blanked(new, blanks), replica, seq, n),
        )


def _blanked(values: str | None, blanks: dict[str, str | int | None]) -> str | None:
    if values is None:
        return None
    known = json.loads(values)
    blanked = known | {name: blank for name, blank in blanks.items() if name in known}
    return values if blanked == known else json_line(blanked)


def collect(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Delete the bytes of attachments that neither a row nor the log names any more."""
    for name in names:
        connection.execute(
            "DELETE FROM blob WHERE id = :name"
            " AND NOT EXISTS (SELECT 1 FROM evidence WHERE sha256 = :name)"
            " AND NOT EXISTS (SELECT 1 FROM school WHERE logo = :name)"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE instr(coalesce(old, ''), :name)"
            " OR instr(coalesce(new, ''), :name))",
            {"name": name},
        )
