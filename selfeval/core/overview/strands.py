"""The golden thread of every live priority: what stands at each step, and where it breaks off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selfeval.core.board import indicators_of
from selfeval.core.chain import chain_of
from selfeval.core.models import Fact, Priority, Row, Stance
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows
from selfeval.core.signs import Word, count_words, read_sign, worst_first
from selfeval.core.support import assumptions_of, by_number

FACTS, ASSUMPTIONS, MAP, PRIORITY, INDICATORS = range(len(ROOMS))
"""The places of a strand's knots: the five steps, in order."""


@dataclass(frozen=True)
class Knot:
    """What a strand has at one step: the step's key, and its items by table and ids."""

    step: str
    table: str
    ids: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nothing is there yet."""
        return not self.ids


@dataclass(frozen=True)
class Strand:
    """A live priority and the five knots of its thread.

    `signs` counts its indicators' words, the worst first ("" where there are none), and `worst`
    is the worst of them.
    """

    priority_id: str
    title: str
    owner: str
    knots: tuple[Knot, ...]
    signs: str
    worst: Word | None

    def is_gap(self, place: int) -> bool:
        """Whether nothing stands at a step yet."""
        return self.knots[place].is_gap

    @property
    def is_whole(self) -> bool:
        """Whether the thread runs from facts to indicators without a gap."""
        return not any(knot.is_gap for knot in self.knots)


def strands(rows: Rows, today: date) -> tuple[Strand, ...]:
    """Return the strand of every live priority, in the leaders' own order."""
    return tuple(strand(rows, row, today) for row in rows.all(Priority) if row.status == "live")


def strand(rows: Rows, priority: Priority, today: date) -> Strand:
    """Return the thread of one priority as it stands on the day `today`.

    Its facts are all that speak to its assumptions, for or against; its map is its own factors
    with those on their way to the outcome.
    """
    chain = chain_of(rows, priority, private=True)
    behind = assumptions_of(rows, priority, chain.arrows)
    facts = {fact.id: fact for row in behind for fact in _facts_on(rows, row.id)}
    watching = indicators_of(rows, priority.id)
    found: tuple[Iterable[Row], ...] = (
        sorted(facts.values(), key=by_number),
        behind,
        chain.factors,
        (priority,),
        watching,
    )
    words = [read_sign(rows, one, today).word for one in watching]
    counted = worst_first(words)
    return Strand(
        priority_id=priority.id,
        title=priority.title.strip(),
        owner=priority.owner.strip(),
        knots=tuple(
            Knot(room.key, room.model.table_name(), tuple(row.id for row in at))
            for room, at in zip(ROOMS, found, strict=True)
        ),
        signs=count_words(words),
        worst=counted[0][0] if counted else None,
    )


def _facts_on(rows: Rows, assumption_id: str) -> Iterable[Fact]:
    links = rows.where(Stance, "assumption_id", assumption_id)
    found = (rows.get(Fact, link.fact_id) for link in links)
    return (row for row in found if row is not None)
