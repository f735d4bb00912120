"""What is said of giving a file a password, changing it and taking it away. All of it is true."""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import N_, _, ngettext
from selfeval.store import keys
from selfeval.store.erase_reach import Kept
from selfeval.store.protecting import Protected

SETTING = (
    (
        "copy",
        N_(
            "Copies given away before, in e-mails or on sticks, stay as they are: whoever has one"
            " can read it. What other computers keep of this file gets the password when the file"
            " is next opened there."
        ),
    ),
    (
        "search",
        N_(
            "What lay on this computer’s drive before, deleted or replaced, may still be found"
            " there by specialists."
        ),
    ),
    ("file-type-pdf", N_("Reports, exports and whatever is printed have no password.")),
    ("arrow-back-up", N_("Undo does not take the password away. This command does.")),
)
CHANGING = (
    (
        "printer",
        N_(
            "There is a new recovery key as well: print it. The old paper then opens only older"
            " copies."
        ),
    ),
    ("copy", N_("Copies given away before keep the password that they have.")),
    (
        "users-group",
        N_(
            "Tell the new password to whoever works on the file. Where they have worked on it, the"
            " old one is asked for once more."
        ),
    ),
    ("arrow-back-up", N_("Undo does not bring the old password back.")),
)
REMOVING = (
    (
        "eye",
        N_(
            "From then on whoever has the file can read it, and whoever uses this computer as you"
            " can read your working copy and its backups."
        ),
    ),
    ("copy", N_("Copies given away before keep the password that they have.")),
    (
        "arrow-back-up",
        N_("Undo does not bring it back. The file can get a password again, with another key."),
    ),
)
"""What to know first, line by line, each with its icon."""


def changed_elsewhere() -> str:
    """Say why the recovery key that is known here is not shown."""
    return _(
        "Somebody has changed or taken away the password of this file since you opened it, so the"
        " recovery key that was known here does not open it. Close the file and open it again."
    )


def followed_words(done: Protected, *, has_password: bool) -> str:
    """Say what was put under the password, or freed of it, besides the file."""
    if not done.rewritten:
        return (
            _("It holds for the file and for your working copy on this computer.")
            if has_password
            else _("The file and your working copy on this computer have none any more.")
        )
    words = (
        ngettext(
            "It holds for the file, your working copy and {count} backup or other copy on this"
            " computer.",
            "It holds for the file, your working copy and {count} backups and other copies on this"
            " computer.",
            done.rewritten,
        )
        if has_password
        else ngettext(
            "The file, your working copy and {count} backup or other copy on this computer have"
            " none any more.",
            "The file, your working copy and {count} backups and other copies on this computer"
            " have none any more.",
            done.rewritten,
        )
    )
    return words.format(count=f"{done.rewritten:,}")


def stayed_words(done: Protected, *, has_password: bool) -> list[str]:
    """Say which copies stayed as they were, why, and what that means."""
    return [
        *(_kept_words(one, has_password=has_password) for one in done.kept),
        *(_file_words(one) for one in done.files),
    ]


def _kept_words(one: Kept, *, has_password: bool) -> str:
    told = _("“{path}” stayed as it was. {why}").format(path=one.path, why=one.why)
    if has_password and _state(one.path) == "plain":
        more = _(
            "It can be read without the password. It is tried again when the file is next opened."
        )
        return f"{told} {more}"
    return told


def _file_words(path: Path) -> str:
    said = {
        "plain": _("It has no password."),
        "protected": _("It has a password."),
        "away": _("It is out of reach at present."),
    }
    return _(
        "“{path}” is another copy of this evaluation, and was not touched. {state} A password is"
        " given to each file on its own."
    ).format(path=path, state=said[_state(path)])


def _state(path: Path) -> str:
    """Return "plain", "protected", or "away" where no such file can be read."""
    try:
        if not path.is_file():
            return "away"
        return "protected" if keys.is_protected(path) else "plain"
    except OSError:
        return "away"
