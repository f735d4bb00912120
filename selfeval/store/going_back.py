"""Go back to a backup: one gesture makes everything as it was then, and undo takes it back.

Nothing of the history is dropped. What was done since the backup stays in the log, so combining
with a colleague's copy goes on as before: they see the going back as they see any other change.
What was erased for good since then does not come back.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import MODEL_OF
from selfeval.i18n import N_, _
from selfeval.store import backup, clearing
from selfeval.store.backup_list import GOING_BACK, read_name
from selfeval.store.check import open_to_look
from selfeval.store.document import Document
from selfeval.store.erased import Key, gone_for_good, owners
from selfeval.store.errors import UserError
from selfeval.store.schema import model_fields
from selfeval.store.scratch import examine_scratch

LABEL = N_("Go back to a backup")
Table = dict[str, dict[str, Any]]
"""Rows by id, as values by field."""


@dataclass(frozen=True)
class Ready:
    """A tested copy of a backup, and what to call it: when it was made (ISO), or ""."""

    scratch: Path
    moment: str


def go_back(document: Document, path: Path) -> bool:
    """Make everything in `document` as it is in the backup at `path`; False if it is already.

    A backup of how it is now is kept before, and none is cleared out until `clearing.go_on`.
    Raises RefusedFile for a backup that is damaged, UserError for one of another document, where
    the present state cannot be kept, or where the file is open for reading only.
    """
    ready = get_ready(path, snapshot_now(document), document.document_id, document.path.stem)
    return go_back_to(document, ready)


def snapshot_now(document: Document) -> Path:
    """Take a snapshot of how it is, for `get_ready`; UserError where that cannot be."""
    return document.shared_file().prepare().snapshot


def get_ready(path: Path, snapshot: Path, document_id: str, stem: str) -> Ready:
    """Test a backup and keep a snapshot of the present state; raises what `go_back` does.

    It is the slow part, and touches no open document, so it may be done on another thread.
    """
    try:
        scratch, _hash, examined = examine_scratch(path)
    except BaseException:
        snapshot.unlink(missing_ok=True)
        raise
    try:
        if examined.document_id != document_id:
            raise UserError(
                _("This is a backup of another self-evaluation."),
                _("Open a copy of it to see what is in it. Nothing was changed."),
            )
        backup.keep_snapshot(snapshot, document_id, stem, GOING_BACK)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
    finally:
        snapshot.unlink(missing_ok=True)
    named = read_name(path)
    return Ready(scratch, named.at.isoformat() if named else "")


def go_back_to(document: Document, ready: Ready) -> bool:
    """Make everything as it is in a backup that is ready; False if it is already.

    UserError, with nothing changed, where it cannot be noted that no backup may be cleared out.
    """
    before, noted = document.vector(), clearing.paused_for(document.document_id)
    try:
        _pause(document.document_id, ready.moment or GOING_BACK)
        with closing(open_to_look(ready.scratch)) as then, document.in_sql(_(LABEL)) as now:
            make_equal(now, then)
    finally:
        ready.scratch.unlink(missing_ok=True)
        changed = document.vector() != before
        if not changed:
            _take_back(document.document_id, noted)
    return changed


def _pause(document_id: str, reason: str) -> None:
    """Note it before anything is done: a crash right after that must not cost a backup."""
    try:
        clearing.pause(document_id, reason)
    except OSError as problem:
        raise UserError(
            _(
                "Nothing was changed, because the folder of backups cannot be written to"
                " ({problem})."
            ).format(problem=problem.strerror or problem),
            _("Look whether the folder is there, and whether its drive is full."),
        ) from problem


def _take_back(document_id: str, noted: str) -> None:
    with contextlib.suppress(OSError):  # then more is kept than need be, until somebody confirms
        if noted:
            clearing.pause(document_id, noted)
        else:
            clearing.go_on(document_id)


def went_back_last(document: Document) -> bool:
    """Whether going back is what undo would take back now."""
    return document.undo_label == _(LABEL)


def make_equal(now: sqlite3.Connection, then: sqlite3.Connection) -> None:
    """Write `now`, within an open gesture, so that its rows are those of `then`.

    Fields and rows that were erased for good since then stay as they are.
    """
    since = {one[2:] for one in _erasures(now) - _erasures(then)}
    spared = _Spared(since, gone_for_good(now))
    _copy_bytes(now, then)
    for table in model_fields():
        ours, theirs = rows_of(now, table), rows_of(then, table)
        for row in theirs.keys() - ours.keys():
            values = spared.fit(table, row, theirs[row])
            if values is not None:
                _insert(now, table, values)
        for row in theirs.keys() & ours.keys():
            _update(now, table, row, ours[row], spared.fit(table, row, theirs[row], ours[row]))
        for row in ours.keys() - theirs.keys():
            now.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def rows_of(connection: sqlite3.Connection, table: str) -> Table:
    """Return the rows of one table."""
    fields = model_fields()[table]
    rows = connection.execute(f"SELECT {', '.join(fields)} FROM {table}")
    return {row[fields.index("id")]: dict(zip(fields, row, strict=True)) for row in rows}


def _erasures(connection: sqlite3.Connection) -> set[tuple[str, int, str, str, str]]:
    """Return (replica, seq, table, row, field) of everything that was erased for good."""
    rows = connection.execute("SELECT replica, seq, tbl, \"row\", new FROM change WHERE kind = 'E'")
    return {(*by, table, row, json.loads(name)) for *by, table, row, name in rows}


@dataclass(frozen=True)
class _Spared:
    """What does not come back: erased fields, and rows that were erased as a whole."""

    fields: set[tuple[str, str, str]]
    rows: set[Key]

    def fit(
        self,
        table: str,
        row: str,
        values: Mapping[str, Any],
        present: Mapping[str, Any] | None = None,
    ) -> dict[str, Any] | None:
        """Return a row as it may come back: where it may not, a field as it is at `present`.

        None for a row that is not there at present and cannot come back at all.
        """
        if present is None and ((table, row) in self.rows or self._lost_owner(table, values)):
            return None
        fit = dict(values)
        for field in fields_of(MODEL_OF[table]):
            if (table, row, field.name) in self.fields or self._leads_away(field, values):
                fit[field.name] = present[field.name] if present else field.empty
        return fit

    def _lost_owner(self, table: str, values: Mapping[str, Any]) -> bool:
        return any(owner in self.rows for owner in owners(table, values))

    def _leads_away(self, field: FieldUI, values: Mapping[str, Any]) -> bool:
        """Whether a field leads to a row that was erased."""
        if field.name in ("sorted_table", "sorted_id"):
            return (values["sorted_table"], values["sorted_id"]) in self.rows
        return (field.references.partition(".")[0], values[field.name]) in self.rows


def _copy_bytes(now: sqlite3.Connection, then: sqlite3.Connection) -> None:
    """Bring along the attachments that are no longer here."""
    for name, size in then.execute("SELECT id, size FROM blob").fetchall():
        if now.execute("SELECT 1 FROM blob WHERE id = ?", (name,)).fetchone() is None:
            data = then.execute("SELECT bytes FROM blob WHERE id = ?", (name,)).fetchone()[0]
            now.execute("INSERT INTO blob VALUES (?, ?, ?)", (name, size, data))


def _insert(now: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    marks = ", ".join("?" * len(values))
    now.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
    )


def _update(
    now: sqlite3.Connection,
    table: str,
    row: str,
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any] | None,
) -> None:
    names = [name for name in ours if theirs is not None and ours[name] != theirs[name]]
    if theirs is not None and names:
        sets = ", ".join(f"{name} = ?" for name in names)
        values = (*(theirs[name] for name in names), row)
        now.execute(f"UPDATE {table} SET {sets} WHERE id = ?", values)
