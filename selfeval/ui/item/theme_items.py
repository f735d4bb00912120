"""The items that carry a theme, step by step, and the way to link more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from selfeval.core.models import NUMBERED, Row, ThemeLink
from selfeval.core.rooms import ROOMS, Room
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.form.context import open_picker
from selfeval.ui.form.record_dialog import ShowsRow
from selfeval.ui.item.section import row_with
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, card, empty_layout, icon_button, label, rule
from selfeval.ui.workspace import Workspace


class ThemeItems(ShowsRow):
    """One card: a part for each step that has items, and a button to link another."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("theme_items")
        self._workspace = workspace
        self._theme_id = ""
        self.title = label(_("Carried by"), "h3")
        self.title.setContentsMargins(16, 10, 16, 8)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self.add = self._add_button()
        box = card()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.setSpacing(0)
        inside.addWidget(self.title)
        inside.addLayout(self._steps)
        inside.addWidget(rule())
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        self.add.setVisible(not workspace.document.read_only)

    def _add_button(self) -> QPushButton:
        made = button(_("Link an item"), "link", "link", "add_theme_item")
        menu = QMenu(made)
        menu.setObjectName("theme_item_kinds")
        for room in ROOMS:
            menu.addAction(_(room.title).replace("&", "&&"), partial(self._on_add, room))
        made.setMenu(menu)
        return made

    def show_row(self, row_id: str) -> None:
        """Show what carries a theme."""
        self._theme_id = row_id
        empty_layout(self._steps)
        count = 0
        for room in ROOMS:
            links = self._links(room)
            count += len(links)
            if links:
                self._add_step(room, links)
        self.title.setText(_("Carried by · {count}").format(count=count) if count else "")
        self.title.setVisible(bool(count))
        if not count:
            words = label(_("Nothing carries it yet."), "body", "text2", wrap=True)
            words.setContentsMargins(16, 10, 16, 10)
            self._steps.addWidget(words)

    def _links(self, room: Room) -> list[ThemeLink]:
        """Return the links to items of a step, in the order of the step."""
        rows, table = self._workspace.rows, room.model.table_name()
        mine = rows.where(ThemeLink, "theme_id", self._theme_id)
        places = {row.id: at for at, row in enumerate(rows.all(room.model))}
        found = [one for one in mine if one.item_table == table and one.item_id in places]
        return sorted(found, key=lambda one: places[one.item_id])

    def _add_step(self, room: Room, links: list[ThemeLink]) -> None:
        head = label(_(room.title), "caption_strong", "text2")
        head.setContentsMargins(16, 8, 16, 2)
        self._steps.addWidget(rule())
        self._steps.addWidget(head)
        for link in links:
            self._steps.addWidget(self._row(room.model, link))

    def _row(self, model: type[Row], link: ThemeLink) -> QWidget:
        values = self._workspace.values(model, link.item_id) or {}
        name = self._workspace.name_of(link.item_table, link.item_id)
        caption = self._workspace.titled(model, values) if model in NUMBERED else ""
        shown = ItemButton(name, caption, values.get("realm"), lines=2)
        shown.setObjectName("theme_item")
        shown.clicked.connect(partial(self._on_open, link.item_table, link.item_id))
        if self._workspace.document.read_only:
            return row_with(shown, left=4, right=8)
        words = _("Take the theme from “{name}”").format(name=called(name, 60))
        take = icon_button("unlink", words, "unlink_theme_item")
        take.clicked.connect(partial(self._on_unlink, link.id))
        return row_with(shown, take, left=4, right=8)

    def _on_open(self, table: str, row_id: str, _checked: bool = False) -> None:
        self.go_to.emit(table, row_id)

    def _on_add(self, room: Room) -> None:
        open_picker(
            self._workspace,
            room.model,
            self,
            partial(self._on_picked, room),
            without=[link.item_id for link in self._links(room)],
            may_make=False,
        )

    @alerts.calmly
    def _on_picked(self, room: Room, row_id: str | None) -> None:
        if row_id:
            link = ThemeLink(
                theme_id=self._theme_id, item_table=room.model.table_name(), item_id=row_id
            )
            self._workspace.add(link, _("Link an item to a theme"))

    @alerts.calmly
    def _on_unlink(self, link_id: str, _checked: bool = False) -> None:
        self._workspace.remove(ThemeLink, [link_id], _("Take a theme from an item"))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
