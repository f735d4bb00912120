"""What stands above and below the questions of the guided start."""

from __future__ import annotations

from selfeval.i18n import _, ngettext
from selfeval.ui.question_bars import BottomBar, TopBar
from selfeval.ui.widgets import restyle

WIDEST = 980
"""How wide the questions and the bars are at most, at 100 % text."""
EDGE = 10


class Top(TopBar):
    """How far one is, how long it still takes, and a way out."""

    def __init__(self) -> None:
        title = _("Guided start")
        kept = _("What you wrote is kept. You can carry on here later (Esc).")
        super().__init__("guided", WIDEST, EDGE, "compass", title=title, kept=kept)
        self.setAccessibleName(title)

    def show_place(self, done: int, count: int, minutes: int) -> None:
        """Show how many of the questions have been passed, and the minutes that are left."""
        self.progress.show_place(done, count)
        words = ngettext("about {count} minute", "about {count} minutes", minutes)
        self._how_far.setText(words.format(count=minutes) if minutes else _("done"))


class Bottom(BottomBar):
    """Back, how the keys work, and on."""

    def __init__(self) -> None:
        super().__init__("guided", WIDEST, EDGE, _("Begin with &another worry"))

    def for_question(self, *, first: bool) -> None:
        """Offer the way back, except from the first question."""
        self.back.setEnabled(not first)
        self.again.hide()
        self.keys.setText(_("Enter goes on. Shift and Enter begins a new line."))

    def say_next(self, answered: bool, *, optional: bool) -> None:
        """Say whether one goes on with an answer or without."""
        skip = _("&None that I know of") if optional else _("&Skip for now")
        self.next.setText(_("&Next") if answered else skip)
        restyle(self.next, "kind", "primary" if answered else "")

    def for_end(self) -> None:
        """Offer to finish, or to begin again."""
        self.back.setEnabled(True)
        self.again.show()
        self.keys.setText("")
        self.next.setText(_("Fi&nish"))
        restyle(self.next, "kind", "primary")
