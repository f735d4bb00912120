"""When something was changed, and by whom, as people say it: “edited yesterday by…”."""

from __future__ import annotations

from datetime import UTC, datetime

from selfeval.i18n import _
from selfeval.ui import wording

USUAL_FIRST = ("Assistant", "Business", "Chair", "Class", "Deputy", "Head", "Headteacher", "Link")
"""First words of roles that are written small within a sentence; “English lead” keeps its own."""


def day_words(at: str, now: datetime | None = None) -> str:
    """Say the day of a moment (ISO, UTC) on this computer: today, yesterday, or the date."""
    moment, here = _local(at), now or datetime.now()
    days = (here.date() - moment.date()).days
    if days == 0:
        return _("today at {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("yesterday")
    return _("on {day}").format(day=wording.day(moment.date().isoformat()))


def edited_words(at: str, role: str, made: bool, now: datetime | None = None) -> str:
    """Say when something was edited, or `made`, and by which role, where one is known."""
    when = day_words(at, now)
    if not role.strip():
        return (_("written {when}") if made else _("edited {when}")).format(when=when)
    words = _("written {when} by the {role}") if made else _("edited {when} by the {role}")
    return words.format(when=when, role=role_words(role))


def role_words(role: str) -> str:
    """Return a role as it stands within a sentence."""
    role = " ".join(role.split())
    first = role.partition(" ")[0]
    return role[:1].lower() + role[1:] if first in USUAL_FIRST else role


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone().replace(tzinfo=None)
