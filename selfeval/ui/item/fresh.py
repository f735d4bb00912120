"""A new item in which nothing has been written: it goes again when it is left."""

from __future__ import annotations

from contextlib import suppress

from selfeval.core.models import Row
from selfeval.store.errors import UserError
from selfeval.ui.workspace import Workspace


class Fresh:
    """Knows the item that was added last, as long as adding it is the last thing done."""

    def __init__(self, workspace: Workspace, model: type[Row]) -> None:
        self._workspace, self._model = workspace, model
        self._row_id, self._gesture = "", 0

    def note(self, row_id: str) -> None:
        """Take note of an item that has just been added without any words."""
        self._row_id, self._gesture = row_id, self._workspace.gestures

    def is_untouched(self, row_id: str) -> bool:
        """Tell whether nothing has been done to the file since this item was added."""
        return bool(row_id) and row_id == self._row_id and self._is_last

    @property
    def _is_last(self) -> bool:
        return self._gesture == self._workspace.gestures

    def drop(self, *, keep: str = "") -> None:
        """Take the item back if it is untouched, unless it is `keep`, which is shown."""
        row_id, self._row_id = self._row_id, self._row_id if self._row_id == keep else ""
        if not row_id or row_id == keep or not self._is_last:
            return
        if self._workspace.values(self._model, row_id) is not None:
            with suppress(UserError):  # then it stays, empty as it is
                self._workspace.drop_last()
