"""A slow drive holds nobody up: what goes into the file goes there behind the window."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from selfeval.core.models import Fact
from selfeval.store import Document, load_rows
from selfeval.store.check import examine
from selfeval.ui.frame.file_state import state_of
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the drives are made slow as on Linux")


class SlowDrive:
    """Holds back every move of a file into the place of `target` until it is let go."""

    def __init__(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let_go = threading.Event()
        self.refuses = False
        self._target, self._really = target, os.replace
        monkeypatch.setattr("selfeval.store.replacing.os.replace", self._replace)
        monkeypatch.setattr("selfeval.store.replacing.PATIENCE", 0.0)

    def _replace(self, source: Path, target: Path) -> None:
        if Path(target) == self._target:
            self.let_go.wait(60)
            if self.refuses:
                raise PermissionError(13, "Permission denied")
        self._really(source, target)


@pytest.fixture
def slow(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Window, SlowDrive]]:
    """Give the test a window whose file is on a slow drive, and that drive."""
    assert open_window.desk is not None
    monkeypatch.setattr("selfeval.ui.publishing.GRACE", 0.0)
    drive = SlowDrive(open_window.desk.workspace.document.path, monkeypatch)
    yield open_window, drive
    drive.let_go.set()


def space_of(window: Window) -> Workspace:
    assert window.desk is not None
    return window.desk.workspace


def press(window: Window, name: str, words: str) -> None:
    """Press the button with these words in the question of this name that is open."""
    box = [one for one in window.findChildren(QMessageBox, name) if one.isVisible()][-1]
    next(one for one in box.buttons() if one.text() == words).click()


def test_one_goes_on_working_while_the_file_is_saved(
    slow: tuple[Window, SlowDrive], qtbot: Any
) -> None:
    window, drive = slow
    space = space_of(window)
    space.add(Fact(statement="Before"))
    window.actions_by_key["save"].trigger()
    assert space.is_publishing
    assert state_of(space, shared=True).title == "Saving…"
    space.add(Fact(statement="Meanwhile"))
    drive.let_go.set()
    qtbot.waitUntil(lambda: not space.is_publishing)
    assert window.foot.text == "Saved."
    assert space.document.waiting == 1
    assert sum(examine(space.document.path).vector.values()) == 1
    space.publish()
    assert sum(examine(space.document.path).vector.values()) == 2


def test_saving_twice_puts_in_what_came_in_between(
    slow: tuple[Window, SlowDrive], qtbot: Any
) -> None:
    window, drive = slow
    space = space_of(window)
    space.add(Fact(statement="First"))
    window.actions_by_key["save"].trigger()
    space.add(Fact(statement="Second"))
    window.actions_by_key["save"].trigger()
    drive.let_go.set()
    qtbot.waitUntil(lambda: not space.document.unpublished)
    assert sum(examine(space.document.path).vector.values()) == 2


def test_closing_says_what_it_waits_for(slow: tuple[Window, SlowDrive], qtbot: Any) -> None:
    window, drive = slow
    space = space_of(window)
    path = space.document.path
    space.add(Fact(statement="Last"))
    window.actions_by_key["close"].trigger()
    box = window.findChild(QProgressDialog, "busy")
    assert box.isVisible()
    assert "into the file" in box.labelText()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible()
    assert space.is_open
    box.close()  # as when the session ends
    drive.let_go.set()
    qtbot.waitUntil(lambda: not space.is_open)
    assert sum(examine(path).vector.values()) == 1


def test_a_fault_while_closing_does_not_hold_the_window(
    slow: tuple[Window, SlowDrive], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, drive = slow
    space = space_of(window)
    space.add(Fact(statement="Last"))

    def fail(_delivery: object) -> None:
        drive.let_go.wait(60)
        raise KeyError("a fault of the program")

    monkeypatch.setattr("selfeval.store.sharing.Delivery.deliver", fail)
    with qtbot.captureExceptions() as faults:
        window.actions_by_key["close"].trigger()
        assert window.findChild(QProgressDialog, "busy").isVisible()
        drive.let_go.set()
        qtbot.waitUntil(lambda: bool(faults))
    assert [kind for kind, _fault, _trace in faults] == [KeyError]
    assert not [one for one in window.findChildren(QProgressDialog) if one.isVisible()]
    assert space.document.unpublished
    monkeypatch.undo()
    press(window, "leave_question", "Close; keep my work on this computer")
    assert not space.is_open


def test_a_file_in_use_is_tried_again_and_meanwhile_stood_in_for(
    slow: tuple[Window, SlowDrive], qtbot: Any, home: Path
) -> None:
    window, drive = slow
    drive.refuses = True
    drive.let_go.set()
    space = space_of(window)
    space.document.actor = "Deputy head: Maths/English"
    space.add(Fact(statement="Mine"))
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: space.problem is not None)
    state = state_of(space, shared=True)
    assert "in use by somebody else" in state.detail
    assert "tried again every minute" in state.detail
    assert space._retry.isActive()
    press(window, "shared_file_changed", "Save a copy beside it")
    copy = space.document.path.with_name("school (copy by Deputy head Maths English).selfeval")
    assert window.foot.text.endswith(copy.name)
    space.add(Fact(statement="More"))
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: sum(examine(copy).vector.values()) == 2)
    assert not [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    drive.refuses = False
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: not space.document.unpublished)
    assert not space._retry.isActive()
    assert window.foot.text == f"Saved. The copy “{copy.name}” is kept among the backups here now."
    assert not copy.exists()
    kept = home / "backups" / space.document.document_id
    assert [one for one in kept.iterdir() if one.name.startswith("school (copy by")]


def test_a_folder_that_became_read_only_is_not_tried_on_idle(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def refuse(*_args: object) -> None:
        tries.append(1)
        raise OSError(30, "Read-only file system")

    said: list[str] = []
    workspace.publishing_failed.connect(lambda problem: said.append(problem.message))
    workspace.add(Fact(statement="Mine"))
    monkeypatch.setattr("selfeval.store.publish.replacing", refuse)
    workspace.publish_when_idle()
    workspace.publish_when_idle()
    assert len(tries) == len(said) == 1
    assert "only be read" in said[0]
    assert "tried again" not in state_of(workspace, shared=True).detail
    assert not workspace._retry.isActive()
    monkeypatch.undo()
    workspace.publish_soon()
    assert workspace.problem is None


def test_a_file_that_is_open_elsewhere_can_be_read_meanwhile(
    open_window: Window, tmp_path: Path
) -> None:
    other = Document.create(tmp_path / "other.selfeval")
    with other.edit("Add fact") as session:
        session.add(Fact(statement="Saved"))
    other.publish()
    assert open_window.desk is not None
    open_window.desk.files.open_path(str(other.path))
    assert space_of(open_window).document.path != other.path
    press(open_window, "already_open", "Open it for reading")
    reading = space_of(open_window).document
    assert (reading.path, reading.read_only) == (other.path, True)
    assert [one.statement for one in load_rows(reading.session).all(Fact)] == ["Saved"]
    other.close()


def test_what_somebody_else_wrote_is_taken_in_behind_the_window(
    slow: tuple[Window, SlowDrive], tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, drive = slow
    drive.let_go.set()
    space = space_of(window)
    theirs = change_copy(space.document.path, tmp_path, monkeypatch)
    space.add(Fact(statement="Ours"))
    window.actions_by_key["save"].trigger()
    assert space.is_publishing
    meanwhile = space.add(Fact(statement="Meanwhile"))
    qtbot.waitUntil(lambda: not space.is_publishing)
    assert space.problem is None
    assert "Their changes and yours are both in it" in window.foot.text
    with Document.open(space.document.path, read_only=True) as reader:
        found = {one.statement for one in load_rows(reader.session).all(Fact)}
    assert {"Ours", theirs} <= found
    assert (space.values(Fact, meanwhile) or {})["statement"] == "Meanwhile"
    assert not list((Path(os.environ["SELFEVAL_HOME"]) / "scratch").iterdir())


def change_copy(path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a file at `path` into which a colleague on another computer wrote something."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SELFEVAL_HOME", str(scratch / "colleague"))
        other = Document.open(path, actor="Deputy head")
        with other.edit("Add fact") as session:
            session.add(Fact(statement="Theirs"))
        other.close()
    return "Theirs"
