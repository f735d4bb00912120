"""For whom a copy is made, and what goes along though it usually stays."""

from __future__ import annotations

from dataclasses import dataclass

COLLEAGUE, NEW_DOCUMENT, GOVERNORS = "colleague", "new-document", "governors"
READERS = (COLLEAGUE, NEW_DOCUMENT, GOVERNORS)
PRIVATE, QUOTES, NOTES, ATTACHMENTS, HISTORY = (
    "private",
    "quotes",
    "notes",
    "attachments",
    "history",
)
PARTS = (PRIVATE, QUOTES, NOTES, ATTACHMENTS, HISTORY)
"""What stays out of a copy for governors unless each is asked for."""


@dataclass(frozen=True)
class CopyChoice:
    """One of READERS and, for governors, those of PARTS that go along.

    A colleague's copy is everything, and the same document: the two can be combined later. A new
    document is everything without its history. Both take no `along`. With `has_password`, the copy
    of a file that has a password opens with the same one; it makes no difference to other files.
    """

    readers: str
    along: frozenset[str] = frozenset()
    has_password: bool = True

    @property
    def same_document(self) -> bool:
        """Whether the copy stays the same document, so that it can be combined."""
        return self.readers == COLLEAGUE

    @property
    def has_history(self) -> bool:
        """Whether the history goes along, and with it every former wording."""
        return self.readers == COLLEAGUE or HISTORY in self.along

    @property
    def is_whole(self) -> bool:
        """Whether every row leaves just as it is, and nothing is blanked."""
        return self.readers == COLLEAGUE or self.along >= set(PARTS)

    @property
    def asks_half_a_history(self) -> bool:
        """Whether history is asked for without all else.

        A history tells every former wording, also of what would be taken out, of what was removed
        and of what was private once. It goes along with everything, or not at all.
        """
        return self.readers == GOVERNORS and self.has_history and not self.is_whole
