"""File, Password: a file gets a password, another one, or none, in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QWidget,
)

from selfeval.core.models import Evidence, Fact, School
from selfeval.store import Document, keys
from selfeval.store.unlocking import unlock, unlock_with_recovery
from selfeval.ui.desk import Desk
from selfeval.ui.handover.dialog import GiveCopyDialog
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.password.readable import unprotected_words
from selfeval.ui.password.setting import ProtectionDialog
from selfeval.ui.password.setting_key import RecoveryDialog
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.window import Window
from tests.audible import inaudible

WORDS, OTHER = "five quiet otters", "six loud herons"
SAID, SCHOOL = "Doves nest in the loft", "Hill View Primary"
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def desk(open_window: Window) -> Desk:
    """Give the test a window on a file with one fact."""
    made = open_window.desk
    assert made is not None
    made.workspace.add(School(name=SCHOOL))
    made.workspace.add(Fact(statement=SAID))
    made.workspace.publish()
    return made


def opened(desk: Desk, kind: type[D], qtbot: Any) -> D:
    """Wait for a dialog, and return it."""

    def there() -> bool:
        return any(one.isVisible() for one in desk.window.findChildren(kind))

    qtbot.waitUntil(there, timeout=30_000)
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def asked(desk: Desk, qtbot: Any, row: str = "") -> ProtectionDialog:
    """Choose File, Password and, where the file has one, what to do with it."""
    desk.window.actions_by_key["password"].trigger()
    dialog = opened(desk, ProtectionDialog, qtbot)
    if row:
        press(dialog, row, qtbot, StartButton)
        dialog = opened(desk, ProtectionDialog, qtbot)
    return dialog


def press(around: QWidget, name: str, qtbot: Any, kind: type[QWidget] = QPushButton) -> None:
    found = [one for one in around.findChildren(kind, name) if one.isVisible()]
    assert found, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def type_in(dialog: QDialog, qtbot: Any, **texts: str) -> None:
    for name, text in texts.items():
        line = dialog.findChildren(QLineEdit, f"password_{name}")[-1]
        line.clear()
        qtbot.keyClicks(line, text)


def give(desk: Desk, qtbot: Any, password: str = WORDS) -> RecoveryDialog:
    """Give the file a password by mouse and keyboard."""
    dialog = asked(desk, qtbot)
    type_in(dialog, qtbot, new=password, again=password, told="Deputy head")
    press(dialog, "protection_do", qtbot)
    return opened(desk, RecoveryDialog, qtbot)


def words_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def put_away(dialog: RecoveryDialog, qtbot: Any) -> None:
    qtbot.mouseClick(dialog.kept, Qt.MouseButton.LeftButton)
    press(dialog, "recovery_done", qtbot)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def readable(words: str, *folders: Path) -> list[Path]:
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and words.encode() in path.read_bytes()
    ]


def test_a_file_gets_a_password_and_goes_on_where_it_was(
    desk: Desk, qtbot: Any, tmp_path: Path, home: Path
) -> None:
    path, fact = desk.workspace.document.path, desk.workspace.rows.all(Fact)[0].id
    desk.go_to("fact", fact)
    dialog = asked(desk, qtbot)
    assert not inaudible(dialog)
    assert "nobody can open the file" in words_in(dialog)
    type_in(dialog, qtbot, new="otters", again="otters")
    press(dialog, "protection_do", qtbot)
    assert "too short: it needs 8 characters" in words_in(dialog)
    type_in(dialog, qtbot, new=WORDS, again=OTHER)
    press(dialog, "protection_do", qtbot)
    assert "not alike" in words_in(dialog)
    assert not keys.is_protected(path)
    assert readable(SCHOOL, home)
    type_in(dialog, qtbot, again=WORDS, told="Deputy head")
    qtbot.keyClick(dialog.findChild(QLineEdit, "password_told"), Qt.Key.Key_Return)
    shown = opened(desk, RecoveryDialog, qtbot)
    assert desk.workspace.document.has_password
    assert desk.page_key == "facts"
    assert desk.item == (Fact, fact)
    assert not readable(SAID, tmp_path, home)
    assert not readable(SCHOOL, tmp_path, home)  # not even among what the start page remembers
    assert not inaudible(shown)
    recovery = shown._paper.key
    assert all(group in words_in(shown) for group in recovery.split())
    put_away(shown, qtbot)
    desk.workspace.close()
    keys.forget()
    unlock_with_recovery(path, recovery)
    keys.forget()
    unlock(path, WORDS)


def test_the_recovery_key_is_not_left_unseen(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    shown = give(desk, qtbot)
    assert not shown.close_button.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    question = shown.findChild(QMessageBox, "before_losing")
    assert "only as long as somebody knows the password" in question.informativeText()
    press(question, "before_losing_stay", qtbot)
    assert shown.isVisible()
    press(shown, "recovery_copy", qtbot)
    assert QGuiApplication.clipboard().text() == shown._paper.key
    qtbot.waitUntil(shown.save.isEnabled)
    press(shown, "recovery_save", qtbot)
    dialog = shown.findChild(QFileDialog, "recovery_place")
    dialog.fileSelected.emit(str(tmp_path / "paper"))
    dialog.reject()
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert "It has no password" in words_in(shown)
    press(shown, "recovery_print", qtbot)
    printing = shown.findChild(QPrintDialog, "print_dialog")
    qtbot.waitUntil(printing.isVisible)
    printing.reject()
    put_away(shown, qtbot)


def test_the_password_is_changed_with_the_recovery_key_and_taken_away(
    desk: Desk, qtbot: Any, home: Path
) -> None:
    path = desk.workspace.document.path
    shown = give(desk, qtbot)
    first = shown._paper.key
    put_away(shown, qtbot)
    dialog = asked(desk, qtbot, "protection_change")
    type_in(dialog, qtbot, present="not this one", new=OTHER, again=OTHER)
    press(dialog, "protection_do", qtbot)
    assert "This is not the password." in words_in(dialog)
    type_in(dialog, qtbot, present=first.lower(), new=OTHER, again=OTHER)
    press(dialog, "protection_do", qtbot)
    changed = opened(desk, RecoveryDialog, qtbot)
    second = changed._paper.key
    assert second != first
    put_away(changed, qtbot)
    dialog = asked(desk, qtbot, "protection_key")
    type_in(dialog, qtbot, present=OTHER)
    press(dialog, "protection_do", qtbot)
    again = opened(desk, RecoveryDialog, qtbot)
    assert again._paper.key == second
    press(again, "recovery_done", qtbot)
    dialog = asked(desk, qtbot, "protection_remove")
    type_in(dialog, qtbot, present=OTHER)
    press(dialog, "protection_do", qtbot)
    told = opened(desk, QMessageBox, qtbot)
    assert told.objectName() == "password_gone"
    told.reject()
    assert not desk.workspace.document.has_password
    assert not keys.is_protected(path)
    assert not [one for one in home.rglob("*") if one.is_file() and keys.is_protected(one)]


def test_a_recovery_key_that_opens_the_file_no_more_is_not_shown(desk: Desk, qtbot: Any) -> None:
    path = desk.workspace.document.path
    put_away(give(desk, qtbot), qtbot)
    content = bytearray(path.read_bytes())
    content[8:16] = b"anew!!!!"  # as somebody else's password would
    path.write_bytes(content)
    dialog = asked(desk, qtbot, "protection_key")
    type_in(dialog, qtbot, present=WORDS)
    press(dialog, "protection_do", qtbot)
    assert "does not open it. Close the file and open it again" in words_in(dialog)
    assert not any(one.isVisible() for one in desk.window.findChildren(RecoveryDialog))
    dialog.reject()
    desk.workspace.close()


def test_what_cannot_be_saved_gets_no_password(desk: Desk, qtbot: Any) -> None:
    path = desk.workspace.document.path
    fact = desk.workspace.rows.all(Fact)[0].id
    copy = path.with_name("theirs.selfeval")
    copy.write_bytes(path.read_bytes())
    with Document.open(copy, actor="Deputy head") as theirs, theirs.edit("Change") as session:
        session.get(Fact, fact).statement = "By the deputy"
    desk.workspace.change(Fact, fact, {"statement": "By the head"})
    path.write_bytes(copy.read_bytes())
    dialog = asked(desk, qtbot)
    type_in(dialog, qtbot, new=WORDS, again=WORDS)
    press(dialog, "protection_do", qtbot)
    assert "Nothing was changed. Somebody has changed this file" in words_in(dialog)
    assert desk.workspace.is_open
    assert not keys.is_protected(path)
    dialog.reject()
    desk.workspace.close()  # what could not be combined waits on this computer


@pytest.mark.parametrize("late", [False, True])
def test_after_a_failure_the_file_is_open_again_and_it_is_said(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    """A colleague saves between our save and the change, or the drive fails after the file."""
    from selfeval.store import protecting
    from selfeval.store.errors import UserError

    def fail(*_given: Any) -> None:
        raise UserError("The drive is full.", "Free some space.")

    monkeypatch.setattr(protecting, "_reach" if late else "_replace", fail)
    dialog = asked(desk, qtbot)
    type_in(dialog, qtbot, new=WORDS, again=WORDS)
    press(dialog, "protection_do", qtbot)
    told = opened(desk, QMessageBox, qtbot)
    assert "The drive is full." in told.informativeText()
    told.reject()
    assert desk.workspace.is_open
    assert desk.workspace.document.has_password is late
    if late:
        put_away(opened(desk, RecoveryDialog, qtbot), qtbot)


def test_after_a_fault_in_opening_it_again_the_key_is_shown_all_the_same(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.files), "open_path", lambda *_all: 1 / 0)
    with qtbot.captureExceptions() as faults:
        shown = give(desk, qtbot)
    assert [kind for kind, _fault, _trace in faults] == [ZeroDivisionError]
    assert not [one for one in desk.window.findChildren(QProgressDialog) if one.isVisible()]
    put_away(shown, qtbot)


def test_for_reading_only_it_is_said_why_not(desk: Desk, qtbot: Any) -> None:
    path = str(desk.workspace.document.path)
    put_away(give(desk, qtbot), qtbot)
    desk.files.open_path(path, read_only=True)
    dialog = asked(desk, qtbot)
    assert "open for reading only" in words_in(dialog)
    assert not dialog.findChildren(StartButton, "protection_change")
    press(dialog, "protection_key", qtbot, StartButton)
    opened(desk, ProtectionDialog, qtbot).reject()


def test_what_is_written_from_it_says_that_it_can_be_read(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    put_away(give(desk, qtbot), qtbot)
    foot = desk.window.sidebar.file
    assert foot.lock.isVisible()
    assert foot.accessibleName().endswith("Has a password.")
    desk.show_page("share")
    assert "Has a password: all of this opens only with it" in words_in(desk.page)
    desk.show_page("report")
    assert "has no password: whoever has it can read it" in words_in(desk.page)
    desk.window.actions_by_key["export"].trigger()
    question = opened(desk, QMessageBox, qtbot)
    assert question.informativeText() == unprotected_words()
    question.reject()
    fact = desk.workspace.rows.all(Fact)[0].id
    attach(desk, fact)
    desk.go_to("fact", fact)
    section = next(iter(desk.page.findChildren(EvidenceSection)))
    section.save_piece(desk.workspace.rows.all(Evidence)[0].id)
    question = opened(desk, QMessageBox, qtbot)
    assert question.objectName() == "save_unprotected"
    question.reject()


def attach(desk: Desk, fact: str) -> None:
    """Keep a file with a fact."""
    with desk.workspace.edit("Attach") as session:
        kept = desk.workspace.document.add_blob(b"A note")
        row = Evidence(item_table="fact", item_id=fact, kind="file", name="note.txt", sha256=kept)
        session.add(row)


@pytest.mark.parametrize("ticked", [True, False])
def test_a_copy_has_the_password_or_not_and_says_so(
    desk: Desk, qtbot: Any, tmp_path: Path, ticked: bool
) -> None:
    put_away(give(desk, qtbot), qtbot)
    desk.window.actions_by_key["give_copy"].trigger()
    dialog = opened(desk, GiveCopyDialog, qtbot)
    qtbot.mouseClick(dialog.readers.buttons["governors"], Qt.MouseButton.LeftButton)
    assert dialog.password.isVisible()
    assert "can open the whole file with it" in words_in(dialog)
    if not ticked:
        qtbot.mouseClick(dialog.password.tick, Qt.MouseButton.LeftButton)
    told = "opens only with the password" if ticked else "The copy has no password: whoever has it"
    assert told in words_in(dialog)
    dialog.take_place(str(tmp_path / "copy.selfeval"))
    assert keys.is_protected(tmp_path / "copy.selfeval") is ticked
    assert told in dialog.findChild(QLabel, "copy_locked").text()
    dialog.reject()
