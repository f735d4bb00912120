"""Words twice as long have room on every page and in every dialog of a small window, and dialogs
are spoken whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolTip, QWidget

from selfeval.ui.app import prepare
from selfeval.ui.settings import Settings
from selfeval.ui.thread.panel import ThreadPanel
from selfeval.ui.widgets import button, label, scrolling
from selfeval.ui.window import Window
from tests import scenes
from tests.audible import inaudible
from tests.crowding import crowded
from tests.pseudo import speaking_pseudo

SIZES = [
    pytest.param((1024, 600), id="1024x600"),
    pytest.param((1093, 614), id="1093x614", marks=pytest.mark.slow),
]
"""The smallest window, and what 1366x768 leaves at a scale of 125 %."""


@pytest.fixture(params=SIZES)
def long_window(
    request: pytest.FixtureRequest, settings: Settings, qapp: QApplication
) -> Iterator[Window]:
    """Give the test a small window in the pseudo-language."""
    prepare(settings)
    with speaking_pseudo():
        window = scenes.a_window(settings, *request.param)
        yield window
        scenes.let_go(window)


def problems(shown: list[tuple[str, list[str]]]) -> str:
    return "\n".join(f"{name}: {problem}" for name, found in shown for problem in found)


def test_start_has_room(long_window: Window) -> None:
    assert not crowded(long_window), "\n".join(crowded(long_window))


@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_every_page_has_room(long_window: Window, kind: str, tmp_path: Path) -> None:
    assert long_window.desk is not None
    size = long_window.size()
    path = scenes.sample_at(tmp_path) if kind == "sample" else scenes.empty_at(tmp_path)
    long_window.desk.files.open_path(str(path))
    found = []
    for scene in scenes.pages():
        scene.show(long_window)
        scenes.settle()
        found.append((scene.name, crowded(long_window)))
    assert not problems(found), problems(found)
    assert long_window.size() == size


def test_every_step_has_room_beside_its_thread(long_window: Window, tmp_path: Path) -> None:
    assert long_window.desk is not None
    long_window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    found = []
    for scene in scenes.threads():
        scene.show(long_window)
        scenes.settle()
        panel = long_window.findChildren(ThreadPanel)
        assert any(one.isVisible() for one in panel), scene.name
        found.append((scene.name, [*crowded(long_window), *inaudible(long_window)]))
    assert found
    assert not problems(found), problems(found)


def test_every_dialog_has_room_and_can_be_heard(long_window: Window, tmp_path: Path) -> None:
    assert long_window.desk is not None
    long_window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    found = [
        (scene.name, [*crowded(one), *inaudible(one)])
        for scene, one in scenes.walk_dialogs(long_window)
    ]
    assert found
    assert not problems(found), problems(found)


# The check itself -------------------------------------------------------------------------------


def shown(qtbot: Any, *parts: QWidget, width: int = 120) -> QWidget:
    around = QWidget()
    line = QHBoxLayout(around)
    for part in parts:
        line.addWidget(part)
    qtbot.addWidget(around)
    around.setFixedSize(width, 200)
    around.show()
    scenes.settle()
    return around


def squeezed(widget: QWidget) -> QWidget:
    widget.setMinimumWidth(10)
    widget.setMaximumWidth(40)
    return widget


def test_a_label_without_room_is_found(app: QApplication, qtbot: Any) -> None:
    assert crowded(shown(qtbot, squeezed(label("Many words that do not fit")))) != []
    assert crowded(shown(qtbot, squeezed(label("Unbreakable-word", wrap=True)))) != []
    assert crowded(shown(qtbot, label("Some words that wrap in here", wrap=True))) == []


def test_a_button_without_room_is_found(app: QApplication, qtbot: Any) -> None:
    assert crowded(shown(qtbot, squeezed(QPushButton("Add an assumption")))) != []
    assert crowded(shown(qtbot, QPushButton("Add"))) == []


def test_our_buttons_end_in_dots_where_they_have_no_room(app: QApplication, qtbot: Any) -> None:
    wide, narrow = button("Add"), button("Add an assumption", icon="plus")
    around = shown(qtbot, wide, squeezed(narrow), width=240)
    narrow.setFixedWidth(90)
    scenes.settle()
    assert wide.words_shown() == "Add"
    assert narrow.words_shown().endswith("…")
    assert crowded(around) == []
    place = narrow.rect().center()
    app.sendEvent(narrow, QHelpEvent(QEvent.Type.ToolTip, place, narrow.mapToGlobal(place)))
    assert "Add an assumption" in QToolTip.text()
    QToolTip.hideText()


def test_what_hangs_over_an_edge_is_found(app: QApplication, qtbot: Any) -> None:
    around = shown(qtbot, QLabel("a"))
    loose = QPushButton("b", around)
    loose.setGeometry(100, 0, 60, 20)
    loose.show()
    assert any("past the edge" in problem for problem in crowded(around))


def test_a_page_wider_than_its_window_is_found(app: QApplication, qtbot: Any) -> None:
    inner = QWidget()
    inner.setMinimumWidth(300)
    assert any("holds 300" in problem for problem in crowded(shown(qtbot, scrolling(inner, "x"))))
