"""What somebody looks for in a list: words that must all be there, and “or” between them.

Capitals, accents and the form of quotation marks do not matter: see `folding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.core.folding import fold

Wanted = tuple[tuple[str, ...], ...]
"""Alternatives; a text must hold every word of one of them."""


def wanted(typed: str) -> Wanted:
    """Read what was typed: “reading or marking” finds either, “reading books” needs both words.

    An “or” at either end is still being typed around, and a lone one is a word like any other.
    """
    words = fold(typed).split()
    found: list[list[str]] = [[]]
    for word in words:
        if word == "or":
            found.append([])
        else:
            found[-1].append(word)
    kept = tuple(tuple(one) for one in found if one)
    return kept or ((tuple(words),) if words else ())


def holds(text: str, alternatives: Wanted) -> bool:
    """Whether a folded text holds every word of one of the alternatives; all do of none."""
    return not alternatives or any(all(word in text for word in every) for every in alternatives)


def finding(texts: Sequence[str], alternatives: Wanted) -> list[bool]:
    """Tell of each folded text what `holds` says of it; quick for thousands of texts."""
    if len(alternatives) == 1 and len(alternatives[0]) == 1:
        word = alternatives[0][0]
        return [word in text for text in texts]
    return [holds(text, alternatives) for text in texts]
