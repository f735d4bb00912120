"""What combining with another copy would bring, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfeval.store.questions import Conflict, Kept, Value


@dataclass(frozen=True)
class Touched:
    """A row that the other copy adds, changes or removes, and who did so last.

    `fields` are those that would be different; `values` are the row's fields as they would be, or,
    for a removal, as they are now. `at` is an ISO time in UTC.
    """

    table: str
    row: str
    fields: tuple[str, ...]
    values: dict[str, Value]
    actor: str
    at: str


@dataclass(frozen=True)
class Preview:
    """What the copy at `path`, which had the sha256 `fingerprint`, would bring.

    `actors` are the roles that wrote what is new in it, `changed_at` is the newest of their times.
    `conflicts` and `kept` are what would be left to decide; `staying` are the rows of `kept` that
    would be different here, or there again.
    """

    path: Path
    fingerprint: str
    actors: tuple[str, ...] = ()
    changed_at: str = ""
    conflicts: tuple[Conflict, ...] = ()
    kept: tuple[Kept, ...] = ()
    staying: tuple[Touched, ...] = ()
    added: tuple[Touched, ...] = ()
    combined: tuple[Touched, ...] = ()
    removed: tuple[Touched, ...] = ()
    gestures: int = 0

    @property
    def nothing_new(self) -> bool:
        """Whether all that the copy holds is known here already."""
        return not self.gestures

    @property
    def needs_you(self) -> int:
        """How many things somebody would have to decide."""
        return len(self.conflicts) + len(self.kept)
