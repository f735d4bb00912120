"""What this computer keeps of a file apart from the file itself, and whether that has all of it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import keys, places
from selfeval.store.ancestry import gestures_known
from selfeval.store.backup_list import Backup, backups_of
from selfeval.store.beside import says_it_is
from selfeval.store.catching_up import is_older
from selfeval.store.check import Examined, open_to_look
from selfeval.store.connection import connect_to_read
from selfeval.store.dump import document_id, vector
from selfeval.store.errors import PasswordNeeded, UserError
from selfeval.store.opening import canonical, refuse_missing
from selfeval.store.own_place import in_own_place
from selfeval.store.scratch import examine_scratch
from selfeval.store.working import State, WorkingCopy

SCRATCH_USED = 10 * 60.0
"""Seconds for which a scratch file that says nothing of itself may still be being written."""


@dataclass(frozen=True)
class KeptHere:
    """What there is of the file at `path`, as it lies on this computer now.

    `unsaved`: the working copy holds work that is not in the file. `folders` are those of its
    working copies, `aside` databases in them that were set aside, unreadable. Of the `backups`,
    `beyond` know of changes that the file does not have, and `damaged` cannot be read. `gone` are
    files of the same document that are no longer there, and of which nothing is kept that is not
    in this one; `others` are those of which more is kept, so that the backups stay, and `away` are
    those of them that are not there either.
    """

    path: Path
    document: str
    unsaved: bool = False
    folders: tuple[Path, ...] = ()
    aside: tuple[Path, ...] = ()
    backups: tuple[Backup, ...] = ()
    beyond: int = 0
    damaged: int = 0
    scratch: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()
    beside: Path | None = None
    log: Path | None = None

    @property
    def has_working_copy(self) -> bool:
        """Whether the file itself, as it was last worked on here, is kept."""
        return any(WorkingCopy(folder).database.exists() for folder in self.folders)


@dataclass(frozen=True)
class Checked:
    """The file at `path`, found to be sound: a copy of it to ask, and its sha256."""

    path: Path
    scratch: Path
    sha256: str
    found: Examined


def what_is_kept(path: str | Path) -> KeptHere:
    """Say what this computer keeps of the file at `path`; nothing is changed.

    The file is checked first, as nothing may be removed that it does not have. UserError where it
    is out of reach, RefusedFile where it is unsound, PasswordNeeded where it has a password that is
    not known. Slow; it takes no lock and touches no open document.
    """
    with checked(path) as file:
        return look_round(file)


def save_first() -> UserError:
    """Say that the file does not have all that was written here."""
    return UserError(
        _("There is work on this computer that is not in the file yet."),
        _("It has to be saved into the file first. Nothing has been removed."),
    )


@contextmanager
def checked(path: str | Path) -> Generator[Checked]:
    """Give the file at `path` for as long as it is asked; raises what `what_is_kept` does."""
    place = canonical(path)
    refuse_missing(place)
    _refuse_own_place(place)
    with in_own_place():
        scratch, sha256, found = examine_scratch(place)
        try:
            yield Checked(place, scratch, sha256, found)
        finally:
            scratch.unlink(missing_ok=True)


def _refuse_own_place(place: Path) -> None:
    try:
        roots = [places.home(), *places.all_backups()]
    except OSError as problem:
        raise _out_of_reach(problem) from problem
    if any(place.is_relative_to(canonical(root)) for root in roots):
        raise UserError(
            _("“{name}” itself lies where this computer keeps its own copies.").format(
                name=place.name
            ),
            _("Put it, or a copy, somewhere else first. Nothing has been removed."),
        )


def look_round(file: Checked) -> KeptHere:
    """Find what is kept of a file that was checked. UserError where that cannot be told."""
    document = file.found.document_id
    states = list(_states(document))
    own = WorkingCopy.for_file(document, file.path)
    folders = [copy.folder for copy, state in states if state.path == str(file.path)]
    if own.folder.is_dir() and own.folder not in folders:
        folders.append(own.folder)
    unsaved = any(not _has_all(file, WorkingCopy(one), refuses=True) for one in folders)
    gone, others = _elsewhere(file, [one for one in states if one[0].folder not in folders])
    spared = [Path(one) for one in sorted({state.path for _copy, state in others})]
    folders += [copy.folder for copy, _state in gone]
    backups = () if others else tuple(_backups(document))
    known = [_news(one.path, file.found.vector) for one in backups]
    return KeptHere(
        file.path,
        document,
        unsaved,
        tuple(folders),
        tuple(path for folder in folders for path in sorted(folder.glob("damaged-*.db"))),
        backups,
        beyond=known.count(True),
        damaged=known.count(None),
        scratch=tuple(_scratch_of(file)),
        gone=tuple(dict.fromkeys(Path(state.path) for _copy, state in gone)),
        others=tuple(spared),
        away=tuple(one for one in spared if not os.path.lexists(one)),
        beside=_beside(own, file.path),
        log=_log_that_names(file),
    )


def _states(document: str) -> Iterator[tuple[WorkingCopy, State]]:
    for folder in sorted(places.working_copies().iterdir()):
        state = WorkingCopy(folder).read_state()
        if state is not None and state.document_id == document:
            yield WorkingCopy(folder), state


def _elsewhere(
    file: Checked, states: list[tuple[WorkingCopy, State]]
) -> tuple[list[tuple[WorkingCopy, State]], list[tuple[WorkingCopy, State]]]:
    """Part what is kept of the document under other paths: what may go along, and what stays.

    A file that is there keeps its own. Of one that is not there, only what this one knows may go.
    """
    gone: list[tuple[WorkingCopy, State]] = []
    others: list[tuple[WorkingCopy, State]] = []
    for copy, state in states:
        holds = copy.database.exists() or any(copy.folder.glob("damaged-*.db"))
        is_there = os.path.lexists(state.path)
        if holds and (is_there or not _has_all(file, copy)):
            others.append((copy, state))
        elif not is_there:
            gone.append((copy, state))
    return gone, others


def _has_all(file: Checked, copy: WorkingCopy, *, refuses: bool = False) -> bool:
    """Say whether the file knows all that a working copy does.

    What cannot be told counts as no, or is a UserError where it `refuses`.
    """
    if not copy.database.exists():
        return True
    try:
        if copy.is_usable(file.found.document_id):
            with (
                closing(connect_to_read(copy.database)) as mine,
                closing(open_to_look(file.scratch)) as shared,
            ):
                return gestures_known(mine, shared)
        words = (
            _("The working copy on this computer is of an older selfeval.")
            if is_older(copy)
            else _("The working copy on this computer is damaged.")
        )
    except PasswordNeeded:
        words = _("Work on this computer is still under the password that the file had before.")
    if not refuses:
        return False
    raise UserError(words, _("Open the file once and save it. Nothing has been removed."))


def _backups(document: str) -> list[Backup]:
    """Return the backups of a document, those that somebody has given another name as well."""
    try:
        found = backups_of(document)
        return [*found, *_renamed(document, {one.path for one in found})]
    except OSError as problem:
        raise _out_of_reach(problem) from problem


def _out_of_reach(problem: OSError) -> UserError:
    return UserError(
        _("The folder of backups is out of reach ({problem}).").format(
            problem=problem.strerror or problem
        ),
        _("Look whether {folder} is there.").format(folder=problem.filename),
    )


def _renamed(document: str, known: set[Path]) -> Iterator[Backup]:
    for root in places.all_backups():
        for path in sorted((root / document).glob("*")):
            if path not in known and path.is_file() and says_it_is(path, document):
                about = path.stat()
                at = datetime.fromtimestamp(about.st_mtime, UTC)
                yield Backup(path, document, path.stem, at, "", about.st_size)


def _news(backup: Path, known: Mapping[str, int]) -> bool | None:
    """Say whether a backup knows of changes that the file does not; None if it cannot be read."""
    try:
        with closing(open_to_look(backup)) as connection:
            return any(known.get(one, 0) < seq for one, seq in vector(connection).items())
    except (OSError, sqlite3.Error, ValueError, PasswordNeeded):
        return None


def _scratch_of(file: Checked) -> Iterator[Path]:
    """Yield copies of the document that a crash left behind where files are looked at."""
    for path in sorted(places.scratch().iterdir()):
        if path != file.scratch and path.suffix == ".db" and _is_left_over(path, file):
            yield path


def _is_left_over(path: Path, file: Checked) -> bool:
    try:
        salt = keys.salt_of(path)
        if salt is not None:
            return salt == keys.salt_of(file.scratch)
        with closing(open_to_look(path)) as connection:
            return document_id(connection) == file.found.document_id
    except (OSError, sqlite3.Error):  # half a copy: of which file can no longer be told
        return path.exists() and time.time() - path.stat().st_mtime > SCRATCH_USED


def _beside(own: WorkingCopy, path: Path) -> Path | None:
    state = own.read_state()
    beside = path.with_name(state.beside) if state and state.beside else None
    return beside if beside is not None and beside.exists() else None


def _log_that_names(file: Checked) -> Path | None:
    """Return the log of faults, or the full one before it, that names the file or the document."""
    log = places.log_file()
    for one in sorted(log.parent.glob(f"{log.name}*")):
        with suppress(OSError):
            words = one.read_text(encoding="utf-8", errors="replace")
            if str(file.path) in words or file.found.document_id in words:
                return one
    return None
