"""The improvement plan: for each live priority what is done, by whom, when and at what cost."""

from __future__ import annotations

from datetime import date

from selfeval.core.board import actions_of
from selfeval.core.costs import cost_words
from selfeval.core.models import Priority
from selfeval.report.snapshot.actions import planned
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.plan_parts import Plan, PlanPart
from selfeval.report.snapshot.priorities import Signs, by_line, live_priorities, signs_of, title
from selfeval.report.snapshot.wording import key_of


def plan(choice: Choice, today: date, signs: Signs) -> Plan:
    """Return the plan of every live priority, in their order."""
    live = live_priorities(choice)
    actions = [action for row in live for action in actions_of(choice.rows, row.id)]
    parts = tuple(_part(choice, row, str(at), today, signs) for at, row in enumerate(live, 1))
    return Plan(parts, cost_words(actions) if len(live) > 1 else "")


def _part(choice: Choice, row: Priority, place: str, today: date, signs: Signs) -> PlanPart:
    actions, calendar = planned(choice, row, today)
    return PlanPart(
        key=f"plan-{key_of(row)}",
        place=place,
        title=title(row),
        by=by_line(row),
        purpose=row.purpose.strip(),
        stop=row.stop.strip(),
        actions=actions,
        calendar=calendar,
        costs=cost_words(actions_of(choice.rows, row.id)),
        indicators=tuple(signs_of(choice, row, signs)),
    )
