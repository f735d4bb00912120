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
        standing.given_up.connect(self._on_given_up)

    def _on_given_up(self, row_id: str) -> None:
        """Show what is stored again: nothing was written, though something else was chosen."""
        values = self.workspace.values(self.room.model, row_id)
        if values is not None and row_id == self.row_id:
            self.detail.form.show_record(row_id, values)

    def _on_edited(self, name: str, value: object) -> None:
        asks = value == "live" or value in REASONS
        if name == "status" and asks:
            self._standing.put(self.detail.form.row_id, str(value))
        else:
            super()._on_edited(name, value)
