"""What has changed since an earlier version: what matters first, then the rest, on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selfeval.core.signs import Word, worst_first
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _, ngettext
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.since_parts import Change, Since, Step
from selfeval.report.story.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
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

KINDS = {"new": N_("New: "), "changed": N_("Changed: "), "dropped": N_("Dropped: ")}
TWO = 2
OF_A_ROW = 60
"""Letters that would fill the room around a row."""
MOST_LETTERS = 3_300
"""More than fit a page, however they are set."""


class Room(NamedTuple):
    """How many items are told, how many changes of each, and with how many letters."""

    priorities: int
    of_priority: int
    signs: int
    others: int
    of_other: int
    letters: int = 220


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
    since = shot.since
    if since.told == "changes" and since.count:
        pending = "" if since.version in shot.pending else _sentence(shot.pending)
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


def _likely(versions: Sequence[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    """Yield the fullest, and of the others those that are not far too long for a page.

    To set one on paper, only to see that it does not fit, takes longer than to count its letters.
    """
    different = list(dict.fromkeys(versions))
    for version in different:
        hopeless = sum(map(_size, version)) > MOST_LETTERS
        if not hopeless or version in (different[0], different[-1]):
            yield version


def _size(block: Block) -> int:
    """Return about how many letters would take as much room as a block."""
    if isinstance(block, Table):
        return sum(OF_A_ROW + max(len(_plain(cell.words)) for cell in row) for row in block.rows)
    if isinstance(block, Bullets):
        return sum(OF_A_ROW + len(_plain(item)) for item in block.items)
    if isinstance(block, Columns):
        return sum(_size(one) for column in block.columns for one in column) // 2
    return OF_A_ROW


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else "".join(run.words for run in words)


def _told(since: Since, room: Room, pending: str) -> Iterator[Block]:
    """`pending` says what waits since the version agreed last, where that is an older one."""
    eyebrow = _("Since {version}").format(version=since.version)
    yield Heading(1, _(TITLES["since"]), key="since", eyebrow=eyebrow)
    yield Para(_counts(since), "lead")
    for step in since.steps:
        if step.id == "priorities" and step.changes:
            yield from _priorities(step, room)
        elif step.id == "indicators" and step.changes:
            yield from _signs(step, room)
    yield from _others(since, room)
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


def _priorities(step: Step, room: Room) -> Iterator[Block]:
    yield Heading(3, step.title)
    yield Table(
        (Column(_("Priority"), 0.32), Column(_("What has changed"), 0.68)),
        tuple(
            (
                Cell(shorten(one.words, room.letters), strong=True, under=_gone(one)),
                Cell(_lines(one, room)),
            )
            for one in _first(step.changes, room.priorities)
        ),
        fit="close",
    )
    yield from _more(len(step.changes) - room.priorities)


def _gone(one: Change) -> str:
    return {"new": _("New"), "dropped": _("Dropped")}.get(one.kind, "")


def _lines(one: Change, room: Room) -> str:
    how = one.how or (_("New since then"),)
    return "\n".join(_cut(how, room.of_priority, room.letters))


def _cut(how: Sequence[str], most: int, letters: int) -> list[str]:
    """Return so many changes as sentences, and how many more there are."""
    told = [_sentence(shorten(words, letters)) for words in how[:most]]
    left = len(how) - most
    if left > 0:
        more = ngettext("And {count} more change.", "And {count} more changes.", left)
        told.append(more.format(count=left))
    return told


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!", "…", ".”")) else f"{words}."


def _signs(step: Step, room: Room) -> Iterator[Block]:
    """Tell of the indicators: first those whose word is another, the worst of them first."""
    yield Heading(3, step.title)
    worst = [word.value for word, _count in worst_first(list(Word))]
    moved = [one for one in step.changes if one.was or one.figures or one.kind == "new"]
    moved.sort(key=lambda one: (one.kind, not one.was, worst.index(one.status)))
    if moved:
        yield Table(
            (
                Column(_("What we look for"), 0.42),
                Column(_("Then"), 0.16),
                Column(_("Now"), 0.19),
                Column(_("Figures"), 0.23),
            ),
            tuple(_sign(one, room.letters) for one in moved[: room.signs]),
            fit="close",
        )
    yield from _more(len(moved) - room.signs)
    yield from _points([one for one in step.changes if one not in moved], room)


def _sign(one: Change, letters: int) -> tuple[Cell, ...]:
    mark = RealmMark(one.realm) if one.realm else None
    return (
        Cell(shorten(one.words, letters), mark),
        Cell(_("New") if one.kind == "new" else one.was or one.label),
        Cell(one.label, Status(one.status, one.label)),
        Cell(one.figures or "–"),
    )


def _others(since: Since, room: Room) -> Iterator[Block]:
    """Tell of all other steps, in two columns of about the same length."""
    steps = [step for step in since.steps if step.id not in ("priorities", "indicators")]
    told = [
        (Heading(3, step.title), *_points(step.changes, room)) for step in steps if step.changes
    ]
    if len(told) == 1:
        yield from told[0]
    if len(told) < TWO:
        return
    left: list[Block] = []
    right: list[Block] = []
    for step in told:
        column = left if _length(left) <= _length(right) else right
        column += step
    yield Columns((tuple(left), tuple(right)))


def _length(column: Sequence[Block]) -> int:
    return sum(map(_size, column))


def _points(changes: Sequence[Change], room: Room) -> Iterator[Block]:
    if changes:
        yield Bullets(tuple(_point(one, room) for one in _first(changes, room.others)))
    yield from _more(len(changes) - room.others)


def _point(one: Change, room: Room) -> Words:
    name = f"{one.ref}: " if one.ref else ""
    words = _sentence(shorten(one.words, room.letters))
    how = " ".join(_cut(one.how, room.of_other, room.letters))
    return (
        Run(_(KINDS[one.kind]), strong=True),
        Run(f"{name}{words}"),
        Run(f" {how}" if how else "", slanted=True),
    )


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
