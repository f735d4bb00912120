"""What changed since the last meeting, as rows that open their items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt

from selfeval.i18n import _
from selfeval.store.changes import Change
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.cards import Card, item_row

MOST = 6
MOST_AT_ALL = 100
ICONS = {
    "new": "plus",
    "changed": "pencil",
    "gone": "trash",
    "reading": "eye",
    "weighed": "scale",
    "decided": "route",
    "linked": "link",
    "many": "table-import",
}


class ChangesCard(Card):
    """Changes, the newest first."""

    def __init__(self, title: str = "", most: int = MOST) -> None:
        super().__init__(title or _("Changed since the last meeting"), "changes_card")
        self._most = most
        self._changes: Sequence[Change] = ()
        self._all = False

    def show_few(self) -> bool:
        """Show only the newest when drawn next; tell whether that is a change."""
        was, self._all = self._all, False
        return was

    def show_changes(self, changes: Sequence[Change], today: date) -> None:
        """Show these changes, told on the day `today`."""
        self._changes, self._today = changes[:MOST_AT_ALL], today
        self._draw()

    def _draw(self) -> None:
        self.clear()
        if not self._changes:
            self.add_words(_("Nothing has changed."))
        shown = self._changes if self._all else self._changes[: self._most]
        for one in shown:
            parts = (one.actor, when_words(one.at, self._today))
            words = ItemButton(
                one.words, " · ".join(part for part in parts if part), icon=ICONS[one.kind]
            )
            words.setObjectName("change")
            words.setEnabled(bool(one.table))
            words.clicked.connect(partial(self._on_open, one))
            self.add_row(item_row(words))
        if len(shown) < len(self._changes):
            self.add_more(len(self._changes) - len(shown), self._on_all, "more_changes")

    def _on_open(self, one: Change, _checked: bool = False) -> None:
        self.go_to.emit(one.table, one.row_id)

    def _on_all(self) -> None:
        self._all = True
        self._draw()
        shown = self.findChildren(ItemButton, "change")
        shown[self._most].setFocus(Qt.FocusReason.OtherFocusReason)


def since_moment(day: date) -> datetime:
    """Return the first moment of a day on this computer's clock."""
    return datetime.combine(day, time.min).astimezone()


def when_words(at: datetime, today: date) -> str:
    """Say when something was, as people do: today, yesterday, a weekday, or a date."""
    day = at.astimezone().date()
    ago = (today - day).days
    if ago <= 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    pattern = "dddd" if ago < 7 else "d MMMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
