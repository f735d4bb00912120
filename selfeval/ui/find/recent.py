"""Which items were opened lately in this window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from selfeval.store.search import changed_lately

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

REMEMBERED = 20
Place = tuple[str, str]


class Recent(QObject):
    """Notes the item that is shown whenever the focus moves, for as long as a file is open."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: list[Place] = []
        desk.workspace.closed.connect(self._places.clear)
        QApplication.instance().focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: object, _now: object) -> None:
        self.note()

    def note(self) -> None:
        """Note the item that is shown, as the newest."""
        shown = self._desk.item if self._desk.workspace.is_open else None
        if shown is not None:
            place = (shown[0].table_name(), shown[1])
            self._places = [place, *(one for one in self._places if one != place)][:REMEMBERED]

    def places(self) -> list[Place]:
        """Return (table, id) of items opened lately, newest first, and then of those changed."""
        changed = changed_lately(self._desk.workspace.document.session)
        return list(dict.fromkeys([*self._places, *changed]))
