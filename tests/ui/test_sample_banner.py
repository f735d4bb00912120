"""Above the sample stands that it is one, and how to begin in earnest; nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton

from selfeval.core.models import Fact
from selfeval.ui.desk import Desk
from selfeval.ui.window import Window


@pytest.fixture
def desk(window: Window) -> Desk:
    """Give the test the desk with the sample open, as the first start leaves it."""
    assert window.desk is not None
    window.desk.files.open_sample()
    return window.desk


def test_it_stands_above_the_first_page_until_it_is_put_away(desk: Desk, qtbot: Any) -> None:
    banner = desk.window.banner
    assert banner.isVisible()
    desk.show_page("facts")
    assert not banner.isVisible()
    desk.show_page("overview")
    assert banner.isVisible()
    away = banner.findChild(QToolButton, "sample_away")
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    desk.show_page("facts")
    desk.show_page("overview")
    assert not banner.isVisible()
    desk.window.actions_by_key["close"].trigger()
    assert not banner.isVisible()
    desk.files.open_sample()
    assert banner.isVisible()


@pytest.mark.parametrize(("name", "page"), [("sample_guided", "guided"), ("sample_new", "school")])
def test_its_buttons_begin_a_file_of_ones_own(
    desk: Desk, qtbot: Any, tmp_path: Path, name: str, page: str
) -> None:
    qtbot.mouseClick(desk.window.banner.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    dialog = desk.window.findChildren(QFileDialog, "new_dialog")[-1]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("ours.selfeval")
    dialog.accept()
    QApplication.processEvents()
    assert desk.page_key == page
    assert desk.workspace.document.path.name == "ours.selfeval"
    assert desk.workspace.count(Fact) == 0
    assert not desk.window.banner.isVisible()
    if page == "school":
        assert desk.window.focusWidget().objectName() == "name"


def test_a_file_of_ones_own_has_none(open_window: Window) -> None:
    assert not open_window.banner.isVisible()
    assert open_window.focusWidget().objectName() == "name"
