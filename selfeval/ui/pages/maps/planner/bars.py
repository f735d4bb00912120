"""Above and below the questions of a plan: how far one is, and the way on, back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from selfeval.core.planning.questions import KEYS, OUTCOME, TURN, UNWANTED
from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.pages.guided.bars import Progress
from selfeval.ui.widgets import button, label, restyle

WIDEST = 1240
"""How wide questions and bars are at most, at 100 % text."""


def line_of(bar: QFrame) -> QHBoxLayout:
    """Lay a bar out as wide as the questions."""
    held = QWidget()
    held.setMaximumWidth(theme.px(WIDEST))
    around = QHBoxLayout(bar)
    around.setContentsMargins(24, 8, 24, 9)
    around.addWidget(held)
    made = QHBoxLayout(held)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(12)
    return made


class Top(QFrame):
    """What this is, how far one is, and a way out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planner_top")
        self.setAccessibleName(_("Plan back from an outcome"))
        mark = Mark()
        mark.show_icon("target-arrow")
        title = label(_("Plan back"), "h3")
        self._place = label("", "caption", "text2")
        self._place.setObjectName("planner_place")
        self.progress = Progress()
        self.leave = button(_("&Leave for now"), name="planner_leave")
        self.leave.setToolTip(_("All of it is kept. You can carry on here later (Esc)."))
        line = line_of(self)
        line.addWidget(mark)
        line.addWidget(title)
        line.addWidget(self._place)
        line.addWidget(self.progress, 1)
        line.addWidget(self.leave)

    def show_place(self, key: str) -> None:
        """Show how many of the steps have been passed."""
        at = KEYS.index(key)
        self.progress.show_place(at, len(KEYS))
        words = _("{number} of {count}").format(number=at + 1, count=len(KEYS))
        self._place.setText(words)


class Bottom(QFrame):
    """Back, how the keys work, and on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planner_bottom")
        self.setAccessibleName(_("Back and on"))
        self.back = button(_("&Back"), name="planner_back")
        self.again = button(_("&Another outcome"), name="planner_again")
        self.next = button(_("&Next"), "primary", name="planner_next")
        self.keys = label("", "caption", "text3", wrap=True)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = line_of(self)
        line.addWidget(self.back)
        line.addWidget(self.again)
        line.addWidget(self.keys, 1)
        line.addWidget(self.next)

    def show_step(self, key: str, *, begun: bool, answered: bool) -> None:
        """Say which ways there are from a step; `answered` tells whether it has an answer."""
        self.back.setEnabled(key != OUTCOME)
        self.again.setVisible(begun and key in (OUTCOME, TURN))
        self.next.setEnabled(key != OUTCOME or begun)
        self.next.setText(_next_words(key, answered=answered))
        restyle(self.next, "kind", "primary" if answered or key == TURN else "")
        if key == TURN:
            self.keys.setText(_("Enter goes to the next line."))
        else:
            self.keys.setText(_("Enter adds what is typed. On an empty line it goes on."))


def _next_words(key: str, *, answered: bool) -> str:
    if key == TURN:
        return _("&Show it on the map")
    if answered or key == OUTCOME:
        return _("&Next")
    if key == UNWANTED:
        return _("&None that we know of")
    found = realm(key)
    assert found is not None
    return _("Skip {realm}").format(realm=_(found.title).lower())
