"""Give a copy away: the same document for a colleague, or a new one of what may leave.

A new document is never the old file with something deleted from it: it is written from nothing,
so that no former wording can be left over in it, neither in a table nor between the tables.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfeval.core.handover.choice import CopyChoice
from selfeval.core.handover.contents import Contents, contents
from selfeval.core.hanging import every
from selfeval.core.ids import new_id
from selfeval.core.models import MODEL_OF, Evidence, Row
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.ancestry import is_ancestor
from selfeval.store.backup import keep
from selfeval.store.check import open_to_look
from selfeval.store.databases import key_behind, open_file, under
from selfeval.store.dump import blob_lines, canonical_lines, document_id, json_line, log_lines
from selfeval.store.errors import UserError
from selfeval.store.keys import Key
from selfeval.store.log import Pen, install_triggers
from selfeval.store.publish import FileChanged, write_sealed
from selfeval.store.schema import VERSION, create_tables, model_fields
from selfeval.store.working import fingerprint


@dataclass(frozen=True)
class Given:
    """A copy that was written, read back and found to hold `contents` and nothing else.

    `size` is in bytes.
    """

    path: Path
    contents: Contents
    size: int


def place_beside(own: Path, target: Path | str) -> Path:
    """Return the one absolute path of `target`; UserError if it is the file at `own` itself."""
    try:
        place = Path(os.path.realpath(target))
        is_own = place == own or (place.exists() and own.exists() and place.samefile(own))
    except (OSError, ValueError) as problem:
        raise _out_of_reach(Path(target), problem) from problem
    if is_own:
        raise UserError(
            _("The copy would take the place of the file that it is made from."),
            _("Give the copy another name, or put it into another folder."),
        )
    return place


def older_copy_at(connection: sqlite3.Connection, target: Path, choice: CopyChoice) -> bool:
    """Say whether an older copy of the same document stands at `target`, which may be replaced.

    False where nothing stands there. UserError where anything else does, which is left alone, and
    where half a history is asked for.
    """
    _refuse_half_a_history(choice)
    try:
        if target.is_dir():
            raise UserError(_("“{name}” is a folder, not a file.").format(name=target.name))
        if not target.parent.is_dir():
            raise UserError(
                _("There is no folder “{name}”.").format(name=str(target.parent)),
                _("Choose a folder that exists."),
            )
        if not target.exists():
            return False
    except (OSError, ValueError) as problem:
        raise _out_of_reach(target, problem) from problem
    if choice.same_document and target.is_file() and is_ancestor(connection, target):
        return True
    raise UserError(
        _("There is already a file “{name}” in this folder, and it was left as it is.").format(
            name=target.name
        ),
        _("Give the copy another name."),
    )


def write_copy(
    connection: sqlite3.Connection,
    rows: Rows,
    target: Path,
    choice: CopyChoice,
    *,
    replace: bool = False,
) -> Given:
    """Write a copy of what `connection` holds, which are `rows`, at `target`; then read it back.

    UserError, with nothing written, where the place is not free (an older copy of the same
    document gives way with `replace`, and is kept in the backups), where half a history is asked
    for, or where the copy cannot be written.
    """
    current = _make_room(connection, target, choice, replace=replace)
    found = contents(rows, choice)
    with _ready(connection, found) as source:
        try:
            write_sealed(source, target, current)
        except FileChanged:
            raise UserError(
                _("Somebody has just changed “{name}”.").format(name=target.name),
                _("Give the copy another name."),
            ) from None
        _refuse_other_contents(target, source, found)
    return Given(target, found, target.stat().st_size)


def _refuse_half_a_history(choice: CopyChoice) -> None:
    if choice.asks_half_a_history:
        raise UserError(
            _(
                "The history tells every former wording, also of what is to stay here, so it"
                " goes along only together with everything else."
            ),
            _("Leave the history out, or let everything else go along as well."),
        )


def _make_room(
    connection: sqlite3.Connection, target: Path, choice: CopyChoice, *, replace: bool
) -> str:
    """Return the sha256 of what may be replaced at `target`, '' where the place is free."""
    if not older_copy_at(connection, target, choice):
        return ""
    if not replace:
        raise UserError(
            _("There is already an older copy of this self-evaluation called “{name}”.").format(
                name=target.name
            ),
            _("Give the copy another name, or agree to replace the older one."),
        )
    try:
        current = fingerprint(target)
        keep(target, document_id(connection))
    except OSError as problem:
        raise _out_of_reach(target, problem) from problem
    return current


def _out_of_reach(target: Path, problem: Exception) -> UserError:
    return UserError(
        _("“{name}” is out of reach ({problem}).").format(
            name=target.name.encode(errors="replace").decode(errors="replace"),
            problem=getattr(problem, "strerror", None) or _("its name cannot be read"),
        ),
        _("Check its name and its folder, and that you may use them."),
    )


# Making it ready -------------------------------------------------------------------------------


@contextmanager
def _ready(connection: sqlite3.Connection, found: Contents) -> Generator[sqlite3.Connection]:
    """Give a connection to a database on this computer that holds the copy; it goes afterwards."""
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        with closing(connect_scratch(scratch, key_behind(connection))) as made:
            if found.choice.is_whole:
                _take_all(made, connection, same=found.choice.same_document)
            else:
                _begin_anew(made, connection, found.rows)
        key = key_behind(connection) if found.choice.has_password else None
        with under(key, scratch) as ready, closing(open_file(ready)) as made:
            yield made
    except (OSError, sqlite3.Error) as problem:
        raise UserError(
            _("The copy could not be made ready on this computer ({problem}).").format(
                problem=getattr(problem, "strerror", None) or problem
            ),
            _("Nothing was written. Free some space on this computer and try again."),
        ) from problem
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{scratch}{suffix}").unlink(missing_ok=True)


def connect_scratch(scratch: Path, key: Key | None) -> sqlite3.Connection:
    """Begin a database on this computer in which a copy is made ready, as protected as its file."""
    made = open_file(scratch, new_under=key)
    made.execute("PRAGMA foreign_keys = ON")
    return made


def _take_all(made: sqlite3.Connection, connection: sqlite3.Connection, *, same: bool) -> None:
    """Copy everything with its history; what is not the same document gets an id of its own."""
    connection.backup(made)
    made.execute("DELETE FROM meta WHERE key = 'seal'")
    if not same:
        made.execute("UPDATE meta SET value = ? WHERE key = 'document'", (new_id(),))


def _begin_anew(made: sqlite3.Connection, connection: sqlite3.Connection, rows: Rows) -> None:
    """Write `rows` as the one gesture of a new replica, for which nobody is named."""
    create_tables(made)
    marks = (("document", new_id()), ("version", str(VERSION)))
    made.executemany("INSERT INTO meta VALUES (?, ?)", marks)
    install_triggers(made)
    pen = Pen(made)
    pen.take_up(new_id())
    made.execute("BEGIN IMMEDIATE")
    pen.lower()
    _insert(made, rows)
    for name in sorted(_named_blobs(rows)):
        query = "SELECT id, size, bytes FROM blob WHERE id = ?"
        made.executemany("INSERT INTO blob VALUES (?, ?, ?)", connection.execute(query, (name,)))
    pen.finish(_("Begin from a copy"), "")
    made.execute("COMMIT")


def _insert(made: sqlite3.Connection, rows: Rows) -> None:
    for row in every(rows):
        fields = model_fields()[row.table_name()]
        marks = ", ".join("?" * len(fields))
        made.execute(
            f"INSERT INTO {row.table_name()} ({', '.join(fields)}) VALUES ({marks})",
            [getattr(row, name) for name in fields],
        )


def _named_blobs(rows: Rows) -> set[str]:
    """Return the fingerprints of the attached files that rows name, and of the school's logo."""
    files = {row.sha256 for row in rows.all(Evidence) if row.kind == "file"}
    return files | {rows.school.logo} - {""}


# Reading it back -------------------------------------------------------------------------------


def _refuse_other_contents(target: Path, source: sqlite3.Connection, found: Contents) -> None:
    """Read the copy back; UserError, and it is taken away again, if it holds anything else."""
    with closing(open_to_look(target)) as copy:
        right = (
            list(canonical_lines(copy)) == _expected(found.rows)
            and list(log_lines(copy)) == list(log_lines(source))
            and list(blob_lines(copy)) == list(blob_lines(source))
            and document_id(copy) == document_id(source)
            and (found.choice.has_history or _begins_there(copy))
        )
    if not right:
        target.unlink()
        raise UserError(
            _("The copy did not read back as it was meant to be, so it was taken away again."),
            _("Your own file is as it was. Try again, or choose another drive."),
        )


def _begins_there(copy: sqlite3.Connection) -> bool:
    """Whether the history is one gesture that nobody is named for, and in which all began."""
    gestures = copy.execute("SELECT actor FROM gesture").fetchall()
    others = copy.execute("SELECT 1 FROM change WHERE kind <> 'I' LIMIT 1").fetchone()
    return gestures in ([("",)], []) and others is None


def _expected(rows: Rows) -> list[str]:
    lines: list[str] = []
    for table, fields in model_fields().items():
        listed = sorted(rows.all(MODEL_OF[table]), key=_id)
        lines += (json_line([table, _values(row, fields)]) for row in listed)
    return lines


def _id(row: Row) -> str:
    return row.id


def _values(row: Row, fields: Iterable[str]) -> dict[str, object]:
    values = {name: getattr(row, name) for name in fields}
    return {name: int(one) if isinstance(one, bool) else one for name, one in values.items()}
