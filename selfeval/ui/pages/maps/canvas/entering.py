"""Boxes made and renamed by typing where they stand: fast, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Factor
from selfeval.core.picture.lanes import lane_at
from selfeval.core.placing.lining_up import free_below, free_near
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas.editor import BoxEditor
from selfeval.ui.pages.maps.canvas.hint import Hint
from selfeval.ui.pages.maps.canvas.lanes import (
    LANES,
    clamped,
    lane_middle,
    lane_of_realm,
    realm_in,
)

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

WIDTH, HEIGHT = 156, 52
"""Units of a box whose words are not known yet."""
TOP = 60
"""Units from the top of an empty map to the middle of its first box."""


class Entering(QObject):
    """The editor on the map, and what becomes of what is typed into it."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._editor: BoxEditor | None = None
        self._renamed = ""
        self._source = ""
        self._lane = 0
        self._at = QPointF()
        self._hint = Hint(canvas.view.viewport(), "editor_hint")

    def window(self) -> QWidget:
        """Return the window that hears of what could not be written."""
        return self.canvas.window()

    @property
    def editor(self) -> BoxEditor | None:
        """The editor while it is open."""
        return self._editor

    # Beginning ------------------------------------------------------------------------------

    def begin_new(
        self, lane: int | None = None, at: QPointF | None = None, source: str = ""
    ) -> None:
        """Open the editor for a new box: at a place, or in a lane, or where one is expected."""
        self.settle()
        self._renamed, self._source = "", source
        if at is not None:
            self._lane = lane_of_realm(lane_at(at.x())) if lane is None else lane
            down = free_near(self.canvas.figure.boxes, self._lane, HEIGHT, at.y())
            self._at = QPointF(clamped(self._lane, at.x(), WIDTH), down)
        else:
            self._lane = self.canvas.likely_lane() if lane is None else lane
            self._at = self._free(self._lane, self._start(self._lane))
        self._open("", _("Type, then Enter"), _("New box"))

    def begin_rename(self, factor_id: str) -> None:
        """Open the editor over a box to change its words."""
        self.settle()
        box = self.canvas.scene.box(factor_id)
        factor = self.canvas.workspace.rows.get(Factor, factor_id)
        if box is None or factor is None:
            return
        self._renamed, self._source = factor_id, ""
        self._lane, self._at = box.lane, QPointF(box.x, box.y)
        self._open(factor.label, _("Type, then Enter"), _("Words of the box"))

    def _start(self, lane: int) -> float:
        """Return how far down a lane to look for room: below what is chosen, else in sight."""
        for one in self.canvas.showing.boxes[:1]:
            box = self.canvas.scene.box(one)
            if box is not None and box.lane == lane:
                return box.y
        if not self.canvas.figure.boxes:
            return TOP
        first = min(box.y for box in self.canvas.figure.boxes)
        return max(self.canvas.view.seen().top() + TOP, first)

    def _free(self, lane: int, wanted: float) -> QPointF:
        down = free_below(self.canvas.figure.boxes, lane, HEIGHT, wanted)
        return QPointF(lane_middle(lane), down)

    def _open(self, words: str, hint: str, spoken: str) -> None:
        view = self.canvas.view
        editor = BoxEditor(view.viewport(), words, hint, spoken)
        editor.kept.connect(self._on_kept)
        editor.moved_on.connect(self._on_moved_on)
        editor.many.connect(self._on_many)
        editor.dropped.connect(self.end)
        editor.left.connect(self._on_left)
        editor.stood.connect(self._tell_keys)
        self._editor = editor
        view.ensureVisible(self._area(), 8, 40)
        self.follow()
        editor.show()
        editor.setFocus()
        self._tell_keys()
        self.canvas.light(None if self._renamed else self._lane, ())

    def _area(self) -> QRectF:
        size = WIDTH, HEIGHT
        box = self.canvas.scene.box(self._renamed) if self._renamed else None
        if box is not None:
            size = box.width, box.height
        return QRectF(self._at.x() - size[0] / 2, self._at.y() - size[1] / 2, size[0], size[1])

    def follow(self) -> None:
        """Keep the editor where its box is while the map scrolls and zooms."""
        if self._editor is not None:
            self._editor.stand_at(self.canvas.view.pixels(self._area()))

    def _tell_keys(self) -> None:
        """Say beside the editor how typing goes on, where many boxes are typed."""
        editor = self._editor
        if editor is None or editor.isHidden() or self._renamed or self._source:
            self._hint.hide()
        else:
            self._hint.show_beside(editor, _("Tab: next lane. Esc: done."))

    # Ending ---------------------------------------------------------------------------------

    def settle(self) -> None:
        """Keep what has been typed, and close the editor."""
        if self._editor is not None:
            self._on_left(self._editor.words)

    def end(self) -> None:
        """Close the editor; what it holds is dropped."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.close_quietly()
        self._hint.hide()
        self.canvas.light(None, ())
        if had_focus:
            self.canvas.view.setFocus()

    def _on_left(self, words: str) -> None:
        self.end()
        self._keep(words)

    def _on_kept(self, words: str) -> None:
        once = bool(self._renamed or self._source)
        if once or not words:
            self.end()
            self._keep(words)
        else:
            self._keep(words)
            self._go_to(self._lane, self._at.y())

    def _on_moved_on(self, words: str, by: int) -> None:
        if self._renamed or self._source:
            self._on_kept(words)
            return
        self._keep(words)
        lane = (self._lane - 1 - by) % (len(LANES) - 1) + 1  # what must be true first stands left
        self._go_to(lane, self._start(lane))

    def _on_many(self, found: list[str]) -> None:
        lane = self._lane
        self.end()
        self.canvas.acting.add_list(found, lane)

    def _go_to(self, lane: int, down: float) -> None:
        """Go on with another box."""
        assert self._editor is not None
        self._lane, self._at = lane, self._free(lane, down)
        self._editor.clear()
        self.canvas.view.ensureVisible(self._area(), 8, 40)
        self.follow()
        self._editor.setFocus()
        self.canvas.light(lane, ())

    # Writing --------------------------------------------------------------------------------

    @alerts.calmly
    def _keep(self, words: str) -> None:
        if not words:
            return
        workspace, showing = self.canvas.workspace, self.canvas.showing
        if self._renamed:
            factor = workspace.rows.get(Factor, self._renamed)
            if factor is not None and factor.label != words:
                doing.rename(workspace, self._renamed, words)
            return
        place = round(self._at.x()), round(self._at.y())
        box = doing.NewBox(words, realm_in(LANES[self._lane]), at=place)
        if self._source:
            made, _arrow = doing.add_arrow_to_new(workspace, showing.map_id, self._source, box)
        else:
            made = doing.add_box(workspace, showing.map_id, box)
        showing.choose_box(made)
