"""A drive that is full at any step: what was said is safe stays, and the user is told the truth."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Ended, Scene
from tests.faults.points import BEFORE, FULL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the drives are those of Linux")
NEVER = 10**9
TRUE_WORDS = (
    "no space left",
    "too full",
    "out of reach",
    "could not be",
    "no backup",
    "free",
    "full",
)
WRITES = ("open", "copyfile", "fsync", "replace")


def assert_told_the_truth(ended: Ended) -> None:
    """Fail unless every sentence speaks of space, and of what is safe or what to do."""
    assert not ended.wrong, ended.wrong
    for words in ended.told:
        assert any(one in words for one in TRUE_WORDS), words
        assert "safe" in words or "again" in words, words


def fill_at_each(scene: Scene, folder: Path, one_in: int, story: str = "publish") -> int:
    """Let a drive be full from each writing step on, then free it again; return how often."""
    names = scene.run(story, FULL, NEVER).names
    hurt = 0
    points = [at for at, name in enumerate(names, start=1) if name in WRITES]
    for at in points[one_in // 2 :: one_in]:
        scene.set_back()
        ended = scene.run(story, FULL, at, BEFORE, folder=str(folder), blind=True)
        assert_told_the_truth(ended)
        hurt += bool(ended.told)
        scene.assert_sound({"before"} | ended.wrote)
    return hurt


def test_the_shared_drive_is_full_from_some_step_on(scene: Scene) -> None:
    assert fill_at_each(scene, scene.folder, one_in=6)


def test_this_computer_is_full_from_some_step_on(scene: Scene) -> None:
    assert fill_at_each(scene, scene.home, one_in=8)


@pytest.mark.slow
@pytest.mark.parametrize("whose", ["folder", "home"])
def test_a_drive_is_full_from_each_step_on(scene: Scene, whose: str) -> None:
    print(f"{fill_at_each(scene, getattr(scene, whose), one_in=1)} times")


# A real small drive -------------------------------------------------------------------------

Mount = Callable[[Path, int], None]


@pytest.fixture
def small_drive(scene: Scene) -> Iterator[Mount]:
    """Give the test a function that puts a small drive of its own below a folder of the scene."""
    mounted: list[Path] = []

    def mount(folder: Path, kilobytes: int) -> None:
        asked = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            pytest.skip("a small drive can be made by an administrator only")
        mounted.append(folder)
        scene.set_back()

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, leave: int) -> None:
    """Fill the drive of a folder but for so many bytes."""
    filler = folder / "filler.bin"
    with filler.open("wb") as file:
        file.write(bytes(max(0, free(folder) - leave)))


def free(folder: Path) -> int:
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize


def fill_really(scene: Scene, folder: Path, steps: list[int], *, blind: bool) -> list[Ended]:
    """Live the story with less and less space on a real drive; return how it ended each time."""
    ended: list[Ended] = []
    for leave in steps:
        scene.set_back()
        fill(folder, leave)
        ended.append(scene.run("publish", blind=blind))
        (folder / "filler.bin").unlink()
        assert_told_the_truth(ended[-1])
        scene.assert_sound({"before"} | ended[-1].wrote)
    return ended


@pytest.mark.parametrize("blind", [False, True], ids=["foreseen", "unforeseen"])
def test_a_small_shared_drive_is_full(scene: Scene, small_drive: Mount, blind: bool) -> None:
    size = scene.path.stat().st_size
    small_drive(scene.folder, size * 8 // 1024)
    steps = [0, size // 2, size * 6]
    full, half, enough = fill_really(scene, scene.folder, steps, blind=blind)
    assert full.told
    assert half.told
    assert full.wrote == half.wrote == {"first", "second"}
    assert not enough.told


@pytest.mark.parametrize("blind", [False, True], ids=["foreseen", "unforeseen"])
def test_a_small_drive_of_this_computer_is_full(
    scene: Scene, small_drive: Mount, blind: bool
) -> None:
    size = scene.path.stat().st_size
    small_drive(scene.home, size * 20 // 1024)
    full, *_some, enough = fill_really(
        scene, scene.home, [0, size // 2, size * 2, size * 3, size * 14], blind=blind
    )
    assert full.told
    assert enough.wrote == {"first", "second"}
