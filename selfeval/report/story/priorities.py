"""The priorities, a page each; then what is not worked on now, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations_with_replacement, pairwise, zip_longest

from selfeval.core.realms import REALMS
from selfeval.i18n import _
from selfeval.report.snapshot.parts import ActionPart, PriorityPart, Snapshot
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Heading,
    NewPage,
    Panel,
    Para,
    Table,
)
from selfeval.report.story.indicators import sign_table

ABREAST = 3
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
        yield from _priority(part, first=place == 0)
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


def _priority(part: PriorityPart, *, first: bool) -> Iterator[Block]:
    eyebrow = _("Priority {place}").format(place=part.place)
    outline = _("{place}. {title}").format(place=part.place, title=part.title)
    if first:
        yield Heading(0, "", key="priorities", outline=_("Priorities"))
    yield Heading(1, part.title, key=part.key, eyebrow=eyebrow, outline=outline, deeper=True)
    yield Para(part.by, "small quiet")
    sentence = part.why.sentence or _("Nothing yet says why.")
    yield Panel(_("Why this?"), sentence, part.why.weakest)
    yield from _said(part)
    yield from _actions(part)
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


def _said(part: PriorityPart) -> Iterator[Block]:
    """Return problem and purpose side by side, then what else is said in columns."""
    first = [(Heading(3, title), Para(words, "note")) for title, words in part.aims]
    if first:
        yield Columns((first[0], first[1] if len(first) > 1 else ()))
    said = [(Heading(4, title), Para(words, "small")) for title, words in part.said]
    if said:
        ends = _even_ends([len(words) + HEAD_WEIGHT for _title, words in part.said])
        starts = (0, *ends[:-1])
        parts = [said[start:end] for start, end in zip(starts, ends, strict=True)]
        yield Columns(tuple(tuple(chain.from_iterable(found)) for found in parts))


def _even_ends(weights: list[int]) -> tuple[int, ...]:
    """Return where each of three columns ends, so that the fullest one is as short as can be."""
    count = len(weights)
    cuts = combinations_with_replacement(range(count + 1), ABREAST - 1)
    options = [(*cut, count) for cut in cuts]

    def fullest(ends: tuple[int, ...]) -> int:
        return max(sum(weights[start:end]) for start, end in pairwise((0, *ends)))

    return min(options, key=lambda ends: (fullest(ends), [-end for end in ends]))


def _actions(part: PriorityPart) -> Iterator[Block]:
    """Return the actions in one column per realm, left to right, in order."""
    yield Heading(3, _("What we do, from left to right"))
    if not part.actions:
        yield Para(_("No action is planned yet."), "small quiet")
        return
    lanes = [[row for row in part.actions if row.realm == realm.id] for realm in REALMS]
    loose = [row for row in part.actions if not row.realm]
    columns = [Column(_(realm.title), 0.2, realm=realm.id) for realm in REALMS]
    if loose:
        lanes.append(loose)
        columns.append(Column(_("Not yet placed"), 0.2))
    columns = [Column(found.title, 1 / len(columns), realm=found.realm) for found in columns]
    rows = zip_longest(*lanes)
    yield Table(
        tuple(columns),
        tuple(tuple(_action(row) for row in found) for found in rows),
        fit="lanes",
    )


def _action(row: ActionPart | None) -> Cell:
    if row is None:
        return Cell("")
    return Cell(row.what, under=row.by)


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
