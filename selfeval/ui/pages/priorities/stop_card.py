"""“What we will stop”: what makes room for the live priorities, together in one place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from selfeval.core.board import board_of
from selfeval.core.models import Priority
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.priorities.card import BoardCard, hint
from selfeval.ui.widgets import empty_layout
from selfeval.ui.workspace import Workspace

MOST = 12


class StopCard(BoardCard):
    """What each live priority stops. `field_wanted` carries a priority's id and a field's name."""

    field_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("What we will stop"), "stop_card")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.setContentsMargins(4, 0, 4, 6)
        self.empty = hint(_("What makes room for what is new?"), "no_stops")
        self.empty.setContentsMargins(12, 0, 8, 6)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._list)

    def told(self) -> object:
        rows = self.workspace.rows
        live = board_of(rows).live[:MOST]
        return tuple((row.id, rows.label_of(row), row.stop) for row in live)

    def draw(self) -> None:
        """Show what stops for each live priority, or that nobody has said."""
        empty_layout(self._list)
        rows = self.workspace.rows
        live = board_of(rows).live
        self.empty.setVisible(not live)
        for row in live[:MOST]:
            stop = " ".join(row.stop.split())
            number = wording.titled(Priority, rows.label_of(row))
            shown = ItemButton(
                stop or _("Nothing yet"),
                number,
                lines=6,
                icon="" if stop else "circle-dashed",
                icon_token="warn",
            )
            shown.setObjectName("stop_item")
            shown.clicked.connect(partial(self._on_wanted, row.id))
            self._list.addWidget(shown)

    def _on_wanted(self, row_id: str, _checked: bool = False) -> None:
        self.field_wanted.emit(row_id, "stop")
