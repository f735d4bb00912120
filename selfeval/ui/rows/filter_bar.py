"""What a list is narrowed to: a button with a menu of filters, and a chip for each in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.painted import RingButton
from selfeval.ui.rows.filters import Filter, chip_words, realm_key
from selfeval.ui.widgets import empty_layout, icon_button


class FilterBar(QWidget):
    """The chips of the filters in use; `menu_button` offers them. `changed` says they differ."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter]) -> None:
        super().__init__()
        self._filters = list(filters)
        self._chosen: list[str] = []
        self._chips = FlowLayout(self, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.menu_button = self._make_button()
        self._draw()

    def _make_button(self) -> QToolButton:
        made = icon_button("adjustments-horizontal", _("Show only some of the list"), "filter")
        made.setProperty("kind", "outlined")
        self.menu = QMenu(made)
        self.menu.setProperty("long", True)
        self.menu.aboutToShow.connect(self._fill_menu)
        made.setMenu(self.menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not self._filters:
            made.hide()
        return made

    def _fill_menu(self) -> None:
        self.menu.clear()
        kind = ""
        for one in self._filters:
            if one.kind != kind:
                kind = one.kind
                self._head(_(kind))
            action = self.menu.addAction(_(one.title).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one.key in self._chosen)
            action.triggered.connect(lambda on, key=one.key: self._on_ticked(key, ticked=on))

    def _head(self, title: str) -> None:
        """Begin a group of filters."""
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        heading = self.menu.addAction(title.replace("&", "&&"))
        heading.setFont(theme.font("caption_strong"))
        heading.setEnabled(False)

    def _on_ticked(self, key: str, *, ticked: bool) -> None:
        others = [one for one in self._chosen if one != key]
        self._choose([*others, key] if ticked else others)

    # What the list asks -------------------------------------------------------------------

    @property
    def chosen(self) -> list[Filter]:
        """The filters in use, in the order they were chosen."""
        known = {one.key: one for one in self._filters}
        return [known[key] for key in self._chosen]

    def clear(self) -> None:
        """Use no filter."""
        self._choose([])

    def show_only(self, realm: str) -> None:
        """Use one filter, that of a realm; "" uses none."""
        keys = {one.key for one in self._filters}
        self._choose([realm_key(realm)] if realm and realm_key(realm) in keys else [])

    def _choose(self, keys: list[str]) -> None:
        if keys != self._chosen:
            self._chosen = keys
            self._draw()
            self.changed.emit()

    # The chips ----------------------------------------------------------------------------

    def _draw(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        empty_layout(self._chips)
        for one in self.chosen:
            self._chips.addWidget(self._chip(one))
        if self._chosen:
            self.show()
        else:
            self.hide()
        self.updateGeometry()
        if had_focus:
            self.menu_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, one: Filter) -> RingButton:
        words = chip_words(one)
        made = RingButton(words)
        made.setProperty("kind", "chip")
        made.setObjectName("filter_chip")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        icons.put(made, "x", "text2")
        made.setAccessibleName(_("Take the filter away: {filter}").format(filter=words))
        made.setToolTip(_("Take this filter away"))
        made.clicked.connect(lambda: self._on_ticked(one.key, ticked=False))
        theme.set_role(made, "caption")
        return made
