"""Planning back by keyboard: each answer a gesture, left and taken up again, and turned round."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from selfeval.core.models import (
    Action,
    Arrow,
    Consequence,
    Factor,
    Map,
    Placement,
    Priority,
    PriorityFactor,
)
from selfeval.store.errors import UserError
from selfeval.ui.pages.maps.planner.answer_row import WordsLine
from selfeval.ui.pages.maps.planner.chain_box import ChainBox
from selfeval.ui.pages.maps.planner.opening import open_planner
from selfeval.ui.pages.maps.planner.page import PlannerPage
from selfeval.ui.pages.maps.planner.question_pane import QuestionPane
from selfeval.ui.window import Window


@pytest.fixture
def planner(open_window: Window, qtbot: Any) -> PlannerPage:
    """Give the test the planner in a new file."""
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    assert open_window.desk is not None
    open_planner(open_window.desk)
    page = open_window.desk.page
    assert isinstance(page, PlannerPage)
    return page


def say(qtbot: Any, *lines: str) -> None:
    """Type into what has the focus, and Enter after each line; an empty one goes on."""
    for words in lines:
        qtbot.keyClicks(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def asked(page: PlannerPage) -> str:
    assert page.pane is not None
    return page.pane.findChild(QLabel, "planner_title").text()


def arrows(page: PlannerPage) -> set[tuple[str, str]]:
    rows = page.workspace.rows
    label = {row.id: row.label for row in rows.all(Factor)}
    return {(label[row.source_id], label[row.target_id]) for row in rows.all(Arrow)}


def button(page: PlannerPage, name: str, at: int = 0) -> QPushButton:
    assert page.pane is not None
    return page.pane.findChildren(QPushButton, name)[at]


def test_from_an_outcome_to_a_priority_by_keyboard_alone(planner: PlannerPage, qtbot: Any) -> None:
    space = planner.workspace
    assert not planner.window().sidebar.isVisible()
    say(qtbot, "Children read well")
    assert asked(planner) == "What must be true first, so that children read well?"
    say(qtbot, "Children join in", "Children feel safe", "")
    assert asked(planner) == "What must be true first, so that children join in?"
    say(qtbot, "One routine", "")
    assert asked(planner) == "What must be true first, so that children feel safe?"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    say(qtbot, "Adults teach words first", "")
    while planner.plan.step.key != "knowledge":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    say(qtbot, "Adults know which words", "")
    while planner.plan.step.key != "unwanted":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    say(qtbot, "Lessons start slowly")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    assert asked(planner) == "What leaders do first"
    say(qtbot, "Read one chapter together", "Coach each other", "", "")
    assert arrows(planner) == {
        ("Children join in", "Children read well"),
        ("Children feel safe", "Children read well"),
        ("One routine", "Children join in"),
        ("Adults teach words first", "One routine"),
        ("Adults know which words", "Adults teach words first"),
        ("Adults teach words first", "Lessons start slowly"),
    }
    assert space.count(Map) == 1
    assert space.count(Placement) == space.count(Factor) == 7
    assert space.count(Priority) == 0
    say(qtbot, "", "")
    (priority,) = space.table(Priority)
    assert priority["purpose"] == "Children read well"
    assert priority["title"] == "Read one chapter together"
    in_order = sorted(space.table(Action), key=lambda row: row["position"])
    assert [(row["what"], row["realm"]) for row in in_order] == [
        ("Read one chapter together", "knowledge"),
        ("Coach each other", "behaviour"),
    ]
    assert space.count(PriorityFactor) == 6
    assert space.table(Consequence)[0]["what"] == "Lessons start slowly"


def test_enter_goes_on_from_the_one_effect_that_is_not_wanted(
    planner: PlannerPage, qtbot: Any
) -> None:
    say(qtbot, "Children read well", "Children join in", "")
    while planner.plan.step.key != "unwanted":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    say(qtbot, "Lessons start slowly")
    say(qtbot, "")
    assert asked(planner) == "What leaders do first"
    assert "Lessons start slowly" in {row.label for row in planner.workspace.rows.all(Factor)}


def test_each_answer_is_undone_by_itself_and_the_question_follows(
    planner: PlannerPage, qtbot: Any
) -> None:
    do = planner.window().actions_by_key
    say(qtbot, "Children read well", "Children join in", "", "One routine")
    assert do["undo"].text() == "&Undo: Write down what must be the same for all"
    planner.sheet.bottom.next.click()
    do["undo"].trigger()
    assert planner.window().desk.page is planner
    assert planner.plan.step.key == "climate"
    assert len(planner.sheet.chain.findChildren(ChainBox)) >= 2
    assert arrows(planner) == {("Children join in", "Children read well")}
    do["undo"].trigger()
    do["undo"].trigger()
    assert asked(planner) == "What difference do you want for children?"
    assert planner.workspace.count(Factor) == planner.workspace.count(Map) == 0


def test_what_is_half_typed_is_there_again_after_the_file_was_closed(
    planner: PlannerPage, qtbot: Any
) -> None:
    window, space = planner.window(), planner.workspace
    say(qtbot, "Children read well", "Children join in")
    qtbot.keyClicks(QApplication.focusWidget(), "Childr")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.desk.page_key == "maps"
    path = str(space.document.path)
    window.actions_by_key["close"].trigger()
    window.desk.files.open_path(path)
    open_planner(window.desk)
    again = window.desk.page
    assert again.plan.step.key == "climate"
    assert again.pane.line.text() == "Childr"
    assert [row.line.text() for row in again.pane.rows] == ["Children join in"]


def test_answers_are_changed_linked_and_taken_out_where_they_stand(
    planner: PlannerPage, qtbot: Any
) -> None:
    say(qtbot, "Children read well", "Children join in", "Children feel safe", "", "One routine")
    qtbot.mouseClick(button(planner, "serves", 1), Qt.MouseButton.LeftButton)
    assert ("One routine", "Children feel safe") in arrows(planner)
    line = planner.pane.findChild(WordsLine, "planned_answer")
    line.setFocus()
    line.selectAll()
    say(qtbot, "The same start")
    assert ("The same start", "Children join in") in arrows(planner)
    assert isinstance(planner.pane, QuestionPane)
    assert QApplication.focusWidget() is planner.pane.line
    boxes = {one.text() or one.accessibleName(): one for one in planner.findChildren(ChainBox)}
    qtbot.mouseClick(boxes["Climate: Children feel safe"], Qt.MouseButton.LeftButton)
    assert planner.plan.step.key == "climate"
    assert QApplication.focusWidget() is planner.pane.rows[1].line
    planner.pane.rows[1].taken_out.emit(planner.plan.boxes[2])
    assert arrows(planner) == {
        ("Children join in", "Children read well"),
        ("The same start", "Children join in"),
    }


def test_a_plan_begins_at_a_box_and_offers_what_is_there(open_window: Window, qtbot: Any) -> None:
    desk = open_window.desk
    assert desk is not None
    space = desk.workspace
    aim = space.add(Factor(label="Children read well", kind="outcome", realm="outcome"))
    calm = space.add(Factor(label="Calm rooms", realm="climate"))
    space.add(Factor(label="Noise", realm="climate", kind="unwanted"))
    open_planner(desk, aim)
    page = desk.page
    assert isinstance(page, PlannerPage)
    assert asked(page) == "What must be true first, so that children read well?"
    offered = page.pane.findChildren(QPushButton, "offered_box")
    assert [one.text() for one in offered] == ["Calm rooms"]
    offered[0].click()
    assert page.plan.boxes == (aim, calm)
    assert arrows(page) == {("Calm rooms", "Children read well")}
    page.sheet.bottom.next.click()
    page.sheet.bottom.next.click()
    assert page.plan.step.key == "behaviour"
    desk.show_page("overview")
    open_planner(desk, aim)
    assert page.plan.boxes == (aim, calm)


def test_a_box_that_is_there_is_chosen_while_typing(open_window: Window, qtbot: Any) -> None:
    desk = open_window.desk
    assert desk is not None
    space = desk.workspace
    aim = space.add(Factor(label="Children read well", kind="outcome", realm="outcome"))
    calm = space.add(Factor(label="Calm rooms", realm="climate"))
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    open_planner(desk, aim)
    page = desk.page
    assert isinstance(page, PlannerPage)
    assert isinstance(page.pane, QuestionPane)
    qtbot.keyClicks(page.pane.line, "rooms")
    popup = page.pane.line.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert page.plan.boxes == (aim, calm)
    qtbot.waitUntil(lambda: not page.pane.line.text())
    qtbot.keyClicks(page.pane.line, "Joy")
    qtbot.mouseClick(page.sheet.bottom.next, Qt.MouseButton.LeftButton)
    assert page.plan.step.key == "system"
    assert arrows(page) == {
        ("Calm rooms", "Children read well"),
        ("Joy", "Children read well"),
    }


def test_a_file_for_reading_only_has_no_plans(open_window: Window) -> None:
    desk = open_window.desk
    assert desk is not None
    desk.files.open_path(str(desk.workspace.document.path), read_only=True)
    with pytest.raises(UserError, match="reading only"):
        open_planner(desk)
    assert desk.page_key != "planner"
