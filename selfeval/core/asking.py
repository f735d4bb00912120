"""The questions that a report puts to its readers: those suggested, as people have edited them.

A file keeps one setting: which suggestions are taken out, which are reworded, what people ask
besides, and in which order. Each function here that edits returns what the setting then holds; one
that names a question which is not in the list changes nothing.

A suggestion goes when its rule no longer applies. Reworded by a person it stays, as theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from selfeval.core.asking_kept import (
    CHALLENGE,
    DECIDE,
    KINDS,
    LONGEST,
    NOTE,
    OWN,
    Kept,
    clean_words,
    kept_words,
    known_kind,
    read_kept,
)
from selfeval.core.asking_parts import Question, Suggestion, item_of
from selfeval.core.fields import FieldError
from selfeval.i18n import _, ngettext

__all__ = [
    "CHALLENGE",
    "DECIDE",
    "KINDS",
    "LONGEST",
    "NOTE",
    "SETTING",
    "Question",
    "Suggestion",
    "add",
    "item_of",
    "left_out_words",
    "move",
    "put_back",
    "questions",
    "remove",
    "restore",
    "reword",
    "take_out",
    "worded_by_people",
]

SETTING = "report_questions"
MOST_PRINTED = 6
MOST_OFFERED = 12
MOST_OWN = 40


def questions(
    suggested: Iterable[Suggestion], value: str, unseen: Collection[str] = ()
) -> tuple[Question, ...]:
    """Return the suggestions as people have edited them, with what they ask besides, in order.

    What they moved comes first, then new suggestions, then what they added. What people worded is
    passed over where its key is among the `unseen`.
    """
    kept = read_kept(value)
    for key in unseen:
        kept = _forget(kept, key)
    offered = {one.key: one for one in _offered(suggested, kept)}
    found = [_suggested(one, kept) for one in offered.values()]
    found += [_by_people(key, kept) for key in kept.said if key not in offered]
    place = {key: number for number, key in enumerate(kept.order)}
    found.sort(key=lambda one: place.get(one.key, len(place)))
    return _with_printed(found)


def _offered(suggested: Iterable[Suggestion], kept: Kept) -> list[Suggestion]:
    """Return the first few suggestions, and all those that people have dealt with."""
    known = {*kept.out, *kept.order, *kept.said}
    every = list({one.key: one for one in suggested}.values())
    first = [one.key for one in every if one.key not in kept.out][:MOST_OFFERED]
    return [one for one in every if one.key in known.union(first)]


def _suggested(one: Suggestion, kept: Kept) -> Question:
    kind, words = kept.said.get(one.key, (one.kind, one.words))
    return Question(
        one.key,
        kind,
        words,
        proposed=one.words,
        proposed_kind=one.kind,
        is_suggested=True,
        is_reworded=one.key in kept.said,
        is_out=one.key in kept.out,
    )


def _by_people(key: str, kept: Kept) -> Question:
    own = key.startswith(OWN)
    return Question(key, *kept.said[key], is_own=own, is_reworded=not own, is_out=key in kept.out)


def _with_printed(found: Sequence[Question]) -> tuple[Question, ...]:
    """Mark the few that are printed: people's own words before suggestions, both in order."""
    asked = [one for one in found if not one.is_out]
    asked.sort(key=lambda one: not one.is_peoples)
    printed = {one.key for one in asked[:MOST_PRINTED]}
    return tuple(replace(one, is_printed=one.key in printed) for one in found)


def worded_by_people(value: str) -> tuple[tuple[str, str], ...]:
    """Return the key and the words of each question that people worded, printed or not."""
    return tuple((key, words) for key, (_kind, words) in read_kept(value).said.items())


def left_out_words(found: Iterable[Question]) -> tuple[str, ...]:
    """Say how many suggestions people took out, and how much of their own has no room."""
    listed = list(found)
    out = sum(1 for one in listed if one.is_out and one.is_suggested)
    no_room = sum(1 for one in listed if one.is_peoples and not (one.is_out or one.is_printed))
    told: list[str] = []
    if out:
        words = ngettext(
            "{count} suggested question is left out.",
            "{count} suggested questions are left out.",
            out,
        )
        told.append(words.format(count=out))
    if no_room:
        words = ngettext(
            "{count} question of ours has no room: {most} are printed.",
            "{count} questions of ours have no room: {most} are printed.",
            no_room,
        )
        told.append(words.format(count=no_room, most=MOST_PRINTED))
    return tuple(told)


# Editing ------------------------------------------------------------------------------------


def take_out(value: str, listed: Sequence[Question], key: str) -> str:
    """Leave a suggestion out of print."""
    one, kept = _find(listed, key), read_kept(value)
    if one is None or one.is_own or key in kept.out:
        return value
    return kept_words(replace(kept, out=(*kept.out, key)))


def put_back(value: str, listed: Sequence[Question], key: str) -> str:
    """Ask a suggestion again that was taken out."""
    kept = read_kept(value)
    if _find(listed, key) is None or key not in kept.out:
        return value
    return kept_words(replace(kept, out=_without(kept.out, key)))


def reword(value: str, listed: Sequence[Question], key: str, words: str, kind: str = "") -> str:
    """Ask a question in other words, or as another kind; FieldError where they cannot be asked.

    A suggestion that reads as it is proposed is one again.
    """
    one, kept = _find(listed, key), read_kept(value)
    if one is None:
        return value
    said = (known_kind(kind or one.kind), clean_words(words))
    if said == (one.kind, one.words):
        return value
    if said == (one.proposed_kind, one.proposed):
        return kept_words(_forget(kept, key))
    return kept_words(replace(kept, said=kept.said | {key: said}))


def restore(value: str, listed: Sequence[Question], key: str) -> str:
    """Ask a question in the words that are proposed; one that no rule asks now is gone."""
    one, kept = _find(listed, key), read_kept(value)
    if one is None or one.is_own or key not in kept.said:
        return value
    return kept_words(_forget(kept, key))


def add(value: str, kind: str, words: str) -> str:
    """Ask a question of our own, after all others; FieldError where it cannot be asked."""
    kept = read_kept(value)
    own = [key for key in kept.said if key.startswith(OWN)]
    if len(own) >= MOST_OWN:
        raise FieldError(
            _("There are {count} questions of your own already. Remove one first.").format(
                count=len(own)
            )
        )
    numbers = [int(rest) for key in (*own, *kept.order) if (rest := _number(key))]
    key = f"{OWN}{max(numbers, default=0) + 1}"
    return kept_words(replace(kept, said=kept.said | {key: (known_kind(kind), clean_words(words))}))


def remove(value: str, listed: Sequence[Question], key: str) -> str:
    """Remove a question of our own."""
    one, kept = _find(listed, key), read_kept(value)
    if one is None or not one.is_own or key not in kept.said:
        return value
    return kept_words(replace(_forget(kept, key), order=_without(kept.order, key)))


def move(value: str, listed: Sequence[Question], key: str, to: int) -> str:
    """Put a question at a place of the list, counted from 0; others close up.

    Questions that this list does not show stay behind the one that they came after.
    """
    before = [one.key for one in listed]
    if key not in before:
        return value
    after = [one for one in before if one != key]
    after.insert(max(0, min(to, len(after))), key)
    if after == before:
        return value
    kept = read_kept(value)
    for number, unseen in enumerate(kept.order):
        if unseen not in before:
            follows = after.index(kept.order[number - 1]) + 1 if number else 0
            after.insert(follows, unseen)
    return kept_words(replace(kept, order=tuple(after)))


def _find(listed: Iterable[Question], key: str) -> Question | None:
    return next((one for one in listed if one.key == key), None)


def _without(keys: Iterable[str], key: str) -> tuple[str, ...]:
    return tuple(one for one in keys if one != key)


def _forget(kept: Kept, key: str) -> Kept:
    return replace(kept, said={one: said for one, said in kept.said.items() if one != key})


def _number(key: str) -> str:
    number = key.removeprefix(OWN)
    return number if key.startswith(OWN) and number.isdecimal() else ""
