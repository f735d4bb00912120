"""How the thread panel draws the line from step to step: gold where linked, dotted at a gap."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from selfeval.core.models import Assumption, Fact, Stance
from selfeval.core.rows import Rows
from selfeval.ui import theme
from selfeval.ui.thread.marks import LINKED, Gold, StepMark
from selfeval.ui.thread.panel import ThreadPanel
from tests.pseudo import speaking_pseudo

MIDDLE = 11
"""Where the line runs, in pixels from the left at 100 % text."""


@pytest.fixture
def panel(app: QApplication, qtbot: Any) -> ThreadPanel:
    """Give the test a panel with room for its five steps."""
    made = ThreadPanel(Fact, read_only=True)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    return made


def colours_of_the_line(part: QWidget, top: int) -> set[int]:
    image = part.grab().toImage()
    return {image.pixel(MIDDLE, y) for y in range(top, part.height())}


def is_broken(panel: ThreadPanel, step: int) -> bool:
    """Tell whether the line from a step to the next, with the cards beside it, has blanks."""
    QApplication.processEvents()
    mark = panel.findChildren(StepMark)[step - 1]
    gold = panel.findChildren(Gold)[step - 1]
    ring_ends = mark.height() // 2 + 12
    return len(colours_of_the_line(mark, ring_ends) | colours_of_the_line(gold, 0)) > 1


def test_a_thread_that_leads_to_nothing_is_dotted(panel: ThreadPanel) -> None:
    fact = Fact(statement="Eleven were late")
    panel.show_item(Rows([fact]), fact)
    assert [is_broken(panel, step) for step in (1, 2, 3, 4)] == [True, True, True, True]


def test_a_thread_is_whole_as_far_as_it_is_linked(panel: ThreadPanel) -> None:
    fact, belief = Fact(statement="Eleven were late"), Assumption(belief="Mornings are hard")
    link = Stance(fact_id=fact.id, assumption_id=belief.id, stance="supports")
    panel.show_item(Rows([fact, belief, link]), fact)
    assert [is_broken(panel, step) for step in (1, 2)] == [False, True]


def test_a_long_title_of_a_step_goes_on_below(app: QApplication, qtbot: Any) -> None:
    short, long = (
        StepMark(1, title, here=True, onward=LINKED, empty=False)
        for title in ("Facts", "What two sceptical visitors would both write down")
    )
    for mark in (short, long):
        qtbot.addWidget(mark)
    assert short.heightForWidth(200) == theme.px(30)
    assert long.heightForWidth(200) >= theme.px(30) + QFontMetrics(long.font()).lineSpacing() - 4
    assert long.heightForWidth(600) == theme.px(30)
    panel = ThreadPanel(Fact, read_only=True)
    qtbot.addWidget(panel)
    panel.resize(200, 900)
    panel.show()
    with speaking_pseudo():
        fact = Fact(statement="Eleven were late")
        panel.show_item(Rows([fact]), fact)
    QApplication.processEvents()
    marks = panel.findChildren(StepMark)
    assert marks[-1].height() > theme.px(30)
    assert all(mark.height() >= mark.heightForWidth(mark.width()) for mark in marks)
