"""The inbox: one key each sorts, and everything can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from selfeval.core.models import Assumption, Fact, Indicator, Note, Priority, Stance
from selfeval.store import Document
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.notes.doing import keep
from selfeval.ui.pages.inbox_page import InboxPage
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def page(desk: Desk) -> InboxPage:
    """Give the test the inbox with four notes."""
    keep(desk.workspace, ["one is seen", "two is seen", "three is seen", "four is seen"], "Adviser")
    desk.show_page("inbox")
    assert isinstance(desk.page, InboxPage)
    return desk.page


def waiting(page: InboxPage) -> list[str]:
    return [page.workspace.name_of("note", row_id) for row_id in page.model.ids()]


@pytest.mark.parametrize(
    ("key", "model", "field"),
    [
        ("f", Fact, "statement"),
        ("a", Assumption, "belief"),
        ("p", Priority, "title"),
        ("i", Indicator, "sign"),
    ],
)
def test_one_key_sorts_and_goes_on_to_the_next(
    page: InboxPage, qtbot: Any, key: str, model: Any, field: str
) -> None:
    note_id = page.list.row_id
    qtbot.keyClick(page.list, key)
    (made,) = page.workspace.table(model)
    assert made[field] == "one is seen"
    note = page.workspace.values(Note, note_id) or {}
    assert (note["sorted_table"], note["sorted_id"]) == (model.table_name(), made["id"])
    assert waiting(page) == ["two is seen", "three is seen", "four is seen"]
    assert page.workspace.name_of("note", page.list.row_id) == "two is seen"
    page.workspace.undo()
    assert page.workspace.count(model) == 0
    assert waiting(page)[0] == "one is seen"


def test_a_fact_takes_its_source_and_day_along(page: InboxPage, qtbot: Any) -> None:
    qtbot.keyClick(page.list, "F")
    (fact,) = page.workspace.table(Fact)
    assert fact["source"] == "Adviser"
    assert fact["observed_on"]


def test_the_last_note_leaves_the_first_thing_to_do(
    desk: Desk, page: InboxPage, qtbot: Any
) -> None:
    for key in "fapi":
        qtbot.keyClick(page.list, key)
    assert waiting(page) == []
    assert page.empty.isVisible()
    assert page.empty.note.isVisible()
    page.empty.note.click()
    assert desk.window.findChild(object, "quick_note").isVisible()


def test_a_button_sorts_as_its_key_does(page: InboxPage, qtbot: Any) -> None:
    pane = page.panes_by_list["waiting"]
    button = next(one for one in pane.kinds if one.kind.name == "priority")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert page.workspace.count(Priority) == 1


def test_a_suggestion_is_shown_and_nothing_is_done(desk: Desk, page: InboxPage) -> None:
    keep(desk.workspace, ["We will coach everyone in pairs"])
    page.list.choose(page.model.ids()[-1])
    pane = page.panes_by_list["waiting"]
    assert [one.kind.name for one in pane.kinds if one.is_suggested] == ["priority"]
    assert page.workspace.count(Priority) == 0


def test_a_note_with_a_reason_is_split_in_two(desk: Desk, page: InboxPage, qtbot: Any) -> None:
    keep(desk.workspace, ["Fewer read because books stay in school"])
    pane = page.panes_by_list["waiting"]
    assert not pane.offer.isVisible()
    page.list.choose(page.model.ids()[-1])
    assert pane.offer.isVisible()
    qtbot.keyClick(page.list, "s")
    (fact,), (belief,) = page.workspace.table(Fact), page.workspace.table(Assumption)
    assert (fact["statement"], belief["belief"]) == ("Fewer read", "Books stay in school")
    (stance,) = page.workspace.table(Stance)
    assert stance["stance"] == "unclear"
    assert desk.workspace.document.undo_label == "Split a note in two"


def test_done_and_removed_and_both_taken_back(desk: Desk, page: InboxPage, qtbot: Any) -> None:
    qtbot.keyClick(page.list, "d")
    assert waiting(page) == ["two is seen", "three is seen", "four is seen"]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.workspace.count(Note) == 3
    desk.undo()
    desk.undo()
    assert waiting(page) == ["one is seen", "two is seen", "three is seen", "four is seen"]


def test_a_letter_sorts_from_a_button_too(page: InboxPage, qtbot: Any) -> None:
    pane = page.panes_by_list["waiting"]
    pane.kinds[0].setFocus()
    qtbot.keyClick(pane.kinds[0], "a")
    assert page.workspace.count(Assumption) == 1
    assert page.workspace.count(Fact) == 0


def test_letters_typed_into_the_note_sort_nothing(page: InboxPage, qtbot: Any) -> None:
    box = page.panes_by_list["waiting"].form.first_focus()
    assert box is not None
    box.setFocus()
    qtbot.keyClicks(box, "fapids")
    assert page.workspace.count(Fact) == 0
    page.leave()
    assert "fapids" in page.workspace.name_of("note", page.list.row_id)


def test_a_sorted_note_leads_to_its_item_and_goes_back(
    desk: Desk, page: InboxPage, qtbot: Any
) -> None:
    qtbot.keyClick(page.list, "f")
    page.tabs["sorted"].click()
    pane = page.panes_by_list["sorted"]
    (item,) = pane.findChildren(ItemButton, "note_item")
    assert item.accessibleName() == "one is seen, Fact 1"
    item.click()
    assert desk.page_key == "facts"
    desk.show_page("inbox")
    pane.findChild(QPushButton, "note_put_back").click()
    assert page.workspace.count(Fact) == 0
    page.tabs["waiting"].click()
    assert waiting(page)[0] == "one is seen"


def test_an_item_that_was_worked_on_stays(desk: Desk, page: InboxPage, qtbot: Any) -> None:
    qtbot.keyClick(page.list, "f")
    (fact,) = page.workspace.table(Fact)
    page.workspace.change(Fact, fact["id"], {"detail": "more is known"})
    page.tabs["sorted"].click()
    page.panes_by_list["sorted"].findChild(QPushButton, "note_put_back").click()
    assert page.workspace.count(Fact) == 1
    notice = desk.window.foot.findChild(QLabel, "notice").text()
    assert "stays" in notice
    page.tabs["waiting"].click()
    assert len(waiting(page)) == 4


def test_an_item_with_something_linked_to_it_stays(page: InboxPage, qtbot: Any) -> None:
    qtbot.keyClick(page.list, "f")
    (fact,) = page.workspace.table(Fact)
    belief = page.workspace.add(Assumption(belief="so"))
    page.workspace.add(Stance(fact_id=fact["id"], assumption_id=belief))
    page.tabs["sorted"].click()
    page.panes_by_list["sorted"].findChild(QPushButton, "note_put_back").click()
    assert page.workspace.count(Fact) == page.workspace.count(Stance) == 1


def test_searching_narrows_the_list(page: InboxPage, qtbot: Any) -> None:
    page.find()
    qtbot.keyClicks(page.search, "THREE")
    assert waiting(page) == ["three is seen"]
    qtbot.keyClicks(page.search, "zebra")
    assert waiting(page) == []
    assert page.empty.isVisible()
    assert not page.empty.note.isVisible()


def test_going_to_a_note_shows_the_list_it_is_on(desk: Desk, page: InboxPage, qtbot: Any) -> None:
    first = page.list.row_id
    qtbot.keyClick(page.list, "f")
    desk.show_page("facts")
    desk.go_to("note", first)
    assert desk.page is page
    assert page.shown == "sorted"
    assert page.list.row_id == first


def test_undo_from_elsewhere_leads_back_to_the_inbox(desk: Desk, page: InboxPage) -> None:
    desk.show_page("school")
    desk.undo()
    assert desk.page_key == "inbox"


def test_reading_only_sorts_nothing(desk: Desk, page: InboxPage, qtbot: Any) -> None:
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    desk.show_page("inbox")
    assert isinstance(desk.page, InboxPage)
    qtbot.keyClick(desk.page.list, "f")
    qtbot.keyClick(desk.page.list, Qt.Key.Key_Delete)
    assert desk.workspace.count(Fact) == 0
    assert desk.workspace.count(Note) == 4
    pane = desk.page.panes_by_list["waiting"]
    assert not any(one.isVisible() for one in pane.kinds)
    assert not pane.findChild(QPushButton, "note_done").isVisible()
    assert not desk.window.actions_by_key["quick_note"].isEnabled()


def test_every_row_can_be_heard(page: InboxPage) -> None:
    index = page.model.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("one is seen, Adviser")
