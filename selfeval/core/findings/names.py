"""Look for what could give a person away in a text: a name, or a very small group of pupils.

A name is a title with a word ("Mrs Jones"), a well-known given name, or two capitalised words in
a row in the middle of a sentence of which neither is known to mean something else. It is a guess,
made to be checked by a person: it will miss rare names that start a sentence, and now and then
take a place or a product for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from selfeval.core.findings.word_lists import CAPITALISED, GIVEN_NAMES, NUMBER_WORDS
from selfeval.core.wording import ORDINARY

Span = tuple[int, int]
NEAR = 60
"""Letters before words that may say what they are."""
MOST_NAMES = 4
"""Names that follow a title or a given name, at most."""
REMEMBERED = 60_000  # texts; rules look again after every gesture, and few texts have changed
TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor|Rev|Revd|Fr|Sr)\.?\s+"
    r"(?:[A-Z]\.?\s+)?[A-Z][\w’'-]*[a-z][\w’'-]*"
)
SHOUTED = re.compile(r"\b(?:MR|MRS|MISS)\.?\s+[A-Z][A-Z’'-]+\b")
INITIAL = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+[A-Z]\b(?![’'-]?\w)")
SURNAME = re.compile(r"\b(?:[A-Z]\.\s?)*(?:O[’']|Mc|Mac(?!Book))[A-Z][a-z]\w*")
LETTER = re.compile(r"\b(?:[A-Z]\.\s?)+([A-Z][a-z][\w’'-]*)")
CAPITAL = r"\b[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[’'-]\w+)*"
WORD = re.compile(CAPITAL)
NEXT_WORD = re.compile(rf" ({CAPITAL})")
OWNING = re.compile(r"[’']s?$")
PAIR = re.compile(rf"(?<![\w’'-])({CAPITAL}) (?=({CAPITAL}))")
SENTENCE_STARTS = '.!?:;•–—\n“‘"('
SAINT = re.compile(r"\b(?:St|Saint)\.? $")
COUNTED = re.compile(
    rf"(?<![\w.,])(?P<many>\d+|{'|'.join(NUMBER_WORDS[1:])})\s+(?:of (?:the|our|these|those)\s+)?"
    r"(?:(?:(?:Year|Y|Key Stage)\s?\d+|looked[- ]after|pupil[- ]premium|free school meals?)\s+)?"
    r"(?:[\w-]*[^\Ws]\s+(?<!\bof\s))?"
    r"(?:pupils|children|boys|girls|students|learners)\b(?!\s+(?:per|each|in each)\b)"
    r"|\b(?:1|one)\s+(?:[\w-]*[^\Ws]\s+)?(?:pupil|child|boy|girl|student|learner)\b"
    r"(?!\s+(?:premium|voice|protection|council|progress|survey|at a time|per|each)\b|[’'-])",
    re.IGNORECASE,
)
PUPILS = ("pupil", "child", "boy", "girl", "student", "learner")
NOT_A_COUNT = re.compile(
    r"\b(?:years?|stages?|class(?:es)?|grades?|levels?|ages?|aged|primary|terms?|groups?|sets?|in"
    r"|every|per|no)\s+(?:\d+\s*(?:and|to|or|[,&–-])\s*)*$",
    re.IGNORECASE,
)


@lru_cache(REMEMBERED)
def names_in(text: str, known: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return where in `text` there may be names of persons: none overlap, in order.

    `known` are capitalised words that are not names here, such as those of the school's own name.
    """
    if not any(letter.isupper() for letter in text):
        return ()
    patterns = (TITLE, SHOUTED, INITIAL, SURNAME)
    spans = [found.span() for pattern in patterns for found in pattern.finditer(text)]
    spans += [one.span() for one in LETTER.finditer(text) if _is_unknown(one[1], known)]
    spans += _given_names(text, known)
    spans += _unknown_pairs(text, known)
    found: list[Span] = []
    for start, end in sorted(_to_the_surname(text, span, known) for span in spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def possible_name(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return the first words of `text` that may be a person's name, or ""."""
    return next((text[start:end] for start, end in names_in(text, known)), "")


def small_group(text: str, limit: int) -> int | None:
    """Return the first number of pupils in `text` that is above nought and below `limit`.

    "4 of 24 children" speaks of 24, and "two children per table" of no group at all.
    """
    return next((count for _span, count in _counted(text) if 0 < count < limit), None)


def few_counted(text: str, limit: int) -> tuple[Span, ...]:
    """Return where `text` speaks of fewer pupils than `limit`, and of more than none."""
    return tuple(span for span, count in _counted(text) if 0 < count < limit)


@lru_cache(REMEMBERED)
def _counted(text: str) -> tuple[tuple[Span, int], ...]:
    """Return each number of pupils in a text with its place."""
    if not any(word in text.lower() for word in PUPILS):
        return ()
    found: list[tuple[Span, int]] = []
    for one in COUNTED.finditer(text):
        if not NOT_A_COUNT.search(_just_before(text, one.start())):
            many = (one["many"] or "one").lower()
            count = int(many) if many.isdigit() else NUMBER_WORDS.index(many) + 1
            found.append((one.span(), count))
    return tuple(found)


def _given_names(text: str, known: frozenset[str]) -> Iterator[Span]:
    for found in WORD.finditer(text):
        word = re.split(r"[’'-]", found.group())[0]
        saint = SAINT.search(_just_before(text, found.start()))
        given = plain_letters(word.lower()) in GIVEN_NAMES and word[1:].islower()
        if given and word not in known and not saint:
            yield found.span()


def _unknown_pairs(text: str, known: frozenset[str]) -> Iterator[Span]:
    for found in PAIR.finditer(text):
        before = _just_before(text, found.start()).rstrip(" ")
        in_a_sentence = before and before[-1] not in SENTENCE_STARTS
        if in_a_sentence and all(_is_unknown(word, known) for word in found.groups()):
            yield found.start(1), found.end(2)


def plain_letters(word: str) -> str:
    """Return a word without its accents: “Zoë” is known as “zoe”."""
    return "".join(one for one in normalize("NFD", word) if not combining(one))


def _just_before(text: str, at: int) -> str:
    return text[max(0, at - NEAR) : at]


def _to_the_surname(text: str, span: Span, known: frozenset[str]) -> Span:
    """Return a span with the names that follow it, and without an “’s” at its end."""
    start, end = span
    for _more in range(MOST_NAMES):
        more = NEXT_WORD.match(text, end)
        if OWNING.search(text[start:end]) or more is None:
            break
        if not _may_be_surname(more.group(1), known):
            break
        end = more.end()
    owning = OWNING.search(text[start:end])
    return start, end - (len(owning.group()) if owning else 0)


def _may_be_surname(word: str, known: frozenset[str]) -> bool:
    """Whether a capitalised word that follows a name belongs to it: “O’Connor”, “McDonald”."""
    plain = re.split(r"[’'-]", word)[0].lower()
    meant = word in known or plain in ORDINARY or plain in CAPITALISED or TITLE.match(f"{word} Aa")
    return not meant and (any(letter.islower() for letter in word) or len(word) == 1)


def _is_unknown(word: str, known: frozenset[str]) -> bool:
    plain = re.split(r"[’'-]", word)[0]
    if len(plain) < 2 or not plain[1:].islower() or word in known or plain in known:
        return False
    return plain.lower() not in ORDINARY and plain.lower() not in CAPITALISED
