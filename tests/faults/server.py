"""Run stories in forked processes, each hurt as it is told: the program is loaded only once.

Reads a job a line from its input, as JSON, and answers with a line: how it ended, and how many
points there were.
"""

from __future__ import annotations

import _strptime  # noqa: F401 - strptime loads it when first used
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import selfeval.store.combines
import selfeval.store.document  # noqa: F401 - loaded before anything forks
from selfeval.store import check, scratch
from tests.faults.points import Points
from tests.faults.story import STORIES, Teller


class DiskUsage(NamedTuple):
    """What shutil says of a drive, in bytes."""

    total: int
    used: int
    free: int


def meddling(job: dict[str, Any]) -> Callable[[], None] | None:
    """Return what somebody else does to the shared file at one point; None for nothing."""
    path, way = Path(job["path"]), job.get("meddle", "")

    def meddle() -> None:
        if way == "delete":
            path.unlink(missing_ok=True)
        elif way == "truncate" and path.exists():
            os.truncate(path, path.stat().st_size // 2)
        elif way == "replace":
            aside = path.with_name(".theirs")
            shutil.copyfile(job["theirs"], aside)
            os.replace(aside, path)

    return meddle if way else None


def examine_here(path: Path, _upgraded: Path | None = None) -> check.Examined:
    """Check a file in this process."""
    return check.examine(path)


def run(job: dict[str, Any], counted: int) -> int:
    """Live one story in this process, and return its exit code."""
    os.environ["SELFEVAL_HOME"] = job["home"]
    if job.get("user"):
        os.setgroups([])
        os.setgid(job["user"])
        os.setuid(job["user"])
        scratch.examine_apart = examine_here  # this user may not be able to start Python
    points = Points(job["what"], job["at"], job["when"], job.get("folder", ""), meddling(job))
    teller = Teller(Path(job["report"]), Path(job["go"]))
    if job.get("blind"):  # a drive that has more to say than it keeps
        shutil.disk_usage = lambda _folder: DiskUsage(10**12, 0, 10**12)
    if job["what"]:
        points.install()
    try:
        STORIES[job["story"]](Path(job["path"]), teller)
    except BaseException:
        teller.say(wrong=traceback.format_exc())
    os.write(counted, json.dumps(points.names).encode())
    return 0


def main() -> None:
    for line in sys.stdin:
        job = json.loads(line)
        told, counted = os.pipe()
        child = os.fork()
        if not child:
            os.close(told)
            os._exit(run(job, counted))
        os.close(counted)
        with os.fdopen(told, "rb") as file:
            names = file.read()
        _pid, status = os.waitpid(child, 0)
        answer = {
            "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status),
            "names": json.loads(names) if names else [],
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
