"""What is done for a priority: by whom, when and at what cost, as rows and as a timeline."""

from __future__ import annotations

from datetime import date

from selfeval.core.board import actions_of
from selfeval.core.fields import field_of
from selfeval.core.models import Action, Priority
from selfeval.core.timeline import timeline_of
from selfeval.i18n import _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.plan_parts import (
    PlannedAction,
    TimelineBar,
    TimelineColumn,
    TimelinePart,
)
from selfeval.report.snapshot.wording import day_and_month, short_day


def planned(row: Action) -> PlannedAction:
    """Return an action with all that is planned of it."""
    return PlannedAction(
        realm=row.realm or "",
        what=row.what.strip() or _("Nothing written yet"),
        by=_("{who}, {when}").format(
            who=row.owner.strip() or _("Nobody yet"), when=days_of(row) or _("no date yet")
        ),
        cost=row.cost.strip(),
        state=field_of(Action, "state").label_of(row.state),
    )


def days_of(row: Action) -> str:
    """Say when an action begins and when it is to be done; "" for no day."""
    start, end = short_day(row.starts_on), short_day(row.due_on)
    if start and end and start != end:
        if (row.starts_on or "")[:4] == (row.due_on or "")[:4]:
            start = day_and_month(row.starts_on)
        return _("{start} to {end}").format(start=start, end=end)
    if end:
        return _("by {day}").format(day=end)
    return _("from {day}").format(day=start) if start else ""


def timeline_part(choice: Choice, row: Priority, today: date) -> TimelinePart | None:
    """Return when the actions of a priority happen; None where no action has a day."""
    found = timeline_of(choice.rows, row, today)
    if not found.bars:
        return None
    actions = {action.id: action for action in actions_of(choice.rows, row.id)}
    return TimelinePart(
        columns=tuple(TimelineColumn(one.title, one.left, one.right) for one in found.columns),
        bars=tuple(
            TimelineBar(
                words=action.what.strip() or _("Nothing written yet"),
                days=days_of(action),
                realm=action.realm or "",
                left=bar.left,
                right=bar.right,
                is_done=action.state == "done",
            )
            for bar in found.bars
            for action in [actions[bar.action_id]]
        ),
        today=found.today,
    )
