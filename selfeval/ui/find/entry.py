"""What one row of the search over everything shows and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One row. `kind` says in words what it is, `more` where the words stand in it.

    A row shows a realm's shape, or else its icon. `words` are those looked for, to be emphasised;
    `keys` is the shortcut as this system writes it.
    """

    title: str
    do: Callable[[], object]
    kind: str = ""
    more: str = ""
    realm: str = ""
    icon: str = ""
    keys: str = ""
    words: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.kind, self.more, self.keys) if part)


@dataclass(frozen=True)
class Group:
    """Rows under a title."""

    title: str
    entries: tuple[Entry, ...]
