"""Give a file a password, another one, or none: the file itself and all that is kept of it here.

Each copy is written anew and put into its place in one step, and whatever opens one sees by its
first bytes what it is under. So a crash in between leaves nothing that cannot be opened; the next
opening goes on where it stopped. Backups of a file that has lost its password may keep theirs then.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from selfeval.i18n import _, ngettext
from selfeval.store import keys
from selfeval.store.beside import files_beside
from selfeval.store.check import examine
from selfeval.store.databases import change_key
from selfeval.store.erase_reach import Kept, Tell, copies_here, roots_here, unheard, why_kept
from selfeval.store.errors import AlreadyOpen, PasswordNeeded, UserError
from selfeval.store.keys import Key
from selfeval.store.moved import has_left
from selfeval.store.obstacles import refuse_without_rights, refuse_without_space
from selfeval.store.opening import Opened, canonical, has_waiting_work, open_for_writing
from selfeval.store.own_place import in_own_place
from selfeval.store.publish import FileChanged, put_in_place, told
from selfeval.store.scratch import examine_scratch
from selfeval.store.working import WorkingCopy

logger = logging.getLogger("selfeval")


@dataclass(frozen=True)
class Protected:
    """What was put under a password, or freed of it, and what was not.

    `rewritten` counts this computer's kept copies. `kept` are those that stayed as they were, and
    why. `files` are other files of the same document that this computer has worked on, or that lie
    beside it; nothing has touched them.
    """

    rewritten: int = 0
    kept: tuple[Kept, ...] = ()
    files: tuple[Path, ...] = ()


def protect(path: Path, key: Key | None, tell: Tell = unheard) -> Protected:
    """Put the file at `path`, which nobody has open here, under `key`, or under no password.

    Its working copy and its backups on this computer follow. UserError, with nothing changed,
    where the file cannot be replaced, or work waits here that is not in it yet; PasswordNeeded
    where the password that it has is not known. Slow; it touches no open document.
    """
    place = canonical(path)
    if key is not None:
        keys.remember(key)
    opened = open_for_writing(place)
    try:
        if opened.both_changed or has_waiting_work(place):
            raise UserError(
                _("There is work on this computer that is not in the file yet."),
                _("Open the file, save it, and try again. Nothing has been changed."),
            )
        with in_own_place():
            _replace(place, opened, key)
        return _reach(opened, place, key, tell)
    finally:
        opened.copy.release()


def _replace(place: Path, opened: Opened, key: Key | None) -> None:
    """Put the shared file under the key, if it still is as we last saw it."""
    refuse_without_rights(place)
    scratch, seen, _examined = examine_scratch(place)
    try:
        if seen != opened.state.shared_hash:
            raise FileChanged
        change_key(scratch, key)
        examine(scratch)
        refuse_without_space(place.parent, scratch.stat().st_size, place.name)
        with told(place):
            opened.state.shared_hash = put_in_place(scratch, place, seen)
        opened.copy.write_state(opened.state)
    except FileChanged:
        raise UserError(
            _("Somebody has just changed this file."), _("Nothing was done. Try again.")
        ) from None
    finally:
        scratch.unlink(missing_ok=True)


def _reach(opened: Opened, place: Path, key: Key | None, tell: Tell) -> Protected:
    own, document = opened.copy, opened.state.document_id
    roots, kept = roots_here()
    others, copies = copies_here(own.folder, document, roots)
    others, left = _parted(others)
    steps = [(one, partial(_change, one, key)) for one in (own.database, *copies)]
    steps += [(one.database, partial(_change_left, one, key)) for one in left]
    rewritten = 0
    for done, (at, change) in enumerate(steps):
        tell(done, len(steps))
        try:
            rewritten += change() and at != own.database
        except (OSError, sqlite3.Error, UserError) as problem:
            kept.append(Kept(at, why_kept(problem)))
    tell(len(steps), len(steps))
    files = [*others, *(one for one in files_beside(place, document) if one not in others)]
    return Protected(rewritten, tuple(kept), tuple(files))


def _parted(others: dict[Path, WorkingCopy]) -> tuple[list[Path], list[WorkingCopy]]:
    """Part other files of a document from working copies that moved files have left behind."""
    left = [copy for path, copy in others.items() if has_left(path)]
    return [path for path, copy in others.items() if copy not in left], left


def _change_left(copy: WorkingCopy, key: Key | None) -> bool:
    copy.hold()
    try:
        return _change(copy.database, key)
    finally:
        copy.release()


def _change(copy: Path, key: Key | None) -> bool:
    """Put a kept copy under the key; it keeps its age, by which backups are thinned."""
    stamp = copy.stat()
    changed = change_key(copy, key)
    if changed:
        os.utime(copy, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    return changed


def bring_along(copy: WorkingCopy) -> str:
    """Put what is kept here under the password of the file; return what to tell, or "".

    That is what has none, and what is under an earlier one that is known. For the computers of
    others, after one has given the file a password, and after a crash.
    """
    key, state = keys.key_of(copy.database), copy.read_state()
    if key is None or state is None:
        return ""
    roots, kept = roots_here()
    others, copies = copies_here(copy.folder, state.document_id, roots)
    steps = [(one, partial(_change, one, key)) for one in copies]
    steps += [(one.database, partial(_change_left, one, key)) for one in _parted(others)[1]]
    for at, change in steps:
        try:
            change()
        except (PasswordNeeded, AlreadyOpen):
            continue  # it has an earlier password, or the next time will do
        except (OSError, sqlite3.Error) as problem:
            logger.warning("%s is not under the password of its file: %s", at, problem)
            kept.append(Kept(at, why_kept(problem)))
    if not kept:
        return ""
    return ngettext(
        "One copy of this file on this computer could not be put under its password: {path}.",
        "{count} copies of this file on this computer could not be put under its password,"
        " among them {path}.",
        len(kept),
    ).format(count=len(kept), path=kept[0].path)
