"""The story of a report: its parts, in order, as blocks. One module per part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selfeval.i18n import N_, _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import (
    about,
    areas,
    beliefs,
    brief,
    context,
    facts,
    indicators,
    maps,
    priorities,
)
from selfeval.report.story.blocks import Block, Contents, CoverPage, Gap, NewPage

Part = Callable[[Snapshot], Iterator[Block]]

TITLES = {
    "brief": N_("The short version"),
    "context": N_("Our school in context"),
    "areas": N_("By inspection area"),
    "facts": N_("Facts and sources"),
    "beliefs": N_("Why we think so"),
    "maps": N_("How one thing leads to another"),
    "priorities": N_("Priorities"),
    "indicators": N_("Early indicators"),
    "areas in full": N_("By inspection area, in full"),
    "about": N_("About this report"),
}
PARTS: dict[str, Part] = {
    "brief": brief.blocks,
    "context": context.blocks,
    "areas": areas.table,
    "facts": facts.blocks,
    "beliefs": beliefs.blocks,
    "maps": maps.blocks,
    "priorities": priorities.blocks,
    "indicators": indicators.blocks,
    "areas in full": areas.in_full,
    "about": about.blocks,
    "staff page": brief.staff_page,
}


def story(shot: Snapshot) -> list[Block]:
    """Return the whole report as blocks; each part but the first begins a page."""
    found: list[Block] = []
    for name in shot.parts:
        if name == "cover":
            found += _cover(shot)
        else:
            found += [NewPage(), *PARTS[name](shot)]
    return found


def _cover(shot: Snapshot) -> Iterator[Block]:
    cover = shot.cover
    yield CoverPage(
        cover.school, cover.title, cover.period, cover.details, cover.steps, cover.accent
    )
    yield Gap(14)
    entries = tuple((_(TITLES[name]), name) for name in shot.parts if name in TITLES)
    yield Contents(_("In this report"), entries)
