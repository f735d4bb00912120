"""The five realms of impact, in the order in which change travels.

Leaders plan from right (outcomes for children) to left and act from left to right. The order,
the idea and the instruments follow Nick Hart's writing on impact; the prompts are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.i18n import N_, _


@dataclass(frozen=True)
class Realm:
    """One realm: its stored id, its name, the letter and shape it is drawn with, and its help.

    `prompt` is the question that helps to write an item; `tempo` says how soon change shows.
    """

    id: str
    title: str
    letter: str
    shape: str
    meaning: str
    prompt: str
    tempo: str
    example: str
    instruments: tuple[str, ...]


REALMS: tuple[Realm, ...] = (
    Realm(
        "knowledge",
        N_("Knowledge"),
        N_("K"),
        "circle",
        N_("What adults know"),
        N_("What do adults need to understand, in general and about these children?"),
        N_("two to six weeks"),
        N_("8 of 11 teaching assistants can say why words are taught first"),
        (
            N_("Survey"),
            N_("0–10 scaling"),
            N_("Discussion"),
            N_("Case study"),
            N_("Scenario task"),
        ),
    ),
    Realm(
        "behaviour",
        N_("Behaviours"),
        N_("B"),
        "rounded square",
        N_("What adults do"),
        N_("What do adults do differently when nobody is watching?"),
        N_("four to ten weeks"),
        N_("Words taught before reading in 12 of 15 drop-ins"),
        (N_("Drop-ins"), N_("Work scrutiny"), N_("Planning sample"), N_("Coaching notes")),
    ),
    Realm(
        "system",
        N_("Systems"),
        N_("S"),
        "hexagon",
        N_("How we all work"),
        N_("Would every child get this, in any room, with a supply teacher?"),
        N_("one to two terms"),
        N_("The same start to reading in 7 of 8 rooms on an unannounced walk"),
        (N_("Learning walk"), N_("Pupil voice"), N_("Process audit")),
    ),
    Realm(
        "climate",
        N_("Climate"),
        N_("C"),
        "diamond",
        N_("How it feels"),
        N_("What is it like to work and learn here, and for whom?"),
        N_("one to three terms"),
        N_("24 of 31 staff say they know what is expected of them"),
        (
            N_("Staff survey"),
            N_("Pupil survey"),
            N_("Parent survey"),
            N_("Focus group"),
            N_("Staff absence and turnover"),
        ),
    ),
    Realm(
        "outcome",
        N_("Outcomes"),
        N_("O"),
        "pentagon",
        N_("What children gain"),
        N_("Are children flourishing: learning, behaviour, attendance, belonging?"),
        N_("terms to years"),
        N_("Persistent absence of pupils eligible for pupil premium falls from 19% to 14%"),
        (
            N_("Test"),
            N_("Books"),
            N_("Attendance register"),
            N_("Behaviour log"),
            N_("Belonging survey"),
            N_("Published results"),
        ),
    ),
)

REALM_IDS: tuple[str, ...] = tuple(realm.id for realm in REALMS)
REALM_CHOICES: tuple[tuple[str, str], ...] = (
    ("", N_("Not yet placed")),
    *((realm.id, realm.title) for realm in REALMS),
)
INSTRUMENTS: tuple[str, ...] = tuple(
    dict.fromkeys(instrument for realm in REALMS for instrument in realm.instruments)
)
_BY_ID = {realm.id: realm for realm in REALMS}


def realm(realm_id: str | None) -> Realm | None:
    """Return the realm with this id; None where an item is not yet placed."""
    return _BY_ID.get(realm_id or "")


def order(realm_id: str | None) -> int:
    """Return 0 for knowledge up to 4 for outcomes; 5 for an item that is not yet placed."""
    return REALM_IDS.index(realm_id) if realm_id in REALM_IDS else len(REALM_IDS)


def realm_looked_at(source: str) -> str:
    """Return the id of the realm that a source looks at; "" where its words do not tell.

    “Drop-ins in seven classes” tells of what adults do. A survey might be about anything, unless
    it is said whose survey it is; and two instruments of different realms tell nothing.
    """
    named = [one for one in INSTRUMENTS if _names(one, source)]
    within = {one for one in named for other in named if one != other and _names(one, _(other))}
    telling = [one for one in named if one not in within]
    found = {one.id for one in REALMS for said in telling if said in one.instruments}
    vague = any(_names(one, _(other)) for one in telling for other in _elsewhere(found))
    return found.pop() if len(found) == 1 and not vague else ""


def _names(instrument: str, words: str) -> bool:
    """Tell whether an instrument is named in some words, be it one or several."""
    one = re.escape(_(instrument).removesuffix("s"))
    return re.search(rf"\b{one}s?\b", words, re.IGNORECASE) is not None


def _elsewhere(realm_ids: set[str]) -> Iterator[str]:
    for one in REALMS:
        if one.id not in realm_ids:
            yield from one.instruments
