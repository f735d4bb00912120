"""What an older program left: kept as a backup first, then brought to the present version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import backup
from selfeval.store.backup_list import UPGRADING
from selfeval.store.check import Examined
from selfeval.store.connection import connect
from selfeval.store.databases import open_file
from selfeval.store.publish import seal_snapshot, take_snapshot
from selfeval.store.schema import PROGRAM_VERSION_OF, VERSION, file_version
from selfeval.store.scratch import upgraded
from selfeval.store.working import WorkingCopy


def is_older(copy: WorkingCopy) -> bool:
    """Say whether the working database is whole, and of an older version."""
    state = copy.read_state()
    if state is None or not copy.database.exists():
        return False
    try:
        with closing(open_file(copy.database)) as raw:
            version = file_version(raw)
    except sqlite3.DatabaseError:
        return False
    known = version < VERSION and version in PROGRAM_VERSION_OF
    return known and copy.is_usable(state.document_id, version)


def catch_up(copy: WorkingCopy) -> bool:
    """Bring a held working copy to the present version if it is older; say whether it was.

    What it held is kept as a backup first. UserError where that, or the upgrade, is not possible:
    the working copy is then as it was.
    """
    state = copy.read_state()
    if state is None or not is_older(copy):
        return False
    stem = Path(state.path).stem
    with closing(connect(copy.database)) as raw:
        backup.keep_working(raw, state.document_id, stem, UPGRADING)
        snapshot = take_snapshot(raw, stem)
    try:
        seal_snapshot(snapshot)
        upgraded(snapshot)
        copy.adopt(snapshot)
    finally:
        snapshot.unlink(missing_ok=True)
    return True


def keep_older(path: Path, examined: Examined) -> str:
    """Keep a file of an older version as a backup before it is upgraded; return what to tell.

    "" for a file of the present version. UserError where no backup can be kept.
    """
    if examined.version == VERSION:
        return ""
    backup.keep(path, examined.document_id, UPGRADING)
    return upgrade_words()


def upgrade_words() -> str:
    """Say what upgrading means for others."""
    return _(
        "This file was made by an older selfeval. The file itself stays as it is until it is next"
        " saved; from then on, everybody needs selfeval {program} or later to open it. A backup of"
        " it as it was is kept on this computer."
    ).format(program=PROGRAM_VERSION_OF[VERSION])
