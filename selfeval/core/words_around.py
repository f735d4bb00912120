"""The sentence around some words of a text, to show where they stand."""

from __future__ import annotations

from selfeval.core.wording import SENTENCE_END

Span = tuple[int, int]
LONGEST = 160
"""Characters shown before words, and as many after them."""


def around(text: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before some words in their sentence, the words, and what stands after."""
    start, end = span
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    first = max((one for one in ends if one <= start), default=0)
    last = min((one for one in ends if one >= end), default=len(text))
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def cut(before: str, after: str) -> tuple[str, str]:
    """Return what stands around words, no longer than fits a line or two."""
    if len(before) > LONGEST:
        before = "… " + before[-LONGEST:].partition(" ")[2]
    if len(after) > LONGEST:
        after = after[:LONGEST].rpartition(" ")[0] + " …"
    return before, after
