"""Answers that were chosen while a copy was looked at, and have not been combined yet.

They are kept beside the working copy, so that they outlast the closing of the file. They name rows
and gestures, and hold no word of what these say.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfeval.store.replacing import write_safely

MOST = 5_000
"""Answers that are remembered; of more, the oldest are forgotten."""
ALL = -1
FieldKey = tuple[str, str, str]
"""Table, id and field of what is asked; the field is "" where it is asked whether a row stays."""


@dataclass(frozen=True)
class Side:
    """Which answer was chosen: its place among those there were, or ALL of them at once.

    `among` names these by their gestures. Where it names others by now, something else is asked.
    """

    among: str
    at: int


class Begun:
    """The answers kept in the folder of a working copy."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "begun.json"

    def read(self) -> dict[FieldKey, Side]:
        """Return what is remembered, oldest first; nothing where it cannot be read."""
        try:
            kept: Any = json.loads(self._file.read_text(encoding="utf-8"))
            return {
                (str(table), str(row), str(field)): Side(str(among), int(at))
                for table, row, field, among, at in kept
            }
        except (OSError, ValueError, TypeError):
            return {}

    def note(self, sides: Mapping[FieldKey, Side | None]) -> None:
        """Remember what was chosen; None forgets it."""
        before = self.read()
        now = {key: side for key, side in before.items() if key not in sides}
        now |= {key: side for key, side in sides.items() if side is not None}
        if now == before:
            return
        kept = [(*key, side.among, side.at) for key, side in now.items()][-MOST:]
        with contextlib.suppress(OSError):  # no space: it lasts until the file is closed
            write_safely(self._file, json.dumps(kept).encode())
