"""What is done for a priority: by whom, when and at what cost, and the calendar it happens in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from selfeval.core.board import actions_of
from selfeval.core.fields import field_of
from selfeval.core.figures import as_day
from selfeval.core.models import Action, Priority
from selfeval.core.timeline import Column, timeline_of
from selfeval.i18n import _
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.plan_parts import Calendar, PlannedAction, Season, Stretch
from selfeval.report.snapshot.wording import apart, day_and_month, short_day


def planned(
    choice: Choice, row: Priority, today: date
) -> tuple[tuple[PlannedAction, ...], Calendar | None]:
    """Return the actions of a priority with all that is planned of them, and their calendar.

    There is no calendar where no action has a day.
    """
    found = timeline_of(choice.rows, row, today)
    stretches = {bar.action_id: Stretch(bar.left, bar.right) for bar in found.bars}
    actions = tuple(
        _action(action, stretches.get(action.id)) for action in actions_of(choice.rows, row.id)
    )
    if not stretches:
        return actions, None
    begins = tuple(column.left for column in found.columns)
    return actions, Calendar(_seasons(found.columns), begins, found.today)


def _seasons(columns: Sequence[Column]) -> tuple[Season, ...]:
    """Join the half-terms of a term."""
    joined = [list(some) for _season, some in groupby(columns, key=lambda one: one.season)]
    return tuple(
        Season(some[0].season, some[0].left, some[-1].right, some[0].short) for some in joined
    )


def _action(row: Action, stretch: Stretch | None) -> PlannedAction:
    return PlannedAction(
        realm=row.realm or "",
        what=row.what.strip() or _("Nothing written yet"),
        by=_("{who}, {when}").format(
            who=apart(row.owner.strip()) or _("Nobody yet"), when=days_of(row) or _("no date yet")
        ),
        cost=row.cost.strip(),
        state=field_of(Action, "state").label_of(row.state),
        stage=row.state,
        stretch=stretch,
    )


def days_of(row: Action) -> str:
    """Say when an action begins and when it is to be done; "" for no day."""
    start, end = short_day(row.starts_on), short_day(row.due_on)
    if start and end and start != end:
        if _within_a_year(row):
            start = day_and_month(row.starts_on)
        return _("{start} to {end}").format(start=start, end=end)
    if end:
        return _("by {day}").format(day=end)
    return _("from {day}").format(day=start) if start else ""


def _within_a_year(row: Action) -> bool:
    """Whether the day of its beginning comes only once before its end, so that no year is needed.

    Where the days stand the wrong way round, both years are said.
    """
    start, end = as_day(row.starts_on), as_day(row.due_on)
    if start is None or end is None or end < start:
        return False
    return (end.year - start.year) * 12 + end.month - start.month < 12
