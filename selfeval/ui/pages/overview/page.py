"""The overview: where things stand, what deserves a look, what is due and what changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from selfeval.core.findings import Finding
from selfeval.core.meetings import last_meeting, new_since
from selfeval.core.models import Dismissal
from selfeval.core.overview import Overview, overview
from selfeval.i18n import _
from selfeval.store.changes import Change, changes_since
from selfeval.ui import alerts, theme, wording
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.frame.head import Head
from selfeval.ui.page import Page
from selfeval.ui.pages.overview.cards import Card
from selfeval.ui.pages.overview.changes_card import ChangesCard, since_moment
from selfeval.ui.pages.overview.due_card import DueCard
from selfeval.ui.pages.overview.empty import EmptyOverview
from selfeval.ui.pages.overview.grid_card import GridCard
from selfeval.ui.pages.overview.look_card import AsideCard, LookCard
from selfeval.ui.pages.overview.next_card import NextCard
from selfeval.ui.pages.overview.opening import Opening
from selfeval.ui.pages.overview.starts import Starts
from selfeval.ui.pages.overview.thread_card import ThreadCard
from selfeval.ui.widgets import scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

BESIDE_FROM = 1040
"""Width in pixels (at 100 % text) from which the cards stand in two columns."""
WIDEST = 1700


class OverviewPage(Page):
    """Everything at a glance. It is worked out once after each change, when it is looked at."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("overview_page")
        may_write = not workspace.document.read_only
        self._starts: Starts | None = None
        self._seen: tuple[date, Overview, list[Change]] | None = None
        self._drawn: tuple[date, Overview, list[Change]] | None = None
        self.opening = Opening()
        self.thread, self.grid = ThreadCard(workspace), GridCard()
        self.next = NextCard(may_write)
        self.look, self.aside = LookCard(workspace), AsideCard(workspace)
        self.due, self.changes = DueCard(workspace), ChangesCard()
        self.empty = EmptyOverview(may_write=may_write)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = _column(self.thread, self.grid, self.next)
        right = _column(self.look, self.due, self.changes, self.aside)
        self._columns.addWidget(left, 64)
        self._columns.addWidget(right, 36)
        self._full = QWidget()
        self._full.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 28)
        column.setSpacing(14)
        for part in (self.opening, self.empty, self._full):
            column.addWidget(part)
        column.addStretch(1)
        inner.setMaximumWidth(WIDEST)
        self.empty.setMaximumWidth(760)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(inner, "overview_scroll")
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.workspace.changed.connect(self._on_changed)
        for card in self.findChildren(Card):
            card.go_to.connect(self.go_to)
            card.page_wanted.connect(self.page_wanted)
        self.empty.page_wanted.connect(self.page_wanted)
        self.empty.command_wanted.connect(self.command_wanted)
        self.opening.present_wanted.connect(lambda: self.command_wanted.emit("present"))
        for card in (self.look, self.aside):
            card.set_aside_wanted.connect(self._on_set_aside)
            card.bring_back_wanted.connect(self._on_bring_back)

    # What the window asks ------------------------------------------------------------------

    def join(self, desk: Desk) -> None:
        """Do what the buttons say on this desk."""
        starts = self._starts = Starts(desk)
        self.next.begun.connect(starts.step)
        self.due.record_wanted.connect(starts.record)
        say = desk.window.foot.say
        self.due.recorded.connect(lambda: say(_("Recorded."), may_undo=True))
        self.look.record_wanted.connect(starts.record)
        self.look.indicator_wanted.connect(starts.write_indicator)

    def head(self) -> Head:
        """Return the button for a quick note."""
        may_write = not self.workspace.document.read_only
        return Head(action=_("Quick note") if may_write else "", icon="pencil")

    def act(self) -> None:
        """Write a quick note."""
        self.command_wanted.emit("quick_note")

    def panes(self) -> list[QWidget]:
        """Return the cards, from the left."""
        if self.empty.isVisibleTo(self):
            return [self.empty]
        return [self.thread, self.grid, self.next, self.look, self.due, self.changes]

    def enter(self) -> None:
        """Be shown: the first rows of each card, looked at anew if anything has changed."""
        cards = (self.thread, self.look, self.aside, self.due, self.changes)
        folded = [card.show_few() for card in cards]
        if any(folded) or self._drawn is not self._look():
            self._draw()

    def _on_changed(self, _label: str, _tables: object) -> None:
        self._seen = None
        if self.isVisible():
            self._draw()

    # Showing ------------------------------------------------------------------------------

    def _look(self) -> tuple[date, Overview, list[Change]]:
        """Return today, the overview and what changed, worked out once until something changes."""
        today = date.today()
        if self._seen is None or self._seen[0] != today:
            rows, document = self.workspace.rows, self.workspace.document
            since = since_moment(new_since(rows, today))
            changes = changes_since(document.session, rows, since, document.known_at(since))
            self._seen = (today, overview(rows, today), changes)
        return self._seen

    def _draw(self) -> None:
        today, seen, changes = self._drawn = self._look()
        self.opening.setVisible(not seen.is_empty)
        self.empty.setVisible(seen.is_empty)
        self._full.setVisible(not seen.is_empty)
        if not seen.is_empty:
            self.opening.show_overview(seen)
            self.thread.show_strands(seen.strands)
            self.grid.show_grid(seen.grid)
            self.next.show_step(seen.next_step)
            self.look.show_overview(seen)
            self.aside.show_findings(seen.aside)
            self.due.show_overview(seen, today)
            self._draw_changes(today, changes)

    def _draw_changes(self, today: date, changes: list[Change]) -> None:
        last = last_meeting(self.workspace.rows, today)
        if last is not None:
            note = _("since {day}").format(day=wording.day(last.held_on))
            self.changes.say_title(_("Changed since the last meeting"), note)
        else:
            self.changes.say_title(_("Changed in the last 30 days"))
        self.changes.show_changes(changes, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE_FROM)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            QTimer.singleShot(0, self, self._on_restyled)

    def _on_restyled(self) -> None:
        """Draw the painted parts anew at another text size."""
        if self.isVisible() and self.workspace.is_open:
            self._draw()

    # Setting aside ------------------------------------------------------------------------

    def _on_set_aside(self, finding: Finding) -> None:
        asked = AsideDialog(finding.sentence, self.window())
        asked.accepted.connect(lambda: self._set_aside(finding, asked.reason))
        asked.open()

    @alerts.calmly
    def _set_aside(self, finding: Finding, reason: str) -> None:
        at = [one.text() for one in self.look.findings()].index(finding.sentence)
        self.workspace.add(_dismissal(finding, reason), _("Set a finding aside"))
        if not self.look.focus_on(at):
            self.aside.findings()[0].setFocus()

    @alerts.calmly
    def _on_bring_back(self, finding: Finding) -> None:
        row_id = _dismissal(finding, "").id
        self.workspace.remove(Dismissal, [row_id], _("Bring a finding back"))
        self.look.focus_on(0)


def _column(*cards: Card) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for one in cards:
        column.addWidget(one)
    column.addStretch(1)
    return made


def _dismissal(finding: Finding, reason: str) -> Dismissal:
    return Dismissal(
        rule=finding.rule, item_table=finding.item_table, item_id=finding.item_id, reason=reason
    )
