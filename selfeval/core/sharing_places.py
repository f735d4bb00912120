"""A place in what leaves the building that somebody should look at, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Told = Callable[[str], bool]
"""Whether some words stand in a document."""
NEAR = 14
"""Letters beside words by which a place is known in a document."""


@dataclass(frozen=True)
class Place:
    """Words in a field of a row, or a claim; `kind` is “name”, “few” or “claim”.

    `goes_to` is the item to open; `title` names the row, `label` the field. `answer` is "", “kept”
    (then `reason` says why) or “hidden” (then it is what stands in their place). `can` holds what
    can be done: “go”, “keep”, “hide”, and “show” to take an answer back. A claim has a `sentence`
    instead of words.
    """

    kind: str
    table: str
    row_id: str
    goes_to: tuple[str, str]
    title: str
    field: str = ""
    label: str = ""
    before: str = ""
    words: str = ""
    after: str = ""
    sentence: str = ""
    answer: str = ""
    reason: str = ""
    can: frozenset[str] = frozenset({"go"})

    @property
    def around(self) -> str:
        """The whole sentence in which the words stand."""
        return self.before + self.words + self.after

    def stands_in(self, told: Told) -> bool:
        """Whether a document has the words, or what hides them, beside what stands beside them."""
        words = self.reason if self.answer == "hidden" else self.words
        beside = [self.before[-NEAR:] + words] if self.before.strip() else []
        beside += [words + self.after[:NEAR]] if self.after.strip() else []
        return any(told(one) for one in beside or [words])


def told_in(text: str) -> Told:
    """Return what tells whether words stand in a text, however it is spaced or capitalised."""
    plain = _plain(text)
    return lambda words: _plain(words) in plain


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def printed(places: Iterable[Place], told: Told | None) -> tuple[Place, ...]:
    """Return the places that a document prints; all of them where there is none to look into.

    Words that it has somewhere else than where they were found, such as in a shortened title, are
    told as if they stood wherever they were found.
    """
    found = list(places)
    if told is None:
        return ordered(found)
    certain = [one for one in found if one.stands_in(told)]
    known = {one.words for one in certain}
    others = [one for one in found if not one.answer and one.words not in known and told(one.words)]
    return ordered([*certain, *others])


def ordered(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the open places first, then what is kept, then what is hidden."""
    return tuple(sorted(places, key=lambda one: ("", "kept", "hidden").index(one.answer)))
