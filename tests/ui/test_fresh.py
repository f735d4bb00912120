"""A new item in which nothing is written leaves no trace; one in which something is, stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from selfeval.core.fields import name_field
from selfeval.core.models import Fact, Indicator, Meeting, Theme
from selfeval.ui.desk import Desk
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window, qtbot: Any) -> Desk:
    """Give the test the desk of the window in front, on an empty document."""
    assert open_window.desk is not None
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    return open_window.desk


def press_escape(desk: Desk, qtbot: Any) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def look_elsewhere(desk: Desk, _qtbot: Any) -> None:
    desk.show_page("overview")


def close_and_open(desk: Desk, _qtbot: Any) -> None:
    path = str(desk.workspace.document.path)
    desk.window.actions_by_key["close"].trigger()
    desk.files.open_path(path)


WAYS = [press_escape, look_elsewhere, close_and_open]


@pytest.mark.parametrize("away", WAYS)
@pytest.mark.parametrize(
    ("key", "model"),
    [("facts", Fact), ("indicators", Indicator), ("themes", Theme), ("meetings", Meeting)],
)
def test_an_untouched_item_goes_when_it_is_left(
    desk: Desk, qtbot: Any, key: str, model: type[Any], away: Callable[[Desk, Any], None]
) -> None:
    desk.workspace.add(model(**{name_field(model).name: "The first"}))
    desk.show_page(key)
    desk.window.actions_by_key["add"].trigger()
    assert desk.workspace.count(model) == 2
    away(desk, qtbot)
    assert desk.workspace.count(model) == 1
    assert "&Undo: Add" in desk.window.actions_by_key["undo"].text()
    assert not desk.window.actions_by_key["redo"].isEnabled()
    assert desk.workspace.document.removed() == []
    desk.undo()
    assert desk.workspace.count(model) == 0


def test_adding_again_leaves_one_and_choosing_another_none(desk: Desk, qtbot: Any) -> None:
    first = desk.workspace.add(Fact(statement="The first"))
    desk.show_page("facts")
    page = desk.page
    assert isinstance(page, RoomPage)
    desk.add()
    desk.add()
    assert desk.workspace.count(Fact) == 2
    page.list.view.choose(first)
    qtbot.waitUntil(lambda: desk.workspace.count(Fact) == 1)
    assert page.row_id == first


@pytest.mark.parametrize("away", WAYS)
@pytest.mark.parametrize("field", ["statement", "source"])
def test_what_is_written_anywhere_keeps_it(
    desk: Desk, qtbot: Any, field: str, away: Callable[[Desk, Any], None]
) -> None:
    desk.show_page("facts")
    desk.add()
    page = desk.page
    assert isinstance(page, RoomPage)
    box = page.detail.form.cells[field].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "Register")
    desk.settle()
    away(desk, qtbot)
    assert [row[field] for row in desk.workspace.table(Fact)] == ["Register"]


def test_half_a_day_keeps_it_and_so_does_another_window(desk: Desk, qtbot: Any) -> None:
    desk.show_page("facts")
    desk.add()
    page = desk.page
    assert isinstance(page, RoomPage)
    desk.settle()
    assert desk.workspace.count(Fact) == 1
    box = page.detail.form.cells["observed_on"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "12 Octob")
    desk.show_page("overview")
    assert desk.workspace.count(Fact) == 1
    desk.show_page("facts")
    box.clear()


def test_new_item_is_offered_where_items_are_added(desk: Desk) -> None:
    offered = {}
    for key in ("overview", "facts", "report", "school", "areas", "themes", "inbox", "priorities"):
        desk.show_page(key)
        offered[key] = desk.window.actions_by_key["add"].isEnabled()
    assert offered == {
        "overview": False,
        "facts": True,
        "report": False,
        "school": False,
        "areas": False,
        "themes": True,
        "inbox": True,
        "priorities": True,
    }


def test_the_overview_of_an_empty_file_still_begins_with_a_fact(desk: Desk, qtbot: Any) -> None:
    desk.show_page("overview")
    assert desk.page is not None
    desk.page.command_wanted.emit("add")
    assert desk.page_key == "facts"
    assert desk.workspace.count(Fact) == 1
