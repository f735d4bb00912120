"""What combining leaves for people to decide: differing answers, and what stays though removed.

Nothing is stored for it: both follow from the log, and are over once somebody writes the field or
the row, having seen the others'.
"""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | None
"""What a field can hold."""


@dataclass(frozen=True)
class Answer:
    """What somebody wrote into a field, or did to a row: by which gesture, in which role, and when.

    `at` is an ISO time in UTC, for people to read. `ours` says whether it was known here before.
    """

    value: Value
    replica: str
    seq: int
    actor: str
    at: str
    ours: bool


@dataclass(frozen=True)
class Conflict:
    """A field that people wrote differently without having seen the others' writing.

    `answers` are all that was written, no two with the same value; the first is the one shown.
    """

    table: str
    row: str
    field: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Kept:
    """A row that somebody removed and that is still there.

    `because` is "edited" where somebody who had not seen it removed has written it, "pointed_at"
    where something else still belongs to it. `stays_for` is who did so; None if nobody is known.
    """

    table: str
    row: str
    because: str
    removed_by: Answer
    stays_for: Answer | None


@dataclass(frozen=True)
class Questions:
    """All that is open in a file."""

    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.conflicts) + len(self.kept)


@dataclass(frozen=True)
class Choice:
    """A decision: the value that a field shall have, or, with `field` "", whether a row stays."""

    table: str
    row: str
    field: str
    value: Value | bool
