"""Whatever opens over the window and is put away leaves the cursor where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

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


@pytest.mark.parametrize("key", OPENS)
def test_the_cursor_is_back_where_it_was(
    key: str, window: Window, field: QWidget, qtbot: Any
) -> None:
    window.actions_by_key[key].trigger()
    qtbot.waitUntil(lambda: bool(scenes.opened_over(window)))
    put_away(window, qtbot)
    assert window.focusWidget() is field
