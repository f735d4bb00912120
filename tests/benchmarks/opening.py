"""Opening and checking a large file against SQLite's own integrity check of the same file.

Our check adds the schema, links, the seal over every row and the log, and that the log gives the
tables; opening adds the process it runs in, and the working copy.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.check import examine
from tests.benchmarks.timing import compare

ITEMS = 10_000
ROUNDS = 9


def measure(folder: Path) -> None:
    """Print the ratios of checking, of opening to read and of opening to write."""
    path = folder / "large.selfeval"
    make(path)
    compare(
        f"Check a file of {ITEMS:,} facts, against PRAGMA integrity_check",
        lambda _number: examine(path),
        lambda _number: integrity_check(path),
        rounds=ROUNDS,
    )
    compare(
        f"Open a file of {ITEMS:,} facts to read, against PRAGMA integrity_check",
        lambda _number: Document.open(path, read_only=True).close(),
        lambda _number: integrity_check(path),
        rounds=ROUNDS,
    )
    compare(
        "Open it again to write, working copy at hand, against PRAGMA integrity_check",
        lambda _number: Document.open(path).close(),
        lambda _number: integrity_check(path),
        rounds=ROUNDS,
    )


def make(path: Path) -> None:
    """Make the file in gestures of a hundred facts each."""
    with Document.create(path) as document:
        for start in range(0, ITEMS, 100):
            with document.edit("Add facts") as session:
                session.add_all(
                    Fact(statement=f"Fact {number}: 12 of 15 lessons began with new words")
                    for number in range(start, start + 100)
                )


def integrity_check(path: Path) -> str:
    """Return SQLite's own verdict."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
