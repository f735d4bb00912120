"""What importing a map would do, before it does it, as cards of sentences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame

from selfeval.exchange.maps.incoming import MapPlan, telling
from selfeval.i18n import _
from selfeval.ui.importing.plan_list import PlanList, plan_card
from selfeval.ui.widgets import label

MOST_ARROWS = 25


class MapPreview(PlanList):
    """A plan in words."""

    def __init__(self) -> None:
        super().__init__("map_preview_scroll")

    def show_plan(self, plan: MapPlan) -> None:
        """Show a plan in place of the one before."""
        cards = (
            (_("Boxes"), _boxes(plan)),
            (_("Arrows"), list(telling.arrow_sentences(plan, MOST_ARROWS))),
            (_("How signs were read"), list(telling.sign_words(plan))),
            (_("To know"), list(plan.found.said)),
        )
        self.show_lines([_card(title, lines) for title, lines in cards if lines])


def _boxes(plan: MapPlan) -> list[str]:
    new = list(dict.fromkeys(box.found.label for box in plan.boxes if box.is_new))
    lines = [_("New: {labels}.").format(labels=telling.quoted(new, 12))] if new else []
    lines += telling.same_words(plan)
    lines += (words for words in (telling.lone_words(plan), telling.unplaced_words(plan)) if words)
    return lines


def _card(title: str, lines: Iterable[str]) -> QFrame:
    box, column = plan_card()
    column.addWidget(label(title, "strong", wrap=True))
    for line in lines:
        column.addWidget(label(line, "body", wrap=True))
    return box
