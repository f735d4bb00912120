"""The school's own ideas, across all steps, and the items that carry each."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval.core.models import Theme, ThemeLink
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext
from selfeval.ui.entries import Entry
from selfeval.ui.item.theme_items import ThemeItems
from selfeval.ui.listed_page import ListedPage
from selfeval.ui.workspace import Workspace

TABLES = {room.model.table_name() for room in ROOMS}
"""The items that the page shows: those of the five steps."""


class ThemesPage(ListedPage):
    """Themes, and by step what belongs to the one that is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            Theme,
            _("Which ideas run through everything you do?"),
            _("A theme ties facts, assumptions, priorities and indicators together by your words."),
        )
        self.setObjectName("themes_page")
        self.items = ThemeItems(workspace)
        self.items.go_to.connect(self.go_to)
        self.put_below(self.items)

    def entries(self) -> list[Entry]:
        """Return the themes in the order they were written, with how many items carry each."""
        rows = self.workspace.rows
        return [
            Entry(
                row.id,
                " ".join(row.name.split()) or _("Nothing written yet"),
                _carried(sum(one.item_table in TABLES for one in _links(rows, row))),
            )
            for row in rows.all(Theme)
        ]


def _links(rows: Rows, theme: Theme) -> Sequence[ThemeLink]:
    return rows.where(ThemeLink, "theme_id", theme.id)


def _carried(count: int) -> str:
    if not count:
        return _("No item yet")
    return ngettext("{count} item", "{count} items", count).format(count=f"{count:,}")
