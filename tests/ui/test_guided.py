"""Guided start, by keyboard alone: real items, one gesture a step, left and taken up again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    School,
    Setting,
    Stance,
)
from selfeval.store import Document
from selfeval.ui.actions import MENUS
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.guided.page import GuidedPage
from selfeval.ui.role import RoleDialog
from selfeval.ui.window import Window


@pytest.fixture
def guided(open_window: Window, qtbot: Any) -> GuidedPage:
    """Give the test the interview in a new file of a school whose name is known."""
    assert open_window.desk is not None
    open_window.desk.workspace.add(School(name="Alderbrook Primary"))
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    open_window.actions_by_key["guided"].trigger()
    page = open_window.desk.page
    assert isinstance(page, GuidedPage)
    return page


def type_in(qtbot: Any, *lines: str) -> None:
    """Type into the answer that has the focus, and Enter after each line."""
    for words in lines:
        focused = QApplication.focusWidget()
        if words:
            qtbot.keyClicks(focused, words)
        qtbot.keyClick(focused, Qt.Key.Key_Return)


def asked(page: GuidedPage) -> str:
    return page.findChild(QLabel, "question_title").text()


def test_from_one_worry_to_an_indicator_by_keyboard_alone(guided: GuidedPage, qtbot: Any) -> None:
    space = guided.workspace
    assert not guided.window().sidebar.isVisible()
    assert "keep thinking about" in asked(guided)
    type_in(qtbot, "They read and cannot say what it was about.")
    type_in(qtbot, "Words first in 4 of 15", "Drop-ins", "12 Oct 2026", "Years 1 to 6", "")
    assert "other way" in asked(guided)
    type_in(qtbot, "In Year 2 they can", "", "", "")
    type_in(qtbot, "Unknown words stop them", "those who know them are as silent")
    assert "reason sit" in asked(guided)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    type_in(qtbot, "")
    type_in(qtbot, "They understand what they read", "20 July 2027")
    type_in(qtbot, "The afternoon is too late")
    type_in(qtbot, "Words before the text", "Red pens", "English lead")
    type_in(qtbot, "Words first in 10 of 15")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    assert asked(guided) == "This is your thread"
    (priority,) = space.table(Priority)
    (believed,) = space.table(Assumption)
    (indicator,) = space.table(Indicator)
    assert priority["title"] == "Words before the text"
    assert (priority["horizon"], priority["realm"]) == ("2027-07-20", "behaviour")
    assert believed["rival"] == "The afternoon is too late"
    assert {row["stance"] for row in space.table(Stance)} == {"supports", "challenges"}
    assert [row["realm"] for row in space.table(Fact)] == ["behaviour", "behaviour"]
    assert space.count(PriorityAssumption) == space.count(IndicatorPriority) == 1
    assert indicator["assumption_id"] == believed["id"]
    assert indicator["owner"] == "Headteacher"
    shown = [one.text() for one in guided.findChildren(ItemButton, "thread_item")]
    assert shown[-2:] == ["Words before the text", "Words first in 10 of 15"]
    assert "Look once this week" in guided.findChild(QLabel, "next_step").text()
    guided.findChild(QPushButton, "next_step_go").click()
    desk = guided.window().desk
    assert desk.item == (Indicator, indicator["id"])
    assert desk.window.sidebar.isVisible()


def test_the_realm_of_a_fact_is_offered_where_its_source_tells(
    guided: GuidedPage, qtbot: Any
) -> None:
    type_in(qtbot, "They cannot say what it was about")
    view = guided.view
    assert view is not None
    type_in(qtbot, "Words first in 4 of 15")
    assert view.values()["fact.realm"] == ""
    qtbot.keyClicks(QApplication.focusWidget(), "Staff survey")
    assert view.values()["fact.realm"] == "climate"
    view.answers["fact.source"].setText("Drop-ins")
    assert view.values()["fact.realm"] == "behaviour"
    view.answers["fact.source"].setText("Our own notes")
    assert view.values()["fact.realm"] == ""
    system = view.findChild(QPushButton, "realm_answer_system")
    assert system.toolTip() == "How we all work"
    qtbot.mouseClick(system, Qt.MouseButton.LeftButton)
    view.answers["fact.source"].setText("Drop-ins")
    assert view.values()["fact.realm"] == "system"
    guided.go_on()
    assert guided.workspace.table(Fact)[0]["realm"] == "system"
    assert guided.view.values()["against.realm"] == "system"
    guided.view.answers["against.source"].setText("Parent survey")
    assert guided.view.values()["against.realm"] == "climate"


def test_each_step_is_undone_at_once_and_the_page_follows(guided: GuidedPage, qtbot: Any) -> None:
    space, do = guided.workspace, guided.window().actions_by_key
    type_in(qtbot, "They cannot say what it was about")
    type_in(qtbot, "Words first in 4 of 15", "Drop-ins", "12 Oct 2026", "", "")
    assert do["undo"].text() == "&Undo: Write down a fact"
    guided.go_back()
    assert "two visitors" in asked(guided)
    do["undo"].trigger()
    assert space.count(Fact) == 0
    assert not guided.view.values()["fact.statement"]
    do["undo"].trigger()
    assert space.count(Priority) == 0


def test_it_goes_on_where_it_was_left_with_what_was_typed(guided: GuidedPage, qtbot: Any) -> None:
    space = guided.workspace
    desk = guided.window().desk
    type_in(qtbot, "They cannot say what it was about")
    qtbot.keyClicks(QApplication.focusWidget(), "Words first in 4 of 15")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.page_key == "overview"
    assert space.table(Fact)[0]["statement"] == "Words first in 4 of 15"
    path = str(space.document.path)
    desk.window.actions_by_key["close"].trigger()
    assert not space.is_open
    desk.files.open_path(path)
    desk.window.actions_by_key["guided"].trigger()
    page = desk.page
    assert "two visitors" in asked(page)
    assert page.view.values()["fact.statement"] == "Words first in 4 of 15"
    page.view.answers["fact.statement"].put("Words first in 5 of 15")
    page.go_on()
    assert [row["statement"] for row in space.table(Fact)] == ["Words first in 5 of 15"]
    desk.show_page("facts")
    desk.window.actions_by_key["guided"].trigger()
    assert "other way" in asked(page)


def test_what_is_left_out_makes_nothing(guided: GuidedPage, qtbot: Any) -> None:
    assert guided.bottom.next.text() == "&Skip for now"
    for _turn in range(9):
        qtbot.mouseClick(guided.bottom.next, Qt.MouseButton.LeftButton)
    assert asked(guided) == "This is your thread"
    for model in (Fact, Assumption, Priority, Indicator):
        assert guided.workspace.count(model) == 0
    qtbot.mouseClick(guided.bottom.next, Qt.MouseButton.LeftButton)
    assert guided.window().desk.page_key == "overview"


def test_a_day_that_is_none_holds_the_step_and_says_why(guided: GuidedPage, qtbot: Any) -> None:
    type_in(qtbot, "They cannot say what it was about")
    type_in(qtbot, "Words first in 4 of 15", "Drop-ins", "a while ago", "", "")
    assert "two visitors" in asked(guided)
    said = guided.findChild(QLabel, "problem_fact.observed_on")
    assert "a while ago" in said.text()
    assert QApplication.focusWidget() is guided.view.answers["fact.observed_on"]
    assert guided.workspace.count(Fact) == 0
    QApplication.focusWidget().clear()
    qtbot.keyClicks(QApplication.focusWidget(), "12/10/26")
    assert said.isHidden()
    guided.go_on()
    assert guided.workspace.table(Fact)[0]["observed_on"] == "2026-10-12"


def test_what_cannot_be_kept_stays_while_one_looks_elsewhere(
    guided: GuidedPage, qtbot: Any
) -> None:
    desk = guided.window().desk
    type_in(qtbot, "They cannot say what it was about")
    guided.view.answers["fact.statement"].put("Words first in 4 of 15")
    guided.view.answers["fact.observed_on"].setText("a while ago")
    desk.show_page("overview")
    assert guided.workspace.table(Fact)[0]["statement"] == "Words first in 4 of 15"
    desk.window.actions_by_key["guided"].trigger()
    assert guided.view.answers["fact.observed_on"].text() == "a while ago"
    assert "a while ago" in guided.findChild(QLabel, "problem_fact.observed_on").text()
    desk.show_page("overview")
    desk.window.actions_by_key["close"].trigger()
    box = desk.window.findChildren(QMessageBox, "unkept_question")[-1]
    assert "a while ago" in box.informativeText()
    box.buttons()[0].click()
    assert desk.page is guided
    assert desk.window.focusWidget() is guided.view.answers["fact.observed_on"]
    desk.window.focusWidget().clear()


def test_what_is_typed_beside_an_empty_answer_waits(guided: GuidedPage, qtbot: Any) -> None:
    space, desk = guided.workspace, guided.window().desk
    type_in(qtbot, "They cannot say what it was about", "")
    qtbot.keyClicks(QApplication.focusWidget(), "Drop-ins")
    type_in(qtbot, "")
    qtbot.keyClicks(QApplication.focusWidget(), "12 Octob")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.page_key == "overview"
    path = str(space.document.path)
    desk.window.actions_by_key["close"].trigger()
    desk.files.open_path(path)
    desk.window.actions_by_key["guided"].trigger()
    page = desk.page
    assert isinstance(page, GuidedPage)
    assert page.view.values()["fact.source"] == "Drop-ins"
    assert page.view.values()["fact.observed_on"] == "12 Octob"
    assert space.count(Fact) == 0
    page.view.answers["fact.statement"].put("Words first in 4 of 15")
    page.view.answers["fact.observed_on"].setText("12 Oct 2026")
    page.go_on()
    assert space.table(Fact)[0]["source"] == "Drop-ins"
    page.go_back()
    assert "two visitors" in asked(page)
    desk.undo()
    assert page.view.values()["fact.source"] == "Drop-ins"


def test_passing_questions_over_is_no_step_of_undo(guided: GuidedPage, qtbot: Any) -> None:
    desk = guided.window().desk
    type_in(qtbot, "They cannot say what it was about")
    guided.go_on()
    guided.go_on()
    place = asked(guided)
    guided.go_away()
    assert desk.workspace.document.undo_label == "Write down the worry"
    desk.window.actions_by_key["guided"].trigger()
    assert asked(guided) == place


@pytest.mark.parametrize("new", [False, True])
def test_a_file_with_something_in_it_is_asked_about(
    open_window: Window, tmp_path: Path, new: bool
) -> None:
    desk = open_window.desk
    assert desk is not None
    desk.workspace.add(Fact(statement="Words first in 4 of 15"))
    open_window.actions_by_key["guided"].trigger()
    box = open_window.findChildren(QMessageBox, "guided_where")[-1]
    assert desk.page_key != "guided"
    next(one for one in box.buttons() if ("new" in one.text()) == new).click()
    if new:
        dialog = open_window.findChildren(QFileDialog, "new_dialog")[-1]
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("ours.selfeval")
        dialog.accept()
        QApplication.processEvents()
    assert desk.page_key == "guided"
    assert desk.workspace.count(Fact) == (0 if new else 1)
    open_window.actions_by_key["guided"].trigger()
    assert open_window.findChildren(QMessageBox, "guided_where")[-1:] in ([], [box])


def test_another_worry_leaves_the_first_alone(guided: GuidedPage, qtbot: Any) -> None:
    type_in(qtbot, "They cannot say what it was about")
    while asked(guided) != "This is your thread":
        guided.go_on()
    guided.bottom.again.click()
    type_in(qtbot, "They come late")
    titles = [row["title"] for row in guided.workspace.table(Priority)]
    assert sorted(titles) == ["They cannot say what it was about", "They come late"]
    assert guided.workspace.count(Setting) == 1


def test_from_the_start_page_it_asks_where_and_then_who(window: Window, tmp_path: Path) -> None:
    window.settings.role = ""
    window.settings.role_asked = False
    button = window.start.findChild(QPushButton, "start_guided")
    button.click()
    dialog = window.findChildren(QFileDialog, "new_dialog")[-1]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("ours.selfeval")
    dialog.accept()
    QApplication.processEvents()
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, GuidedPage)
    assert window.findChild(RoleDialog) is None
    assert "who are you" in asked(page)
    page.view.answers["school.name"].put("Alderbrook Primary")
    page.view.answers["you.role"].put("Deputy head")
    page.go_on()
    assert window.settings.role == "Deputy head"
    assert window.desk.workspace.table(School)[0]["name"] == "Alderbrook Primary"
    assert "keep thinking" in asked(page)


def test_a_file_for_reading_only_is_not_asked_about(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "closed.selfeval"
    Document.create(path).close()
    assert window.desk is not None
    window.desk.workspace.adopt(Document.open(path, read_only=True))
    window.actions_by_key["guided"].trigger()
    box = window.findChild(QMessageBox, "user_error")
    assert "reading only" in box.text()
    box.close()
    assert window.desk.page_key != "guided"


@pytest.mark.parametrize("size", [(1366, 690), (1024, 560)])
@pytest.mark.parametrize("zoom", [100, 200])
def test_every_question_fits(guided: GuidedPage, size: tuple[int, int], zoom: int) -> None:
    window = guided.window()
    window.set_zoom(zoom)
    window.resize(*size)
    for at in [*(one.key for one in guided._questions), "end"]:
        guided._show(at)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        scroll = window.findChild(QWidget, "guided_scroll")
        assert scroll.widget().width() <= scroll.viewport().width(), at
    window.set_zoom(100)


def test_every_part_has_a_name(guided: GuidedPage) -> None:
    desk: Desk = guided.window().desk
    assert desk.page is guided
    for at in [*(one.key for one in guided._questions), "end"]:
        guided._show(at)
        for one in guided.findChildren(QWidget):
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            named = one.accessibleName() or getattr(one, "text", lambda: "")()
            assert not takes or named, (at, one.objectName(), type(one))


def test_the_letters_of_its_buttons_are_not_those_of_the_menus(guided: GuidedPage) -> None:
    menus = [title for _key, title, _commands in MENUS]
    for at in [*(one.key for one in guided._questions), "end"]:
        guided._show(at)
        buttons = (guided.top.leave, guided.bottom.back, guided.bottom.again, guided.bottom.next)
        texts = [*menus, *(one.text() for one in buttons if not one.isHidden())]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(letters) == len(set(letters)), (at, letters)
