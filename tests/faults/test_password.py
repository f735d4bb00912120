"""Killed, or out of space, at each step of setting, changing and removing a password: the file and
what is kept of it open with the old password or the new one, and nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from selfeval.store import Document, keys
from selfeval.store.protecting import protect
from tests.faults.conftest import Scene, add
from tests.faults.points import KILL
from tests.faults.story import NEW, OLD
from tests.faults.test_full_drive import (
    Mount,
    assert_told_the_truth,
    fill,
    fill_at_each,
    small_drive,
)
from tests.faults.test_killed_at_every_step import NEVER, places
from tests.store.passwords import PLAIN

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
__all__ = ["small_drive"]
STORIES = ("set a password", "change the password", "remove the password")


@pytest.fixture(autouse=True)
def both_known() -> Iterator[None]:
    """Know both passwords, as somebody does who has just changed one."""
    for key in (OLD, NEW):
        keys.remember(key)
    yield
    keys.forget()


def begin(scene: Scene, story: str) -> None:
    """Let the scene have backups, a password where one is changed, and a write-ahead log."""
    with Document.open(scene.path, actor="Headteacher") as document:
        add(document, "saved")
    if story != STORIES[0]:
        protect(scene.path, OLD)
    document = Document.open(scene.path, actor="Headteacher")
    add(document, "logged")
    document.publish()
    left = scene.base / "left"
    shutil.copytree(scene.home, left)
    assert document.close() is None
    shutil.rmtree(scene.home)
    shutil.move(left, scene.home)
    assert any(one.stat().st_size for one in scene.home.rglob("work.db-wal"))
    scene.keep()


def assert_all_under_one(scene: Scene, story: str) -> None:
    """Fail unless everything is under the password of the file, or under that which it had."""
    salt = keys.salt_of(scene.path)
    assert salt in (OLD.salt, NEW.salt, None)
    for path in (one for one in scene.home.rglob("*") if one.is_file()):
        start = path.read_bytes()[:16]
        if salt is not None:
            assert start != PLAIN, path
            is_kept = path.suffix != ".part"  # what was never finished is swept after a day
            assert not is_kept or start[:8] != keys.MARK or start == salt, path
    assert salt is not None or story != "change the password"


def kill_at_each(scene: Scene, story: str, one_in: int = 1) -> int:
    """Kill a story at its points, one in so many; return how often."""
    begin(scene, story)
    whole = scene.run(story, KILL, NEVER)
    assert not whole.killed
    assert not whole.wrong, whole.wrong
    assert not whole.told
    killed = 0
    for at, when in list(places(whole.names))[one_in // 2 :: one_in]:
        scene.set_back()
        ended = scene.run(story, KILL, at, when)
        assert not ended.wrong, ended.wrong
        killed += ended.killed
        scene.assert_sound({"before", "saved", "logged"} | ended.wrote)
        assert_all_under_one(scene, story)
    assert killed
    return killed


@pytest.mark.parametrize("story", STORIES)
def test_a_change_of_password_that_is_killed_at_some_steps_loses_nothing(
    scene: Scene, story: str
) -> None:
    kill_at_each(scene, story, one_in=80)


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_a_change_of_password_that_is_killed_at_each_step_loses_nothing(
    scene: Scene, story: str
) -> None:
    print(f"{kill_at_each(scene, story)} kills")


@pytest.mark.parametrize("whose", ["home", "folder"])
@pytest.mark.parametrize(
    "story", [STORIES[0], *(pytest.param(one, marks=pytest.mark.slow) for one in STORIES[1:])]
)
def test_a_small_drive_is_full(
    scene: Scene, request: pytest.FixtureRequest, story: str, whose: str
) -> None:
    mount: Mount = request.getfixturevalue("small_drive")
    begin(scene, story)
    size, folder = scene.path.stat().st_size, getattr(scene, whose)
    mount(folder, size * 20 // 1024)
    told: list[int] = []
    for leave in (size // 2, size * 3 // 2, size * 8):
        scene.set_back()
        fill(folder, leave)
        ended = scene.run(story, blind=True)
        (folder / "filler.bin").unlink()
        assert_told_the_truth(ended)
        told.append(len(ended.told))
        scene.assert_sound({"before", "saved", "logged"} | ended.wrote)
        assert_all_under_one(scene, story)
    assert told[0]
    assert not told[-1]


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_there_is_no_space_at_each_step_of_a_change_of_password(scene: Scene, story: str) -> None:
    begin(scene, story)
    times = [fill_at_each(scene, one, 1, story) for one in (scene.home, scene.folder)]
    print(f"{times} times")
