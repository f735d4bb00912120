"""Rows that no rule has anything to say about, to be spoilt one field at a time."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Judgement,
    JudgementFact,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    Row,
    Stance,
)


def fact(row_id: str = "f", **values: object) -> Fact:
    """A fact that no rule has anything to say about."""
    sound = {
        "statement": "Words were taught first in 4 of 15 drop-ins",
        "source": "Drop-ins",
        "observed_on": "2026-10-01",
    }
    return Fact(id=row_id, **(sound | values))


def assumption(row_id: str = "a", **values: object) -> Assumption:
    return Assumption(id=row_id, belief="Unknown words stop children joining in", **values)


def priority(row_id: str = "p", **values: object) -> Priority:
    sound = {
        "title": "Words before the text",
        "status": "live",
        "owner": "Deputy head",
        "horizon": "2027-07-20",
        "stop": "Spelling lists",
    }
    return Priority(id=row_id, **(sound | values))


def indicator(row_id: str = "i", **values: object) -> Indicator:
    sound = {
        "sign": "Drop-ins where words are taught first",
        "realm": "behaviour",
        "instrument": "Drop-ins",
        "baseline": "4",
        "expected": "12",
        "look_by": "2027-02-01",
        "owner": "English lead",
        "if_not_seen": "Coach in pairs",
    }
    return Indicator(id=row_id, **(sound | values))


def judgement(row_id: str = "j", area: str = "inclusion", **values: object) -> Judgement:
    return Judgement(id=row_id, framework="ofsted-2025", area=area, **values)


def reading(period: str, **values: object) -> Reading:
    return Reading(measure_id="m", period=period, sort_date=period, **values)


def supports(fact_id: str = "f", assumption_id: str = "a") -> Stance:
    return Stance(fact_id=fact_id, assumption_id=assumption_id, stance="supports")


def watches(indicator_id: str = "i", priority_id: str = "p") -> IndicatorPriority:
    return IndicatorPriority(indicator_id=indicator_id, priority_id=priority_id)


def assumed(assumption_id: str = "a", priority_id: str = "p") -> PriorityAssumption:
    return PriorityAssumption(priority_id=priority_id, assumption_id=assumption_id)


def rests(judgement_id: str = "j", fact_id: str = "f") -> JudgementFact:
    return JudgementFact(judgement_id=judgement_id, fact_id=fact_id)


def many(count: int, status: str = "live") -> list[Row]:
    return [priority(f"p{place}", status=status) for place in range(count)]


def spoken(period: str = "2026-10-01", stance: str = "challenges") -> Reading:
    return reading(period, assumption_id="a", stance=stance)


MEASURE = Measure(id="m", name="Drop-ins", unit="count_of")
LOW_HIGH = (
    judgement("strong", "inclusion", grade="strong_standard"),
    judgement("weak", "achievement", grade="needs_attention"),
    rests("strong"),
    rests("weak"),
    fact(),
)


@dataclass(frozen=True)
class Case:
    """Rows of which `rule` says something about `item` (None: says nothing at all)."""

    rule: str
    rows: tuple[Row, ...]
    item: str | None = None
    words: str = ""
    level: str = ""


def speaks(rule_id: str, item: str, *rows: Row, words: str = "", level: str = "") -> Case:
    return Case(rule_id, rows, item, words, level)


def silent(rule_id: str, *rows: Row) -> Case:
    return Case(rule_id, rows)


ENDED = ("done", "stopped", "not_now")
