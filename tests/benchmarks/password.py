"""What a password costs: the same file and the same work with one, against without one.

The floor is our own work on the plain file. Setting a password is compared with copying the file
and waiting for the disk; unlocking has no floor, since it is meant to take long.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from selfeval.core.models import Fact
from selfeval.store import Document, keys
from selfeval.store.protecting import protect
from selfeval.store.replacing import sync_file
from tests.benchmarks.opening import make
from tests.benchmarks.timing import compare

ROUNDS, GESTURES = 7, 100


def measure(folder: Path) -> None:
    """Print the ratios of opening, of working, of publishing, and of setting a password."""
    plain, safe = folder / "plain.selfeval", folder / "safe.selfeval"
    make(plain)
    make(safe)
    key = keys.new_key("three quiet otters")
    protect(safe, key)
    compare(
        "Open a file of 10,000 facts to read, with a password against without",
        lambda _number: Document.open(safe, read_only=True).close(),
        lambda _number: Document.open(plain, read_only=True).close(),
        rounds=ROUNDS,
    )
    with Document.open(plain) as without, Document.open(safe) as with_one:
        compare(
            "Add a fact, with a password against without",
            lambda number: _add(with_one, number),
            lambda number: _add(without, number),
            rounds=GESTURES,
        )
        compare(
            "Publish it, with a password against without",
            lambda number: _publish(with_one, number),
            lambda number: _publish(without, number),
            rounds=ROUNDS,
        )
    copied = folder / "copied.selfeval"

    def copy(_number: int) -> None:
        shutil.copyfile(plain, copied)
        sync_file(copied)

    compare(
        "Set and take away a password, backups and all, against two copies with fsync",
        lambda _number: (protect(safe, None), protect(safe, key)),
        lambda number: (copy(number), copy(number)),
        rounds=ROUNDS,
    )


def _add(document: Document, number: int) -> None:
    with document.edit("Add fact") as session:
        session.add(Fact(statement=f"Seen in {number} rooms"))


def _publish(document: Document, number: int) -> None:
    _add(document, number)
    document.publish()
