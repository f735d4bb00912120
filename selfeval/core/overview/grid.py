"""Where our thinking sits: how many items of each step are about each realm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from selfeval.core.looks import PURSUED
from selfeval.core.models import Action, Assumption, Priority, RealmLink, Row
from selfeval.core.realms import REALM_IDS
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows

UNPLACED = ""
"""Stands for items that are in no realm yet."""


@dataclass(frozen=True)
class Cell:
    """How many items of a step are about a realm, and whether that is thin."""

    realm: str
    step: str
    count: int
    is_thin: bool


@dataclass(frozen=True)
class Grid:
    """The cells by realm and step; `realms` are those shown, the unplaced last if there are any."""

    realms: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    totals: dict[str, int]
    """How often items of a step are counted; one that is in two realms counts twice."""

    def cell(self, realm: str, step: str) -> Cell:
        """Return one cell."""
        return self.cells[realm, step]

    @property
    def most(self) -> int:
        """The largest count, for drawing the others to scale."""
        return max((cell.count for cell in self.cells.values()), default=0)

    @property
    def thin(self) -> list[Cell]:
        """The thin cells, the emptiest first, then by step and realm from left to right."""
        return sorted((cell for cell in self.cells.values() if cell.is_thin), key=_by_need)


def grid_of(rows: Rows) -> Grid:
    """Count the items of every step by realm, further realms included.

    A priority also counts where one of its actions works. Given-up assumptions, and priorities
    that are over or wait, are left out. A cell is thin that holds less than half of an even share
    of its step, once the step holds as many items as there are realms.
    """
    further: dict[tuple[str, str], set[str]] = {}
    for link in rows.all(RealmLink):
        further.setdefault((link.item_table, link.item_id), set()).add(link.realm)
    counts: Counter[tuple[str, str]] = Counter()
    for room in ROOMS:
        table = room.model.table_name()
        for row in _standing(rows, room.model):
            own = str(getattr(row, "realm", "") or "")
            there = further.get((table, row.id), set()) | _acts_in(rows, row) | {own}
            counts.update((realm, room.key) for realm in (there - {UNPLACED}) or {UNPLACED})
    return _grid(counts)


def _grid(counts: Counter[tuple[str, str]]) -> Grid:
    totals = {room.key: sum(counts[realm, room.key] for realm in REALM_IDS) for room in ROOMS}
    unplaced = any(counts[UNPLACED, room.key] for room in ROOMS)
    shown = (*REALM_IDS, UNPLACED) if unplaced else REALM_IDS
    return Grid(
        realms=shown,
        cells={
            (realm, step): Cell(
                realm, step, count, realm != UNPLACED and _is_thin(count, totals[step])
            )
            for realm in shown
            for step in totals
            for count in [counts[realm, step]]
        },
        totals=totals,
    )


def _is_thin(count: int, total: int) -> bool:
    places = len(REALM_IDS)
    return total >= places and 2 * places * count < total


def _standing(rows: Rows, model: type[Row]) -> Iterable[Row]:
    if model is Assumption:
        return (row for row in rows.all(Assumption) if row.status != "retired")
    if model is Priority:
        return (row for row in rows.all(Priority) if row.status in PURSUED)
    return rows.all(model)


def _acts_in(rows: Rows, row: Row) -> set[str]:
    if not isinstance(row, Priority):
        return set()
    actions = rows.where(Action, "priority_id", row.id)
    return {action.realm for action in actions if action.realm and action.state != "dropped"}


def _by_need(cell: Cell) -> tuple[int, int, int]:
    steps = [room.key for room in ROOMS]
    return cell.count, steps.index(cell.step), REALM_IDS.index(cell.realm)
