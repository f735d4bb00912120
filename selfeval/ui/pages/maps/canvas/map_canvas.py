"""The map as it is drawn and worked on: heads of the lanes, the map below them, the minimap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import Arrow, Factor
from selfeval.core.picture.figure import Figure
from selfeval.core.placing.lining_up import Guide
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.canvas.acting import Acting
from selfeval.ui.pages.maps.canvas.bringing import Bringing
from selfeval.ui.pages.maps.canvas.drawing import Drawing
from selfeval.ui.pages.maps.canvas.ears import let_hear, tell_changed, tell_chosen
from selfeval.ui.pages.maps.canvas.empty import EmptyMap
from selfeval.ui.pages.maps.canvas.entering import Entering
from selfeval.ui.pages.maps.canvas.heads import LaneHeads
from selfeval.ui.pages.maps.canvas.hint import Hint
from selfeval.ui.pages.maps.canvas.joining_box import JoinBox, source_of
from selfeval.ui.pages.maps.canvas.lanes import LANES
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.pages.maps.canvas.minimap import Minimap
from selfeval.ui.pages.maps.canvas.moving import Nudging
from selfeval.ui.pages.maps.canvas.pointing import Pointing
from selfeval.ui.pages.maps.canvas.scene import MapScene
from selfeval.ui.pages.maps.canvas.sight import ABOVE, Sight
from selfeval.ui.pages.maps.canvas.view import MapView
from selfeval.ui.pages.maps.showing import ARROW, BOX, Showing
from selfeval.ui.workspace import Workspace

TABLES = frozenset(
    {
        "map",
        "factor",
        "placement",
        "arrow",
        "arrow_assumption",
        "assumption",
        "stance",
        "loop_name",
        "indicator",
        "setting",
    }
)
"""What a picture of a map may show."""
LOW = 400
"""Pixels of height (at 100 % text) below which the heads of the lanes have one line."""


class MapCanvas(QWidget):
    """One map. It keeps ids only; what is looked at is `showing`, which it reads and sets.

    `wants_list` and `wants_path` ask for the list and for the path that is followed.
    """

    zoom_changed = Signal(int)
    wants_list = Signal()
    wants_path = Signal()

    def __init__(self, workspace: Workspace, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("map_canvas")
        self.workspace, self.showing = workspace, showing
        self.clicked_lane: int | None = None
        self._map_id: str | None = None
        self.lit: int | None = None
        self.scene = MapScene(self, lambda: showing.detail)
        self.pointing = Pointing(self)
        self.view = MapView(self.scene, self.pointing)
        self.heads = LaneHeads()
        self.minimap = Minimap(self)
        self.empty = EmptyMap(self)
        self.acting, self.bringing = Acting(self), Bringing(self)
        self.drawing, self.sight = Drawing(self), Sight(self)
        self.entering = Entering(self)
        self.hint = Hint(self.view.viewport(), "map_hint")
        self.nudging = Nudging(self)
        self.heard = let_hear(self.view, showing, self.area_on_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._connect()
        self.reload()

    def _connect(self) -> None:
        showing, view = self.showing, self.view
        self.workspace.changed.connect(self._on_changed)
        showing.map_changed.connect(self.reload)
        showing.detail_changed.connect(self.reload)
        showing.chosen_changed.connect(self._on_chosen)
        showing.asked_changed.connect(self.show_state)
        showing.pointed_changed.connect(self.show_state)
        view.moved.connect(self.sight.follow)
        view.moved.connect(self.drawing.see)
        view.resized.connect(self.sight.fill)
        view.zoomed.connect(self.zoom_changed)
        view.focused.connect(self._on_focused)
        self.minimap.wanted.connect(view.centerOn)
        self.empty.begin_wanted.connect(lambda: self.entering.begin_new(lane=len(LANES) - 1))
        self.empty.existing_wanted.connect(self.bringing.ask_boxes)
        self.empty.worded_wanted.connect(self.bringing.ask_worded)

    # Drawing --------------------------------------------------------------------------------

    @property
    def figure(self) -> Figure:
        """The whole figure of the map, with all that has not been in sight yet."""
        return self.drawing.figure

    def _on_changed(self, _label: str, tables: object) -> None:
        if not isinstance(tables, frozenset | set | list | tuple) or TABLES & set(tables):
            self.reload()

    def reload(self) -> None:
        """Draw the map as it is now; zoom, place and choice stay unless it is another map."""
        if not self.workspace.is_open:
            return
        self.view.drop_hand()  # what it holds was drawn before
        before, self._map_id = self._map_id, self.showing.map_id
        typed = before == "" and self.entering.editor is not None  # the first box made the map
        another = before != self._map_id and not typed
        if another:
            self.entering.end()
            self.nudging.cancel()
            self.drawing.begin()
            self.sight.begin()
            self.drawing.see()
        else:
            self.drawing.renew()
        self._list_heard()
        self._show_empty()
        self.sight.show_minimap()
        self.sight.follow()

    def show_state(self) -> None:
        """Show what is chosen, what is pointed at, and what an answer leaves out."""
        self.scene.show_state(self.showing.chosen, self.showing.pointed, self.showing.answer)

    def light(self, lane: int | None, guides: tuple[Guide, ...]) -> None:
        """Light up the lane that something would come into, and show what it is in line with."""
        self.scene.show_guides(guides)
        if lane != self.lit:
            self.lit = lane
            self.scene.light(lane)
            self.sight.follow()

    @property
    def first_lane(self) -> int:
        """The first lane that is there: 0 where something is not yet placed."""
        return self.drawing.first_lane

    @property
    def figure_top(self) -> float:
        """Where the topmost box begins, in map units."""
        return min((box.y - box.height / 2 for box in self.drawing.boxes), default=float(ABOVE))

    def height_of(self, words: str) -> float:
        """Return how tall a box with these words is, in map units."""
        from selfeval.core.picture.figure import height_of

        return height_of(words, measure)

    # Zoom and place -------------------------------------------------------------------------

    def set_zoom(self, percent: int) -> None:
        """Zoom to a percentage."""
        self.sight.set_zoom(percent)

    def zoom_by(self, step: int) -> None:
        """Zoom in or out by steps of a tenth of the usual size."""
        self.sight.zoom_by(step)

    def fit(self) -> None:
        """Bring the whole map into sight."""
        self.sight.fit()

    def centre_on(self, factor_id: str, *, only_if_hidden: bool = False) -> None:
        """Bring a box into sight: into the middle, or just so far that it is seen."""
        box = self.scene.box(factor_id)
        if box is None:
            return
        if only_if_hidden:
            self.view.ensureVisible(self.scene.area_of(box), 24, 24)
        else:
            self.view.centerOn(QPointF(box.x, box.y))

    def middle_on_screen(self) -> QPoint:
        """Return where on the screen what is chosen last is, or the middle of the map."""
        viewport = self.view.viewport()
        for one in self.showing.chosen[-1:]:
            return viewport.mapToGlobal(self.area_on_view(one).center())
        return viewport.mapToGlobal(viewport.rect().center())

    def area_on_view(self, one: tuple[str, str]) -> QRect:
        """Return where a box or an arrow is, in pixels of the view."""
        return self.view.pixels(self.scene.area_of_chosen(one)).toAlignedRect()

    def _show_empty(self) -> None:
        is_empty = not self.drawing.boxes and self.entering.editor is None
        self.empty.setVisible(is_empty)
        if is_empty:
            bringing = self.bringing
            others, worded = bool(bringing.others()), bool(bringing.worded())
            self.empty.offer(may_write=bringing.may_write, others=others, worded=worded)
            self.sight.place_over()
            self.empty.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.show_meanings(self.height() >= theme.px(LOW))
        self.sight.show_minimap()
        self.sight.place_over()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drawing.see()
        self.zoom_changed.emit(self.view.percent)  # nobody listened while it was made
        QTimer.singleShot(0, self, self.sight.show_minimap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.scene.forget_look()
            self.view.set_percent(self.view.percent)
            self.sight.fill()
            self.reload()

    # What is chosen -------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        self.show_state()
        self.hint.hide()
        self.heads.show_focus(self.view.hasFocus() and not self.showing.chosen)
        tell_chosen(self.heard)

    def _on_focused(self, focused: bool) -> None:
        if not focused:
            self.nudging.settle()
        elif self.showing.chosen:
            tell_chosen(self.heard)
        self.heads.show_focus(focused and not self.showing.chosen)

    def _list_heard(self) -> None:
        graph = self.showing.graph
        listed = (
            *((BOX, one) for one in graph.factors),
            *((ARROW, one.id) for one in graph.arrows),
        )
        if listed != self.heard.listed:
            self.heard.listed = listed
            tell_changed(self.heard)

    def select_all(self) -> None:
        """Choose every box."""
        self.showing.choose_all([box.id for box in self.figure.boxes], ())

    def box_rows(self, ids: Sequence[str]) -> list[Factor]:
        """Return the rows of boxes, for reading at once."""
        found = (self.workspace.rows.get(Factor, one) for one in ids)
        return [row for row in found if row is not None]

    def arrow_rows(self, ids: Sequence[str]) -> list[Arrow]:
        """Return the rows of arrows, for reading at once."""
        found = (self.workspace.rows.get(Arrow, one) for one in ids)
        return [row for row in found if row is not None]

    # What can be done -----------------------------------------------------------------------

    def likely_lane(self) -> int:
        """Return the lane in which a new box is expected."""
        for one in self.showing.boxes[-1:]:
            box = self.scene.box(one)
            if box is not None:
                return box.lane
        if not self.drawing.boxes:
            return len(LANES) - 1
        return 1 if self.clicked_lane is None else self.clicked_lane

    def begin_box(self) -> None:
        """Open the editor for a new box."""
        if self.acting.may_write:
            self.empty.hide()
            self.entering.begin_new()

    def begin_arrow(self) -> None:
        """Ask where an arrow from the chosen box is to lead."""
        box = source_of(self)
        if not self.acting.may_write:
            return
        if box is None:
            words = _("Choose the box at which the arrow begins.")
            self.hint.say(words)
            return
        self.centre_on(box.id, only_if_hidden=True)
        below = self.area_on_view((BOX, box.id)).bottomLeft() + QPoint(0, 8)
        JoinBox(self, box.id).open_at(self.view.viewport().mapTo(self, below))

    def rename_chosen(self) -> None:
        """Open the editor over the box that is chosen."""
        if self.acting.may_write and len(self.showing.boxes) == 1:
            self.entering.begin_rename(self.showing.boxes[0])

    def settle(self) -> None:
        """Write what is still being typed or moved by keys."""
        self.entering.settle()
        self.nudging.settle()

    def copy(self) -> None:
        """Put the chosen boxes on the clipboard."""
        self.acting.copy()

    def paste(self) -> None:
        """Put what was copied on the map."""
        self.acting.paste()

    def tidy(self) -> None:
        """Lay the map out anew within its lanes."""
        self.acting.tidy()

    def align(self, way: str) -> None:
        """Bring the chosen boxes into line."""
        self.acting.align(way)

    def remove_chosen(self) -> None:
        """Take what is chosen off this map."""
        self.acting.remove_chosen()
