"""Take a whole combining back: the safety copy comes back into the working copy.

That is possible until something else is done or the file is published; what is remembered for it
stays on this computer.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from selfeval.i18n import _
from selfeval.store.check import examine
from selfeval.store.databases import key_behind, open_to_read, under
from selfeval.store.errors import CannotUndo, UserError
from selfeval.store.replacing import write_safely

MOST_DECLINED = 50


@dataclass
class Combined:
    """The last combining: its safety copy, what was known afterwards, and the file's sha256s.

    `shared` is the sha256 the shared file had then, `taken` that of the copy that was taken in.
    """

    safety: str
    known: dict[str, int]
    shared: str
    taken: str


@dataclass
class Memory:
    """What this computer remembers of combining, beside a working copy."""

    folder: Path
    last: Combined | None = None
    declined: list[str] = field(default_factory=list[str])

    @classmethod
    def read(cls, folder: Path) -> Memory:
        """Return what is remembered; nothing where it cannot be read."""
        try:
            kept: Any = json.loads((folder / "combining.json").read_text(encoding="utf-8"))
            last = Combined(**kept["last"]) if kept["last"] else None
            return cls(folder, last, [str(one) for one in kept["declined"]])
        except (OSError, ValueError, TypeError, KeyError):
            return cls(folder)

    def write(self) -> None:
        """Remember it, safely on disk before this returns."""
        kept = {
            "last": asdict(self.last) if self.last else None,
            "declined": self.declined[-MOST_DECLINED:],
        }
        write_safely(self.folder / "combining.json", json.dumps(kept).encode())


def bring_back(connection: sqlite3.Connection, safety: Path) -> None:
    """Make the working database what the safety copy holds; CannotUndo if that is unsound."""
    try:
        examine(safety)
    except (OSError, UserError) as problem:
        raise CannotUndo(
            _("This cannot be undone: the safety copy cannot be read ({problem}).").format(
                problem=getattr(problem, "message", problem)
            )
        ) from problem
    with under(key_behind(connection), safety) as alike, closing(open_to_read(alike)) as source:
        source.backup(connection)
    connection.execute("DELETE FROM meta WHERE key = 'seal'")
