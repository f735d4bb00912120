"""What is around the file is told above the pages, kindly, and stops nobody."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.open_notes import OwnNote
from selfeval.ui.frame import around as around_module
from selfeval.ui.guide.window import GuideWindow
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window
from selfeval.ui.workspace import IDLE_BEFORE_PUBLISHING, IDLE_WHERE_FORGOTTEN
from tests import scenes
from tests.audible import inaudible
from tests.crowding import crowded
from tests.pseudo import speaking_pseudo

Place = Callable[[str], None]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    """Give the test a function that says of every file what kind of place it is in."""

    def say(kind: str) -> None:
        monkeypatch.setattr(around_module, "place_kind", lambda _path: kind)

    return say


def make(folder: Path, name: str = "ours.selfeval") -> Path:
    folder.mkdir(exist_ok=True)
    Document.create(folder / name).close()
    return folder / name


def open_in(window: Window, path: Path, qtbot: Any, *, read_only: bool = False) -> None:
    """Open a file and wait until it has been looked around."""
    assert window.desk is not None
    window.desk.files.open_path(str(path), read_only=read_only)
    looked(window, qtbot)


def looked(window: Window, qtbot: Any) -> None:
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.around._look is None)


def words(window: Window) -> str:
    found = window.notices.findChildren(QLabel, "file_notice")
    return found[-1].text() if window.notices.isVisible() else ""


def press(window: Window, name: str) -> None:
    window.notices.findChildren(QPushButton, name)[-1].click()


def notes(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.name.endswith(".open")]


# Synced folders -----------------------------------------------------------------------------


def test_a_synced_folder_is_explained_once_for_each_file(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    path = make(tmp_path / "OneDrive - Alderbrook")
    open_in(window, path, qtbot)
    assert "replaced as a whole" in words(window)
    press(window, "synced_away")
    assert words(window) == ""
    window.actions_by_key["close"].trigger()
    open_in(window, path, qtbot)
    assert words(window) == ""
    open_in(window, make(path.parent, "other.selfeval"), qtbot)
    assert "replaced as a whole" in words(window)
    press(window, "synced_guide")
    guide = window.findChild(GuideWindow)
    assert guide.page_id == "sharing"
    guide.close()


def test_a_plain_folder_has_no_notice_and_no_note(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    path = make(tmp_path / "papers")
    open_in(window, path, qtbot)
    assert words(window) == ""
    assert [one.name for one in path.parent.iterdir()] == [path.name]


# Who has it open ----------------------------------------------------------------------------


def test_others_learn_who_has_the_file_open_until_it_is_closed(
    window: Window, tmp_path: Path, qtbot: Any, place: Place
) -> None:
    place("network")
    path = make(tmp_path / "share")
    OwnNote(path, "Deputy head").write()
    open_in(window, path, qtbot)
    assert words(window).startswith(f"Deputy head has had this file open since {datetime.now():%H}")
    assert words(window).endswith("You can both work: your changes are combined.")
    assert len(notes(path.parent)) == 2
    press(window, "open_away")
    OwnNote(path, "SENCO").write()
    assert window.desk is not None
    window.desk.around._on_again()
    looked(window, qtbot)
    assert words(window).startswith("SENCO has had")
    assert "Deputy" not in words(window)
    window.actions_by_key["close"].trigger()
    assert len(notes(path.parent)) == 2  # theirs
    assert not window.notices.isVisible()


def test_a_reader_sees_notes_and_leaves_none(
    window: Window, tmp_path: Path, qtbot: Any, place: Place
) -> None:
    place("network")
    path = make(tmp_path / "share")
    OwnNote(path, "").write()
    open_in(window, path, qtbot, read_only=True)
    assert words(window).startswith("A colleague has had this file open")
    assert len(notes(path.parent)) == 1


@pytest.mark.skipif(os.name == "nt", reason="a note is refused as on Linux")
def test_a_folder_that_takes_no_note_is_no_hindrance(
    window: Window, tmp_path: Path, qtbot: Any, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place("network")
    path = make(tmp_path / "share")
    really = os.replace

    def forbid(source: Path, target: Path) -> None:
        if str(target).endswith(".open"):
            raise PermissionError(13, "Permission denied")
        really(source, target)

    monkeypatch.setattr("selfeval.store.replacing.os.replace", forbid)
    open_in(window, path, qtbot)
    assert window.desk is not None
    assert window.desk.workspace.is_open
    assert notes(path.parent) == []
    assert words(window) == ""


# Copies beside it ---------------------------------------------------------------------------


def lay_copy(path: Path, name: str, *statements: str) -> Path:
    """Lay a copy beside the file that somebody changed."""
    copy = path.with_name(name)
    shutil.copyfile(path, copy)
    with Document.open(copy, actor="Deputy head") as theirs:
        for statement in statements:
            with theirs.edit("Add fact") as session:
                session.add(Fact(statement=statement))
    return copy


def test_a_copy_beside_the_file_is_offered_for_combining(
    window: Window, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "papers")
    copy = lay_copy(path, "ours-OFFICE-PC.selfeval", "One", "Two", "Three")
    asked: list[Path] = []
    monkeypatch.setattr(around_module, "may_combine", lambda: True)
    monkeypatch.setattr(around_module, "combine_copy", lambda _desk, at: asked.append(at))
    open_in(window, path, qtbot)
    assert words(window) == (
        "A copy of this file lies beside it: “ours-OFFICE-PC.selfeval”. "
        "3 changes in it are not in yours."
    )
    press(window, "copy_combine")
    assert asked == [copy]
    assert copy.exists()


def test_nothing_is_offered_that_does_not_work(
    window: Window, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "papers")
    lay_copy(path, "ours-OFFICE-PC.selfeval", "One")
    monkeypatch.setattr(around_module, "may_combine", lambda: False)
    open_in(window, path, qtbot)
    assert words(window) == ""


# Computers that forget ----------------------------------------------------------------------


def test_a_lent_computer_says_so_and_saves_sooner(
    window: Window, tmp_path: Path, qtbot: Any, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place("network")
    monkeypatch.setattr(around_module, "this_computer_forgets", lambda: True)
    open_in(window, make(tmp_path / "share"), qtbot)
    assert "forgets your files when you sign out" in words(window)
    assert "shared file" in words(window)
    assert window.desk is not None
    assert window.desk.workspace._idle.interval() == IDLE_WHERE_FORGOTTEN
    place("local")
    open_in(window, make(tmp_path / "papers"), qtbot)
    assert "on a stick" in words(window)
    monkeypatch.setattr(around_module, "this_computer_forgets", lambda: False)
    open_in(window, make(tmp_path / "papers", "more.selfeval"), qtbot)
    assert words(window) == ""
    assert window.desk.workspace._idle.interval() == IDLE_BEFORE_PUBLISHING


def test_what_matters_most_is_said_first(
    window: Window, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "Dropbox")
    OwnNote(path, "Deputy head").write()
    monkeypatch.setattr(around_module, "this_computer_forgets", lambda: True)
    open_in(window, path, qtbot)
    said: list[str] = []
    for name in ("forgets_away", "open_away", "synced_away"):
        said.append(words(window))
        press(window, name)
    assert ["forgets" in said[0], "Deputy head" in said[1], "service" in said[2]] == [True] * 3
    assert words(window) == ""


def test_every_notice_has_room_and_is_spoken_in_a_small_window(
    app: QApplication, settings: Settings, tmp_path: Path, qtbot: Any, place: Place,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    place("synced")
    path = make(tmp_path / "Dropbox")
    lay_copy(path, "ours (conflicted copy of the deputy head).selfeval", "One")
    OwnNote(path, "Deputy head").write()
    monkeypatch.setattr(around_module, "this_computer_forgets", lambda: True)
    monkeypatch.setattr(around_module, "may_combine", lambda: True)
    with speaking_pseudo():
        window = scenes.a_window(settings, 1024, 600)
        open_in(window, path, qtbot)
        for name in ("forgets_away", "copy_later", "open_away", "synced_away"):
            scenes.settle()
            assert words(window)
            assert not crowded(window), f"{name}: {crowded(window)}"
            assert not inaudible(window)
            press(window, name)
        assert words(window) == ""
        scenes.let_go(window)


def test_the_next_copy_is_offered_once_the_first_has_been_combined(
    window: Window, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "papers")
    copies = [
        lay_copy(path, f"ours-{name}.selfeval", *said)
        for name, said in (("OFFICE-PC", ("One", "Two")), ("LAPTOP", ("Three",)))
    ]
    monkeypatch.setattr(around_module, "combine_copy", lambda _desk, _at: None)
    open_in(window, path, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    assert words(window).endswith("1 more copy is there.")
    first = next(one for one in copies if one.name in words(window))
    second = next(one for one in copies if one != first)
    press(window, "copy_combine")
    assert words(window) == ""
    space.document.combine(space.document.look_at(first))
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: second.name in words(window))
    assert "more copy" not in words(window)
    assert not first.exists()
    assert second.exists()


def test_a_copy_that_was_combined_moves_into_the_backups_when_the_file_is_saved(
    window: Window, tmp_path: Path, qtbot: Any, home: Path
) -> None:
    path = make(tmp_path / "papers")
    copy = lay_copy(path, "ours-OFFICE-PC.selfeval", "Theirs")
    content = copy.read_bytes()
    open_in(window, path, qtbot)
    assert window.desk is not None
    space = window.desk.workspace
    assert "lies beside it" in words(window)
    space.document.combine(space.document.look_at(copy))
    assert copy.exists()  # undo may still take it back
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: not copy.exists())
    kept = home / "backups" / space.document.document_id
    assert content in [one.read_bytes() for one in kept.iterdir() if one.is_file()]
    qtbot.waitUntil(lambda: "kept among the backups" in window.foot.text)
    assert words(window) == ""
