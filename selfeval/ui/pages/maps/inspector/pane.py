"""The inspector: what is chosen on the map, one view for each kind of it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.pages.maps.inspector.arrow_view import ArrowView
from selfeval.ui.pages.maps.inspector.box_view import BoxView
from selfeval.ui.pages.maps.inspector.keeping import Flowing, inset
from selfeval.ui.pages.maps.inspector.map_view import MapView
from selfeval.ui.pages.maps.inspector.several_view import SeveralView
from selfeval.ui.pages.maps.showing import ARROW, Chosen, Showing
from selfeval.ui.widgets import icon_button, label, scrolling

EDGE = 7
"""Pixels left of the fields; their words, and everything else, begin nine further in."""
View = ArrowView | BoxView | SeveralView | MapView


class Inspector(QFrame):
    """Beside the map. `go_to` opens an item elsewhere; `command_wanted` carries a map command.

    `align_wanted` carries a way to line up what is chosen.
    """

    go_to = Signal(str, str)
    command_wanted = Signal(str)
    align_wanted = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName(_("Details"))
        self._showing = showing
        self._shown: Chosen | None = None
        self._views = QStackedWidget()
        self._scrolls: dict[View, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._views, 1)

    # The views, each made when it is first wanted ---------------------------------------------

    @cached_property
    def arrow(self) -> ArrowView:
        """The view of one arrow."""
        made = ArrowView(self._showing.workspace)
        made.go_to.connect(self.go_to)
        made.command_wanted.connect(self.command_wanted)
        self._add(made)
        return made

    @cached_property
    def box(self) -> BoxView:
        """The view of one box."""
        made = BoxView(self._showing)
        made.go_to.connect(self.go_to)
        made.command_wanted.connect(self.command_wanted)
        self._add(made)
        return made

    @cached_property
    def several(self) -> SeveralView:
        """The view of several boxes and arrows."""
        made = SeveralView(self._showing)
        made.align_wanted.connect(self.align_wanted)
        made.command_wanted.connect(self.command_wanted)
        self._add(made)
        return made

    @cached_property
    def map(self) -> MapView:
        """The view of the map itself."""
        made = MapView(self._showing)
        made.go_to.connect(self.go_to)
        self._add(made)
        return made

    def _add(self, view: View) -> None:
        outer = Flowing()
        column = QVBoxLayout(outer)
        column.setContentsMargins(EDGE, 4, 14, 20)
        column.addWidget(view)
        scroll = self._scrolls[view] = scrolling(outer, f"{view.objectName()}_scroll")
        scroll.first_focus = view.first_focus  # type: ignore[attr-defined]
        self._views.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        self.kind = label("", "caption", "text2")
        self.kind.setObjectName("inspector_kind")
        self.place = label("", "caption", "text2")
        self.place.setObjectName("inspector_place")
        self.before = icon_button("chevron-left", _("The one before"), "inspector_before")
        self.after = icon_button("chevron-right", _("The next one"), "inspector_after")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.more = icon_button("dots", _("What else can be done with it"), "inspector_more")
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 6, 10, 2)
        line.setSpacing(2)
        line.addWidget(inset(self.kind), 1)
        line.addWidget(_strut(theme.px(32)))
        for part in (self.place, self.before, self.after, self.more):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    # Showing --------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view of what is chosen."""
        count = len(self._showing.chosen)
        if count > 1:
            return self.several
        if not count:
            return self.map
        return self.arrow if self._showing.chosen[0][0] == ARROW else self.box

    def show_chosen(self) -> None:
        """Show what is chosen, as it is now."""
        chosen = self._showing.chosen
        one = chosen[0] if len(chosen) == 1 else None
        if one != self._shown:
            self.settle()
        self._shown = one
        view = self.view
        if isinstance(view, ArrowView | BoxView):
            view.show_row(chosen[0][1])
        elif isinstance(view, SeveralView):
            view.show_chosen()
        else:
            view.show_map()
        self._views.setCurrentWidget(self._scrolls[view])
        self._say_place()

    def _say_place(self) -> None:
        view = self.view
        names = {ArrowView: _("Arrow"), BoxView: _("Box"), SeveralView: _("Several")}
        if isinstance(view, SeveralView) and view.loop is not None:
            names[SeveralView] = _("Loop")
        self.kind.setText(names.get(type(view), _("This map")))
        listed = self._listed()
        here = self._showing.chosen[0] if len(self._showing.chosen) == 1 else None
        found = here in listed
        words = _("{at} of {count}").format(
            at=listed.index(here) + 1 if found else 0, count=len(listed)
        )
        self.place.setText(words if found else "")
        for part in (self.place, self.before, self.after):
            part.setVisible(found and len(listed) > 1)
        self.more.setVisible(here is not None)

    def _listed(self) -> list[Chosen]:
        """Return all that is of the kind of what is chosen, in the order of the list."""
        graph = self._showing.graph
        if not self._showing.chosen:
            return []
        if self._showing.chosen[0][0] == ARROW:
            return [(ARROW, arrow.id) for arrow in graph.arrows]
        return [(self._showing.chosen[0][0], one) for one in graph.factors]

    def _step(self, by: int) -> None:
        listed, here = self._listed(), self._showing.chosen[0]
        at = listed.index(here) + by if here in listed else 0
        self._showing.choose([listed[at % len(listed)]])

    # Doing ----------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        self.menu.clear()
        may_write = not self._showing.workspace.document.read_only
        entries = [
            ("thread", _("Show its thread"), "route", True),
            ("history", _("History…"), "history", True),
        ]
        if isinstance(self.view, ArrowView):
            entries += [
                ("turn_round", _("Turn the arrow round"), "arrows-right-left", may_write),
                ("remove", _("Remove the arrow"), "trash", may_write),
            ]
        elif isinstance(self.view, BoxView):
            pinned = self._showing.is_pinned(self.box.row_id)
            aim = self._showing.is_outcome(self.box.row_id)
            entries += [
                ("plan_back", _("Plan back from here…"), "target-arrow", may_write and aim),
                ("unpin", _("Let it go"), "pinned-off", may_write and pinned),
                ("pin", _("Pin it where it stands"), "pin", may_write and not pinned),
                ("take_off", _("Remove from this map"), "unlink", may_write),
                ("remove", _("Remove everywhere"), "trash", may_write),
            ]
        for key, words, icon, shown in entries:
            if shown:
                self.menu.addAction(
                    icons.icon(icon, in_menu=True),
                    words,
                    lambda key=key: self.command_wanted.emit(key),
                )

    def settle(self) -> None:
        """Hand over what is still being typed."""
        for view in tuple(self._scrolls):
            view.settle()

    def first_focus(self) -> QWidget | None:
        """Return where the focus comes to in what is shown."""
        return self.view.first_focus()


def _strut(height: int) -> QWidget:
    """Keep a line as tall as its buttons, whether they are shown or not."""
    made = QWidget()
    made.setFixedSize(0, height)
    return made
