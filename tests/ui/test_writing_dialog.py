"""What was written in a dialog is not lost with Esc, but for good reason."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton

from selfeval.ui.desk import Desk
from selfeval.ui.notes.old_sef import OldSefDialog
from selfeval.ui.notes.visit_note import VisitDialog
from selfeval.ui.window import Window
from selfeval.ui.writing_dialog import WritingDialog


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture(
    params=[("old_sef", OldSefDialog, "text"), ("visit_note", VisitDialog, "asked")],
    ids=["old SEF", "visit note"],
)
def written(request: pytest.FixtureRequest, desk: Desk) -> tuple[WritingDialog, QPlainTextEdit]:
    """A dialog with something written in it, and where that stands."""
    command, kind, name = request.param
    desk.run(command)
    dialog = desk.window.findChildren(kind)[-1]
    place = getattr(dialog, name)
    place.setPlainText("How do you know?")
    return dialog, place


def answer(dialog: WritingDialog, button: str) -> None:
    asked = dialog.findChild(QMessageBox, "before_losing")
    asked.findChild(QPushButton, button).click()


def test_esc_asks_and_who_stays_goes_on_writing(
    written: tuple[WritingDialog, QPlainTextEdit], qtbot: Any
) -> None:
    dialog, place = written
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answer(dialog, "before_losing_stay")
    assert dialog.isVisible()
    assert place.toPlainText() == "How do you know?"


def test_esc_asks_and_who_closes_loses_it(
    written: tuple[WritingDialog, QPlainTextEdit], qtbot: Any
) -> None:
    dialog, _place = written
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    answer(dialog, "before_losing_close")
    assert not dialog.isVisible()


def test_esc_closes_at_once_where_nothing_is_written(
    written: tuple[WritingDialog, QPlainTextEdit], qtbot: Any
) -> None:
    dialog, place = written
    place.clear()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
