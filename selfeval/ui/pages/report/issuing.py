"""Record versions of the report, and tell what has changed since: the gestures of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from selfeval.core import frameworks
from selfeval.core.editions import Version
from selfeval.core.models import Edition, Meeting
from selfeval.i18n import _
from selfeval.report import KINDS, ReportOptions
from selfeval.report.snapshot.choose import choose
from selfeval.report.snapshot.since import Since, since
from selfeval.report.versions import agreed_fields, earlier_for, new_version
from selfeval.ui.workspace import Workspace


@dataclass(frozen=True)
class Record:
    """What was said of a version: on which day, and where it was agreed, by whom and when met.

    `meeting_id` names a meeting there is; with `new_meeting` one is made of its title.
    """

    day: date
    agreed: bool = False
    by: str = ""
    meeting_id: str | None = None
    new_meeting: str = ""
    title: str = ""


def issue(workspace: Workspace, options: ReportOptions, record: Record) -> None:
    """Record what the report says now as a version, in one gesture."""
    words = _("Record a version as agreed") if record.agreed else _("Record a version as issued")
    made = new_version(
        workspace.document.vector(),
        workspace.rows,
        replace(options, today=record.day),
        record.title,
    )
    with workspace.edit(words) as session:
        meeting = _meeting(record)
        for row in (*meeting, *made):
            session.add(row)
            if isinstance(row, Edition) and record.agreed:
                _agree(row, record, meeting)


def agree(workspace: Workspace, edition_id: str, record: Record) -> None:
    """Record that a version was agreed; its text stays what it was."""
    with workspace.edit(_("Record a version as agreed")) as session:
        row = session.get_one(Edition, edition_id)
        meeting = _meeting(record)
        session.add_all(meeting)
        _agree(row, record, meeting)


def _meeting(record: Record) -> list[Meeting]:
    if not record.new_meeting.strip():
        return []
    return [Meeting(title=record.new_meeting.strip(), held_on=record.day.isoformat())]


def _agree(row: Edition, record: Record, meeting: Sequence[Meeting]) -> None:
    meeting_id = meeting[0].id if meeting else record.meeting_id
    for name, value in agreed_fields(record.day, record.by, meeting_id).items():
        setattr(row, name, value)


def changes_from(workspace: Workspace, version: Version) -> Since:
    """Tell what has changed from a version to now, for its readers."""
    rows = workspace.rows
    kind = KINDS.get(version.kind, KINDS["governors"])
    options = ReportOptions(kind.id, since=version.edition.id)
    earlier = earlier_for(workspace.document.session, rows, options)
    framework = frameworks.chosen(rows)
    return since(earlier, choose(rows, kind.readers), kind.readers, framework, date.today())
