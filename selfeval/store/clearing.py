"""Clear out old backups: thinned by their age, and no more in all than the room they may take.

Going back to a backup pauses this for its document, until somebody says that it was right.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from selfeval.store import places
from selfeval.store.backup_list import Backup, backups_of, documents_with_backups
from selfeval.store.keeping import read_keeping
from selfeval.store.replacing import write_safely
from selfeval.store.thinning import Sized, over_limit, thin

logger = logging.getLogger("selfeval")

PAUSED = "paused"
LEFT_OVER_AFTER = 24 * 60 * 60.0
"""Seconds after which what a crash left half written goes."""


def clear(document_id: str) -> None:
    """Thin the backups of a document, and hold those of all documents to their limit of size.

    What cannot be removed now is tried again the next time, and logged.
    """
    try:
        keeping, now = read_keeping(), datetime.now(UTC)
        if not is_paused(document_id):
            found = backups_of(document_id)
            gone = thin((one.at for one in found), now, keeping.months)
            _remove(one.path for one in found if one.at in gone)
        _hold_to_limit(keeping.most_bytes, now)
        _sweep(document_id)
    except OSError as problem:
        logger.warning("Old backups were not cleared out: %s", problem)


def _hold_to_limit(limit: int, now: datetime) -> None:
    sizes = [
        Sized(str(one.path), one.document, one.at, one.size)
        for document in documents_with_backups()
        if not is_paused(document)
        for one in backups_of(document)
    ]
    _remove(Path(one.name) for one in over_limit(sizes, limit, now))


def _sweep(document_id: str) -> None:
    """Remove what a crash left half written."""
    for root in places.all_backups():
        for path in (root / document_id).glob(".*.part"):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > LEFT_OVER_AFTER:
                    _remove([path])


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            logger.warning("An old backup could not be removed: %s", problem)


def room_taken() -> tuple[int, int]:
    """Return how many backups there are of all documents, and their bytes."""
    found: list[Backup] = []
    for document in documents_with_backups():
        found += backups_of(document)
    return len(found), sum(one.size for one in found)


# Paused --------------------------------------------------------------------------------------


def pause(document_id: str, reason: str) -> None:
    """Keep every backup of this document until `go_on`; `reason` is given back by `paused_for`."""
    folder = places.backups() / document_id
    folder.mkdir(parents=True, exist_ok=True)
    write_safely(folder / PAUSED, reason.encode())


def paused_for(document_id: str) -> str:
    """Return why nothing is cleared out of this document's backups; "" where it is."""
    for root in places.all_backups():
        try:
            return (root / document_id / PAUSED).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError):
            return PAUSED
    return ""


def is_paused(document_id: str) -> bool:
    """Whether every backup of this document is being kept for the time being."""
    return bool(paused_for(document_id))


def go_on(document_id: str) -> None:
    """Go on clearing out; OSError where that cannot be noted."""
    for root in places.all_backups():
        (root / document_id / PAUSED).unlink(missing_ok=True)
