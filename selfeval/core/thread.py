"""The golden thread: what an item rests on and what it holds up.

Facts hold up assumptions; assumptions hold up arrows, and through them the factors at either end;
assumptions and factors hold up priorities; and priorities hold up actions and early indicators.
A fact also holds up an indicator that goes on reading the fact's measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selfeval.core.models import (
    ITEMS,
    Action,
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    Measure,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Row,
    Stance,
)
from selfeval.core.rows import Rows, name_of
from selfeval.core.why import Why, why_this

__all__ = ["Why", "holds_up", "rests_on", "why_this"]

Step = Callable[[Rows, Row], Iterator[Row | None]]


def rests_on(rows: Rows, item: Row) -> list[Row]:
    """Return every item that `item` rests on, nearest first, then by kind and number."""
    return _walk(rows, item, _below)


def holds_up(rows: Rows, item: Row) -> list[Row]:
    """Return every item that rests on `item`, nearest first, then by kind and number."""
    return _walk(rows, item, _above)


def _walk(rows: Rows, start: Row, step: Step) -> list[Row]:
    """Follow `step` outwards; arrows, readings and measures are passed through, not returned."""
    seen, found, ring = {_key(start)}, list[Row](), [start]
    while ring:
        reached: list[Row] = []
        for row in ring:
            for nearby in step(rows, row):
                if nearby is not None and _key(nearby) not in seen:
                    seen.add(_key(nearby))
                    reached.append(nearby)
        found += sorted((row for row in reached if isinstance(row, ITEMS)), key=_order)
        ring = reached
    return found


def _below(rows: Rows, row: Row) -> Iterator[Row | None]:
    """What `row` rests on directly."""
    match row:
        case Assumption():
            yield from (rows.get(Fact, link.fact_id) for link in _stances_on(rows, row))
            spoken = rows.where(Reading, "assumption_id", row.id)
            yield from (reading for reading in spoken if reading.stance)
        case Reading():
            yield from rows.where(Fact, "measure_id", row.measure_id)
        case Arrow():
            links = rows.where(ArrowAssumption, "arrow_id", row.id)
            yield from (rows.get(Assumption, link.assumption_id) for link in links)
        case Factor():
            yield from _arrows_at(rows, row)
        case Priority():
            assumed = rows.where(PriorityAssumption, "priority_id", row.id)
            yield from (rows.get(Assumption, link.assumption_id) for link in assumed)
            pushed = rows.where(PriorityFactor, "priority_id", row.id)
            yield from (rows.get(Factor, link.factor_id) for link in pushed)
        case Action():
            yield rows.get(Priority, row.priority_id)
            yield rows.get(Factor, row.factor_id)
        case Indicator():
            yield from _below_indicator(rows, row)
        case Judgement():
            shown = rows.where(JudgementFact, "judgement_id", row.id)
            yield from (rows.get(Fact, link.fact_id) for link in shown)
        case _:
            return


def _below_indicator(rows: Rows, indicator: Indicator) -> Iterator[Row | None]:
    links = rows.where(IndicatorPriority, "indicator_id", indicator.id)
    yield from (rows.get(Priority, link.priority_id) for link in links)
    yield rows.get(Assumption, indicator.assumption_id)
    yield rows.get(Factor, indicator.factor_id)
    if indicator.measure_id:
        yield from rows.where(Fact, "measure_id", indicator.measure_id)


def _above(rows: Rows, row: Row) -> Iterator[Row | None]:
    """What rests on `row` directly: `_below`, read from the other end."""
    match row:
        case Measure():
            yield from rows.where(Fact, "measure_id", row.id)
            yield from rows.where(Indicator, "measure_id", row.id)
            yield from rows.where(Reading, "measure_id", row.id)
        case Reading():
            yield rows.get(Assumption, row.assumption_id) if row.stance else None
        case Fact():
            yield from _above_fact(rows, row)
        case Assumption():
            carried = rows.where(ArrowAssumption, "assumption_id", row.id)
            yield from (rows.get(Arrow, link.arrow_id) for link in carried)
            links = rows.where(PriorityAssumption, "assumption_id", row.id)
            yield from (rows.get(Priority, link.priority_id) for link in links)
            yield from rows.where(Indicator, "assumption_id", row.id)
        case Arrow():
            yield rows.get(Factor, row.source_id)
            yield rows.get(Factor, row.target_id)
        case Factor():
            pushed = rows.where(PriorityFactor, "factor_id", row.id)
            yield from (rows.get(Priority, link.priority_id) for link in pushed)
            yield from rows.where(Action, "factor_id", row.id)
            yield from rows.where(Indicator, "factor_id", row.id)
        case Priority():
            yield from rows.where(Action, "priority_id", row.id)
            watching = rows.where(IndicatorPriority, "priority_id", row.id)
            yield from (rows.get(Indicator, link.indicator_id) for link in watching)
        case _:
            return


def _above_fact(rows: Rows, fact: Fact) -> Iterator[Row | None]:
    links = rows.where(Stance, "fact_id", fact.id)
    yield from (rows.get(Assumption, link.assumption_id) for link in links)
    if fact.measure_id:
        yield from rows.where(Indicator, "measure_id", fact.measure_id)
        yield from rows.where(Reading, "measure_id", fact.measure_id)


def _stances_on(rows: Rows, assumption: Assumption) -> Iterable[Stance]:
    return rows.where(Stance, "assumption_id", assumption.id)


def _arrows_at(rows: Rows, factor: Factor) -> Iterator[Arrow]:
    yield from rows.where(Arrow, "source_id", factor.id)
    yield from rows.where(Arrow, "target_id", factor.id)


def _key(row: Row) -> tuple[str, str]:
    return row.table_name(), row.id


def _order(row: Row) -> tuple[int, float, str, str]:
    number = getattr(row, "number", None)
    kind = ITEMS.index(type(row))
    return kind, float("inf") if number is None else number, name_of(row), row.id
