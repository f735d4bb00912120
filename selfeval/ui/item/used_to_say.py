"""What an assumption used to say: its former wordings, from the history."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from selfeval.core.former import Former, used_to_say
from selfeval.core.wording import role_within
from selfeval.i18n import _
from selfeval.store.history import former_values
from selfeval.ui import theme
from selfeval.ui.form.field_cell import LABEL_WIDTH
from selfeval.ui.item import said_when
from selfeval.ui.widgets import empty_layout, label
from selfeval.ui.workspace import Workspace


class UsedToSay(QWidget):
    """Former wordings, newest first; nothing at all where the belief was never another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("used_to_say")
        self._workspace = workspace
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        self._title = label(_("We used to say"), "caption", "text2", wrap=True)
        self._title.setContentsMargins(9, 0, 0, 0)
        grid.addWidget(self._title, 0, 0)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(9, 0, 0, 0)
        self._lines.setSpacing(4)
        grid.addLayout(self._lines, 0, 1)
        grid.setColumnStretch(1, 1)
        self.hide()

    def show_row(self, row_id: str, belief: str) -> None:
        """Show what an assumption said before it said `belief`."""
        session = self._workspace.document.session
        found = used_to_say(former_values(session, "assumption", row_id, "belief"), belief)
        self._title.setFixedWidth(theme.px(LABEL_WIDTH))
        empty_layout(self._lines)
        for one in found:
            said = label(_words(one), "body", wrap=True)
            said.setObjectName("used_to_say_line")
            self._lines.addWidget(said)
        self.setVisible(bool(found))


def _words(former: Former) -> str:
    quoted = " ".join(former.words.split())
    when = said_when.day_words(former.until)
    if not former.by.strip():
        return _("“{words}” Changed {when}.").format(words=quoted, when=when)
    return _("“{words}” Changed {when} by {role}.").format(
        words=quoted, when=when, role=role_within(former.by)
    )
