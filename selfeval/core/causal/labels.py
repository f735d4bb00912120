"""What kind of words a factor is called by, so that sentences about it are sentences.

Some labels say that somebody does something (“Children join in”), others name a thing (“Words
taught before reading”). English gives the two no common place in a sentence. A label that is taken
for the wrong kind makes an odd sentence, never a false one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval.core.models import Factor
from selfeval.core.wording import SUBJECTS, shorten, small_first
from selfeval.i18n import _

LONGEST = 160
"""Characters of a label in a sentence."""

_PLURAL_VERBS = """
achieve act agree answer apply appreciate are aren’t arrive ask attend avoid become behave believe
belong bring can can’t care check choose come complete cope could describe discuss do don’t enjoy
expect explain fall feel find follow get give go grow had have haven’t hear help join keep know lack
learn leave listen lose make manage may meet might miss model must need notice offer own persevere
plan play practise produce put raise reach read recognise regulate remain remember rehearse report
respect respond rise say see seem share should show sit sleep speak spend start stay stick stop
struggle succeed take talk teach tell tend think thrive travel try understand use value visit wait
walk want was watch welcome were will wish won’t worry would write
"""
_SINGULAR_VERBS = """
asks attends becomes behaves belongs can can’t comes could describes does doesn’t enjoys expects
explains falls feels finds follows gets gives goes grows happens has hasn’t hears helps is isn’t
joins keeps knows lacks learns leaves listens loses makes manages may meets might misses must
notices remains remembers responds rises says sees seems should shows speaks spends 
stays takes teaches tells tends thinks thrives tries understands was waits wants wasn’t
welcomes will won’t would writes
"""
_BETWEEN = """
actually all already also always both each ever fully generally mostly never no not now often only
quickly rarely really regularly routinely seldom simply soon still then together usually
"""
_INTRODUCES = """
how if that what when where whether which while who whom whose why
"""
_LEADS = """
a all an any both each every few fewer half less many more most my no older our several some such
the their these this those whole young younger
"""
_ONES = "anybody anyone child class each every everybody everyone nobody pupil room somebody"
_PLACES = """
about across after against among around at before behind between by during for from in into of on
onto outside over per since through to towards under until when with within without
"""
_NOT_PLURAL = """
athletics economics ethics gymnastics maths mathematics news phonics physics politics
"""
PLURAL_VERBS, SINGULAR_VERBS = frozenset(_PLURAL_VERBS.split()), frozenset(_SINGULAR_VERBS.split())
BETWEEN, INTRODUCES = frozenset(_BETWEEN.split()), frozenset(_INTRODUCES.split())
LEADS, ONES, PLACES = (
    frozenset(_LEADS.split()),
    frozenset(_ONES.split()),
    frozenset(_PLACES.split()),
)
PLAIN = (SUBJECTS - LEADS - {"disadvantaged", "nobody", "teaching"}) | {"each", "every", "our"}
"""First words of a clause before which “the more” can stand."""
ADJECTIVE = re.compile(r"(?:ed|en|ing|ive|al|ous|able|ible|ant|ent|less|ful|ior|new|shy|quiet)$")
INNER_END = re.compile(r"[.!?;:]\s|[.!?;:]$|\s[-–—]\s|[“”\"()]")


@dataclass(frozen=True)
class Label:
    """A label in sentences: at their start, and within them.

    `is_clause` says that somebody does something. `goes_with_more` that “the more” can stand before
    it as it is, `is_plural` that it names more than one thing.
    """

    first: str
    within: str
    is_clause: bool
    goes_with_more: bool
    is_plural: bool


def label_of(factor: Factor | None) -> Label:
    """Return how to speak of a factor; one that is gone is told as one without words."""
    return label_from(factor.label if factor is not None else "")


def label_from(text: str) -> Label:
    """Return how to speak of what is called by some words; where there are none, say so."""
    words = shorten(text, LONGEST).rstrip(",;: ")
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    if not words:
        return Label(_("A box without words"), _("a box without words"), False, False, False)
    if INNER_END.search(words):
        quoted = _("“{words}”").format(words=words.replace("“", "‘").replace("”", "’"))
        return Label(quoted, quoted, False, False, False)
    clause = says_something(words)
    plain = clause and words.split()[0].lower() in PLAIN
    first = words[:1].upper() + words[1:]
    return Label(first, small_first(words), clause, plain, not clause and _is_plural(words))


def says_something(words: str) -> bool:
    """Whether a label is a clause: it has a subject, and soon after it a verb."""
    known = [word.rstrip(",;:").replace("'", "’").lower() for word in words.split()]
    if not known or known[0] in INTRODUCES:
        return False
    for at, word in enumerate(known[1:7], 1):
        if word in INTRODUCES:
            return False
        if word in PLURAL_VERBS or word in SINGULAR_VERBS:
            return _has_subject(known[:at], word)
    return False


def _has_subject(before: list[str], verb: str) -> bool:
    """Whether the words before a verb are its subject, and not a thing with a clause after it."""
    while len(before) > 1 and (before[-1] in BETWEEN or before[-1].endswith("ly")):
        before = before[:-1]
    if verb in SINGULAR_VERBS and verb not in PLURAL_VERBS:
        return True
    subject = before[-1]
    if any(word in PLACES for word in before):
        return verb in SINGULAR_VERBS or before[0] in SUBJECTS
    if subject in ONES and verb not in SINGULAR_VERBS:
        return False
    several = subject in SUBJECTS or (subject.endswith("s") and not subject.endswith("ss"))
    if not several and verb not in SINGULAR_VERBS:
        return False
    return all(word in LEADS or word in SUBJECTS or _describes(word) for word in before[:-1])


def _describes(word: str) -> bool:
    return bool(ADJECTIVE.search(word)) or word.isdigit() or word in ("and", "or", "year", "key")


def _is_plural(words: str) -> bool:
    """Whether a thing is named in the plural, by the last word before what is told of it."""
    head: list[str] = []
    for word in words.lower().split():
        if word.strip(",’'") in PLACES | INTRODUCES:
            break
        head.append(word.strip(",’'"))
    if not head or head[0] in ("a", "an", "one", "each", "every"):
        return False
    if "and" in head[1:]:
        return True
    last = head[-1]
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is", "os", "’s", "'s"))
        and last not in _NOT_PLURAL.split()
    ) or last in ("children", "people", "men", "women", "staff")
