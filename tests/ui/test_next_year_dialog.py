"""Start next year through the window: decide, make the file, go on in it; the old one is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from selfeval.core.models import Assumption, Fact, Priority, Review, School
from selfeval.ui.next_year.dialog import NextYearDialog
from selfeval.ui.next_year.words import proposed_file
from selfeval.ui.window import Window


@pytest.fixture
def dialog(open_window: Window) -> NextYearDialog:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    space.add(School(name="Alder", period="2026–27"))
    space.add(Fact(statement="Seen"))
    space.add(Assumption(belief="Old", status="retired"))
    for title in ("Goes on", "Ends"):
        space.add(Priority(title=title, status="live"))
    open_window.actions_by_key["next_year"].trigger()
    return open_window.findChild(NextYearDialog)


def decide(dialog: NextYearDialog, qtbot: Any) -> None:
    for card, choice, why in zip(
        dialog.cards, ("continue", "stop"), ("It works", "No time"), strict=True
    ):
        qtbot.mouseClick(
            card.buttons[choice],
            Qt.MouseButton.LeftButton,
            pos=card.buttons[choice].rect().center(),
        )
        qtbot.keyClicks(card.reason, why)


def test_it_waits_until_every_live_priority_is_decided(dialog: NextYearDialog, qtbot: Any) -> None:
    assert dialog.period.text() == "2027–28"
    assert not dialog.start.isEnabled()
    along = dialog.findChild(QLabel, "goes_along")
    assert "2 priorities are not decided yet." in along.text()
    decide(dialog, qtbot)
    assert dialog.start.isEnabled()
    assert along.text().startswith("1 fact, 1 priority, themes")
    dialog.retired.setChecked(True)
    assert "1 assumption" in along.text()
    dialog.reject()


def test_the_new_file_opens_and_the_old_one_is_for_reading(
    dialog: NextYearDialog, open_window: Window, tmp_path: Path, qtbot: Any
) -> None:
    assert open_window.desk is not None
    desk = open_window.desk
    old = desk.workspace.document.path
    decide(dialog, qtbot)
    assert dialog._place == tmp_path / "school 2027–28.selfeval"
    dialog.start.click()
    space = desk.workspace
    assert space.document.path == tmp_path / "school 2027–28.selfeval"
    assert not space.document.read_only
    assert [row.title for row in space.rows.all(Priority)] == ["Goes on"]
    assert [row.why for row in space.rows.all(Review)] == ["It works"]
    assert space.document.path in open_window.settings.recent
    desk.files.open_path(str(old))
    assert desk.workspace.document.read_only
    notice = open_window.findChild(QMessageBox, "notice")
    assert "school 2027–28.selfeval" in notice.text()
    notice.close()
    assert not open_window.actions_by_key["next_year"].isEnabled()


def test_a_closed_year_is_opened_again_after_a_question(
    dialog: NextYearDialog, open_window: Window, qtbot: Any
) -> None:
    assert open_window.desk is not None
    desk = open_window.desk
    old = desk.workspace.document.path
    decide(dialog, qtbot)
    dialog.start.click()
    open_window.actions_by_key["reopen_year"].trigger()
    box = open_window.findChild(QMessageBox, "reopen_year")
    assert "has not been closed" in box.text()
    box.close()
    desk.files.open_path(str(old))
    open_window.findChild(QMessageBox, "notice").close()
    open_window.actions_by_key["reopen_year"].trigger()
    box = open_window.findChildren(QMessageBox, "reopen_year")[-1]
    box.buttons()[0].click()
    assert not desk.workspace.document.read_only
    assert desk.workspace.document.closed_on == ""
    assert {row.status for row in desk.workspace.rows.all(Priority)} == {"live", "stopped"}


def test_what_stands_in_the_way_is_said_and_nothing_is_made(
    dialog: NextYearDialog, open_window: Window, tmp_path: Path, qtbot: Any
) -> None:
    decide(dialog, qtbot)
    dialog.choose_place(str(tmp_path / "absent" / "next"))
    dialog.start.click()
    assert dialog.isVisible()
    assert "no folder" in dialog.problem.text()
    dialog.period.clear()
    dialog.start.click()
    assert "which period" in dialog.problem.text()
    assert open_window.desk is not None
    assert not open_window.desk.workspace.document.closed_on
    dialog.findChild(QPushButton, "next_year_cancel").click()


def test_without_a_live_priority_there_is_nothing_to_decide(open_window: Window) -> None:
    open_window.actions_by_key["next_year"].trigger()
    dialog = open_window.findChild(NextYearDialog)
    assert "No priority is live, so there is nothing to decide." in [
        one.text() for one in dialog.findChildren(QLabel)
    ]
    assert dialog.start.isEnabled()
    assert dialog.period.text() == ""
    dialog.reject()


def test_a_name_is_proposed_that_no_file_has(tmp_path: Path) -> None:
    current = tmp_path / "Alder 2026-27.selfeval"
    assert proposed_file(current, "2026/27", "2027/28").name == "Alder 2027-28.selfeval"
    (tmp_path / "Alder 2027-28.selfeval").touch()
    assert proposed_file(current, "2026/27", "2027/28").name == "Alder 2027-28 2.selfeval"
    assert proposed_file(tmp_path / "Ours.selfeval", "", "").name == "Ours.selfeval"
    assert proposed_file(tmp_path / "Ours.selfeval", "", "a/../b").parent == tmp_path


def test_esc_asks_before_a_reason_is_lost_and_cancel_does_not(
    dialog: NextYearDialog, qtbot: Any
) -> None:
    qtbot.keyClicks(dialog.cards[0].reason, "It works")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.findChild(QPushButton, "before_losing_stay").click()
    assert dialog.cards[0].reason.text() == "It works"
    dialog.findChild(QPushButton, "next_year_cancel").click()
    assert not dialog.isVisible()
