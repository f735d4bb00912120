"""The files opened last, in the File menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from selfeval.i18n import _
from selfeval.ui.file_names import file_title
from selfeval.ui.settings import Settings
from selfeval.ui.start.words import place
from selfeval.ui.tips import plain_tip


def fill_recent(menu: QMenu, settings: Settings, open_path: Callable[[str], object]) -> None:
    """Put the files into the menu, each by its name, its folder and the school in it."""
    menu.clear()
    for path in settings.recent:
        title = file_title(place(path), settings.school_of(path))
        action = menu.addAction(title.replace("&", "&&"))
        action.setToolTip(plain_tip(str(path)))
        action.triggered.connect(lambda _on, at=str(path): open_path(at))
    menu.setEnabled(True)
    if menu.isEmpty():
        menu.addAction(_("No file yet")).setEnabled(False)
