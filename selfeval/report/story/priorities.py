"""The priorities, a page each; then what is not worked on now, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations_with_replacement, pairwise

from selfeval.i18n import _
from selfeval.report.snapshot.parts import PriorityPart, Snapshot
from selfeval.report.snapshot.plan_parts import PlannedAction, TimelinePart
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Heading,
    NewPage,
    OnePage,
    Panel,
    Para,
    RealmMark,
    Table,
    Timeline,
)
from selfeval.report.story.facts import told_around
from selfeval.report.story.indicators import sign_table

ABREAST = 3
ROOMS = ((True, False), (False, False), (False, True))
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
    eyebrow = _("Priority {place}").format(place=part.place)
    outline = _("{place}. {title}").format(place=part.place, title=part.title)
    if first:
        yield Heading(0, "", key="priorities", outline=_("Priorities"))
    yield Heading(1, part.title, key=part.key, eyebrow=eyebrow, outline=outline, deeper=True)
    yield Para(part.by, "small quiet")
    sentence = part.why.sentence or _("Nothing yet says why.")
    yield Panel(_("Why this?"), sentence, part.why.weakest)
    yield from _said(part, closely)
    yield from _actions(part, timed)
    yield from _consequences(part)
    yield Heading(3, _("Early indicators"))
    if part.indicators:
        yield sign_table(part.indicators)
    else:
        yield Para(
            _("No early indicator yet: nothing would tell us soon whether this works."),
            "small quiet",
        )
    yield from _reviews(part)


def _said(part: PriorityPart, closely: bool) -> Iterator[Block]:
    """Return problem and purpose side by side, then what else is said in columns."""
    first = [(Heading(3, title), Para(words, "note")) for title, words in part.aims]
    if first:
        yield Columns((first[0], first[1] if len(first) > 1 else ()))
    if closely and part.said:
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
    yield Heading(3, _("What we do, in the order in which change travels"))
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
            Column(_("What we do"), 0.42),
            Column(_("Who and when"), 0.26),
            Column(_("Cost"), 0.19),
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


def _consequences(part: PriorityPart) -> Iterator[Block]:
    if part.consequences:
        yield Table(
            (
                Column(_("What else happens"), 0.26),
                Column(_("Of what kind"), 0.24),
                Column(_("Watched by"), 0.25),
                Column(_("What we do about it"), 0.25),
            ),
            tuple(
                (Cell(row.what), Cell(row.kind), Cell(row.watched), Cell(row.response or "–"))
                for row in part.consequences
            ),
            caption=_("What else this may bring"),
            fit="close",
        )


def _reviews(part: PriorityPart) -> Iterator[Block]:
    if part.reviews:
        yield Table(
            (
                Column(_("When"), 0.15),
                Column(_("Decision"), 0.12),
                Column(_("Why"), 0.29),
                Column(_("What we learned"), 0.28),
                Column(_("Who checked"), 0.16),
            ),
            tuple(
                (
                    Cell(row.day or "–"),
                    Cell(row.decision, strong=True),
                    Cell(row.why or "–"),
                    Cell(row.learned or "–"),
                    Cell(row.checked_by or _("Nobody yet")),
                )
                for row in part.reviews
            ),
            caption=_("What we decided on the way"),
            fit="close",
        )
