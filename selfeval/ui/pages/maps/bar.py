"""The tools above a map. Where room is short, words give way to icons, the less needed first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, icon_button, label, rule

SELECT, BOX, ARROW = "select", "box", "arrow"
PERCENT = 46
"""Least width of the words that say the zoom, in pixels at 100 % text."""


class MapBar(QFrame):
    """Buttons; `wanted` carries the key of what was pressed."""

    wanted = Signal(str)

    def __init__(self, *, may_write: bool, can_follow: bool) -> None:
        super().__init__()
        self.setObjectName("map_bar")
        self.setAccessibleName(_("Tools of the map"))
        self._words: dict[QPushButton, str] = {}
        self._tools = QButtonGroup(self)
        self._may_write, self._can_follow = may_write, can_follow
        self.ask_menu = QMenu(self)
        self._fitted = (-1, -1)
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self._fit)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 5, 10, 5)
        self._line.setSpacing(2)
        self._fill()
        for made in self.findChildren(QAbstractButton):  # a click leaves the keys to the map
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.put_tool(SELECT)

    def _fill(self) -> None:
        self._fill_left()
        self._line.addStretch(1)
        self._fill_right()
        self._away: set[QWidget] = set()
        if not self._may_write:
            self._away |= {self.select, self.box, self.arrow, self.undo, self.redo, self.tidy}
            self._away |= {*self._lines[:2]}
        if not self._can_follow:
            self._away.add(self.follow)
        self.follow.setEnabled(self._can_follow)
        self._rank()

    def _fill_left(self) -> None:
        """Put what draws, asks and shows the map otherwise."""
        self.select = self._tool(SELECT, _("Select"), "pointer")
        self.box = self._tool(BOX, _("Box"), "square-plus", _("Draw a box (B)"))
        self.arrow = self._tool(ARROW, _("Arrow"), "arrow-right", _("Draw an arrow (A)"))
        self._lines = [self._upright()]
        self.undo = self._icon("undo", "arrow-back-up", _("Undo"))
        self.redo = self._icon("redo", "arrow-forward-up", _("Redo"))
        self._lines.append(self._upright())
        tip = _("Put the boxes in order; pinned ones stay")
        self.tidy = self._worded("tidy", _("Tidy"), "layout-align-middle", tip)
        self.ask = self._worded("ask", _("Ask"), "message-question", _("Put a question to the map"))
        self.ask.setMenu(self.ask_menu)
        tip = _("One arrow after the other, with its sentence (F or F5)")
        self.follow = self._worded("follow", _("Follow a path"), "route", tip)
        self.list = self._worded(
            "list", _("As a list"), "table", _("Boxes and arrows in tables (L)")
        )
        self.list.setCheckable(True)
        tip = _("Line weights, delays, assumptions and badges")
        self.detail = self._worded("detail", _("More detail"), "adjustments-horizontal", tip)
        self.detail.setCheckable(True)

    def _fill_right(self) -> None:
        """Put what finds one's way about the map."""
        tip = _("What the shapes, lines and marks of a map mean")
        self.key = self._worded("key", _("Key"), "info-circle", tip)
        self.find = self._worded("find", _("Find"), "search", _("Find a box on this map (Ctrl+F)"))
        self._lines.append(self._upright())
        self.smaller = self._icon("zoom_out", "zoom-out", _("Draw the map smaller"))
        self.percent = label("100%", "caption", "text2")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.addWidget(self.percent)
        self.larger = self._icon("zoom_in", "zoom-in", _("Draw the map larger"))
        self.fit = self._icon("fit", "maximize", _("Show the whole map"))
        self.details = self._icon("details", "layout-sidebar-right", _("Show or hide the details"))
        self.details.setCheckable(True)

    def _rank(self) -> None:
        """Say what gives way first where room is short: words, then whole buttons."""
        self._first_to_shrink = (
            self.find,
            self.key,
            self.detail,
            self.follow,
            self.list,
            self.tidy,
            self.ask,
            self.select,
            self.arrow,
            self.box,
        )
        self._first_to_go = (
            self.percent,
            self.redo,
            self.undo,
            self.smaller,
            self.larger,
            self.key,
            self.find,
            self.detail,
            self.follow,
        )

    def _worded(self, key: str, words: str, icon: str, tip: str = "") -> QPushButton:
        made = button(words, "tool", icon, f"map_{key}")
        made.setAccessibleName(words)
        made.setAccessibleDescription(tip)
        made.setToolTip(tip)
        self._words[made] = words
        if key != "ask":
            made.clicked.connect(lambda: self.wanted.emit(key))
        self._line.addWidget(made)
        return made

    def _tool(self, key: str, words: str, icon: str, tip: str = "") -> QPushButton:
        made = self._worded(key, words, icon, tip)
        made.setCheckable(True)
        self._tools.addButton(made)
        return made

    def _icon(self, key: str, icon: str, verb: str) -> QWidget:
        made = icon_button(icon, verb, f"map_{key}")
        made.clicked.connect(lambda: self.wanted.emit(key))
        self._line.addWidget(made)
        return made

    def _upright(self) -> QWidget:
        made = rule()
        made.setMinimumHeight(0)
        made.setMaximumHeight(16_777_215)
        made.setFixedWidth(1)
        self._line.addSpacing(6)
        self._line.addWidget(made)
        self._line.addSpacing(6)
        return made

    # Saying ---------------------------------------------------------------------------------

    def put_tool(self, key: str) -> None:
        """Show which tool is in hand."""
        {SELECT: self.select, BOX: self.box, ARROW: self.arrow}[key].setChecked(True)

    def say_zoom(self, percent: int) -> None:
        """Say how large the map is drawn, in percent."""
        self.percent.setText(_("{percent}%").format(percent=percent))
        self.percent.setAccessibleName(_("Drawn at {percent} %").format(percent=percent))
        if self.percent.sizeHint().width() > self.percent.width():
            self._fit_soon()

    def show_drawn(self, drawn: bool) -> None:
        """Offer what belongs to the drawing, or only what the list needs too."""
        tools = {self.select, self.box, self.arrow, self.tidy, self._lines[0]}
        looks = {self.detail, self.key, self.fit, self._lines[2]}
        looks |= {self.follow} if self._can_follow else set()
        zooms = {self.smaller, self.percent, self.larger}
        ours = (tools if self._may_write else set()) | looks | zooms
        self._away = self._away - ours if drawn else self._away | ours
        self._fit_soon()

    def offer_details(self, wanted: bool) -> None:
        """Offer the button that shows the details, or not."""
        self._away = self._away - {self.details} if wanted else self._away | {self.details}
        self._fit_soon()

    # Room -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(600, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be ready to be as narrow as the icons: the words then go."""
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fitted = (-1, -1)
            self._fit_soon()

    def _fit_soon(self) -> None:
        self._fitted = (-1, -1)
        self._fit_later.start()

    def _fit(self) -> None:
        """Give words to as many buttons as there is room for."""
        asked = (self.width(), theme.zoom())
        if asked == self._fitted:
            return
        self._fitted = asked
        self.percent.setMinimumWidth(theme.px(PERCENT))
        for part in self._parts():
            part.setVisible(part not in self._away)
        for made, words in self._words.items():
            _show_words(made, words)
        for made in self._first_to_shrink:
            if self._needed() > self.width():
                _show_words(made, "")
        for part in self._first_to_go:
            if self._needed() > self.width():
                part.hide()
        if self.undo.isHidden() and self.redo.isHidden():
            self._lines[1].hide()

    def _needed(self) -> int:
        shown = [part.sizeHint().width() for part in self._parts() if not part.isHidden()]
        around = self._line.contentsMargins()
        spacing = self._line.spacing() * (len(shown) + 7) + 12 * len(self._lines)
        return sum(shown) + spacing + around.left() + around.right()

    def _parts(self) -> Iterator[QWidget]:
        for at in range(self._line.count()):
            part = self._line.itemAt(at).widget()
            if part is not None:
                yield part


def _show_words(made: QPushButton, words: str) -> None:
    """Show a button with its words, or as its icon alone: its tooltip then begins with its name."""
    made.setText(words)
    tip = made.accessibleDescription() or made.accessibleName()
    if not words and made.accessibleDescription():
        tip = f"{made.accessibleName()}: {made.accessibleDescription()}"
    made.setToolTip(plain_tip(tip))
