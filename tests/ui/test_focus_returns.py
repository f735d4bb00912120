"""Whatever opens over the window and is put away leaves the cursor where it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from selfeval.core.models import Evidence, Quote
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.window import Window
from tests import scenes

OPENS = (
    "find_or_do",
    "quick_note",
    "visit_note",
    "old_sef",
    "link",
    "reading",
    "history",
    "removed",
    "settings",
    "role",
    "guide",
    "about",
    "paste_table",
    "import",
    "next_year",
    "present",
)


@pytest.fixture
def field(window: Window, tmp_path: Path, qtbot: Any) -> QWidget:
    """Give the test a field of a fact with the cursor in it."""
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    window.desk.show_page("facts")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page: Any = window.desk.page
    made = page.detail.form.cells["source"].editor.focus_widget()
    made.setFocus()
    return made


def put_away(window: Window, qtbot: Any) -> None:
    """Press Esc in whatever stands before the window, and come back to it."""
    (shown,) = scenes.opened_over(window)
    at = QApplication.focusWidget()
    inside = at is not None and shown.isAncestorOf(at)
    qtbot.keyClick(at if inside else shown.focusWidget() or shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not scenes.opened_over(window))
    window.activateWindow()  # as a window manager does when a dialog has closed
    qtbot.waitUntil(window.isActiveWindow)


def close_and_wait(window: Window, close: Callable[[], None], qtbot: Any) -> QWidget:
    """Close the dialog that stands before the window, and return what then has the focus."""
    close()
    qtbot.waitUntil(lambda: not scenes.opened_over(window))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    scenes.settle()
    found = window.focusWidget()
    assert found is not None
    assert found.isVisible()
    return found


def shown(window: Window, kind: type[Any], name: str) -> Any:
    """Return the first part of the page with this name that can be seen."""
    assert window.desk is not None
    assert window.desk.page is not None
    return next(one for one in window.desk.page.findChildren(kind, name) if one.isVisible())


def choose(window: Window, opener: QAbstractButton, words: str) -> None:
    """Choose an entry of the menu of a button that has the focus."""
    opener.setFocus()
    menu = opener.menu()  # type: ignore[attr-defined]
    next(one for one in menu.actions() if words in one.text().replace("&", "")).trigger()
    scenes.settle()


def dialog_before(window: Window) -> QDialog:
    (found,) = scenes.opened_over(window)
    assert isinstance(found, QDialog)
    return found


@pytest.mark.parametrize("key", OPENS)
def test_the_cursor_is_back_where_it_was(
    key: str, window: Window, field: QWidget, qtbot: Any
) -> None:
    window.actions_by_key[key].trigger()
    qtbot.waitUntil(lambda: bool(scenes.opened_over(window)))
    put_away(window, qtbot)
    assert window.focusWidget() is field


LINK = "add_stance_assumption_id_all"


@pytest.mark.parametrize("done", [False, True])
def test_a_list_to_pick_from_gives_the_focus_back(
    window: Window, field: QWidget, qtbot: Any, done: bool
) -> None:
    opener = shown(window, QPushButton, LINK)
    opener.setFocus()
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    dialog = dialog_before(window)
    chosen = dialog.findChild(QPushButton, "pick_choose")
    assert chosen is not None
    close = chosen.click if done else dialog.reject
    assert close_and_wait(window, close, qtbot) is opener


@pytest.mark.parametrize(
    ("kind", "first", "words"),
    [("link", "url", "https://example.org/seen"), ("quote", "said", "We like to read")],
)
@pytest.mark.parametrize("done", [False, True])
def test_evidence_gives_the_focus_back(
    window: Window, field: QWidget, qtbot: Any, kind: str, first: str, words: str, done: bool
) -> None:
    opener = shown(window, QPushButton, "add_evidence")
    choose(window, opener, kind)
    dialog = dialog_before(window)
    assert isinstance(dialog, AddDialog)
    qtbot.keyClicks(dialog.form.cells[first].editor.focus_widget(), words if done else "")
    close = dialog.add.click if done else dialog.reject
    assert close_and_wait(window, close, qtbot) is opener
    assert any(words in str(row.values()) for row in _evidence(window)) == done


def _evidence(window: Window) -> list[dict[str, Any]]:
    assert window.desk is not None
    space = window.desk.workspace
    return [*space.table(Quote), *space.table(Evidence)]


def test_files_to_keep_give_the_focus_back(
    window: Window, field: QWidget, qtbot: Any, tmp_path: Path
) -> None:
    opener = shown(window, QPushButton, "add_evidence")
    choose(window, opener, "file")
    assert close_and_wait(window, dialog_before(window).reject, qtbot) is opener
    kept = tmp_path / "seen.txt"
    kept.write_text("Seen")
    choose(window, opener, "file")
    dialog = dialog_before(window)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(kept.name)
    assert close_and_wait(window, dialog.accept, qtbot) is opener
    assert any(row.get("name") == "seen.txt" for row in _evidence(window))


def test_a_piece_that_was_changed_has_the_focus_again(
    window: Window, field: QWidget, qtbot: Any
) -> None:
    assert window.desk is not None
    space = window.desk.workspace
    fact_id = window.desk.page.row_id  # type: ignore[union-attr]
    for words in ("First", "Second"):
        space.add(Quote(item_table="fact", item_id=fact_id, said=words))
    scenes.settle()
    more = [one for one in window.findChildren(QToolButton, "evidence_more") if one.isVisible()]
    choose(window, more[-1], "Change")
    dialog = dialog_before(window)
    qtbot.keyClicks(dialog.focusWidget(), "Changed ")
    primary = [one for one in dialog.findChildren(QPushButton) if one.property("kind") == "primary"]
    found = close_and_wait(window, primary[0].click, qtbot)
    assert found.objectName() == "evidence_more"
    assert "Second" in found.accessibleName()
    assert "Changed" in found.accessibleName()


@pytest.mark.parametrize("done", [False, True])
def test_a_card_of_the_board_gives_the_focus_back(
    window: Window, field: QWidget, qtbot: Any, done: bool
) -> None:
    assert window.desk is not None
    window.desk.show_page("priorities")
    scenes.settle()
    opener = shown(window, QPushButton, "add_action")
    opener.setFocus()
    opener.click()
    dialog = dialog_before(window)
    assert isinstance(dialog, AddDialog)
    qtbot.keyClicks(dialog.focusWidget(), "Read aloud" if done else "")
    close = dialog.add.click if done else dialog.reject
    assert close_and_wait(window, close, qtbot) is opener
    bars = window.findChildren(QWidget, "timeline_bar")
    bar = next(one for one in bars if one.isVisible())
    bar.setFocus()
    told = bar.accessibleName()
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    dialog = dialog_before(window)
    qtbot.keyClicks(dialog.focusWidget(), "Then " if done else "")
    found = close_and_wait(window, dialog.accept if done else dialog.reject, qtbot)
    assert found.objectName() == "timeline_bar"
    assert (found.accessibleName() != told) == done
