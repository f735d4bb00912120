"""A school's folder and a computer's own folder, set back before each hurt, and who is hurt."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, load_rows
from selfeval.store.check import examine
from tests.faults.points import BEFORE

ROOT = Path(__file__).parents[2]
collect_ignore = ["server.py"] if os.name == "nt" else []


@dataclass
class Ended:
    """How a story ended: killed or not, the points it passed, and what it told."""

    killed: bool
    names: list[str]
    lines: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @property
    def wrote(self) -> set[str]:
        """The statements that were said to be safe."""
        return {line["wrote"] for line in self.lines if "wrote" in line}

    @property
    def told(self) -> list[str]:
        """What the user was told, each with its hint."""
        return [f"{line['told']} {line['hint']}" for line in self.lines if "told" in line]

    @property
    def wrong(self) -> list[str]:
        """Faults of the program itself."""
        return [line["wrong"] for line in self.lines if "wrong" in line]


class Scene:
    """A published file, this computer's own folder beside it, and a copy of both to go back to."""

    def __init__(self, base: Path, server: subprocess.Popen[str]) -> None:
        self.base, self._server = base, server
        self.live, self._kept = base / "live", base / "kept"
        self.folder, self.home = self.live / "school", self.live / "home"
        self.path = self.folder / "school.selfeval"
        self._report, self._go = base / "report.txt", base / "go"

    def keep(self) -> None:
        """Remember how everything is now."""
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self.live, self._kept)

    def set_back(self) -> None:
        """Make everything as it was kept; what stands in for the drive stays where it is."""
        for part in (self.folder, self.home):
            for old in part.iterdir():
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            shutil.copytree(self._kept / part.name, part, dirs_exist_ok=True)

    def run(
        self, story: str, what: str = "", at: int = 0, when: str = BEFORE, **more: Any
    ) -> Ended:
        """Live a story in a process of its own, hurt as asked."""
        self.start(story, what, at, when, **more)
        return self.end()

    def start(
        self, story: str, what: str = "", at: int = 0, when: str = BEFORE, **more: Any
    ) -> None:
        """Begin a story; `more` are further parts of the job, as `server.run` reads them."""
        for old in (self._report, self._go):
            old.unlink(missing_ok=True)
        self._report.touch()
        self._report.chmod(0o666)
        job = {
            "story": story, "what": what, "at": at, "when": when, "path": str(self.path),
            "home": str(self.home), "report": str(self._report), "go": str(self._go), **more,
        }  # fmt: skip
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(job) + "\n")
        self._server.stdin.flush()

    def wait(self) -> None:
        """Wait until the story waits for `go_on`."""
        deadline = time.monotonic() + 60
        while "waits" not in self._report.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)

    def go_on(self) -> None:
        """Let a story go on that waits."""
        self._go.touch()

    def end(self) -> Ended:
        """Wait for the end of the story and return what came of it."""
        assert self._server.stdout is not None
        answer = json.loads(self._server.stdout.readline())
        lines = self._report.read_text(encoding="utf-8").splitlines()
        return Ended(bool(answer["killed"]), answer["names"], [json.loads(one) for one in lines])

    def facts(self, path: Path | None = None) -> set[str]:
        """Return the statements in the shared file, as a reader sees them."""
        with Document.open(path or self.path, read_only=True) as reader:
            return {fact.statement for fact in load_rows(reader.session).all(Fact)}

    def assert_sound(self, expected: set[str]) -> None:
        """Fail unless every file here is sound, and the next opening has all that is `expected`.

        What was not in the shared file goes into it when that is closed.
        """
        for file in self.folder.glob("*.selfeval"):
            if "damaged" not in file.name:  # what a rescue has set aside
                examine(file)
        with Document.open(self.path, actor="Headteacher") as document:
            found = {fact.statement for fact in load_rows(document.session).all(Fact)}
            assert expected <= found, f"lost: {expected - found}"
        assert expected <= self.facts()
        with Document.open(self.path) as document:
            assert not document.unpublished


def add(document: Document, statement: str) -> None:
    """Write a fact."""
    with document.edit("Add fact") as session:
        session.add(Fact(statement=statement))


@pytest.fixture(scope="session")
def server() -> Iterator[subprocess.Popen[str]]:
    """Give the tests the process that forks those that are hurt."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        yield running
        assert running.stdin is not None
        running.stdin.close()


@pytest.fixture
def scene(tmp_path: Path, server: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Give the test a file with one fact in it, published and closed."""
    made = Scene(tmp_path, server)
    made.folder.mkdir(parents=True)
    made.home.mkdir()
    monkeypatch.setenv("SELFEVAL_HOME", str(made.home))
    document = Document.create(made.path, actor="Headteacher")
    add(document, "before")
    document.close()
    made.keep()
    return made


@pytest.fixture
def both_changed(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Give the test a file that a colleague changed while work of one's own waits here."""
    document = Document.open(scene.path, actor="Headteacher")
    add(document, "waiting")
    document._let_go()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SELFEVAL_HOME", str(scene.base / "colleague"))
        with Document.open(scene.path, actor="Deputy head") as theirs:
            add(theirs, "theirs")
    scene.keep()
    return scene
