"""Open an older file, and be killed at one point of upgrading it: `POINTS` names them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from selfeval.store import Document, backup, catching_up, scratch, upgrade
from selfeval.store.working import WorkingCopy
from tests.store import older

OURS = "of the working copy"
POINTS: dict[str, tuple[Any, str, bool]] = {
    "before the backup": (backup, "_keep", False),
    "after the backup": (backup, "_keep", True),
    "before the new tables": (upgrade, "create_tables", False),
    "after the new tables": (upgrade, "create_tables", True),
    "after the rows": (upgrade, "_copy_rows", True),
    "after the history": (upgrade, "_copy_log", True),
    "before the new one replaces the copy": (scratch, "upgraded", False),
    "after the new one has replaced the copy": (scratch, "upgraded", True),
    f"after the new one {OURS} is made": (catching_up, "upgraded", True),
    "before it is adopted": (WorkingCopy, "adopt", False),
    "after it is adopted": (WorkingCopy, "adopt", True),
    "before it is remembered": (WorkingCopy, "write_state", False),
    "after it is remembered": (WorkingCopy, "write_state", True),
}
"""Where to be killed: of which function, and whether after it has done its work."""


def _die_at(point: str) -> None:
    where, name, after = POINTS[point]
    works: Callable[..., Any] = getattr(where, name)

    def dying(*values: Any, **named: Any) -> Any:
        if after:
            works(*values, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(where, name, dying)


def main(path: str, point: str) -> None:
    older.pretend(setattr, lambda known, key, value: known.__setitem__(key, value))
    _die_at(point)
    Document.open(path).close()
    print("opened")


if __name__ == "__main__":
    main(*sys.argv[1:])
