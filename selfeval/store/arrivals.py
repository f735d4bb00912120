"""When others' work came to this computer, so that what arrives late still counts as new.

A colleague's gesture bears the time at which it was made. It may reach this copy weeks later, after
a meeting that was told nothing of it. What was known here, and since when, is kept beside the
working copy; it is for telling people, and decides nothing.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from selfeval.store.replacing import write_safely

MOST = 200
"""Arrivals that are remembered; of more, the oldest are forgotten."""


@dataclass(frozen=True)
class Known:
    """What was known here at some moment: {replica: newest gesture} of everybody but `own`."""

    own: str
    vector: Mapping[str, int]


class Arrivals:
    """The arrivals kept in the folder of a working copy."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "arrivals.json"

    def note(self, known: Known) -> None:
        """Remember that this much is known from now on, where it is not what was known before."""
        arrivals = self._read()
        others = {who: seq for who, seq in known.vector.items() if who != known.own}
        if arrivals and arrivals[-1][1] == others:
            return
        kept = json.dumps([*arrivals, (_now(), others)][-MOST:])
        with contextlib.suppress(OSError):  # no space: some of it is told as new once more
            write_safely(self._file, kept.encode())

    def before(self, moment: datetime) -> dict[str, int] | None:
        """Return what was known before a moment; None where nobody noted it."""
        at = moment.astimezone(UTC).isoformat(timespec="seconds")
        return next((known for noted, known in reversed(self._read()) if noted < at), None)

    def _read(self) -> list[tuple[str, dict[str, int]]]:
        """Return what is remembered, oldest first; nothing where it cannot be read."""
        try:
            kept: Any = json.loads(self._file.read_text(encoding="utf-8"))
            return [(str(at), _vector(known)) for at, known in kept]
        except (OSError, ValueError, TypeError, AttributeError):
            return []


def _vector(kept: Any) -> dict[str, int]:
    return {str(who): int(seq) for who, seq in cast("dict[Any, Any]", kept).items()}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
