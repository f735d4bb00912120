"""What stands above and below the questions of a plan."""

from __future__ import annotations

from selfeval.core.planning.questions import KEYS, OUTCOME, TURN, UNWANTED
from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.ui.question_bars import BottomBar, TopBar
from selfeval.ui.widgets import restyle

WIDEST = 1240
"""How wide questions and bars are at most, at 100 % text."""
EDGE = 8


class Top(TopBar):
    """What this is, how far one is, and a way out."""

    def __init__(self) -> None:
        kept = _("All of it is kept. You can carry on here later (Esc).")
        super().__init__("planner", WIDEST, EDGE, "target-arrow", title=_("Plan back"), kept=kept)
        self.setAccessibleName(_("Plan back from an outcome"))

    def show_place(self, key: str) -> None:
        """Show how many of the steps have been passed."""
        at = KEYS.index(key)
        self.progress.show_place(at, len(KEYS))
        words = _("{number} of {count}").format(number=at + 1, count=len(KEYS))
        self._how_far.setText(words)


class Bottom(BottomBar):
    """Back, how the keys work, and on."""

    def __init__(self) -> None:
        super().__init__("planner", WIDEST, EDGE, _("&Another outcome"))

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
