"""Before a report is shared: names are kept with a reason or hidden, each as one gesture."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from selfeval.core.models import Dismissal, Fact
from selfeval.ui.pages.report.ordering import ticked_as
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.report.place_card import PlaceCard
from selfeval.ui.window import Window


@pytest.fixture
def page(open_window: Window, qtbot: Any) -> ReportPage:
    assert open_window.desk is not None
    desk = open_window.desk
    for detail in ("Mrs Jones saw it.", "We asked Mrs Jones."):
        desk.workspace.add(
            Fact(statement=detail, source="Talk", observed_on="2026-11-02", realm="climate")
        )
    desk.show_page("report")
    shown = desk.page
    assert isinstance(shown, ReportPage)
    shown.keep(ticked_as(shown.options, "facts", True), "Put a part into the report")
    wait_for(shown, "may name a person", qtbot)
    press(shown, "show_names", qtbot)
    return shown


def wait_for(page: ReportPage, words: str, qtbot: Any) -> None:
    def told() -> bool:
        return any(words in check.words for check in page.choices.before.checks)

    qtbot.waitUntil(told, timeout=10_000)


def press(page: ReportPage, name: str, qtbot: Any) -> None:
    found = page.choices.before.findChildren(QAbstractButton, name)
    assert found, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def said(page: ReportPage) -> str:
    return " ".join(one.text() for one in page.choices.before.findChildren(QLabel))


def test_a_name_is_kept_with_a_reason_and_the_reason_is_shown(page: ReportPage, qtbot: Any) -> None:
    press(page, "place_keep", qtbot)
    line = page.choices.before.findChild(QLineEdit, "keep_reason")
    assert line is not None
    assert line.hasFocus()
    accept = page.choices.before.findChild(QAbstractButton, "keep_accept")
    assert accept is not None
    assert not accept.isEnabled()
    qtbot.keyClicks(line, "She agreed to be named.")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Kept: She agreed to be named." in said(page)
    (row,) = page.workspace.table(Dismissal)
    assert row["reason"] == "She agreed to be named."
    wait_for(page, "1 place may name a person", qtbot)
    page.workspace.undo()
    assert not page.workspace.table(Dismissal)
    wait_for(page, "2 places may name a person", qtbot)


def test_a_name_is_hidden_wherever_it_stands_in_one_gesture(page: ReportPage, qtbot: Any) -> None:
    press(page, "place_hide_all", qtbot)
    assert len(page.workspace.table(Dismissal)) == 2
    assert "[name hidden]" in said(page)
    wait_for(page, "No likely names found", qtbot)
    page.workspace.undo()
    assert not page.workspace.table(Dismissal)


def test_an_answer_is_taken_back_where_it_is_shown(page: ReportPage, qtbot: Any) -> None:
    press(page, "place_hide", qtbot)
    wait_for(page, "1 place may name a person", qtbot)
    press(page, "place_show", qtbot)
    assert not page.workspace.table(Dismissal)
    wait_for(page, "2 places may name a person", qtbot)


def test_the_reason_may_be_left_unsaid_by_leaving(page: ReportPage, qtbot: Any) -> None:
    press(page, "place_keep", qtbot)
    press(page, "keep_cancel", qtbot)
    assert not page.workspace.table(Dismissal)
    focus = page.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == "place_keep"


def test_of_a_file_that_is_only_read_places_are_shown_without_ways_to_answer(
    page: ReportPage,
) -> None:
    before = page.choices.before
    before.may_answer = False
    before._draw()
    assert before.findChildren(PlaceCard)
    assert not before.findChildren(QAbstractButton, "place_hide")
