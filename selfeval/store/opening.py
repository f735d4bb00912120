"""Open a file: look at a scratch copy, then adopt it or carry on from the working copy."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import keys, places
from selfeval.store.ancestry import erased_again, gestures_known
from selfeval.store.catching_up import catch_up, is_older, keep_older, upgrade_words
from selfeval.store.check import Examined, open_to_look
from selfeval.store.connection import connect
from selfeval.store.databases import change_key, open_file
from selfeval.store.dump import vector
from selfeval.store.errors import EarlierPasswordNeeded, PasswordNeeded, UserError
from selfeval.store.keys import Key
from selfeval.store.moved import take_over_moved
from selfeval.store.own_place import in_own_place, is_passing
from selfeval.store.schema import VERSION, create_tables
from selfeval.store.scratch import examine_scratch
from selfeval.store.working import State, WorkingCopy, fingerprint


@dataclass
class Opened:
    """A held working copy that is ready to be written to, and what to tell the user about it."""

    copy: WorkingCopy
    state: State
    notice: str = ""
    both_changed: bool = False


def canonical(path: str | Path) -> Path:
    """Return the one absolute path that a file is known by."""
    return Path(os.path.realpath(path))


def refuse_missing(path: Path) -> None:
    """UserError if there is no file at `path` that could be read."""
    with _plainly(path):
        if path.is_dir():
            raise UserError(_("“{name}” is a folder, not a file.").format(name=path.name))
        if not path.exists():
            raise UserError(
                _("There is no file “{name}” in this folder.").format(name=path.name),
                _("It may have been moved or renamed. Look for it, or for a backup."),
            )
        if not path.is_file():
            raise UserError(_("“{name}” is not a file that can be opened.").format(name=path.name))


@contextmanager
def _plainly(path: Path) -> Generator[None]:
    """Say in words what the system has against a path."""
    try:
        yield
    except (OSError, ValueError) as problem:
        raise UserError(
            _("“{name}” is out of reach ({problem}).").format(
                name=path.name.encode(errors="replace").decode(errors="replace"),
                problem=getattr(problem, "strerror", None) or _("its name cannot be read"),
            ),
            _("Check its name and its folder, and that you may use them."),
        ) from problem


def start_new(path: Path, key: Key | None = None) -> Opened:
    """Make an empty working copy, under `key`, for a file that does not exist yet.

    UserError if it cannot be.
    """
    with _plainly(path):
        path.name.encode()
        if path.exists():
            raise UserError(
                _("There is already a file “{name}” in this folder.").format(name=path.name),
                _("Choose another name, or open that file."),
            )
        if not path.parent.is_dir():
            raise UserError(
                _("There is no folder “{name}”.").format(name=str(path.parent)),
                _("Choose a folder that exists."),
            )
        state = State(str(path), uuid.uuid4().hex)
        copy = WorkingCopy.for_file(state.document_id, path)
        copy.hold()
    try:
        _make_database(copy.database, state.document_id, key)
    except (OSError, sqlite3.Error) as problem:
        copy.discard()
        raise UserError(
            _("There is no room on this computer to begin a file ({problem}).").format(
                problem=problem
            ),
            _("Free some space and try again."),
        ) from problem
    return Opened(copy, state)


def _make_database(database: Path, document_id: str, key: Key | None) -> None:
    with closing(open_file(database, new_under=key)) as raw:
        create_tables(raw)
        raw.execute("INSERT INTO meta VALUES ('document', ?)", (document_id,))
        raw.execute("INSERT INTO meta VALUES ('version', ?)", (str(VERSION),))


def has_waiting_work(path: Path) -> bool:
    """Say whether this computer holds work for the file, as it is now, that is not in it yet."""
    with _plainly(path):
        seen = fingerprint(path)
    known = WorkingCopy.last_seen(path, seen)
    state = known.read_state() if known else None
    if known is None or state is None:
        return False
    if keys.salt_of(known.database) != keys.salt_of(path):
        return True  # nobody can tell before it has been put under the file's password
    if not known.is_usable(state.document_id) and not is_older(known):
        return False
    with closing(connect(known.database)) as raw:
        return vector(raw) != state.published


def keeps_work_for(path: Path) -> bool:
    """Say whether this computer holds work that is not in the file, whoever has changed that since.

    What cannot be read, for want of a password, is taken for such work.
    """
    for folder in places.working_copies().iterdir():
        copy = WorkingCopy(folder)
        state = copy.read_state()
        if state is None or state.path != str(path):
            continue
        try:
            if copy.is_usable(state.document_id):
                with closing(connect(copy.database)) as raw:
                    if vector(raw) != state.published:
                        return True
        except PasswordNeeded:
            return True
    return False


def held_up_words() -> str:
    """Say that work waits for a file that cannot be written to."""
    return _(
        "This file cannot be written to at present. Your work that is not in it yet is here, safe"
        " on this computer."
    )


def open_for_writing(path: Path, *, leave_earlier: bool = False) -> Opened:
    """Take hold of the working copy of the file at `path`, adopting the file where needed.

    PasswordNeeded where the file's password is not known, EarlierPasswordNeeded where that of the
    working copy is not; that is set aside with `leave_earlier`.
    """
    refuse_missing(path)
    with in_own_place():
        return _open(path, leave_earlier=leave_earlier)


def _open(path: Path, *, leave_earlier: bool) -> Opened:
    with _plainly(path):
        seen = fingerprint(path)
        key = keys.key_of(path)
    known = WorkingCopy.last_seen(path, seen)
    if known is not None:
        known.hold()
        try:
            _follow(known, path, key, leave_earlier=leave_earlier)
            caught_up = catch_up(known)
            state = known.read_state()
            if state is not None and _is_up_to_date(known, state):
                return Opened(known, state, upgrade_words() if caught_up else "")
        except BaseException:
            known.release()
            raise
        known.release()
    return _open_from_shared(path, leave_earlier=leave_earlier)


def _is_up_to_date(copy: WorkingCopy, state: State) -> bool:
    """Say whether the database is whole and holds at least what was published from it."""
    if not copy.is_usable(state.document_id):
        return False
    with closing(connect(copy.database)) as raw:
        known = vector(raw)
    return all(known.get(replica, 0) >= seq for replica, seq in state.published.items())


def _open_from_shared(path: Path, *, leave_earlier: bool) -> Opened:
    scratch, shared_hash, examined = examine_scratch(path)
    follow = partial(_follow, path=path, key=keys.key_of(scratch), leave_earlier=leave_earlier)
    copy = WorkingCopy.for_file(examined.document_id, path)
    try:
        copy.hold()
        try:
            notice = keep_older(path, examined)
            bared = follow(copy)
            if catch_up(copy):
                notice = upgrade_words()
            if not copy.database.exists():
                with _unless_earlier(path, leave=leave_earlier):
                    moved = take_over_moved(copy, examined.document_id, shared_hash, scratch)
                    notice = moved or notice
                bared = follow(copy) or bared
            opened = _settle(copy, path, scratch, shared_hash, examined)
            told = (opened.notice or notice, _bared_words() if bared else "")
            opened.notice = " ".join(filter(None, told))
            return opened
        except BaseException:
            copy.release()
            raise
    finally:
        scratch.unlink(missing_ok=True)


def _follow(copy: WorkingCopy, path: Path, key: Key | None, *, leave_earlier: bool = False) -> bool:
    """Put a working copy under the password of its file, which somebody may have changed.

    Say whether it had one that is gone. One that is damaged stays as it is, for its own check to
    find.
    """
    try:
        return change_key(copy.database, key) and key is None
    except PasswordNeeded:
        if not leave_earlier:
            raise EarlierPasswordNeeded(path, copy.database) from None
        copy.set_aside()
    except sqlite3.DatabaseError as problem:
        if is_passing(problem):
            raise
    return False


@contextmanager
def _unless_earlier(path: Path, *, leave: bool) -> Generator[None]:
    """Ask for the password of work that a moved file left behind, or leave it where it is."""
    try:
        yield
    except PasswordNeeded as needed:
        if not leave:
            raise EarlierPasswordNeeded(path, needed.path) from None


def _bared_words() -> str:
    return _(
        "This file had a password when you last worked on it, and has none now: somebody has taken"
        " it away, or put an older copy in its place."
    )


def _settle(
    copy: WorkingCopy, path: Path, scratch: Path, shared_hash: str, examined: Examined
) -> Opened:
    """Decide between the working copy and the shared file that is not what we last saw."""
    notice = ""
    state = copy.read_state() or State(str(path), examined.document_id)
    is_lost = not copy.is_usable(examined.document_id)
    if is_lost and copy.set_aside() is not None:
        notice = _(
            "The working copy on this computer was damaged and has been set aside."
            " You are seeing the file as it was last saved."
        )
    if copy.database.exists():
        ours_is_older, shared_is_older = _compare(copy.database, scratch)
        if shared_is_older:
            return _carry_on(copy, state, shared_hash, examined)
        if not ours_is_older:
            if _spoke_elsewhere(copy, scratch):
                copy.mint_replica()
            return Opened(copy, state, _both_changed(), both_changed=True)
    if is_lost:  # the copy beside the file may know more now, as any other copy may
        state.beside = state.beside_hash = ""
    if copy.replica() and (is_lost or _replica_went_backwards(copy, state, examined)):
        copy.mint_replica()  # others may have seen more of the old one, in a copy or a backup
    copy.adopt(scratch)
    state.shared_hash, state.published = shared_hash, examined.vector
    copy.write_state(state)
    return Opened(copy, state, notice)


def _carry_on(copy: WorkingCopy, state: State, shared_hash: str, examined: Examined) -> Opened:
    """Everything in the shared file is known here: go on from the working copy."""
    state.shared_hash, state.published = shared_hash, examined.vector
    copy.write_state(state)
    return Opened(copy, state)


def _compare(ours: Path, theirs: Path) -> tuple[bool, bool]:
    """Return whether ours holds nothing new, and whether theirs holds nothing new."""
    with closing(connect(ours)) as mine, closing(open_to_look(theirs)) as shared:
        again = erased_again(shared, mine)  # a backup in the place of the file
        return gestures_known(mine, shared), gestures_known(shared, mine, passing_over=again)


def _replica_went_backwards(copy: WorkingCopy, state: State, examined: Examined) -> bool:
    """Say whether the file is older than what this replica has already shown to others."""
    replica = copy.replica()
    shown = state.published.get(replica, 0)
    return examined.vector.get(replica, 0) < shown


def _spoke_elsewhere(copy: WorkingCopy, theirs: Path) -> bool:
    """Say whether this replica id has made gestures in the shared file that are not known here.

    Then this working copy, or the computer it is on, was copied or restored from a backup.
    """
    replica = copy.replica()
    with closing(connect(copy.database)) as mine, closing(open_to_look(theirs)) as shared:
        return not gestures_known(shared, mine, replica)


def _both_changed() -> str:
    return _(
        "Somebody has changed this file, and you have work of your own that is not in it yet."
        " You are seeing your own work. It is safe on this computer; the file was left as it is."
    )
