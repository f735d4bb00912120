"""The sentence around some words of a text, to show where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from selfeval.core.wording import SENTENCE_END

Span = tuple[int, int]
REMEMBERED = 512


def around(text: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before some words in their sentence, the words, and what stands after."""
    start, end = span
    ends = _ends(text)
    first = ends[bisect_right(ends, start) - 1]
    last = ends[bisect_left(ends, end)]
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


@lru_cache(REMEMBERED)
def _ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text begin and end."""
    return (0, *(found.end() for found in SENTENCE_END.finditer(text)), len(text))
