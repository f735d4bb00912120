"""What this computer remembers of a file, and how the file looks now without being opened."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

SLACK = 3.0
"""Seconds by which a drive may round the time of a change."""


@dataclass(frozen=True)
class Known:
    """What a file was like when it was last open here.

    `changed_at` (ISO, local) and `changed_by` (a role) are those of its newest change. `gaps` and
    `due` count what was missing in its thread and what was to be looked at. `waiting` counts
    changes that are on this computer only. `stamp` is the file's own time of change, in seconds.
    """

    path: Path
    school: str = ""
    period: str = ""
    changed_at: str = ""
    changed_by: str = ""
    gaps: int = 0
    due: int = 0
    waiting: int = 0
    shared: bool = False
    read_only: bool = False
    stamp: float = 0.0


def without_content(known: Known) -> Known:
    """Return what may be remembered of a file with a password: nothing that stands in it."""
    return Known(
        known.path,
        waiting=known.waiting,
        shared=known.shared,
        read_only=known.read_only,
        stamp=known.stamp,
    )


@dataclass(frozen=True)
class Seen:
    """A file as it lies there now: whether it is there, and its time of change in seconds."""

    there: bool
    stamp: float = 0.0


def as_known(path: Path, kept: Mapping[str, Any]) -> Known:
    """Read what was kept of a file; what is not of its kind counts as not known."""
    plain = Known(path)
    values = {
        field.name: kept[field.name]
        for field in fields(Known)
        if field.name != "path" and type(kept.get(field.name)) is type(getattr(plain, field.name))
    }
    return Known(path, **values)


def look_at(path: Path) -> Seen:
    """Look at a file without opening it; on a drive that is away this may take seconds."""
    try:
        found = path.stat()
    except OSError:
        return Seen(there=False)
    return Seen(there=path.is_file(), stamp=found.st_mtime)


def changed_elsewhere(known: Known, seen: Seen) -> bool:
    """Tell whether the file has changed since it was last open here."""
    return bool(known.stamp) and seen.there and seen.stamp > known.stamp + SLACK


def last_change(known: Known, seen: Seen) -> datetime | None:
    """Return when the file last changed, as far as can be told; None if it cannot."""
    if known.changed_at and not changed_elsewhere(known, seen):
        with suppress(ValueError):  # a settings file that somebody edited
            return datetime.fromisoformat(known.changed_at)
    return datetime.fromtimestamp(seen.stamp) if seen.there and seen.stamp else None
