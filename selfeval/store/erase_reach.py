"""Erase for good in every copy that this computer keeps of a document, but for the open one.

Backups, safety copies and what was set aside are written anew without the words; these, and a
working copy of the same document at another path, get the erasure as a gesture of their own. How
far this has come stands beside the working copy, so that neither a crash nor a colleague's erasure
is forgotten.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

from selfeval.i18n import _
from selfeval.store import keys, places
from selfeval.store.catching_up import catch_up
from selfeval.store.check import open_to_look
from selfeval.store.connection import connect, leave_no_trace
from selfeval.store.dump import document_id, json_line
from selfeval.store.erase import Erasure
from selfeval.store.erase_copies import holds, note_erasure, rewrite
from selfeval.store.erased import Key
from selfeval.store.errors import AlreadyOpen, PasswordNeeded, UserError
from selfeval.store.header import has_magic
from selfeval.store.replacing import write_safely
from selfeval.store.schema import WHOLE
from selfeval.store.spreading import drop_erased_attachments
from selfeval.store.working import WorkingCopy

REACHED = "erased.json"
Tell = Callable[[int, int], object]
"""Hears how many copies are done, of how many."""


@dataclass(frozen=True)
class Kept:
    """A copy on this computer that may still hold what was erased, and why, as a sentence.

    `again`: it is tried once more when the document is next opened.
    """

    path: Path
    why: str
    again: bool = False


@dataclass(frozen=True)
class Reached:
    """What an erasure reached on this computer.

    `rewritten` counts backups and other kept copies; `files` are other files of the same document
    whose working copies are rid of the words, and that will be once they are opened and saved.
    `beside` are files of this document in the same folder, which nothing has touched.
    """

    rewritten: int = 0
    files: tuple[Path, ...] = ()
    kept: tuple[Kept, ...] = ()
    beside: tuple[Path, ...] = ()


def unheard(_done: int, _of: int) -> None:
    """Tell nobody."""


def reach(own: Path, document: str, erasure: Erasure, actor: str, tell: Tell) -> Reached:
    """Erase in every copy of the document on this computer but the working copy in folder `own`."""
    roots, kept = roots_here()
    others, backups = copies_here(own, document, roots)
    steps: list[tuple[Path, Callable[[], bool]]] = [
        *((at, partial(_erase_in, copy, document, erasure, actor)) for at, copy in others.items()),
        *((at, partial(rewrite, at, erasure, actor)) for at in backups),
    ]
    changed: list[Path] = []
    for done, (at, erase_there) in enumerate(steps):
        tell(done, len(steps))
        try:
            changed += [at] if erase_there() else []
        except (OSError, sqlite3.Error, UserError) as problem:
            kept.append(Kept(at, why_kept(problem), isinstance(problem, OSError | AlreadyOpen)))
    tell(len(steps), len(steps))
    files = tuple(at for at in changed if at in others)
    return Reached(len(changed) - len(files), files, tuple(kept))


def roots_here() -> tuple[list[Path], list[Kept]]:
    """Return the folders that hold this computer's own copies, and what is out of reach of them."""
    try:
        return list(dict.fromkeys([places.home(), *places.all_backups()])), []
    except OSError as problem:
        folder = Path(problem.filename or places.home())
        return [places.home()], [Kept(folder, why_kept(problem), again=True)]


def copies_here(
    own: Path, document: str, roots: list[Path]
) -> tuple[dict[Path, WorkingCopy], list[Path]]:
    """Return the other working copies of a document by their file, and its kept copies."""
    copies = [WorkingCopy(folder) for folder in places.working_copies().iterdir()]
    known = [(one, state) for one in copies if (state := one.read_state())]
    others = {
        Path(state.path): one
        for one, state in known
        if state.document_id == document and one.folder != own and one.database.exists()
    }
    spared = {one.database for one in copies} | {Path(state.path) for _one, state in known}
    return others, [at for at in _databases(roots) if at not in spared and _is_of(at, document)]


def why_kept(problem: Exception) -> str:
    """Say why a copy on this computer stayed as it was."""
    if isinstance(problem, AlreadyOpen):
        return _("It is open in another window.")
    if isinstance(problem, OSError):
        return _("It cannot be written to ({problem}).").format(problem=problem.strerror or problem)
    if isinstance(problem, PasswordNeeded):
        return _("It has a password that is not known here.")
    return _("It is damaged and cannot be written anew.")


# Which copies there are -----------------------------------------------------------------------


def _databases(roots: list[Path]) -> Iterator[Path]:
    """Yield every file below these folders that is a database, or that may not be looked into."""
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.name != "lock" and _could_be_database(path):
                yield path


def _could_be_database(path: Path) -> bool:
    try:
        return has_magic(path) or keys.is_protected(path)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is_of(path: Path, document: str) -> bool:
    """Say whether a database is of this document; one that cannot say is known by its folder."""
    try:
        with closing(open_to_look(path)) as connection:
            found = document_id(connection)
    except (sqlite3.Error, PasswordNeeded):
        found = ""
    if found:
        return found == document
    state = WorkingCopy(path.parent).read_state()
    return path.parent.name == document or (state is not None and state.document_id == document)


# Another working copy -------------------------------------------------------------------------


def _erase_in(copy: WorkingCopy, document: str, erasure: Erasure, actor: str) -> bool:
    """Erase in the working copy of another file of this document; say whether there was a need."""
    copy.hold()
    try:
        catch_up(copy)
        if not copy.is_usable(document):
            raise sqlite3.DatabaseError
        with closing(connect(copy.database)) as raw:
            if not holds(raw, erasure):
                return False
            _make_gesture(raw, copy, erasure, actor)
            leave_no_trace(raw)
        return True
    finally:
        copy.release()


def _make_gesture(raw: sqlite3.Connection, copy: WorkingCopy, erasure: Erasure, actor: str) -> None:
    replica = copy.replica() or copy.mint_replica()
    raw.execute("BEGIN IMMEDIATE")
    try:
        note_erasure(raw, replica, erasure, actor)
        drop_erased_attachments(raw)
        raw.execute("COMMIT")
    except BaseException:
        raw.execute("ROLLBACK")
        raise


# What is still to be done ---------------------------------------------------------------------


def not_reached(own: Path, connection: sqlite3.Connection) -> Erasure:
    """Return what the log says was erased since every copy here was last rid of all that was.

    By this computer's user, or by somebody whose work has been combined.
    """
    done = _reached_before(own)
    rows = connection.execute(
        "SELECT replica, seq, tbl, \"row\", new FROM change WHERE kind = 'E' AND new <> ?",
        (json_line(WHOLE),),
    ).fetchall()
    fields: dict[Key, tuple[str, ...]] = {}
    for replica, seq, table, row, name in rows:
        if seq > done.get(replica, 0):
            known = fields.get((table, row), ())
            fields[table, row] = tuple(dict.fromkeys([*known, json.loads(name)]))
    return Erasure(fields)


def note_reached(own: Path, vector: dict[str, int]) -> None:
    """Remember beside the working copy that every erasure up to here has reached every copy."""
    write_safely(own / REACHED, json.dumps(vector).encode())


def _reached_before(own: Path) -> dict[str, int]:
    try:
        kept: object = json.loads((own / REACHED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = cast("dict[str, Any]", kept) if isinstance(kept, dict) else {}
    return {replica: seq for replica, seq in known.items() if type(seq) is int}
