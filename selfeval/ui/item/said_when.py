"""When something was changed, and by whom, as people say it: “edited yesterday by…”."""

from __future__ import annotations

from datetime import UTC, datetime

from selfeval.core.wording import role_within
from selfeval.i18n import _
from selfeval.ui import wording


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
    words = _("written {when} by {role}") if made else _("edited {when} by {role}")
    return words.format(when=when, role=role_within(role))


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone().replace(tzinfo=None)
