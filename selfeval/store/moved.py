"""Work that waits in a working copy whose file has been moved or renamed since."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.ancestry import gestures_known
from selfeval.store.catching_up import catch_up
from selfeval.store.check import open_to_look
from selfeval.store.connection import connect
from selfeval.store.errors import AlreadyOpen
from selfeval.store.working import WorkingCopy


def take_over_moved(copy: WorkingCopy, document_id: str, shared_hash: str, shared: Path) -> str:
    """Give `copy` the database of a working copy that the moved file left behind, if there is one.

    Only where the file is as that working copy last saw it, its old folder is there without it
    (a drive that is away has not been moved), and the database knows all of it and more. The old
    folder is emptied of it. Returns what to tell the user, or ''; PasswordNeeded, which names that
    database, where it is under an earlier password that is not known.
    """
    for folder in places.working_copies().iterdir():
        left = WorkingCopy(folder)
        state = left.read_state()
        if not state or (state.document_id, state.shared_hash) != (document_id, shared_hash):
            continue
        if (
            folder != copy.folder
            and has_left(Path(state.path))
            and _knows_more(left, document_id, shared)
        ):
            os.replace(left.database, copy.database)
            return _(
                "This file was called “{name}” before. Your work that was not yet in it is here."
            ).format(name=Path(state.path).name)
    return ""


def has_left(path: Path) -> bool:
    """Say whether the file is gone from a folder that is still there."""
    try:
        return path.parent.is_dir() and not path.exists()
    except OSError:
        return False


def _knows_more(left: WorkingCopy, document_id: str, shared: Path) -> bool:
    """Say whether the database holds all of the shared file and work beyond it."""
    try:
        left.hold()
    except AlreadyOpen:
        return False
    try:
        catch_up(left)
        if not left.is_usable(document_id):
            return False
        with closing(connect(left.database)) as mine, closing(open_to_look(shared)) as theirs:
            mine.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return gestures_known(theirs, mine) and not gestures_known(mine, theirs)
    finally:
        left.release()
