"""What one row of each kind is called, with its number where it has one."""

from __future__ import annotations

from selfeval.core import models
from selfeval.core.models import Row
from selfeval.core.rooms import ROOMS
from selfeval.i18n import N_, _

SINGULARS: dict[type[Row], str] = {room.model: room.singular for room in ROOMS} | {
    models.Action: N_("action"),
    models.Arrow: N_("arrow"),
    models.Consequence: N_("consequence"),
    models.Evidence: N_("evidence"),
    models.Judgement: N_("judgement"),
    models.Map: N_("map"),
    models.Measure: N_("measure"),
    models.Meeting: N_("meeting"),
    models.Note: N_("note"),
    models.Quote: N_("quote"),
    models.Reading: N_("reading"),
    models.RealmLink: N_("realm"),
    models.Recommendation: N_("recommendation"),
    models.Review: N_("review"),
    models.School: N_("school details"),
    models.Setting: N_("setting"),
    models.Stance: N_("link"),
    models.Theme: N_("theme"),
}


def singular(model: type[Row]) -> str:
    """Return what one row of `model` is called, in the user's language."""
    return _(SINGULARS.get(model, N_("link")))


def titled(model: type[Row], label: str | int | None) -> str:
    """Return how people call a numbered item aloud, such as “Fact 14”; `label` is its number."""
    name = singular(model)
    name = name[:1].upper() + name[1:]
    return name if label is None else _("{item} {number}").format(item=name, number=label)
