"""Computers misbehave: a clock goes back, a disk image is copied, a profile is wiped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from selfeval.core.handover.choice import COLLEAGUE, CopyChoice
from selfeval.core.models import Fact
from selfeval.store import AlreadyOpen, Document, UserError, load_rows, replacing
from selfeval.store.beside import copies_beside
from selfeval.store.working import WorkingCopy
from tests.faults.conftest import Scene, add

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the processes are forked")
At = Callable[[str], None]


def statements(document: Document) -> set[str]:
    return {fact.statement for fact in load_rows(document.session).all(Fact)}


@pytest.fixture
def at_computer(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> At:
    """Give the test a function that sits down at a computer, known by its own folder."""

    def sit_down(name: str) -> None:
        home = scene.home if name == "mine" else scene.base / name
        monkeypatch.setenv("SELFEVAL_HOME", str(home))

    return sit_down


# The clock ----------------------------------------------------------------------------------


@pytest.fixture
def a_year_back(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Give the test a function that sets this computer's clock back by a year."""

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz or UTC) - timedelta(days=365)

    def set_back() -> None:
        for module in ("log", "backup_list", "clearing", "open_notes"):
            monkeypatch.setattr(f"selfeval.store.{module}.datetime", Earlier)

    return set_back


def test_a_clock_that_goes_back_a_year_decides_nothing(
    scene: Scene, at_computer: At, a_year_back: Callable[[], None]
) -> None:
    with Document.open(scene.path, actor="Headteacher") as document:
        with document.edit("Add fact") as session:
            fact = Fact(statement="as first written")
            session.add(fact)
            written = fact.id
        document.publish()
        at_computer("colleague")
        theirs = Document.open(scene.path, actor="Deputy head")
        with theirs.edit("Change fact") as session:
            session.get_one(Fact, written).statement = "as the colleague changed it"
        theirs.close()
        at_computer("mine")
        a_year_back()
        document.publish()
        add(document, "written a year ago")
        document.publish()  # takes theirs in
        with document.edit("Change fact") as session:
            session.get_one(Fact, written).statement = "as we changed that"
        document.publish()
        assert not document.questions().conflicts
        assert document.undo() == "Change fact"
        document.redo()
    expected = {"before", "as we changed that", "written a year ago"}
    assert scene.facts() == expected
    scene.assert_sound(expected)
    at_computer("colleague")
    with Document.open(scene.path, actor="Deputy head") as theirs:
        assert statements(theirs) == expected
        assert not theirs.questions().conflicts


# Two windows --------------------------------------------------------------------------------


def test_two_windows_on_one_file(scene: Scene) -> None:
    scene.start("work on")
    scene.wait()
    with pytest.raises(AlreadyOpen, match="already open in another window"):
        Document.open(scene.path)
    with Document.open(scene.path, read_only=True) as reader:
        assert statements(reader) == {"before"}
    scene.go_on()
    ended = scene.end()
    assert not ended.wrong
    scene.assert_sound({"before"} | ended.wrote)


# A copied disk image ------------------------------------------------------------------------


def went_on_apart(scene: Scene, at_computer: At) -> Document:
    """Copy this computer, write on each, and save on the first; return what is open on the other,
    at which one sits now."""
    shutil.copytree(scene.home, scene.base / "copied")
    first = Document.open(scene.path, actor="Headteacher")
    add(first, "on the first")
    at_computer("copied")
    second = Document.open(scene.path, actor="Headteacher")
    add(second, "on the second")
    at_computer("mine")
    assert first.close() is None
    at_computer("copied")
    return second


@pytest.mark.parametrize("alike", [False, True], ids=["told apart", "not to be told apart"])
def test_a_computer_that_was_set_up_from_a_copy_of_another(
    scene: Scene, at_computer: At, monkeypatch: pytest.MonkeyPatch, alike: bool
) -> None:
    """Both have the same working copy and went on from there, each on its own."""
    if alike:
        monkeypatch.setattr(WorkingCopy, "_mark", lambda _self: "the same on both")
        with Document.open(scene.path, actor="Headteacher") as document:
            add(document, "under the common name")
    second = went_on_apart(scene, at_computer)
    problem = second.close()
    assert problem is None or "safe on this computer" in str(problem)
    for computer, own in (("mine", "on the first"), ("copied", "on the second")):
        at_computer(computer)
        again = Document.open(scene.path, actor="Headteacher")
        assert own in statements(again)
        add(again, f"more {own}")
        again.close()
    at_computer("mine")
    assert {"before", "on the first", "more on the first"} <= scene.facts()
    if not alike:
        assert {"on the second", "more on the second"} <= scene.facts()


def test_the_way_on_that_is_named_where_such_copies_cannot_be_combined(
    scene: Scene, at_computer: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(WorkingCopy, "_mark", lambda _self: "the same on both")
        with Document.open(scene.path, actor="Headteacher") as document:
            add(document, "under the common name")
        second = went_on_apart(scene, at_computer)
        with pytest.raises(UserError, match="Save a copy of yours under another name"):
            second.publish()
    copy = scene.path.with_name("ours.selfeval")
    second.give_copy(copy, CopyChoice(COLLEAGUE))
    second.close()
    for computer in ("copied", "mine"):
        at_computer(computer)
        with Document.open(copy, actor="Headteacher") as document:
            add(document, f"brought over on {computer}")
        assert document.close() is None
    known = statements(Document.open(copy, read_only=True))
    assert {"on the second", "brought over on copied", "brought over on mine"} < known
    assert "on the first" in scene.facts()


# A profile that is wiped --------------------------------------------------------------------


def test_a_profile_that_is_wiped_takes_nothing_along_that_was_saved(scene: Scene) -> None:
    with Document.open(scene.path, actor="Headteacher") as document:
        add(document, "saved")
    shutil.rmtree(scene.home)
    with Document.open(scene.path, actor="Headteacher") as document:
        add(document, "after it")
    scene.assert_sound({"before", "saved", "after it"})


def test_what_stood_in_for_a_file_in_use_is_found_after_the_profile_was_wiped(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(scene.path, actor="Headteacher")
    add(document, "not in the file")
    really = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == scene.path:
            raise PermissionError(13, "Permission denied")
        really(source, target)

    with monkeypatch.context() as now:
        now.setattr(os, "replace", refuse)
        now.setattr(replacing, "PATIENCE", 0.0)
        with pytest.raises(UserError, match="in use"):
            document.publish()
        document.save_beside()
        document.close()
    shutil.rmtree(scene.home)
    with Document.open(scene.path, actor="Headteacher") as again:
        assert statements(again) == {"before"}
        (copy,) = copies_beside(scene.path, again.document_id, again.vector())
        assert copy.changes == 1
        again.combine(again.look_at(copy.path))
    scene.assert_sound({"before", "not in the file"})
