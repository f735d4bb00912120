"""What importing a map would do, before it does it, as cards of sentences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from selfeval.exchange.maps.incoming import MapPlan, telling
from selfeval.exchange.maps.incoming.found import quoted
from selfeval.i18n import _
from selfeval.ui.importing.plan_list import plan_card
from selfeval.ui.widgets import empty_layout, label

MOST_ARROWS = 25
MOST_BOXES = 12


class MapPreview(QWidget):
    """A plan in words."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)

    def show_plan(self, plan: MapPlan) -> None:
        """Show a plan in place of the one before."""
        maps = list(telling.map_words(plan)) if len(plan.maps) > 1 else []
        cards = (
            (_("Maps"), maps),
            (_("Boxes"), _boxes(plan)),
            (_("Arrows"), list(telling.arrow_sentences(plan, MOST_ARROWS))),
            (_("How signs were read"), list(telling.sign_words(plan))),
            (_("To know"), list(plan.found.said)),
        )
        empty_layout(self._list)
        for title, lines in cards:
            if lines:
                self._list.addWidget(_card(title, lines))


def _boxes(plan: MapPlan) -> list[str]:
    new = list(dict.fromkeys(box.found.label for box in plan.boxes if box.is_new))
    lines = [_("New: {labels}.").format(labels=quoted(new, MOST_BOXES))] if new else []
    lines += telling.same_words(plan)
    lines += (words for words in (telling.lone_words(plan), telling.unplaced_words(plan)) if words)
    return lines


def _card(title: str, lines: Iterable[str]) -> QFrame:
    box, column = plan_card()
    column.addWidget(label(title, "strong", wrap=True))
    for line in lines:
        column.addWidget(label(line, "body", wrap=True))
    return box
