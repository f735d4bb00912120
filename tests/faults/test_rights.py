"""Rights that are missing or go away: the file is left alone, and the sentence says which it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selfeval.store import Document
from selfeval.store.leaving import go_on
from tests.faults.conftest import Ended, Scene, add

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the rights are those of Linux")
NOBODY = 65534
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


class Allowed:
    """A scene that belongs to an ordinary user, for whom rights mean something."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.more: dict[str, Any] = {"user": NOBODY} if IS_ROOT else {}
        if IS_ROOT:
            for part in (scene.live, *scene.live.rglob("*")):
                os.chown(part, NOBODY, NOBODY)

    def run(self) -> Ended:
        """Live the story as that user."""
        self.scene.start("work on", **self.more)
        self.scene.go_on()
        return self.scene.end()

    def begin(self) -> None:
        """Live the story as that user until it waits."""
        self.scene.start("work on", **self.more)
        self.scene.wait()

    def go_on(self) -> Ended:
        """Let the story go on to its end."""
        self.scene.go_on()
        ended = self.scene.end()
        assert not ended.wrong, ended.wrong
        return ended


@pytest.fixture
def allowed(server: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Allowed]:
    """Give the test a published file where an ordinary user comes by it."""
    base = Path(tempfile.mkdtemp(prefix="selfeval-rights-"))
    base.chmod(0o755)
    scene = Scene(base, server)
    scene.folder.mkdir(parents=True)
    scene.home.mkdir()
    monkeypatch.setenv("SELFEVAL_HOME", str(scene.home))
    document = Document.create(scene.path, actor="Headteacher")
    add(document, "before")
    document.close()
    yield Allowed(scene)
    for part in (scene.folder, scene.home):
        part.chmod(0o755)
    shutil.rmtree(base)


def opened_to_read(ended: Ended) -> bool:
    return [line["read_only"] for line in ended.lines if "read_only" in line] == [True]


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444)])
def test_a_file_that_may_not_be_replaced_is_opened_for_reading(
    allowed: Allowed, folder: int, file: int
) -> None:
    scene = allowed.scene
    before = scene.path.read_bytes()
    scene.path.chmod(file)
    scene.folder.chmod(folder)
    ended = allowed.run()
    assert not ended.wrong
    assert opened_to_read(ended)
    assert not ended.wrote
    assert "open for reading only" in ended.told[0]
    assert scene.path.read_bytes() == before


@pytest.mark.parametrize(
    ("folder", "file", "said"),
    [
        (0o555, 0o644, "not make files beside it"),
        (0o755, 0o444, "but not change it"),
        (0o000, 0o644, "You may"),
    ],
    ids=["no new files", "file set to read only", "no way in"],
)
def test_rights_that_go_away_while_one_works(
    allowed: Allowed, folder: int, file: int, said: str
) -> None:
    scene = allowed.scene
    before = scene.path.read_bytes()
    allowed.begin()
    scene.path.chmod(file)
    scene.folder.chmod(folder)
    ended = allowed.go_on()
    scene.folder.chmod(0o755)
    scene.path.chmod(0o644)
    assert ended.wrote == {"first", "second"}
    assert said in ended.told[0]
    assert "safe on this computer" in ended.told[0]
    assert scene.path.read_bytes() == before
    scene.assert_sound({"before", "first", "second"})


@pytest.mark.skipif(not IS_ROOT, reason="only an administrator can give files to others")
def test_a_folder_where_nobody_replaces_the_files_of_others(allowed: Allowed) -> None:
    scene = allowed.scene
    before = scene.path.read_bytes()
    allowed.begin()
    os.chown(scene.folder, 0, 0)
    os.chown(scene.path, 0, 0)
    scene.path.chmod(0o666)
    scene.folder.chmod(0o1777)
    ended = allowed.go_on()
    assert "nobody may replace a file that somebody else made" in ended.told[0]
    assert scene.path.read_bytes() == before
    (beside,) = [line["beside"] for line in ended.lines if "beside" in line]
    assert scene.facts(scene.folder / beside) == {"before", "first", "second"}
    assert allowed.run().wrote == {"first", "second"}  # what waits is still worked on
    scene.assert_sound({"before", "first", "second"})
    assert opened_to_read(allowed.run())


def test_a_place_of_ones_own_that_may_not_be_used(allowed: Allowed) -> None:
    scene = allowed.scene
    shutil.rmtree(scene.home)
    scene.home.mkdir(mode=0o555)
    ended = allowed.run()
    assert not ended.wrong, ended.wrong
    assert "folder for your work on this computer cannot be used" in ended.told[0]
    scene.home.chmod(0o755)
    scene.assert_sound({"before"})


def test_a_backup_that_may_not_be_removed_is_named_and_goes_another_time(allowed: Allowed) -> None:
    scene = allowed.scene
    with Document.open(scene.path, read_only=True) as document:
        folder = scene.home / "backups" / document.document_id
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(scene.path, folder / "school 2026-11-20 16.10.00.000000 saving.selfeval")
    if IS_ROOT:
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o555)
    scene.start("leave without writing", **allowed.more)
    ended = scene.end()
    folder.chmod(0o755)
    assert not ended.wrong, ended.wrong
    (stayed,) = [line["stayed"] for line in ended.lines if "stayed" in line]
    assert {Path(one).parent for one in stayed} == {folder}
    assert not list((scene.home / "working").iterdir())
    go_on()
    assert not folder.exists()
