"""Priorities: a board of the few that are live, and the plain step with every field."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from selfeval.core.board import PLENTY, board_of
from selfeval.core.fields import fields_of
from selfeval.core.models import Priority
from selfeval.core.rooms import Room
from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.frame.head import Head
from selfeval.ui.pages.board_page import BOARD, BoardPage
from selfeval.ui.pages.priorities.board import BoardView
from selfeval.ui.pages.priorities.in_detail import InDetail
from selfeval.ui.pages.priorities.standing import Standing
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace

COUNT_FROM = 720
"""Width (at 100 % text) from which the head has room for how many are live."""
ASKED_FIRST = ("title", "realm", "status", "problem", "purpose", "owner", "horizon")
"""Fields of the form for a new priority; the others are met on the board."""


class PrioritiesPage(BoardPage):
    """The live priorities side by side, or every priority in detail."""

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__(room, workspace, _("How to look at the priorities"))
        self.setObjectName("priorities_page")
        self._stale, self._roomy = True, True
        self.standing = Standing(workspace, self)
        self.board = BoardView(room, workspace, self.standing)
        self.views.addWidget(self.board)
        self.count = label("", "caption", "text2")
        self._connect()

    def _connect(self) -> None:
        self.board.go_to.connect(self.go_to)
        self.board.add_wanted.connect(self.add)
        self.board.detail_wanted.connect(self.show_detail)
        self.board.chosen.connect(self.head_changed)
        self.standing.made_live.connect(self._on_placed)
        self.standing.added.connect(self._on_placed)
        self.workspace.changed.connect(self._on_changed)

    # The two views --------------------------------------------------------------------------

    def make_plain(self) -> InDetail:
        """Make the plain step, which asks about where a priority stands as the board does."""
        return InDetail(self.room, self.workspace, self.standing)

    @property
    def board_id(self) -> str:
        """The id of the priority that is chosen on the board; "" for none."""
        return self.board.row_id

    def show_board(self) -> None:
        """Show the live priorities side by side, the one that was open in detail among them."""
        row_id = self.row_id
        super().show_board()
        self._stale = True
        self.enter()
        if self._is_live(row_id):
            self.board.choose(row_id)

    # What the window asks -------------------------------------------------------------------

    def head(self) -> Head:
        """Return how many are live, the two views, and the button for a new one."""
        self.count.setText(live_words(len(board_of(self.workspace.rows).live)))
        if not self.is_board:
            return super().head()
        kind = "" if self.workspace.document.read_only else _(self.room.singular)
        action = _("New {kind}").format(kind=kind) if kind else ""
        beside = (self.count, self.switch) if self._roomy else (self.switch,)
        return Head(action=action, beside=beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(COUNT_FROM)
        if roomy != self._roomy:
            self._roomy = roomy
            self.head_changed.emit()

    def enter(self) -> None:
        """Be shown: read what has changed."""
        if not self.is_board:
            super().enter()
            return
        if self._stale:
            self._draw()
        self.board.cards.focus_card(self.board.row_id)

    def leave(self) -> None:
        """Settle what is still being typed."""
        self.board.settle()
        super().leave()

    def show_item(self, row_id: str) -> None:
        """Choose a priority on the board where it is live and the board is shown; else in detail.

        What could not be kept in one of the two forms is shown in that form.
        """
        wrong_in_detail = self._plain is not None and any(
            wrong[0] == row_id for wrong in self._plain.detail.form.wrong_fields()
        )
        if self._wrong_on_board(row_id) and not self.is_board:
            self._show_view(BOARD)
        if self.is_board and self._is_live(row_id) and not wrong_in_detail:
            self.board.choose(row_id)
        else:
            self.show_detail(row_id)

    def _wrong_on_board(self, row_id: str) -> bool:
        cards = self.board.part.fields.values()
        return any(wrong[0] == row_id for card in cards for wrong in card.form.wrong_fields())

    def shows(self, row_id: str) -> bool:
        """Tell whether a priority is chosen, or stands among those that wait beside the board."""
        return self.row_id == row_id or (self.is_board and not self._is_live(row_id))

    def panes(self) -> list[QWidget]:
        """Return the parts of the view that is shown."""
        return self.board.panes() if self.is_board else super().panes()

    def rename(self) -> None:
        """Put the cursor into the name of the priority that is chosen."""
        if not self.is_board:
            super().rename()
        elif self.row_id:
            self.board.focus_field(self.row_id, "title")

    # Doing ----------------------------------------------------------------------------------

    def add(self, words: str = "") -> None:
        """Ask for a new priority; in detail it is added at once, as in any step."""
        if not self.is_board:
            super().add(words)
            return
        live = len(board_of(self.workspace.rows).live)
        status = "live" if live < PLENTY else "proposed"
        AddDialog(
            self.workspace,
            Priority,
            _("New priority"),
            self.window(),
            self.standing.add,
            preset={"title": words, "status": status},
            skip=_not_asked_first(),
        ).open()

    def _on_placed(self, row_id: str) -> None:
        """Choose a priority that is live now; one that waits gets the focus where it waits."""
        if not self.is_board or not self.isVisible():
            return
        if self._is_live(row_id):
            self.board.choose(row_id)
            self.board.cards.focus_card(row_id)
        else:
            self.board.focus_waiting(row_id)

    # Changes --------------------------------------------------------------------------------

    def _is_live(self, row_id: str) -> bool:
        row = self.workspace.rows.get(Priority, row_id)
        return row is not None and row.status == "live"

    def _on_changed(self, _label: str, _tables: frozenset[str]) -> None:
        if self.isVisible() and self.is_board:
            self._draw()
        else:
            self._stale = True
        if self.isVisible():
            self.count.setText(live_words(len(board_of(self.workspace.rows).live)))

    def _draw(self) -> None:
        self._stale = False
        self.board.show_board()


def live_words(live: int) -> str:
    """Say how many priorities are live, and when that is more than plenty."""
    if live <= PLENTY:
        return _("{count} of {plenty} live").format(count=live, plenty=PLENTY)
    return ngettext("{count} live; three is plenty", "{count} live; three is plenty", live).format(
        count=live
    )


def _not_asked_first() -> tuple[str, ...]:
    return tuple(one.name for one in fields_of(Priority) if one.name not in ASKED_FIRST)
