"""Where a plan is: its outcome, its boxes, the step that is asked, and what was typed.

The boxes and arrows themselves are those of the map. What a plan is besides travels with the file,
as one setting for each outcome, and one that tells which of them is at hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from selfeval.core.chain import realm_of
from selfeval.core.folding import fold
from selfeval.core.kept import read_object
from selfeval.core.models import Arrow, Factor, Map, Placement, Priority
from selfeval.core.planning.questions import BACKWARDS, KEYS, OUTCOME, TURN, UNWANTED
from selfeval.core.realms import REALM_IDS, order
from selfeval.core.rows import Rows

SETTING = "plan_back"
"""The setting that says which outcome was planned from last; each plan has one of its own."""
NOT_OFFERED = ("unwanted", "outside")


@dataclass(frozen=True)
class Step:
    """One question: its key and, within a realm, the id of the box that is asked about."""

    key: str = OUTCOME
    about: str = ""

    def words(self) -> str:
        """Return it as it is kept."""
        return f"{self.key}:{self.about}"


@dataclass(frozen=True)
class Plan:
    """One plan; without an `outcome` it has not begun.

    `boxes` are the ids of its chain, the outcome first, in the order in which they were named;
    `unwanted` is the box of an effect that nobody wants. `made` are ids of boxes and arrows that
    the plan itself brought about. `lines` are what leaders will do, by box; `typed` is what stands
    in a line and makes nothing yet.
    """

    outcome: str = ""
    step: Step = Step()
    boxes: tuple[str, ...] = ()
    unwanted: str = ""
    made: frozenset[str] = frozenset()
    lines: Mapping[str, str] = field(default_factory=dict[str, str])
    map_id: str = ""
    priority: str = ""
    typed: str = ""

    def at(self, step: Step) -> Plan:
        """Return the plan at another step, with nothing typed."""
        return replace(self, step=step, typed="")


def setting_of(outcome_id: str) -> str:
    """Return the name of the setting that keeps the plan of an outcome."""
    return f"{SETTING}:{outcome_id}"


# Kept with the file -----------------------------------------------------------------------------


def plan_words(plan: Plan) -> str:
    """Write a plan as the value of its setting."""
    kept = {
        "step": plan.step.words(),
        "boxes": list(plan.boxes),
        "unwanted": plan.unwanted,
        "made": sorted(plan.made),
        "lines": dict(plan.lines),
        "map": plan.map_id,
        "priority": plan.priority,
        "typed": plan.typed,
    }
    said = {name: value for name, value in kept.items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def now_words(plan: Plan) -> str:
    """Write which plan is at hand, with what was typed before there is an outcome."""
    typed = "" if plan.outcome else plan.typed
    said = {"outcome": plan.outcome, "typed": typed}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def read_now(rows: Rows) -> Plan:
    """Read the plan that was at hand last; one that has not begun where there is none."""
    kept = read_object(rows.setting(SETTING))
    found = read_plan(rows, _text(kept, "outcome"))
    return found if found.outcome else Plan(typed=_text(kept, "typed"))


def read_plan(rows: Rows, outcome_id: str) -> Plan:
    """Read the plan of an outcome; what has been removed since is no longer part of it."""
    if rows.get(Factor, outcome_id) is None:
        return Plan()
    kept = read_object(rows.setting(setting_of(outcome_id)))
    boxes = tuple(one for one in _texts(kept, "boxes") if rows.get(Factor, one) is not None)
    lines: object = kept.get("lines")
    unwanted, map_id = _text(kept, "unwanted"), _text(kept, "map")
    priority = _text(kept, "priority")
    found = Plan(
        outcome_id,
        Step(),
        boxes if outcome_id in boxes else (outcome_id, *boxes),
        unwanted if rows.get(Factor, unwanted) is not None else "",
        frozenset(_texts(kept, "made")),
        {k: str(v) for k, v in cast("dict[str, Any]", lines).items()}
        if isinstance(lines, dict)
        else {},
        map_id if rows.get(Map, map_id) is not None else "",
        priority if rows.get(Priority, priority) is not None else "",
    )
    step = _step(rows, found, _text(kept, "step"))
    return replace(found, step=step, typed=_text(kept, "typed"))


def _step(rows: Rows, plan: Plan, words: str) -> Step:
    """Read a step; where its box is gone, or nothing was kept, the first question of its realm."""
    key, _colon, about = words.partition(":")
    if key not in BACKWARDS:
        return Step(key) if key in KEYS else first_of(rows, plan, BACKWARDS[0])
    return Step(key, about) if about in targets(rows, plan, key) else first_of(rows, plan, key)


def _text(kept: Mapping[str, Any], name: str) -> str:
    value: object = kept.get(name)
    return value if isinstance(value, str) else ""


def _texts(kept: Mapping[str, Any], name: str) -> list[str]:
    value: object = kept.get(name)
    listed = cast("list[object]", value) if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, str)]


# The chain --------------------------------------------------------------------------------------


def boxes_of(rows: Rows, plan: Plan) -> tuple[Factor, ...]:
    """Return the boxes of the chain, in the order in which they were named."""
    found = (rows.get(Factor, one) for one in plan.boxes)
    return tuple(row for row in found if row is not None)


def in_realm(rows: Rows, plan: Plan, realm_id: str) -> tuple[Factor, ...]:
    """Return the boxes of the chain in one realm."""
    return tuple(row for row in boxes_of(rows, plan) if realm_of(row) == realm_id)


def arrows_of(rows: Rows, plan: Plan) -> tuple[Arrow, ...]:
    """Return the arrows between boxes of the chain that lead to the right, in that order.

    The arrow to the unwanted effect comes last.
    """
    there = {row.id: order(realm_of(row)) for row in boxes_of(rows, plan)}
    found = [
        arrow
        for one in there
        for arrow in rows.where(Arrow, "source_id", one)
        if arrow.target_id in there and there[arrow.target_id] > there[one]
    ]
    found.sort(key=lambda arrow: (there[arrow.source_id], there[arrow.target_id]))
    besides = rows.where(Arrow, "target_id", plan.unwanted) if plan.unwanted else ()
    return (*found, *(arrow for arrow in besides if arrow.source_id in there))


def arrow_between(rows: Rows, source_id: str, target_id: str) -> Arrow | None:
    """Return an arrow from one box to another; None where there is none."""
    found = rows.where(Arrow, "source_id", source_id)
    return next((arrow for arrow in found if arrow.target_id == target_id), None)


def serves(rows: Rows, plan: Plan, box_id: str) -> tuple[str, ...]:
    """Return the ids of the chain's boxes that a box leads to."""
    led = {arrow.target_id for arrow in rows.where(Arrow, "source_id", box_id)}
    return tuple(one for one in plan.boxes if one in led)


def targets(rows: Rows, plan: Plan, realm_id: str) -> tuple[str, ...]:
    """Return the ids of the boxes that something in a realm may have to come before.

    Those are the boxes further right that nothing between serves yet; the nearest realm first.
    """
    if realm_id not in BACKWARDS:
        return ()
    mine = order(realm_id)
    right = [row for row in boxes_of(rows, plan) if order(realm_of(row)) > mine]
    found = [row for row in right if not _served_before(rows, plan, row, mine)]
    return tuple(row.id for row in sorted(found, key=lambda row: order(realm_of(row))))


def _served_before(rows: Rows, plan: Plan, box: Factor, mine: int) -> bool:
    """Tell whether a box is served from a realm between that of place `mine` and its own."""
    between = [one for one in REALM_IDS if mine < order(one) < order(realm_of(box))]
    return any(is_served(rows, plan, box.id, one) for one in between)


def is_served(rows: Rows, plan: Plan, box_id: str, realm_id: str) -> bool:
    """Tell whether a box of the chain in this realm leads to a box."""
    return any(arrow_between(rows, row.id, box_id) for row in in_realm(rows, plan, realm_id))


# Going on and back ------------------------------------------------------------------------------


def first_of(rows: Rows, plan: Plan, key: str) -> Step:
    """Return a step's first question: within a realm, about the first box without an answer."""
    if key not in BACKWARDS:
        return Step(key)
    listed = targets(rows, plan, key)
    unserved = (one for one in listed if not is_served(rows, plan, one, key))
    return Step(key, next(unserved, listed[0] if listed else ""))


def step_after(rows: Rows, plan: Plan) -> Step:
    """Return what is asked next: the next box of this realm without an answer, or the next realm.

    A realm that has no answer at all is left as a whole.
    """
    key, about = plan.step.key, plan.step.about
    listed = targets(rows, plan, key)
    if about in listed and in_realm(rows, plan, key):
        for one in listed[listed.index(about) + 1 :]:
            if not is_served(rows, plan, one, key):
                return Step(key, one)
    return first_of(rows, plan, KEYS[min(len(KEYS) - 1, KEYS.index(key) + 1)])


def step_before(rows: Rows, plan: Plan) -> Step:
    """Return what was asked before: another box of this realm, or the realm to the right."""
    key, about = plan.step.key, plan.step.about
    listed = targets(rows, plan, key)
    if about in listed[1:]:
        return Step(key, listed[listed.index(about) - 1])
    return first_of(rows, plan, KEYS[max(0, KEYS.index(key) - 1)])


def step_of(rows: Rows, plan: Plan, box_id: str) -> Step:
    """Return the question that a box of the plan answers."""
    box = rows.get(Factor, box_id)
    if box is None or box_id == plan.unwanted:
        return Step(UNWANTED)
    key = realm_of(box) or OUTCOME
    asked = targets(rows, plan, key)
    served = next((one for one in serves(rows, plan, box_id) if one in asked), "")
    return Step(key, served) if served else first_of(rows, plan, key)


# What is offered --------------------------------------------------------------------------------


def offers(rows: Rows, plan: Plan, map_id: str) -> tuple[Factor, ...]:
    """Return the boxes of the model that would be an answer now.

    Those that lead there already come first, then what stands on the same map, then the rest.
    """
    key = plan.step.key
    if key == TURN:
        return ()
    taken = {*plan.boxes, plan.unwanted} if key != OUTCOME else {plan.outcome}
    found = [row for row in _fitting(rows, key) if row.id not in taken and row.label.strip()]

    def place(row: Factor) -> tuple[bool, bool]:
        leads = plan.step.about and arrow_between(rows, row.id, plan.step.about) is not None
        on_map = rows.get(Placement, Placement.id_for(map_id, row.id)) is not None
        return not leads, not on_map

    return tuple(sorted(found, key=place))


def _fitting(rows: Rows, key: str) -> Iterator[Factor]:
    for row in rows.all(Factor):
        if key == UNWANTED:
            if row.kind == "unwanted":
                yield row
        elif row.kind not in NOT_OFFERED and realm_of(row) == key:
            yield row


def same_words(rows: Rows, plan: Plan, words: str) -> Factor | None:
    """Return the box that says the same already and would be an answer now; None for none."""
    wanted = fold(" ".join(words.split())).rstrip(".")
    for row in _fitting(rows, plan.step.key):
        if wanted and fold(" ".join(row.label.split())).rstrip(".") == wanted:
            return row
    return None
