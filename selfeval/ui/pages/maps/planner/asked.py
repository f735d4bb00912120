"""What the planner shows at a step: the question with its answers, the turn, and the chain."""

from __future__ import annotations

from selfeval.core.models import Factor, Priority
from selfeval.core.planning.answering import likely_cause, linked, may_cause
from selfeval.core.planning.plan import (
    Plan,
    arrows_of,
    boxes_of,
    in_realm,
    offers,
    setting_of,
    targets,
)
from selfeval.core.planning.questions import OUTCOME, UNWANTED, question_for
from selfeval.core.planning.turning import forwards, line_for, title_for
from selfeval.core.rows import Rows
from selfeval.i18n import _
from selfeval.ui.pages.maps.planner.chain_view import Shown
from selfeval.ui.pages.maps.planner.question_pane import Asked
from selfeval.ui.pages.maps.planner.turn_pane import Turned


def asked_of(rows: Rows, plan: Plan, map_id: str) -> Asked:
    """Return the question of a plan's step, with what is offered and what has been answered."""
    key, about = plan.step.key, rows.get(Factor, plan.step.about)
    boxes = {row.id: row for row in boxes_of(rows, plan)}
    lead, links = _("So that:"), tuple(boxes[one] for one in targets(rows, plan, key))
    ticked = plan.step.about
    if key == UNWANTED:
        lead, links = _("It may come from:"), may_cause(rows, plan)
        ticked = likely_cause(rows, plan)
    found = offers(rows, plan, plan.map_id or map_id)
    begun = (one.id for one in found if key == OUTCOME and rows.setting(setting_of(one.id)))
    answers = answers_of(rows, plan)
    return Asked(
        question_for(key, about),
        key if key != UNWANTED else "",
        lead,
        links,
        frozenset({ticked}),
        found,
        tuple((row, linked(rows, plan, row.id)) for row in answers),
        frozenset(begun),
        several=key not in (OUTCOME, UNWANTED),
        stays=key == OUTCOME,
        typed=plan.typed,
    )


def answers_of(rows: Rows, plan: Plan) -> tuple[Factor, ...]:
    """Return the answers to the question that is asked."""
    key = plan.step.key
    if key != UNWANTED:
        return in_realm(rows, plan, key)
    found = rows.get(Factor, plan.unwanted)
    return (found,) if found is not None else ()


def turned_of(rows: Rows, plan: Plan) -> Turned:
    """Return the chain turned round, with what leaders will do."""
    unwanted = rows.get(Factor, plan.unwanted)
    return Turned(
        tuple((row, line_for(rows, plan, row.id)) for row in forwards(rows, plan)),
        title_for(rows, plan),
        unwanted.label if unwanted is not None else "",
        rows.get(Priority, plan.priority),
    )


def chain_of(rows: Rows, plan: Plan) -> Shown:
    """Return the chain as it is drawn."""
    unwanted = rows.get(Factor, plan.unwanted)
    boxes = (*boxes_of(rows, plan), *([unwanted] if unwanted is not None else []))
    joined = tuple((row.source_id, row.target_id) for row in arrows_of(rows, plan))
    return Shown(boxes, joined, plan.step.key, plan.step.about)
