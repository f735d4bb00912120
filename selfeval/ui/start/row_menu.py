"""What else can be done with a file of the start page, behind a small button. Qt alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QToolButton

from selfeval.i18n import _
from selfeval.ui import icons
from selfeval.ui.widgets import icon_button

OnFile = Callable[[Path], object]


def more_button(path: Path, remove: OnFile, forget: OnFile, token: str = "text2") -> QToolButton:
    """Make the button; `remove` takes away all that is kept of the file, `forget` its name here."""
    made = icon_button("dots", _("More about {file}").format(file=path.name), "start_more")
    icons.put(made, "dots", token)
    menu = QMenu(made)
    for name, words, do in (
        ("start_remove", _("Remove from this computer…"), remove),
        ("start_off_list", _("Take it off this list"), forget),
    ):
        action = menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda _on, do=do: do(path))
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
