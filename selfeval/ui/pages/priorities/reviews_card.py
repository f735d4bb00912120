"""Reviews: dated decisions to go on, adapt or stop, with what was learned; the newest first."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from selfeval.core.board import reviews_of
from selfeval.core.fields import field_of
from selfeval.core.models import Review
from selfeval.i18n import _
from selfeval.ui import alerts, wording
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.card import hint, more_words, stored
from selfeval.ui.pages.priorities.owned_card import OwnedCard
from selfeval.ui.widgets import empty_layout, label
from selfeval.ui.workspace import Workspace

MOST = 20


class ReviewsCard(OwnedCard):
    """Every review. `stop_wanted` carries the id of a priority that is to stop, and why."""

    model = Review
    stop_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Reviews"), "reviews_card", _("Add a review"))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.empty = hint(_("Continue, adapt or stop: decided when, and why?"), "no_reviews")
        self.body.addWidget(self.empty)
        self.body.addLayout(self._list)

    def told(self) -> object:
        return self.row_id, stored(reviews_of(self.workspace.rows, self.row_id))

    def draw(self) -> None:
        """Show the reviews as they are now."""
        empty_layout(self._list)
        reviews = reviews_of(self.workspace.rows, self.row_id)
        self.empty.setVisible(not reviews)
        for row in reviews[:MOST]:
            self._add(row)
        if len(reviews) > MOST:
            words = more_words(len(reviews) - MOST)
            self._list.addWidget(label(words, "caption", "text2", wrap=True))

    def _add(self, row: Review) -> None:
        decision = field_of(Review, "decision").label_of(row.decision) if row.decision else ""
        day = wording.day(row.held_on) or _("No date")
        checked = _("checked by {who}").format(who=row.checked_by) if row.checked_by else ""
        heading = " · ".join(part for part in (day, decision) if part)
        caption = " · ".join(part for part in (heading, checked) if part)
        shown = ItemButton(row.why or decision or _("No reason given yet"), caption, lines=4)
        shown.setObjectName("review")
        shown.setAccessibleName(", ".join(part for part in (heading, row.why, checked) if part))
        self.lead_to(shown, row.id)
        self._list.addWidget(shown)
        if row.learned.strip():
            told = _("What we learned: {words}").format(words=row.learned.strip())
            learned = label(told, "body", "text2", wrap=True)
            learned.setContentsMargins(13, 0, 8, 6)
            self._list.addWidget(learned)

    def on_add(self) -> None:
        """Ask for a review held today, unless another day is given."""
        self.ask_for_row({"held_on": date.today().isoformat()})

    def save(self, values: dict[str, Any]) -> None:
        """Add the review; where it says stop, ask whether the priority stops with it."""
        super().save(values)
        row = self.priority
        if values.get("decision") == "stop" and row is not None and row.status != "stopped":
            QTimer.singleShot(0, self, lambda: self._ask_to_stop(str(values.get("why") or "")))

    def _ask_to_stop(self, why: str) -> None:
        row_id = self.row_id
        alerts.ask(
            self.window(),
            _("The review says stop. Should the priority stop with it?"),
            _("It then leaves the live ones and keeps everything that is written about it."),
            [(_("Stop it"), lambda: self.stop_wanted.emit(row_id, " ".join(why.split())))],
            "stop_with_review",
            otherwise=_("Leave it live"),
        )
