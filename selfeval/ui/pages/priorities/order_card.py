"""The leaders' own order of what is live and proposed. Evidence and planning stand beside it in
words, and never change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from selfeval.core.board import board_of
from selfeval.core.causal.leverage import push_words
from selfeval.core.feasibility import feasibility_of
from selfeval.core.fields import field_of
from selfeval.core.models import Priority
from selfeval.core.strength import strength_words
from selfeval.i18n import _
from selfeval.store.order import moved
from selfeval.ui import alerts, wording
from selfeval.ui.pages.priorities.card import BoardCard
from selfeval.ui.pages.priorities.order_row import Ordered, OrderRow
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

MOST = 10
"""Rows shown before “Show all”."""


class OrderCard(BoardCard):
    """Rows to move up and down, by button, by Alt with the arrow keys, or by dragging."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("In which order, and why"), "order_card")
        self._rows: list[OrderRow] = []
        self._all = False
        words = _("Your order counts. What stands below each only helps to talk about it.")
        self.quiet = label(words, "caption", "text2", wrap=True)
        self.quiet.setContentsMargins(16, 0, 12, 6)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.show_all = button("", "link", name="show_all_order")
        self.show_all.clicked.connect(self._on_all)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addWidget(self.quiet)
        self.body.addLayout(self._list)
        self.body.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)

    def draw(self) -> None:
        """Show the order as it is now; rows keep what is being typed into them."""
        board = board_of(self.workspace.rows)
        found = board.in_order
        self.setVisible(len(found) > 1)
        shown = found if self._all else found[:MOST]
        self._keep_rows([row.id for row in shown])
        reached = push_words(self.workspace.rows, shown)
        for at, (made, row) in enumerate(zip(self._rows, shown, strict=True)):
            made.say(
                self._row_told(row, at + 1, len(found), reached.get(row.id, "")),
                self.workspace.values(Priority, row.id) or {},
            )
        self.show_all.setText(_("Show all {count}").format(count=len(found)))
        self.show_all.setVisible(len(shown) < len(found))

    def _keep_rows(self, ids: list[str]) -> None:
        """Have one row for each id, in this order; a row that stays is the same widget."""
        known = {row.row_id: row for row in self._rows}
        for row_id, row in known.items():
            if row_id not in ids:
                row.hide()
                row.setParent(None)
                row.deleteLater()
        self._rows = [known.get(row_id) or self._make(row_id) for row_id in ids]
        for at, row in enumerate(self._rows):
            self._list.insertWidget(at, row)

    def _make(self, row_id: str) -> OrderRow:
        made = OrderRow(self.workspace, row_id)
        made.move_wanted.connect(partial(self._on_move, row_id))
        made.opened.connect(lambda: self.go_to.emit("priority", row_id))
        made.grip.dragged.connect(lambda by: self._mark(row_id, self._target(row_id, by)))
        made.grip.dropped.connect(lambda by: self._on_dropped(row_id, by))
        return made

    def _row_told(self, row: Priority, place: int, last: int, on_map: str) -> Ordered:
        rows = self.workspace.rows
        number = wording.titled(Priority, rows.label_of(row))
        status = field_of(Priority, "status").label_of(row.status)
        return Ordered(
            row_id=row.id,
            place=place,
            last=last,
            title=row.title,
            standing=f"{number} · {status}",
            evidence=strength_words(rows, row),
            planning=feasibility_of(rows, row).words,
            on_map=on_map,
        )

    def settle(self) -> None:
        """Hand over the reason that is still being typed."""
        for row in self._rows:
            row.form.settle()

    def _on_all(self) -> None:
        self._all = True
        self.draw()
        self._rows[MOST].up.setFocus(Qt.FocusReason.OtherFocusReason)

    # Moving ---------------------------------------------------------------------------------

    def _place_of(self, row_id: str) -> int:
        return next(at for at, row in enumerate(self._rows) if row.row_id == row_id)

    def _on_move(self, row_id: str, by: int) -> None:
        at = self._place_of(row_id)
        self.move(row_id, at + by)
        row = self._rows[self._place_of(row_id)]
        wanted = row.up if by < 0 else row.down
        other = row.down if by < 0 else row.up
        (wanted if wanted.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    @alerts.calmly
    def move(self, row_id: str, target: int) -> None:
        """Let a priority stand at a place of the order, counted from 0, in one gesture."""
        found = board_of(self.workspace.rows).in_order
        source = next((at for at, row in enumerate(found) if row.id == row_id), -1)
        target = max(0, min(target, len(found) - 1))
        places = moved([row.rank for row in found], source, target) if source >= 0 else {}
        if not places:
            return
        ids = {found[at].id: place for at, place in places.items()}
        with self.workspace.edit(_("Change the order of priorities")) as session:
            for one, place in ids.items():
                row = session.get(Priority, one)
                if row is not None:
                    row.rank = place

    def _target(self, row_id: str, by: int) -> int:
        """Return the place over which the middle of a row dragged so far would stand."""
        source = self._place_of(row_id)
        middle = self._rows[source].geometry().center().y() + by
        others = [row for row in self._rows if row.row_id != row_id]
        return sum(row.geometry().center().y() < middle for row in others)

    def _mark(self, row_id: str, target: int | None) -> None:
        """Show between which rows the one that is dragged would stand."""
        source = self._place_of(row_id)
        for at, row in enumerate(self._rows):
            here = at == target != source
            row.mark("" if not here else "above" if at < source else "below")

    def _on_dropped(self, row_id: str, by: int) -> None:
        self._mark(row_id, None)
        if abs(by) > 3:
            self.move(row_id, self._target(row_id, by))
