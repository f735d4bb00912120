"""The chain turned round: what leaders do, left to right, and the priority made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval.core.board import PLENTY, board_of
from selfeval.core.chain import realm_of
from selfeval.core.models import Action, Consequence, Factor, Priority, PriorityFactor, Row
from selfeval.core.planning.answering import Change, Writing
from selfeval.core.planning.plan import Plan, boxes_of
from selfeval.core.planning.questions import OUTCOME
from selfeval.core.realms import order
from selfeval.core.rows import Rows
from selfeval.core.wording import first_sentence, shorten
from selfeval.i18n import N_


def forwards(rows: Rows, plan: Plan) -> tuple[Factor, ...]:
    """Return the boxes that leaders may do something for, left to right: what adults know first."""
    found = [row for row in boxes_of(rows, plan) if realm_of(row) != OUTCOME]
    return tuple(sorted(found, key=lambda row: order(realm_of(row))))


def line_for(rows: Rows, plan: Plan, box_id: str) -> str:
    """Return what leaders will do for a box, as it was written last."""
    action = _action(rows, plan, box_id)
    return action.what if action is not None else plan.lines.get(box_id, "")


def write_line(rows: Rows, plan: Plan, box_id: str, words: str) -> Writing | None:
    """Write down what leaders will do for a box; None where that is what stands there."""
    said = " ".join(words.split())
    if said == line_for(rows, plan, box_id):
        return None
    lines = {**plan.lines, box_id: said}
    after = replace(plan, lines={one: words for one, words in lines.items() if words})
    gesture = N_("Write down what leaders will do")
    action = _action(rows, plan, box_id)
    if action is not None and said:
        return Writing(gesture, after, changes=(Change(Action, action.id, {"what": said}),))
    if action is not None:
        return Writing(gesture, after, removed=((Action, action.id),))
    box = rows.get(Factor, box_id)
    if plan.priority and said and box is not None:
        return Writing(gesture, after, (_new_action(plan.priority, box, said),))
    return Writing(gesture, after)


def _action(rows: Rows, plan: Plan, box_id: str) -> Action | None:
    found = rows.where(Action, "priority_id", plan.priority) if plan.priority else ()
    return next((row for row in found if row.factor_id == box_id), None)


def title_for(rows: Rows, plan: Plan) -> str:
    """Return what to call the priority until somebody calls it otherwise: the first of its work."""
    first = next((plan.lines[row.id] for row in forwards(rows, plan) if row.id in plan.lines), "")
    outcome = rows.get(Factor, plan.outcome)
    return shorten(first_sentence(first or (outcome.label if outcome is not None else "")))


def make_priority(rows: Rows, plan: Plan, title: str) -> Writing | None:
    """Make a priority of the plan; None where there is one, or no outcome any more.

    Its purpose is the outcome's difference, it pushes at the boxes of the chain, and what leaders
    will do are its actions, left to right. It is live where there is room for it.
    """
    outcome = rows.get(Factor, plan.outcome)
    if plan.priority or outcome is None:
        return None
    along = forwards(rows, plan)
    worked_on = [row for row in along if plan.lines.get(row.id)]
    starts_in = (worked_on or list(along) or [outcome])[0].realm
    made = Priority(
        title=" ".join(title.split()) or title_for(rows, plan),
        purpose=outcome.label,
        realm=starts_in,
        status="live" if len(board_of(rows).live) < PLENTY else "proposed",
    )
    after = replace(plan, priority=made.id)
    rest = _belonging(rows, plan, made.id, (*along, outcome))
    return Writing(N_("Make a priority of the plan"), after, (made, *rest))


def _belonging(
    rows: Rows, plan: Plan, priority_id: str, boxes: tuple[Factor, ...]
) -> Iterator[Row]:
    for box in boxes:
        yield PriorityFactor(priority_id=priority_id, factor_id=box.id)
    for box in boxes:
        if plan.lines.get(box.id):
            yield _new_action(priority_id, box, plan.lines[box.id])
    unwanted = rows.get(Factor, plan.unwanted)
    if unwanted is not None:
        yield Consequence(
            priority_id=priority_id,
            what=unwanted.label,
            desired="undesired",
            predicted="predicted",
            factor_id=unwanted.id,
        )


def _new_action(priority_id: str, box: Factor, what: str) -> Action:
    return Action(priority_id=priority_id, what=what, realm=realm_of(box) or None, factor_id=box.id)
