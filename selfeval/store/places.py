"""Where a user's own files live on this computer: local, never roaming, application data."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from selfeval.store.administered import administered

HOME_VARIABLE = "SELFEVAL_HOME"


def home() -> Path:
    """Return the folder for everything below, made if absent; SELFEVAL_HOME moves it.

    Nobody else on this computer may look into it: it holds copies of every file.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    place = Path(chosen) if chosen else user_data_path("selfeval", appauthor=False, roaming=False)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _folder(name: str) -> Path:
    place = home() / name
    place.mkdir(exist_ok=True)
    return place


def working_copies() -> Path:
    """Return the folder of working copies, one folder each."""
    return _folder("working")


def backups() -> Path:
    """Return the folder of backups, one folder a document; the administrator may have moved it."""
    chosen = administered().folder
    if chosen is None:
        return _folder("backups")
    chosen.mkdir(mode=0o700, parents=True, exist_ok=True)
    return chosen


def all_backups() -> list[Path]:
    """Return every folder that may hold backups: also the one from before it was moved."""
    return list(dict.fromkeys([backups(), _folder("backups")]))


def scratch() -> Path:
    """Return the folder for files that are being looked at before they are trusted."""
    return _folder("scratch")


def log_file() -> Path:
    """Return the file that faults are written to."""
    return _folder("logs") / "selfeval.log"
