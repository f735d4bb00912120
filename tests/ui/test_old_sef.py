"""An old self-evaluation is pasted, looked at sentence by sentence, and taken into the inbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from selfeval.core.models import Note
from selfeval.ui.desk import Desk
from selfeval.ui.notes.old_sef import OldSefDialog
from selfeval.ui.window import Window

OLD = """Quality of education
Reading is weak. 71% of Year 6 passed, e.g. in 2024.
• We will coach staff because it helps
"""


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def dialog(desk: Desk) -> OldSefDialog:
    desk.run("old_sef")
    return desk.window.findChildren(OldSefDialog)[-1]


def press(dialog: OldSefDialog, name: str) -> None:
    dialog.findChild(QPushButton, name).click()


def rows(dialog: OldSefDialog) -> list[tuple[str, bool]]:
    model = dialog.model
    role = Qt.ItemDataRole.CheckStateRole
    found = [model.index(at) for at in range(model.rowCount())]
    return [(one.data(), Qt.CheckState(one.data(role)) == Qt.CheckState.Checked) for one in found]


def test_a_pasted_text_is_taken_sentence_by_sentence(
    desk: Desk, dialog: OldSefDialog, qtbot: Any
) -> None:
    assert not dialog.look.isEnabled()
    dialog.text.setPlainText(OLD)
    qtbot.keyClicks(dialog.source, "Our SEF, 2024")
    qtbot.keyClicks(dialog.day, "1 sept 2024")
    press(dialog, "old_sef_look")
    assert rows(dialog) == [
        ("Quality of education", False),
        ("Reading is weak.", True),
        ("71% of Year 6 passed, e.g. in 2024.", True),
        ("We will coach staff because it helps", True),
    ]
    assert dialog.take.text() == "Take 3 into the inbox"
    press(dialog, "old_sef_take")
    notes = sorted(desk.workspace.table(Note), key=lambda note: note["position"])
    assert [note["said"] for note in notes] == [words for words, on in rows(dialog) if on]
    assert {(note["who"], note["noted_on"]) for note in notes} == {("Our SEF, 2024", "2024-09-01")}
    assert desk.page_key == "inbox"
    desk.undo()
    assert desk.workspace.count(Note) == 0


def test_a_sentence_is_left_out_by_key_and_by_mouse(dialog: OldSefDialog, qtbot: Any) -> None:
    dialog.text.setPlainText(OLD)
    press(dialog, "old_sef_look")
    dialog.list.setCurrentIndex(dialog.model.index(1))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    box = dialog.list.visualRect(dialog.model.index(2))
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert dialog.model.chosen() == ["We will coach staff because it helps"]
    press(dialog, "old_sef_back")
    press(dialog, "old_sef_look")
    assert dialog.model.chosen() == ["We will coach staff because it helps"]
    press(dialog, "tick_all")
    assert len(dialog.model.chosen()) == 3
    press(dialog, "tick_none")
    assert not dialog.take.isEnabled()


def test_what_a_sentence_may_be_is_said_and_heard(dialog: OldSefDialog) -> None:
    dialog.text.setPlainText(OLD)
    press(dialog, "old_sef_look")
    spoken = dialog.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "We will coach staff because it helps, Perhaps: assumption, ticked"


def test_a_day_that_is_none_is_said(dialog: OldSefDialog, qtbot: Any) -> None:
    dialog.text.setPlainText(OLD)
    qtbot.keyClicks(dialog.day, "some time ago")
    press(dialog, "old_sef_look")
    assert dialog.pages.currentIndex() == 0
    assert "some time ago" in dialog.findChild(QLabel, "old_sef_problem").text()
    dialog.day.clear()
    press(dialog, "old_sef_look")
    assert dialog.pages.currentIndex() == 1


def test_a_text_file_is_read(dialog: OldSefDialog, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text(OLD, encoding="utf-8")
    dialog.read(str(path))
    assert "Reading is weak." in dialog.text.toPlainText()


def test_what_cannot_be_kept_stays_in_the_dialog(desk: Desk, dialog: OldSefDialog) -> None:
    dialog.text.setPlainText("x" * 200_001)
    press(dialog, "old_sef_look")
    press(dialog, "old_sef_take")
    assert dialog.findChildren(QMessageBox, "user_error")
    assert dialog.isVisible()
    assert dialog.model.chosen()
    assert desk.workspace.count(Note) == 0


def test_ticking_all_keeps_the_place_in_the_list(dialog: OldSefDialog) -> None:
    dialog.text.setPlainText("\n".join(f"{at} pupils read well." for at in range(100)))
    press(dialog, "old_sef_look")
    dialog.list.setCurrentIndex(dialog.model.index(90))
    before = dialog.list.verticalScrollBar().value()
    assert before > 0
    press(dialog, "tick_none")
    press(dialog, "tick_all")
    assert dialog.list.currentIndex().row() == 90
    assert dialog.list.verticalScrollBar().value() == before
    assert len(dialog.model.chosen()) == 100


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_tick_nothing(
    dialog: OldSefDialog, button: Qt.MouseButton, qtbot: Any
) -> None:
    dialog.text.setPlainText(OLD)
    press(dialog, "old_sef_look")
    before = dialog.model.chosen()
    box = dialog.list.visualRect(dialog.model.index(1))
    qtbot.mouseClick(dialog.list.viewport(), button, pos=box.center())
    assert dialog.model.chosen() == before


def test_a_text_without_words_gives_nothing_to_take(dialog: OldSefDialog) -> None:
    dialog.text.setPlainText("•")
    press(dialog, "old_sef_look")
    press(dialog, "tick_all")
    assert not dialog.take.isEnabled()


def test_cancelling_takes_nothing(desk: Desk, dialog: OldSefDialog) -> None:
    dialog.text.setPlainText(OLD)
    press(dialog, "old_sef_cancel")
    assert desk.workspace.count(Note) == 0
