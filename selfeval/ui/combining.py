"""Lead to the page where copies are combined, from wherever a copy turns up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from selfeval.store.preview import Preview
from selfeval.ui.actions import commands

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk
    from selfeval.ui.pages.share.page import SharePage

COMBINE, PAGE = "combine", "share"


def may_combine() -> bool:
    """Tell whether copies can be combined."""
    return any(one.key == COMBINE for one in commands())


def combine_copy(desk: Desk, path: Path) -> None:
    """Show what the copy at `path` would bring; nothing is changed by that."""
    _page(desk).look_at(path)


def combine_preview(desk: Desk, preview: Preview) -> None:
    """Show what a copy that was looked at already would bring."""
    _page(desk).show_preview(preview)


def _page(desk: Desk) -> SharePage:
    desk.show_page(PAGE)
    return cast("SharePage", desk.page)
