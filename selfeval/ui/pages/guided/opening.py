"""Begin guided start, or go on with it: in the file that is open, or in a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.store.errors import UserError

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

PAGE = "guided"


def open_guided(desk: Desk) -> None:
    """Show the questions; with no file open, ask first where the new one should live."""
    if not desk.workspace.is_open:
        desk.files.new(then=lambda: desk.show_page(PAGE))
        return
    if desk.workspace.document.read_only:
        raise UserError(
            _("This file is open for reading only, so there is nothing to write into."),
            _("Close it, and begin in a file of your own."),
        )
    desk.show_page(PAGE)
