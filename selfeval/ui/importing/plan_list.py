"""What a preview of an import or of a pasted table is made of: cards, one below the other."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from selfeval.ui.widgets import card, empty_layout, scrolling


class PlanList(QWidget):
    """A list that scrolls, filled anew for each plan."""

    def __init__(self, scroll_name: str) -> None:
        super().__init__()
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inner, scroll_name))

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these widgets in place of those before."""
        empty_layout(self._list)
        for one in lines:
            self._list.addWidget(one)
        self._list.addStretch(1)


def plan_card() -> tuple[QFrame, QVBoxLayout]:
    """Make a card for one thing that would be written; return it with its column."""
    box = card()
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(4)
    return box, column
