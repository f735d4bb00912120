"""All early indicators side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.challenges import challenges
from selfeval.core.models import Indicator, Priority
from selfeval.core.rooms import Room
from selfeval.core.side_by_side import (
    Standing,
    axis_of,
    ordered,
    priorities_without,
    standings,
)
from selfeval.core.small_chart import SmallChart, small_chart
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.pages.indicators.chart import Axis
from selfeval.ui.pages.indicators.filters import Filters
from selfeval.ui.pages.indicators.grid import CardGrid
from selfeval.ui.pages.indicators.notices import (
    CHALLENGES_SHOWN,
    ChallengeNotice,
    EmptyBoard,
    GapNotice,
)
from selfeval.ui.widgets import button, empty_layout, label, scrolling
from selfeval.ui.workspace import Workspace

COUNTED_AT_ONCE = 400


class Board(QWidget):
    """Notices, chips and cards. It keeps ids, and reads everything anew after each gesture.

    `add_wanted` carries the id of a priority that the new indicator is for, or "".
    """

    add_wanted = Signal(str)
    go_to = Signal(str, str)
    thought_through = Signal(str)
    aside_wanted = Signal(str, str)

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("indicator_board")
        self._workspace = workspace
        self._may_write = not workspace.document.read_only
        self._found: list[Standing] = []
        self._axis = Axis(date.min, date.max, date.today())
        self._stale = True
        self._uncounted: Iterator[Standing] = iter(())
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        self.filters = Filters()
        self.grid = CardGrid(may_write=self._may_write)
        self.empty = EmptyBoard(_(room.empty), may_write=self._may_write)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(10)
        self._none = label("", "body", "text2", wrap=True)
        self._none.setObjectName("none_found")
        self.show_all = button(_("Show all of them"), name="show_all_cards")
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.show_all.clicked.connect(self.filters.show_all)
        self.grid.current_changed.connect(lambda _row_id: self.bring_into_view())
        self.empty.add_wanted.connect(self._on_first)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 20, 24)
        column.setSpacing(14)
        column.addWidget(self.filters)
        column.addLayout(self._notices)
        column.addWidget(self._none)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.grid)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.scroll = scrolling(inner, "board_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)

    # Reading ------------------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is no early indicator at all."""
        return not self._workspace.count(Indicator)

    def say_changed(self) -> None:
        """Read everything anew, now or when the board is next seen."""
        self._stale = True
        self._counting.stop()
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._workspace.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Read everything anew."""
        self._stale = False
        rows, today = self._workspace.rows, date.today()
        self._found = standings(rows, today)
        self._axis = Axis(*axis_of(rows, today), today)
        self._draw_notices(today)
        used = {row_id for one in self._found for row_id in one.priority_ids}
        named = [(row.id, row.title) for row in rows.all(Priority) if row.id in used]
        self.filters.say_priorities(named, any(not one.priority_ids for one in self._found))
        self.empty.setVisible(not self._found)
        self.filters.setVisible(bool(self._found))
        self._narrow()

    def _narrow(self) -> None:
        """Show what the chosen chips leave."""
        narrowed = self.filters.narrowed
        found = ordered((one for one in self._found if narrowed.takes(one)), self.filters.order)
        self.grid.setVisible(bool(found))
        self.grid.show_found(found, _chart_of, self._axis)
        nothing = bool(self._found) and not found
        self._none.setVisible(nothing)
        self.show_all.setVisible(nothing)
        self._none.setText(_("No early indicator is like that just now."))
        self._uncounted = iter(self._found)
        self._count()

    def _count(self) -> None:
        """Put counts on the chips; of thousands, some at a time, so that nothing waits for it."""
        done = sum(bool(one.sign) for one in islice(self._uncounted, COUNTED_AT_ONCE))
        if done == COUNTED_AT_ONCE:
            self._counting.start()
            return
        realm = self.filters.narrowed.realm
        self.filters.say_counts(self._found, wording.realm_title(realm))

    def bring_into_view(self) -> None:
        """Scroll to the current card."""
        card = next((one for one in self.grid.cards if one.row_id == self.grid.current_id), None)
        if card is not None:
            self.scroll.ensureWidgetVisible(card)

    # Notices ------------------------------------------------------------------------------------

    def _draw_notices(self, today: date) -> None:
        empty_layout(self._notices)
        rows = self._workspace.rows
        found = challenges(rows, today)
        for assumption, reading in found[:CHALLENGES_SHOWN]:
            made = ChallengeNotice(assumption, reading, may_write=self._may_write)
            made.open_wanted.connect(lambda row_id: self.go_to.emit("assumption", row_id))
            made.thought_through.connect(self.thought_through)
            made.aside_wanted.connect(self.aside_wanted)
            self._notices.addWidget(made)
        if len(found) > CHALLENGES_SHOWN:
            self._notices.addWidget(self._more(len(found) - CHALLENGES_SHOWN))
        without = priorities_without(rows)
        if without:
            gap = GapNotice(without, may_write=self._may_write)
            gap.add_wanted.connect(self.add_wanted)
            self._notices.addWidget(gap)

    def _on_first(self) -> None:
        """Let the first indicator watch over the first priority that has nothing to look for."""
        without = priorities_without(self._workspace.rows)
        self.add_wanted.emit(without[0].id if without else "")

    def _more(self, count: int) -> QWidget:
        words = ngettext(
            "{count} more belief is challenged by a reading: see it in the overview.",
            "{count} more beliefs are challenged by readings: see them in the overview.",
            count,
        )
        return label(words.format(count=f"{count:,}"), "caption", "text2", wrap=True)


def _chart_of(one: Standing) -> SmallChart:
    return small_chart(one.rows, one.indicator)
