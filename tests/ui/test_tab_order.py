"""Tab goes through what is there in the order of its layouts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from selfeval.ui.pages.priorities.tab_order import chain, stops
from selfeval.ui.widgets import scrolling


def test_layouts_within_layouts_come_in_their_place(app: QApplication) -> None:
    last, first, second = QPushButton("last"), QLineEdit(), QPushButton("second")
    whole = QWidget()
    column, line = QVBoxLayout(whole), QHBoxLayout()
    line.addWidget(first)
    line.addWidget(QLabel("takes no focus"))
    line.addWidget(second)
    column.addLayout(line)
    column.addWidget(last)
    assert list(stops(whole)) == [first, second, last]


def test_what_scrolls_is_gone_through_and_what_qt_puts_beside_it_is_not(app: QApplication) -> None:
    inner, inside = QWidget(), QPushButton("inside")
    QVBoxLayout(inner).addWidget(inside)
    area = scrolling(inner, "area")
    area.addScrollBarWidget(QPushButton("beside"), Qt.AlignmentFlag.AlignTop)
    assert list(stops(area)) == [inside]


def test_parts_follow_each_other(app: QApplication) -> None:
    host = QWidget()
    later, between, sooner = (QPushButton(words, host) for words in ("c", "b", "a"))
    assert _after(later) is between
    chain([sooner, between, later])
    assert [_after(one) for one in (sooner, between, later)] == [between, later, sooner]


def _after(widget: QWidget) -> QWidget:
    """Return where Tab leads from a widget; round again past the host, which takes no focus."""
    following = widget.nextInFocusChain()
    return following if isinstance(following, QPushButton) else following.nextInFocusChain()
