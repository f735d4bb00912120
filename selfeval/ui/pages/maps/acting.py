"""What is done with the boxes and arrows that are chosen, wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from selfeval.core.models import Map, Placement
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.acting import Acting as OnCanvas
from selfeval.ui.pages.maps.showing import Showing


class Acting(QWidget):
    """Commands by key, each for all that is chosen. It is never seen itself."""

    def __init__(self, showing: Showing, canvas: OnCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._showing, self._space, self._canvas = showing, showing.workspace, canvas
        self._commands: dict[str, Callable[[], object]] = {
            "pin": lambda: canvas.pin(True),
            "unpin": lambda: canvas.pin(False),
            "take_off": self.take_off,
            "drop": self.drop,
            "remove": canvas.remove_everywhere,
            "put_on": self.ask_map,
            "turn_round": canvas.turn_round,
        }

    def knows(self, key: str) -> bool:
        """Tell whether a command is one of these."""
        return key in self._commands

    @alerts.calmly
    def do(self, key: str) -> None:
        """Do what a command says; nothing in a file that is for reading only."""
        if not self._space.document.read_only:
            self._commands[key]()

    def _here(self) -> list[str]:
        """Return the chosen boxes that stand on this map."""
        rows, map_id = self._space.rows, self._showing.map_id
        return [
            one
            for one in self._showing.boxes
            if rows.get(Placement, Placement.id_for(map_id, one)) is not None
        ]

    def take_off(self) -> None:
        """Take the chosen boxes off this map; arrows stay in the model."""
        here = self._here()
        if here:
            doing.take_off(self._space, self._showing.map_id, here)

    def drop(self) -> None:
        """Take boxes off this map, and remove arrows; boxes that are not on it go everywhere."""
        if self._showing.boxes and not self._here():
            self._canvas.remove_everywhere()
        else:
            self._canvas.remove_chosen()

    def ask_map(self) -> None:
        """Offer the other maps to put the chosen boxes on."""
        menu = QMenu(self.parentWidget())
        menu.setObjectName("other_maps")
        others = [one for one in self._space.rows.all(Map) if one.id != self._showing.map_id]
        for one in others:
            words = one.name.replace("&", "&&") or _("A map without a name")
            menu.addAction(words, lambda map_id=one.id: self._put_on(map_id))
        if not others:
            menu.addAction(_("There is no other map yet")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    @alerts.calmly
    def _put_on(self, map_id: str) -> None:
        doing.put_on_map(self._space, map_id, dict.fromkeys(self._showing.boxes))
