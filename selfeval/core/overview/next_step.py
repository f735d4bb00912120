"""One good next step: what would help most now, why, and how long it takes.

Looking comes before writing: a reading that waits, then a thread that is broken, then doubt, then
the thinnest place. The same file gives the same step on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from selfeval.core import realms
from selfeval.core.findings import Finding
from selfeval.core.overview.due import Due, Task
from selfeval.core.overview.grid import Grid
from selfeval.core.overview.strands import ASSUMPTIONS, FACTS, INDICATORS, MAP, Strand
from selfeval.core.signs import Word
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _, ngettext


class Start(StrEnum):
    """How a step begins: by opening an item, recording a reading, or writing something new."""

    OPEN = "open"
    RECORD = "record"
    WRITE_FACT = "write_fact"
    WRITE_INDICATOR = "write_indicator"


@dataclass(frozen=True)
class NextStep:
    """What to do, why, how long it takes, and how it begins.

    `table` and `row_id` name the item it is about; `realm` is where a new fact belongs.
    """

    words: str
    reason: str
    effort: str
    start: Start
    table: str = ""
    row_id: str = ""
    realm: str = ""


LOOKS = {
    "knowledge": N_("Ask two colleagues to explain why they do it this way. Note what they say."),
    "behaviour": N_("Drop in on three lessons with one question in mind. Count what you see."),
    "system": N_("Walk round unannounced. Count the rooms where the routine is the same."),
    "climate": N_(
        "Ask three children and three adults what a usual day is like. Note their words."
    ),
    "outcome": N_("Lay five children’s books side by side. Note what they show."),
}
"""What could be looked at in each realm, with nothing but a quarter of an hour."""


def next_step(
    found: Sequence[Finding], live: Sequence[Strand], grid: Grid, due: Sequence[Due]
) -> NextStep:
    """Return the one step to suggest."""
    ways = (_late_look(due), _harm(live), _broken(live), _doubt(found, live), _thinnest(grid))
    return next((step for way in ways for step in way), _last_resort(live))


def _late_look(due: Sequence[Due]) -> Iterator[NextStep]:
    for one in due:
        if one.task is Task.LOOK and one.is_late:
            yield NextStep(
                words=_("Take the reading of “{sign}”.").format(sign=one.words),
                reason=_("Its day has passed, and only looking can tell whether it works."),
                effort=_("The look itself, and one minute to write it down."),
                start=Start.RECORD,
                table=one.table,
                row_id=one.row_id,
            )


def _harm(live: Sequence[Strand]) -> Iterator[NextStep]:
    for one in live:
        if one.worst is Word.OTHER_WAY:
            yield _about(
                one,
                _("Decide about {priority}: continue, adapt or stop?"),
                _("A sign goes the other way. It may be a dip, or it may be the answer."),
                _("Half an hour with those who see it daily."),
            )


def _broken(live: Sequence[Strand]) -> Iterator[NextStep]:
    for place, ask in ((ASSUMPTIONS, _ask_why), (FACTS, _ask_seen), (INDICATORS, _ask_sign)):
        yield from (ask(one) for one in live if one.is_gap(place))


def _ask_why(one: Strand) -> NextStep:
    return _about(
        one,
        _("Write down why {priority} would help."),
        _("It is live, and no belief behind it can be tested yet."),
        _("About ten minutes."),
    )


def _ask_seen(one: Strand) -> NextStep:
    step = _about(
        one,
        _("Find one fact for or against what {priority} rests on."),
        _("It is believed, and nothing that was seen speaks to it yet."),
        _("About a quarter of an hour."),
    )
    believed = one.knots[ASSUMPTIONS]
    return replace(step, table=believed.table, row_id=believed.ids[0])


def _ask_sign(one: Strand) -> NextStep:
    return _about(
        one,
        _("Write down what you would notice in six weeks if {priority} worked."),
        _("It is live, and nothing would tell you early that it does not work."),
        _("About ten minutes."),
        Start.WRITE_INDICATOR,
    )


def _about(
    one: Strand, words: str, reason: str, effort: str, start: Start = Start.OPEN
) -> NextStep:
    """Return a step about a priority; `words` may name it, in quotes or as one without words."""
    title = shorten(one.title)
    called = _("“{words}”").format(words=title) if title else _("a priority with no words yet")
    return NextStep(
        words=words.format(priority=called),
        reason=reason,
        effort=effort,
        start=start,
        table="priority",
        row_id=one.priority_id,
    )


def _doubt(found: Sequence[Finding], live: Sequence[Strand]) -> Iterator[NextStep]:
    """An assumption behind a live priority that nobody has doubted yet."""
    behind = {row_id for one in live for row_id in one.knots[ASSUMPTIONS].ids}
    for finding in found:
        if finding.rule == "A2" and finding.item_id in behind:
            yield NextStep(
                words=_("Ask somebody who disagrees what else could explain it."),
                reason=finding.sentence,
                effort=_("One conversation."),
                start=Start.OPEN,
                table=finding.item_table,
                row_id=finding.item_id,
            )


def _thinnest(grid: Grid) -> Iterator[NextStep]:
    total = grid.totals["facts"]
    for cell in grid.thin:
        place = realms.realm(cell.realm)
        if cell.step != "facts" or place is None:
            continue
        words = ngettext(
            "It would fill the thinnest place: {count} fact of {total} is about {realm}.",
            "It would fill the thinnest place: {count} facts of {total} are about {realm}.",
            cell.count,
        )
        yield NextStep(
            words=_(LOOKS[place.id]),
            reason=words.format(count=cell.count, total=total, realm=_(place.title).lower()),
            effort=_("About a quarter of an hour."),
            start=Start.WRITE_FACT,
            table="fact",
            realm=place.id,
        )


def _last_resort(live: Sequence[Strand]) -> NextStep:
    apart = next((one for one in live if one.is_gap(MAP)), None)
    if apart is not None:
        return _about(
            apart,
            _("Say step by step how {priority} reaches children."),
            _("Nothing on the map belongs to it yet."),
            _("About a quarter of an hour, best with others."),
        )
    if live:
        return _about(
            live[0],
            _("Read one priority aloud to somebody who doubts it."),
            _("Nothing waits, and each thread is whole. Doubt finds what rules cannot."),
            _("Twenty minutes."),
        )
    return NextStep(
        words=_("Write down one thing that anybody who came to see would find as you did."),
        reason=_("Everything else rests on what can be seen."),
        effort=_("About five minutes."),
        start=Start.WRITE_FACT,
        table="fact",
    )
