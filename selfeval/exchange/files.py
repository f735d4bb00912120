"""Files that people name: read from as they are, and written over only where that is safe."""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _
from selfeval.store.errors import UserError


def called(path: Path) -> str:
    """Return what to call a path in a sentence; "." and ".." by the folder that they mean."""
    return path.name if path.name not in ("", "..") else str(path.resolve())


def read_file(path: Path, largest: int, too_large: str) -> bytes:
    """Return the bytes of an ordinary file of up to `largest` bytes.

    Raises UserError where there is none, where it cannot be read, or, with the sentence
    `too_large`, where it is larger. A pipe or a device is never opened: it might not end.
    """
    try:
        if not path.exists():
            raise UserError(_("There is no file “{path}”.").format(path=path))
        if not path.is_file():
            raise _unreadable(path, _("it is a folder") if path.is_dir() else _("it is no file"))
        if path.stat().st_size > largest:
            raise UserError(too_large)
        return path.read_bytes()
    except OSError as problem:
        raise _unreadable(path, problem.strerror or str(problem)) from None


def _unreadable(path: Path, reason: str) -> UserError:
    return UserError(
        _("“{file}” could not be read: {reason}.").format(file=called(path), reason=reason)
    )


def writable_place(target: Path) -> Path:
    """Return where a file called `target` is to be written: behind a link, where that leads.

    Raises UserError where something stands there that is not an ordinary file: what is written
    takes the place of what was there, and a folder, a pipe or a device must keep its own.
    """
    try:
        if target.is_dir():
            reason = _("it is a folder")
        elif target.exists() and not target.is_file():
            reason = _("it is no file")
        else:
            return target.resolve()
    except OSError as problem:
        reason = problem.strerror or str(problem)
    raise UserError(
        _("“{file}” could not be written: {reason}.").format(file=called(target), reason=reason),
        _("Give the output another name."),
    )
