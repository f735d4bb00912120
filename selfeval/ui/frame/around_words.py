"""What is said about a file's surroundings: colleagues, copies, synced folders, lent computers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale

from selfeval.i18n import _, ngettext
from selfeval.store.beside import CopyBeside
from selfeval.store.open_notes import OpenNote


def open_elsewhere(notes: Sequence[OpenNote], now: datetime) -> str:
    """Say who has had the file open since when, and that one can work all the same."""
    who = " ".join(_one_open(one, now) for one in notes[:3])
    return " ".join([who, _("You can both work: your changes are combined.")])


def _one_open(note: OpenNote, now: datetime) -> str:
    since = note.since.astimezone().replace(tzinfo=None)
    time = f"{since:%H:%M}"
    if since.date() != now.date():
        day = QLocale().toString(since.date(), "d MMMM")
        time = _("{time} on {day}").format(time=time, day=day)
    if not note.role:
        return _("A colleague has had this file open since {time}.").format(time=time)
    return _("{role} has had this file open since {time}.").format(role=note.role, time=time)


def synced() -> str:
    """Say why a folder that a service copies is safe here."""
    return _(
        "This folder is copied to other places by a service. That is safe: the file is only ever "
        "replaced as a whole, your work is on this computer first, and if two people work at "
        "once, their changes are combined."
    )


def forgets(*, shared: bool) -> str:
    """Say that this computer does not keep files, and what to do."""
    if shared:
        return _(
            "This computer forgets your files when you sign out. Update the shared file before "
            "you leave. It also happens by itself whenever you pause for half a minute."
        )
    return _(
        "This computer forgets your files when you sign out. Keep this file on a stick or a "
        "shared drive, and save before you leave."
    )


def copy_beside(copy: CopyBeside, more: int) -> str:
    """Say which copy lies beside the file, and how much of it is not here."""
    words = ngettext(
        "A copy of this file lies beside it: “{name}”. {count} change in it is not in yours.",
        "A copy of this file lies beside it: “{name}”. {count} changes in it are not in yours.",
        copy.changes,
    ).format(name=copy.path.name, count=copy.changes)
    if not more:
        return words
    others = ngettext("{count} more copy is there.", "{count} more copies are there.", more)
    return f"{words} {others.format(count=more)}"


def moved(names: Sequence[str]) -> str:
    """Say where copies that were combined are now."""
    return ngettext(
        "All of “{name}” is in your file now. The copy is kept among the backups here.",
        "All that is in {count} copies is in your file now. They are kept among the backups here.",
        len(names),
    ).format(name=names[0], count=len(names))


def all_right() -> str:
    """What puts a notice away."""
    return _("All right")


def later() -> str:
    """What puts an offer away until the file is opened again."""
    return _("Later")


def combine() -> str:
    """What begins to combine."""
    return _("Combine…")


def why_safe() -> str:
    """What leads to the guide."""
    return _("How that works")
