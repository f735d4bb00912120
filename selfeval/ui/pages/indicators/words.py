"""What a card says of an indicator, for eyes and for ears."""

from __future__ import annotations

from datetime import date

from selfeval.core import realms
from selfeval.core.side_by_side import Standing
from selfeval.i18n import N_, _
from selfeval.ui import wording

STARTED, LATEST, HOPED_FOR = N_("Started"), N_("Latest"), N_("Hoped for")
NOTHING = "–"


def figures(standing: Standing) -> list[tuple[str, str]]:
    """Return (lead, figure) of what is known: where it started, the latest, what is hoped for.

    The latest is always named, with a dash where nothing was read.
    """
    sign = standing.sign
    told = ((STARTED, sign.started), (LATEST, sign.latest or NOTHING), (HOPED_FOR, sign.hoped_for))
    return [(_(lead), figure) for lead, figure in told if figure]


def notes(standing: Standing) -> list[str]:
    """Return the quiet lines at a card's foot: what then, why it is watched, and the next look."""
    found: list[str] = []
    if standing.says_what_then:
        found.append(_("If not seen, we will {then}").format(then=standing.then))
    if standing.is_watch:
        found.append(_("Watched on purpose: a possible cost"))
    if not standing.is_over:
        found.append(next_look(standing, date.today()))
    elif standing.sign.trend:
        found.append(standing.sign.trend)
    return found


def next_look(standing: Standing, today: date) -> str:
    """Say when and who looks next, or how soon such a sign shows."""
    if standing.due is not None:
        day = wording.weekday(standing.due)
        words = _("Was due {day}") if standing.due < today else _("Next: {day}")
        told = words.format(day=day)
        return _("{what}, {who}").format(what=told, who=standing.owner) if standing.owner else told
    found = realms.realm(standing.realm)
    if found is not None and not standing.sign.latest:
        return _("{realm}: shows in {tempo}").format(realm=_(found.title), tempo=_(found.tempo))
    return standing.sign.trend or _("No day set to look again")


def spoken(standing: Standing) -> str:
    """Say all that a card shows, in one line: its accessible name."""
    known = [(lead, figure) for lead, figure in figures(standing) if figure != NOTHING]
    told = _(", ").join(f"{lead} {figure}" for lead, figure in known)
    parts = [
        standing.words or _("Nothing written yet"),
        standing.sign.label,
        wording.realm_title(standing.realm),
        told,
        *notes(standing),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
