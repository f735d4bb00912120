"""The sidebar: whose file it is, a way to find, the five steps on their thread, the other pages,
and where the work is.

It needs nothing but Qt, so that it can be painted before the rest of the program is loaded; the
frame fills in titles and counts afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import FileFoot
from selfeval.ui.frame.find_box import FindBox
from selfeval.ui.frame.nav_button import RAIL, WIDE, MoreButton, NavButton, Place, grown
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import label, scrolling

__all__ = ["Place", "Sidebar"]

MORE = "more"
APART = 12
"""Pixels between two groups of rows."""


class Sidebar(QWidget):
    """Where to go. `wanted` carries the key of a page."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Steps and pages"))
        self._rail = False
        self._name = self._period = ""
        self._buttons: dict[str, NavButton] = {}
        self._behind_more: set[str] = set()
        self.find = FindBox()
        self.find.hide()
        self.file = FileFoot()
        self.more: MoreButton | None = None
        inner = QWidget()
        self._places = QVBoxLayout(inner)
        self._places.setContentsMargins(0, 2, 0, 2)
        self._places.setSpacing(0)
        self._places.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolling(inner, "sidebar_scroll")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)
        column.addWidget(self.file)
        self.set_rail(False)

    def _head(self) -> QVBoxLayout:
        self.school = label("", "h3")
        self.school.setObjectName("school_name")
        self.period = label(_("Self-evaluation"), "caption", "text2")
        words = QVBoxLayout()
        words.setContentsMargins(10, 0, 2, 8)
        words.setSpacing(1)
        words.addWidget(self.school)
        words.addWidget(self.period)
        head = QVBoxLayout()
        head.setContentsMargins(10, 14, 10, 6)
        head.setSpacing(0)
        head.addLayout(words)
        head.addWidget(self.find)
        return head

    def fill(self, groups: list[list[Place]]) -> None:
        """Show these places, a little apart where a new group begins, and what is behind More."""
        for at, group in enumerate(groups):
            if at:
                self._places.addSpacing(APART)
            for place in group:
                made = NavButton(place)
                made.clicked.connect(lambda _checked, key=place.key: self.wanted.emit(key))
                self._add(made)
        self.more = MoreButton(
            Place(MORE, _("More"), "dots", tip=_("Pages and settings that are wanted now and then"))
        )
        self._add(self.more)

    def _add(self, made: NavButton) -> None:
        made.set_rail(self._rail)
        self._places.addWidget(made)
        self._buttons[made.place.key] = made

    def fill_more(self, groups: Iterable[Iterable[QAction]], pages: Iterable[str]) -> None:
        """Put these commands behind More, group by group; `pages` are the keys of its pages."""
        self._behind_more = set(pages)
        if self.more is None:
            return
        self.more.menu.clear()
        for group in groups:
            self.more.menu.addSeparator()
            for action in group:
                self.more.menu.addAction(action)

    def offer_find(self, action: QAction | None) -> None:
        """Let the box at the top trigger a command; without one there is no box."""
        self.find.setVisible(action is not None)
        if action is not None:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.find.set_keys(keys)
            self.find.clicked.connect(action.trigger)

    def button(self, key: str) -> NavButton:
        """Return the row of a page; the row More for a page behind it."""
        return self._buttons[MORE if key in self._behind_more else key]

    def mark(self, key: str) -> None:
        """Show which page is open."""
        known = key in self._buttons or key in self._behind_more
        current = self.button(key) if known else None
        for made in self._buttons.values():
            made.setChecked(made is current)
        if current is not None:
            self._scroll.ensureWidgetVisible(current)

    def first_focus(self) -> QWidget | None:
        """Return the entry of the page that is open."""
        return next((one for one in self._buttons.values() if one.isChecked()), None)

    def say_school(self, name: str, period: str) -> None:
        """Show whose self-evaluation this is."""
        self._name = name
        self._period = (
            _("Self-evaluation {period}").format(period=period) if period else _("Self-evaluation")
        )
        self._fit_name()

    def _fit_name(self) -> None:
        """Shorten both lines to the room there is; the whole stands in their tooltips."""
        for shown, words, role in (
            (self.school, self._name or _("Your school"), "h3"),
            (self.period, self._period, "caption"),
        ):
            room = grown(WIDE) - 34
            metrics = QFontMetrics(theme.font(role))
            shown.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
            shown.setToolTip(plain_tip(words))

    def set_rail(self, rail: bool) -> None:
        """Shrink to numbers and icons, or show the words again."""
        self._rail = rail
        self.school.setVisible(not rail)
        self.period.setVisible(not rail)
        self.setFixedWidth(grown(RAIL if rail else WIDE))
        self.find.set_rail(rail)
        self.file.set_rail(rail)
        for made in self._buttons.values():
            made.set_rail(rail)
        self._fit_name()
