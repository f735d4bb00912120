"""Backups are listed by day, looked into first, and gone back to; one undo takes that back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.models import Fact, Priority, School
from selfeval.store import backup, clearing
from selfeval.store.backup_list import backups_of
from selfeval.store.document import Document
from selfeval.ui.keeping.backup_card import BackupCard
from selfeval.ui.keeping.backups_dialog import BackupsDialog
from selfeval.ui.window import Window


def keep(window: Window) -> Path:
    kept = backup.keep_open(window.desk.workspace.document, "working")
    assert kept is not None
    return kept


@pytest.fixture
def changed(open_window: Window) -> Window:
    """Give the test a window on a file with a backup from before a fact was added."""
    space = open_window.desk.workspace
    space.change(School, "school", {"name": "Hill View"}, School)
    space.add(Fact(statement="Attendance rose"))
    keep(open_window)
    space.add(Fact(statement="Reading is slow to start"))
    space.add(Priority(title="Read more"))
    return open_window


def open_dialog(window: Window) -> BackupsDialog:
    window.actions_by_key["backups"].trigger()
    return window.findChildren(BackupsDialog)[-1]


def cards(dialog: BackupsDialog) -> list[BackupCard]:
    found = [dialog.entries.itemAt(at).widget() for at in range(dialog.entries.count())]
    return [one for one in found if isinstance(one, BackupCard)]


def words(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]


def look(dialog: BackupsDialog, qtbot: Any, at: int = 0) -> BackupCard:
    card = cards(dialog)[at]
    qtbot.mouseClick(card.line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.inside is not None or not card.line.isEnabled(), timeout=30_000)
    return card


def press(part: QWidget, name: str) -> None:
    part.findChild(QPushButton, name).click()


def go_back(dialog: BackupsDialog, card: BackupCard, qtbot: Any) -> None:
    press(card, "go_back_to_it")
    box = dialog.findChild(QMessageBox, "go_back_question")
    closed = []
    dialog.finished.connect(closed.append)
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: bool(closed), timeout=30_000)


def test_there_is_none_yet(open_window: Window) -> None:
    dialog = open_dialog(open_window)
    assert cards(dialog) == []
    assert any(one.startswith("There is none yet.") for one in words(dialog))
    dialog.close()


def test_what_is_inside_is_shown_before_anything_is_done(changed: Window, qtbot: Any) -> None:
    dialog = open_dialog(changed)
    before = changed.desk.workspace.document.canonical_dump()
    card = look(dialog, qtbot)
    said = words(card.body)
    assert said[0].startswith("Hill View. Last changed ")
    assert said[0].endswith(", by Headteacher.")
    assert "Facts 1" in said
    assert "Priorities 0" in said
    at = said.index("Here now, not in the backup")
    assert said[at + 1 : at + 3] == [
        "1 fact: “Reading is slow to start”",
        "1 priority: “Read more”",
    ]
    assert changed.desk.workspace.document.canonical_dump() == before
    card.line.click()
    assert not card.is_open
    card.line.click()  # known by now, so shown at once
    assert card.is_open
    dialog.close()


def test_what_is_inside_the_last_one_comes_into_sight(changed: Window, qtbot: Any) -> None:
    for _number in range(12):
        keep(changed)
    dialog = open_dialog(changed)
    card = look(dialog, qtbot, -1)
    way = card.findChild(QPushButton, "open_copy_of_it")
    qtbot.waitUntil(lambda: not way.visibleRegion().isEmpty(), timeout=5_000)
    dialog.close()


def test_one_is_open_at_a_time(changed: Window, qtbot: Any) -> None:
    keep(changed)
    dialog = open_dialog(changed)
    newest, older = look(dialog, qtbot), look(dialog, qtbot, 1)
    assert (newest.is_open, older.is_open) == (False, True)
    assert "It is the same as now." in words(newest.body) or newest.inside.differences == ()
    assert newest.findChild(QPushButton, "go_back_to_it") is None
    dialog.close()


def test_going_back_is_asked_about_and_one_undo_takes_it_back(changed: Window, qtbot: Any) -> None:
    space = changed.desk.workspace
    after = space.document.canonical_dump()
    dialog = open_dialog(changed)
    card = look(dialog, qtbot)
    press(card, "go_back_to_it")
    box = dialog.findChild(QMessageBox, "go_back_question")
    assert "No longer to be seen then: 1 fact, 1 priority." in box.informativeText()
    box.buttons()[-1].click()
    assert space.document.canonical_dump() == after
    go_back(dialog, card, qtbot)
    assert [row["statement"] for row in space.table(Fact)] == ["Attendance rose"]
    newest = backups_of(space.document.document_id)[0]
    assert newest.why == "before going back to a backup"
    changed.actions_by_key["undo"].trigger()
    assert space.document.canonical_dump() == after


def test_it_asks_whether_it_was_right_and_keeps_it(changed: Window, qtbot: Any) -> None:
    document_id = changed.desk.workspace.document.document_id
    dialog = open_dialog(changed)
    go_back(dialog, look(dialog, qtbot), qtbot)
    notice = changed.notices.shown
    assert notice is not None
    assert "Is it what you wanted?" in notice.words
    assert clearing.is_paused(document_id)
    press(changed.notices, "keep_it")
    assert changed.notices.shown is None
    assert not clearing.is_paused(document_id)
    assert changed.desk.workspace.count(Fact) == 1


def test_going_forward_again_is_one_step(changed: Window, qtbot: Any) -> None:
    space = changed.desk.workspace
    after = space.document.canonical_dump()
    dialog = open_dialog(changed)
    go_back(dialog, look(dialog, qtbot), qtbot)
    press(changed.notices, "go_forward")
    assert space.document.canonical_dump() == after
    assert changed.notices.shown is None
    assert not clearing.is_paused(space.document.document_id)


def test_going_forward_after_more_was_done_leads_to_the_backups(
    changed: Window, qtbot: Any
) -> None:
    space = changed.desk.workspace
    dialog = open_dialog(changed)
    go_back(dialog, look(dialog, qtbot), qtbot)
    space.add(Fact(statement="Written since"))
    press(changed.notices, "go_forward")
    again = changed.findChildren(BackupsDialog)[-1]
    assert again.findChild(QMessageBox, "changed_since") is not None
    assert space.count(Fact) == 2
    assert changed.notices.shown is not None
    again.findChild(QMessageBox, "changed_since").close()
    again.close()
    press(changed.notices, "keep_it")


def test_it_asks_again_when_the_file_is_opened_the_next_time(changed: Window, qtbot: Any) -> None:
    path = changed.desk.workspace.document.path
    dialog = open_dialog(changed)
    go_back(dialog, look(dialog, qtbot), qtbot)
    changed.desk.files.leave_file(lambda: changed.desk.files.open_path(str(path)))
    qtbot.waitUntil(lambda: changed.notices.shown is not None, timeout=10_000)
    assert "Is it what you wanted?" in changed.notices.shown.words
    press(changed.notices, "go_forward")
    assert changed.desk.workspace.count(Fact) == 2


def test_a_damaged_backup_cannot_be_chosen(changed: Window, qtbot: Any) -> None:
    cut, flipped = keep(changed), keep(changed)
    cut.write_bytes(cut.read_bytes()[:-5_000])
    data = bytearray(flipped.read_bytes())
    data[data.index(b"Hill View")] ^= 1
    flipped.write_bytes(data)
    dialog = open_dialog(changed)
    newest, second, _oldest = cards(dialog)
    assert not second.line.isEnabled()
    assert "damaged" in second.line.accessibleName()
    assert newest.line.isEnabled()  # it looks whole, until it is looked into
    look(dialog, qtbot)
    assert not newest.line.isEnabled()
    assert not newest.is_open
    assert "damaged" in newest.line.accessibleName()
    dialog.close()


def test_a_copy_is_opened_under_another_name(changed: Window, qtbot: Any, tmp_path: Path) -> None:
    mine = changed.desk.workspace.document.path
    dialog = open_dialog(changed)
    (one,) = backups_of(changed.desk.workspace.document.document_id)
    look(dialog, qtbot)
    dialog.open_copy(one, str(tmp_path / "as it was"))
    document = changed.desk.workspace.document
    qtbot.waitUntil(lambda: changed.desk.workspace.document.path != mine, timeout=10_000)
    document = changed.desk.workspace.document
    assert document.path.name == "as it was.selfeval"
    assert changed.desk.workspace.count(Fact) == 1
    with Document.open(mine, read_only=True) as before:
        assert len([row for row in before.canonical_dump() if row.startswith('["fact"')]) == 2


def test_a_copy_replaces_no_file(changed: Window, qtbot: Any) -> None:
    mine = changed.desk.workspace.document.path
    dialog = open_dialog(changed)
    (one,) = backups_of(changed.desk.workspace.document.document_id)
    dialog.open_copy(one, str(mine))
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "user_error") is not None)
    box = dialog.findChild(QMessageBox, "user_error")
    assert "There is already a file" in box.text()
    box.close()
    assert changed.desk.workspace.document.path == mine
    dialog.close()


def test_a_file_for_reading_only_shows_its_backups_without_the_way_back(
    changed: Window, qtbot: Any
) -> None:
    desk = changed.desk
    path = str(desk.workspace.document.path)
    desk.files.leave_file(lambda: desk.files.open_path(path, read_only=True))
    qtbot.waitUntil(lambda: desk.workspace.is_open, timeout=10_000)
    dialog = open_dialog(changed)
    card = look(dialog, qtbot, -1)
    assert card.findChild(QPushButton, "go_back_to_it") is None
    assert card.findChild(QPushButton, "open_copy_of_it") is not None
    dialog.close()


@pytest.mark.parametrize("zoom", [100, 200])
def test_it_fits_a_small_window_and_is_reached_by_keyboard(
    changed: Window, qtbot: Any, zoom: int
) -> None:
    changed.set_zoom(zoom)
    changed.resize(1024, 560)
    dialog = open_dialog(changed)
    card = look(dialog, qtbot)
    QApplication.processEvents()
    scroll = dialog.findChild(QWidget, "backups_scroll")
    assert scroll.widget().width() <= scroll.viewport().width()
    qtbot.keyClick(card.line, Qt.Key.Key_Return)
    assert not card.is_open
    dialog.close()
    changed.set_zoom(100)
