"""A visit is written down, what was seen becomes facts, and both can be opened again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from selfeval.core.models import Fact, Note
from selfeval.ui.desk import Desk
from selfeval.ui.item_button import ItemButton
from selfeval.ui.notes.visit_note import VisitDialog
from selfeval.ui.window import Window

SEEN = "Words were on the wall in 2 of 4 rooms.\nFew joined in because it was late."


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def opened(desk: Desk) -> VisitDialog:
    desk.run("visit_note")
    return desk.window.findChildren(VisitDialog)[-1]


def fill(dialog: VisitDialog, qtbot: Any) -> None:
    qtbot.keyClicks(dialog.who, "Link governor")
    dialog.day.setText("12 Nov 2026")
    qtbot.keyClicks(dialog.asked, "How do you know?")
    dialog.seen.setPlainText(SEEN)
    qtbot.keyClicks(dialog.instrument, "Learning walk")


def press(dialog: VisitDialog, name: str) -> None:
    dialog.findChild(QPushButton, name).click()


def test_a_visit_becomes_a_note_and_facts_in_one_gesture(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    fill(dialog, qtbot)
    assert dialog.keep.text() == "Keep it, with 1 fact"
    press(dialog, "visit_keep")
    (note,) = desk.workspace.table(Note)
    assert (note["kind"], note["who"], note["noted_on"]) == ("visit", "Link governor", "2026-11-12")
    assert (note["asked"], note["seen"]) == ("How do you know?", SEEN)
    (fact,) = desk.workspace.table(Fact)
    assert fact["statement"] == "Words were on the wall in 2 of 4 rooms."
    assert fact["source"] == "Visit by the link governor, 12 Nov 2026"
    assert (fact["instrument"], fact["observed_on"]) == ("Learning walk", "2026-11-12")
    assert desk.page_key == "inbox"
    assert desk.page.shown == "visits"
    assert desk.page.list.row_id == note["id"]
    desk.undo()
    assert desk.workspace.count(Note) == desk.workspace.count(Fact) == 0


def test_it_is_opened_again_and_gives_only_what_is_new(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    fill(dialog, qtbot)
    press(dialog, "visit_keep")
    pane = desk.page.panes_by_list["visits"]
    (item,) = pane.findChildren(ItemButton, "note_item")
    assert item.accessibleName().endswith("Fact 1")
    pane.more.click()
    again = desk.window.findChildren(VisitDialog)[-1]
    assert again.who.text() == "Link governor"
    assert [line.words for line in again.model.lines] == ["Few joined in because it was late."]
    again.list.setCurrentIndex(again.model.index(0))
    qtbot.keyClick(again.list, Qt.Key.Key_Space)
    again.who.setText("Chair of the board")
    press(again, "visit_keep")
    facts = desk.workspace.table(Fact)
    assert {fact["source"] for fact in facts} == {"Visit by the chair of the board, 12 Nov 2026"}
    assert len(facts) == 2
    assert desk.workspace.count(Note) == 1


def test_its_facts_follow_where_the_visitor_is_put_right(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    fill(dialog, qtbot)
    press(dialog, "visit_keep")
    box = desk.page.panes_by_list["visits"].details.cells["who"].editor.focus_widget()
    box.setFocus()
    box.setText("Adviser")
    desk.page.leave()
    (fact,) = desk.workspace.table(Fact)
    assert fact["source"] == "Visit by the adviser, 12 Nov 2026"
    desk.undo()
    (fact,) = desk.workspace.table(Fact)
    assert fact["source"] == "Visit by the link governor, 12 Nov 2026"


def test_a_visit_does_not_wait_to_be_sorted(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    fill(dialog, qtbot)
    press(dialog, "visit_keep")
    desk.page.tabs["waiting"].click()
    assert desk.page.model.ids() == []


def test_an_empty_visit_and_a_day_that_is_none_are_said(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    press(dialog, "visit_keep")
    problem = dialog.findChild(QLabel, "visit_problem")
    assert problem.isVisible()
    qtbot.keyClicks(dialog.who, "Adviser")
    dialog.day.setText("lately")
    press(dialog, "visit_keep")
    assert "lately" in problem.text()
    assert desk.workspace.count(Note) == 0


def test_cancelling_keeps_nothing(desk: Desk, qtbot: Any) -> None:
    dialog = opened(desk)
    fill(dialog, qtbot)
    press(dialog, "visit_cancel")
    assert desk.workspace.count(Note) == desk.workspace.count(Fact) == 0


def test_every_field_has_a_name(desk: Desk) -> None:
    dialog = opened(desk)
    for part in (dialog.who, dialog.day, dialog.asked, dialog.seen, dialog.instrument, dialog.list):
        assert part.accessibleName()
        assert part.objectName()
