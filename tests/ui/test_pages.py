"""The pages beside the steps: school, areas, report, and where the thread leads."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from selfeval.core.models import (
    Assumption,
    Fact,
    Judgement,
    Priority,
    PriorityAssumption,
    Recommendation,
    School,
    Setting,
    Stance,
)
from selfeval.ui.desk import Desk
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import GrowingText
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def test_the_school_appears_with_its_first_edit(desk: Desk, qtbot: Any) -> None:
    desk.show_page("school")
    box = desk.page.form.cells["name"].editor.focus_widget()
    qtbot.keyClicks(box, "Alderbrook Primary")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    (school,) = desk.workspace.table(School)
    assert school["name"] == "Alderbrook Primary"
    assert desk.window.sidebar.school.text() == "Alderbrook Primary"
    desk.page.findChild(QPushButton, "add_recommendation").click()
    dialog = desk.window.findChildren(AddDialog)[-1]
    qtbot.keyClicks(dialog.form.cells["recommended"].editor.focus_widget(), "Teach words first")
    dialog.findChild(QPushButton, "add_accept").click()
    assert desk.workspace.table(Recommendation)[0]["recommended"] == "Teach words first"


def test_a_judgement_is_written_by_area_with_a_grade_of_its_framework(
    desk: Desk, qtbot: Any
) -> None:
    desk.show_page("areas")
    page = desk.page
    page.findChild(ItemButton, "entry_achievement").click()
    shown = page.findChild(QWidget, "judged_achievement")
    grade = shown.findChild(QComboBox, "grade")
    offered = [grade.itemText(at) for at in range(grade.count())]
    assert offered[0] == "Not graded"
    assert "Strong standard" in offered
    qtbot.keyClicks(shown.findChild(GrowingText, "narrative"), "Most read well.")
    desk.show_page("overview")
    (judgement,) = desk.workspace.table(Judgement)
    assert (judgement["area"], judgement["narrative"]) == ("achievement", "Most read well.")
    assert judgement["grade"] == ""


def test_another_framework_is_chosen_for_the_file(desk: Desk) -> None:
    desk.show_page("areas")
    at = desk.page.choice.findData("estyn-2024")
    desk.page.choice.setCurrentIndex(at)
    desk.page.choice.activated.emit(at)
    (setting,) = desk.workspace.table(Setting)
    assert setting["value"] == "estyn-2024"
    assert desk.page.framework.id == "estyn-2024"
    desk.workspace.undo()
    assert desk.page.framework.id == "ofsted-2025"


def test_the_thread_shows_both_ways_and_leads_there(desk: Desk, qtbot: Any) -> None:
    space = desk.workspace
    fact = space.add(Fact(statement="Seen in 4 of 15"))
    believed = space.add(Assumption(belief="Words stop children"))
    priority = space.add(Priority(title="Words first"))
    space.add(Stance(fact_id=fact, assumption_id=believed, stance="supports"))
    space.add(PriorityAssumption(priority_id=priority, assumption_id=believed))
    desk.go_to("assumption", believed)
    page = desk.page
    desk.window.header.thread.click()
    qtbot.waitUntil(lambda: len(page.thread.findChildren(ItemButton)) == 2)
    shown = [one.text() for one in page.thread.findChildren(ItemButton)]
    assert shown == ["Seen in 4 of 15", "Words first"]
    page.thread.findChildren(ItemButton)[1].click()
    assert desk.page.objectName() == "priorities_page"
    assert desk.page.row_id == priority


def test_a_step_that_was_left_at_once_shows_its_thread_on_the_next_visit(
    desk: Desk, qtbot: Any
) -> None:
    desk.window.resize(1366, 768)
    desk.workspace.add(Fact(statement="Seen in 4 of 15"))
    desk.show_page("facts")
    page = desk.page
    desk.show_page("overview")  # before the thread, which waits for the page to be drawn
    qtbot.wait(1)
    desk.show_page("facts")
    assert page.thread.isVisible()
    qtbot.waitUntil(page.thread.link.isVisible)  # it is offered with the thread


def test_the_thread_is_shown_or_hidden_on_every_page_that_has_one(desk: Desk) -> None:
    desk.window.resize(1600, 1000)
    desk.show_page("facts")
    facts = desk.page
    desk.go_to("priority", desk.workspace.add(Priority(title="Words first")))
    board = desk.page
    board.show_detail()
    for shown in (False, True):
        desk.show_thread(shown)
        assert facts.thread.isHidden() is not shown
        assert board.in_detail.thread.isHidden() is not shown


def test_the_sidebar_counts_and_says_what_is_missing(desk: Desk) -> None:
    facts = desk.window.sidebar.button("facts")
    assert "none yet" in facts.accessibleName()
    desk.workspace.add(Fact(statement="Seen"))
    assert facts.accessibleName() == "Step 1: Facts, 1 in all"


def test_f6_goes_round_the_panes(desk: Desk, qtbot: Any) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    desk.show_page("facts")
    desk.window.activateWindow()
    page = desk.page
    panes = {
        "sidebar": desk.window.sidebar,
        "list": page.list,
        "form": page.detail,
        "thread": page.thread,
    }
    visited = []
    for _turn in range(4):
        desk.window.focus_next_pane()
        focused = desk.window.focusWidget()
        if page.detail.isAncestorOf(focused):
            assert focused is page.detail.form.cells["statement"].editor.focus_widget()
        if desk.window.sidebar.isAncestorOf(focused):
            assert focused is desk.window.sidebar.button("facts")
        visited += [name for name, pane in panes.items() if pane.isAncestorOf(focused)]
    assert set(visited) >= {"sidebar", "list", "form"}


def test_the_shortcuts_of_the_steps(desk: Desk, qtbot: Any) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    for key, name in ((Qt.Key.Key_2, "room_assumptions"), (Qt.Key.Key_0, "overview_page")):
        qtbot.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        assert desk.page.objectName() == name


def test_a_page_says_its_title_and_question(desk: Desk) -> None:
    desk.show_page("indicators")
    assert desk.window.header.findChild(QLabel, "page_title").text() == "Early indicators"
    assert "six weeks" in desk.window.header.question.text()
