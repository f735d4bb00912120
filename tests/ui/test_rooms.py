"""The one mechanism of steps that keep a list: add, edit with every editor, remove, undo, redo."""

from __future__ import annotations

from typing import Any

import pytest
from fractional_indexing import generate_n_keys_between
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from selfeval.core.models import Assumption, table_of
from selfeval.core.rooms import ROOMS, Room
from selfeval.ui.form.editor import Editor
from selfeval.ui.form.editors_chosen import CheckEditor, ComboEditor, LinkEditor, SegmentEditor
from selfeval.ui.form.editors_typed import DateEditor, FigureEditor
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window

LISTED = [room for room in ROOMS if room.key != "maps"]
"""The steps that keep a list; what is on the maps is drawn, and listed in its own way."""
BELIEFS = ROOMS[1]
each_room = pytest.mark.parametrize("room", LISTED, ids=[room.key for room in LISTED])


def page_of(window: Window, room: Room) -> RoomPage:
    assert window.desk is not None
    window.desk.show_page(room.key)
    page = window.desk.page
    if not isinstance(page, RoomPage):  # a step that shows its rows side by side first
        page.show_detail()
        page = page.findChild(RoomPage)
    assert isinstance(page, RoomPage)
    return page


def dump(window: Window) -> list[str]:
    assert window.desk is not None
    return window.desk.workspace.document.canonical_dump()


def undo_all(window: Window) -> None:
    while window.actions_by_key["undo"].isEnabled():
        window.actions_by_key["undo"].trigger()


def redo_all(window: Window) -> None:
    while window.actions_by_key["redo"].isEnabled():
        window.actions_by_key["redo"].trigger()


def use(editor: Editor, qtbot: Any) -> Any:
    """Give the field something by the widget a person would use; return what must be stored."""
    if isinstance(editor, ComboEditor):
        editor.widget.setCurrentIndex(1)
        editor.widget.activated.emit(1)
        return editor.field.choices[1][0]
    if isinstance(editor, SegmentEditor):
        word = editor.field.choices[1][0]
        qtbot.mouseClick(
            editor.widget.findChild(QPushButton, f"{editor.field.name}_{word}"),
            Qt.MouseButton.LeftButton,
        )
        return word
    if isinstance(editor, CheckEditor):
        editor.widget.click()
        return 1
    typed, stored = "Said by us", "Said by us"
    if isinstance(editor, DateEditor):
        typed, stored = "16/10/26", "2026-10-16"
    elif isinstance(editor, FigureEditor):
        typed, stored = ("12", 12) if editor.field.editor == "count" else ("7.50", "7.50")
    editor.focus_widget().setFocus()
    qtbot.keyClicks(editor.focus_widget(), typed)
    qtbot.keyClick(editor.focus_widget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return stored


@each_room
def test_add_edit_remove_undo_redo(open_window: Window, room: Room, qtbot: Any) -> None:
    empty = dump(open_window)
    page = page_of(open_window, room)
    qtbot.mouseClick(
        open_window.header.findChild(QPushButton, "page_action"), Qt.MouseButton.LeftButton
    )
    row_id = page.row_id
    assert row_id
    for name, cell in page.detail.form.cells.items():
        if isinstance(cell.editor, LinkEditor):
            continue
        expected = use(cell.editor, qtbot)
        values = page.workspace.values(room.model, row_id)
        assert values is not None
        assert values[name] == expected, name
    full = dump(open_window)
    open_window.actions_by_key["remove"].trigger()
    assert page.workspace.values(room.model, row_id) is None
    removed = dump(open_window)
    undo_all(open_window)
    assert dump(open_window) == empty
    redo_all(open_window)
    assert dump(open_window) == removed
    open_window.actions_by_key["undo"].trigger()
    assert dump(open_window) == full


@each_room
def test_an_empty_step_invites_and_its_button_adds(
    open_window: Window, room: Room, qtbot: Any
) -> None:
    page = page_of(open_window, room)
    assert page.middle.currentWidget() is page.empty
    said = [one.text() for one in page.empty.findChildren(QLabel)]
    assert room.empty in said
    qtbot.mouseClick(page.empty.findChild(QPushButton, "empty_add"), Qt.MouseButton.LeftButton)
    assert page.middle.currentWidget() is page.detail
    assert page.workspace.count(room.model) == 1


@each_room
def test_every_widget_of_a_form_has_names(open_window: Window, room: Room) -> None:
    page = page_of(open_window, room)
    page.add()
    for name, cell in page.detail.form.cells.items():
        assert cell.editor.widget.objectName() == name
        assert cell.editor.widget.accessibleName() == cell.field.title
        assert cell.title.buddy() is cell.editor.focus_widget()
        assert cell.editor.focus_widget().accessibleName()


def test_the_name_of_undo_says_what_it_will_undo(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, ROOMS[0])
    page.add()
    assert open_window.actions_by_key["undo"].text() == "&Undo: Add fact"
    use(page.detail.form.cells["source"].editor, qtbot)
    assert open_window.actions_by_key["undo"].text() == "&Undo: Change fact"
    open_window.actions_by_key["undo"].trigger()
    assert open_window.actions_by_key["redo"].text() == "&Redo: Change fact"


def test_undo_settles_what_is_being_typed_first(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, ROOMS[0])
    page.add()
    box = page.detail.form.cells["source"].editor.focus_widget()
    box.setFocus()
    qtbot.keyClicks(box, "Register")
    open_window.actions_by_key["undo"].trigger()
    values = page.workspace.values(ROOMS[0].model, page.row_id)
    assert values is not None
    assert values["source"] == ""
    assert open_window.actions_by_key["redo"].text() == "&Redo: Change fact"


def test_removing_offers_undo_in_the_foot(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, ROOMS[0])
    page.add("Two visitors would agree")
    open_window.actions_by_key["remove"].trigger()
    assert open_window.foot.findChild(QLabel, "notice").text() == "Removed."
    qtbot.mouseClick(open_window.foot.undo, Qt.MouseButton.LeftButton)
    assert page.workspace.count(ROOMS[0].model) == 1


def test_the_list_is_used_by_keyboard_alone(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, BELIEFS)
    ids = [page.workspace.add(Assumption(belief=f"Belief {at}")) for at in range(3)]
    page.show_item(ids[0])
    view = page.list.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.row_id == ids[1]
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert open_window.focusWidget() is page.detail.form.cells["belief"].editor.focus_widget()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert page.workspace.values(Assumption, ids[1]) is None
    spoken = page.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Belief 0, Assumption 1 · Hunch · Untested"


def test_the_selection_is_kept_by_id_over_a_gesture(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    ids = [page.workspace.add(Assumption(belief=f"Belief {at}")) for at in range(5)]
    page.show_item(ids[3])
    page.list.view.model().sort(0, Qt.SortOrder.DescendingOrder)
    page.workspace.change(Assumption, ids[3], {"belief": "A name that sorts first"})
    assert page.row_id == ids[3]
    assert page.list.view.currentIndex() == page.list.grouped.index_of(ids[3])
    assert page.detail.form.row_id == ids[3]


def test_removing_goes_to_the_nearest_row(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    ids = [page.workspace.add(Assumption(belief=f"Belief {at}")) for at in range(3)]
    page.show_item(ids[1])
    page.remove()
    assert page.row_id == ids[2]
    page.remove()
    page.remove()
    assert page.row_id == ""
    assert page.middle.currentWidget() is page.empty


def test_five_thousand_rows_are_searched_and_sorted(open_window: Window) -> None:
    page = page_of(open_window, BELIEFS)
    with page.workspace.edit("Add many") as session:
        session.execute(
            table_of(Assumption).insert(),
            [
                {"id": f"{at:032x}", "belief": f"Belief {at}", "position": place}
                for at, place in enumerate(generate_n_keys_between(None, None, 5000))
            ],
        )
    assert page.rows.rowCount() == 5000
    page.list.search.setText("belief 4321")
    assert page.rows.rowCount() == 1
    page.list.show_all.click()
    assert page.rows.rowCount() == 5000
    page.rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert page.rows.index(0, 0).data() == "Belief 999"


def test_a_search_that_finds_nothing_offers_to_add_it(open_window: Window, qtbot: Any) -> None:
    page = page_of(open_window, ROOMS[0])
    page.add("Something else")
    page.list.search.setText("phonics")
    assert page.rows.rowCount() == 0
    qtbot.mouseClick(page.list.add_found, Qt.MouseButton.LeftButton)
    assert page.list.search.text() == ""
    values = page.workspace.values(ROOMS[0].model, page.row_id)
    assert values is not None
    assert values["statement"] == "phonics"
