"""The quick note: kept in the inbox by Enter, sorted at once by a key, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from selfeval.core.models import Assumption, Fact, Indicator, Note
from selfeval.store import Document, load_rows
from selfeval.ui.desk import Desk
from selfeval.ui.notes.quick_note import QuickNote
from selfeval.ui.window import Window

Opened = Callable[[], QuickNote]


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


@pytest.fixture
def opened(desk: Desk) -> Opened:
    """Give the test a function that opens the panel and returns it."""

    def open_it() -> QuickNote:
        desk.run("quick_note")
        found = desk.window.findChild(QuickNote, "quick_note")
        assert found is not None
        return found

    return open_it


def said(desk: Desk) -> list[str]:
    notes = sorted(desk.workspace.table(Note), key=lambda note: note["position"])
    return [note["said"] for note in notes]


def test_the_keys_open_it_and_enter_keeps_the_note(desk: Desk, qtbot: Any) -> None:
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_N, both)
    panel = window.findChild(QuickNote, "quick_note")
    assert panel.isVisible()
    assert window.focusWidget() is panel.box
    qtbot.keyClicks(panel.box, "Two assistants said so")
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    assert said(desk) == ["Two assistants said so"]
    (note,) = desk.workspace.table(Note)
    assert note["noted_on"]
    assert not panel.isVisible()
    assert desk.window.sidebar.button("inbox").accessibleName().startswith("Inbox, 1")
    desk.undo()
    assert said(desk) == []


def test_many_lines_are_many_notes_in_their_order(desk: Desk, opened: Opened, qtbot: Any) -> None:
    panel = opened()
    QApplication.clipboard().setText("one\n\n  two\nthree ")
    panel.box.paste()
    assert "3 notes" in panel.said.text()
    panel.keep.click()
    assert said(desk) == ["one", "two", "three"]
    assert desk.workspace.document.undo_label == "Keep 3 notes"
    desk.undo()
    assert said(desk) == []


def test_shift_and_enter_begin_another_note(opened: Opened, qtbot: Any) -> None:
    panel = opened()
    qtbot.keyClicks(panel.box, "one")
    low = panel.box.height()
    qtbot.keyClick(panel.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(panel.box, "two")
    assert panel.lines == ["one", "two"]
    assert panel.box.height() > low


@pytest.mark.parametrize(("key", "model"), [("f", Fact), ("a", Assumption), ("i", Indicator)])
def test_a_key_sorts_at_once(desk: Desk, opened: Opened, qtbot: Any, key: str, model: Any) -> None:
    panel = opened()
    qtbot.keyClicks(panel.box, "Seen so")
    qtbot.keyClick(panel.box, key, Qt.KeyboardModifier.AltModifier)
    assert desk.workspace.count(model) == 1
    assert desk.workspace.count(Note) == 0
    assert not panel.isVisible()


def test_a_button_sorts_every_line(desk: Desk, opened: Opened) -> None:
    panel = opened()
    panel.box.setPlainText("one\ntwo")
    panel.findChild(QPushButton, "quick_note_fact").click()
    assert [fact["statement"] for fact in desk.workspace.table(Fact)] == ["one", "two"]
    desk.undo()
    assert desk.workspace.count(Fact) == 0


def test_nothing_written_keeps_nothing(desk: Desk, opened: Opened, qtbot: Any) -> None:
    panel = opened()
    assert not panel.keep.isEnabled()
    qtbot.keyClicks(panel.box, "   ")
    qtbot.keyClick(panel.box, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert said(desk) == []


def test_a_draft_that_was_put_away_is_still_there(opened: Opened, qtbot: Any) -> None:
    panel = opened()
    qtbot.keyClicks(panel.box, "half a thou")
    qtbot.keyClick(panel.box, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert opened() is panel
    assert panel.box.toPlainText() == "half a thou"
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not panel.isVisible()
    assert opened().lines == ["half a thou"]


def test_a_draft_goes_into_the_inbox_of_its_own_file(desk: Desk, opened: Opened) -> None:
    opened().box.setPlainText("half a thought")
    path = desk.workspace.document.path
    desk.workspace.close()
    with Document.open(path) as document:
        assert [note.said for note in load_rows(document.session).all(Note)] == ["half a thought"]


def test_the_focus_stays_on_the_panel_and_comes_back(
    desk: Desk, opened: Opened, qtbot: Any
) -> None:
    desk.show_page("inbox")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.page.search.setFocus()
    panel = opened()
    panel.box.setPlainText("Seen")
    for _step in range(12):
        qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        assert panel.isAncestorOf(desk.window.focusWidget())
    qtbot.keyClick(panel.box, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.page.search


def test_no_shortcut_of_the_window_acts_below_it(desk: Desk, opened: Opened, qtbot: Any) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    panel = opened()
    qtbot.keyClicks(panel.box, "Seen")
    qtbot.keyClick(panel.box, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.workspace.count(Fact) == 0
    qtbot.keyClick(panel.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert panel.box.toPlainText() != "Seen"


def test_it_fits_a_small_window_with_large_text(desk: Desk, opened: Opened) -> None:
    desk.window.set_zoom(200)
    desk.window.resize(1024, 600)
    panel = opened()
    panel.box.setPlainText("A long line of words that goes on. " * 60)
    QApplication.processEvents()
    assert panel.rect().contains(panel.panel.geometry())
    assert panel.panel.rect().contains(panel.keep.geometry())
    assert panel.keep.geometry().top() > panel.box.geometry().bottom()
