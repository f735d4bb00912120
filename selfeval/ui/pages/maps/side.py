"""Beside the map: the details of what is chosen or, in the same place, its thread."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.models import Arrow, Factor, Row
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.inspector.pane import Inspector
from selfeval.ui.pages.maps.showing import ARROW, Showing
from selfeval.ui.thread.panel import ThreadPanel
from selfeval.ui.widgets import button

WIDE, USUAL = 300, 276
"""Pixels at 100 % text, where the page is wide and else."""
WIDE_FROM, NARROW_BELOW = 1270, 1130
"""Widths of the page from which it is wide, and below which the details wait to be asked for."""
MOST = 0.56
"""The largest share of the page's width."""


class Side(QWidget):
    """`changed` says that it shows something else; the other signals are those of its parts."""

    go_to = Signal(str, str)
    command_wanted = Signal(str)
    align_wanted = Signal(str)
    changed = Signal()

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("map_side")
        self._showing = showing
        self._narrow, self._though_narrow = False, False
        self.inspector = Inspector(showing)
        self.inspector.go_to.connect(self.go_to)
        self.inspector.command_wanted.connect(self.command_wanted)
        self.inspector.align_wanted.connect(self.align_wanted)
        self._threads: dict[type[Row], ThreadPanel] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # The thread -----------------------------------------------------------------------------

    @property
    def thread_shown(self) -> bool:
        """Whether the thread stands in the place of the details."""
        return self._stack.currentWidget() is not self.inspector

    @property
    def thread(self) -> ThreadPanel:
        """The thread of what is chosen; that of boxes where nothing is."""
        chosen = self._showing.chosen
        model = Arrow if len(chosen) == 1 and chosen[0][0] == ARROW else Factor
        if model not in self._threads:
            made = ThreadPanel(model, read_only=self._showing.workspace.document.read_only)
            made.go_to.connect(self.go_to)
            made.link_wanted.connect(lambda _link: self.command_wanted.emit("link"))
            self._threads[model] = made
            self._stack.addWidget(self._with_way_back(made))
        return self._threads[model]

    def _with_way_back(self, panel: ThreadPanel) -> QWidget:
        made = QFrame()
        made.setObjectName("inspector")
        back = button(_("Details"), "link", "arrow-left", "back_to_details")
        back.setAccessibleName(_("Show the details again"))
        back.clicked.connect(lambda: self.show_thread(False))
        column = QVBoxLayout(made)
        column.setContentsMargins(8, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(panel, 1)
        return made

    def show_thread(self, wanted: bool) -> None:
        """Show the thread, or the details again."""
        self._stack.setCurrentWidget(self.thread.parentWidget() if wanted else self.inspector)
        self.refresh()
        self.changed.emit()

    # Showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is chosen as it is now."""
        if not self.thread_shown:
            self.inspector.show_chosen()
            return
        panel, chosen = self.thread, self._showing.chosen
        self._stack.setCurrentWidget(panel.parentWidget())
        rows = self._showing.workspace.rows
        item = rows.item(*chosen[0]) if len(chosen) == 1 else None
        panel.show_item(rows, item)

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.inspector.settle()

    def focus(self) -> None:
        """Put the cursor into the first thing that can be changed."""
        self._stack.setCurrentWidget(self.inspector)
        self.open_though_narrow()
        self.changed.emit()
        first = self.inspector.first_focus()
        if first is not None:
            first.setFocus()

    def first_focus(self) -> QWidget | None:
        """Return where the focus comes to."""
        return None if self.thread_shown else self.inspector.first_focus()

    # Room -----------------------------------------------------------------------------------

    def fit(self, page: int) -> bool:
        """Take a share of the page's width in pixels; return whether room is short.

        Where it is, the details wait until somebody asks for them.
        """
        self._narrow = page < theme.px(NARROW_BELOW)
        wanted = theme.px(WIDE if page >= theme.px(WIDE_FROM) else USUAL)
        self.setFixedWidth(min(wanted, round(page * MOST)))
        self.setVisible(self._though_narrow or not self._narrow)
        return self._narrow

    def turn(self) -> None:
        """Show the details where room is short, or hide them again."""
        self._though_narrow = not self._though_narrow

    def open_though_narrow(self) -> None:
        """Show the details although room is short."""
        self._though_narrow = True
