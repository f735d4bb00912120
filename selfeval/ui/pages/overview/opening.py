"""The first lines of the overview: the verdict, what stands behind it, and the purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.overview import Overview
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.pages.overview.cards import theirs
from selfeval.ui.widgets import button


class Opening(QWidget):
    """One sentence in large type, one line of fact, and the button to present."""

    present_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("opening")
        self.sentence = theirs("heading", "", "verdict")
        self.fact = theirs("body", "text2", "verdict_fact")
        self.purpose = theirs("long_statement", "text2", "purpose")
        self.present = button(_("Present"), icon="presentation", name="present_button")
        self.present.setToolTip(_("Show it on a screen for everybody, step by step (F5)"))
        self.present.clicked.connect(self.present_wanted)
        words = QVBoxLayout()
        words.setSpacing(3)
        for part in (self.sentence, self.fact, self.purpose):
            words.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(16)
        line.addLayout(words, 1)
        line.addWidget(self.present, 0, Qt.AlignmentFlag.AlignTop)

    def show_overview(self, seen: Overview) -> None:
        """Show the verdict as it is now."""
        self.sentence.setText(seen.verdict.sentence)
        parts = [seen.verdict.fact, agreed_words(seen)]
        self.fact.setText(" ".join(part for part in parts if part))
        self.purpose.setText(_("Our purpose: {purpose}").format(purpose=seen.purpose))
        self.purpose.setVisible(bool(seen.purpose))
        self.present.setVisible(not seen.is_empty)


def agreed_words(seen: Overview) -> str:
    """Say when the report was last agreed, and by whom; "" where it never was."""
    told = seen.verdict
    if told.agreed_on is None:
        return ""
    day = wording.day(told.agreed_on.isoformat())
    if told.agreed_by:
        return _("Last agreed on {day}: {who}.").format(who=told.agreed_by, day=day)
    return _("Last agreed on {day}.").format(day=day)
