"""Why this priority? One sentence from facts to outcome, and the link in it that is weakest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfeval.core.chain import chain_of
from selfeval.core.models import Assumption, Fact, Factor, Priority
from selfeval.core.rows import Rows
from selfeval.core.support import assumptions_of, strongest_facts
from selfeval.core.weakest import Reasoning, weakest_link
from selfeval.core.wording import both, within
from selfeval.i18n import _

MOST_FACTS = 2
MOST_ASSUMPTIONS = 2


@dataclass(frozen=True)
class Why:
    """Why a priority: the sentence, its weakest link, and the rows that the sentence is made of.

    `realms` are the ids of the realms that the chain reaches, from left to right.
    """

    sentence: str
    weakest: str
    facts: tuple[Fact, ...]
    assumptions: tuple[Assumption, ...]
    factors: tuple[Factor, ...]
    realms: tuple[str, ...]


def why_this(
    rows: Rows,
    priority: Priority,
    *,
    private: bool = False,
    today: date | None = None,
    whole: Rows | None = None,
) -> Why:
    """Say why `priority` was chosen, from facts to outcome, and name the weakest link.

    The sentence is made for print: private items are left out unless `private` is asked for. With
    `today` links are weak that are old or late on that day. `whole` are all rows, where `rows` are
    but some of them: nothing is called missing that is there.
    """
    shown = _reasoning(rows, priority, today, private=private)
    chain = shown.chain
    told = [row for row in shown.behind if row.belief.strip()][:MOST_ASSUMPTIONS]
    facts = [row for row in strongest_facts(rows, told) if private or not row.private]
    facts = [row for row in facts if row.statement.strip()][:MOST_FACTS]
    sentence = f"{_reasons(facts, told)} {chain.words}".strip().replace("….", "…")
    return Why(
        sentence=sentence,
        weakest=weakest_link(shown, _reasoning(whole or rows, priority, today, private=True)),
        facts=tuple(facts),
        assumptions=tuple(told),
        factors=chain.factors,
        realms=chain.realms,
    )


def _reasoning(rows: Rows, priority: Priority, today: date | None, *, private: bool) -> Reasoning:
    chain = chain_of(rows, priority, private=private)
    behind = assumptions_of(rows, priority, chain.arrows)
    kept = tuple(row for row in behind if private or not row.private)
    return Reasoning(rows, priority, kept, chain, today, private=private)


def _reasons(facts: Sequence[Fact], assumptions: Sequence[Assumption]) -> str:
    """Say what is known and what is believed: the first half of the sentence."""
    beliefs = [within(row.belief) for row in assumptions]
    if not beliefs:
        return _("Nothing yet says why.")
    believed = _(", and that ").join(beliefs)
    if not facts:
        return _("We believe {belief}, though no fact says so yet.").format(belief=believed)
    return _("Because {facts}, we believe {belief}.").format(
        facts=both([within(row.statement) for row in facts]), belief=believed
    )
