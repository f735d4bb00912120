"""Everything about the priority that is chosen, in cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.priorities.card import BoardCard
from selfeval.ui.pages.priorities.consequences_card import ConsequencesCard
from selfeval.ui.pages.priorities.fields_card import GROUPS, FieldsCard
from selfeval.ui.pages.priorities.links_cards import links_cards
from selfeval.ui.pages.priorities.reviews_card import ReviewsCard
from selfeval.ui.pages.priorities.timeline_card import TimelineCard
from selfeval.ui.pages.priorities.why_card import WhyCard
from selfeval.ui.workspace import Workspace

PAIRED_FROM = 720
"""Width (at 100 % text) from which the smaller cards stand in pairs."""


class Chosen(QWidget):
    """Everything about the chosen priority, in cards. It keeps no id of its own."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("chosen_priority")
        self.why = WhyCard(workspace)
        self.timeline = TimelineCard(workspace)
        self.consequences = ConsequencesCard(workspace)
        self.reviews = ReviewsCard(workspace)
        self.links = list(links_cards(workspace))
        self.why.assumption_wanted.connect(self.links[0].ask)
        self.fields = {
            name: FieldsCard(workspace, _(title), name, _(note), fields)
            for name, (title, note, fields) in GROUPS.items()
        }
        self._paired: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._place()

    @property
    def cards(self) -> list[BoardCard]:
        """Every card but those of links, which are drawn as in the full form."""
        return [self.why, self.timeline, *self.fields.values(), self.consequences, self.reviews]

    def show_priority(self, row_id: str) -> None:
        """Show another priority, or the same one as it is now."""
        for card in self.cards:
            card.show_priority(row_id)
        for link in self.links:
            link.row_id = row_id
            link.draw()

    def settle(self) -> None:
        """Hand over what is still being typed."""
        for card in self.cards:
            card.settle()

    def minimumSizeHint(self) -> QSize:
        """Be ready to be narrower than the arrangement of the moment: it then changes."""
        return QSize(theme.px(280), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _lines(self) -> list[tuple[QWidget, ...]]:
        """Return the cards from top to bottom, those that may stand in pairs together."""
        change, problem, asks = self.fields.values()
        return [
            (self.why,),
            (self.timeline,),
            (problem, change),
            (asks, self.links[-1]),
            tuple(self.links[:-1]),
            (self.consequences,),
            (self.reviews,),
        ]

    def in_order(self) -> list[QWidget]:
        """Return every card in the order in which people read them."""
        return [card for line in self._lines() for card in line]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        paired = self.width() >= theme.px(PAIRED_FROM)
        if paired == self._paired:
            return
        self._paired = paired
        lines = self._lines()
        if not paired:
            lines = [(card,) for line in lines for card in line]
        for at, line in enumerate(lines):
            for column, card in enumerate(line):
                self._grid.addWidget(card, at, column, 1, 2 if len(line) == 1 else 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
