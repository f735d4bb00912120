"""Take in a colleague's copy: chosen in a dialog, dropped on the window, or told of by a notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.pages.share.page import SharePage

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

PAGE = "share"


def open_combine(desk: Desk) -> None:
    """Ask for a colleague's copy and show what it would bring.

    Where the file itself was changed by somebody else, that is the copy which is meant.
    """
    if desk.workspace.somebody_changed_it:
        take_in(desk, desk.workspace.document.path)
        return
    folder = first_folder([desk.workspace.document.path, *desk.window.settings.recent])
    title = _("Take in a colleague’s copy")
    ask_file(desk.window, title, lambda path: take_in(desk, Path(path)), "combine_dialog", folder)


def open_questions(desk: Desk) -> None:
    """Show what is still to be decided in the open file."""
    _page(desk).show_questions()


def take_in(desk: Desk, path: Path) -> None:
    """Show what the copy at `path` would bring to the open file."""
    _page(desk).look_at(path)


def ask_about_dropped(desk: Desk, path: Path) -> None:
    """Ask what a dropped copy of the open file is meant for."""
    alerts.ask(
        desk.window,
        _("“{name}” is a copy of the file that is open.").format(name=path.name),
        _("Combine it with this file, or open it instead?"),
        [
            (_("Combine with this file"), lambda: take_in(desk, path)),
            (_("Open it instead"), lambda: desk.files.open_path(str(path))),
        ],
        "dropped",
    )


def _page(desk: Desk) -> SharePage:
    desk.show_page(PAGE)
    page = desk.page
    assert isinstance(page, SharePage)
    return page
