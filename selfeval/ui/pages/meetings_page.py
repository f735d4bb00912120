"""The board's meetings: those to come, those held, and what changed since each."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout

from selfeval.core.figures import as_day
from selfeval.core.meetings import meeting_before, new_since
from selfeval.core.models import Meeting, Row
from selfeval.i18n import _, ngettext
from selfeval.store.changes import changes_since
from selfeval.ui import wording
from selfeval.ui.entries import Entry
from selfeval.ui.form.record_dialog import ShowsRow
from selfeval.ui.listed_page import ListedPage
from selfeval.ui.pages.overview.changes_card import ChangesCard, since_moment
from selfeval.ui.workspace import Workspace


class MeetingsPage(ListedPage):
    """Meetings by their day, with what there is to tell at each."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            workspace,
            Meeting,
            _("When does the board meet next?"),
            _("With the days of its meetings, the overview says what changed since the last one."),
        )
        self.setObjectName("meetings_page")
        self.changed = ChangedSince(workspace)
        self.changed.card.go_to.connect(self.go_to)
        self.put_below(self.changed)

    def entries(self) -> list[Entry]:
        """Return the meetings to come, the next first; those without a day; then those held."""
        today = date.today()
        rows = [(as_day(row["held_on"]), row) for row in self.workspace.table(Meeting)]
        to_come = sorted((one for one in rows if one[0] and one[0] >= today), key=_by_day)
        held = sorted((one for one in rows if one[0] and one[0] < today), key=_by_day, reverse=True)
        undated = [one for one in rows if one[0] is None]
        groups = ((_("To come"), to_come), (_("No day yet"), undated), (_("Held"), held))
        return [
            Entry(
                row["id"],
                " ".join(row["title"].split()) or _("Meeting"),
                _when(day, today),
                group,
            )
            for group, listed in groups
            for day, row in listed
        ]

    def made(self, words: str) -> Row:
        """Return a new meeting, on a day that is still to be said."""
        return Meeting(title=words or _("Full board"))


class ChangedSince(ShowsRow):
    """What changed since a meeting that was held; before one to come, since the one before it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.card = ChangesCard(most=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_row(self, row_id: str) -> None:
        """Show what there is to tell about a meeting."""
        rows, today = self._workspace.rows, date.today()
        meeting = rows.get(Meeting, row_id)
        held = as_day(meeting.held_on) if meeting is not None else None
        since = new_since(rows, today)
        note = ""
        if meeting is not None and held is not None and held < today:
            since, title = held + timedelta(days=1), _("Changed since this meeting")
        else:
            title = _("To tell at this meeting: what changed")
            before = meeting_before(rows, meeting) if meeting is not None and held else None
            day = as_day(before.held_on) if before is not None else None
            if day is not None and day < today:
                since = day + timedelta(days=1)
                note = _("since {day}").format(day=wording.day(day.isoformat()))
            else:
                note = _("since {day}").format(day=wording.day(since.isoformat()))
        self.card.say_title(title, note)
        document, moment = self._workspace.document, since_moment(since)
        changes = changes_since(document.session, rows, moment, document.known_at(moment))
        self.card.show_changes(changes, today)


def _by_day(dated: tuple[date | None, dict[str, object]]) -> tuple[date, str]:
    day, row = dated
    return day or date.max, str(row["id"])


def _when(day: date | None, today: date) -> str:
    if day is None:
        return _("Say when")
    words, days = wording.day(day.isoformat()), (day - today).days
    if days == 0:
        return _("{day}, today").format(day=words)
    if days > 0:
        told = ngettext("{day}, in {count} day", "{day}, in {count} days", days)
        return told.format(day=words, count=days)
    return words
