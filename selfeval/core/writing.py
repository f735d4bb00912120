"""Help while a fact is being written: what could be said better, and never more than an offer."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.findings.facts import COUNT_OF, PERCENTAGE
from selfeval.core.proportions import proportion_words, small_group_words
from selfeval.core.reasons import reason_in
from selfeval.i18n import _


@dataclass(frozen=True)
class Hint:
    """One offer: what it is about ("reason", "percentage", "proportion", "small"), in words."""

    about: str
    words: str


def hints(statement: str, n: int | None, out_of: int | None, people: str, limit: int) -> list[Hint]:
    """Return what may help with a fact, the reason in it first.

    `people` says who it is about, and `limit` below which number of children a group is small.
    """
    found: list[Hint] = []
    if reason_in(statement):
        found.append(Hint("reason", _("This sounds like a reason.")))
    bare = PERCENTAGE.search(statement) and not COUNT_OF.search(statement)
    if bare and out_of is None:
        found.append(Hint("percentage", _("A percentage of how many? 7 of 12 says more than 58%.")))
    found += [
        Hint(about, words)
        for about, words in (
            ("proportion", proportion_words(n, out_of)),
            ("small", small_group_words(n, out_of, people, limit)),
        )
        if words
    ]
    return found
