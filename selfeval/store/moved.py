"""Work that waits in a working copy whose file has been moved or renamed since."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from selfeval.store import places
from selfeval.store.ancestry import gestures_known
from selfeval.store.connection import connect
from selfeval.store.errors import AlreadyOpen
from selfeval.store.working import WorkingCopy


def take_over_moved(copy: WorkingCopy, document_id: str, shared: Path) -> None:
    """Give `copy` the database of a working copy that the moved file left behind, if there is one.

    Only where nothing in the file at `shared` would be lost by it: the left-behind database must
    know all of it, and more. The old folder is emptied of it.
    """
    for folder in places.working_copies().iterdir():
        left = WorkingCopy(folder)
        state = left.read_state()
        if not state or state.document_id != document_id or Path(state.path).exists():
            continue
        if folder != copy.folder and _knows_more(left, shared):
            os.replace(left.database, copy.database)
            return


def _knows_more(left: WorkingCopy, shared: Path) -> bool:
    """Say whether the database holds all of the shared file and work beyond it."""
    if not left.is_usable():
        return False
    try:
        left.hold()
    except AlreadyOpen:
        return False
    try:
        with closing(connect(left.database)) as mine, closing(sqlite3.connect(shared)) as theirs:
            mine.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return gestures_known(theirs, mine) and not gestures_known(mine, theirs)
    finally:
        left.release()
