"""The priorities, a page each; then what is not worked on now, and why."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.snapshot.parts import ConsequencePart, PriorityPart, ReviewPart, Snapshot
from selfeval.report.snapshot.plan_parts import Calendar, PlannedAction
from selfeval.report.snapshot.wording import sentence
from selfeval.report.story.blocks import (
    Bar,
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
)
from selfeval.report.story.facts import told_around
from selfeval.report.story.indicators import sign_table

Pairs = tuple[tuple[str, str], ...]
"""Words, each under its head: (head, words)."""

LONGEST_AGAIN = 70
ROOMS = ((True, True), (False, True), (False, False))
"""The versions of a priority, the fullest first: on two pages or not, with ways drawn or not.

The first that takes the fewest pages is taken.
"""
UNPARTED = 1
"""The fullest one without a new page."""
BEYOND = (2 / 3, 1 / 3)
MOST_ABREAST = 1_600
"""Letters of all that is said, above which columns would be cut by a page."""


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the live priorities, and the list of the others on the last page."""
    priorities = shot.priorities
    if not priorities.live:
        yield Heading(1, _("Priorities"), key="priorities")
        yield Para(_("No priority is being worked on yet."))
        yield from not_now(shot)
    for place, part in enumerate(priorities.live, 1):
        if place > 1:
            yield NewPage()
        told = _told_to(shot.audience, part)
        last = tuple(not_now(shot)) if place == len(priorities.live) else ()
        versions = ((*_priority(part, told, place == 1, *room), *last) for room in ROOMS)
        yield OnePage(tuple(versions), unpaged=UNPARTED)


def not_now(shot: Snapshot) -> Iterator[Block]:
    """Return the priorities that wait or are over, with the reason of each."""
    others = shot.priorities.others
    if not others:
        return
    yield Heading(2, _("Not now"), key="not now")
    yield Para(_("Choosing few leaves good things for later. These wait or are over."), "quiet")
    yield Table(
        (
            Column(_("Priority"), 0.36),
            Column(_("Where it stands"), 0.16),
            Column(_("Why"), 0.48),
        ),
        tuple((Cell(row.title), Cell(row.status), Cell(row.reason)) for row in others),
    )


def _told_to(audience: str, part: PriorityPart) -> Pairs:
    """Return what its readers are told of a priority besides its aims."""
    return (*part.behind, *part.said) if audience == "leaders" else part.said


def _priority(
    part: PriorityPart, told: Pairs, first: bool, parted: bool, drawn: bool
) -> Iterator[Block]:
    """Return one priority with all that is said of it, on two pages or not."""
    eyebrow = _("Priority {place} · {by}").format(place=part.place, by=part.by)
    outline = _("{place}. {title}").format(place=part.place, title=part.title)
    if first:
        yield Heading(0, "", key="priorities", outline=_("Priorities"))
    yield Heading(1, part.title, key=part.key, eyebrow=eyebrow, outline=outline, deeper=True)
    why = part.why.sentence or _("Nothing yet says why.")
    yield Panel(_("Why this?"), why, part.why.weakest)
    yield from _said(part.aims, told)
    yield from _actions(part)
    if parted:
        yield NewPage()
        again = _("Priority {place} · {title} (continued)")
        words = again.format(place=part.place, title=shorten(part.title, LONGEST_AGAIN))
        yield Para(words, "caption")
    yield Heading(4, _("Early indicators"))
    if part.indicators:
        yield sign_table(part.indicators, drawn=drawn)
    else:
        yield Para(
            _("No early indicator yet: nothing would tell us soon whether this works."),
            "small quiet",
        )
    yield from _beyond(part)


def _said(aims: Pairs, told: Pairs) -> Iterator[Block]:
    """Return problem and purpose side by side, then what else is said in two columns."""
    first = [(Heading(4, title), Para(words, "note")) for title, words in aims]
    if first:
        yield Columns((first[0], first[1] if len(first) > 1 else ()))
    if not told:
        return
    if sum(len(words) for _head, words in told) > MOST_ABREAST:
        for pair in told:
            yield Para(tuple(told_around((pair,))), "small")
        return
    yield Gap(4)
    yield Columns(tuple((Para(tuple(told_around(half)), "small"),) for half in _halves(told)))


def _halves(told: Pairs) -> tuple[Pairs, Pairs]:
    """Cut what is said where the longer half is as short as can be."""
    weights = [len(title) + len(words) for title, words in told]
    ends = range(1, len(told) + 1)
    end = min(ends, key=lambda at: max(sum(weights[:at]), sum(weights[at:])))
    return told[:end], told[end:]


def _actions(part: PriorityPart) -> Iterator[Block]:
    """Return the actions in the order of the realms, and when they happen."""
    yield Heading(4, _("What we do, in the order in which change travels"))
    if not part.actions:
        yield Para(_("No action is planned yet."), "small quiet")
        return
    yield action_table(part.actions, part.calendar)
    yield from under_actions(part.calendar, part.costs)


def under_actions(calendar: Calendar | None, costs: str) -> Iterator[Para]:
    """Return what actions cost, and what the bars of their calendar mean."""
    key = _("Bars: filled, done; grey, under way; open, planned.") if calendar else ""
    if calendar is not None and calendar.today is not None and 0 <= calendar.today <= 1:
        key = _("{key} Dotted line: today.").format(key=key)
    words = " ".join(filter(None, (sentence(costs), key)))
    if words:
        yield Para(words, "small quiet")


def action_table(actions: tuple[PlannedAction, ...], calendar: Calendar | None) -> Table:
    """Return actions with who does them, when, at what cost, and how far they are.

    Where there is a calendar, bars across it show when, a filled one for what is done.
    """
    wide = 0.13 if calendar is None else 0.2
    return Table(
        (
            Column(_("What we do"), 0.41),
            Column(_("Who and when"), 0.21),
            Column(_("Cost"), 0.38 - wide),
            Column(_("Stage"), wide, calendar=calendar),
        ),
        tuple(
            (
                Cell(row.what, RealmMark(row.realm)),
                Cell(row.by),
                Cell(row.cost or "–"),
                Cell(row.state, Bar(row.stretch, row.stage) if row.stretch else None),
            )
            for row in actions
        ),
        fit="close",
    )


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
        yield Columns((parts[0], parts[1] if len(parts) > 1 else ()), BEYOND)


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
