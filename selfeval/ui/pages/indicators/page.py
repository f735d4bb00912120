"""The page of early indicators: side by side, or each in detail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from selfeval.core.challenges import RULE
from selfeval.core.models import Dismissal, Indicator, IndicatorPriority
from selfeval.core.rooms import Room
from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.frame.head import Head
from selfeval.ui.pages.board_page import DETAIL, BoardPage
from selfeval.ui.pages.indicators.board import Board
from selfeval.ui.pages.indicators.room import IndicatorRoom
from selfeval.ui.recording.gestures import thought_through
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

ROOMY = 940
"""Width of the page in pixels (at 100 % text) from which every button of the head has words."""


class IndicatorsPage(BoardPage):
    """All early indicators side by side, or each in detail."""

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__(room, workspace, _("How to look at the early indicators"))
        self.setObjectName("indicators_page")
        self.board = Board(room, workspace)
        self._was_empty = self.board.is_empty
        self.views.addWidget(self.board)
        self.new = button("", icon="plus", name="new_indicator")
        self.record = button("", icon="timeline", name="record_from_head")
        self._fit_head()
        self._connect()

    def _fit_head(self) -> None:
        """Leave the head's title room: where that is short, two buttons are their icons alone."""
        roomy = self.width() >= theme.px(ROOMY)
        for made, words in ((self.new, _("New indicator")), (self.record, _("Record a reading"))):
            made.setText(words if roomy else "")
            made.setToolTip("" if roomy else words)
            made.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_head()

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.add())
        self.record.clicked.connect(lambda: self.command_wanted.emit("reading"))
        self.board.add_wanted.connect(self._on_add_for)
        self.board.go_to.connect(self.go_to)
        self.board.thought_through.connect(self._on_thought_through)
        self.board.aside_wanted.connect(self._on_aside_wanted)
        self.board.grid.opened.connect(self.show_detail)
        self.board.grid.remove_wanted.connect(lambda _id: self.remove())
        self.board.grid.record_wanted.connect(lambda _id: self.command_wanted.emit("reading"))
        self.workspace.changed.connect(self._on_changed)

    def _on_changed(self, _label: str, _tables: object) -> None:
        self.board.say_changed()
        if self._was_empty != self.board.is_empty:
            self._was_empty = self.board.is_empty
            self.head_changed.emit()

    # The two views ------------------------------------------------------------------------------

    def make_plain(self) -> IndicatorRoom:
        """Make the plain step, whose fields fit the unit."""
        return IndicatorRoom(self.room, self.workspace)

    @property
    def board_id(self) -> str:
        """The id of the current card; "" for none."""
        return self.board.grid.current_id

    def show_board(self) -> None:
        """Show all side by side, with the card of the row that was shown as the current one."""
        row_id = self.row_id
        super().show_board()
        if row_id:
            self.board.grid.make_current(row_id)
        self.board.grid.focus_current()
        self.board.bring_into_view()

    # What the window asks -----------------------------------------------------------------------

    def head(self) -> Head:
        """Return the switch between the views, and what can be done in the one that is shown."""
        may_write = not self.workspace.document.read_only
        if not self.is_board:
            inner = super().head()
            record = (self.record,) if may_write else ()
            return replace(inner, beside=(*inner.beside, *record))
        if not may_write:
            return Head(beside=(self.switch,))
        if self.board.is_empty:
            return Head(action=_("New early indicator"), beside=(self.switch,))
        beside = (self.switch, self.new)
        return Head(action=_("Record a reading"), icon="timeline", beside=beside)

    def enter(self) -> None:
        """Be shown: read what has changed since the page was last seen."""
        if self.is_board:
            self.board.grid.focus_current()
        else:
            super().enter()

    def show_only(self, realm: str) -> None:
        """Narrow the board to a realm."""
        self.show_board()
        self.board.filters.show_realm(realm)

    def panes(self) -> list[QWidget]:
        """Return the chips and the cards, or the panes of the detailed view."""
        if not self.is_board:
            return super().panes()
        return [self.board.filters, self.board.grid] if not self.board.is_empty else [self.board]

    def act(self) -> None:
        """Record a reading; where there is nothing to read, or in detail, add an indicator."""
        if self.is_board and not self.board.is_empty:
            self.command_wanted.emit("reading")
        else:
            self.add()

    def add(self, words: str = "") -> None:
        """Add an indicator and put the cursor into its name."""
        self._show_view(DETAIL)
        super().add(words)

    def find(self) -> bool:
        """Put the cursor into the search box of the view that is shown."""
        if not self.is_board:
            return super().find()
        self.board.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.board.filters.search.selectAll()
        return True

    # What the notices lead to -------------------------------------------------------------------

    @alerts.calmly
    def _on_add_for(self, priority_id: str) -> None:
        """Add an indicator that watches over a priority, in one gesture."""
        if not priority_id:
            self.add()
            return
        made = Indicator(sign="")
        row_id = made.id
        with self.workspace.edit(_("Add early indicator")) as session:
            session.add(made)
            session.flush()
            session.add(IndicatorPriority(indicator_id=row_id, priority_id=priority_id))
        self.show_detail(row_id)
        self.rename()

    @alerts.calmly
    def _on_thought_through(self, assumption_id: str) -> None:
        thought_through(self.workspace, assumption_id, date.today().isoformat())

    def _on_aside_wanted(self, assumption_id: str, sentence: str) -> None:
        dialog = AsideDialog(sentence, self.window())
        dialog.accepted.connect(lambda: self._set_aside(assumption_id, dialog.reason))
        dialog.open()

    @alerts.calmly
    def _set_aside(self, assumption_id: str, reason: str) -> None:
        row = Dismissal(rule=RULE, item_table="assumption", item_id=assumption_id, reason=reason)
        self.workspace.add(row, _("Set a finding aside"))
