"""What stands in the way of putting a file into its place, as a sentence with a way on.

Windows refuses to replace a file that somebody has open; shares come and go; drives fill up.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

from selfeval.i18n import _
from selfeval.store.errors import NotPublished

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
AWAY = frozenset(
    {
        errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE,
        errno.ENOTCONN, errno.ECONNRESET, errno.ECONNABORTED, errno.EHOSTDOWN,
        errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH, errno.ETIMEDOUT,
    }
)  # fmt: skip
WINDOWS_AWAY = frozenset({21, 53, 55, 59, 64, 67, 121, 1231})
"""Drive not ready, network path not found, and what else Windows says of a share that is away."""
MARGIN = 256 * 1024
"""Bytes that are left free beside what is about to be written."""
MEGABYTE = 1_000_000


def obstacle(problem: OSError, target: Path) -> NotPublished:
    """Say what kept the file at `target` from being replaced, and whether waiting may help."""
    if problem.errno in FULL:
        return NotPublished(
            _("There is no space left on the drive of “{name}”.").format(name=target.name),
            _("Your work is safe on this computer. Free some space there, then save again."),
        )
    if problem.errno in AWAY or getattr(problem, "winerror", None) in WINDOWS_AWAY:
        return NotPublished(
            _("The folder of “{name}” is out of reach at the moment.").format(name=target.name),
            _("Your work is safe on this computer. Save again when the folder is back."),
        )
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return _forbidden(problem, target)
    return NotPublished(
        _("“{name}” could not be updated ({problem}).").format(
            name=target.name, problem=problem.strerror or type(problem).__name__
        ),
        _("Your work is safe on this computer. Check the drive, then save again."),
    )


def _forbidden(problem: OSError, target: Path) -> NotPublished:
    if problem.errno == errno.EROFS:
        return _not_allowed(_("The drive of “{name}” can only be read.").format(name=target.name))
    why = why_not_replaceable(target)
    if why:
        return _not_allowed(why)
    return NotPublished(
        _("“{name}” could not be updated: it is in use by somebody else.").format(name=target.name),
        _("Your work is safe on this computer. Save again when it has been closed there."),
    )


def _not_allowed(why: str) -> NotPublished:
    hint = _("Your work is safe on this computer. Save a copy in a folder where you may write.")
    return NotPublished(why, hint, again=False)


def refuse_without_rights(target: Path) -> None:
    """NotPublished where the rights of a file and its folder forbid replacing it.

    Linux would let a file be replaced that somebody has set to be read only: it is left alone.
    """
    why = why_not_replaceable(target)
    if why:
        raise _not_allowed(why)


def why_not_replaceable(target: Path) -> str:
    """Say what in the rights of a file and its folder forbids replacing it; "" if nothing does."""
    may_make = os.access(target.parent, os.W_OK)
    may_change = not os.path.exists(target) or os.access(target, os.W_OK)
    if may_make and may_change and not _is_kept_by_owner(target):
        return ""
    if not may_change:
        return _("You may read this file where it is, but not change it.")
    if may_make:
        return _("In this folder nobody may replace a file that somebody else made.")
    if not os.path.exists(target):
        return _("You may not make files in this folder.")
    return _(
        "You may change this file, but not make files beside it, which saving needs: it is only"
        " ever replaced as a whole, so that it cannot be half written."
    )


def _is_kept_by_owner(target: Path) -> bool:
    """Tell whether the folder's sticky bit keeps all but its owner from replacing the file."""
    if os.name == "nt":
        return False
    try:
        folder, file = target.parent.stat(), target.stat()
    except OSError:
        return False
    return bool(folder.st_mode & stat.S_ISVTX) and os.geteuid() not in (
        0,
        folder.st_uid,
        file.st_uid,
    )


def refuse_without_space(folder: Path, needed: int, name: str, *, here: bool = False) -> None:
    """NotPublished where the drive of `folder` has not `needed` bytes free for the file `name`.

    `here` is this computer's own drive. A drive that does not say how large it is is trusted.
    """
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return  # writing will say what is amiss
    if not usage.total or usage.free >= needed + MARGIN:
        return
    said = {"needed": _megabytes(needed + MARGIN), "free": _megabytes(usage.free)}
    if here:
        raise NotPublished(
            _(
                "This computer is too full to save “{name}”: {needed} MB are needed,"
                " {free} MB are free."
            ).format(name=name, **said),
            _("What you have written is safe. Free some space here, then save again."),
        )
    raise NotPublished(
        _(
            "The drive of “{name}” is too full to save it: {needed} MB are needed,"
            " {free} MB are free."
        ).format(name=name, **said),
        _("Your work is safe on this computer. Free some space there, then save again."),
    )


def _megabytes(count: int) -> str:
    return f"{count / MEGABYTE:.1f}"
