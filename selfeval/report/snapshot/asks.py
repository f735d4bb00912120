"""What we ask of the reader: questions that follow from what is weak, untested or late.

Each begins with what it is: something to decide, to note, or to challenge us on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from selfeval.core.findings import Finding, find
from selfeval.core.models import Fact, Indicator, Priority
from selfeval.core.rows import name_of
from selfeval.core.wording import called, shorten
from selfeval.i18n import N_, _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.parts import Ask, IndicatorPart

DECIDE, NOTE, CHALLENGE = N_("Decide"), N_("Note"), N_("Challenge")
MOST = 6
LONGEST = 60

BY_RULE = {
    "P3": (DECIDE, N_("We have more priorities than we can do well. Which can wait?")),
    "P5": (DECIDE, N_("What should we stop, or who should lead, for “{item}”?")),
    "P1": (CHALLENGE, N_("How would we know early that “{item}” is working?")),
    "P2": (CHALLENGE, N_("What do we know that makes “{item}” a priority?")),
    "I1": (CHALLENGE, N_("What would we see before results if “{item}” were working?")),
    "A1": (CHALLENGE, N_("What have we seen that makes us believe “{item}”?")),
    "A2": (CHALLENGE, N_("What would tell us that we are wrong about “{item}”?")),
    "A3": (CHALLENGE, N_("Who else could check “{item}”, and in another way?")),
    "F4": (CHALLENGE, N_("“{item}” was seen more than a year ago. Is it still so?")),
    "I5": (NOTE, N_("Nobody has looked yet at “{item}”, which was due.")),
}
BY_WORD = {
    "other_way": (DECIDE, N_("“{item}” is going the other way: adapt, or stop?")),
    "not_seen": (DECIDE, N_("“{item}” was not seen by its day: adapt, or stop?")),
    "not_yet_seen": (CHALLENGE, N_("“{item}” is not yet seen. What if it does not come?")),
}


def asks(choice: Choice, today: date, signs: dict[str, IndicatorPart]) -> tuple[Ask, ...]:
    """Return up to six questions: of each kind in turn, and from each rule once before twice."""
    found = [*_from_signs(choice, signs), *_from_findings(choice, today)]
    first: list[Ask] = []
    later: list[Ask] = []
    seen: set[str] = set()
    for rule, ask in found:
        (later if rule in seen else first).append(ask)
        seen.add(rule)
    unique = dict.fromkeys([*first, *later])
    kinds = [[ask for ask in unique if ask.kind == _(kind)] for kind in (DECIDE, CHALLENGE, NOTE)]
    in_turn = (ask for turn in zip_longest(*kinds) for ask in turn if ask is not None)
    return tuple(in_turn)[:MOST]


def _from_signs(choice: Choice, signs: dict[str, IndicatorPart]) -> Iterator[tuple[str, Ask]]:
    for word, (kind, words) in BY_WORD.items():
        for row in choice.rows.all(Indicator):
            part = signs.get(row.id)
            if part is not None and part.status == word:
                yield word, Ask(_(kind), _(words).format(item=called(part.sign, LONGEST)))


def _from_findings(choice: Choice, today: date) -> Iterator[tuple[str, Ask]]:
    """Turn findings about items that are printed into questions, in the order of BY_RULE."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in find(choice.everything, today):
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, (kind, words) in BY_RULE.items():
        for finding in by_rule.get(rule, []):
            item = choice.rows.item(finding.item_table, finding.item_id)
            if "{item}" not in words:
                yield rule, Ask(_(kind), _(words))
                break
            if item is None or (isinstance(item, Priority) and item.status != "live"):
                continue
            if isinstance(item, Indicator) and item.id in choice.hidden_signs:
                continue
            name = shorten(name_of(item).strip().rstrip("."), LONGEST)
            if name and not (isinstance(item, Fact) and rule not in ("F4",)):
                yield rule, Ask(_(kind), _(words).format(item=name))
