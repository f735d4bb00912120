"""Lead to the page where copies are combined, from wherever a copy turns up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

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
    desk.show_page(PAGE)
    cast("SharePage", desk.page).look_at(path)


def open_and_combine(desk: Desk, path: str, copy: str) -> None:
    """Open the file at `path`, and show what the copy would bring to it."""
    desk.files.open_path(path, then=lambda: combine_copy(desk, Path(copy)))
