"""What kind of place a file is in: on this computer alone, or where others or devices come by."""

from __future__ import annotations

import re
from pathlib import PurePath

REMOTE_DRIVE, REMOVABLE_DRIVE = 4, 2
"""What GetDriveTypeW of Windows answers for a network drive and for a removable one."""
NETWORK_SYSTEMS = (
    "afpfs", "cifs", "davfs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "ncpfs",
    "nfs", "nfs4", "smb2", "smb3", "smbfs", "webdav",
)  # fmt: skip
SYNCED_FOLDERS = re.compile(
    r"(onedrive|sharepoint|dropbox|google ?drive|my drive|icloud ?drive|mobile documents|"
    r"com~apple~clouddocs|nextcloud|owncloud|box|box sync|pcloud ?drive|cloudstorage)"
    r"( - .*| \(.*\)|-.*)?",
    re.IGNORECASE,
)
REMOVABLE_ROOTS = (("media",), ("run", "media"), ("Volumes",))


def place_of(path: PurePath, *, file_system: str = "", drive_type: int = 0) -> str:
    """Return "network", "synced", "removable", or "local" for a folder of this computer alone.

    `file_system` is what the system calls the drive's; `drive_type` is Windows' answer, 0
    elsewhere. Folders that a service copies are known by the names these services give them.
    """
    is_remote = drive_type == REMOTE_DRIVE or file_system.casefold() in NETWORK_SYSTEMS
    if is_remote or path.drive.startswith(("\\\\", "//")):
        return "network"
    if any(SYNCED_FOLDERS.fullmatch(part) for part in path.parent.parts):
        return "synced"
    if drive_type == REMOVABLE_DRIVE or _is_below_removable(path):
        return "removable"
    return "local"


def _is_below_removable(path: PurePath) -> bool:
    """Tell whether Linux or macOS has joined a drive of its own here."""
    below = path.parts[1:] if path.root and not path.drive else ()
    return any(below[: len(root)] == root and len(below) > len(root) for root in REMOVABLE_ROOTS)
