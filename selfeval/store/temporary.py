"""Does this computer forget its user's files when the session ends?

Guest sessions, temporary profiles and lent computers do. Then the working copy is safe only until
its user leaves, and the shared file has to be brought up to date before.
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import PurePath

from selfeval.store import places

IN_MEMORY = frozenset({"tmpfs", "ramfs"})
TEMPORARY_ROOTS = (("tmp",), ("var", "tmp"), ("dev", "shm"), ("run",))
PT_TEMPORARY, PT_ROAMING, PT_MANDATORY = 1, 2, 4
"""What GetProfileType of Windows answers, added up."""
POLICIES = r"SOFTWARE\Policies\Microsoft\Windows\System"


def forgets_files(file_system: str = "") -> bool:
    """Tell whether what is kept on this computer is gone after the session.

    `file_system` is what the system calls that of the place where working copies are. A place that
    somebody chose by SELFEVAL_HOME is taken to last.
    """
    if os.environ.get(places.HOME_VARIABLE):
        return False
    if sys.platform == "win32":
        return is_forgotten(places.home(), profile=_profile_type(), wiped=_roaming_is_wiped())
    return is_forgotten(places.home(), file_system=file_system)


def is_forgotten(
    home: PurePath, *, file_system: str = "", profile: int = 0, wiped: bool = False
) -> bool:
    """Decide by the place of the user's data, its file system, and Windows' kind of profile.

    `wiped` tells that Windows removes this computer's copy of a roaming profile.
    """
    if profile & (PT_TEMPORARY | PT_MANDATORY) or (profile & PT_ROAMING and wiped):
        return True
    if file_system.casefold() in IN_MEMORY:
        return True
    below = home.parts[1:] if home.root and not home.drive else ()
    if any(below[: len(root)] == root for root in TEMPORARY_ROOTS):
        return True
    return bool(home.drive) and _is_temp_profile(home)


def _is_temp_profile(home: PurePath) -> bool:
    r"""Tell whether the profile is one such as C:\Users\TEMP or C:\Users\TEMP.SCHOOL.000."""
    parts = [part.casefold() for part in home.parts]
    return any(
        users == "users" and (name == "temp" or name.startswith("temp."))
        for users, name in pairwise(parts)
    )


def _profile_type() -> int:
    """Ask Windows what kind of profile its user has; 0 where it does not say."""
    if sys.platform != "win32":
        return 0
    import ctypes

    flags = ctypes.c_ulong(0)
    if not ctypes.windll.userenv.GetProfileType(ctypes.byref(flags)):
        return 0
    return int(flags.value)


def _roaming_is_wiped() -> bool:
    """Tell whether Windows has been told to remove roaming profiles from this computer."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICIES) as key:
            return bool(winreg.QueryValueEx(key, "DeleteRoamingCache")[0])
    except OSError:
        return False
