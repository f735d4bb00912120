"""Killed while it keeps a backup, goes back to one, or puts one in the place of a damaged file."""

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

from selfeval.store import Document, RefusedFile
from selfeval.store.backup_list import backups_of
from selfeval.store.check import examine
from selfeval.store.rescue import last_good, put_back

WORKER = Path(__file__).with_name("keep_worker.py")
LONGEST = 1.2
"""Seconds that a worker is left to work after its first word."""


def run_and_kill(path: Path, report: Path, seed: int, chance: random.Random) -> None:
    before = report.stat().st_size
    with report.open("ab") as said, (path.parent / "wrong.txt").open("ab") as wrong:
        worker = subprocess.Popen(
            [sys.executable, str(WORKER), str(path), str(seed)],
            stdout=said,
            stderr=wrong,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    deadline = time.monotonic() + 60
    while report.stat().st_size == before and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(chance.random() * LONGEST)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def acknowledged(report: Path) -> tuple[dict[str, int], bool]:
    """Return the highest vector that was told, and whether the file was being damaged at the end.

    The last line may be cut: what was not fully told does not count.
    """
    vector: dict[str, int] = {}
    damaging = False
    for line in report.read_text(encoding="utf-8").split("\n")[:-1]:
        told = json.loads(line)
        for who, seq in told.get("gestures", {}).items():
            vector[who] = max(seq, vector.get(who, 0))
        damaging = told.get("damaging", damaging)
    return vector, damaging


def assert_survives_kills(folder: Path, times: int) -> None:
    """Fail unless, after each kill, the file or its last good state opens with all that was told.

    Every backup that is listed must be sound, and no damaged file may have been lost.
    """
    path, report = folder / "school.selfeval", folder / "report.txt"
    with Document.create(path) as document:
        document_id = document.document_id
    report.touch()
    chance = random.Random(times)
    checked: set[Path] = set()
    for number in range(times):
        run_and_kill(path, report, number, chance)
        vector, damaging = acknowledged(report)
        for one in backups_of(document_id):
            if one.path not in checked:
                examine(one.path)
                checked.add(one.path)
        try:
            examine(path)
        except RefusedFile:
            assert damaging
            rescue = last_good(path)
            assert rescue is not None
            put_back(path, rescue.backup.path, rescue.damaged)
            with report.open("a") as said:
                said.write('{"damaging": false}\n')
        with Document.open(path) as document:
            found = document.vector()
            assert all(found.get(who, 0) >= seq for who, seq in vector.items())
    assert acknowledged(report)[0]
    assert (folder / "wrong.txt").read_text() == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_3_kills_leave_every_backup_sound_and_the_file_whole(tmp_path: Path) -> None:
    assert_survives_kills(tmp_path, 3)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_100_kills_leave_every_backup_sound_and_the_file_whole(tmp_path: Path) -> None:
    assert_survives_kills(tmp_path, 100)
