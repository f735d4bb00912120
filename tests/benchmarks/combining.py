"""Combining two copies, publishing, checking and undoing, each against what SQLite needs for it.

Two people have each changed 1 or 10 % of the facts, one gesture a fact, a tenth of them the same
field of the same fact. The floor of combining is plain insertion of as many rows as the other copy
changed, into a file with the same schema and pragmas; that of publishing is to copy the file and
wait for the disk; that of checking is SQLite's own integrity check; that of undoing is to write
the same rows without a log.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlmodel import col, select

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.check import examine
from selfeval.store.combine import combine
from selfeval.store.connection import connect
from selfeval.store.publish import write_sealed
from selfeval.store.replacing import sync_file
from selfeval.store.schema import create_tables, model_fields
from tests.benchmarks.timing import compare

SIZES = (10_000, 100_000)
SHARES = (0.01, 0.1)
ROUNDS = 5
AT_ONCE = 1_000


def measure(folder: Path) -> None:
    """Print the ratios for each size and share."""
    for size in SIZES:
        base = folder / f"{size}.selfeval"
        _make(base, size)
        _measure_sharing(folder, base, size)
        for share in SHARES:
            _measure_combining(folder, base, size, share)
    _measure_undo(folder)


def _make(path: Path, size: int) -> None:
    with Document.create(path) as document, document.in_sql("Import") as raw:
        raw.executemany(*_insertion(range(size)))


def _insertion(numbers: range) -> tuple[str, list[tuple[object, ...]]]:
    fields = model_fields()["fact"]
    rows = []
    for number in numbers:
        fact = Fact(
            id=f"{number:032x}",
            number=number + 1,
            statement=f"Words taught before reading in {number} of 15 drop-ins",
            source="Drop-ins by senior leaders",
            observed_on="2026-10-09",
            realm="behaviour",
            position=f"a{number:07d}1",
        )
        rows.append(tuple(getattr(fact, name) for name in fields))
    marks = ", ".join("?" * len(fields))
    return f"INSERT INTO fact ({', '.join(fields)}) VALUES ({marks})", rows


def _measure_combining(folder: Path, base: Path, size: int, share: float) -> None:
    changed = int(size * share)
    mine = _changed_copy(folder, base, "mine", range(changed))
    theirs = _changed_copy(folder, base, "theirs", range(changed - changed // 10, 2 * changed))
    work, floor = folder / "work.db", folder / "floor.db"
    insertion = _insertion(range(changed))

    def ours(_number: int) -> None:
        with closing(connect(work)) as raw:
            combine(raw, theirs)

    def plain(_number: int) -> None:
        with closing(connect(floor)) as raw:
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(*insertion)
            raw.execute("COMMIT")

    def begin(_number: int) -> None:
        for path in (work, floor):
            for suffix in ("", "-wal", "-shm"):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(mine, work)
        with closing(sqlite3.connect(floor)) as raw:
            create_tables(raw)

    title = f"Combine two copies of {size:,} facts that each changed {share:.0%}"
    compare(title, ours, plain, rounds=ROUNDS, target=25, before=begin)


def _changed_copy(folder: Path, base: Path, who: str, numbers: range) -> Path:
    """Return what a person's copy holds who changed these facts, as a sealed file."""
    path = folder / f"{who}.selfeval"
    shutil.copyfile(base, path)
    home = os.environ["SELFEVAL_HOME"]
    os.environ["SELFEVAL_HOME"] = str(folder / f"{who}-{path.stat().st_mtime_ns}")
    try:
        with Document.open(path, actor=who) as document:
            for number in numbers:
                with document.in_sql("Change fact") as raw:
                    raw.execute(
                        "UPDATE fact SET statement = ? WHERE id = ?",
                        (f"Seen by {who} in {number} rooms", f"{number:032x}"),
                    )
    finally:
        os.environ["SELFEVAL_HOME"] = home
    return path


def _measure_sharing(folder: Path, base: Path, size: int) -> None:
    """Print what publishing and checking cost at this size."""
    target, copied = folder / "published.selfeval", folder / "copied.selfeval"
    with closing(connect(_work(folder, base))) as raw:

        def copy(_number: int) -> None:
            shutil.copyfile(base, copied)
            sync_file(copied)

        def write(_number: int) -> None:
            write_sealed(raw, target)

        compare(f"Publish {size:,} facts, against a copy with fsync", write, copy, rounds=ROUNDS)

    def check(_number: int) -> None:
        with closing(sqlite3.connect(base)) as raw:
            raw.execute("PRAGMA integrity_check")

    compare(
        f"Check a file of {size:,} facts, against SQLite's integrity check",
        lambda _number: examine(base),
        check,
        rounds=ROUNDS,
    )


def _work(folder: Path, base: Path) -> Path:
    work = folder / "publishing.db"
    shutil.copyfile(base, work)
    return work


def _measure_undo(folder: Path) -> None:
    raw = connect(folder / "unlogged.db")
    create_tables(raw)
    raw.executemany(*_insertion(range(AT_ONCE)))
    with Document.create(folder / "undo.selfeval") as document:
        with document.in_sql("Import") as logged:
            logged.executemany(*_insertion(range(AT_ONCE)))

        def change(number: int) -> None:
            with document.edit("Change all") as session:
                for fact in session.exec(select(Fact).order_by(col(Fact.id))):
                    fact.statement = f"Seen in {number} rooms"

        def undo(_number: int) -> None:
            document.undo()

        def plain(number: int) -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE fact SET statement = ?", (f"Seen in {number} rooms",))
            raw.execute("COMMIT")

        title = f"Undo a gesture on {AT_ONCE:,} facts, against the same change without a log"
        compare(title, undo, plain, rounds=ROUNDS, before=change)
    raw.close()
