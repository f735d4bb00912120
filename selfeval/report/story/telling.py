"""Tell a report: its parts, in order, as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import (
    about,
    areas,
    beliefs,
    brief,
    context,
    evidence,
    facts,
    glossary,
    indicators,
    maps,
    plan,
    priorities,
    retired,
    signing,
    since,
)
from selfeval.report.story.blocks import Block, Contents, CoverPage, Gap, NewPage
from selfeval.report.story.titles import TITLES

Part = Callable[[Snapshot], Iterator[Block]]


def _cover(shot: Snapshot) -> Iterator[Block]:
    cover = shot.cover
    yield CoverPage(
        cover.school,
        cover.title,
        cover.period,
        cover.details,
        cover.steps,
        cover.accent,
        cover.logo,
    )
    yield Gap(14)
    entries = tuple((_(TITLES[name]), name) for name in told_parts(shot) if name != "cover")
    yield Contents(_("In this report"), entries)


PARTS: dict[str, Part] = {
    "cover": _cover,
    "brief": brief.blocks,
    "context": context.blocks,
    "areas": areas.table,
    "facts": facts.blocks,
    "beliefs": beliefs.blocks,
    "maps": maps.blocks,
    "priorities": priorities.blocks,
    "indicators": indicators.blocks,
    "areas in full": areas.in_full,
    "plan": plan.blocks,
    "retired": retired.blocks,
    "evidence": evidence.blocks,
    "glossary": glossary.blocks,
    "sign-off": signing.blocks,
    "since": since.blocks,
    "about": about.blocks,
    "staff page": brief.staff_page,
}
CONTENT: dict[str, Callable[[Snapshot], object]] = {
    "facts": lambda shot: shot.facts,
    "beliefs": lambda shot: shot.beliefs,
    "maps": lambda shot: shot.maps,
    "priorities": lambda shot: shot.priorities.live or shot.priorities.others,
    "indicators": lambda shot: shot.indicators,
    "retired": lambda shot: shot.retired,
    "evidence": lambda shot: shot.evidence,
    "since": lambda shot: shot.since.told == "changes" and shot.since.count,
    "context": lambda shot: any(
        (
            shot.context.purpose,
            shot.context.about,
            shot.context.roll,
            shot.context.figures,
            shot.context.inspected,
            shot.context.outcome,
            shot.context.recommendations,
        )
    ),
}
"""What a part would hold: where there is nothing, it needs no page of its own."""


ENDS = frozenset({"cover", "about"})
JOINING = frozenset({"retired", "glossary", "sign-off", "about"})
"""Parts that share a page with what comes before them, where there is room for all of them."""


def told_parts(shot: Snapshot) -> tuple[str, ...]:
    """Return the chosen parts that have something to tell.

    Nothing can have changed in a first version: only where that is all there is, it is said.
    """
    told = tuple(name for name in shot.parts if name != "since" or shot.since.told != "first")
    return told if set(told) - ENDS else shot.parts


def story(shot: Snapshot) -> list[Block]:
    """Return the whole report as blocks."""
    return [block for name in told_parts(shot) for block in part_alone(shot, name)]


def part_alone(shot: Snapshot, name: str) -> list[Block]:
    """Return one part as blocks, whether or not the report has it.

    A part begins a page; a short one that lies behind the others, or that is empty, may join one.
    """
    is_empty = name in CONTENT and not CONTENT[name](shot)
    return [NewPage(joins=is_empty or name in JOINING), *PARTS[name](shot)]
