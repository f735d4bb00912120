"""Fit people's own words into a sentence: its first sentence, in its middle, or shortened.

A first letter is made small only where the word is known to be an ordinary one: “Year 4”, “EAL”
and a place keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfeval.i18n import _

SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[A-Z0-9“‘\"'(])|\n")
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|etc|approx|incl|no|nos|vs|cf|p|pp|St|Mr|Mrs|Ms|Dr|Rev|Fr)\.$"
)
_ORDINARY = """
a about above absence absences access accountability across actions active adults after agreed all
almost although among an and any around as assessment assessments assistants at attainment
attendance attending autumn because before behaviour being belonging below better between books both
boys bullying by calm calmer careful carers chaotic child children class classes classroom
classrooms clear clearer climate clubs co coached coaches coaching colleagues common confidence
consistent corridor corridors culture curiosity curriculum daily data despite detentions
disadvantaged discussion display displays drop during each earlier early effective effort eight
engagement enjoyment entry every everybody everyone excellent exclusions expectations experienced
explaining explicit extra families family fast fear feedback feeling few fewer five fixed fluency
focus focused follow for fortnightly four frequent friendlier friendship friendships from girls good
governors greater groups half handwriting happier happy hardly having headteachers healthy help high
higher homework hope how hunger hungry if in incidents inconsistent independent informal interest
involving it its joining joint just kindness knowing knowledge lack large late lateness later
leaders leadership learners learning less lesson lessons listening literacy little local logs long
lots low lower lunchtimes main many marking mathematics maths meeting meetings members mentor
mentors middle misbehaviour mixed modelling moderation money monitoring more most motivation moving
nearly new nine no nobody noise noisy non none not number numbers nurture observations observed of
often older on once one only open oracy other our outcomes over overall oversight ownership pairs
parent parents part participation pastoral patient peer peers people permanent persistent phones
phonics planned planners planning play playtimes poor positive practice praise pre predictable
pressure pride progress punctuality pupil pupils purposeful quality questioning questions quiet
rapid reading records regular rehearsal relationships reluctance resilience respect results
retrieval reward rewards rich rooms routine routines rules safe same sanctions scaffolds school
schools science screen seating secure self senior settled seven several severe shared sharing short
shouting shy simple six sixth sleep slow small social some sound space spaces speaking spelling
staff standards starting stories strategies stress strong stronger struggling students subject
support supportive suspensions systems talk target targeted teachers teaching teamwork ten term
tests that the their there these they third this those three time timetables tired tiredness too
training transition trips trust trusting turnover tutor tutoring tutors two uncertain unclear under
understanding unknown unless unstructured until unwanted use using variation verbal very visible
visitor visitors visits vocabulary voice waiting walking walks warm we weak weekly welcoming well
wellbeing what when where whether which while whole without word words work workload worries worry
writing young younger your art assembly assemblies breakfast break breaktime budget budgets days
funding homework induction lunch lunchtime money mornings music pay
percentage playground proportion rate rates recruitment retention sport sports supply uniform
"""
_SUBJECTS = """
adults all assistants boys carers children class classes colleagues disadvantaged each every
everybody everyone families fewer girls governors half leaders learners many mentors more most
nobody older parents people pupils staff students teachers teaching they tutors we younger
"""
_ROLES = """
acting adviser advisor assistant associate business chair consultant coordinator curriculum deputy
director executive external former governor governors head headteacher improvement inspector interim
leader link local moderator parent partner principal reviewer safeguarding school senior subject
trust trustee vice visiting visitor
"""
ORDINARY = frozenset(_ORDINARY.split())
SUBJECTS = frozenset(_SUBJECTS.split())
ROLE_WORDS = frozenset(_ROLES.split())


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`, without the full stop or blanks around it."""
    words = text.strip()
    for end in SENTENCE_END.finditer(words):
        before = words[: end.start()]
        if end.group() == "\n" or not ABBREVIATION.search(before):
            words = words[: end.end()].rstrip()
            break
    return " ".join(words.split()).rstrip(".;:, ")


def within(text: str, longest: int = 160) -> str:
    """Return the first sentence of `text` as it would stand in the middle of another."""
    return small_first(shorten(first_sentence(text), longest))


def small_first(words: str) -> str:
    """Make the first letter small, where the first word is an ordinary one."""
    first, *rest = words.split(" ", 1)
    is_level = first == "A" and rest and rest[0].startswith("level")
    ordinary = re.split(r"[’'-]", first.rstrip(",;:"), maxsplit=1)[0].lower() in ORDINARY
    if not ordinary or is_level or first.startswith("A-") or first[1:] != first[1:].lower():
        return words
    return words[:1].lower() + words[1:]


def shorten(text: str, longest: int = 70) -> str:
    """Return `text` on one line, cut at a word to at most `longest` characters with an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    cut = words[:longest]
    at_word = cut.rpartition(" ")[0] or cut[:-1]
    return at_word.rstrip(" ,;:.–-(“‘") + "…"


def called(name: str, longest: int = 70) -> str:
    """Return an item's name as a sentence quotes it: shortened, never empty."""
    return shorten(name, longest) or _("not yet written")


def is_clause(words: str) -> bool:
    """Whether a factor's label says that somebody does something, such as “Children join in”."""
    first, _blank, rest = words.partition(" ")
    return first.lower() in SUBJECTS and bool(rest.strip())


def both(parts: Sequence[str]) -> str:
    """Join one or more parts for the middle of a sentence: "this, that, and the other"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{list}, and {last}").format(list=", ".join(parts[:-1]), last=parts[-1])


def role_within(role: str) -> str:
    """Return a role as it stands within a sentence: “the link governor”, “the SENCO”.

    A first letter is made small only where the word is one that roles begin with.
    """
    first, blank, rest = role.strip().partition(" ")
    if not first:
        return ""
    return _("the {role}").format(
        role=(first.lower() if first.lower() in ROLE_WORDS else first) + blank + rest
    )
