"""Widths of words, at size 1, remembered for each face: a report says most words many times."""

from __future__ import annotations

from selfeval.report import fonts
from selfeval.report.layout.breaking import chunks

MOST_WORDS = 50_000
"""So many words of a face are remembered; then all are forgotten."""

Part = tuple[str, float]
"""Letters, and their width."""


class Known:
    """What is known of the words of a face: widths, and the parts of those that may be broken."""

    def __init__(self, key: str) -> None:
        self.width = fonts.face(key).width
        self.space = self.width(" ")
        self.widths: dict[str, float] = {}
        """A word that may be broken is not among them."""
        self.parted: dict[str, list[Part]] = {}

    def learn(self, word: str) -> list[Part]:
        """Measure a word: its parts, where a line may break inside it."""
        if len(self.widths) + len(self.parted) >= MOST_WORDS:
            self.widths.clear()
            self.parted.clear()
        parts = [(part, self.width(part)) for part in chunks(word)]
        if len(parts) > 1:
            self.parted[word] = parts
        else:
            self.widths[word] = parts[0][1]
        return parts


_known: dict[str, Known] = {}


def known_of(key: str) -> Known:
    """Return what is known of the words of the face `key`."""
    return _known.get(key) or _known.setdefault(key, Known(key))
