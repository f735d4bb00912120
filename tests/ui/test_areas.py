"""By inspection area, and the school's own record: what is typed is never lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMessageBox, QWidget

from selfeval.core.models import Fact, Judgement, Recommendation, School
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.areas.page import AreasPage
from selfeval.ui.widgets import GrowingText
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def page(desk: Desk) -> AreasPage:
    desk.show_page("areas")
    assert isinstance(desk.page, AreasPage)
    return desk.page


def choose(page: AreasPage, key: str, qtbot: Any) -> QWidget:
    button = page.findChild(QAbstractButton, f"entry_{key}")
    assert button is not None, key
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return page._views_shown.currentWidget()


def write(shown: QWidget, field: str, words: str, qtbot: Any) -> None:
    box = shown.findChild(GrowingText, field) or shown.findChild(QLineEdit, field)
    assert box is not None, field
    box.setFocus()
    qtbot.keyClicks(box, words)


def titles(page: AreasPage) -> list[str]:
    return [
        one.text()
        for one in page._left.findChildren(ItemButton)
        if one.objectName().startswith("entry_")
    ]


def test_safeguarding_and_our_school_stand_apart_at_the_end(page: AreasPage) -> None:
    assert titles(page)[-3:] == [
        "Safeguarding",
        "Our school in context",
        "Since our last inspection",
    ]
    assert "Judged apart" in {one.text() for one in page._left.findChildren(QLabel)}


def test_an_empty_area_says_where_to_begin(page: AreasPage, qtbot: Any) -> None:
    shown = choose(page, "inclusion", qtbot)
    first = shown.findChild(QLabel, "area_first")
    assert first.isVisible()
    write(shown, "narrative", "All are included.", qtbot)
    choose(page, "achievement", qtbot)
    choose(page, "inclusion", qtbot)
    assert not first.isVisible()


def test_each_area_keeps_its_own_words(page: AreasPage, qtbot: Any) -> None:
    write(choose(page, "inclusion", qtbot), "narrative", "All are included.", qtbot)
    write(choose(page, "achievement", qtbot), "narrative", "Most read well.", qtbot)
    shown = choose(page, "inclusion", qtbot)
    assert shown.findChild(GrowingText, "narrative").toPlainText() == "All are included."
    told = {row["area"]: row["narrative"] for row in page.workspace.table(Judgement)}
    assert told == {"inclusion": "All are included.", "achievement": "Most read well."}


def test_what_cannot_be_kept_is_still_there_after_another_area(
    page: AreasPage, desk: Desk, qtbot: Any
) -> None:
    shown = choose(page, "since", qtbot)
    write(shown, "inspected_on", "some day", qtbot)
    choose(page, "inclusion", qtbot)
    again = choose(page, "since", qtbot)
    assert again.findChild(QLineEdit, "inspected_on").text() == "some day"
    desk.files.leave_file(lambda: None)
    question = desk.window.findChild(QMessageBox, "unkept_question")
    assert question is not None
    assert "Last inspection" in question.text()
    (close,) = [one for one in question.buttons() if one.text() == "Close anyway"]
    close.click()
    assert not desk.workspace.is_open


def test_context_and_inspection_are_the_schools_own_record(page: AreasPage, qtbot: Any) -> None:
    write(choose(page, "context", qtbot), "roll", "231", qtbot)
    write(choose(page, "since", qtbot), "inspection_outcome", "Good", qtbot)
    choose(page, "inclusion", qtbot)
    (school,) = page.workspace.table(School)
    assert (school["roll"], school["inspection_outcome"]) == (231, "Good")
    page.workspace.add(Recommendation(recommended="Teach more words"))
    assert page.findChild(ItemButton, "entry_since").accessibleName().endswith("1 recommendation")


def test_what_was_written_under_another_framework_is_kept_and_said(
    page: AreasPage, qtbot: Any
) -> None:
    write(choose(page, "inclusion", qtbot), "narrative", "All are included.", qtbot)
    at = page.choice.findData("estyn-2024")
    page.choice.setCurrentIndex(at)
    page.choice.activated.emit(at)
    assert "inclusion" not in {one.objectName() for one in page.findChildren(ItemButton)}
    assert page._elsewhere.text().startswith("Also written, and kept, under: Ofsted")
    page.workspace.undo()
    shown = choose(page, "inclusion", qtbot)
    assert shown.findChild(GrowingText, "narrative").toPlainText() == "All are included."
    assert not page._elsewhere.isVisible()


def test_a_framework_says_where_it_comes_from(page: AreasPage) -> None:
    assert "Source: " in page._source.text()
    assert page.framework.edition in page._source.text()


def test_a_judgement_is_found_by_its_id(page: AreasPage, desk: Desk, qtbot: Any) -> None:
    row = Judgement(framework=page.framework.id, area="achievement", narrative="Most read well.")
    page.workspace.add(row)
    desk.show_page("facts")
    desk.go_to("judgement", row.id)
    assert desk.item == (Judgement, row.id)
    shown = page._views_shown.currentWidget()
    assert shown.findChild(GrowingText, "narrative").toPlainText() == "Most read well."


def test_facts_are_picked_once_something_is_written(page: AreasPage, qtbot: Any) -> None:
    page.workspace.add(Fact(statement="9 of 24 read well."))
    shown = choose(page, "achievement", qtbot)
    add = shown.findChild(QAbstractButton, "add_judgement_fact_fact_id_all")
    assert not add.isVisible()
    write(shown, "narrative", "Most read well.", qtbot)
    page.leave()
    assert add.isVisible()


def test_the_schools_cards_share_one_record(desk: Desk, qtbot: Any) -> None:
    desk.show_page("school")
    shown = desk.page
    assert shown is not None
    write(shown.findChild(QWidget, "school_who"), "name", "Alderbrook Primary", qtbot)
    write(shown.findChild(QWidget, "school_print"), "small_number_limit", "5", qtbot)
    desk.settle()
    (school,) = desk.workspace.table(School)
    assert (school["name"], school["small_number_limit"]) == ("Alderbrook Primary", 5)


def test_keys_only_look_at_frameworks_until_one_is_chosen(page: AreasPage, qtbot: Any) -> None:
    choice, before = page.choice, page.framework.id
    choice.setFocus()
    for _time in range(2):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentIndex() == 2
    assert page.framework.id == before
    qtbot.keyClick(choice, Qt.Key.Key_Escape)
    assert choice.currentData() == before
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    chosen = choice.currentData()
    assert page.framework.id == chosen != before
    assert page.workspace.undo() == "Choose another framework"
    assert page.framework.id == before


def test_the_focus_stays_on_its_line_when_the_list_is_drawn_anew(
    page: AreasPage, desk: Desk, qtbot: Any
) -> None:
    write(choose(page, "achievement", qtbot), "narrative", "They read well", qtbot)
    line = page.findChild(QAbstractButton, "entry_inclusion")
    qtbot.waitUntil(line.isVisible)
    line.setFocus()  # which hands over what was typed, so that the list is drawn anew
    assert desk.workspace.count(Judgement) == 1
    focused = desk.window.focusWidget()
    assert focused is page.findChild(QAbstractButton, "entry_inclusion")
    assert focused is not line
    desk.undo()
    assert desk.window.focusWidget() is page.findChild(QAbstractButton, "entry_inclusion")


def test_a_focus_elsewhere_is_left_alone(page: AreasPage, desk: Desk, qtbot: Any) -> None:
    write(choose(page, "achievement", qtbot), "narrative", "They read well", qtbot)
    elsewhere = desk.window.sidebar.findChild(QAbstractButton)
    elsewhere.setFocus()
    assert desk.workspace.count(Judgement) == 1
    assert desk.window.focusWidget() is elsewhere
    desk.undo()
    assert desk.window.focusWidget() is elsewhere
