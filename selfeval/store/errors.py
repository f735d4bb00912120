"""What a person is told when something cannot be done: what happened, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.i18n import _

if TYPE_CHECKING:
    from selfeval.store.preview import Preview


class UserError(Exception):
    """Something the user can understand and act on; never shown as a traceback.

    `message` says what happened and what is safe; `hint` says what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class RefusedFile(UserError):
    """A file that is not opened, because it is not, or no longer, a sound self-evaluation."""


class PasswordNeeded(RefusedFile):
    """A file whose password is not known at present; `path` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” has a password.").format(name=path.name),
            _("Without it, or its recovery key, nobody can read the file."),
        )
        self.path = path


class EarlierPasswordNeeded(PasswordNeeded):
    """A working copy that is under another password than its file has by now.

    `path` is the file, `database` the working copy.
    """

    def __init__(self, path: Path, database: Path) -> None:
        super().__init__(path)
        self.database = database
        self.message = _(
            "“{name}” had another password when you last worked on it on this computer."
        ).format(name=path.name)
        self.hint = _(
            "With that earlier password, whatever work of yours is not in the file yet comes along."
            " Without it, any such work is set aside on this computer and cannot be read."
        )


class WrongPassword(UserError):
    """A password or recovery key that does not open a file."""


class AlreadyOpen(UserError):
    """The file is being written by another window or command on this computer."""


class SharedFileChanged(UserError):
    """Somebody changed the shared file since we last saw it; it is never replaced.

    `preview` is what combining with it would bring, where that could be looked at.
    """

    def __init__(self, message: str, hint: str = "", *, preview: Preview | None = None) -> None:
        super().__init__(message, hint)
        self.preview = preview


class ProtectionChanged(SharedFileChanged):
    """Somebody gave the shared file a password, another one, or took it away, while it was open."""


class LookedTooSoon(UserError):
    """The copy that was to be combined is no longer as it was when somebody looked at it."""


class NotPublished(UserError):
    """The shared file could not be brought up to date, though nobody else had changed it.

    `again` tells whether trying again later, unasked, makes sense.
    """

    def __init__(self, message: str, hint: str = "", *, again: bool = True) -> None:
        super().__init__(message, hint)
        self.again = again


class CannotUndo(UserError):
    """An undo or redo that would run over what somebody has done since."""
