"""What this computer remembers for its user: role, look, window and recent files.

Kept in a plain settings file in the local data folder (or under SELFEVAL_HOME), never in the
self-evaluation itself.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QByteArray, QSettings

RECENT_AT_MOST = 6


def home() -> Path:
    """Return the folder for settings and logs on this computer."""
    chosen = os.environ.get("SELFEVAL_HOME")
    return Path(chosen) if chosen else user_data_path("selfeval", appauthor=False, roaming=False)


class Settings:
    """The settings file, read and written one value at a time."""

    def __init__(self) -> None:
        home().mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(home() / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def role(self) -> str:
        """The role written beside each change; empty if nobody has said."""
        return str(self._file.value("role", ""))

    @role.setter
    def role(self, role: str) -> None:
        self._file.setValue("role", role)
        self._file.setValue("role_asked", True)

    @property
    def role_asked(self) -> bool:
        """Whether somebody has been asked for a role on this computer."""
        return self._file.value("role_asked", False, type=bool)

    @role_asked.setter
    def role_asked(self, asked: bool) -> None:
        self._file.setValue("role_asked", asked)

    @property
    def look(self) -> str:
        """One of theme.MODES: follow the system, light, or dark."""
        return str(self._file.value("look", "system"))

    @look.setter
    def look(self, look: str) -> None:
        self._file.setValue("look", look)

    @property
    def zoom(self) -> int:
        """The text size in percent."""
        return int(self._file.value("zoom", 100))

    @zoom.setter
    def zoom(self, zoom: int) -> None:
        self._file.setValue("zoom", zoom)

    @property
    def thread_shown(self) -> bool:
        """Whether the panel that shows an item's thread is open."""
        return self._file.value("thread_shown", True, type=bool)

    @thread_shown.setter
    def thread_shown(self, shown: bool) -> None:
        self._file.setValue("thread_shown", shown)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size; empty before it was first closed."""
        return QByteArray(self._file.value("geometry", QByteArray()))

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)

    @property
    def recent(self) -> list[Path]:
        """The files opened last that are still there, newest first."""
        found = self._file.value("recent", [])
        paths = [found] if isinstance(found, str) else list(found or [])
        return [Path(path) for path in paths if Path(path).is_file()]

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        kept = [path, *(other for other in self.recent if other != path)]
        self._file.setValue("recent", [str(one) for one in kept[:RECENT_AT_MOST]])

    def school_of(self, path: Path) -> str:
        """The name of the school in a file that was opened here; empty if it is not known."""
        return self._schools().get(str(path), "")

    def note_school(self, path: Path, name: str) -> None:
        """Remember the school in a file, so that people find it by that name."""
        known = self._schools()
        if known.get(str(path), "") != name:
            there = {str(path), *(str(one) for one in self.recent)}
            kept = {at: school for at, school in known.items() if at in there} | {str(path): name}
            self._file.setValue("schools", json.dumps(kept))

    def _schools(self) -> dict[str, str]:
        return dict(json.loads(str(self._file.value("schools", "{}"))))
