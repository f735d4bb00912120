"""What this computer remembers for its user: role, look, window and recent files.

Kept in a plain settings file in the local data folder (or under SELFEVAL_HOME), never in the
self-evaluation itself.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from selfeval.ui.start.known import Known, as_known

RECENT_AT_MOST = 6
TOLD, TOLD_AT_MOST = "told_", 100


def home() -> Path:
    """Return the folder for settings and logs on this computer."""
    chosen = os.environ.get("SELFEVAL_HOME")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("selfeval", appauthor=False, roaming=False)


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
    def more_contrast(self) -> bool:
        """Whether lines and faint text are drawn stronger though the system does not ask for it."""
        return self._file.value("more_contrast", False, type=bool)

    @more_contrast.setter
    def more_contrast(self, more: bool) -> None:
        self._file.setValue("more_contrast", more)

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

    def forget_arrangement(self) -> None:
        """Forget where the window was and which of its parts were open."""
        for name in ("geometry", "thread_shown"):
            self._file.remove(name)

    @property
    def recent(self) -> list[Path]:
        """The files opened last, newest first, whether they are still there or not."""
        found = self._file.value("recent", [])
        paths = [found] if isinstance(found, str) else list(found or [])
        return [Path(path) for path in paths]

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        kept = [path, *(other for other in self.recent if other != path)]
        self._keep_recent(kept[:RECENT_AT_MOST])

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones; the file itself is left alone."""
        self._keep_recent([other for other in self.recent if other != path])

    def forget_all(self, path: Path) -> None:
        """Take a file off the list, and off the lists of what has been said of which file."""
        self.forget(path)
        for name in self._file.childKeys():
            if name.startswith(TOLD):
                rest = [one for one in self._told(name.removeprefix(TOLD)) if one != str(path)]
                self._file.setValue(name, rest)
        self._file.sync()

    def _keep_recent(self, paths: list[Path]) -> None:
        self._file.setValue("recent", [str(one) for one in paths])
        known = {str(path): one for path, one in self._known().items() if path in paths}
        self._file.setValue("files", json.dumps(known))

    def note(self, known: Known) -> None:
        """Remember what a file was like when it was last open here."""
        if known == self.known(known.path):
            return
        kept = {name: value for name, value in asdict(known).items() if name != "path"}
        found = self._known() | {known.path: kept}
        self._file.setValue("files", json.dumps({str(at): one for at, one in found.items()}))
        self._file.sync()

    def known(self, path: Path) -> Known:
        """Return what is remembered of a file; little more than its name if nothing is."""
        return as_known(path, self._known().get(path, {}))

    def was_told(self, topic: str, path: Path) -> bool:
        """Whether something that is said once has been said of this file."""
        return str(path) in self._told(topic)

    def note_told(self, topic: str, path: Path) -> None:
        """Remember that it has been said."""
        if not self.was_told(topic, path):
            self._file.setValue(f"{TOLD}{topic}", [*self._told(topic), str(path)][-TOLD_AT_MOST:])

    def _told(self, topic: str) -> list[str]:
        found: Any = self._file.value(f"{TOLD}{topic}", [])
        return [found] if isinstance(found, str) else [str(one) for one in found or ()]

    def school_of(self, path: Path) -> str:
        """The name of the school in a file that was opened here; empty if it is not known."""
        return self.known(path).school

    def note_school(self, path: Path, name: str) -> None:
        """Remember the school in a file, so that people find it by that name."""
        known = self.known(path)
        if known.school != name:
            self.note(replace(known, school=name))

    def _known(self) -> dict[Path, dict[str, Any]]:
        try:
            found: object = json.loads(str(self._file.value("files", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {Path(at): one for at, one in found.items() if isinstance(one, dict)}
