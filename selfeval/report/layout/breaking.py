"""Where a line may break inside a word: behind hyphens, dashes and slashes, and where it must.

Addresses, paths and file names break behind their signs. Numbers and dates never do, unless they
are wider than a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

SHORT = 8
"""Words of fewer letters are never broken: "e-safety" may be, "A-Z" may not."""
SPACES = r" \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Between words; all are set as one plain space."""
UNUSUAL_SPACE = re.compile(f"[{SPACES[1:]}]")
BETWEEN_WORDS = re.compile(f"[{SPACES}]")
KEPT_SPACES = "\u00a0\u202f\u2007"
PARTS = re.compile(f"[{KEPT_SPACES}]|[^{KEPT_SPACES}]+")
SOFT = re.compile(
    r"(?<=[^\W\d])[-‐–—/\\](?=[^\W\d])"
    r"|(?<=[^\W\d][.@_])(?=[^\W\d]\w{3})"
    r"|—(?=\w)"
)
SIGNS = "/\\.-‐–—_@?&=:;,+|%#~)"
"""Behind these a word that is wider than a line is cut, rather than between two letters."""


def chunks(word: str) -> list[str]:
    """Cut a word where a line may break inside it."""
    if len(word) < SHORT:
        return [word]
    cuts = [
        part.start() + found.end()
        for part in PARTS.finditer(word)
        if part.end() - part.start() >= SHORT
        for found in SOFT.finditer(part[0])
    ]
    return [word[start:end] for start, end in pairwise([0, *cuts, len(word)]) if end > start]


def parts_that_fit(widths: Sequence[float], letters: str, room: float) -> list[int]:
    """Return where to cut letters that are `widths` wide, so that each part is at most `room`.

    Each part has one letter at least, and ends behind a sign if that leaves half of it.
    """
    cuts: list[int] = []
    start, used, sign = 0, 0.0, 0
    for place, (letter, wide) in enumerate(zip(letters, widths, strict=True)):
        while used + wide > room and place > start:
            at = sign if sign - start > (place - start) // 2 else place
            cuts.append(at)
            start, used = at, sum(widths[at:place])
        used += wide
        if letter in SIGNS:
            sign = place + 1
    return cuts
