"""A file with a password is opened from wherever files are, and asks for it once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget

from selfeval.core.models import Fact
from selfeval.store import Document, keys, places
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock
from selfeval.ui import tasks
from selfeval.ui.password.asking import PasswordDialog
from selfeval.ui.session_end import SessionEnd
from selfeval.ui.settings import Settings, home
from selfeval.ui.window import Window
from tests.ui.password.conftest import NAME, SAID, WORDS

Asked = Callable[[QWidget], PasswordDialog]
Type = Callable[[PasswordDialog, str], None]
OTHER = "seven loud herons"


def opened(window: Window, path: Path) -> bool:
    space = window.desk.workspace
    return space.is_open and space.document.path == path


def forgotten(window: Window) -> bool:
    window.desk.forgetting.look()
    return not keys.known()


def box_of(window: Window, name: str, qtbot: Any) -> QMessageBox:
    def shown() -> list[QMessageBox]:
        return [one for one in window.findChildren(QMessageBox, name) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=30_000)
    return shown()[-1]


def press(box: QMessageBox, words: str) -> None:
    next(one for one in box.buttons() if one.text() == words).click()


def test_a_wrong_password_is_said_and_the_right_one_opens_the_file(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    window.desk.files.open_path(str(locked))
    dialog = asked(window)
    assert "“school.selfeval”" in dialog.heading.text()
    assert not dialog.ok.isEnabled()
    type_in(dialog, "five quiet badgers")
    qtbot.waitUntil(lambda: dialog.wrong.isVisible())
    assert dialog.wrong.text().startswith("This is not the password.")
    assert dialog.password.line.selectedText() or dialog.password.line.hasSelectedText()
    assert dialog.password.line.accessibleDescription() == dialog.wrong.text()
    assert not window.desk.workspace.is_open
    type_in(dialog, WORDS)
    qtbot.waitUntil(lambda: opened(window, locked))
    assert window.desk.workspace.count(Fact) == 1


def test_the_recovery_key_opens_it_however_it_is_typed(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    unlock(locked, WORDS)
    key = keys.key_of(locked)
    assert key is not None
    words = keys.recovery_words(key)
    keys.forget()
    window.desk.files.open_path(str(locked))
    dialog = asked(window)
    dialog.other.click()
    slip = "Z" if words[0] != "Z" else "Y"
    type_in(dialog, slip + words.replace(" ", "").lower()[1:])
    qtbot.waitUntil(lambda: dialog.wrong.isVisible())
    assert dialog.key.toPlainText() == slip + words[1:]  # in its groups, and nothing lost
    dialog.key.moveCursor(dialog.key.textCursor().MoveOperation.Start)
    qtbot.keyClick(dialog.key, Qt.Key.Key_Delete)
    type_in(dialog, words[0])
    qtbot.waitUntil(lambda: opened(window, locked))


def test_cancel_leaves_the_file_that_is_open(
    open_window: Window, locked: Path, asked: Asked, qtbot: Any
) -> None:
    before = open_window.desk.workspace.document.path
    open_window.desk.files.open_path(str(locked))
    dialog = asked(open_window)
    assert open_window.desk.workspace.document.path == before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert opened(open_window, before)


def test_a_password_that_is_tried_while_it_is_cancelled_is_not_known_for_long(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    window.desk.files.open_path(str(locked))
    dialog = asked(window)
    type_in(dialog, WORDS)
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not tasks.any_under_way(), timeout=30_000)
    qtbot.waitUntil(lambda: not keys.known(), timeout=30_000)
    assert not window.desk.workspace.is_open


def test_what_is_typed_is_hidden_until_the_eye_is_pressed(
    window: Window, locked: Path, asked: Asked, qtbot: Any
) -> None:
    window.desk.files.open_path(str(locked))
    dialog = asked(window)
    line, eye = dialog.password.line, dialog.password.eye
    assert line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(line, "Q", Qt.KeyboardModifier.ShiftModifier)
    assert dialog.password.caps.isHidden()
    qtbot.keyClick(line, "Q")  # a capital without Shift
    assert dialog.password.caps.isVisible()
    eye.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide the password"
    dialog.reject()


def test_nothing_of_it_is_remembered_in_the_settings_and_the_key_goes_when_it_is_closed(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    settings = Settings()
    settings.remember(locked)
    settings.note_school(locked, NAME)  # from before it had a password
    window.desk.files.open_path(str(locked))
    type_in(asked(window), WORDS)
    qtbot.waitUntil(lambda: opened(window, locked))
    assert not forgotten(window)
    window.desk.workspace.add(Fact(statement=f"{SAID}, still"))
    window.desk.files.leave_file(lambda: None)
    qtbot.waitUntil(lambda: forgotten(window), timeout=30_000)
    for path in home().rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert SAID.encode() not in data, path
            assert NAME.encode() not in data, path
            assert json.dumps(NAME).encode() not in data, path
    window.desk.files.open_path(str(locked))
    asked(window).reject()


def test_keys_stay_while_something_runs_or_is_asked(unlocked: Window, qtbot: Any) -> None:
    window = unlocked
    slow = tasks.Task(lambda: forgotten(window), window)  # which asks while itself under way
    heard: list[bool] = []
    slow.done.connect(lambda was: heard.extend([was, forgotten(window)]))
    window.desk.workspace.close()
    slow.start()
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert heard == [False, False]
    qtbot.waitUntil(lambda: forgotten(window), timeout=30_000)


@pytest.fixture
def changed_meanwhile(unlocked: Window, locked: Path, monkeypatch: Any) -> Path:
    """Give the test a file that is open with work in it, and got another password elsewhere."""
    give_another(locked, monkeypatch)
    unlocked.desk.workspace.add(Fact(statement="Written meanwhile"))
    return locked


def give_another(path: Path, monkeypatch: Any) -> None:
    """Let a colleague, at a computer of their own, change the password."""
    with monkeypatch.context() as there:
        there.setenv("SELFEVAL_HOME", str(path.parent.parent / "their home"))
        key = keys.new_key(OTHER)
        protect(path, key)
        keys.forget([key.salt])


def test_where_the_password_changed_nothing_is_replaced_and_the_work_comes_along(
    window: Window, changed_meanwhile: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    theirs = changed_meanwhile.read_bytes()
    window.actions_by_key["save"].trigger()
    box = box_of(window, "protection_changed", qtbot)
    assert "another password" in box.text()
    assert changed_meanwhile.read_bytes() == theirs
    assert window.desk.workspace.protection_changed
    assert window.sidebar.file.shown.button == "Open it again"
    box.close()
    window.sidebar.file.act.click()
    dialog = asked(window)
    assert not window.desk.workspace.is_open
    type_in(dialog, OTHER)
    qtbot.waitUntil(lambda: opened(window, changed_meanwhile), timeout=30_000)
    assert window.desk.workspace.count(Fact) == 2
    assert not list(changed_meanwhile.parent.glob("* *"))  # no copy beside it


def test_then_leaving_keeps_the_work_here_and_no_copy_is_left_beside_the_file(
    window: Window, app: QApplication, changed_meanwhile: Path, qtbot: Any
) -> None:
    SessionEnd(window, app).save()
    window.desk.files.leave_file(lambda: None)
    box = box_of(window, "leave_question", qtbot)
    words = [one.text() for one in box.buttons()]
    assert words == ["Close; keep my work on this computer", "Cancel"]
    press(box, words[0])
    assert not window.desk.workspace.is_open
    assert list(changed_meanwhile.parent.iterdir()) == [changed_meanwhile]


def test_work_under_an_earlier_password_comes_along_with_that(
    window: Window,
    app: QApplication,
    changed_meanwhile: Path,
    asked: Asked,
    type_in: Type,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("selfeval.ui.session_end.this_computer_forgets", lambda: True)
    SessionEnd(window, app).save()  # where nothing else would be left of the work
    (copy,) = changed_meanwhile.parent.glob("* *")
    assert keys.is_protected(copy)
    window.desk.workspace.close()
    keys.forget()
    window.desk.files.open_path(str(changed_meanwhile))
    type_in(asked(window), OTHER)
    qtbot.waitUntil(lambda: asked(window).password.line.accessibleName() == "Earlier password")
    earlier = asked(window)
    assert "another password when you last worked on it" in earlier.heading.text()
    type_in(earlier, OTHER)
    qtbot.waitUntil(lambda: earlier.wrong.isVisible())
    assert "not that earlier password" in earlier.wrong.text()
    earlier.other.click()
    assert earlier.heading.text().startswith("The earlier recovery key of")  # not today's paper
    earlier.other.click()
    type_in(earlier, WORDS)
    qtbot.waitUntil(lambda: opened(window, changed_meanwhile), timeout=30_000)
    assert window.desk.workspace.count(Fact) == 2


def test_or_the_file_is_opened_without_it_and_it_is_said_where_it_is(
    window: Window, changed_meanwhile: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    window.desk.workspace.close()
    keys.forget()
    window.desk.files.open_path(str(changed_meanwhile))
    type_in(asked(window), OTHER)
    qtbot.waitUntil(lambda: asked(window).leave.isVisible())
    earlier = asked(window)
    earlier.leave.click()
    question = earlier.findChild(QMessageBox, "leave_earlier_question")
    press(question, "Open without it")
    told = box_of(window, "earlier_set_aside", qtbot)
    (aside,) = places.working_copies().glob("*/damaged-*.db")
    assert str(aside) in told.informativeText()
    told.close()
    assert opened(window, changed_meanwhile)
    assert window.desk.workspace.count(Fact) == 1


def test_the_start_page_asks_too(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    window.settings.remember(locked)
    window.show_start()
    row = window.start.findChild(QPushButton, "start_continue")
    row.click()
    type_in(asked(window), WORDS)
    qtbot.waitUntil(lambda: opened(window, locked))


def test_only_the_key_of_the_file_that_is_open_stays_known(
    unlocked: Window, qtbot: Any, tmp_path: Path
) -> None:
    window = unlocked
    Document.create(tmp_path / "second.selfeval").close()
    other = tmp_path / "second.selfeval"
    protect(other, keys.new_key(OTHER))
    window.desk.files.open_path(str(other))
    qtbot.waitUntil(lambda: opened(window, other))
    own = keys.salt_of(other)
    qtbot.waitUntil(lambda: keys.known() == {own}, timeout=30_000)
