"""What becomes of one priority when the year ends: goes on, done or stops, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from selfeval.exchange.next_year import CONTINUE, DONE, STOP, Decision
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.checks import Radio
from selfeval.ui.widgets import label

CHOICES = (
    (CONTINUE, N_("Goes on"), N_("What will you keep, and what will you change?")),
    (DONE, N_("Done"), N_("How do you know it has become the way things are?")),
    (STOP, N_("Stops"), N_("What did you learn from it?")),
)


class DecisionCard(QFrame):
    """Nothing is chosen at first. `changed` says that the decision may be another now."""

    changed = Signal()

    def __init__(self, priority_id: str, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("decision")
        self.setAccessibleName(title)
        self._priority_id = priority_id
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Radio] = {}
        choices = QHBoxLayout()
        choices.setSpacing(18)
        for at, (word, words, _hint) in enumerate(CHOICES):
            made = Radio(_(words))
            made.setObjectName(f"decide_{word}")
            made.setAccessibleName(
                _("{choice}: {priority}").format(choice=_(words), priority=title)
            )
            theme.set_role(made, "body")
            self._group.addButton(made, at)
            choices.addWidget(made)
            self.buttons[word] = made
        choices.addStretch(1)
        self._group.idToggled.connect(self._on_toggled)
        self.reason = QLineEdit()
        self.reason.setObjectName("decide_reason")
        self.reason.setPlaceholderText(_("Why, in a line"))
        self.reason.setAccessibleName(_("Why: {priority}").format(priority=title))
        theme.set_role(self.reason, "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(title or _("A priority without a title"), "strong", wrap=True))
        column.addLayout(choices)
        column.addWidget(self.reason)

    @property
    def decision(self) -> Decision | None:
        """What was decided; None while nothing is chosen."""
        at = self._group.checkedId()
        if at < 0:
            return None
        return Decision(self._priority_id, CHOICES[at][0], " ".join(self.reason.text().split()))

    def _on_toggled(self, at: int, on: bool) -> None:
        if on:
            self.reason.setPlaceholderText(_(CHOICES[at][2]))
            self.changed.emit()
