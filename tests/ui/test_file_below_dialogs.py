"""No dialog outlives the file that it was opened on: what it holds never gets into another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from selfeval.core.models import Note
from selfeval.store import Document
from selfeval.ui.app import AskedToOpen
from selfeval.ui.window import Window
from tests import scenes

ON_A_FILE = (
    "import",
    "paste_table",
    "next_year",
    "history",
    "removed",
    "old_sef",
    "visit_note",
    "reading",
    "settings",
    "present",
    "role",
)


@pytest.fixture
def sample(window: Window, tmp_path: Path) -> Window:
    """Give the test the window on the sample school, at a fact."""
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    window.desk.show_page("facts")
    return window


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Give the test another file, with nothing in it."""
    path = tmp_path / "other.selfeval"
    Document.create(path).close()
    return path


@pytest.fixture
def asked(app: QApplication, sample: Window) -> Iterator[AskedToOpen]:
    """Let the window hear what the system wants opened."""
    made = AskedToOpen(sample, None)
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


def shown(window: Window) -> list[str]:
    return [one.objectName() for one in window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("key", ON_A_FILE)
def test_a_dialog_closes_with_its_file(sample: Window, other: Path, key: str) -> None:
    assert sample.desk is not None
    sample.actions_by_key[key].trigger()
    assert shown(sample)
    sample.desk.files.open_path(str(other))
    assert not shown(sample)


def test_what_is_typed_in_a_dialog_of_the_settings_stays_in_its_own_file(
    sample: Window, other: Path
) -> None:
    assert sample.desk is not None
    path = sample.desk.workspace.document.path
    sample.actions_by_key["settings"].trigger()
    (dialog,) = [one for one in sample.findChildren(QDialog) if one.isVisible()]
    board = next(one for one in dialog.findChildren(QLineEdit) if one.objectName() == "board")
    board.setFocus()
    board.setText("Academy council")
    sample.desk.files.open_path(str(other))
    assert sample.desk.workspace.rows.school.board != "Academy council"
    sample.desk.files.open_path(str(path))
    assert sample.desk.workspace.rows.school.board == "Academy council"


def test_the_system_opens_no_file_below_a_dialog(
    asked: AskedToOpen, app: QApplication, sample: Window, other: Path
) -> None:
    assert sample.desk is not None
    path = sample.desk.workspace.document.path
    sample.actions_by_key["old_sef"].trigger()
    app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(other))))
    assert sample.desk.workspace.document.path == path
    (told,) = sample.findChildren(QMessageBox, "asked_to_open")
    assert "other.selfeval" in told.informativeText()
    assert sample.desk.workspace.count(Note) > 0
    told.done(0)
    assert shown(sample) == ["old_sef"]
