"""A damaged file: its last good backup is offered with its date, or else a repair."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox

from selfeval.core.models import Fact, School
from selfeval.store import Document, places
from selfeval.store.backup_list import documents_with_backups
from selfeval.ui.window import Window


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Give the test a closed file that was saved twice."""
    path = tmp_path / "ours.selfeval"
    with Document.create(path, actor="Headteacher") as document:
        with document.edit("Name the school") as session:
            session.add(School(name="Hill View"))
        document.publish()
        with document.edit("Add fact") as session:
            session.add(Fact(statement="Seen"))
    return path


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"Hill View")] ^= 1
    path.write_bytes(data)


def forget_all_copies() -> None:
    shutil.rmtree(places.working_copies())
    for document in documents_with_backups():
        shutil.rmtree(places.backups() / document)


def box_of(window: Window, name: str, qtbot: Any) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox, name)), timeout=30_000)
    return window.findChildren(QMessageBox, name)[-1]


def is_open(window: Window, path: Path) -> bool:
    space = window.desk.workspace
    return space.is_open and space.document.path == path


def test_the_last_good_backup_is_opened_and_the_damaged_file_set_aside(
    window: Window, saved: Path, qtbot: Any
) -> None:
    flip(saved)
    damaged = saved.read_bytes()
    window.desk.files.open_path(str(saved))
    box = box_of(window, "damaged_file", qtbot)
    assert box.text() == "This file was damaged or altered after it was saved."
    assert "“ours.selfeval” was left as it is." in box.informativeText()
    first = box.buttons()[0]
    assert first.text().startswith("Open the last good backup, of ")
    assert saved.read_bytes() == damaged
    assert len(list(saved.parent.iterdir())) == 1
    first.click()
    qtbot.waitUntil(lambda: is_open(window, saved), timeout=30_000)
    assert window.desk.workspace.count(Fact) == 1
    (aside,) = saved.parent.glob("*damaged*")
    assert aside.read_bytes() == damaged
    assert aside.name in window.foot.text


def test_closing_the_question_changes_nothing(window: Window, saved: Path, qtbot: Any) -> None:
    flip(saved)
    damaged = saved.read_bytes()
    window.desk.files.open_path(str(saved))
    box_of(window, "damaged_file", qtbot).buttons()[-1].click()
    assert saved.read_bytes() == damaged
    assert len(list(saved.parent.iterdir())) == 1
    assert not window.desk.workspace.is_open


def test_without_a_backup_a_repair_is_offered(window: Window, saved: Path, qtbot: Any) -> None:
    flip(saved)
    forget_all_copies()
    window.desk.files.open_path(str(saved))
    box = box_of(window, "damaged_file", qtbot)
    assert "There is no good backup of it on this computer." in box.informativeText()
    box.buttons()[0].click()
    done = box_of(window, "repaired", qtbot)
    assert done.text() == "What could be saved is in “ours (repaired).selfeval”."
    assert done.informativeText()
    done.buttons()[0].click()
    repaired = saved.with_name("ours (repaired).selfeval")
    qtbot.waitUntil(lambda: is_open(window, repaired), timeout=30_000)
    assert window.desk.workspace.count(Fact) == 1


def test_where_nothing_can_be_saved_that_is_said(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "gone.selfeval"
    path.write_bytes(bytes(50_000))
    window.desk.files.open_path(str(path))
    box_of(window, "damaged_file", qtbot).buttons()[0].click()
    assert "Nothing could be saved from" in box_of(window, "user_error", qtbot).text()
    window.findChild(QMessageBox, "user_error").close()


def test_a_stranger_is_refused_without_an_offer(window: Window, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "letter.selfeval"
    path.write_text("Dear all, " * 100)
    window.desk.files.open_path(str(path))
    box = box_of(window, "user_error", qtbot)
    assert box.text() == "This is not a selfeval file."
    box.close()
    assert not window.findChildren(QMessageBox, "damaged_file")


def test_a_file_that_changed_since_the_question_is_left_alone(
    window: Window, saved: Path, qtbot: Any
) -> None:
    good = saved.read_bytes()
    flip(saved)
    window.desk.files.open_path(str(saved))
    box = box_of(window, "damaged_file", qtbot)
    saved.write_bytes(good)
    box.buttons()[0].click()
    told = box_of(window, "user_error", qtbot)
    assert "has changed since it was looked at" in told.text()
    told.close()
    assert saved.read_bytes() == good
