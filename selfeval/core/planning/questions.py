"""The questions of the backward planner, in the words of the box that is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.causal.labels import label_of
from selfeval.core.models import Factor
from selfeval.core.realms import REALM_IDS, realm
from selfeval.i18n import N_, _

OUTCOME, UNWANTED, TURN = "outcome", "unwanted", "turn"
BACKWARDS: tuple[str, ...] = tuple(one for one in reversed(REALM_IDS) if one != OUTCOME)
"""The realms that are asked about, right to left; the outcome comes before them."""
KEYS: tuple[str, ...] = (OUTCOME, *BACKWARDS, UNWANTED, TURN)
"""Every step, in order: the outcome, the realms, what might also happen, and the turn."""

EXAMPLES: dict[str, str] = {
    OUTCOME: N_("Children read well and like reading"),
    "climate": N_("Children join in without fear of being wrong"),
    "system": N_("Every class begins reading with the same routine"),
    "behaviour": N_("Adults teach the hard words before the text"),
    "knowledge": N_("Adults know which words matter in each unit"),
    UNWANTED: N_("Experienced staff feel less trusted"),
}


@dataclass(frozen=True)
class Question:
    """What is asked at one step: the question, what helps to answer it, and an example or ""."""

    title: str
    lead: str
    example: str = ""


def question_for(key: str, about: Factor | None = None) -> Question:
    """Return what a step asks; `about` is the box that something must come before."""
    if key == OUTCOME:
        return Question(
            _("What difference do you want for children?"),
            _("Begin at the far end: what they can do, feel or have. Choose a box or write one."),
            _(EXAMPLES[OUTCOME]),
        )
    if key == UNWANTED:
        return Question(
            _("What might happen besides that nobody wants?"),
            _("Every push moves more than one thing. Name one effect to keep an eye on."),
            _(EXAMPLES[UNWANTED]),
        )
    if key == TURN:
        return Question(
            _("What leaders do first"),
            _("The same chain from left to right: what will you do so that each comes true?"),
        )
    return Question(first_for(about), _(_realm_prompt(key)), _(EXAMPLES[key]))


def _realm_prompt(key: str) -> str:
    found = realm(key)
    assert found is not None
    return found.prompt


def first_for(about: Factor | None) -> str:
    """Ask what must be true before a box can be: “…, so that children join in?”"""
    said = label_of(about)
    if about is None or not about.label.strip():
        return _("What must be true first?")
    if said.is_clause:
        return _("What must be true first, so that {clause}?").format(clause=said.within)
    return _("What must be true first for this: {words}?").format(words=said.within)


def action_for(box: Factor) -> str:
    """Ask what leaders do for a box: “What will we do so that adults know why?”"""
    said = label_of(box)
    if not box.label.strip():
        return _("What will we do?")
    if said.is_clause:
        return _("What will we do so that {clause}?").format(clause=said.within)
    return _("What will we do for this: {words}?").format(words=said.within)
