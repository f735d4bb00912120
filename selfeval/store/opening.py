"""Open a file: look at a scratch copy, then adopt it or carry on from the working copy."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.ancestry import gestures_known
from selfeval.store.check import Examined, examine_apart
from selfeval.store.connection import connect
from selfeval.store.errors import UserError
from selfeval.store.moved import take_over_moved
from selfeval.store.schema import VERSION, create_tables
from selfeval.store.working import State, WorkingCopy, fingerprint

SCRATCH_LASTS = 24 * 60 * 60.0
"""Seconds."""


@dataclass
class Opened:
    """A held working copy that is ready to be written to, and what to tell the user about it."""

    copy: WorkingCopy
    state: State
    notice: str = ""


def canonical(path: str | Path) -> Path:
    """Return the one absolute path that a file is known by."""
    return Path(os.path.realpath(path))


def refuse_missing(path: Path) -> None:
    """UserError if there is no file at `path`."""
    if path.is_dir():
        raise UserError(_("“{name}” is a folder, not a file.").format(name=path.name))
    if not path.exists():
        raise UserError(
            _("There is no file “{name}” in this folder.").format(name=path.name),
            _("It may have been moved or renamed. Look for it, or for a backup."),
        )


def start_new(path: Path) -> Opened:
    """Make an empty working copy for a file that does not exist yet; UserError if it cannot be."""
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
    with closing(sqlite3.connect(copy.database, isolation_level=None)) as raw:
        create_tables(raw)
        raw.execute("INSERT INTO meta VALUES ('document', ?)", (state.document_id,))
        raw.execute("INSERT INTO meta VALUES ('version', ?)", (str(VERSION),))
    return Opened(copy, state)


def examine_scratch(path: Path) -> tuple[Path, str, Examined]:
    """Copy the file, check the copy; return (copy, sha256, findings). The original is only read."""
    _sweep_scratch()
    scratch = places.scratch() / f"{uuid.uuid4().hex}.db"
    try:
        shutil.copyfile(path, scratch)
        return scratch, fingerprint(scratch), examine_apart(scratch)
    except OSError as problem:
        scratch.unlink(missing_ok=True)
        raise UserError(
            _("“{name}” could not be read ({problem}).").format(
                name=path.name, problem=problem.strerror
            ),
            _("Check that you may open it, and that its drive is connected."),
        ) from problem
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise


def _sweep_scratch() -> None:
    """Remove scratch copies that a crash left behind more than a day ago."""
    for old in places.scratch().iterdir():
        if time.time() - old.stat().st_mtime > SCRATCH_LASTS:
            old.unlink(missing_ok=True)


def open_for_writing(path: Path) -> Opened:
    """Take hold of the working copy of the file at `path`, adopting the file where needed."""
    refuse_missing(path)
    known = WorkingCopy.last_seen(path, fingerprint(path))
    if known is not None:
        known.hold()
        state = known.read_state()
        if state is not None and known.is_usable():
            return Opened(known, state)
        known.release()
    return _open_from_shared(path)


def _open_from_shared(path: Path) -> Opened:
    scratch, shared_hash, examined = examine_scratch(path)
    copy = WorkingCopy.for_file(examined.document_id, path)
    try:
        copy.hold()
        try:
            if not copy.database.exists():
                take_over_moved(copy, examined.document_id, scratch)
            return _settle(copy, path, scratch, shared_hash, examined)
        except BaseException:
            copy.release()
            raise
    finally:
        scratch.unlink(missing_ok=True)


def _settle(
    copy: WorkingCopy, path: Path, scratch: Path, shared_hash: str, examined: Examined
) -> Opened:
    """Decide between the working copy and the shared file that is not what we last saw."""
    notice = ""
    state = copy.read_state() or State(str(path), examined.document_id)
    if copy.database.exists() and not copy.is_usable():
        copy.set_aside()
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
            return Opened(copy, state, _both_changed())
    if _replica_went_backwards(copy, state, examined):
        copy.mint_replica()
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
    with closing(connect(ours)) as mine, closing(sqlite3.connect(theirs)) as shared:
        return gestures_known(mine, shared), gestures_known(shared, mine)


def _replica_went_backwards(copy: WorkingCopy, state: State, examined: Examined) -> bool:
    """Say whether the file is older than what this replica has already shown to others."""
    replica = copy.replica()
    shown = state.published.get(replica, 0)
    return bool(replica) and examined.vector.get(replica, 0) < shown


def _spoke_elsewhere(copy: WorkingCopy, theirs: Path) -> bool:
    """Say whether this replica id has made gestures in the shared file that are not known here.

    Then this working copy, or the computer it is on, was copied or restored from a backup.
    """
    replica = copy.replica()
    with closing(connect(copy.database)) as mine, closing(sqlite3.connect(theirs)) as shared:
        return not gestures_known(shared, mine, replica)


def _both_changed() -> str:
    return _(
        "Somebody has changed this file, and you have work of your own that is not in it yet."
        " You are seeing your own work. It is safe on this computer; the file was left as it is."
    )
