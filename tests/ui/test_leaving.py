"""Remove from this computer, from the menu and from the start page: asked first, told after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QToolButton, QWidget

from selfeval.core.models import Fact
from selfeval.store import Document, keys, load_rows, places
from selfeval.store.protecting import protect
from selfeval.ui.leaving.dialog import LeaveDialog
from selfeval.ui.password.asking import PasswordDialog
from selfeval.ui.window import Window

pytestmark = pytest.mark.usefixtures("lent")
LEFT = Qt.MouseButton.LeftButton
WORDS = "five quiet otters"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Give the test a file with a backup, on a stick."""
    path = tmp_path / "stick" / "ours.selfeval"
    path.parent.mkdir()
    Document.create(path).close()
    with Document.open(path) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="One"))
    return path


def kept(home: Path) -> list[str]:
    """Return what is kept of files, by their names; the log and the settings are of none."""
    return [one.name for one in home.rglob("*") if one.is_file() and one.parent not in (home,)]


def shown(qtbot: Any, window: Window, kind: type, name: str) -> Any:
    """Wait for a dialog and return it."""

    def is_there() -> None:
        assert [one for one in window.findChildren(kind, name) if one.isVisible()]

    qtbot.waitUntil(is_there, timeout=20_000)
    return next(one for one in window.findChildren(kind, name) if one.isVisible())


def words_of(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def press(qtbot: Any, widget: QWidget, name: str) -> None:
    qtbot.mouseClick(widget.findChild(QPushButton, name), LEFT)


def open_file(window: Window, path: Path) -> None:
    assert window.desk is not None
    window.desk.files.open_path(str(path))
    assert window.desk.workspace.is_open


def gone(qtbot: Any, window: Window) -> None:
    qtbot.waitUntil(lambda: "no work and no backups of" in window.foot.text, timeout=20_000)


def test_an_open_file_is_saved_closed_and_left_behind(
    window: Window, school: Path, home: Path, lent: Path, qtbot: Any
) -> None:
    open_file(window, school)
    assert window.desk is not None
    space = window.desk.workspace
    space.add(Fact(statement="Two"))
    window.actions_by_key["leave"].trigger()
    question = shown(qtbot, window, QMessageBox, "leave_save_first")
    assert "not in the file yet" in question.text()
    assert question.defaultButton().text() == "Save it now"
    qtbot.mouseClick(question.defaultButton(), LEFT)
    dialog = shown(qtbot, window, LeaveDialog, "leave_dialog")
    said = words_of(dialog)
    assert "nothing brings that back" in said
    assert "The working copy." in said
    assert "backups, " in said
    assert f"The file itself, “ours.selfeval in {school.parent.parent.name}/stick”" in said
    assert dialog.findChild(QPushButton, "leave_cancel").isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert space.is_open
    assert kept(home)
    window.actions_by_key["leave"].trigger()
    press(qtbot, shown(qtbot, window, LeaveDialog, "leave_dialog"), "leave_now")
    gone(qtbot, window)
    assert not space.is_open
    assert window.pages.currentWidget() is window.start
    assert window.settings.recent == []
    assert not lent.exists()
    assert school.name not in (home / "settings.ini").read_text()
    assert not kept(home)
    assert [one.name for one in school.parent.iterdir()] == [school.name]
    with Document.open(school, read_only=True) as document:
        assert len(load_rows(document.session).all(Fact)) == 2


def menu_of(window: Window) -> dict[str, QAction]:
    (button,) = window.start.findChildren(QToolButton, "start_more")
    return {one.objectName(): one for one in button.menu().actions()}


def test_a_file_of_the_start_page_is_left_behind_without_being_opened(
    window: Window, school: Path, home: Path, qtbot: Any
) -> None:
    window.settings.remember(school)
    window.settings.note_told("synced", school)
    window.show_start()
    menu_of(window)["start_remove"].trigger()
    press(qtbot, shown(qtbot, window, LeaveDialog, "leave_dialog"), "leave_now")
    gone(qtbot, window)
    assert not kept(home)
    assert not window.settings.was_told("synced", school)
    assert window.start.findChild(QToolButton, "start_more") is None
    open_file(window, school)
    assert window.foot.text == ""  # it keeps work again


def test_work_that_waits_for_a_file_that_is_not_open_is_opened_first(
    window: Window, school: Path, qtbot: Any
) -> None:
    document = Document.open(school)
    with document.edit("Add fact") as session:
        session.add(Fact(statement="Two"))
    document._let_go()
    window.settings.remember(school)
    window.show_start()
    menu_of(window)["start_remove"].trigger()
    question = shown(qtbot, window, QMessageBox, "leave_save_first")
    assert question.defaultButton().text() == "Open the file"
    qtbot.mouseClick(question.defaultButton(), LEFT)
    assert window.desk is not None
    assert window.desk.workspace.document.path == school


def test_a_file_with_a_password_is_asked_for_it(
    window: Window, school: Path, home: Path, qtbot: Any
) -> None:
    protect(school, keys.new_key(WORDS))
    keys.forget()
    window.settings.remember(school)
    window.show_start()
    menu_of(window)["start_remove"].trigger()
    asked = shown(qtbot, window, PasswordDialog, "password_dialog")
    asked.password.line.setText(WORDS)
    press(qtbot, asked, "password_open")
    press(qtbot, shown(qtbot, window, LeaveDialog, "leave_dialog"), "leave_now")
    gone(qtbot, window)
    assert not kept(home)
    qtbot.waitUntil(lambda: not keys.known())


def test_off_the_list_says_that_work_and_backups_stay(
    window: Window, school: Path, home: Path
) -> None:
    window.settings.remember(school)
    window.show_start()
    before = kept(home)
    menu_of(window)["start_off_list"].trigger()
    assert window.settings.recent == []
    assert "stay on this computer" in window.foot.text
    assert kept(home) == before


def test_what_cannot_be_removed_is_told_with_its_reason(
    window: Window, school: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(window, school)
    really = Path.unlink

    def refuse(path: Path, **named: bool) -> None:
        if "saving" in path.name:
            raise PermissionError(13, "Permission denied", str(path))
        really(path, **named)

    monkeypatch.setattr(Path, "unlink", refuse)
    window.actions_by_key["leave"].trigger()
    press(qtbot, shown(qtbot, window, LeaveDialog, "leave_dialog"), "leave_now")
    told = shown(qtbot, window, QMessageBox, "leave_stayed")
    assert "Not all" in told.text()
    assert "(Permission denied)" in told.informativeText()
    assert "next started" in told.informativeText()
    told.done(0)
    monkeypatch.undo()


def test_the_sample_is_refused_as_it_lies_among_the_programs_own(
    window: Window, qtbot: Any
) -> None:
    assert window.desk is not None
    window.desk.files.open_sample()
    window.actions_by_key["leave"].trigger()
    told = shown(qtbot, window, QMessageBox, "user_error")
    assert "itself lies where this computer keeps" in told.text()
    told.done(0)
    assert places.working_copies().exists()
