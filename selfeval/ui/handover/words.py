"""For whom a copy can be, in words, and what its file may be called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from selfeval.core.handover.choice import (
    ATTACHMENTS,
    COLLEAGUE,
    GOVERNORS,
    HISTORY,
    NEW_DOCUMENT,
    NOTES,
    PRIVATE,
    QUOTES,
    CopyChoice,
)
from selfeval.exchange.attachments import safe_name
from selfeval.i18n import N_, _
from selfeval.ui.file_names import SUFFIX

READERS = (
    (
        COLLEAGUE,
        N_("A colleague who works with you"),
        N_(
            "Everything, also private items and the whole history. What each of you changes can "
            "be combined later."
        ),
    ),
    (
        NEW_DOCUMENT,
        N_("A new file to go on with"),
        N_(
            "Everything as it is now, also private items, and nothing of the history. It is a "
            "file of its own, which cannot be combined with this one."
        ),
    ),
    (
        GOVERNORS,
        N_("Governors or other readers"),
        N_(
            "A file of its own without private items, quotes, notes, attached files and the "
            "history, and without figures about few pupils."
        ),
    ),
)
"""For whom: the stored word, what it is called, and what it means."""
PARTS = (
    (PRIVATE, N_("Private items ({count})"), N_("Private items: none here")),
    (QUOTES, N_("Quotes ({count})"), N_("Quotes: none here")),
    (NOTES, N_("Notes of the inbox ({count})"), N_("Notes of the inbox: none here")),
    (ATTACHMENTS, N_("Attached files ({count})"), N_("Attached files: none here")),
    (HISTORY, N_("The history, and with it everything"), ""),
)
"""What can go along to governors: the stored word, what is ticked, and what is said of none."""
NAMES = {
    COLLEAGUE: N_("{name} for a colleague {day}"),
    NEW_DOCUMENT: N_("{name} without history {day}"),
    GOVERNORS: N_("{name} for governors {day}"),
}


def proposed_copy(folder: Path, name: str, readers: str, today: date) -> str:
    """Propose a file name for a copy, which no file in `folder` has yet."""
    words = _(NAMES[readers]).format(name=name, day=today.isoformat())
    stem = safe_name(words.replace("/", "-").replace("\\", "-"))
    found, number = f"{stem}{SUFFIX}", 2
    while (folder / found).exists():
        found = f"{stem} ({number}){SUFFIX}"
        number += 1
    return found


def with_password(readers: str) -> str:
    """Say what it means that the copy has the password of the file."""
    if readers == GOVERNORS:
        return _(
            "The readers need the password, and whoever knows it can open the whole file with it,"
            " should they come by that as well."
        )
    return _("Whoever gets it needs the password. Tell it in person or by telephone.")


def without_password() -> str:
    """Say what it means that the copy has none."""
    return _("The copy has no password: whoever has it can read all that is in it.")


def lock_words(choice: CopyChoice, *, protected: bool) -> str:
    """Say in one line who can read a copy of a file, which is `protected` or not."""
    if protected and choice.has_password:
        return _("The copy opens only with the password of this file, or with its recovery key.")
    if protected:
        return without_password()
    return _("Whoever has the copy can read all that is in it. It is not locked.")


def afterwards(readers: str) -> str:
    """Say how a copy gets to its readers, and what comes then."""
    sending = _(
        "To send it, attach it to a message in your own mail program, or take it along on a stick. "
        "This program sends nothing by itself."
    )
    if readers == COLLEAGUE:
        back = _("When your colleague’s copy comes back, take it in, and the two become one again.")
        return f"{sending} {back}"
    return sending
