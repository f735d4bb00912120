"""Repair a damaged file on a copy: rebuild its tables from its log, and save the rows it can.

The original is only read. What comes of it is a new file beside it, sealed and checked like any
other, of the same document, so that it can still be combined with sound copies.
"""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from selfeval.i18n import N_, _
from selfeval.store import keys, places
from selfeval.store.connection import connect
from selfeval.store.errors import RefusedFile, UserError
from selfeval.store.going_back import rows_of
from selfeval.store.header import MAGIC
from selfeval.store.keys import Key
from selfeval.store.log import Pen, install_triggers
from selfeval.store.mending import drop_loose_ends, put_right
from selfeval.store.name_length import name_after
from selfeval.store.publish import FileChanged, write_sealed
from selfeval.store.repaired import Repaired
from selfeval.store.replay import Played, play
from selfeval.store.rescue import copies_of
from selfeval.store.salvage import Row, Salvage, copy_what_can_be_read, salvage
from selfeval.store.schema import VERSION, create_tables, model_fields
from selfeval.store.sound_log import sound_part, write_log

LABEL = N_("Repair the file")
MOST_COPIES = 100


def repair(path: Path, document: str = "") -> Repaired:
    """Write what can be saved of the file at `path` beside it, and say what that is.

    `document` is its id, if it is known from elsewhere. UserError where nothing can be saved or
    the new file cannot be written, PasswordNeeded where its password is not known. Slow; it
    touches no open document.
    """
    key = _key_of(path)
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        try:
            all_read = copy_what_can_be_read(path, scratch)
        except OSError as problem:
            raise UserError(
                _("“{name}” could not be read ({problem}).").format(
                    name=path.name, problem=problem.strerror or problem
                ),
                _("Check that you may open it, and that its drive is connected."),
            ) from problem
        if key is not None:
            _give_salt(scratch, key)
        found = salvage(scratch)
    finally:
        scratch.unlink(missing_ok=True)
    if not all_read:
        found.whole.clear()
    if not any(found.rows.values()) and not found.gestures:
        raise UserError(
            _("Nothing could be saved from “{name}”: none of it can be read.").format(
                name=path.name
            ),
            _("It was left as it is. Look for a copy of it elsewhere."),
        )
    return _rebuild(path, found, found.document or document)


def _key_of(path: Path) -> Key | None:
    """Return the key of a damaged file; PasswordNeeded where it is not known.

    Where not even its first bytes say what it is, it is that of the working copy.
    """
    start = b""
    with contextlib.suppress(OSError), path.open("rb") as file:
        start = file.read(len(MAGIC))
    if start == MAGIC or start.startswith(keys.MARK):
        return keys.key_of(path)
    known = (keys.key_of(copy.database) for copy, _state in copies_of(path))
    return next((key for key in known if key is not None), None)


def _give_salt(scratch: Path, key: Key) -> None:
    with scratch.open("rb+") as file:
        file.write(key.salt)


def _rebuild(path: Path, found: Salvage, document: str) -> Repaired:
    """Try with the log and the rows, then with the log alone, then with the rows alone."""
    log = sound_part(found.gestures, found.changes)
    nothing: tuple[list[Row], list[Row]] = ([], [])
    for trusted, with_rows in ((log, True), (log, False), (nothing, True)):
        attempt = _Attempt(path, found, document, trusted, with_rows=with_rows)
        try:
            return attempt.make()
        except RefusedFile:
            continue
    raise UserError(
        _("“{name}” could not be repaired: what can be read of it does not fit together.").format(
            name=path.name
        ),
        _("It was left as it is. Look for a copy of it elsewhere."),
    )


class _Attempt:
    """One way to make a file of what was read; RefusedFile where that does not make a sound one."""

    def __init__(
        self,
        path: Path,
        found: Salvage,
        document: str,
        log: tuple[list[Row], list[Row]],
        *,
        with_rows: bool,
    ) -> None:
        self._path, self._found, self._document = path, found, document
        self._log, self._with_rows = log, with_rows

    def make(self) -> Repaired:
        """Build the file and write it beside the damaged one."""
        work = places.scratch() / f"{uuid.uuid4().hex}.db"
        try:
            with closing(connect(work, new_under=self._found.key)) as raw:
                return self._build(raw)
        except sqlite3.Error as problem:
            raise RefusedFile(str(problem)) from problem
        finally:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{work}{suffix}").unlink(missing_ok=True)

    def _build(self, raw: sqlite3.Connection) -> Repaired:
        create_tables(raw)
        raw.execute("BEGIN IMMEDIATE")
        for mark in (("document", self._document or uuid.uuid4().hex), ("version", str(VERSION))):
            raw.execute("INSERT INTO meta VALUES (?, ?)", mark)
        for name, data in self._found.blobs.items():
            raw.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (name, len(data), data))
        put_right(raw)
        write_log(raw, *self._log)
        played = play(raw)
        for (table, row), values in played.items():
            _insert(raw, table, {"id": row, **values})
        raw.execute("COMMIT")
        changed, lost, files_lost = self._mend(raw, played)
        return Repaired(
            self._write(raw),
            gestures=len(self._log[0]),
            gestures_known=_known(self._found.gestures),
            rows=sum(len(rows_of(raw, table)) for table in model_fields()),
            from_rows=changed,
            lost=lost,
            files_lost=files_lost,
            is_same_document=bool(self._document),
        )

    def _mend(self, raw: sqlite3.Connection, played: Played) -> tuple[int, int, int]:
        """Make one gesture of what the rows say beyond the log, and of what has lost its end."""
        install_triggers(raw)
        pen = Pen(raw)
        pen.take_up(uuid.uuid4().hex)
        raw.execute("BEGIN IMMEDIATE")
        pen.lower()
        changed = self._take_rows(raw, played) if self._with_rows else 0
        lost, files_lost = drop_loose_ends(raw)
        pen.finish(_(LABEL), "")
        raw.execute("COMMIT")
        return changed, lost, files_lost

    def _take_rows(self, raw: sqlite3.Connection, played: Played) -> int:
        """Write the rows that were read where the log says otherwise; return how many."""
        changed = 0
        for table, rows in self._found.rows.items():
            told = {row: values for (name, row), values in played.items() if name == table}
            for row, values in rows.items():
                if told.get(row) != {name: one for name, one in values.items() if name != "id"}:
                    changed += _attempt(lambda v=values, t=table: _insert(raw, t, v))
            if table in self._found.whole and self._log_is_short:
                for row in told.keys() - rows.keys():
                    raw.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
                    changed += 1
        return changed

    @property
    def _log_is_short(self) -> bool:
        """Whether removals may be missing: otherwise a row that is told of has been lost."""
        return len(self._log[0]) < _known(self._found.gestures) or not (
            {"gesture", "change"} <= self._found.whole
        )

    def _write(self, raw: sqlite3.Connection) -> Path:
        for number in range(1, MOST_COPIES):
            target = self._path.with_name(_repaired_name(self._path, number))
            if target.exists():
                continue
            try:
                write_sealed(raw, target, "")
            except FileChanged:
                continue
            except UserError as problem:
                if isinstance(problem.__cause__, RefusedFile):
                    raise problem.__cause__ from None
                raise
            return target
        raise UserError(_("There are too many copies beside this file already."))


def _repaired_name(path: Path, number: int) -> str:
    words, more = _("{name} (repaired{more})"), f" {number}" if number > 1 else ""
    return name_after(path, lambda stem: words.format(name=stem, more=more))


def _insert(raw: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    """Write a row, in the place of the one of the same id if there is one."""
    names = list(values)
    marks = ", ".join("?" * len(names))
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    raw.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        f" ON CONFLICT (id) DO UPDATE SET {sets}",
        tuple(values[name] for name in names),
    )


def _attempt(write: Callable[[], None]) -> int:
    """Write a row if it can be one: 1 if it was, 0 if the schema has something against it."""
    try:
        write()
    except (sqlite3.IntegrityError, sqlite3.DataError):
        return 0
    return 1


def _known(gestures: list[Row]) -> int:
    """Return how many gestures there were, by the highest number of each replica."""
    newest: dict[str, int] = {}
    for row in gestures:
        newest[row[0]] = max(row[1], newest.get(row[0], 0))
    return sum(newest.values())
