"""A step seen in two ways: its items side by side on a board, or each in detail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.models import Row
from selfeval.core.rooms import Room
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.frame.head import Head
from selfeval.ui.item.detail import Detail
from selfeval.ui.page import Page
from selfeval.ui.room_page import RoomPage
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

BOARD, DETAIL = 0, 1
"""The two views, as the switch counts them."""


class BoardPage(Page):
    """Two views of the same rows. The plain step is built when it is first wanted.

    What is said here is what the plain step does; subclasses put their board first and say what is
    done there instead. `ways` names the switch between the two for those who hear it.
    """

    def __init__(self, room: Room, workspace: Workspace, ways: str) -> None:
        super().__init__(workspace)
        self.room = room
        self._desk: Desk | None = None
        self._plain: RoomPage | None = None
        self.views = QStackedWidget()
        self._group = QButtonGroup(self)
        self.switch = self._switch(ways)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.views)

    def _switch(self, ways: str) -> QWidget:
        made = QWidget()
        made.setAccessibleName(ways)
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        named = ((BOARD, _("Side by side"), "view_board"), (DETAIL, _("In detail"), "view_detail"))
        for at, words, name in named:
            view = button(words, "segment", name=name)
            view.setCheckable(True)
            view.setChecked(at == BOARD)
            self._group.addButton(view, at)
            line.addWidget(view)
        self._group.idClicked.connect(lambda at: self.show_detail() if at else self.show_board())
        return made

    # What subclasses say --------------------------------------------------------------------

    def make_plain(self) -> RoomPage:
        """Make the plain step."""
        return RoomPage(self.room, self.workspace)

    @property
    def board_id(self) -> str:
        """The id of the item that is chosen on the board; "" for none."""
        raise NotImplementedError

    # The two views --------------------------------------------------------------------------

    @property
    def in_detail(self) -> RoomPage:
        """The plain step with every field."""
        if self._plain is None:
            plain = self._plain = self.make_plain()
            plain.go_to.connect(self.go_to)
            plain.page_wanted.connect(self.page_wanted)
            plain.command_wanted.connect(self.command_wanted)
            plain.head_changed.connect(self.head_changed)
            if self._desk is not None:
                plain.join(self._desk)
            self.views.addWidget(plain)
        return self._plain

    @property
    def is_board(self) -> bool:
        """Whether the items are shown side by side."""
        return self.views.currentIndex() == BOARD

    def show_board(self) -> None:
        """Show the items side by side."""
        self.leave()
        self.left()
        self._show_view(BOARD)

    def show_detail(self, row_id: str = "") -> None:
        """Show the plain step, at this item or at the one that is chosen on the board."""
        self.leave()
        row_id = row_id or self.row_id
        self._show_view(DETAIL)
        if row_id:
            self.in_detail.show_item(row_id)
        self.in_detail.enter()

    def _show_view(self, at: int) -> None:
        self._group.button(at).setChecked(True)
        self.views.setCurrentWidget(self.in_detail if at == DETAIL else self.views.widget(BOARD))
        self.head_changed.emit()

    # What the window asks -------------------------------------------------------------------

    def join(self, desk: Desk) -> None:
        """Remember the desk, which the plain step joins when it is built."""
        self._desk = desk

    def head(self) -> Head:
        """Return what the plain step has in the head, after the switch between the views."""
        plain = self.in_detail.head()
        return replace(plain, beside=(self.switch, *plain.beside))

    @property
    def row_id(self) -> str:
        """The id of the item that is chosen on the board, or open in detail; "" for none."""
        return self.board_id if self.is_board else self.in_detail.row_id

    @property
    def detail(self) -> Detail:
        """The form of the item that is open in detail, and what belongs to it."""
        return self.in_detail.detail

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The item that commands act on."""
        return (self.room.model, self.row_id) if self.row_id else None

    def enter(self) -> None:
        """Be shown: read what has changed."""
        self.in_detail.enter()

    def leave(self) -> None:
        """Settle what is still being typed."""
        if self._plain is not None:
            self._plain.leave()

    def left(self) -> None:
        """Leave no new item behind in which nothing was written."""
        if self._plain is not None:
            self._plain.left()

    def show_item(self, row_id: str) -> None:
        """Show an item in detail."""
        self.show_detail(row_id)

    def show_only(self, realm: str) -> None:
        """Narrow the list of the plain step to one realm."""
        self.show_detail()
        self.in_detail.show_only(realm)

    def show_thread(self, wanted: bool, *, though_narrow: bool = False) -> None:
        """Show or hide the thread of the plain step."""
        if self._plain is not None:
            self._plain.show_thread(wanted, though_narrow=though_narrow)

    def panes(self) -> list[QWidget]:
        """Return list, form and thread."""
        return self.in_detail.panes()

    def can_add(self) -> bool:
        """Items are added here."""
        return True

    def add(self, words: str = "") -> None:
        """Add an item in detail, as in any step."""
        self.in_detail.add(words)

    @alerts.calmly
    def remove(self) -> None:
        """Remove the item that is chosen, with what belongs to it; Undo brings it all back."""
        if not self.is_board:
            self.in_detail.remove()
        elif self.row_id:
            self.leave()
            self.workspace.remove(self.room.model, [self.row_id])

    def rename(self) -> None:
        """Put the cursor into the name of the item that is chosen."""
        if self.row_id:
            self.show_detail(self.row_id)
            self.in_detail.rename()

    def find(self) -> bool:
        """Look for an item in the list of the plain step."""
        if self.is_board:
            self.show_detail()
        return self.in_detail.find()
