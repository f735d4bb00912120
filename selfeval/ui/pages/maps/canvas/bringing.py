"""Bring onto the map what is there already: boxes of the model, and the words of other items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from selfeval.core.chain import realm_of
from selfeval.core.models import Assumption, Fact, Factor
from selfeval.core.placing.worded import Worded, label_from, not_boxes
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.existing import ExistingDialog, Line, Offer

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas


class Bringing(QObject):
    """Asks what is to come onto the map; each answer is one gesture."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._space, self._showing = canvas.workspace, canvas.showing

    def window(self) -> QWidget:
        """Return the window that hears of what could not be done."""
        return self._canvas.window()

    @property
    def may_write(self) -> bool:
        """Whether the file can be changed."""
        return not self._space.document.read_only

    # Boxes ----------------------------------------------------------------------------------

    def others(self) -> list[Factor]:
        """Return the boxes of the model that are not on the map."""
        here = {box.id for box in self._canvas.figure.boxes}
        return [row for row in self._space.rows.all(Factor) if row.id not in here]

    @alerts.calmly
    def ask_boxes(self) -> None:
        """Ask which boxes of the model are to stand on this map as well."""
        if not self.may_write:
            return
        others = self.others()
        if not others:
            raise UserError(_("Every box that there is stands on this map."))
        offer = Offer(
            _("Put boxes on this map"),
            _("Boxes that are not on this map"),
            _("Their arrows to boxes of this map come along."),
        )
        lines = [Line(row.id, row.label, realm_of(row)) for row in others]
        dialog = ExistingDialog(self._canvas.window(), offer, lines)
        dialog.taken.connect(self._put)
        dialog.open()

    @alerts.calmly
    def _put(self, ids: list[str]) -> None:
        doing.put_on_map(self._space, self._showing.map_id, dict.fromkeys(ids))
        self._showing.choose_all(ids, ())

    # The words of facts and assumptions -----------------------------------------------------

    def worded(self) -> list[Worded]:
        """Return the facts and assumptions whose words are no box of this map."""
        on_map = [box.label for box in self._canvas.figure.boxes]
        return not_boxes(self._space.rows, on_map)

    @alerts.calmly
    def ask_worded(self, ticked: str = "") -> None:
        """Ask which facts and assumptions are to be boxes of this map, in their own words.

        `ticked` is the id of one that is offered as chosen.
        """
        if not self.may_write:
            return
        found = self.worded()
        if not found:
            raise UserError(_("There is no fact or assumption that is not a box of this map."))
        offer = Offer(
            _("Boxes from facts and assumptions"),
            _("Facts and assumptions"),
            _("Each becomes a box in its own words, which you can then shorten."),
        )
        lines = [Line(one.row.id, one.words, one.row.realm or "") for one in found]
        dialog = ExistingDialog(self._canvas.window(), offer, lines, ticked)
        dialog.taken.connect(self.put_worded)
        dialog.open()

    @alerts.calmly
    def put_worded(self, ids: list[str]) -> None:
        """Put facts and assumptions on the map as boxes, by their ids, and choose the boxes."""
        rows = self._space.rows
        found = (rows.get(Fact, one) or rows.get(Assumption, one) for one in ids)
        boxes = [
            doing.NewBox(label_from(row), row.realm, "factor", private=row.private)
            for row in found
            if row is not None
        ]
        made = doing.put_worded(self._space, self._showing.map_id, boxes)
        self._showing.choose_all(made, ())
