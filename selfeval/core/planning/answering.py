"""What an answer of the backward planner makes: boxes, arrows between them, and where they stand.

Nothing is written here. Each function works out one gesture, and the window makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from selfeval.core import realms
from selfeval.core.models import Arrow, Factor, Map, Placement, Row, Setting
from selfeval.core.planning.plan import (
    SETTING,
    Plan,
    Step,
    arrow_between,
    arrows_of,
    boxes_of,
    now_words,
    plan_words,
    read_plan,
    same_words,
    serves,
    setting_of,
)
from selfeval.core.planning.questions import BACKWARDS, OUTCOME, UNWANTED
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _


@dataclass(frozen=True)
class Change:
    """Fields of a row that is there already."""

    model: type[Row]
    row_id: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Writing:
    """One gesture: what it is called, what it adds, changes and removes, and the plan after it."""

    gesture: str
    plan: Plan
    added: tuple[Row, ...] = ()
    changes: tuple[Change, ...] = ()
    removed: tuple[tuple[type[Row], str], ...] = ()


GESTURES = {
    OUTCOME: N_("Begin to plan back"),
    "climate": N_("Write down what the climate must be"),
    "system": N_("Write down what must be the same for all"),
    "behaviour": N_("Write down what adults must do"),
    "knowledge": N_("Write down what adults must know"),
    UNWANTED: N_("Write down what nobody wants"),
}
"""What Undo calls an answer to each step."""


def kept(rows: Rows, writing: Writing) -> Writing:
    """Return a gesture together with what keeps its plan in the file."""
    plan = writing.plan
    settings = [(SETTING, now_words(plan))]
    if plan.outcome:
        settings.append((setting_of(plan.outcome), plan_words(plan)))
    added, changes = list(writing.added), list(writing.changes)
    for name, words in settings:
        found = rows.get(Setting, Setting.id_for(name))
        if found is None:
            added.append(Setting(name=name, value=words))
        elif found.value != words:
            changes.append(Change(Setting, found.id, {"value": words}))
    return replace(writing, added=tuple(added), changes=tuple(changes))


def keep_plan(plan: Plan) -> Writing:
    """Keep where somebody is and what they typed, and nothing else."""
    return Writing(N_("Keep what is typed in the plan"), plan)


def begin_again() -> Writing:
    """Let the plan at hand be, for another outcome; it stays and can be taken up again."""
    return Writing(N_("Plan from another outcome"), Plan())


# Answers ----------------------------------------------------------------------------------------


def answer(rows: Rows, plan: Plan, words: str, map_id: str, leads_to: Iterable[str]) -> Writing:
    """Answer the question that is asked in words; a box that says the same is taken for it.

    `leads_to` are the ids of the boxes that the answer serves; of an unwanted effect, the ids of
    those it may come from.
    """
    found = same_words(rows, plan, words)
    if found is not None:
        return answer_with(rows, plan, found, map_id, leads_to)
    leads_to = tuple(leads_to)
    kind, realm = "factor", plan.step.key
    if realm == OUTCOME:
        kind = "outcome"
    elif realm == UNWANTED:
        kind, realm = "unwanted", _realm_after(rows, leads_to)
    made = Factor(label=" ".join(words.split()), kind=kind, realm=realm)
    after = replace(plan, made=plan.made | {made.id})
    return _joined(rows, after, made, map_id, leads_to, new=True)


def _realm_after(rows: Rows, causes: Iterable[str]) -> str | None:
    """Return the realm in which an unwanted effect shows: right of all that it comes from.

    It is never that of what children gain, since it is no gain. None where no realm is known.
    """
    boxes = (rows.get(Factor, one) for one in causes)
    known = [realms.order(box.realm) for box in boxes if box is not None and box.realm]
    last = realms.order(OUTCOME) - 1
    return realms.REALM_IDS[min(max(known) + 1, last)] if known else None


def answer_with(
    rows: Rows, plan: Plan, box: Factor, map_id: str, leads_to: Iterable[str]
) -> Writing:
    """Answer the question that is asked with a box of the model."""
    return _joined(rows, plan, box, map_id, leads_to, new=False)


def begin_at(rows: Rows, outcome: Factor, map_id: str) -> Writing:
    """Begin at an outcome that is there, or go on with its plan where there is one."""
    writing = answer_with(rows, Plan(), outcome, map_id, ())
    if writing.plan.boxes[1:]:
        return writing
    return replace(writing, plan=writing.plan.at(Step(BACKWARDS[0], outcome.id)))


def _joined(
    rows: Rows, plan: Plan, box: Factor, map_id: str, leads_to: Iterable[str], *, new: bool
) -> Writing:
    key = plan.step.key
    onto, added = _onto_map(rows, plan.map_id or map_id)
    added += [box] if new else []
    if rows.get(Placement, Placement.id_for(onto, box.id)) is None:
        added.append(Placement(map_id=onto, factor_id=box.id))
    after = replace(plan, map_id=onto, typed="")
    if key == OUTCOME:
        return Writing(GESTURES[key], _begun(rows, after, box.id), tuple(added))
    arrows = list(_arrows(rows, box.id, leads_to, backwards=key == UNWANTED))
    after = replace(after, made=after.made | {arrow.id for arrow in arrows})
    if key == UNWANTED:
        after = replace(after, unwanted=box.id)
    elif box.id not in after.boxes:
        after = replace(after, boxes=(*after.boxes, box.id))
    return Writing(GESTURES[key], after, (*added, *arrows))


def _onto_map(rows: Rows, map_id: str) -> tuple[str, list[Row]]:
    """Return the map that boxes go on, and the row of a new one where there is none."""
    if rows.get(Map, map_id) is not None:
        return map_id, []
    made = Map(name=_("Our map"), kind="change")
    return made.id, [made]


def _begun(rows: Rows, plan: Plan, outcome_id: str) -> Plan:
    """Begin the plan of an outcome, or go on with it where there is one."""
    found = read_plan(rows, outcome_id)
    if found.outcome and found.boxes[1:]:
        return found
    fresh = Plan(outcome_id, boxes=(outcome_id,), map_id=plan.map_id)
    return replace(fresh, made=plan.made & {outcome_id})


def _arrows(rows: Rows, box_id: str, others: Iterable[str], *, backwards: bool) -> Iterator[Arrow]:
    """Yield the arrows that are not there yet."""
    for other in dict.fromkeys(others):
        source, target = (other, box_id) if backwards else (box_id, other)
        if source != target and arrow_between(rows, source, target) is None:
            yield Arrow(source_id=source, target_id=target, sign="plus")


# Changing what was answered ---------------------------------------------------------------------


def reword(plan: Plan, box_id: str, words: str) -> Writing:
    """Change the words of a box."""
    change = Change(Factor, box_id, {"label": " ".join(words.split())})
    return Writing(N_("Rename box"), plan, changes=(change,))


def turn_link(rows: Rows, plan: Plan, box_id: str, other_id: str) -> Writing:
    """Let a box lead to another, or no longer; an unwanted effect comes from the other."""
    backwards = box_id == plan.unwanted
    source, target = (other_id, box_id) if backwards else (box_id, other_id)
    there = [row for row in rows.where(Arrow, "source_id", source) if row.target_id == target]
    if there:
        gone = tuple((Arrow, row.id) for row in there)
        return Writing(N_("Remove arrow"), plan, removed=gone)
    made = Arrow(source_id=source, target_id=target, sign="plus")
    return Writing(N_("Add arrow"), replace(plan, made=plan.made | {made.id}), (made,))


def take_out(rows: Rows, plan: Plan, box_id: str) -> Writing:
    """Take an answer out of the plan, with what the plan itself made for it."""
    touching = [row for row in arrows_of(rows, plan) if box_id in (row.source_id, row.target_id)]
    removed: list[tuple[type[Row], str]] = [
        (Arrow, row.id) for row in touching if row.id in plan.made
    ]
    if box_id in plan.made:
        removed.append((Factor, box_id))
    after = replace(
        plan,
        boxes=tuple(one for one in plan.boxes if one != box_id),
        unwanted="" if plan.unwanted == box_id else plan.unwanted,
        lines={one: words for one, words in plan.lines.items() if one != box_id},
    )
    return Writing(N_("Remove from the plan"), after, removed=tuple(removed))


def may_cause(rows: Rows, plan: Plan) -> tuple[Factor, ...]:
    """Return the boxes that an unwanted effect may come from: the chain without its outcome."""
    return tuple(row for row in boxes_of(rows, plan) if row.id != plan.outcome)


def likely_cause(rows: Rows, plan: Plan) -> str:
    """Return the box that an unwanted effect is offered to come from: what adults do, or all do."""
    found = may_cause(rows, plan)
    for realm_id in ("behaviour", "system", "climate", "knowledge"):
        for row in found:
            if row.realm == realm_id:
                return row.id
    return plan.outcome


def linked(rows: Rows, plan: Plan, box_id: str) -> tuple[str, ...]:
    """Return the ids of the chain's boxes that an answer leads to, or that an effect comes from."""
    if box_id != plan.unwanted:
        return serves(rows, plan, box_id)
    return tuple(one for one in plan.boxes if arrow_between(rows, one, box_id) is not None)
