"""The five rooms as data. What users read calls them steps."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.models import Assumption, Fact, Factor, Indicator, Priority, Row
from selfeval.i18n import N_


@dataclass(frozen=True)
class Room:
    """One step of the chain: what it is called, the question it asks and the rows it keeps.

    `singular` names one row in menus ("New fact"); `empty` is what an empty step says.
    """

    key: str
    title: str
    singular: str
    question: str
    empty: str
    model: type[Row]


ROOMS: tuple[Room, ...] = (
    Room(
        "facts",
        N_("Facts"),
        N_("fact"),
        N_("What would two sceptical visitors both write down?"),
        N_("Start with what you can see. Two visitors should agree on it."),
        Fact,
    ),
    Room(
        "assumptions",
        N_("Assumptions"),
        N_("assumption"),
        N_("What else could explain it? What would change our mind?"),
        N_("Why do you think it is so? Write it so it could turn out wrong."),
        Assumption,
    ),
    Room(
        "maps",
        N_("Maps"),
        N_("factor"),
        N_("Where are the loops? What else happens if we push here?"),
        N_("Begin on the right: what do you want for children? Then ask what must be true first."),
        Factor,
    ),
    Room(
        "priorities",
        N_("Priorities"),
        N_("priority"),
        N_("Why this, why now? What will we stop?"),
        N_("Choose few. Three is plenty."),
        Priority,
    ),
    Room(
        "indicators",
        N_("Early indicators"),
        N_("early indicator"),
        N_("What would we see in six weeks if we are right? If we are wrong?"),
        N_("What would you notice in six weeks if this were working?"),
        Indicator,
    ),
)


def room(key: str) -> Room:
    """Return the room with this key; KeyError if there is none."""
    for found in ROOMS:
        if found.key == key:
            return found
    raise KeyError(key)
