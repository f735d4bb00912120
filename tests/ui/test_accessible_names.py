"""Everything that can be used on a page can be heard; dialogs are walked for that, too, where the
room for their words is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QToolButton, QWidget

from selfeval.ui.widgets import button, icon_button
from selfeval.ui.window import Window
from tests import scenes
from tests.audible import inaudible


def problems(shown: list[tuple[str, list[str]]]) -> str:
    return "\n".join(f"{name}: {problem}" for name, found in shown for problem in found)


def test_start_can_be_heard(window: Window) -> None:
    assert not inaudible(window), problems([("start", inaudible(window))])


@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_every_page_can_be_heard(window: Window, kind: str, tmp_path: Path) -> None:
    assert window.desk is not None
    path = scenes.sample_at(tmp_path) if kind == "sample" else scenes.empty_at(tmp_path)
    window.desk.files.open_path(str(path))
    found = []
    for scene in scenes.pages():
        scene.show(window)
        scenes.settle()
        found.append((scene.name, inaudible(window)))
    assert not problems(found), problems(found)


# The check itself -------------------------------------------------------------------------------


@pytest.fixture
def around(app: QApplication, qtbot: Any) -> QWidget:
    """Give the test a window to put things into."""
    made = QWidget()
    made.resize(300, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def put(around: QWidget, widget: QWidget) -> list[str]:
    widget.setParent(around)
    widget.show()
    return inaudible(around)


def test_a_nameless_button_is_found(around: QWidget) -> None:
    assert len(put(around, QToolButton())) == 1


def test_a_nameless_field_is_found(around: QWidget) -> None:
    assert len(put(around, QLineEdit())) == 1


def test_a_place_without_a_name_that_takes_the_focus_is_found(around: QWidget) -> None:
    painted = QWidget()
    painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert put(around, painted) == ["QWidget  in : has no name"]
    painted.setAccessibleName("Chart")
    assert inaudible(around) == ["QWidget  in : takes the focus without saying what it is"]


def test_a_row_that_says_nothing_is_found(around: QWidget) -> None:
    rows = QListView()
    rows.setAccessibleName("Facts")
    rows.setModel(QStringListModel(["Seen", ""], rows))
    assert put(around, rows) == ["QListView  in : row 2 says nothing"]


def test_what_has_words_is_left_alone(around: QWidget) -> None:
    assert put(around, button("Add")) == []
    assert put(around, icon_button("plus", "Add")) == []
