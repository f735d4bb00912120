"""Tell what has changed, step by step: priorities and signs as tables, all else as points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selfeval.core.signs import Word, worst_first
from selfeval.core.wording import shorten
from selfeval.i18n import N_, _, ngettext
from selfeval.report.snapshot.since_parts import Change, Since, Step
from selfeval.report.story.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Heading,
    Para,
    RealmMark,
    Run,
    Status,
    Table,
    Words,
)

KINDS = {"new": N_("New: "), "changed": N_("Changed: "), "dropped": N_("Dropped: ")}
TWO = 2
OF_A_ROW = 60
"""Letters that would fill the room around a row."""


class Room(NamedTuple):
    """How many items are told, how many changes of each, and with how many letters."""

    priorities: int
    of_priority: int
    signs: int
    others: int
    of_other: int
    letters: int = 220


def priorities(step: Step, room: Room) -> Iterator[Block]:
    """Tell of the priorities, a row each."""
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
    told = [whole(shorten(words, letters)) for words in how[:most]]
    left = len(how) - most
    if left > 0:
        more = ngettext("And {count} more change.", "And {count} more changes.", left)
        told.append(more.format(count=left))
    return told


def whole(words: str) -> str:
    """Return words as a sentence that ends."""
    return words if not words or words.endswith((".", "?", "!", "…", ".”")) else f"{words}."


def signs(step: Step, room: Room) -> Iterator[Block]:
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


def others(since: Since, room: Room) -> Iterator[Block]:
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
    return sum(map(size, column))


def _points(changes: Sequence[Change], room: Room) -> Iterator[Block]:
    if changes:
        yield Bullets(tuple(_point(one, room) for one in _first(changes, room.others)))
    yield from _more(len(changes) - room.others)


def _point(one: Change, room: Room) -> Words:
    name = f"{one.ref}: " if one.ref else ""
    words = whole(shorten(one.words, room.letters))
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


def size(block: Block) -> int:
    """Return about how many letters would take as much room as a block."""
    if isinstance(block, Table):
        return sum(OF_A_ROW + max(len(_plain(cell.words)) for cell in row) for row in block.rows)
    if isinstance(block, Bullets):
        return sum(OF_A_ROW + len(_plain(item)) for item in block.items)
    if isinstance(block, Columns):
        return sum(size(one) for column in block.columns for one in column) // 2
    return OF_A_ROW


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else "".join(run.words for run in words)
