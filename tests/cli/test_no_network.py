"""The main job in processes of its own, watched from inside: nothing asks for the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WATCH = """
import os, sys

WATCHED = {
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
}


def write_down(event, args):
    if event in WATCHED and not (event == "socket.connect" and isinstance(args[1], (str, bytes))):
        with open(os.environ["WATCH_REPORT"], "a") as report:
            report.write(f"{event} {args[1:]}\\n")


sys.addaudithook(write_down)
with open(os.environ["WATCH_REPORT"], "a") as report:
    report.write("watching\\n")
"""


def watched(tmp_path: Path, *command: str) -> tuple[int, set[str]]:
    """Run Python with the watch loaded before anything else; return its code and what it saw.

    Python loads `sitecustomize` in child processes as well, such as the one that checks a file.
    """
    watch = tmp_path / "watch"
    watch.mkdir(exist_ok=True)
    (watch / "sitecustomize.py").write_text(WATCH)
    report = tmp_path / "report.txt"
    report.unlink(missing_ok=True)
    path = os.pathsep.join([str(watch), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "WATCH_REPORT": str(report)}
    ended = subprocess.run(
        [sys.executable, *command], env=environment, cwd=tmp_path, capture_output=True, check=False
    )
    return ended.returncode, set(report.read_text().splitlines())


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    reach_out = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    _code, seen = watched(tmp_path, "-c", reach_out)
    assert any(line.startswith("socket.connect") for line in seen)


def test_nothing_is_opened_on_the_way_from_a_new_file_to_a_printed_report(tmp_path: Path) -> None:
    commands = [
        ["new", "school.selfeval", "--name", "Hill View"],
        ["sample", "sample.selfeval"],
        ["report", "sample.selfeval", "-o", "sef.pdf"],
        ["export", "sample.selfeval", "-o", "sample.json"],
        ["new", "again.selfeval", "--from", "sample.json"],
        ["check", "school.selfeval"],
        ["--self-test"],
    ]
    job = f"from selfeval.cli import main; exit(max(main(command) for command in {commands}))"
    code, seen = watched(tmp_path, "-c", job)
    assert code == 0
    assert seen == {"watching"}
    assert {"school.selfeval", "sef.pdf", "again.selfeval"} <= {p.name for p in tmp_path.iterdir()}
