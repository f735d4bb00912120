"""Killed at each step of opening, saving, combining and closing: nothing that was said is lost.

The steps are found by running each story once; CI kills at some of them, `-m slow` at each.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from selfeval.store.leaving import go_on
from tests.faults.conftest import Scene
from tests.faults.points import AFTER, BEFORE, KILL, WITHIN

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
NEVER = 10**9
TICKS = 24
"""How many of SQLite's own steps are killed at, spread over the story."""


def places(names: list[str]) -> Iterator[tuple[int, str]]:
    """Yield (number, when) of all that is worth a kill."""
    ticks = [at for at, name in enumerate(names, start=1) if name == "sqlite"]
    yield from ((at, BEFORE) for at in ticks[:: max(1, len(ticks) // TICKS)])
    for at, name in enumerate(names, start=1):
        if name == "sqlite":
            continue
        yield at, BEFORE
        yield at, AFTER
        if name == "copyfile":
            yield at, WITHIN


def kill_at_each(
    scene: Scene,
    story: str,
    expected: set[str],
    one_in: int = 1,
    after: Callable[[], None] = lambda: None,
) -> int:
    """Kill a story at its points, one in so many, and hold what is left to what was said.

    `after` is done after each kill, before the file is opened again.
    """
    whole = scene.run(story, KILL, NEVER)
    assert not whole.killed
    assert not whole.wrong
    killed = 0
    for at, when in list(places(whole.names))[one_in // 2 :: one_in]:
        scene.set_back()
        ended = scene.run(story, KILL, at, when)
        assert not ended.wrong, ended.wrong
        killed += ended.killed
        after()
        scene.assert_sound(expected | ended.wrote)
    assert killed
    return killed


@pytest.mark.parametrize("story", ["publish", "stand in"])
def test_a_story_that_is_killed_at_some_steps_loses_nothing(scene: Scene, story: str) -> None:
    kill_at_each(scene, story, {"before"}, one_in=45)


def test_combining_that_is_killed_at_some_steps_loses_nothing(both_changed: Scene) -> None:
    kill_at_each(both_changed, "publish", {"before", "waiting", "theirs"}, one_in=60)


def leave_killed_at_each(scene: Scene, story: str, one_in: int = 1) -> int:
    """Kill the removal as `kill_at_each` does; once it had begun, the next start ends it."""
    begun = 0

    def ended_next_time() -> None:
        nonlocal begun
        if any((scene.home / "leaving").glob("*.json")):
            begun += 1
            go_on()
            left = [one for one in scene.home.rglob("*") if one.is_file()]
            assert not [one for one in left if one.parent.name not in ("logs", "scratch")]

    killed = kill_at_each(scene, story, {"before"}, one_in, ended_next_time)
    assert begun
    return killed


def test_removing_that_is_killed_at_some_steps_loses_nothing_and_goes_on(scene: Scene) -> None:
    leave_killed_at_each(scene, "leave without writing", one_in=20)


@pytest.mark.slow
def test_removing_that_is_killed_at_each_step_loses_nothing_and_goes_on(scene: Scene) -> None:
    print(f"{leave_killed_at_each(scene, 'leave')} kills")


@pytest.mark.slow
@pytest.mark.parametrize("story", ["publish", "stand in"])
def test_a_story_that_is_killed_at_each_step_loses_nothing(scene: Scene, story: str) -> None:
    print(f"{kill_at_each(scene, story, {'before'})} kills")


@pytest.mark.slow
def test_combining_that_is_killed_at_each_step_loses_nothing(both_changed: Scene) -> None:
    print(f"{kill_at_each(both_changed, 'publish', {'before', 'waiting', 'theirs'})} kills")
