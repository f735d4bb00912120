"""What people used to say: former wordings that differ from today's in more than their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Former:
    """A wording until it was changed: the words, when that was (ISO, UTC), and by which role."""

    words: str
    until: str
    by: str


def used_to_say(changes: Iterable[Former], now: str, most: int = 3) -> list[Former]:
    """Return what was said before, newest first, at most `most` of it.

    `changes` are former wordings, newest first. What was only begun, or said again with other
    commas, was never another belief.
    """
    kept: list[Former] = []
    later = [_plain(now)]
    for change in changes:
        plain = _plain(change.words)
        if not plain or any(one.startswith(plain) for one in later):
            continue
        later.append(plain)
        kept.append(change)
    return kept[:most]


def _plain(words: str) -> str:
    return NOT_WORDS.sub(" ", words).strip().casefold()
