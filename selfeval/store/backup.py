"""Backups: a copy of the shared file, kept on this computer before it is replaced."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from selfeval.store import places
from selfeval.store.replacing import replacing

MOST_KEPT = 50
"""Backups of one document; the oldest beyond this go."""


def keep(path: Path, document_id: str) -> Path:
    """Copy the file at `path` into this document's backups and return the copy."""
    folder = places.backups() / document_id
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S.%f")
    target = folder / f"{path.stem} {stamp}{path.suffix}"
    with replacing(target) as part:
        shutil.copyfile(path, part)
    kept = [found for found in folder.iterdir() if found.suffix == path.suffix]
    for old in sorted(kept, key=_age)[:-MOST_KEPT]:
        old.unlink()
    return target


def _age(path: Path) -> float:
    return path.stat().st_mtime
