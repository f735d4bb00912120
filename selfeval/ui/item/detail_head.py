"""The line above an item: what it is, when it was edited and by whom, its history and its menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from selfeval.core.fields import fields_of
from selfeval.core.models import Assumption, Fact, Row
from selfeval.i18n import _
from selfeval.ui import icons, wording
from selfeval.ui.actions import commands
from selfeval.ui.frame.header import OneLine
from selfeval.ui.widgets import icon_button


class DetailHead(QWidget):
    """What an item is, and what can be done with it as a whole.

    `command_wanted` carries the key of a command of the menus.
    """

    command_wanted = Signal(str)
    private_wanted = Signal(bool)
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, model: type[Row], *, read_only: bool) -> None:
        super().__init__()
        self._kind, self._read_only = wording.singular(model), read_only
        self._has_private = any(field.name == "private" for field in fields_of(model))
        self._may_be_box = model in (Fact, Assumption)
        self._is_private = False
        self.words = OneLine("caption", "text2")
        self.words.setObjectName("detail_title")
        self.history = icon_button("history", _("Show the history of this item"), "show_history")
        self.history.clicked.connect(lambda: self.command_wanted.emit("history"))
        if not _is_there("history"):
            self.history.hide()
        self.more = self._menu_button()
        line = QHBoxLayout(self)
        line.setContentsMargins(9, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.words, 1)
        line.addWidget(self.history)
        line.addWidget(self.more)

    def _menu_button(self) -> QToolButton:
        made = icon_button(
            "dots", _("More to do with this {kind}").format(kind=self._kind), "item_menu"
        )
        self.menu = QMenu(made)
        self.menu.aboutToShow.connect(self.fill_menu)
        made.setMenu(self.menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.fill_menu()
        if not self.menu.actions():
            made.hide()
        return made

    def fill_menu(self) -> None:
        """Offer what can be done with the item now."""
        menu = self.menu
        menu.clear()
        may_write = not self._read_only
        if may_write and _is_there("link"):
            menu.addAction(
                icons.icon("link", in_menu=True),
                _("Link to…"),
                lambda: self.command_wanted.emit("link"),
            )
        if may_write and self._may_be_box and _is_there("map_put_worded"):
            menu.addAction(
                icons.icon("sitemap", in_menu=True),
                _("Put on a map…"),
                lambda: self.command_wanted.emit("map_put_worded"),
            ).setObjectName("put_on_map")
        if _is_there("history"):
            menu.addAction(
                icons.icon("history", in_menu=True),
                _("History"),
                lambda: self.command_wanted.emit("history"),
            )
        if may_write:
            self._offer_changes(menu)

    def _offer_changes(self, menu: QMenu) -> None:
        if self._has_private:
            action = menu.addAction(_("Private: never printed"))
            action.setCheckable(True)
            action.setChecked(self._is_private)
            action.triggered.connect(self.private_wanted)
        menu.addAction(_("Duplicate"), self.duplicate_wanted.emit).setObjectName("do_duplicate")
        menu.addSeparator()
        words = _("Remove this {kind}").format(kind=self._kind)
        remove = menu.addAction(icons.icon("trash", in_menu=True), words, self.remove_wanted.emit)
        remove.setObjectName("remove")
        if _is_there("erase"):
            erase = menu.addAction(
                icons.icon("eraser", in_menu=True),
                _("Erase for good…"),
                lambda: self.command_wanted.emit("erase"),
            )
            erase.setObjectName("erase")

    def say(self, parts: list[str], *, private: bool) -> None:
        """Show what the item is and how it stands, part by part."""
        self._is_private = private
        said = [part for part in (*parts, _("private") if private else "") if part]
        self.words.setText(" · ".join(said))
        self.words.setAccessibleName(self.words.text())


def _is_there(key: str) -> bool:
    """Whether the menus have a command: an item offers nothing that the program cannot do."""
    return any(command.key == key for command in commands())
