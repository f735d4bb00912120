"""What the start page says of files that are not open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from selfeval.i18n import _, ngettext
from selfeval.ui.start.known import Known, Seen, changed_elsewhere, last_change

NEAREST = 2
"""How many folders are named; the whole path stands in the tooltip."""


def greeting(hour: int) -> str:
    """Greet by the hour of the day."""
    if hour < 12:
        return _("Good morning")
    return _("Good afternoon") if hour < 18 else _("Good evening")


def title(known: Known) -> str:
    """Return what to call a file: its school and period where they are known."""
    return " ".join(part for part in (known.school or known.path.stem, known.period) if part)


def changed(known: Known, seen: Seen, now: datetime) -> str:
    """Say when the file changed last and by whom, and whether that was while it was not open."""
    when = last_change(known, seen)
    if when is None:
        return ""
    if changed_elsewhere(known, seen):
        return _("Changed by somebody else since you had it open: {when}").format(
            when=moment_words(when, now)
        )
    if known.changed_at and known.changed_by:
        return _("Changed {when} · {role}").format(
            when=moment_words(when, now), role=known.changed_by
        )
    return _("Changed {when}").format(when=moment_words(when, now))


def moment_words(when: datetime, now: datetime) -> str:
    """Say when something was, as people do: today and yesterday by the hour, else by the day."""
    days = (now.date() - when.date()).days
    if days == 0:
        return _("today, {time}").format(time=f"{when:%H:%M}")
    if days == 1:
        return _("yesterday, {time}").format(time=f"{when:%H:%M}")
    return QLocale().toString(when.date(), "d MMMM yyyy")


def waiting(known: Known) -> str:
    """Say how many changes are on this computer only; "" if none are."""
    if not known.waiting:
        return ""
    if known.shared:
        return ngettext(
            "{count} change is not yet in the shared file.",
            "{count} changes are not yet in the shared file.",
            known.waiting,
        ).format(count=known.waiting)
    return ngettext(
        "{count} change is not yet in the file.",
        "{count} changes are not yet in the file.",
        known.waiting,
    ).format(count=known.waiting)


def to_do(known: Known) -> str:
    """Say how many gaps the thread has, and how many things are due; "" for none of either."""
    parts: list[str] = []
    if known.gaps:
        parts.append(
            ngettext("{count} gap in the thread", "{count} gaps in the thread", known.gaps).format(
                count=known.gaps
            )
        )
    if known.due:
        parts.append(
            ngettext("{count} thing due", "{count} things due", known.due).format(count=known.due)
        )
    return " · ".join(parts)


def place(path: Path) -> str:
    """Say where a file is: its name, its folder and the one around that, as people know them."""
    folders = path.parent.parts
    shown = str(Path(*folders)) if len(folders) <= NEAREST + 1 else str(Path(*folders[-NEAREST:]))
    return _("{file} in {folder}").format(file=path.name, folder=shown)
