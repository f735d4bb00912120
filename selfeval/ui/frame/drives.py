"""What Qt and Windows say of the drives that files are on."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from selfeval.store.temporary import forgets_files
from selfeval.store.whereabouts import place_of
from selfeval.ui import settings


def place_kind(path: Path) -> str:
    """Return "network", "synced", "removable" or "local" for the place of a file."""
    return place_of(path, file_system=_file_system(path.parent), drive_type=_drive_type(path))


def is_shared(path: Path) -> bool:
    """Tell whether others, or other devices, come by the file at `path`."""
    return place_kind(path) != "local"


def this_computer_forgets() -> bool:
    """Tell whether what is kept on this computer is gone when its user signs out."""
    return forgets_files(_file_system(settings.home()))


def _file_system(folder: Path) -> str:
    drive = QStorageInfo(str(folder))
    return bytes(drive.fileSystemType().data()).decode(errors="replace")


def _drive_type(path: Path) -> int:
    """Ask Windows what kind of drive it is; 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))
