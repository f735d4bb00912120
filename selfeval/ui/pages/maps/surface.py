"""The map, drawn or as a list, with what stands above it and below: tools, answers, loops."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from selfeval.ui import theme
from selfeval.ui.actions import commands
from selfeval.ui.pages.maps.asked_bar import AskedBar
from selfeval.ui.pages.maps.bar import ARROW as ARROW_TOOL
from selfeval.ui.pages.maps.bar import BOX as BOX_TOOL
from selfeval.ui.pages.maps.bar import MapBar
from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas
from selfeval.ui.pages.maps.find_bar import FindBar
from selfeval.ui.pages.maps.listing.pane import Listing
from selfeval.ui.pages.maps.loops_strip import LoopsStrip
from selfeval.ui.pages.maps.showing import Showing

KEYS = {Qt.Key.Key_B: BOX_TOOL, Qt.Key.Key_A: ARROW_TOOL, Qt.Key.Key_L: "list"}
"""Letters that act while the map, its list or its loops have the focus."""
WIDENS = {"+": 1, "=": 1, "-": -1, "−": -1}
LOW = 560
"""Pixels of height (at 100 % text) below which the list takes the place of the loops, too."""
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Surface(QWidget):
    """The left of the page. `wanted` carries the key of a command."""

    wanted = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._showing = showing
        may_write = not showing.workspace.document.read_only
        can_follow = any(one.key == "follow" for one in commands())
        self.bar = MapBar(may_write=may_write, can_follow=can_follow)
        self.find_bar = FindBar(showing)
        self.asked, self.strip = AskedBar(showing), LoopsStrip(showing)
        self.canvas = MapCanvas(showing.workspace, showing)
        self.views = QStackedWidget()
        self.views.addWidget(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.find_bar, self.asked):
            column.addWidget(part)
        column.addWidget(self.views, 1)
        column.addWidget(self.strip)
        self._connect()

    def _connect(self) -> None:
        showing = self._showing
        showing.detail_changed.connect(lambda: self.bar.detail.setChecked(showing.detail))
        showing.asked_changed.connect(self._on_asked)
        self.bar.wanted.connect(self.wanted)
        self.canvas.wants_list.connect(lambda: self.wanted.emit("list"))
        self.canvas.wants_path.connect(self.bar.follow.click)
        self.find_bar.found.connect(self._on_found)
        self.find_bar.left.connect(self.focus_view)

    # The two views --------------------------------------------------------------------------

    @cached_property
    def listing(self) -> Listing:
        """The list twin, made when it is first wanted."""
        made = Listing(self._showing)
        made.command_wanted.connect(self.wanted)
        self.views.addWidget(made)
        return made

    @property
    def is_list(self) -> bool:
        """Whether the list twin is shown."""
        return self.views.currentWidget() is not self.canvas

    def show_list(self, wanted: bool) -> None:
        """Show the list twin, or the drawing."""
        self.views.setCurrentWidget(self.listing if wanted else self.canvas)
        if wanted:
            self.find_bar.hide()  # the list has a line of its own to look for words
            self.listing.reload()
        self.bar.list.setChecked(wanted)
        self.bar.show_drawn(not wanted)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Leave the list the room of the loops where there is little."""
        above = (self.bar, self.find_bar, self.asked)
        taken = sum(part.sizeHint().height() for part in above if not part.isHidden())
        self.strip.share(self.height() - taken)
        short = self.is_list and self.height() < theme.px(LOW)
        self.strip.setVisible(self.strip.says_something and not short)

    def words_at_foot(self) -> int:
        """Return the height of the loops' words, which are read aloud."""
        return self.strip.height() if self.strip.isVisible() else 0

    def fit(self) -> None:
        """Bring the whole map into sight; the words of loops give way where it would be small."""
        self.canvas.fit()
        small, wanted = self.canvas.view.percent, self.strip.wanted
        if small < 100 and self.strip.isVisible() and not self.strip.is_folded:
            self._fold_and_fit(True)
            if self.canvas.view.percent <= small:
                self._fold_and_fit(wanted)

    def _fold_and_fit(self, folded: bool | None) -> None:
        self.strip.show_folded(folded)
        for part in (self, self.canvas):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        self.canvas.fit()

    def show_everything(self) -> None:
        """List all boxes and arrows of the model."""
        self.show_list(True)
        self.listing.show_everything(True)

    def shows(self, row_id: str) -> bool:
        """Tell whether a box or an arrow can be seen here."""
        if self.is_list:
            return any(table.index_of(row_id).isValid() for table in self.listing.tables)
        graph = self._showing.graph
        return row_id in graph.factors or any(one.id == row_id for one in graph.arrows)

    def reload(self) -> None:
        """Tell everything anew as it is now; the drawing keeps itself up to date."""
        if self.is_list:
            self.listing.reload()
        self.strip.show_loops()
        self._share_height()
        self.asked.show_answer()
        document = self._showing.workspace.document
        self.bar.undo.setEnabled(bool(document.undo_label))
        self.bar.redo.setEnabled(bool(document.redo_label))

    def find(self) -> None:
        """Put the cursor to where a box is looked for."""
        if self.is_list:
            self.listing.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.find_bar.open_it()

    def focus_view(self) -> None:
        """Put the focus on the drawing or the list."""
        target = self.listing.first_focus() if self.is_list else self.canvas
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, factor_id: str) -> None:
        self._showing.choose_box(factor_id)
        self.canvas.centre_on(factor_id)

    def _on_asked(self) -> None:
        if self._showing.asked is not None and self.is_list:
            self.show_list(False)
        self.asked.show_answer()

    # Keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows the whole map; single letters act while the map has the focus."""
        plain = event.modifiers() in PLAIN and self._map_has_focus()
        if event.key() == Qt.Key.Key_Escape and self._showing.asked is not None:
            self._showing.stop_asking()
        elif plain and event.text() in WIDENS:
            self._showing.widen(WIDENS[event.text()])
        elif plain and event.key() in KEYS:
            self.wanted.emit(KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _map_has_focus(self) -> bool:
        focused = self.window().focusWidget()
        around = (self.views, self.strip)
        return focused is not None and any(
            part is focused or part.isAncestorOf(focused) for part in around
        )
