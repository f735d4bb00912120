"""A file that is damaged: find its last good backup, and put that in its place.

The damaged file is set aside under another name beside it, never deleted.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.backup import keep_working
from selfeval.store.backup_list import (
    WORKING,
    Backup,
    backups_of,
    documents_with_backups,
    read_paths,
)
from selfeval.store.check import open_to_look
from selfeval.store.connection import connect
from selfeval.store.dump import document_id
from selfeval.store.erased import work_in
from selfeval.store.errors import AlreadyOpen, PasswordNeeded, RefusedFile, UserError
from selfeval.store.inside import Inside, look_inside
from selfeval.store.name_length import name_after
from selfeval.store.publish import FileChanged, put_in_place, told
from selfeval.store.replacing import replacing
from selfeval.store.scratch import examine_scratch
from selfeval.store.working import State, WorkingCopy, fingerprint

MOST_ASIDE = 100


@dataclass(frozen=True)
class Rescue:
    """The last good backup of a damaged file, what is inside, and the damaged file's sha256."""

    path: Path
    damaged: str
    backup: Backup
    inside: Inside


def known_documents(path: Path) -> list[str]:
    """Return the ids of the documents that were at `path`, as far as this computer knows.

    Where it does not, the file itself is asked, damaged or not.
    """
    found = [state.document_id for _copy, state in copies_of(path)]
    found += [one for one in documents_with_backups() if str(path) in read_paths(one)]
    return list(dict.fromkeys(found)) or _id_inside(path)


def copies_of(path: Path) -> list[tuple[WorkingCopy, State]]:
    """Return the working copies of the file at `path`, with what they remember of it."""
    copies = [WorkingCopy(folder) for folder in places.working_copies().iterdir()]
    states = [(copy, copy.read_state()) for copy in copies]
    return [(copy, state) for copy, state in states if state and state.path == str(path)]


def _id_inside(path: Path) -> list[str]:
    try:
        with closing(open_to_look(path)) as connection:
            found = document_id(connection)
    except (sqlite3.Error, OSError, ValueError, PasswordNeeded):
        return []
    return [found] if ID_SHAPE.fullmatch(found) else []


def known_backups(path: Path) -> list[Backup]:
    """Return the backups of what was at `path`, newest first, those of its own name before all.

    UserError where their folder is out of reach.
    """
    try:
        found = [one for document in known_documents(path) for one in backups_of(document)]
    except OSError as problem:
        raise UserError(
            _("The folder of backups is out of reach ({problem}).").format(
                problem=problem.strerror or problem
            ),
            _("Look whether {folder} is there.").format(folder=problem.filename),
        ) from problem
    found.sort(key=lambda one: one.at, reverse=True)
    return sorted(found, key=lambda one: not one.is_of(path.stem))


def last_good(path: Path) -> Rescue | None:
    """Return the newest backup of the file at `path` that passes its test; None if there is none.

    What a working copy on this computer knows beyond it is made a backup first. Slow: each backup
    that is looked at is tested whole. It touches no open document. PasswordNeeded where the newest
    has a password that is not known.
    """
    found = _newest_sound(path)
    for copy, state in copies_of(path):
        if found is None or found[0].document == state.document_id:
            found = _keep_if_newer(copy, state.document_id, path, found) or found
    return Rescue(path, fingerprint(path), *found) if found is not None else None


def _newest_sound(path: Path) -> tuple[Backup, Inside] | None:
    for one in known_backups(path):
        try:
            return one, look_inside(one.path)
        except PasswordNeeded:
            raise
        except RefusedFile:
            continue
    return None


def _keep_if_newer(
    copy: WorkingCopy, document: str, path: Path, found: tuple[Backup, Inside] | None
) -> tuple[Backup, Inside] | None:
    """Make a backup of a working copy that knows all that the sound backup does, and more."""
    if not copy.is_usable(document):
        return None
    try:
        copy.hold()
    except AlreadyOpen:
        return None
    try:
        with closing(connect(copy.database)) as raw:
            if not _knows_more(work_in(raw), found[1].work if found else {}):
                return None
            kept = keep_working(raw, document, path.stem, WORKING)
    finally:
        copy.release()
    (made,) = [one for one in backups_of(document) if one.path == kept]
    return made, look_inside(kept)


def _knows_more(mine: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    return mine != theirs and all(mine.get(who, 0) >= seq for who, seq in theirs.items())


def put_back(path: Path, backup: Path, damaged: str) -> Path | None:
    """Put a backup in the place of the file at `path`; return where that was set aside, if it was.

    `damaged` is the sha256 that the damaged file had when it was looked at; "" if there was none.
    Raises RefusedFile for a backup that is damaged itself, AlreadyOpen where a window on this
    computer has the file open, UserError where somebody has changed it since, or where it cannot
    be written. Then the file is as it was.
    """
    scratch, _hash, examined = examine_scratch(backup)
    copy = WorkingCopy.for_file(examined.document_id, path)
    is_known = copy.folder.exists()
    if is_known:
        copy.hold()
    try:
        with told(path):
            aside = _replace(path, scratch, damaged)
        if is_known and not copy.is_usable(examined.document_id) and copy.replica():
            copy.mint_replica()  # others may have seen more of the old one than the backup knows
        return aside
    except FileChanged:
        raise UserError(
            _("“{name}” has changed since it was looked at, so it was left alone.").format(
                name=path.name
            ),
            _("Open it again: somebody may have put a sound copy there."),
        ) from None
    finally:
        scratch.unlink(missing_ok=True)
        if is_known:
            copy.release()


def _replace(path: Path, sound: Path, damaged: str) -> Path | None:
    if fingerprint(path) != damaged:
        raise FileChanged
    if not damaged:
        put_in_place(sound, path, "")
        return None
    aside = _name_aside(path)
    try:
        _copy_aside(path, aside)
    except OSError:  # it cannot be read to its end: then it moves as it is
        os.rename(path, aside)
        try:
            put_in_place(sound, path, "")
        except OSError:
            if not os.path.lexists(path):
                os.rename(aside, path)
            raise
    else:
        put_in_place(sound, path, damaged)
    return aside


def _copy_aside(path: Path, aside: Path) -> None:
    """Give the damaged file its second name, so that at no moment there is no file at all."""
    try:
        os.link(path, aside)
    except OSError:  # not every drive can
        with replacing(aside) as part:
            shutil.copyfile(path, part)


def _name_aside(path: Path) -> Path:
    for number in range(1, MOST_ASIDE):
        aside = path.with_name(_damaged_name(path, number))
        if not os.path.lexists(aside):
            return aside
    raise UserError(_("There are too many damaged copies beside this file already."))


def _damaged_name(path: Path, number: int) -> str:
    words, more = _("{name} (damaged {day}{more})"), f" {number}" if number > 1 else ""
    day = date.today().isoformat()
    return name_after(path, lambda stem: words.format(name=stem, day=day, more=more))


def copy_out(backup: Path, target: Path) -> None:
    """Write a tested copy of a backup to `target`, where nothing may be yet.

    Raises RefusedFile for a backup that is damaged, UserError where it cannot be written.
    """
    scratch, _hash, _examined = examine_scratch(backup)
    try:
        with told(target):
            put_in_place(scratch, target, "")
    except FileChanged:
        raise UserError(
            _("There is already a file “{name}” in this folder.").format(name=target.name),
            _("Choose another name. Nothing was replaced."),
        ) from None
    finally:
        scratch.unlink(missing_ok=True)
