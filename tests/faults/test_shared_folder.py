"""Others come by the folder while we work: nothing of theirs or ours is lost, no copy is accepted
that is not whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, RefusedFile, UserError, load_rows
from selfeval.store.check import examine
from selfeval.store.rescue import last_good, put_back
from tests.faults.conftest import Scene, add
from tests.faults.points import BEFORE, MEDDLE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the processes are forked")
NEVER = 10**9


# Replaced, deleted, cut short -----------------------------------------------------------------


def meddle_at_each(scene: Scene, way: str, one_in: int, theirs: Path | None = None) -> int:
    """Let somebody meddle with the shared file at some points of a save; return how often."""
    names = scene.run("publish", MEDDLE, NEVER).names
    points = [at for at, name in enumerate(names, start=1) if name != "sqlite"]
    for at in points[one_in // 2 :: one_in]:
        scene.set_back()
        ended = scene.run(
            "publish", MEDDLE, at, BEFORE, meddle=way, theirs=str(theirs) if theirs else ""
        )
        assert not ended.wrong, ended.wrong
        assert all("safe" in one or "nothing" in one.casefold() for one in ended.told), ended.told
        rescue(scene)
        scene.assert_sound({"before"} | ended.wrote)
    return len(points[one_in // 2 :: one_in])


def rescue(scene: Scene) -> None:
    """Do what the window offers where a file is gone or damaged."""
    with suppress(UserError):
        Document.open(scene.path, read_only=True).close()
        return
    found = last_good(scene.path)
    assert found is not None
    put_back(scene.path, found.backup.path, found.damaged)


@pytest.mark.parametrize("way", ["delete", "truncate"])
def test_a_file_that_somebody_deletes_or_cuts_short_at_some_step(scene: Scene, way: str) -> None:
    assert meddle_at_each(scene, way, one_in=14)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["delete", "truncate"])
def test_a_file_that_somebody_deletes_or_cuts_short_at_each_step(scene: Scene, way: str) -> None:
    print(f"{meddle_at_each(scene, way, one_in=1)} times")


def colleague(scene: Scene, monkeypatch: pytest.MonkeyPatch, *statements: str) -> set[str]:
    """Open the file on the colleague's computer, write, close; return all that is in it then."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SELFEVAL_HOME", str(scene.base / "colleague"))
        with Document.open(scene.path, actor="Deputy head") as theirs:
            for statement in statements:
                add(theirs, statement)
        with Document.open(scene.path, actor="Deputy head") as theirs:
            return {fact.statement for fact in load_rows(theirs.session).all(Fact)}


def replaced_at_each(scene: Scene, monkeypatch: pytest.MonkeyPatch, one_in: int) -> None:
    """Let a colleague save at some points of our save: in the end both have everything."""
    mine = scene.path.read_bytes()
    colleague(scene, monkeypatch, "theirs")
    theirs = Path(shutil.copyfile(scene.path, scene.base / "theirs.selfeval"))
    shutil.copytree(scene.base / "colleague", scene.base / "colleague kept")
    scene.path.write_bytes(mine)
    names = scene.run("publish", MEDDLE, NEVER).names
    points = [at for at, name in enumerate(names, start=1) if name != "sqlite"]
    assert len(points) > one_in
    for at in points[one_in // 2 :: one_in]:
        scene.set_back()
        shutil.rmtree(scene.base / "colleague")
        shutil.copytree(scene.base / "colleague kept", scene.base / "colleague")
        ended = scene.run("publish", MEDDLE, at, BEFORE, meddle="replace", theirs=str(theirs))
        assert not ended.wrong, ended.wrong
        everything = {"before", "theirs"} | ended.wrote
        colleague(scene, monkeypatch)  # whoever lost the race finds out when opening the file
        scene.assert_sound(everything)
        assert everything <= colleague(scene, monkeypatch)


def test_a_colleague_saves_at_some_step_of_our_saving(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced_at_each(scene, monkeypatch, one_in=14)


@pytest.mark.slow
def test_a_colleague_saves_at_each_step_of_our_saving(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced_at_each(scene, monkeypatch, one_in=1)


# A service that copies the folder -------------------------------------------------------------

COPIER = """
import sys, time
from pathlib import Path
source, folder, opens_again = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "again"
number = 0
while not (folder / "stop").exists():
    number += 1
    part, at = folder / f"{number}.part", 0
    with part.open("wb") as out:
        file = source.open("rb")
        while True:
            if opens_again:
                file.close()
                file = source.open("rb")
                file.seek(at)
            block = file.read(4096)
            if not block:
                break
            out.write(block)
            at += len(block)
            time.sleep(0.0004)
        file.close()
    part.rename(folder / f"{number}.selfeval")
"""


def copy_while_saving(scene: Scene, tmp_path: Path, way: str, saves: int) -> tuple[int, int]:
    """Save again and again while the file is copied block by block; return sound and refused."""
    copies = tmp_path / "copies"
    copies.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", COPIER, str(scene.path), str(copies), way]
    ) as copier:
        versions = [{"before"}]
        with Document.open(scene.path) as document:
            for number in range(saves):
                add(document, f"fact {number} " + "words " * 400)
                document.publish()
                versions.append(versions[-1] | {f"fact {number} " + "words " * 400})
        enough = time.monotonic() + 20
        while len(list(copies.glob("*.selfeval"))) < 3 and time.monotonic() < enough:
            time.sleep(0.05)
        (copies / "stop").touch()
        copier.wait(60)
    sound = refused = 0
    for copy in copies.glob("*.selfeval"):
        try:
            examine(copy)
        except RefusedFile:
            refused += 1
        else:
            sound += 1
            assert {one.strip() for one in scene.facts(copy)} in [
                {one.strip() for one in version} for version in versions
            ]
    return sound, refused


def test_a_copy_that_a_service_makes_while_we_save_is_whole(scene: Scene, tmp_path: Path) -> None:
    sound, refused = copy_while_saving(scene, tmp_path, "once", 12)
    assert sound
    assert not refused


def test_a_copy_that_is_pieced_together_is_refused_or_whole(scene: Scene, tmp_path: Path) -> None:
    assert any(copy_while_saving(scene, tmp_path, "again", 12))


@pytest.mark.slow
@pytest.mark.parametrize("way", ["once", "again"])
def test_many_copies_that_a_service_makes_while_we_save(
    scene: Scene, tmp_path: Path, way: str
) -> None:
    sound, refused = copy_while_saving(scene, tmp_path, way, 300)
    print(f"{sound} sound, {refused} refused")
    assert refused if way == "again" else sound and not refused
