"""What has changed since an earlier version: what matters first, then the rest, on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval.core.wording import shorten
from selfeval.i18n import N_, _, ngettext
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since_parts import Change, Since, Step
from selfeval.report.story.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    OnePage,
    Para,
    RealmMark,
    Run,
    Status,
    Table,
    Words,
)
from selfeval.report.story.titles import TITLES

ROOMS = ((24, 8), (14, 5), (10, 4), (8, 3), (6, 3), (5, 2), (4, 2), (3, 1), (2, 1), (1, 1))
"""How many items of a step are told, and how many changes of each, until it fits a page."""
KINDS = {"new": N_("New: "), "changed": N_("Changed: "), "dropped": N_("Dropped: ")}
LONGEST = 170
"""Letters of an item's own words."""


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return what has changed: the fullest account that fits the page."""
    since = shot.since
    if since.told == "changes" and since.count:
        yield OnePage(tuple(tuple(_told(since, *room)) for room in ROOMS))
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


def _told(since: Since, most: int, deep: int) -> Iterator[Block]:
    yield Heading(
        1,
        _(TITLES["since"]),
        key="since",
        eyebrow=_("Since {version}").format(version=since.version),
    )
    yield Para(_counts(since), "lead")
    for step in since.steps:
        if not step.changes:
            continue
        yield Heading(3, step.title)
        rest = step.changes
        if step.id == "indicators":
            moved = tuple(one for one in step.changes if one.was or one.figures)
            rest = tuple(one for one in step.changes if one not in moved)
            if moved:
                yield _signs(moved[:most])
            yield from _more(len(moved) - most)
        if rest:
            yield Bullets(tuple(_bullet(one, deep) for one in _first(rest, most)))
        yield from _more(len(rest) - most)


def _counts(since: Since) -> str:
    """Say how much is new, changed, dropped and as it was."""
    kinds = (
        (since.counted("new"), _("{count} new")),
        (since.counted("changed"), _("{count} changed")),
        (since.counted("dropped"), _("{count} dropped")),
    )
    told = ", ".join(words.format(count=count) for count, words in kinds if count)
    return _("{changes}. {count} as before: {steps}.").format(
        changes=told, count=since.unchanged, steps=_as_before(since.steps)
    )


def _as_before(steps: Sequence[Step]) -> str:
    told = [
        _("{count} in {step}").format(count=step.unchanged, step=step.title)
        for step in steps
        if step.unchanged
    ]
    return ", ".join(told)


def _first(changes: Sequence[Change], most: int) -> Sequence[Change]:
    """Return so many changes, with some of every kind among them."""
    kinds = {kind: [one for one in changes if one.kind == kind] for kind in KINDS}
    room = dict.fromkeys(KINDS, 0)
    while sum(room.values()) < min(most, len(changes)):
        for kind, found in kinds.items():
            if room[kind] < len(found) and sum(room.values()) < most:
                room[kind] += 1
    return [one for kind, found in kinds.items() for one in found[: room[kind]]]


def _more(count: int) -> Iterator[Block]:
    if count > 0:
        words = ngettext("and {count} more", "and {count} more", count)
        yield Para(words.format(count=count), "small quiet")


def _bullet(one: Change, deep: int) -> Words:
    runs = [Run(_(KINDS[one.kind]), strong=True), *_named(one)]
    if one.how:
        runs.append(Run(f" {_how(one.how, deep)}", slanted=one.kind != "dropped"))
    return tuple(runs)


def _named(one: Change) -> tuple[Run, ...]:
    words = shorten(one.words, LONGEST)
    if one.ref:
        return Run(one.ref, key=one.key), Run(f" {words}.")
    return (Run(f"{words.rstrip('.')}."),)


def _how(how: Sequence[str], deep: int) -> str:
    told = ". ".join(words.rstrip(".") for words in how[:deep])
    left = len(how) - deep
    if left > 0:
        more = ngettext("and {count} more change", "and {count} more changes", left)
        told += "; " + more.format(count=left)
    return f"{told}."


def _signs(moved: Sequence[Change]) -> Table:
    """Return the indicators whose word or figure is another, then and now."""
    return Table(
        (
            Column(_("What we look for"), 0.46),
            Column(_("Then"), 0.17),
            Column(_("Now"), 0.19),
            Column(_("Figures"), 0.18),
        ),
        tuple(_sign(one) for one in moved),
        fit="close",
    )


def _sign(one: Change) -> tuple[Cell, ...]:
    mark = RealmMark(one.realm) if one.realm else None
    return (
        Cell(one.words, mark),
        Cell(one.was or one.label),
        Cell(one.label, Status(one.status, one.label)),
        Cell(one.figures),
    )
