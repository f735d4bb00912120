"""A courtesy between colleagues: a small hidden note beside a shared file says who has it open.

It is never a lock. Whoever cannot write one works on all the same, and a note that is old, damaged
or odd is passed over: it comes from outside. It holds a role and a time, never the name of a login
or of a computer.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import sys
import time
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from selfeval.store.name_length import shortened
from selfeval.store.replacing import replacing

ENDING = ".open"
MARK = re.compile(r"[0-9a-f]{12}")
LARGEST = 2_000
"""Bytes of a note that is read."""
LONGEST_ROLE = 60
MOST_NOTES = 20
LASTS = timedelta(minutes=40)
"""How long a note counts after it was last written: a program that crashed takes none away."""
AHEAD = timedelta(minutes=10)
"""How much the clock of another computer may be fast."""
OLDEST = timedelta(days=7)
"""A file that is said to be open for longer is not believed."""
LEFT_OVER_AFTER = 24 * 60 * 60.0
"""Seconds without a new writing after which a note is taken away by whoever comes by."""
MOST_BEFORE = 160
"""Bytes of the file's name that stand in that of the note."""
HIDDEN = 0x2
"""FILE_ATTRIBUTE_HIDDEN of Windows."""


@dataclass(frozen=True)
class OpenNote:
    """Somebody has the file open: their role, "" where they gave none, and since when (UTC)."""

    role: str
    since: datetime


class OwnNote:
    """This window's note on one file. A place where it cannot be written has none, and no error."""

    def __init__(self, path: Path, role: str) -> None:
        self._path, self._role = path, role
        self._mark = uuid.uuid4().hex[:12]
        self._since = datetime.now(UTC)
        self.place = path.with_name(f"{_before(path)}{self._mark}{ENDING}")

    @property
    def mark(self) -> str:
        """What tells this note from those of others; it means nothing else."""
        return self._mark

    def write(self) -> None:
        """Write the note, or write it again so that it counts for longer."""
        about = {
            "role": self._role,
            "since": self._since.isoformat(timespec="seconds"),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        with contextlib.suppress(OSError), replacing(self.place, patience=0.0) as part:
            part.write_text(json.dumps(about), encoding="utf-8")
            _hide(part)
        _sweep(self._path)

    def take_away(self) -> None:
        """Remove the note."""
        with contextlib.suppress(OSError):
            self.place.unlink(missing_ok=True)


def others(path: Path, mark: str = "", now: datetime | None = None) -> list[OpenNote]:
    """Return the notes of others on the file at `path`, the longest open first."""
    moment = now or datetime.now(UTC)
    read = (_read(place, moment) for place in _notes(path, mark))
    return sorted((one for one in read if one is not None), key=lambda one: one.since)


def _sweep(path: Path) -> None:
    """Remove notes that a crash left behind more than a day ago."""
    for left in _notes(path, ""):
        with contextlib.suppress(OSError):
            about = left.stat(follow_symlinks=False)
            if stat.S_ISREG(about.st_mode) and time.time() - about.st_mtime > LEFT_OVER_AFTER:
                left.unlink(missing_ok=True)


def _before(path: Path) -> str:
    return f".{shortened(path.name[:80], MOST_BEFORE)}."


def _notes(path: Path, mark: str) -> Iterator[Path]:
    before, found = _before(path), 0
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            name = entry.name
            if not (name.startswith(before) and name.endswith(ENDING)):
                continue
            its_mark = name[len(before) : -len(ENDING)]
            if MARK.fullmatch(its_mark) and its_mark != mark and found < MOST_NOTES:
                found += 1
                yield Path(entry.path)


def _read(place: Path, now: datetime) -> OpenNote | None:
    """Read a note; None for one that is old, damaged, or not what it should be."""
    try:
        if not place.is_file() or place.is_symlink():
            return None
        with place.open("rb") as file:
            kept: object = json.loads(file.read(LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict):
        return None
    fields = cast("dict[str, Any]", kept)
    since, at = _moment(fields.get("since")), _moment(fields.get("at"))
    if since is None or at is None or not (now - LASTS <= at <= now + AHEAD):
        return None
    if not (now - OLDEST <= since <= at):
        return None
    return OpenNote(_plain(fields.get("role")), since)


def _moment(said: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(said))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _plain(said: object) -> str:
    """Return a role as one short line; "" where it is no text."""
    if not isinstance(said, str):
        return ""
    kept = "".join(
        one if unicodedata.category(one)[0] not in "CZ" else " " for one in said[: LONGEST_ROLE * 2]
    )
    return " ".join(kept.split())[:LONGEST_ROLE].strip()


def _hide(place: Path) -> None:
    """Hide a file on Windows; elsewhere the dot before its name does."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(place), HIDDEN)
