"""Gaps are counted where the thread breaks, and no further."""

from __future__ import annotations

from datetime import date

from selfeval.core.findings import find
from selfeval.core.gaps import due_soon, gaps_by_step
from selfeval.core.models import (
    Assumption,
    Dismissal,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    Row,
    Stance,
)
from selfeval.core.rows import Rows

TODAY = date(2026, 11, 22)


def test_nothing_has_no_gaps() -> None:
    assert not gaps_by_step(Rows([]), TODAY)


def test_what_is_missing_counts_in_its_step_until_it_is_there_or_set_aside() -> None:
    fact, believed = Fact(id="f", statement="Seen"), Assumption(id="a", belief="It is so")
    rows: list[Row] = [fact, believed]
    assert gaps_by_step(Rows(rows), TODAY) == {"facts": 1, "assumptions": 1}
    fact.source, fact.observed_on = "Drop-ins", "2026-11-02"
    rows.append(Stance(fact_id="f", assumption_id="a", stance="supports"))
    assert not gaps_by_step(Rows(rows), TODAY)
    priority = Priority(id="p", title="Words first", status="live")
    before = gaps_by_step(Rows([*rows, priority]), TODAY)["priorities"]
    aside = Dismissal(rule="P1", item_table="priority", item_id="p", reason="Being written")
    assert gaps_by_step(Rows([*rows, priority, aside]), TODAY)["priorities"] == before - 1


def test_the_count_is_of_the_findings_that_people_can_read() -> None:
    rows = Rows(
        [
            Fact(statement="Seen"),
            *(Priority(title=f"One of many {at}", status="live") for at in range(7)),
            Assumption(belief="It is so"),
            Indicator(sign="They ask more"),
        ]
    )
    steps = {"fact", "assumption", "priority", "indicator"}
    grave = [one for one in find(rows, TODAY) if one.level == "E" and one.item_table in steps]
    missing = [one for one in grave if not one.rule.startswith("S")]
    assert sum(gaps_by_step(rows, TODAY).values()) == len(missing)


def test_what_is_due_within_two_weeks_counts_and_what_is_not_pursued_does_not() -> None:
    rows: list[Row] = [
        Indicator(id="late", sign="Late", look_by="2026-10-01"),
        Indicator(id="soon", sign="Soon", look_by="2026-12-05"),
        Indicator(id="later", sign="Later", look_by="2027-03-01"),
        Indicator(id="none", sign="No day"),
        Indicator(id="past", sign="Of one that is done", look_by="2026-12-05"),
        Priority(id="done", title="Done", status="done"),
        IndicatorPriority(indicator_id="past", priority_id="done"),
    ]
    assert due_soon(Rows(rows), TODAY) == 2
