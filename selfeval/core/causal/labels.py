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
LATEST_VERB = 10
"""Words within which a clause comes to its verb."""

_PLURAL_VERBS = """
achieve act agree allow answer apply appreciate are aren’t argue arrive ask attend avoid become
begin behave believe belong bring build can can’t care catch celebrate challenge check choose close
come complete cope cost could cover cut decide depend describe didn’t disagree discuss do don’t eat
encourage end enjoy expect explain fall fear feel find follow get give go greet grow had have
haven’t hear help hold ignore improve interrupt invite join keep know lack laugh lead learn leave
let listen lose love make manage mark matter may meet mentor might miss model move must need notice
offer open own pay persevere plan play practise prepare produce put raise reach read receive
recognise refuse regulate rehearse rely remain remember report respect respond return rise run say
see seem serve set share should show sit sleep speak spend stand start stay stick stop struggle
succeed support take talk teach tell tend think thrive travel trust try understand use value visit
wait walk want was watch welcome were weren’t will wish won’t work worry would write
"""
_SINGULAR_VERBS = """
allows arrives asks attends becomes begins behaves belongs brings builds can can’t celebrates
chooses closes comes continues could decides depends describes didn’t does doesn’t eats encourages
enjoys ensures expects explains falls feels finds follows gets gives goes greets grows happens has
hasn’t hears helps holds improves includes informs introduces invites involves is isn’t joins keeps
knows lacks learns leaves lets listens loses makes manages may meets might misses must narrows
notices opens pays prepares protects provides reaches receives remains remembers requires responds
rises says seems sees sends sets should shows sits speaks spends stands stays takes teaches tells
tends thinks thrives tries understands waits wants was wasn’t welcomes widens will wins won’t would
writes
"""
_SINGULAR_OR_THINGS = """
challenges costs counts covers decreases drops ends increases leads marks matters models moves plans
reads runs starts stops supports talks trusts visits works
"""
_PLURAL_OR_THING = """
cost cover cut end fear fight hold lead love mark move plan return run share support talk trust work
"""
_BEGIN_ONE = "a an another each every his her its my no one our that the their this your"
_KNOWN_ONES = """
attendance behaviour coaching everybody everyone feedback homework it learning money nobody
phonics school teaching training
"""
_QUALITIES = "bad better calm clear early good great late long poor quick quiet short slow weak"
_MODIFIERS = """
art class cover family foundation head junior key lunchtime maths music office parent phonics
primary pupil reading school science secondary send sixth-form sports stage staff student subject
supply support teaching team trainee writing
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
SINGULAR_OR_THINGS = frozenset(_SINGULAR_OR_THINGS.split())
"""Words that say what one does, or name several things: “the day starts”, “calm starts”."""
PLURAL_OR_THING = frozenset(_PLURAL_OR_THING.split())
"""Words that say what several do, or name a thing: “staff trust us”, “staff trust”."""
BEGIN_ONE, KNOWN_ONES = frozenset(_BEGIN_ONE.split()), frozenset(_KNOWN_ONES.split())
QUALITIES = frozenset(_QUALITIES.split())
MODIFIERS = frozenset(_MODIFIERS.split()) | QUALITIES
PLAIN = (SUBJECTS - LEADS - {"disadvantaged", "each", "every", "nobody", "teaching"}) | {"our"}
"""First words of a clause before which “the more” can stand."""
ADJECTIVE = re.compile(r"(?:ed|en|ing|ive|al|ous|able|ible|ant|ent|less|ful|ior|new|shy|quiet)$")
MEASURED = re.compile(
    r"(?:amount|level|number|percentage|proportion|quality|rate|share) of\b", re.I
)
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
    within = small_first(words)
    if MEASURED.match(words):
        within = _("the {words}").format(words=within)
    return Label(first, within, clause, plain, not clause and _is_plural(words))


def says_something(words: str) -> bool:
    """Whether a label is a clause: it has a subject, and soon after it a verb."""
    known = [word.rstrip(",;:").replace("'", "’").lower() for word in words.split()]
    if not known or known[0] in INTRODUCES:
        return False
    for at, word in enumerate(known[1:LATEST_VERB], 1):
        if word in INTRODUCES:
            return False
        after = known[at + 1] if at + 1 < len(known) else ""
        if word in SINGULAR_OR_THINGS:
            if _is_done(known[:at], word, after):
                return True
        elif word in PLURAL_VERBS or word in SINGULAR_VERBS:
            thing = _is_a_thing(known[at - 1], word, after)
            if not thing and _has_subject(known[:at], word):
                return True
    return False


def _is_done(before: list[str], word: str, after: str) -> bool:
    """Whether a word that may name things says what one does: “the day starts well”."""
    of_them = ("of",) if before[0] in ("each", "every") else ("of", "to", "for", "and")
    if after in of_them or after in PLURAL_VERBS or after in SINGULAR_VERBS:
        return False
    if not after and word not in ("works", "matters"):
        return False
    one = before[0] in BEGIN_ONE and len(before) > 1 and before[-1] not in QUALITIES
    return one or before[-1].isdigit() or (len(before) == 1 and before[0] in KNOWN_ONES)


def _is_a_thing(before: str, word: str, after: str) -> bool:
    """Whether a word that may say what several do names something: “staff trust in leaders”."""
    if (
        before in BEGIN_ONE - {"each", "it", "that", "this"}
        or before in PLACES - {"to"}
        or (after == "by" and word in ("cut", "run", "set"))
    ):
        return True
    if word not in PLURAL_OR_THING:
        return False
    if before == "staff":
        return not after or after in PLACES
    return not after and before not in SUBJECTS and word not in ("end", "hold", "work")


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
    several = subject in SUBJECTS or (subject.endswith("s") and not subject.endswith(("ss", "’s")))
    if not several and verb not in SINGULAR_VERBS:
        return False
    return all(word in LEADS or word in SUBJECTS or _describes(word) for word in before[:-1])


def _describes(word: str) -> bool:
    known = word in MODIFIERS or word in ("and", "or", "year")
    return known or bool(ADJECTIVE.search(word)) or word.isdigit()


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
