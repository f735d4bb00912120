"""What has changed in the priorities: which they are, in which order, and what is done."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.fields import field_of
from selfeval.core.models import (
    Action,
    Assumption,
    Consequence,
    Priority,
    PriorityAssumption,
    Review,
)
from selfeval.core.rows import Rows, name_of
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.snapshot.since.fields import reworded, told
from selfeval.report.snapshot.since.items import compare, links
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since_parts import Step
from selfeval.report.snapshot.wording import sentence, short_day

SHORT = 90
LEFT = ("not_now", "stopped")
"""Where a priority stands that is not worked on any more."""
FIELDS = (
    "owner",
    "horizon",
    "problem",
    "purpose",
    "why_now",
    "stop",
    "leaders_change",
    "same_for_all",
    "left_to_staff",
    "system",
    "problem_said_by",
    "problem_since",
    "problem_tried",
    "rank_reason",
)
ACTION = ("owner", "starts_on", "due_on", "cost")


def priorities(sides: Sides) -> Step:
    """Compare the priorities, with what belongs to each."""
    places = _places(sides)

    def how(then: Priority, now: Priority) -> Iterator[str]:
        if then.title.strip() != now.title.strip():
            yield reworded(then.title, now.title)
        yield from told(then, now, ("status",))
        if now.id in places:
            before, after = places[now.id]
            yield _("Moved from place {before} to place {after}").format(before=before, after=after)
        yield from _reviews(sides, now)
        yield from _actions(sides, now)
        yield from _consequences(sides, now)
        yield from _rests_on(sides, now)
        yield from told(then, now, FIELDS)

    def dropped(then: Priority, now: Priority) -> str | None:
        left = now.status in LEFT and then.status != now.status
        return _why_left(sides.now.rows, now) if left else None

    return compare(sides, Priority, how, dropped).step("priorities", _("Priorities"))


def _places(sides: Sides) -> dict[str, tuple[int, int]]:
    """Return from which place to which priorities moved, of those that are live on both days."""
    then, now = _live(sides.then.rows), _live(sides.now.rows)
    before, after = ([one for one in live if one in then and one in now] for live in (then, now))
    return {
        one: (then.index(one) + 1, now.index(one) + 1)
        for one, other in zip(after, before, strict=True)
        if one != other and then.index(one) != now.index(one)
    }


def _live(rows: Rows) -> list[str]:
    return [row.id for row in rows.all(Priority) if row.status == "live"]


def _why_left(rows: Rows, row: Priority) -> str:
    """Say why a priority is not worked on any more: the reason given, else its last review."""
    reviews = sorted(rows.where(Review, "priority_id", row.id), key=lambda one: one.held_on or "")
    decided = [one.why.strip() for one in reviews if one.decision == "stop" and one.why.strip()]
    reason = row.status_reason.strip() or (decided[-1] if decided else "")
    status = field_of(Priority, "status").label_of(row.status)
    return f"{status}: {reason}" if reason else status


def _reviews(sides: Sides, priority: Priority) -> Iterator[str]:
    for review in sides.new(Review):
        if review.priority_id != priority.id:
            continue
        decision = field_of(Review, "decision").label_of(review.decision).lower()
        day = short_day(review.held_on)
        words = _("Reviewed on {day}: {decision}") if day else _("Reviewed: {decision}")
        why = sentence(review.why)
        yield ". ".join(part for part in (words.format(day=day, decision=decision), why) if part)


def _actions(sides: Sides, priority: Priority) -> Iterator[str]:
    mine = [row for row in sides.new(Action) if row.priority_id == priority.id]
    for action in mine:
        yield _("New action: {name}").format(name=_quoted(action.what))
    for before, after in sides.both(Action):
        if after.priority_id == priority.id:
            yield from _action(before, after)
    for action in sides.gone(Action):
        if action.priority_id == priority.id:
            yield _("Action removed: {name}").format(name=_quoted(action.what))


def _action(before: Action, after: Action) -> Iterator[str]:
    name = _quoted(after.what)
    if before.state != after.state:
        state = field_of(Action, "state").label_of(after.state)
        yield _("{state}: {name}").format(state=state, name=name)
    how = [*_reworded(before.what, after.what), *told(before, after, ACTION)]
    if how:
        yield _("{name}: {how}").format(name=name, how="; ".join(how))


def _consequences(sides: Sides, priority: Priority) -> Iterator[str]:
    for found in sides.new(Consequence):
        if found.priority_id == priority.id:
            words = _("Also noticed: {name}") if found.noticed_on else _("May also happen: {name}")
            yield words.format(name=_quoted(found.what))


def _rests_on(sides: Sides, priority: Priority) -> Iterator[str]:
    def ends(rows: Rows) -> list[str]:
        found = rows.where(PriorityAssumption, "priority_id", priority.id)
        return [link.assumption_id for link in found]

    yield from links(
        sides,
        ends(sides.now.rows),
        ends(sides.then.rows),
        _("Now rests on {name}"),
        _("No longer rests on {name}"),
        _belief,
    )


def _belief(rows: Rows, row_id: str) -> str:
    belief = rows.get(Assumption, row_id)
    return _quoted(name_of(belief)) if belief is not None else ""


def _reworded(before: str, after: str) -> Iterator[str]:
    if before.strip() != after.strip():
        yield reworded(before, after)


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=shorten(words, SHORT) or _("Nothing written yet"))
