"""What is typed into a step is never lost, never moved, and goes where the focus says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from selfeval.core.models import Assumption
from selfeval.core.rooms import ROOMS, Room
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window

FACTS, BELIEFS = ROOMS[0], ROOMS[1]


def page_of(window: Window, room: Room) -> RoomPage:
    assert window.desk is not None
    window.desk.show_page(room.key)
    page = window.desk.page
    assert isinstance(page, RoomPage)
    return page


def test_deleting_a_word_in_a_field_or_a_search_removes_no_item(
    open_window: Window, qtbot: Any
) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    for box in (page.detail.form.cells["source"].editor.focus_widget(), page.list.search):
        box.setFocus()
        qtbot.keyClicks(box, "attendance register")
        page.list.view.choose(page.rows.id_at(0))
        qtbot.keyClick(box, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
        assert page.workspace.count(FACTS.model) == 1
    assert open_window.actions_by_key["remove"].shortcuts() == []


def test_what_was_typed_comes_back_with_a_removed_item(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    row_id = page.row_id
    box = page.detail.form.cells["source"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "Register")
    open_window.actions_by_key["remove"].trigger()
    open_window.actions_by_key["undo"].trigger()
    values = page.workspace.values(FACTS.model, row_id)
    assert values is not None
    assert values["source"] == "Register"


def test_a_search_shows_its_first_row_or_none(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    ids = [page.workspace.add(Assumption(belief=label)) for label in ("Calm", "Noise", "Trust")]
    page.show_item(ids[0])
    page.list.search.setText("tru")
    assert page.row_id == page.detail.form.row_id == ids[2]
    page.list.search.setText("nothing of the kind")
    assert page.row_id == ""
    assert page.middle.currentWidget() is not page.detail
    open_window.actions_by_key["remove"].trigger()
    assert page.workspace.count(Assumption) == 3
    page.list.search.clear()
    assert page.row_id == ids[0]
    assert page.middle.currentWidget() is page.detail


def test_a_change_does_not_hide_its_own_row_from_a_search(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    ids = [page.workspace.add(Assumption(belief=label)) for label in ("Calm starts", "Calm ends")]
    page.show_item(ids[0])
    page.list.search.setText("calm")
    page.workspace.change(Assumption, ids[0], {"belief": "Quiet starts"})
    assert page.row_id == ids[0]
    assert page.rows.index_of(ids[0]).isValid()
    page.list.search.setText("cal")
    assert page.row_id == ids[1]


def test_undo_is_the_documents_while_the_search_has_none(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, BELIEFS)
    page.workspace.add(Assumption(belief="Calm"))
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    page.list.search.setFocus()
    qtbot.keyClicks(page.list.search, "c")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.text() == ""
    assert page.workspace.count(Assumption) == 1
    qtbot.keyClick(page.list.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.workspace.count(Assumption) == 0


def test_entering_a_step_focuses_its_list(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    page.workspace.add(Assumption(belief="Calm"))
    page_of(open_window, FACTS)
    page_of(open_window, BELIEFS)
    assert open_window.focusWidget() is page.list.view
    assert open_window.sidebar.first_focus() is open_window.sidebar.button(BELIEFS.key)


def test_saving_leaves_the_cursor_where_it_is(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    for name in ("statement", "detail", "source"):
        box = page.detail.form.cells[name].editor.focus_widget()
        box.setFocus()
        qtbot.keyClicks(box, "Every day")
        qtbot.keyClick(box, Qt.Key.Key_Left)
        assert open_window.desk is not None
        open_window.desk.settle()
        qtbot.keyClicks(box, "!")
        text = box.text() if name == "source" else box.toPlainText()
        assert text.startswith("Every da!y"), name


def test_what_is_typed_is_kept_after_a_pause(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    form = page.detail.form
    page.list.search.setText("visitors")
    statement = form.cells["statement"].editor.focus_widget()
    statement.setFocus()
    statement.selectAll()
    qtbot.keyClicks(statement, "Something else")
    assert form._pause.isActive()
    form._pause.timeout.emit()
    values = page.workspace.values(FACTS.model, page.row_id)
    assert values is not None
    assert values["statement"] == "Something else"
    assert open_window.focusWidget() is statement
    qtbot.keyClicks(statement, ", and more")
    assert statement.toPlainText() == "Something else, and more"


def test_a_pause_finds_no_fault_and_writes_nothing_otherwise(
    open_window: Window, qtbot: Any
) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    form = page.detail.form
    for name, typed in (("n", "1-"), ("observed_on", "16 Oct"), ("check_by", "16 O")):
        box = form.cells[name].editor.focus_widget()
        box.setFocus()
        qtbot.keyClicks(box, typed)
        form._pause.timeout.emit()
        assert box.text() == typed
        assert not form.has_problem
        values = page.workspace.values(FACTS.model, page.row_id)
        assert values is not None
        assert values[name] is None
        box.clear()


def test_the_next_pane_is_entered_where_one_would_look(open_window: Window) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    page.list.view.setFocus()
    open_window.focus_next_pane()
    statement = page.detail.form.cells["statement"].editor.focus_widget()
    assert open_window.focusWidget() is statement
    page.thread.hide()
    open_window.focus_next_pane()
    assert open_window.focusWidget() is open_window.sidebar.button(FACTS.key)
    open_window.focus_next_pane()
    assert open_window.header.isAncestorOf(open_window.focusWidget())
    open_window.focus_next_pane()
    assert open_window.focusWidget() is page.list.view


def test_more_than_all_is_refused_below_the_field(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add("Children join in")
    form = page.detail.form
    for name, typed in (("n", "125"), ("out_of", "15")):
        box = form.cells[name].editor.focus_widget()
        box.setFocus()
        qtbot.keyClicks(box, typed)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "125 out of 15 is more than all" in form.cells["out_of"].error.text()
    values = page.workspace.values(FACTS.model, page.row_id)
    assert values is not None
    assert (values["n"], values["out_of"]) == (125, None)
    many = form.cells["n"].editor.focus_widget()
    many.setFocus()
    many.selectAll()
    qtbot.keyClicks(many, "12")
    qtbot.keyClick(many, Qt.Key.Key_Return)
    assert not form.has_problem
    values = page.workspace.values(FACTS.model, page.row_id)
    assert values is not None
    assert (values["n"], values["out_of"]) == (12, 15)


def test_undo_in_the_middle_of_a_sentence_can_be_redone(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add()
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    statement = page.detail.form.cells["statement"].editor.focus_widget()
    qtbot.keyClicks(statement, "They read and cannot say what it was about")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(statement, Qt.Key.Key_Z, control)
    assert statement.toPlainText() == ""
    assert page.workspace.count(FACTS.model) == 1
    qtbot.keyClick(statement, Qt.Key.Key_Y, control)
    assert statement.toPlainText() == "They read and cannot say what it was about"


def test_undo_of_half_a_day_is_the_fields_own(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, FACTS)
    page.add("Two visitors would agree")
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    box = page.detail.form.cells["observed_on"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "12 Octob")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    assert page.workspace.count(FACTS.model) == 1
