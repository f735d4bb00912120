"""The themes that an item carries, on a card below its form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import Row, Theme, ThemeLink
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.form.context import open_picker
from selfeval.ui.item.relations import Themed
from selfeval.ui.item.section import Section, row_with
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, empty_layout, icon_button
from selfeval.ui.workspace import Workspace


class ThemesSection(Section):
    """Themes: open one, add one by choosing or by its name, take one away."""

    relation: Themed

    def __init__(self, relation: Themed, workspace: Workspace, model: type[Row]) -> None:
        super().__init__(relation, workspace, model)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.add = button(_(relation.add), "link", "plus", "add_theme")
        self.add.clicked.connect(self._on_add)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(not workspace.document.read_only)

    def _links(self) -> list[ThemeLink]:
        """Return our links, in the order of the themes."""
        rows = self.workspace.rows
        places = {row.id: at for at, row in enumerate(rows.all(Theme))}
        mine = rows.where(ThemeLink, "item_id", self.row_id)
        found = [
            one
            for one in mine
            if one.item_table == self.model.table_name() and one.theme_id in places
        ]
        return sorted(found, key=lambda one: places[one.theme_id])

    def draw(self) -> None:
        """Show the themes as they are now; without any, only where one can be added."""
        links = self._links()
        names = [self.workspace.name_of("theme", link.theme_id) for link in links]
        if not self.is_news([(link.id, name) for link, name in zip(links, names, strict=True)]):
            return
        empty_layout(self._list)
        self.say_count(len(links))
        for link, name in zip(links, names, strict=True):
            self._list.addWidget(self._row(link, name))
        self.setVisible(bool(links) or not self.workspace.document.read_only)

    def _row(self, link: ThemeLink, name: str) -> QWidget:
        shown = ItemButton(name, icon="tag", lines=2)
        shown.setObjectName("theme_of_item")
        shown.clicked.connect(lambda: self.go_to.emit("theme", link.theme_id))
        if self.workspace.document.read_only:
            return row_with(shown)
        words = _("Take the theme “{name}” away").format(name=called(name, 60))
        take = icon_button("unlink", words, "take_theme")
        take.clicked.connect(partial(self._on_unlink, link.id))
        return row_with(shown, take)

    def _on_add(self) -> None:
        open_picker(
            self.workspace,
            Theme,
            self,
            self._on_picked,
            without=[link.theme_id for link in self._links()],
            title=_("Choose a theme"),
            take_new=self._on_made,
        )

    def _link_to(self, theme_id: str) -> ThemeLink:
        return ThemeLink(theme_id=theme_id, item_table=self.model.table_name(), item_id=self.row_id)

    @alerts.calmly
    def _on_picked(self, theme_id: str | None) -> None:
        if theme_id:
            self.workspace.add(self._link_to(theme_id), _("Link an item to a theme"))

    @alerts.calmly
    def _on_made(self, theme: Row) -> None:
        """Add a theme that was named in the picker and link it, in one gesture."""
        with self.workspace.edit(_("Link an item to a theme")) as session:
            session.add(theme)
            session.flush()
            session.add(self._link_to(theme.id))

    @alerts.calmly
    def _on_unlink(self, link_id: str, _checked: bool = False) -> None:
        self.workspace.remove(ThemeLink, [link_id], _("Take a theme from an item"))
