"""What stands behind a priority: its assumptions, and the facts for and against each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Stance,
)
from selfeval.core.rows import Rows

TONE_ORDER = ("concern", "neutral", "strength")


def facts_that(rows: Rows, stance: str, assumption: Assumption) -> list[Fact]:
    """Return the facts that take `stance` ("supports", "challenges") on `assumption`."""
    links = rows.where(Stance, "assumption_id", assumption.id)
    found = (rows.get(Fact, link.fact_id) for link in links if link.stance == stance)
    return sorted((fact for fact in found if fact is not None), key=by_number)


def readings_that(rows: Rows, stance: str, assumption: Assumption) -> list[Reading]:
    """Return the readings that take `stance` on `assumption`."""
    spoken = rows.where(Reading, "assumption_id", assumption.id)
    return [reading for reading in spoken if reading.stance == stance]


def told_by(rows: Rows, stance: str, assumption: Assumption) -> int:
    """Count the facts and readings that take `stance` on `assumption`."""
    facts = facts_that(rows, stance, assumption)
    return len(facts) + len(readings_that(rows, stance, assumption))


def strongest_facts(rows: Rows, assumptions: Iterable[Assumption]) -> list[Fact]:
    """Return the facts for `assumptions`: concerns first, then sourced ones, then the newest."""
    found = {f.id: f for row in assumptions for f in facts_that(rows, "supports", row)}
    ordered = sorted(found.values(), key=lambda fact: fact.observed_on or "", reverse=True)
    return sorted(ordered, key=lambda fact: (TONE_ORDER.index(fact.tone), not fact.source.strip()))


def assumptions_of(rows: Rows, priority: Priority, arrows: Iterable[Arrow]) -> list[Assumption]:
    """Return what a priority assumes and has not given up.

    Its own assumptions come first, then those that `arrows` (its chain's) carry; where there are
    neither, those on any arrow at one of its factors. Those with a supporting fact lead.
    """
    links = rows.where(PriorityAssumption, "priority_id", priority.id)
    own = [rows.get(Assumption, link.assumption_id) for link in links]
    found = [*_standing(rows, own), *_standing(rows, _carried(rows, arrows))]
    found = found or _standing(rows, _carried(rows, _arrows_at_factors(rows, priority)))
    return list({row.id: row for row in found}.values())


def by_number(row: Fact | Assumption) -> tuple[float, str]:
    """Order items by the number people say aloud; those without one last."""
    return (float("inf") if row.number is None else row.number, row.id)


def _standing(rows: Rows, found: Iterable[Assumption | None]) -> list[Assumption]:
    kept = [row for row in found if row is not None and row.status != "retired"]
    return sorted(kept, key=lambda row: (not facts_that(rows, "supports", row), by_number(row)))


def _carried(rows: Rows, arrows: Iterable[Arrow]) -> Iterator[Assumption | None]:
    for arrow in arrows:
        links = rows.where(ArrowAssumption, "arrow_id", arrow.id)
        yield from (rows.get(Assumption, link.assumption_id) for link in links)


def _arrows_at_factors(rows: Rows, priority: Priority) -> Iterator[Arrow]:
    for link in rows.where(PriorityFactor, "priority_id", priority.id):
        yield from rows.where(Arrow, "source_id", link.factor_id)
        yield from rows.where(Arrow, "target_id", link.factor_id)
