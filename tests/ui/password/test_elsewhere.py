"""Copies, backups, damaged files, attachments and faults of files that have a password."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from selfeval.core.models import Fact
from selfeval.exchange.attachments import attach_files
from selfeval.exchange.attachments.files import Incoming
from selfeval.store import Document, backup, keys
from selfeval.store.databases import change_key
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock
from selfeval.ui import alerts
from selfeval.ui.combining import open_and_combine
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.item.evidence_row import EvidenceRow
from selfeval.ui.keeping.backup_card import BackupCard
from selfeval.ui.keeping.backups_dialog import BackupsDialog
from selfeval.ui.password.asking import PasswordDialog
from selfeval.ui.window import Window
from tests.ui.password.conftest import SAID, WORDS

Asked = Callable[[QWidget], PasswordDialog]
Type = Callable[[PasswordDialog, str], None]
OTHER = "seven loud herons"


@pytest.fixture
def copy(locked: Path, monkeypatch: Any) -> Path:
    """Give the test a colleague's copy with a fact more, under a password of its own."""
    path = locked.with_name("from a colleague.selfeval")
    shutil.copyfile(locked, path)
    with monkeypatch.context() as there:
        there.setenv("SELFEVAL_HOME", str(locked.parent.parent / "their home"))
        unlock(path, WORDS)
        document = Document.open(path, actor="Governor")
        with document, document.edit("Add a fact") as session:
            session.add(Fact(statement="Theirs"))
        protect(path, keys.new_key(OTHER))
    keys.forget()
    return path


def compares(window: Window) -> bool:
    return window.desk.page_key == "share" and window.desk.page.preview is not None


def combine(window: Window, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: compares(window), timeout=30_000)
    window.desk.page.combine()
    qtbot.waitUntil(lambda: window.desk.workspace.count(Fact) == 2, timeout=30_000)


def test_a_copy_with_another_password_is_dropped_and_combined(
    copy: Path, unlocked: Window, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    assert not unlocked.notices.isVisible()  # nobody was asked for what lies beside the file
    unlocked.desk.dropping.take([copy])
    type_in(asked(unlocked), OTHER)
    qtbot.waitUntil(lambda: bool(unlocked.findChildren(QMessageBox, "dropped")))
    unlocked.findChildren(QMessageBox, "dropped")[-1].buttons()[0].click()
    combine(unlocked, qtbot)


def test_from_the_start_page_both_passwords_are_asked_for(
    window: Window, locked: Path, copy: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    open_and_combine(window.desk, str(locked), str(copy))
    type_in(asked(window), WORDS)
    qtbot.waitUntil(lambda: window.desk.page_key == "share", timeout=30_000)
    dialog = asked(window)
    assert copy.name in dialog.heading.text()
    dialog.cancel.click()
    assert window.desk.page.preview is None
    window.desk.page.look_at(copy)
    type_in(asked(window), OTHER)
    combine(window, qtbot)


def test_a_backup_with_an_earlier_password_is_looked_into_and_gone_back_to(
    unlocked: Window, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    space = unlocked.desk.workspace
    kept = backup.keep_open(space.document, "working")
    assert kept is not None
    earlier = keys.new_key(OTHER)
    change_key(kept, earlier)
    space.add(Fact(statement="Written since"))
    unlocked.actions_by_key["backups"].trigger()
    dialog = unlocked.findChildren(BackupsDialog)[-1]
    card = next(one for one in dialog.findChildren(BackupCard) if one.backup.path == kept)
    assert card.line.isEnabled()
    card.line.click()
    question = asked(dialog)
    assert question.heading.text().startswith("The password that the file had on ")
    question.cancel.click()
    assert not card.is_open
    card.line.click()
    type_in(asked(dialog), OTHER)
    qtbot.waitUntil(lambda: card.inside is not None, timeout=30_000)
    dialog.go_back(card.backup)
    qtbot.waitUntil(lambda: space.count(Fact) == 1, timeout=30_000)


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_damaged_file_is_rescued_by_a_backup_with_another_password(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    keep_under_another(locked)
    damage(locked)
    window.desk.files.open_path(str(locked))
    type_in(asked(window), WORDS)
    qtbot.waitUntil(lambda: "backup" in asked(window).heading.text(), timeout=30_000)
    type_in(asked(window), OTHER)

    def offered() -> list[QMessageBox]:
        return window.findChildren(QMessageBox, "damaged_file")

    qtbot.waitUntil(lambda: bool(offered()), timeout=30_000)
    offered()[-1].buttons()[0].click()
    qtbot.waitUntil(lambda: window.desk.workspace.is_open, timeout=30_000)
    assert window.desk.workspace.document.has_password


def keep_under_another(path: Path) -> None:
    """Keep a backup of a file, and give that another password."""
    unlock(path, WORDS)
    with Document.open(path, read_only=True) as document:
        kept = backup.keep(path, document.document_id)
    change_key(kept, keys.new_key(OTHER))
    keys.forget()


def test_what_can_be_saved_of_a_damaged_file_keeps_its_password(
    window: Window, locked: Path, asked: Asked, type_in: Type, qtbot: Any
) -> None:
    damage(locked)
    window.desk.files.open_path(str(locked))
    type_in(asked(window), WORDS)

    def box(name: str) -> QMessageBox:
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox, name)), timeout=30_000)
        return window.findChildren(QMessageBox, name)[-1]

    box("damaged_file").buttons()[0].click()
    assert "Everything in it was saved" in box("repaired").informativeText()
    files = list(locked.parent.iterdir())
    assert len(files) == 2
    for path in files:
        assert keys.is_protected(path)
        assert SAID.encode() not in path.read_bytes()


def test_an_attachment_is_opened_after_a_warning_and_its_copy_goes_with_the_file(
    unlocked: Window, monkeypatch: Any, qtbot: Any
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr("selfeval.ui.item.opening.show", lambda url: not shown.append(url))
    space = unlocked.desk.workspace
    (fact,) = space.rows.all(Fact)
    attach_files(space.document, "fact", fact.id, [Incoming("minutes.txt", "text/plain", b"Yes")])
    unlocked.desk.go_to("fact", fact.id)
    section = unlocked.desk.page.findChildren(EvidenceSection)[0]
    section.findChildren(EvidenceRow)[-1].click()
    box = unlocked.findChildren(QMessageBox, "open_unprotected")[-1]
    assert not shown
    box.buttons()[0].click()
    lent = Path(shown[0].toLocalFile())
    assert lent.read_bytes() == b"Yes"
    space.close()
    assert not lent.exists()


def test_a_fault_is_logged_without_its_words(unlocked: Window) -> None:
    try:
        try:
            raise KeyError(SAID)
        except KeyError as problem:
            raise ValueError(SAID) from problem
    except ValueError as problem:
        alerts.on_exception(type(problem), problem, problem.__traceback__)
    written = alerts.log_file().read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "ValueError" in written
    assert SAID not in written
    for box in QApplication.topLevelWidgets():
        if box.objectName() == "fault":
            box.close()
