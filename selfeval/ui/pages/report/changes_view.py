"""What has changed since a version, step by step, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.i18n import N_, _, ngettext
from selfeval.report.snapshot.since import Change, Since
from selfeval.ui.widgets import label

KINDS = {"new": N_("New"), "changed": N_("Changed"), "dropped": N_("Dropped")}
MOST = 12
"""Changes told of one step."""


class ChangesView(QWidget):
    """Words alone."""

    def __init__(self, since: Since) -> None:
        super().__init__()
        self.setObjectName("version_changes")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        if not since.count:
            self._say(_nothing(since), "body")
        for step in since.steps:
            if step.changes:
                self._say(_(step.title), "strong")
                for change in step.changes[:MOST]:
                    self._say(change_words(change), "body")
                self._say_more(len(step.changes) - MOST)
        if since.count and since.unchanged:
            words = ngettext(
                "{count} item is as it was.", "{count} items are as they were.", since.unchanged
            )
            self._say(words.format(count=since.unchanged), "caption")

    def _say(self, words: str, role: str) -> None:
        self._column.addWidget(label(words, role, "text2" if role == "caption" else "", wrap=True))

    def _say_more(self, more: int) -> None:
        if more > 0:
            words = ngettext("and {count} more", "and {count} more", more)
            self._say(words.format(count=more), "caption")


def change_words(change: Change) -> str:
    """Say one change in a line: what it is, and how."""
    said = _("{kind}: {words}").format(kind=_(KINDS[change.kind]), words=change.words)
    how = [change.figures, _status(change), *change.how]
    told = "; ".join(one for one in how if one)
    return _("{change} ({how})").format(change=said, how=told) if told else said


def _status(change: Change) -> str:
    if change.was and change.was != change.label:
        return _("it was “{was}”, now “{now}”").format(was=change.was, now=change.label)
    return change.label


def _nothing(since: Since) -> str:
    if since.told == "unknown":
        return _(
            "This copy of the file does not hold what stood in it, so nothing can be compared."
        )
    return _("Nothing has changed since.")
