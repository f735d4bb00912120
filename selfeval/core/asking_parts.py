"""A question to the readers of a report: as a rule suggests it, and as it stands in the list."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.asking_kept import OWN


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that a rule suggests about an item: the same rule and item, the same question."""

    rule: str
    table: str
    row_id: str
    kind: str
    words: str

    @property
    def key(self) -> str:
        """What the setting calls it."""
        return f"{self.rule} {self.table} {self.row_id}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the list, as it reads now.

    `is_suggested` says whether a rule asks it now, `proposed` in which words and as which kind;
    `is_own` that people added it, `is_reworded` that they changed it, `is_out` that they took it
    out. `is_printed` says whether it is among the few that are printed.
    """

    key: str
    kind: str
    words: str
    proposed: str = ""
    proposed_kind: str = ""
    is_suggested: bool = False
    is_own: bool = False
    is_reworded: bool = False
    is_out: bool = False
    is_printed: bool = False

    @property
    def is_peoples(self) -> bool:
        """Whether its words are people's own."""
        return self.is_own or self.is_reworded

    @property
    def item(self) -> tuple[str, str] | None:
        """The (table, id) of the item that it is about; None for one that people added."""
        return item_of(self.key)


def item_of(key: str) -> tuple[str, str] | None:
    """Return the (table, id) of the item that a question is about; None for people's own."""
    parts = key.split(" ", 2)
    return (parts[1], parts[2]) if len(parts) == 3 and not key.startswith(OWN) else None
