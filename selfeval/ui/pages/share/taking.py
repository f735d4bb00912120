"""Take in a colleague's copy that is chosen in a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.ui.combining import combine_copy
from selfeval.ui.file_dialog import ask_file, first_folder

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_combine(desk: Desk) -> None:
    """Ask for a colleague's copy and show what it would bring.

    Where the file itself was changed by somebody else, that is the copy which is meant.
    """
    if desk.workspace.somebody_changed_it:
        combine_copy(desk, desk.workspace.document.path)
        return
    folder = first_folder([desk.workspace.document.path, *desk.window.settings.recent])
    title = _("Take in a colleague’s copy")
    ask_file(
        desk.window, title, lambda path: combine_copy(desk, Path(path)), "combine_dialog", folder
    )
