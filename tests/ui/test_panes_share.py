"""A step's width goes to the list, the form and the thread; what has no room makes way."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from selfeval.core.models import Fact
from selfeval.ui import theme
from selfeval.ui.panes_share import has_room_for_thread, share
from selfeval.ui.room_page import RoomPage
from selfeval.ui.window import Window


@pytest.mark.parametrize(
    ("width", "thread", "shares"),
    [
        (1374, True, (384, 674, 316)),
        (1374, False, (384, 990, 0)),
        (1140, True, (324, 548, 268)),
        (1140, False, (324, 816, 0)),
        (960, True, (288, 404, 268)),
        (960, False, (324, 636, 0)),
        (800, True, (0, 532, 268)),
        (800, False, (288, 512, 0)),
    ],
)
def test_every_pane_has_its_width(
    app: QApplication, width: int, thread: bool, shares: tuple[int, int, int]
) -> None:
    found = share(width, thread, thread_least=200)
    assert (found.list, found.middle, found.thread) == shares
    assert sum(shares) == width


def test_large_text_gives_the_list_more_and_the_thread_its_words(app: QApplication) -> None:
    theme.apply("light", 200)
    found = share(1238, thread=True, thread_least=300)
    assert (found.list, found.thread) == (0, 300)
    assert share(1238, thread=False, thread_least=300).list == round(1238 * 0.36)
    theme.apply("light", 100)


def test_facts_show_their_thread_sooner_than_other_steps(app: QApplication) -> None:
    assert [has_room_for_thread(1140, step) for step in ("facts", "assumptions")] == [True, False]
    assert has_room_for_thread(1374, "assumptions")


def test_the_list_makes_way_for_the_thread_in_a_small_window(open_window: Window) -> None:
    assert open_window.desk is not None
    open_window.desk.show_page("facts")
    page = open_window.desk.page
    assert isinstance(page, RoomPage)
    page.add("Seen by two")
    page.workspace.add(Fact(statement="Seen too"))
    page.resize(800, 600)
    assert not page.list.isHidden()
    assert page.thread.isHidden()
    open_window.header.thread.click()
    page.resize(790, 600)
    assert page.list.isHidden()
    assert not page.thread.isHidden()
    open_window.header.thread.click()
    page.resize(800, 600)
    assert not page.list.isHidden()
