"""Present: the keys, the buttons, the sizes, and the window that stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from selfeval.core.models import Assumption, Fact, Priority, PriorityAssumption, Stance
from selfeval.ui import theme
from selfeval.ui.desk import Desk
from selfeval.ui.present.drawn import PathBar
from selfeval.ui.present.scale import Scale
from selfeval.ui.present.show import Presentation
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    desk = open_window.desk
    priority, believed = Priority(title="Words first", status="live"), Assumption(belief="It is so")
    fact = Fact(statement="Seen in 4 of 15 rooms")
    with desk.workspace.edit("Write") as session:
        session.add_all([priority, believed, fact])
        session.flush()
        session.add(PriorityAssumption(priority_id=priority.id, assumption_id=believed.id))
        session.add(Stance(fact_id=fact.id, assumption_id=believed.id, stance="supports"))
    return desk


@pytest.fixture
def present(desk: Desk, qtbot: Any) -> Iterator[Callable[[], Presentation]]:
    """Give the test a function that presents by the command of the menu."""
    shown: list[Presentation] = []

    def open_it() -> Presentation:
        desk.window.actions_by_key["present"].trigger()
        made = desk.window.findChildren(Presentation)[-1]
        qtbot.waitExposed(made)
        qtbot.waitUntil(lambda: bool(said(made)))
        shown.append(made)
        return made

    yield open_it
    for made in desk.window.findChildren(Presentation):
        made.close()


def said(shown: Presentation) -> str:
    count = shown.findChild(QLabel, "slide_count")
    return count.text() if shown._content is not None else ""


def title(shown: Presentation) -> str:
    assert shown._content is not None
    return shown._content.findChild(QLabel, "slide_title").text()


def test_keys_go_on_and_back(present: Callable[[], Presentation], qtbot: Any) -> None:
    shown = present()
    assert said(shown) == "1 of 7"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(shown, key)
    assert said(shown) == "5 of 7"
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    qtbot.keyClick(shown, Qt.Key.Key_PageUp)
    qtbot.keyClick(shown, Qt.Key.Key_Backspace)
    assert said(shown) == "2 of 7"
    qtbot.keyClick(shown, Qt.Key.Key_End)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert said(shown) == "7 of 7"
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert said(shown) == "1 of 7"


def test_a_click_anywhere_and_the_buttons_go_on(
    present: Callable[[], Presentation], qtbot: Any
) -> None:
    shown = present()
    back, on = (shown.findChild(QPushButton, name) for name in ("slide_back", "slide_on"))
    assert not back.isEnabled()
    viewport = shown.findChild(QScrollArea, "slide_scroll").viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton)
    assert title(shown) == "What we see"
    on.click()
    assert title(shown) == "We believe"
    assert shown.findChild(QLabel, "slide_words").text() == "It is so"
    back.click()
    assert title(shown) == "What we see"
    shown.show_step(6)
    assert not on.isEnabled()


def test_the_path_says_where_we_are(present: Callable[[], Presentation]) -> None:
    shown = present()
    path = shown.findChild(PathBar)
    assert not path.isVisible()
    shown.show_step(2)
    assert path.isVisible()
    assert path.accessibleName() == "Step 2 of 5: Assumptions"
    assert shown.accessibleName() == "3 of 7. Priority 1 of 1: Words first. We believe"


def test_escape_leaves_the_window_as_it_was(
    desk: Desk, present: Callable[[], Presentation], qtbot: Any
) -> None:
    desk.show_page("overview")
    window = desk.window
    before = (window.geometry(), theme.zoom(), desk.page_key, window.sidebar.isVisible())
    undo = window.actions_by_key["undo"].text()
    shown = present()
    assert shown.isFullScreen()
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    with qtbot.waitSignal(shown.destroyed):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    after = (window.geometry(), theme.zoom(), desk.page_key, window.sidebar.isVisible())
    assert after == before
    assert window.actions_by_key["undo"].text() == undo
    assert window.isVisible()


def test_private_words_are_not_on_the_screen(
    desk: Desk, present: Callable[[], Presentation]
) -> None:
    for row in desk.workspace.table(Fact):
        desk.workspace.change(Fact, row["id"], {"private": True})
    shown = present()
    for at in range(7):
        shown.show_step(at)
        words = " ".join(one.text() for one in shown.findChildren(QLabel))
        assert "Seen in 4 of 15" not in words


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_long_words_stay_within_every_screen(
    desk: Desk, present: Callable[[], Presentation], qtbot: Any, size: tuple[int, int]
) -> None:
    long = "Unbelievablylongword" * 9 + " and then a good deal more of it" * 120
    for row in desk.workspace.table(Assumption):
        desk.workspace.change(Assumption, row["id"], {"belief": long, "because": long})
    shown = present()
    shown.showNormal()
    shown.resize(*size)
    shown.show_step(2)
    qtbot.waitUntil(lambda: shown._content is not None and shown.width() == size[0])
    scroll = shown.findChild(QScrollArea, "slide_scroll")
    assert scroll.widget().width() <= scroll.viewport().width()
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert bar.value() > 0
    assert shown.at == 2
    for _time in range(60):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.at > 2


def test_words_are_half_as_large_again_whatever_the_windows_size(
    desk: Desk, present: Callable[[], Presentation]
) -> None:
    plain = theme.font("display").pixelSize()
    assert Scale(150).font("display").pixelSize() == plain * 3 // 2
    desk.window.set_zoom(200)
    shown = present()
    assert shown._content is not None
    assert shown._content.findChild(QLabel, "slide_title").font().pixelSize() == plain * 2
    desk.window.set_zoom(100)
