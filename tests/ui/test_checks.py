"""Check boxes and radio buttons: words wrap where room is short, all of it can be pressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from selfeval.ui import theme
from selfeval.ui.checks import Check, Radio

WORDS = "Take retired assumptions along as well, with everything that speaks against them"


@pytest.fixture(params=[Check, Radio])
def made(
    request: pytest.FixtureRequest, app: QApplication, qtbot: Any
) -> Iterator[QAbstractButton]:
    """Give the test a button in a window of its own."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    button = request.param(WORDS)
    column.addWidget(button)
    column.addStretch(1)
    around.resize(900, 400)
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    yield button
    around.close()


def test_words_take_one_line_where_they_fit(made: QAbstractButton) -> None:
    assert made.sizeHint().width() < 900
    assert made.height() == made.sizeHint().height() == theme.px(30)


def test_words_go_on_in_a_new_line_where_they_do_not(made: QAbstractButton, qtbot: Any) -> None:
    made.window().resize(200, 400)
    qtbot.waitUntil(lambda: made.width() <= 200)
    lines = made.height() // made.fontMetrics().lineSpacing()
    assert lines >= 3
    assert made.heightForWidth(200) <= made.height()


def test_the_last_line_can_be_pressed(made: QAbstractButton, qtbot: Any) -> None:
    made.window().resize(200, 400)
    qtbot.waitUntil(lambda: made.width() <= 200)
    place = QPoint(made.width() - 4, made.height() - 4)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=place)
    assert made.isChecked()
