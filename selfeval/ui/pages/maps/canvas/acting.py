"""What keys, menus and buttons do with the map and with what is chosen on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Arrow, Factor, Placement
from selfeval.core.placing.lining_up import GAP, free_below, lined_up
from selfeval.core.placing.pasted import labels
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts
from selfeval.ui.pages.maps import copying, doing
from selfeval.ui.pages.maps.canvas.lanes import LANES, lane_middle, realm_in
from selfeval.ui.pages.maps.doing import Place

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

ASIDE = 24
"""Units that a copy stands beside what it was copied from."""
USUAL = 52
"""Units that a box of few words is tall."""


class Acting(QObject):
    """Does things; each that writes is one gesture, and none is done to a read-only file."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.workspace, self.showing = canvas.workspace, canvas.showing

    def window(self) -> QWidget:
        """Return the window that hears of what could not be done."""
        return self.canvas.window()

    @property
    def may_write(self) -> bool:
        """Whether the file can be changed."""
        return not self.workspace.document.read_only

    def places_of(self, factor_ids: tuple[str, ...]) -> dict[str, Place]:
        """Return where boxes stand now, whether that is stored or worked out."""
        found = (self.canvas.scene.box(one) for one in factor_ids)
        return {box.id: (round(box.x), round(box.y)) for box in found if box is not None}

    # Removing -------------------------------------------------------------------------------

    @alerts.calmly
    def remove_chosen(self) -> None:
        """Take the chosen boxes off this map, and remove the chosen arrows."""
        boxes, arrows = self.showing.boxes, self.showing.arrows
        if not self.may_write or not (boxes or arrows):
            return
        if boxes and arrows:
            doing.take_off_with(self.workspace, self.showing.map_id, boxes, arrows)
        elif boxes:
            doing.take_off(self.workspace, self.showing.map_id, boxes)
        else:
            doing.remove_everywhere(self.workspace, (), arrows)

    def remove_everywhere(self) -> None:
        """Ask whether the chosen boxes are to go from the model, then remove them."""
        boxes, arrows = self.showing.boxes, self.showing.arrows
        if not self.may_write or not boxes:
            self.remove_chosen()
            return
        goes = {
            row.id
            for row in self.workspace.rows.all(Arrow)
            if row.source_id in boxes or row.target_id in boxes
        } | set(arrows)
        maps = {
            place.map_id
            for one in boxes
            for place in self.workspace.rows.where(Placement, "factor_id", one)
        }
        alerts.ask(
            self.canvas.window(),
            self._question(boxes),
            _where_words(len(boxes), len(maps), len(goes)),
            [(_("Remove everywhere"), lambda: self._remove(boxes, arrows))],
            "remove_everywhere",
        )

    def _question(self, boxes: tuple[str, ...]) -> str:
        if len(boxes) == 1:
            name = self.workspace.name_of("factor", boxes[0])
            return _("Remove “{name}” from every map?").format(name=name)
        count = len(boxes)
        words = ngettext(
            "Remove {count} box from every map?", "Remove {count} boxes from every map?", count
        )
        return words.format(count=count)

    @alerts.calmly
    def _remove(self, boxes: tuple[str, ...], arrows: tuple[str, ...]) -> None:
        doing.remove_everywhere(self.workspace, boxes, arrows)

    # Copying --------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the chosen boxes on the clipboard, with the arrows among them."""
        places = self.places_of(self.showing.boxes)
        if not places:
            return
        taken = copying.copied(self.workspace.rows, places)
        data = QMimeData()
        data.setText(taken.text())
        data.setData(copying.MIME, taken.data())
        QGuiApplication.clipboard().setMimeData(data)

    @alerts.calmly
    def cut(self) -> None:
        """Put the chosen boxes on the clipboard, and take them off this map."""
        if self.may_write and self.showing.boxes:
            self.copy()
            doing.take_off(self.workspace, self.showing.map_id, self.showing.boxes)

    @alerts.calmly
    def paste(self) -> None:
        """Put what was copied on this map: boxes, or the lines of a text as boxes."""
        if not self.may_write:
            return
        data = QGuiApplication.clipboard().mimeData()
        taken = None
        if data.hasFormat(copying.MIME):
            taken = copying.read(bytes(data.data(copying.MIME).data()))
        if taken is None:
            self.add_list(labels(data.text()), self.canvas.clicked_lane or 0)
            return
        if not copying.known_here(self.workspace.rows, taken):
            self._write_copies(taken)
            return
        on_map = [box.id for box in self.canvas.figure.boxes]
        missing = copying.missing(on_map, taken)
        if missing:
            places: dict[str, Place | None] = {box.id: (box.x, box.y) for box in missing}
            doing.put_on_map(self.workspace, self.showing.map_id, places)
            self.showing.choose_all([box.id for box in taken.boxes], ())
        else:
            self._write_copies(taken)

    @alerts.calmly
    def duplicate(self) -> None:
        """Write the chosen boxes once more, with the arrows among them."""
        places = self.places_of(self.showing.boxes)
        if self.may_write and places:
            taken = copying.copied(self.workspace.rows, places)
            words = ngettext("Duplicate box", "Duplicate {count} boxes", len(places))
            self._write_copies(taken, words)

    def _write_copies(self, taken: copying.Copied, label: str = "") -> None:
        places = [(box.x + ASIDE, box.y + ASIDE) for box in taken.boxes]
        while set(places) & {(round(box.x), round(box.y)) for box in self.canvas.figure.boxes}:
            places = [(x + ASIDE, y + ASIDE) for x, y in places]
        made = copying.add_copies(self.workspace, self.showing.map_id, taken, places, label)
        self._show_new(made)

    def _show_new(self, made: Sequence[str]) -> None:
        """Choose new boxes, and bring the first of them into sight."""
        self.showing.choose_all(made, ())
        for one in made[:1]:
            self.canvas.centre_on(one, only_if_hidden=True)

    @alerts.calmly
    def add_list(self, found: list[str], lane: int) -> None:
        """Make a box of each label, one below the other in a lane, as one gesture."""
        if not found or not self.may_write:
            return
        down = self.canvas.figure_top + USUAL / 2
        boxes: list[doing.NewBox] = []
        for words in found:
            tall = self.canvas.height_of(words)
            down = free_below(self.canvas.figure.boxes, lane, tall, down)
            place = round(lane_middle(lane)), round(down)
            boxes.append(doing.NewBox(words, realm_in(LANES[lane]), at=place))
            down += tall + GAP
        made = doing.add_boxes(self.workspace, self.showing.map_id, boxes)
        self._show_new(made)

    # Placing --------------------------------------------------------------------------------

    @alerts.calmly
    def align(self, way: str) -> None:
        """Bring the chosen boxes into line, in one of the ways of `lining_up`."""
        wanted = set(self.showing.boxes)
        boxes = [box for box in self.canvas.figure.boxes if box.id in wanted]
        if len(boxes) > 1 and self.may_write:
            self.write_places(lined_up(boxes, way), {}, _("Align boxes"))

    @alerts.calmly
    def tidy(self) -> None:
        """Lay the map out anew within its lanes, as one gesture."""
        from selfeval.core.tidy import TidyBox, tidy  # which few need

        if not self.may_write or not self.canvas.figure.boxes:
            return
        boxes = [
            TidyBox(box.id, box.lane, box.height, box.x, box.y, self.showing.is_pinned(box.id))
            for box in self.canvas.figure.boxes
        ]
        arrows = [(one.source, one.target) for one in self.canvas.figure.arrows]
        places = tidy(boxes, arrows)
        if places != self.places_of(tuple(places)):
            doing.tidy(self.workspace, self.showing.map_id, places)
            self.canvas.sight.begin_again()

    @alerts.calmly
    def pin(self, pinned: bool) -> None:
        """Pin the chosen boxes where they stand, or let them go."""
        places = self.places_of(self.showing.boxes)
        if self.may_write and places:
            doing.pin(self.workspace, self.showing.map_id, places, pinned)

    @alerts.calmly
    def put_on(self, map_id: str) -> None:
        """Show the chosen boxes on another map as well."""
        places: Mapping[str, Place | None] = self.places_of(self.showing.boxes)
        standing = {row.factor_id for row in self.workspace.rows.where(Placement, "map_id", map_id)}
        new = {one: at for one, at in places.items() if one not in standing}
        if self.may_write and new:
            doing.put_on_map(self.workspace, map_id, new)

    @alerts.calmly
    def write_places(
        self, places: Mapping[str, Place], realms: Mapping[str, str | None], label: str = ""
    ) -> None:
        """Write where boxes stand, as one gesture; those that had no place keep what they have."""
        words = label or ngettext("Move box", "Move {count} boxes", len(places))
        stored = {
            row.factor_id
            for row in self.workspace.rows.where(Placement, "map_id", self.showing.map_id)
            if row.x is not None and row.y is not None
        }
        unstored = {
            box.id: (round(box.x), round(box.y))
            for box in self.canvas.figure.boxes
            if box.id not in stored
        }
        words = words.format(count=len(places))
        doing.move(self.workspace, self.showing.map_id, unstored | dict(places), realms, words)

    # What boxes and arrows are --------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Say what the chosen boxes are."""
        self._change(Factor, self.showing.boxes, {"kind": kind}, _("Change box"))

    def set_realm(self, realm: str) -> None:
        """Put the chosen boxes into another lane."""
        self._change(Factor, self.showing.boxes, {"realm": realm or None}, _("Change box"))

    def set_sign(self, sign: str) -> None:
        """Say what the chosen arrows do."""
        self._change(Arrow, self.showing.arrows, {"sign": sign}, _("Change arrow"))

    @alerts.calmly
    def _change(
        self,
        model: type[Factor] | type[Arrow],
        ids: tuple[str, ...],
        values: dict[str, object],
        label: str,
    ) -> None:
        if not ids or not self.may_write:
            return
        with self.workspace.edit(label) as session:
            for row_id in ids:
                row = session.get(model, row_id)
                if row is not None:
                    for name, value in values.items():
                        setattr(row, name, value)

    @alerts.calmly
    def turn_round(self) -> None:
        """Let the chosen arrow lead the other way."""
        arrows = self.showing.arrows
        if len(arrows) == 1 and self.may_write:
            self.showing.choose_arrow(doing.turn_round(self.workspace, arrows[0]))


def _where_words(boxes: int, maps: int, arrows: int) -> str:
    """Say on how many maps boxes stand, and how many arrows go with them."""
    stands = ngettext("It stands on {count} map.", "It stands on {count} maps.", maps)
    if boxes > 1:
        stands = ngettext("They stand on {count} map.", "They stand on {count} maps.", maps)
    goes = ngettext("{count} arrow goes too.", "{count} arrows go too.", arrows)
    if not arrows:
        return stands.format(count=maps)
    return f"{stands.format(count=maps)} {goes.format(count=arrows)}"
