"""The page of early indicators: side by side, or each in detail."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.challenges import RULE
from selfeval.core.models import Dismissal, Indicator, IndicatorPriority, Row
from selfeval.core.rooms import Room
from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.aside_dialog import AsideDialog
from selfeval.ui.frame.head import Head
from selfeval.ui.page import Page
from selfeval.ui.pages.indicators.board import Board
from selfeval.ui.pages.indicators.room import IndicatorRoom
from selfeval.ui.recording.gestures import thought_through
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


ROOMY = 940
"""Width of the page in pixels (at 100 % text) from which every button of the head has words."""


class IndicatorsPage(Page):
    """Two views of the same rows. The detailed one is built when it is first wanted."""

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("indicators_page")
        self.room = room
        self._desk: Desk | None = None
        self._inside: IndicatorRoom | None = None
        self.board = Board(room, workspace)
        self._was_empty = self.board.is_empty
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._make_switch()
        self._connect()

    def _make_switch(self) -> None:
        self.side_by_side = button(_("Side by side"), "segment", name="view_board")
        self.in_detail = button(_("In detail"), "segment", name="view_detail")
        self._views = QButtonGroup(self)
        for made in (self.side_by_side, self.in_detail):
            made.setCheckable(True)
            self._views.addButton(made)
        self.side_by_side.setChecked(True)
        self.new = button("", icon="plus", name="new_indicator")
        self.record = button("", icon="timeline", name="record_from_head")
        self._beside = QWidget(self)  # keeps them while no head shows them
        self._beside.hide()
        for made in (self.side_by_side, self.in_detail, self.new, self.record):
            made.setParent(self._beside)
        self._fit_head()

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
        self.side_by_side.clicked.connect(self.show_board)
        self.in_detail.clicked.connect(lambda: self.show_detail(self.board.grid.current_id))
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

    @property
    def inside(self) -> IndicatorRoom:
        """The detailed view."""
        if self._inside is None:
            made = self._inside = IndicatorRoom(self.room, self.workspace)
            made.go_to.connect(self.go_to)
            made.page_wanted.connect(self.page_wanted)
            made.command_wanted.connect(self.command_wanted)
            made.head_changed.connect(self.head_changed)
            if self._desk is not None:
                made.join(self._desk)
            self._stack.addWidget(made)
        return self._inside

    @property
    def is_board(self) -> bool:
        """Whether the indicators are shown side by side."""
        return self._stack.currentWidget() is self.board

    @property
    def detail(self) -> Any:
        """The form of the detailed view, and what belongs to its row."""
        return self.inside.detail

    def show_board(self) -> None:
        """Show all side by side, with the card of the row that was shown as the current one."""
        row_id = ""
        if not self.is_board:
            self.inside.leave()
            row_id = self.inside.row_id
        self._switch(self.board)
        if row_id:
            self.board.grid.make_current(row_id)
        self.board.grid.focus_current()
        self.board.bring_into_view()

    def show_detail(self, row_id: str = "") -> None:
        """Show one in detail; without an id, the one that was shown there before."""
        self._switch(self.inside)
        if row_id:
            self.inside.show_item(row_id)
        self.inside.enter()

    def _switch(self, view: QWidget) -> None:
        if not self.is_board:
            self.left()
        self._stack.setCurrentWidget(view)
        (self.side_by_side if self.is_board else self.in_detail).setChecked(True)
        self.head_changed.emit()

    # What the window asks -----------------------------------------------------------------------

    def join(self, desk: Desk) -> None:
        """Remember who knows whether threads are shown."""
        self._desk = desk

    def head(self) -> Head:
        """Return the switch between the views, and what can be done in the one that is shown."""
        may_write = not self.workspace.document.read_only
        views = (self.side_by_side, self.in_detail)
        if not self.is_board:
            inner = self.inside.head()
            record = (self.record,) if may_write else ()
            return Head(
                action=inner.action,
                icon=inner.icon,
                beside=(*views, *inner.beside, *record),
                has_thread=inner.has_thread,
                thread_shown=inner.thread_shown,
            )
        if not may_write:
            return Head(beside=views)
        if self.board.is_empty:
            return Head(action=_("New early indicator"), beside=views)
        return Head(action=_("Record a reading"), icon="timeline", beside=(*views, self.new))

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The row that is shown, or the card that is the current one."""
        row_id = self.row_id
        return (Indicator, row_id) if row_id else None

    @property
    def row_id(self) -> str:
        """The id of that row; empty if there is none."""
        return self.board.grid.current_id if self.is_board else self.inside.row_id

    def enter(self) -> None:
        """Be shown: read what has changed since the page was last seen."""
        if self.is_board:
            self.board.grid.focus_current()
        else:
            self.inside.enter()

    def leave(self) -> None:
        """Settle what is still being typed."""
        if self._inside is not None:
            self._inside.leave()

    def left(self) -> None:
        """Leave no new indicator behind in which nothing was written."""
        if self._inside is not None:
            self._inside.left()

    def show_item(self, row_id: str) -> None:
        """Show one in detail."""
        self.show_detail(row_id)

    def show_only(self, realm: str) -> None:
        """Narrow the board to a realm."""
        self.show_board()
        self.board.filters.show_realm(realm)

    def panes(self) -> list[QWidget]:
        """Return the chips and the cards, or the panes of the detailed view."""
        if not self.is_board:
            return self.inside.panes()
        return [self.board.filters, self.board.grid] if not self.board.is_empty else [self.board]

    def act(self) -> None:
        """Record a reading; where there is nothing to read, or in detail, add an indicator."""
        if self.is_board and not self.board.is_empty:
            self.command_wanted.emit("reading")
        else:
            self.add()

    def add(self, words: str = "") -> None:
        """Add an indicator and put the cursor into its name."""
        if self.is_board:
            self._switch(self.inside)
        self.inside.add(words)

    def can_add(self) -> bool:
        """Indicators are added here."""
        return True

    @alerts.calmly
    def remove(self) -> None:
        """Remove the row that is shown, or the current card; Undo brings all of it back."""
        if not self.is_board:
            self.inside.remove()
        elif self.row_id:
            self.workspace.remove(Indicator, [self.row_id])

    def rename(self) -> None:
        """Put the cursor into the name of the row that is shown."""
        if self.row_id:
            self.show_detail(self.row_id)
            self.inside.rename()

    def find(self) -> bool:
        """Put the cursor into the search box of the view that is shown."""
        if not self.is_board:
            return self.inside.find()
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
        self.inside.rename()

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
