"""What belongs together is one step of undo, and nothing typed is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from selfeval.core.models import Assumption, Fact, Indicator, Measure
from selfeval.core.rooms import ROOMS, room
from selfeval.ui.form.context import context_of
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace


def page_of(window: Window, key: str) -> RoomPage:
    assert window.desk is not None
    window.desk.show_page(key)
    page = window.desk.page
    room_page = page if isinstance(page, RoomPage) else page.findChild(RoomPage)
    assert isinstance(room_page, RoomPage)
    return room_page


def write_new(dialog: PickDialog, words: str, qtbot: Any) -> None:
    qtbot.keyClicks(dialog.findChild(QLineEdit, "pick_search"), words)
    dialog.findChild(QPushButton, "pick_new").click()


def test_a_row_made_in_a_link_field_and_its_link_are_one_step(
    open_window: Window, qtbot: Any
) -> None:
    page = page_of(open_window, "facts")
    page.add("Seen by two")
    fact_id = page.row_id
    before = page.workspace.document.canonical_dump()
    page.detail.form.more.set_open(True)
    page.detail.form.findChild(QPushButton, "measure_id_pick").click()
    write_new(open_window.findChildren(PickDialog)[-1], "Drop-ins with words first", qtbot)
    (measure,) = page.workspace.table(Measure)
    values = page.workspace.values(Fact, fact_id)
    assert values is not None
    assert values["measure_id"] == measure["id"]
    button = page.detail.form.findChild(QPushButton, "measure_id_pick")
    assert button.text() == "Drop-ins with words first"
    open_window.actions_by_key["undo"].trigger()
    assert page.workspace.document.canonical_dump() == before


def test_a_row_made_in_a_dialog_that_is_cancelled_is_never_written(
    workspace: Workspace, qtbot: Any
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = AddDialog(
        workspace, Indicator, "Add", host, lambda values: workspace.add(Indicator(**values))
    )
    dialog.open()
    dialog.findChild(QPushButton, "assumption_id_pick").click()
    write_new(dialog.findChildren(PickDialog)[-1], "Words stop children", qtbot)
    assert dialog.findChild(QPushButton, "assumption_id_pick").text() == "Words stop children"
    dialog.reject()
    assert workspace.count(Assumption) == 0


def test_a_row_made_in_a_dialog_is_written_with_what_is_added(
    workspace: Workspace, qtbot: Any
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = AddDialog(
        workspace,
        Indicator,
        "Add",
        host,
        lambda values: workspace.add(Indicator(**values)),
        preset={"sign": "Children join in"},
    )
    dialog.open()
    dialog.findChild(QPushButton, "assumption_id_pick").click()
    write_new(dialog.findChildren(PickDialog)[-1], "Words stop children", qtbot)
    dialog.add.click()
    assert (workspace.count(Assumption), workspace.count(Indicator)) == (1, 1)
    workspace.undo()
    assert (workspace.count(Assumption), workspace.count(Indicator)) == (0, 0)


def test_what_is_typed_is_kept_when_another_row_is_shown(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, "facts")
    first, other = (page.workspace.add(Fact(statement=words)) for words in ("One", "Other"))
    page.show_item(first)
    box = page.detail.form.cells["source"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "Register")
    page.show_item(other)
    values = page.workspace.values(Fact, first)
    assert values is not None
    assert values["source"] == "Register"
    assert page.detail.form.row_id == other
    assert box.text() == ""


def test_what_cannot_be_kept_comes_back_with_its_row(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, "facts")
    first, other = (page.workspace.add(Fact(statement=words)) for words in ("One", "Other"))
    page.show_item(first)
    box = page.detail.form.cells["check_by"].editor.focus_widget()
    source = page.detail.form.cells["source"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "some day")
    source.setText("Register")
    page.show_item(other)
    assert box.text() == ""
    assert not page.detail.form.has_problem
    page.show_item(first)
    assert box.text() == "some day"
    assert page.detail.form.has_problem
    assert source.text() == "Register"
    box.clear()
    page.leave()


def test_a_text_written_in_one_go_is_one_step(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, "facts")
    page.add("")
    box = page.detail.form.cells["statement"].editor.focus_widget()
    box.setFocus()
    for words in ("Words came ", "first in 4 ", "of 15 rooms"):
        qtbot.keyClicks(box, words)
        assert page.detail.form._pause.isActive()
        assert page.workspace.document.undo_label == "Add fact"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    open_window.actions_by_key["undo"].trigger()
    values = page.workspace.values(Fact, page.row_id)
    assert values is not None
    assert values["statement"] == ""


@pytest.mark.parametrize("finish", ["accept", "reject"])
def test_a_dialog_that_is_closed_is_let_go(workspace: Workspace, qtbot: Any, finish: str) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = AddDialog(workspace, Fact, "Add", host, lambda _values: None)
    dialog.open()
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    getattr(dialog, finish)()
    qtbot.waitUntil(lambda: bool(gone))


def test_a_field_that_is_destroyed_while_it_has_the_focus_is_quiet(
    workspace: Workspace, qtbot: Any
) -> None:
    form = RecordForm(Fact, context_of(workspace))
    form.show_record("one", {"statement": "Seen"})
    editor = form.cells["source"].editor
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
    form.deleteLater()
    QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    assert editor.eventFilter(editor, left) is False


def test_every_step_can_be_written_once_more(open_window: Window) -> None:
    for one in ROOMS[:2]:
        page = page_of(open_window, one.key)
        page.add("Seen here")
        first = page.row_id
        before = page.workspace.document.canonical_dump()
        page.duplicate()
        assert page.row_id != first
        assert page.workspace.count(room(one.key).model) == 2
        copy, original = (page.workspace.values(one.model, at) for at in (page.row_id, first))
        assert copy is not None
        assert original is not None
        assert copy["number"] == original["number"] + 1
        lead = next(iter(page.detail.form.cells))
        assert copy[lead] == original[lead] == "Seen here"
        open_window.actions_by_key["undo"].trigger()
        assert page.workspace.document.canonical_dump() == before
