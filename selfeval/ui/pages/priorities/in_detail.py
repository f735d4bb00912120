"""The priorities as a plain step, with every field; where one stands is still asked about."""

from __future__ import annotations

from selfeval.core.rooms import Room
from selfeval.ui.pages.priorities.standing import REASONS, Standing
from selfeval.ui.room_page import RoomPage
from selfeval.ui.workspace import Workspace


class InDetail(RoomPage):
    """List, form and thread. A change of where a priority stands goes through `Standing`."""

    def __init__(self, room: Room, workspace: Workspace, standing: Standing) -> None:
        super().__init__(room, workspace)
        self._standing = standing
        standing.given_up.connect(lambda _row_id: self._show_row())

    def _on_edited(self, name: str, value: object) -> None:
        asks = value == "live" or value in REASONS
        if name == "status" and asks:
            self._standing.put(self.detail.form.row_id, str(value))
        else:
            super()._on_edited(name, value)
