"""Compare texts as people do: without regard to capitals and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]+")
_ALIKE = {"ø": "o", "đ": "d", "ł": "l", "’": "'", "‘": "'", "“": '"', "”": '"'}
"""Letters and quotation marks that no decomposition makes plain."""


def fold(text: str) -> str:
    """Return `text` without capitals and accents; curly quotation marks become straight."""
    if text.isascii():
        return text.lower()
    plain = text.casefold()
    if not unicodedata.is_normalized("NFKD", plain):
        plain = unicodedata.normalize("NFKD", plain)
    plain = _MARKS.sub("", plain)
    for letter, alike in _ALIKE.items():
        plain = plain.replace(letter, alike)
    return plain


def words_of(typed: str) -> list[str]:
    """Return the folded words of what somebody typed, each once, in order."""
    return list(dict.fromkeys(fold(typed).split()))


def holds(text: str, words: Iterable[str]) -> bool:
    """Tell whether every folded word stands somewhere in `text`."""
    folded = fold(text)
    return all(word in folded for word in words)


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the folded words stand in `text`: (start, end), in order, never overlapping."""
    folded, places = _mapped(text)
    marked: set[int] = set()
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            marked.update(places[at : at + len(word)])
            at = folded.find(word, at + 1)
    found: list[tuple[int, int]] = []
    for place in sorted(marked):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


@lru_cache(2_000)
def _mapped(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the folded text, and for each of its letters the place in `text` it comes from."""
    if text.isascii():
        return text.lower(), tuple(range(len(text)))
    parts = [fold(letter) for letter in text]
    places = tuple(at for at, part in enumerate(parts) for _letter in part)
    return "".join(parts), places
