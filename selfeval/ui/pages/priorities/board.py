"""The board: live priorities side by side, the chosen one below them, and beside it what waits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.board import Board, board_of
from selfeval.core.models import Priority
from selfeval.core.rooms import Room
from selfeval.ui import theme
from selfeval.ui.pages.priorities.card import BoardCard
from selfeval.ui.pages.priorities.cards import Cards
from selfeval.ui.pages.priorities.chosen import Chosen
from selfeval.ui.pages.priorities.chosen_bar import ChosenBar
from selfeval.ui.pages.priorities.live_card import live_card
from selfeval.ui.pages.priorities.none_live import NoneLive
from selfeval.ui.pages.priorities.order_card import OrderCard
from selfeval.ui.pages.priorities.standing import Standing
from selfeval.ui.pages.priorities.stop_card import StopCard
from selfeval.ui.pages.priorities.tab_order import chain
from selfeval.ui.pages.priorities.waiting_cards import EndedCard, NotNowCard, ProposedCard
from selfeval.ui.widgets import scrolling
from selfeval.ui.workspace import Workspace

SIDE_WIDTH = 316
BESIDE_FROM = 940
"""Width (at 100 % text) from which what waits stands beside the chosen priority, not below it."""
MOST_NARROW = 330
"""Width below which the board would rather be cut than squeezed."""


class Inner(QWidget):
    """What the board scrolls: as high as its cards need at the width they have, and no higher."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(MOST_NARROW), 1)


class BoardView(QWidget):
    """Keeps the id of the chosen priority and reads everything else anew after each gesture.

    `go_to` carries the table and id of an item to open; `detail_wanted` the id of a priority to
    show with all its fields; `chosen` says that another priority was chosen.
    """

    go_to = Signal(str, str)
    detail_wanted = Signal(str)
    add_wanted = Signal()
    chosen = Signal()

    def __init__(self, room: Room, workspace: Workspace, standing: Standing) -> None:
        super().__init__()
        self.setObjectName("priorities_board")
        self.workspace, self.standing = workspace, standing
        self.row_id = ""
        self._at = 0  # where the chosen priority stands among the live ones
        self.cards = Cards()
        self.none_live = NoneLive(room, not workspace.document.read_only)
        self.bar = ChosenBar(not workspace.document.read_only)
        self.part = Chosen(workspace)
        self.proposed = ProposedCard(workspace, standing)
        self.not_now = NotNowCard(workspace, standing)
        self.ended = EndedCard(workspace, standing)
        self.stop = StopCard(workspace)
        self.order = OrderCard(workspace)
        self._beside: bool | None = None
        self._lay_out()
        self._connect()

    @property
    def side_cards(self) -> list[BoardCard]:
        """The cards about all priorities."""
        return [self.proposed, self.not_now, self.stop, self.order, self.ended]

    def _lay_out(self) -> None:
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        for card in self.side_cards:
            side.addWidget(card)
        side.addStretch(1)
        inner = Inner()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(24, 18, 24, 32)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self.scroll: QScrollArea = scrolling(inner, "board_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)
        self._place()

    def _connect(self) -> None:
        self.cards.chosen.connect(self._on_chosen)
        self.none_live.add_wanted.connect(self.add_wanted)
        self.bar.put_wanted.connect(lambda status: self.standing.put(self.row_id, status))
        self.bar.detail_wanted.connect(lambda: self.detail_wanted.emit(self.row_id))
        self.part.reviews.stop_wanted.connect(self.standing.stop)
        self.stop.field_wanted.connect(self.focus_field)
        self.order.go_to.connect(lambda _table, row_id: self._open(row_id))
        for card in (self.proposed, self.not_now, self.ended):
            card.go_to.connect(lambda _table, row_id: self.detail_wanted.emit(row_id))
        for card in (*self.part.cards, *self.part.links):
            card.go_to.connect(self.go_to)

    # Showing --------------------------------------------------------------------------------

    def show_board(self) -> None:
        """Read everything anew; the chosen priority stays, or gives way to the one beside it."""
        board = board_of(self.workspace.rows)
        self._keep_chosen(board)
        today = date.today()
        told = [live_card(self.workspace.rows, row, today) for row in board.live]
        self.cards.show_cards(told, self.row_id)
        self.cards.setVisible(bool(board.live))
        self.none_live.say(board)
        self.none_live.setVisible(not board.live)
        for part in (self.bar, self.part):
            part.setVisible(bool(self.row_id))
        self.side.setVisible(not board.is_empty)
        self._place()
        self._show_chosen()
        for card in self.side_cards:
            card.show_priority(self.row_id)
        chain([self.cards, self.none_live, self.bar, *self.part.in_order(), *self.side_cards])

    def _keep_chosen(self, board: Board) -> None:
        ids = [row.id for row in board.live]
        if self.row_id not in ids:
            at = min(self._at, len(ids) - 1) if ids else -1
            self.row_id = ids[at] if ids else ""
        self._at = ids.index(self.row_id) if ids else 0

    def _show_chosen(self) -> None:
        rows = self.workspace.rows
        row = rows.get(Priority, self.row_id)
        if row is not None:
            self.bar.say(rows, row)
            self.part.show_priority(self.row_id)

    def choose(self, row_id: str) -> None:
        """Choose a live priority and bring its card into view."""
        self.settle()
        self.row_id = row_id
        self.show_board()
        self.scroll.verticalScrollBar().setValue(0)
        self.chosen.emit()

    def _on_chosen(self, row_id: str) -> None:
        if row_id == self.row_id:
            return
        self.settle()
        self.row_id = row_id
        self.show_board()
        self.chosen.emit()

    def _open(self, row_id: str) -> None:
        row = self.workspace.rows.get(Priority, row_id)
        if row is not None and row.status == "live":
            self.choose(row_id)
            self.cards.focus_card(row_id)
        else:
            self.detail_wanted.emit(row_id)

    def focus_field(self, row_id: str, name: str) -> None:
        """Choose a live priority and put the cursor into one of its fields."""
        if row_id != self.row_id:
            self.choose(row_id)
        for card in self.part.fields.values():
            cell = card.focus_field(name)
            if cell is not None:
                self.scroll.ensureWidgetVisible(cell)

    def focus_waiting(self, row_id: str) -> None:
        """Put the focus on a priority that is not live, and bring it into view."""
        for card in (self.proposed, self.not_now):
            shown = card.rows.focus_row(row_id)
            if shown is not None:
                self.scroll.ensureWidgetVisible(shown)

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.part.settle()
        self.order.settle()

    def panes(self) -> list[QWidget]:
        """Return the cards, the chosen priority, and what waits."""
        return [
            part for part in (self.cards, self.none_live, self.part, self.side) if part.isVisible()
        ]

    # Room -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._beside = None
            self._place()

    def _place(self) -> None:
        beside = self.width() >= theme.px(BESIDE_FROM) and bool(self.row_id)
        if beside == self._beside:
            return
        self._beside = beside
        for at, part in enumerate((self.cards, self.none_live)):
            self._grid.addWidget(part, at, 0, 1, 2)
        self._grid.addWidget(self.bar, 2, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.part, 3, 0, 1, 1 if beside else 2, top)
        if beside:
            self._grid.addWidget(self.side, 3, 1, top)
        else:
            self._grid.addWidget(self.side, 4, 0, 1, 2, top)
        policy = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred
        self.side.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        self.side.setMinimumWidth(theme.px(SIDE_WIDTH) if beside else 0)
        self.side.setMaximumWidth(theme.px(SIDE_WIDTH) if beside else 16_777_215)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(5, 1)
