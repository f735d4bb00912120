"""Read what people and programs write for the sign of an arrow, and for how soon it acts."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from selfeval.core.folding import fold

PLUS, MINUS, UNKNOWN = "plus", "minus", "unknown"
_PLUS = """
+ ++ +++ ＋ positive positively pos plus p s same up more raise raises raised raising increase
increases increased increasing higher promote promotes support supports strengthen strengthens
help helps boost boosts enhance enhances improve improves grow grows adds reinforces direct
enables encourages amplifies
"""
_MINUS = """
- -- --- − – — ﹣ － negative negatively neg minus n o opp opposite opposing down less fewer lower
lowers lowered lowering decrease decreases decreased decreasing reduce reduces reduced reducing
weaken weakens hinder hinders harm harms undermine undermines inhibit inhibits prevents limits
inverse inversely diminishes worsens dampens blocks
"""
_NOT_SAID = """
? ?? unknown unclear unsure mixed both neutral none no not neither either ± +/- +- -/+ n/a na nan
tbc tbd depends maybe
"""
PLUS_WORDS, MINUS_WORDS = frozenset(_PLUS.split()), frozenset(_MINUS.split())
NOT_SAID = frozenset(_NOT_SAID.split())
STRENGTH = re.compile(r"[a-z]{0,8} ?(\+{1,3}|[-−]{1,3})")
"""“H+” or “low -”, as programs for fuzzy maps write it."""
FIGURE = re.compile(r"[+\-−]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?", re.ASCII)
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 60
"""Characters of a sign; what is longer is a remark."""
NEAR = 0.8
"""How alike a misspelt word must be, from 0 to 1, to be read as one of ours."""
LONG_ENOUGH = 5
"""Letters below which a misspelling could be too many words."""


@lru_cache(1_000)
def sign_of(words: str) -> str:
    """Return the sign that `words` stand for; UNKNOWN wherever they do not say."""
    said = fold(words.strip().strip("\"'“”()[]").strip())
    if not said or len(said) > LONGEST or said in NOT_SAID:
        return UNKNOWN
    if said in PLUS_WORDS or said in MINUS_WORDS:
        return PLUS if said in PLUS_WORDS else MINUS
    if FIGURE.fullmatch(said):
        return _sign_of_figure(said)
    if found := STRENGTH.fullmatch(said):
        return PLUS if found[1].startswith("+") else MINUS
    return _sign_in(WORD.findall(said))


def _sign_of_figure(said: str) -> str:
    value = float(said.replace(",", ".").replace("−", "-"))
    if not value or value in (float("inf"), float("-inf")):
        return UNKNOWN
    return PLUS if value > 0 else MINUS


def _sign_in(words: list[str]) -> str:
    """Return what all words agree on that say a sign; “not” and the like make it unknown."""
    if any(word in NOT_SAID for word in words):
        return UNKNOWN
    signs = {sign for word in words if (sign := _sign_of_word(word))}
    return signs.pop() if len(signs) == 1 else UNKNOWN


def _sign_of_word(word: str) -> str:
    if len(word) < 2:
        return ""
    if word in PLUS_WORDS or word in MINUS_WORDS:
        return PLUS if word in PLUS_WORDS else MINUS
    if len(word) < LONG_ENOUGH:
        return ""
    likeness = {sign: _likeness(word, ours) for sign, ours in _LONG.items()}
    if max(likeness.values()) < NEAR or likeness[PLUS] == likeness[MINUS]:
        return ""
    return max(likeness, key=lambda sign: likeness[sign])


def _likeness(word: str, ours: tuple[str, ...]) -> float:
    compared = difflib.SequenceMatcher(b=word, autojunk=False)
    best = 0.0
    for one in ours:
        compared.set_seq1(one)
        if compared.real_quick_ratio() > best and compared.quick_ratio() > best:
            best = max(best, compared.ratio())
    return best


_LONG = {
    PLUS: tuple(sorted(word for word in PLUS_WORDS if len(word) >= LONG_ENOUGH)),
    MINUS: tuple(sorted(word for word in MINUS_WORDS if len(word) >= LONG_ENOUGH)),
}


def says_a_sign(words: str) -> bool:
    """Whether `words` are a sign, or say in a word of their own that it is not known."""
    return sign_of(words) != UNKNOWN or fold(words.strip()) in NOT_SAID - {"none", "no", "not"}


_DELAYS = {
    "weeks": "weeks week days day immediate immediately soon short quick fast",
    "terms": "terms term months month medium half-term half-terms",
    "years": "years year long slow",
}
DELAY_WORDS = {word: delay for delay, words in _DELAYS.items() for word in words.split()}


def delay_of(words: str) -> str:
    """Return how soon an arrow acts, as it is stored; "" where the words do not say."""
    found = {
        DELAY_WORDS[word] for word in re.findall(r"[a-z-]+", fold(words)) if word in DELAY_WORDS
    }
    return found.pop() if len(found) == 1 else ""
