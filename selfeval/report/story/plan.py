"""The improvement plan: each live priority with what is done, when, by whom and at what cost."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.plan_parts import PlanPart
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import (
    Block,
    Heading,
    Para,
    Run,
)
from selfeval.report.story.indicators import sign_table
from selfeval.report.story.priorities import action_table, not_now, under_actions


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the plan of every live priority, what all cost together, and what waits."""
    plan = shot.plan
    yield Heading(1, _("The plan"), key="plan")
    yield Para(
        _(
            "What we do for each priority, in the order in which change travels: from what adults "
            "know to what children gain. The early indicators say soon whether it works."
        ),
        "quiet",
    )
    if not plan.parts:
        yield Para(_("No priority is being worked on yet."))
    for part in plan.parts:
        yield from _priority(part)
    if plan.costs:
        yield Heading(2, _("All priorities together"))
        yield Para(sentence(plan.costs))
    yield from not_now(shot)


def _priority(part: PlanPart) -> Iterator[Block]:
    title = _("{place}. {title}").format(place=part.place, title=part.title)
    yield Heading(2, title, key=part.key)
    yield Para(part.by, "small quiet", hold=True)
    if part.purpose:
        yield Para(part.purpose, "lead")
    if part.actions:
        yield action_table(part.actions, part.calendar)
    else:
        yield Para(_("No action is planned yet."), "small quiet")
    yield from under_actions(part.calendar, part.costs)
    if part.indicators:
        words = _("Early indicators of priority {place}").format(place=part.place)
        yield Heading(3, words)
        yield sign_table(part.indicators)
    else:
        words = _("No early indicator yet: nothing would tell us soon whether this works.")
        yield Para(words, "small quiet")
    stop = part.stop or _("Not yet said")
    yield Para((Run(_("What we will stop: "), strong=True), Run(stop)), "small")
