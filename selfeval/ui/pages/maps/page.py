"""The page of the maps: the drawing or its list twin, the tools above, the loops in words below,
and beside it what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from selfeval.core.causal.graph import graph_of
from selfeval.core.models import Arrow, ArrowAssumption, Factor, LoopName, Map, Placement, Row
from selfeval.core.rooms import Room
from selfeval.i18n import _
from selfeval.store.history import touched_last
from selfeval.ui import alerts, wording
from selfeval.ui.frame.head import Head
from selfeval.ui.page import Page
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.acting import Acting
from selfeval.ui.pages.maps.all_maps import AllMaps, ask_new_map
from selfeval.ui.pages.maps.asking import Asking
from selfeval.ui.pages.maps.bar import ARROW as ARROW_TOOL
from selfeval.ui.pages.maps.bar import BOX as BOX_TOOL
from selfeval.ui.pages.maps.bar import SELECT
from selfeval.ui.pages.maps.key_dialog import KeyDialog
from selfeval.ui.pages.maps.listing.pane import Listing
from selfeval.ui.pages.maps.showing import ARROW, BOX, Showing
from selfeval.ui.pages.maps.side import Side
from selfeval.ui.pages.maps.surface import Surface
from selfeval.ui.widgets import button
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.thread.panel import ThreadPanel

OURS: tuple[type[Row], ...] = (Map, Placement, LoopName, ArrowAssumption)
"""Rows that are seen on a map alone, so that undoing a change of them leads nowhere else."""


class MapsPage(Page):
    """One map at a time, drawn or as a list."""

    own_thread = True
    rail_below = 1500

    def __init__(self, room: Room, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("maps_page")
        self.room = room
        self._may_write = not workspace.document.read_only
        self._stale = True
        self.showing = Showing(workspace, self)
        self.surface, self.side = Surface(self.showing), Side(self.showing)
        self.bar, self.canvas = self.surface.bar, self.surface.canvas
        self.all_maps = button(_("All maps"), icon="sitemap", name="all_maps_button")
        self.present = button(_("Present"), icon="presentation", name="present_map")
        self.present.setToolTip(_("Show a path to everybody, box by box, with its sentences (F5)"))
        self.present.setAccessibleDescription(self.present.toolTip())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.surface, 1)
        line.addWidget(self.side)
        self.asking = Asking(self.showing, self.bar.ask_menu, self)
        self.acting = Acting(self.showing, self.canvas.acting, self)
        self._commands = self._make_commands()
        self._connect()

    def _make_commands(self) -> dict[str, Callable[[], object]]:
        canvas, showing = self.canvas, self.showing
        return {
            SELECT: self._take_up_select,
            BOX_TOOL: self.begin_box,
            ARROW_TOOL: self.begin_arrow,
            "undo": lambda: self.command_wanted.emit("undo"),
            "redo": lambda: self.command_wanted.emit("redo"),
            "tidy": canvas.acting.tidy,
            "list": self.turn_list,
            "detail": lambda: showing.show_detail(not showing.detail),
            "find": self.find,
            "zoom_in": lambda: canvas.zoom_by(1),
            "zoom_out": lambda: canvas.zoom_by(-1),
            "fit": self.surface.fit,
            "key": lambda: KeyDialog(self.window()).open(),
            "details": self._on_details,
            "all": self.show_all_maps,
            "new_map": lambda: ask_new_map(showing, self.window()),
            "keep_view": self.asking.ask_name,
            "thread": lambda: self.show_thread(not self.side.thread_shown, though_narrow=True),
            "history": lambda: self.command_wanted.emit("history"),
            "follow": lambda: self.command_wanted.emit("follow"),
            "put_boxes": canvas.bringing.ask_boxes,
            "plan_back": lambda: self.command_wanted.emit("plan_back"),
            "link": lambda: self.command_wanted.emit("link"),
        }

    def _connect(self) -> None:
        self.showing.map_changed.connect(self._on_map)
        self.showing.chosen_changed.connect(self._on_chosen)
        self.surface.wanted.connect(self.do)
        self.surface.asked.keep_wanted.connect(self.asking.ask_name)
        self.side.go_to.connect(self.go_to)
        self.side.command_wanted.connect(self.do)
        self.side.align_wanted.connect(self.canvas.acting.align)
        self.side.changed.connect(self._on_side)
        self.canvas.zoom_changed.connect(self._on_zoom)
        self.asking.zoom_wanted.connect(self.canvas.set_zoom)
        self.all_maps.clicked.connect(self.show_all_maps)
        self.present.clicked.connect(lambda: self.command_wanted.emit("present"))
        self.workspace.changed.connect(self._on_changed)

    # What the window asks -----------------------------------------------------------------------

    def head(self) -> Head:
        """Return the name and the question of the map."""
        shown = self.workspace.rows.get(Map, self.showing.map_id)
        return Head(
            title=shown.name if shown is not None else "",
            question=" ".join(shown.question.split()) if shown is not None else "",
            beside=(self.all_maps, self.present),
            thread_shown=self.side.thread_shown,
        )

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The one box or arrow that is chosen."""
        if len(self.showing.chosen) != 1:
            return None
        table, row_id = self.showing.chosen[0]
        return (Arrow if table == ARROW else Factor), row_id

    @property
    def row_id(self) -> str:
        """The id of the one box or arrow that is chosen; "" for none or several."""
        return self.item[1] if self.item is not None else ""

    @property
    def listing(self) -> Listing:
        """The list twin."""
        return self.surface.listing

    @property
    def is_list(self) -> bool:
        """Whether the list twin is shown."""
        return self.surface.is_list

    @property
    def thread(self) -> ThreadPanel:
        """The thread of what is chosen, in the place of the details."""
        return self.side.thread

    def enter(self) -> None:
        """Be shown: read what has changed."""
        if self._stale:
            self.reload()
        self._share_room()
        self.surface.focus_view()

    def leave(self) -> None:
        """Settle what is still being typed."""
        self.side.settle()
        self.canvas.settle()

    def panes(self) -> list[QWidget]:
        """Return the tools, the answer, the map, the loops and the details."""
        surface = self.surface
        return [surface.bar, surface.asked, surface.views, surface.strip, self.side]

    def can_add(self) -> bool:
        """Boxes are added here."""
        return True

    def add(self, words: str = "") -> None:
        """Add a box, called `words` if there are any; else type them where it is to stand."""
        if words:
            self._add_named(words)
        elif self.is_list:
            self.listing.add_box()
        else:
            self.begin_box()

    @alerts.calmly
    def _add_named(self, words: str) -> None:
        box_id = doing.add_box(self.workspace, self.showing.map_id, doing.NewBox(words))
        self.show_item(box_id)

    def remove(self) -> None:
        """Take what is chosen off this map; arrows go from the model."""
        self.leave()
        self.acting.do("drop")

    def rename(self) -> None:
        """Put the cursor into the words of the box, or to the effect of the arrow, chosen."""
        if self.is_list or self.item is None or self.item[0] is Arrow:
            self.side.focus()
        else:
            self.canvas.rename_chosen()

    def find(self) -> bool:
        """Look for a box."""
        self.surface.find()
        return True

    def shows(self, row_id: str) -> bool:
        """Tell whether a box or an arrow can be seen as the page stands."""
        return self.surface.shows(row_id)

    def stays(self) -> bool:
        """Tell whether undo and redo are seen here: what they touch belongs to maps alone."""
        touched = touched_last(self.workspace.document.session)
        if not {table for table, _id in touched} & {model.table_name() for model in OURS}:
            return False
        rows = self.workspace.rows
        boxes = [one for table, one in touched if table == BOX and rows.get(Factor, one)]
        return all(self.shows(one) for one in boxes)

    def show_thread(self, wanted: bool, *, though_narrow: bool = False) -> None:
        """Show the thread in the place of the details, or the details again."""
        self.side.show_thread(wanted)
        if wanted and though_narrow:
            self.side.open_though_narrow()
        self._share_room()

    def words_at_foot(self) -> int:
        return self.surface.words_at_foot()

    def presents(self) -> str:
        """A map is shown to everybody along a path, unless it has no arrow yet."""
        rows = self.workspace.rows
        shown = graph_of(rows, self.showing.map_id, private=False) if self.showing.map_id else None
        return "follow" if shown is not None and shown.arrows else ""

    # Showing ------------------------------------------------------------------------------------

    def show_item(self, row_id: str) -> None:
        """Show a box, an arrow or a map; what is on no map is shown in the list of everything."""
        if self._stale:
            self.reload()
        rows = self.workspace.rows
        if rows.get(Map, row_id) is not None:
            self.showing.show_map(row_id)
            return
        arrow = rows.get(Arrow, row_id)
        ends = (arrow.source_id, arrow.target_id) if arrow is not None else (row_id,)
        map_id = self.showing.map_with(*ends)
        if not map_id:
            self.surface.show_everything()
        elif not (self.is_list and self.shows(row_id)):
            self.showing.show_map(map_id)
            self.surface.show_list(False)
        self.showing.choose([(ARROW if arrow is not None else BOX, row_id)])
        if not self.is_list:
            self.canvas.centre_on(ends[0])

    def show_only(self, realm: str) -> None:
        """List the boxes of one realm; "" shows the map."""
        self.surface.show_list(bool(realm))
        if realm:
            self.surface.show_everything()
            self.listing.show_boxes(wording.realm_title(realm))

    def show_list(self, wanted: bool) -> None:
        """Show the list twin, or the drawing."""
        self.surface.show_list(wanted)

    def turn_list(self) -> None:
        """Show the list twin in the place of the drawing, or the drawing again."""
        self.show_list(not self.is_list)
        self.surface.focus_view()

    def reload(self) -> None:
        """Tell everything anew as it is now."""
        self._stale = False
        self.surface.reload()
        self.side.refresh()

    def _on_changed(self, _label: str, _tables: object) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self.reload()
        self.head_changed.emit()

    def _on_map(self) -> None:
        self.reload()
        self.head_changed.emit()

    def _on_chosen(self) -> None:
        self.side.refresh()
        if self.is_list:
            self.listing.show_chosen()

    def _on_zoom(self, percent: int) -> None:
        self.asking.zoom = percent
        self.bar.say_zoom(percent)

    # Doing --------------------------------------------------------------------------------------

    def do(self, key: str) -> None:
        """Do what a button, a key or a menu says."""
        if self.acting.knows(key):
            self.acting.do(key)
        else:
            self._commands[key]()

    def begin_box(self) -> None:
        """Type the words of a new box where it is to stand."""
        self.bar.put_tool(SELECT)
        if self._may_write:
            self.show_list(False)
            self.canvas.begin_box()

    def begin_arrow(self) -> None:
        """Draw an arrow from the box that is chosen."""
        self.bar.put_tool(SELECT)
        if self._may_write:
            self.show_list(False)
            self.canvas.begin_arrow()

    def _take_up_select(self) -> None:
        self.canvas.settle()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all_maps(self) -> None:
        """List the maps."""
        dialog = AllMaps(self.showing, self.window())
        dialog.everything_wanted.connect(self.surface.show_everything)
        dialog.open()

    # Room ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        narrow = self.side.fit(self.width())
        self.bar.offer_details(narrow)
        self.bar.details.setChecked(not self.side.isHidden())

    def _on_details(self) -> None:
        self.side.turn()
        self._share_room()

    def _on_side(self) -> None:
        self._share_room()
        self.head_changed.emit()
