"""The priorities, a page each; then what is not worked on now, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations_with_replacement, pairwise

from selfeval.i18n import _
from selfeval.report.snapshot.parts import ConsequencePart, PriorityPart, ReviewPart, Snapshot
from selfeval.report.snapshot.plan_parts import PlannedAction, TimelinePart
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Gap,
    Heading,
    NewPage,
    OnePage,
    Panel,
    Para,
    RealmMark,
    Run,
    Table,
    Timeline,
)
from selfeval.report.story.facts import told_around
from selfeval.report.story.indicators import sign_table

ABREAST = 3
ROOMS = ((True, False), (True, True), (False, False), (False, True))
"""The versions of a priority’s page, the fullest first: with its timeline, what is said closely."""
HEAD_WEIGHT = 70


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the live priorities and the list of the others."""
    priorities = shot.priorities
    if not priorities.live:
        yield Heading(1, _("Priorities"), key="priorities")
        yield Para(_("No priority is being worked on yet."))
    for place, part in enumerate(priorities.live):
        if place:
            yield NewPage()
        yield OnePage(tuple(tuple(_priority(part, place == 0, *room)) for room in ROOMS))
    yield from not_now(shot)


def not_now(shot: Snapshot) -> Iterator[Block]:
    """Return the priorities that wait or are over, with the reason of each."""
    others = shot.priorities.others
    if not others:
        return
    yield Heading(2, _("Not now"), key="not now")
    yield Para(
        _("Choosing few means leaving good things for later. These wait, or are over."), "quiet"
    )
    yield Table(
        (
            Column(_("Priority"), 0.36),
            Column(_("Where it stands"), 0.16),
            Column(_("Why"), 0.48),
        ),
        tuple((Cell(row.title), Cell(row.status), Cell(row.reason)) for row in others),
    )


def _priority(part: PriorityPart, first: bool, timed: bool, closely: bool) -> Iterator[Block]:
    """Return one priority, with its timeline or without, and all that is said loosely or closely.

    Without its timeline nothing is missing: the days stand beside the actions.
    """
    eyebrow = _("Priority {place} · {by}").format(place=part.place, by=part.by)
    outline = _("{place}. {title}").format(place=part.place, title=part.title)
    if first:
        yield Heading(0, "", key="priorities", outline=_("Priorities"))
    yield Heading(1, part.title, key=part.key, eyebrow=eyebrow, outline=outline, deeper=True)
    why = part.why.sentence or _("Nothing yet says why.")
    yield Panel(_("Why this?"), why, part.why.weakest)
    yield from _said(part, closely)
    yield from _actions(part, timed)
    yield Heading(4, _("Early indicators"))
    if part.indicators:
        yield sign_table(part.indicators)
    else:
        yield Para(
            _("No early indicator yet: nothing would tell us soon whether this works."),
            "small quiet",
        )
    yield from _beyond(part)


def _said(part: PriorityPart, closely: bool) -> Iterator[Block]:
    """Return problem and purpose side by side, then what else is said in columns."""
    first = [(Heading(4, title), Para(words, "note")) for title, words in part.aims]
    if first:
        yield Columns((first[0], first[1] if len(first) > 1 else ()))
    if closely and part.said:
        yield Gap(4)
        yield Columns(tuple((Para(tuple(told_around(half)), "small"),) for half in _halves(part)))
        return
    said = [(Heading(4, title), Para(words, "small")) for title, words in part.said]
    if said:
        ends = _even_ends([len(words) + HEAD_WEIGHT for _title, words in part.said])
        starts = (0, *ends[:-1])
        parts = [said[start:end] for start, end in zip(starts, ends, strict=True)]
        yield Columns(tuple(tuple(chain.from_iterable(found)) for found in parts))


def _halves(part: PriorityPart) -> tuple[tuple[tuple[str, str], ...], ...]:
    weights = [len(title) + len(words) for title, words in part.said]
    end = _even_ends(weights, 2)[0]
    return part.said[:end], part.said[end:]


def _even_ends(weights: list[int], columns: int = ABREAST) -> tuple[int, ...]:
    """Return where each column ends, so that the fullest one is as short as can be."""
    count = len(weights)
    cuts = combinations_with_replacement(range(count + 1), columns - 1)
    options = [(*cut, count) for cut in cuts]

    def fullest(ends: tuple[int, ...]) -> int:
        return max(sum(weights[start:end]) for start, end in pairwise((0, *ends)))

    return min(options, key=lambda ends: (fullest(ends), [-end for end in ends]))


def _actions(part: PriorityPart, timed: bool) -> Iterator[Block]:
    """Return the actions in the order of the realms, and when they happen."""
    yield Heading(4, _("What we do, in the order in which change travels"))
    if not part.actions:
        yield Para(_("No action is planned yet."), "small quiet")
        return
    yield action_table(part.actions)
    if timed and part.timeline is not None:
        yield drawn(part.timeline)
    if part.costs:
        yield Para(part.costs, "small quiet")


def action_table(actions: tuple[PlannedAction, ...]) -> Table:
    """Return actions with who does them, when, at what cost, and how far they are."""
    return Table(
        (
            Column(_("What we do"), 0.39),
            Column(_("Who and when"), 0.25),
            Column(_("Cost"), 0.23),
            Column(_("Stage"), 0.13),
        ),
        tuple(
            (
                Cell(row.what, RealmMark(row.realm)),
                Cell(row.by),
                Cell(row.cost or "–"),
                Cell(row.state),
            )
            for row in actions
        ),
        fit="close",
    )


def drawn(timeline: TimelinePart) -> Timeline:
    """Return a timeline with what it shows in words."""
    told = "; ".join(f"{bar.words}, {bar.days}" for bar in timeline.bars)
    alt = _("When each action happens: {actions}.").format(actions=told)
    return Timeline(timeline, _("When it happens: filled bars are done"), alt)


def _beyond(part: PriorityPart) -> Iterator[Block]:
    """Return what else this may bring beside what was decided on the way."""
    parts = [
        (Heading(4, title), *(Para(words, "small") for words in told))
        for title, told in (
            (_("What else this may bring"), [*map(_consequence, part.consequences)]),
            (_("What we decided on the way"), [*map(_review, part.reviews)]),
        )
        if told
    ]
    if parts:
        yield Columns((parts[0], parts[1] if len(parts) > 1 else ()))


def _consequence(row: ConsequencePart) -> tuple[Run, ...]:
    found = (
        ("", row.kind),
        (_("Watched by"), row.watched),
        (_("What we do about it"), row.response),
    )
    return (Run(sentence(row.what) + " ", strong=True), *_told(found))


def _review(row: ReviewPart) -> tuple[Run, ...]:
    head = ": ".join(part for part in (row.day, row.decision) if part)
    checked = row.checked_by or _("nobody yet")
    found = (("", row.why), (_("We learned"), row.learned), (_("Checked by"), checked))
    return (Run(sentence(head) + " ", strong=True), *_told(found))


def _told(found: tuple[tuple[str, str], ...]) -> Iterator[Run]:
    return told_around(tuple((title, words) for title, words in found if words))
