"""What has changed since an earlier version: what matters first, then the rest, on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selfeval.i18n import _, ngettext
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since_parts import Since, Step
from selfeval.report.story import changes
from selfeval.report.story.blocks import (
    Block,
    Heading,
    OnePage,
    Para,
)
from selfeval.report.story.changes import Room
from selfeval.report.story.titles import TITLES

TOLD_IN = {"facts": "facts", "assumptions": "beliefs"}
"""The part in which what has a number stands under it, by step."""
MOST_LETTERS = 3_300
"""More than fit a page, however they are set."""


ROOMS = (
    Room(40, 9, 60, 40, 9, 1_000),
    Room(9, 6, 20, 12, 4),
    Room(9, 5, 16, 8, 3),
    Room(8, 4, 14, 5, 2),
    Room(7, 3, 14, 4, 2),
    Room(7, 3, 12, 3, 1),
    Room(6, 3, 12, 2, 1),
    Room(6, 2, 12, 2, 1),
    Room(5, 2, 10, 2, 1),
    Room(5, 2, 9, 1, 1),
    Room(5, 1, 8, 1, 1),
    Room(4, 1, 7, 1, 1),
    Room(4, 1, 5, 1, 1, 120),
    Room(3, 1, 4, 1, 1, 120),
    Room(2, 1, 3, 1, 1, 80),
    Room(1, 1, 2, 1, 1, 40),
)
"""From the fullest account to the shortest: the first one that fits a page is taken."""
LARGE_ROOM = ROOMS[9]
"""Large print says no less than print usually does, on as many pages as that takes."""


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return what has changed: the fullest account that fits the page."""
    since = _as_found_here(shot)
    if since.told == "changes" and since.count:
        pending = "" if since.version in shot.pending else changes.whole(shot.pending)
        if shot.large:
            yield from _told(since, LARGE_ROOM, pending)
            return
        yield OnePage(tuple(_likely([tuple(_told(since, room, pending)) for room in ROOMS])))
        return
    yield Heading(1, _(TITLES["since"]), key="since")
    if since.told == "first":
        words = _("This is the first version, so there is nothing to compare with.")
    elif since.told == "unknown":
        words = _(
            "This copy of the file does not hold what stood in {version}, so nothing can be"
            " compared with it."
        )
    else:
        words = _("Nothing has changed since {version}.")
    yield Para(words.format(version=since.version), "lead")
    if since.besides:
        yield Para(since.besides, "small quiet")


def _as_found_here(shot: Snapshot) -> Since:
    """Return what has changed, without the numbers of what a copy tells in none of its parts."""
    steps = tuple(
        step
        if TOLD_IN.get(step.id, "") in ("", *shot.parts)
        else replace(step, changes=tuple(replace(one, ref="") for one in step.changes))
        for step in shot.since.steps
    )
    return replace(shot.since, steps=steps)


def _likely(versions: Sequence[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    """Yield the fullest, and of the others those that are not far too long for a page.

    To set one on paper, only to see that it does not fit, takes longer than to count its letters.
    """
    different = list(dict.fromkeys(versions))
    for version in different:
        hopeless = sum(map(changes.size, version)) > MOST_LETTERS
        if not hopeless or version in (different[0], different[-1]):
            yield version


def _told(since: Since, room: Room, pending: str) -> Iterator[Block]:
    """`pending` says what waits since the version agreed last, where that is an older one."""
    eyebrow = _("Since {version}").format(version=since.version)
    yield Heading(1, _(TITLES["since"]), key="since", eyebrow=eyebrow)
    yield Para(_counts(since), "lead")
    for step in since.steps:
        if step.id == "priorities" and step.changes:
            yield from changes.priorities(step, room)
        elif step.id == "indicators" and step.changes:
            yield from changes.signs(step, room)
    yield from changes.others(since, room)
    ending = (since.besides, _as_before(since.steps), pending)
    yield Para(" ".join(words for words in ending if words), "small quiet")


def _counts(since: Since) -> str:
    """Say how much is new, changed and dropped."""
    told = (
        (since.counted("new"), _("{count} new")),
        (since.counted("changed"), _("{count} changed")),
        (since.counted("dropped"), _("{count} dropped")),
    )
    words = ", ".join(words.format(count=count) for count, words in told if count)
    return _("{changes}; {count} as before.").format(changes=words, count=since.unchanged)


def _as_before(steps: Sequence[Step]) -> str:
    told = [_named_count(step) for step in steps if step.unchanged]
    return _("As before: {steps}.").format(steps=", ".join(told)) if told else ""


def _named_count(step: Step) -> str:
    count = step.unchanged
    words = {
        "priorities": ngettext("{count} priority", "{count} priorities", count),
        "indicators": ngettext("{count} early indicator", "{count} early indicators", count),
        "facts": ngettext("{count} fact", "{count} facts", count),
        "assumptions": ngettext("{count} assumption", "{count} assumptions", count),
        "maps": ngettext("{count} factor or arrow", "{count} factors and arrows", count),
        "areas": ngettext("{count} inspection area", "{count} inspection areas", count),
        "school": ngettext(
            "{count} entry about the school", "{count} entries about the school", count
        ),
    }
    return words[step.id].format(count=count)
