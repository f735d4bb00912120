"""Find the reason in a sentence, and part what was seen from why it may be so.

A fact holds no reason: where people write one, what was seen can stay a fact and the reason become
an assumption. What somebody said, in quotation marks, may hold a reason and stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval.core.wording import small_first
from selfeval.i18n import _

REASONING = re.compile(r"\b(because|due to|leads? to|should)\b", re.IGNORECASE)
"""Words by which a statement is more than what was seen."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
SHORTEST = 3
"""Letters that a part needs to be worth a sentence of its own."""

_BECAUSE_FIRST = re.compile(r"^\s*because\s+(?P<why>[^,]+),\s*(?P<seen>.+)$", re.I | re.S)
_THING = re.compile(
    r"^(?P<seen>.+?)[,;–—]?\s+(?:because of|due to|owing to|thanks to)\s+(?P<why>.+)$",
    re.I | re.S,
)
_CLAUSE = re.compile(r"^(?P<seen>.+?)[,;–—]?\s+because\s+(?P<why>.+)$", re.I | re.S)
_EFFECT = re.compile(
    r"^(?P<seen>.+?)(?:[,;.–—]?\s+(?:so that|which means that|which means|which shows that"
    r"|as a result,?|and therefore|therefore,?)|[,;]\s+so)\s+(?P<why>.+)$",
    re.I | re.S,
)


@dataclass(frozen=True)
class Parted:
    """What a sentence says was seen, and the belief that it gives as the reason or the result."""

    seen: str
    belief: str


def reason_in(text: str) -> str:
    """Return the first word of `text` that makes it more than what was seen, or ""."""
    found = REASONING.search(QUOTED.sub("", text))
    return found.group() if found else ""


def part(text: str) -> Parted | None:
    """Part what was seen from the reason; None where there is no reason, or no two parts.

    “Fewer read at home because books are kept in school” was seen as far as “home”; that books
    are kept in school is what somebody believes.
    """
    words = " ".join(text.split())
    masked = QUOTED.sub(lambda quote: "\x00" * len(quote.group()), words)
    for pattern, belief in (
        (_BECAUSE_FIRST, _as_it_stands),
        (_THING, _as_a_thing),
        (_CLAUSE, _as_it_stands),
        (_EFFECT, _as_an_effect),
    ):
        found = pattern.match(masked)
        if found:
            seen = _tidy(words[slice(*found.span("seen"))])
            why = _tidy(words[slice(*found.span("why"))])
            if len(seen) >= SHORTEST and len(why) >= SHORTEST:
                return Parted(_capital(seen), belief(why))
    return None


def _as_it_stands(why: str) -> str:
    return _capital(why)


def _as_a_thing(why: str) -> str:
    return _("The reason is {cause}").format(cause=small_first(why))


def _as_an_effect(why: str) -> str:
    return _("It means that {effect}").format(effect=small_first(why))


def _tidy(words: str) -> str:
    return words.strip(" ,;:–—").removesuffix(".").rstrip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
