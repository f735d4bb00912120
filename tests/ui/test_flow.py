"""Widgets side by side, over as many lines as they need; and words of which one is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from selfeval.ui.flow import FlowLayout
from selfeval.ui.form.segments import Segments


class Block(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._size


def laid_out(width: int, *blocks: Block) -> FlowLayout:
    around = QWidget()
    flow = FlowLayout(around, 10)
    for block in blocks:
        flow.addWidget(block)
    flow.setGeometry(QRect(0, 0, width, 200))
    flow.around = around  # type: ignore[attr-defined]
    return flow


def test_a_line_goes_on_below_where_room_ends(app: object) -> None:
    blocks = [Block(40), Block(40), Block(40, 30)]
    flow = laid_out(100, *blocks)
    assert [block.geometry().topLeft().toTuple() for block in blocks] == [(0, 0), (50, 0), (0, 30)]
    assert flow.heightForWidth(100) == 60
    assert flow.heightForWidth(140) == 30
    assert flow.heightForWidth(40) == 20 + 10 + 20 + 10 + 30


def test_a_widget_that_is_too_wide_is_made_to_fit_and_a_hidden_one_takes_no_room(
    app: object,
) -> None:
    wide, hidden, last = Block(400), Block(40), Block(40)
    hidden.hide()
    laid_out(100, wide, hidden, last)
    assert wide.width() == 100
    assert last.geometry().topLeft().toTuple() == (0, 30)


def test_the_low_stand_in_the_middle_of_their_line(app: object) -> None:
    low, high = Block(40, 20), Block(40, 30)
    laid_out(100, low, high)
    assert (low.y(), high.y()) == (5, 0)


def test_one_word_is_chosen_or_none(app: object, qtbot: Any) -> None:
    made = Segments("Answer", (("1", "Yes"), ("", "Neither")), "answer")
    qtbot.addWidget(made)
    made.show()
    assert made.word == ""
    heard: list[str] = []
    made.chosen.connect(heard.append)
    yes = made.findChild(QPushButton, "answer_1")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert (heard, made.word) == (["1"], "1")
    assert made.first_focus() is yes
    made.put(None)
    assert not yes.isChecked()
    made.put("")
    assert made.findChild(QPushButton, "answer_none").isChecked()
    assert heard == ["1"]
