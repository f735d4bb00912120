"""Which backups there are on this computer, and what their names say.

One folder a document. A backup's name carries of what it is, when it was made (UTC) and why:
“Our school 2026-11-20 16.10.00.000000 saving.selfeval”.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import N_, _
from selfeval.store import places
from selfeval.store.name_length import stem_and_ending
from selfeval.store.replacing import write_safely

SAVING, COMBINING, IMPORTING, UPGRADING = "saving", "combining", "importing", "upgrading"
GOING_BACK, WORKING, COMBINED = "going-back", "working", "combined"
REASONS = {
    SAVING: N_("before saving"),
    COMBINING: N_("before combining"),
    IMPORTING: N_("before importing"),
    UPGRADING: N_("before upgrading"),
    GOING_BACK: N_("before going back to a backup"),
    WORKING: N_("while you worked"),
    COMBINED: N_("a copy that was combined"),
}
MOMENT = "%Y-%m-%d %H.%M.%S.%f"
NAME = re.compile(r"(.*) (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.\d{6})(?: ([a-z-]+))?", re.DOTALL)
LONGEST_STEM = 120
"""Bytes of the file's own name that a backup's name carries."""


@dataclass(frozen=True)
class Backup:
    """One backup: where it is, of which document and file, when it was made (UTC), and why."""

    path: Path
    document: str
    stem: str
    at: datetime
    reason: str
    size: int

    @property
    def why(self) -> str:
        """The reason in words; "" where it is not known."""
        return _(REASONS[self.reason]) if self.reason in REASONS else ""

    def is_of(self, stem: str) -> bool:
        """Whether it is of a file whose name, without its ending, is `stem`."""
        return self.stem == _kept_stem(stem)


def size_words(size: int) -> str:
    """Write a number of bytes as people read it: “240 KB”, “1.2 MB”."""
    if size < 1_000_000:
        return _("{size} KB").format(size=max(1, round(size / 1000)))
    if size < 1_000_000_000:
        return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")
    return _("{size} GB").format(size=f"{size / 1_000_000_000:.1f}")


def new_name(folder: Path, name: Path, reason: str) -> Path:
    """Return the path of a backup that is made now, in its document's `folder`."""
    at = datetime.now(UTC)
    stem, ending = _kept_stem(name.stem), stem_and_ending(name)[1]
    while True:
        target = folder / f"{stem} {at.strftime(MOMENT)} {reason}{ending or '.selfeval'}"
        if not target.exists():
            return target
        at += timedelta(microseconds=1)


def _kept_stem(stem: str) -> str:
    return stem.encode(errors="replace")[:LONGEST_STEM].decode(errors="ignore").rstrip()


def backups_of(document_id: str) -> list[Backup]:
    """Return the backups of a document, newest first; OSError if their folder is out of reach."""
    return sorted(_listed(document_id), key=lambda one: (one.at, one.path.name), reverse=True)


def _listed(document_id: str) -> Generator[Backup]:
    for root in places.all_backups():
        folder = root / document_id
        for path in folder.iterdir() if folder.is_dir() else ():
            found = read_name(path)
            if found:
                yield found


def read_name(path: Path) -> Backup | None:
    """Return what a backup's name says; None for anything else in the folder."""
    parts = NAME.fullmatch(path.stem)
    if not parts or path.name.endswith(".part"):
        return None
    try:
        at = datetime.strptime(parts[2], MOMENT).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):  # no moment that there is, or gone meanwhile
        return None
    return Backup(path, path.parent.name, parts[1], at, parts[3] or SAVING, size)


def documents_with_backups() -> list[str]:
    """Return the id of every document that may have backups here."""
    found = {
        folder.name
        for root in places.all_backups()
        for folder in root.iterdir()
        if ID_SHAPE.fullmatch(folder.name)
    }
    return sorted(found)


# Which file they are of -----------------------------------------------------------------------


def note_path(document_id: str, path: Path) -> None:
    """Remember that the document was at `path`, so that its backups are found without it."""
    known = read_paths(document_id)
    if str(path) not in known:
        write_safely(_paths_file(document_id), json.dumps([*known, str(path)]).encode())


def read_paths(document_id: str) -> list[str]:
    """Return where a document has been when backups of it were kept."""
    try:
        found: object = json.loads(_paths_file(document_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    listed = cast("list[object]", found) if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, str)]


def forget_path(document_id: str, path: Path) -> None:
    """Remember no more that the document was at `path`."""
    known = read_paths(document_id)
    if str(path) in known:
        rest = [one for one in known if one != str(path)]
        write_safely(_paths_file(document_id), json.dumps(rest).encode())


def paths_files(document_id: str) -> list[Path]:
    """Return the files in which it is remembered where a document was."""
    return [root / f"{document_id}.json" for root in places.all_backups()]


def _paths_file(document_id: str) -> Path:
    return places.backups() / f"{document_id}.json"
