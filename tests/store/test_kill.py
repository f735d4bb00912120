"""A process that is killed at any moment loses nothing that it had reported as done."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, load_rows
from selfeval.store.check import examine

WORKER = Path(__file__).with_name("kill_worker.py")


def run_and_kill(path: Path, report: Path, seed: int, chance: random.Random) -> None:
    """Let the worker make gestures on the file, and kill it at a random moment of its work."""
    with report.open("ab") as said:
        worker = subprocess.Popen(
            [sys.executable, str(WORKER), str(path), str(seed)],
            stdout=said,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    before = report.stat().st_size
    deadline = time.monotonic() + 60
    while report.stat().st_size == before and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(chance.random() * 0.4)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def acknowledged(report: Path) -> dict[str, str | None]:
    """Return {fact id: statement, or None if removed} as the worker reported it, line by line.

    The last line may be cut: what was not fully reported was not acknowledged.
    """
    known: dict[str, str | None] = {}
    for line in report.read_text(encoding="utf-8").split("\n")[:-1]:
        if line.endswith("}"):
            known.update(json.loads(line))
    return known


def assert_nothing_lost(document: Document, known: dict[str, str | None], report: Path) -> None:
    """Hold the file against the report; one gesture may be done and not yet have been reported."""
    facts = {fact.id: fact.statement for fact in load_rows(document.session).all(Fact)}
    told = {row: statement for row, statement in known.items() if statement is not None}
    ahead = {row for row in facts.keys() | told.keys() if facts.get(row) != told.get(row)}
    assert len(ahead) <= 1, "more than the one unreported gesture is different"
    for row in ahead:
        newest = document._raw.execute(
            "SELECT c.kind FROM change AS c JOIN gesture AS g USING (replica, seq)"
            ' WHERE c."row" = ?'
            " AND g.lamport = (SELECT max(lamport) FROM gesture)",
            (row,),
        ).fetchone()
        assert newest is not None, "the file lags behind what was reported"
        with report.open("a", encoding="utf-8") as said:
            said.write("\n" + json.dumps({row: facts.get(row)}) + "\n")


def assert_survives_kills(folder: Path, times: int) -> None:
    """Fail unless the file is sound, and nothing lost, after each kill, and work was done."""
    path, report = folder / "school.selfeval", folder / "report.txt"
    Document.create(path).close()
    report.touch()
    chance = random.Random(times)
    for number in range(times):
        run_and_kill(path, report, number, chance)
        examine(path)
        with Document.open(path) as document:
            assert_nothing_lost(document, acknowledged(report), report)
    assert acknowledged(report)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_nothing_acknowledged_is_lost_in_5_kills(tmp_path: Path) -> None:
    assert_survives_kills(tmp_path, 5)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_nothing_acknowledged_is_lost_in_100_kills(tmp_path: Path) -> None:
    assert_survives_kills(tmp_path, 100)
