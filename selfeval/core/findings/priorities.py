"""Rules about priorities. Those that are done, stopped or not for now are left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selfeval.core.board import PLENTY
from selfeval.core.chain import OUTCOME, chain_of
from selfeval.core.findings.base import Remark, active_priorities, named
from selfeval.core.models import Action, Assumption, IndicatorPriority, Priority
from selfeval.core.rows import Rows
from selfeval.core.thread import rests_on
from selfeval.i18n import _, ngettext

TOO_MANY = 5


def without_indicator(rows: Rows, _today: date) -> Iterator[Remark]:
    """P1: an early indicator watches over a priority."""
    for row in active_priorities(rows):
        if not rows.where(IndicatorPriority, "priority_id", row.id):
            yield Remark(
                row, _("“{priority}” has no early indicator yet.").format(priority=named(row))
            )


def without_reasoning(rows: Rows, _today: date) -> Iterator[Remark]:
    """P2: a priority rests on assumptions, and so on facts."""
    for row in active_priorities(rows):
        behind = (one for one in rests_on(rows, row) if isinstance(one, Assumption))
        if all(one.status == "retired" for one in behind):
            yield Remark(
                row,
                _("Nothing says why “{priority}”: no assumption or fact leads to it.").format(
                    priority=named(row)
                ),
            )


def too_many_live(rows: Rows, _today: date) -> Iterator[Remark]:
    """P3: priorities are few: three is plenty, and more than five are a gap in choosing."""
    count = sum(row.status == "live" for row in rows.all(Priority))
    if count > PLENTY:
        sentence = ngettext(
            "{count} priority is live. Which could wait?",
            "{count} priorities are live. Which could wait?",
            count,
        )
        level = "E" if count > TOO_MANY else "W"
        yield Remark(rows.school, sentence.format(count=count), level)


def outcome_alone(rows: Rows, _today: date) -> Iterator[Remark]:
    """P4: earlier realms lead to the outcome that a priority is for."""
    for row in active_priorities(rows):
        if _realms(rows, row) == {OUTCOME}:
            yield Remark(
                row,
                _("“{priority}” says what children gain, and not yet what leads there.").format(
                    priority=named(row)
                ),
            )


def starts_in_systems(rows: Rows, _today: date) -> Iterator[Remark]:
    """P6: a new way of working comes with what adults know and do."""
    for row in active_priorities(rows):
        reached = _realms(rows, row)
        if "system" in reached and not reached & {"knowledge", "behaviour"}:
            yield Remark(
                row,
                _("“{priority}” begins with systems. What will adults need to know and do?").format(
                    priority=named(row)
                ),
            )


def without_owner_end_or_room(rows: Rows, _today: date) -> Iterator[Remark]:
    """P5: a priority has an owner and an end, and something stops to make room for it."""
    for row in active_priorities(rows):
        missing = [
            words
            for words, value in (
                (_("who owns it"), row.owner.strip()),
                (_("until when"), row.horizon),
                (_("what we will stop"), row.stop.strip()),
            )
            if not value
        ]
        if missing:
            yield Remark(
                row,
                _("“{priority}” does not yet say: {missing}.").format(
                    priority=named(row), missing=", ".join(missing)
                ),
            )


def _realms(rows: Rows, priority: Priority) -> set[str]:
    """Return the realms that the chain of a priority and its actions reach."""
    actions = rows.where(Action, "priority_id", priority.id)
    chain = chain_of(rows, priority, private=True)
    return {*chain.realms, *(row.realm for row in actions if row.realm and row.state != "dropped")}
