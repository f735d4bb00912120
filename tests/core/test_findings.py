"""Each rule: what makes it speak, what keeps it silent, and how it is set aside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from selfeval.core.findings import LEVELS, RULES, Finding, dismissed, find, rule
from selfeval.core.models import Dismissal, Fact, Row
from selfeval.core.rows import Rows
from tests.core.rule_cases import assumptions, facts, indicators, maps, priorities, statement
from tests.core.rule_cases.builders import (
    Case,
    assumed,
    assumption,
    fact,
    indicator,
    priority,
    supports,
)

TODAY = date(2026, 11, 22)
REQUIRED = """
    F1 F2 F3 F4 F5 A1 A2 A3 A4 M1 M2 M3 M4 M5 P1 P2 P3 P4 P5 P6 I1 I2 I3 I4 I5 I6 I7 I8
    S1 S2 S3 S4 S5 S6
"""
PARTS = (facts, assumptions, maps, priorities, indicators, statement)
SPEAKS = [case for part in PARTS for case in part.SPEAKS]
SILENT = [case for part in PARTS for case in part.SILENT]


def found(rows: Iterable[Row], rule_id: str) -> list[Finding]:
    return [finding for finding in find(Rows(rows), TODAY) if finding.rule == rule_id]


def _names(cases: list[Case]) -> list[str]:
    return [f"{case.rule}-{place}" for place, case in enumerate(cases)]


@pytest.mark.parametrize("case", SPEAKS, ids=_names(SPEAKS))
def test_rule_speaks(case: Case) -> None:
    (finding,) = found(case.rows, case.rule)
    assert finding.item_id == case.item
    assert finding.level == (case.level or rule(case.rule).level)
    assert case.words in finding.sentence
    assert finding.sentence.endswith((".", "?"))
    assert "{" not in finding.sentence


@pytest.mark.parametrize("case", SILENT, ids=_names(SILENT))
def test_rule_is_silent(case: Case) -> None:
    assert found(case.rows, case.rule) == []


@pytest.mark.parametrize("case", SPEAKS, ids=_names(SPEAKS))
def test_finding_can_be_set_aside_with_a_reason(case: Case) -> None:
    (finding,) = found(case.rows, case.rule)
    set_aside = Dismissal(
        rule=finding.rule,
        item_table=finding.item_table,
        item_id=finding.item_id,
        reason="We know, and it is meant",
    )
    rows = Rows([*case.rows, set_aside])
    assert found([*case.rows, set_aside], case.rule) == []
    (kept,) = [one for one in dismissed(rows, TODAY) if one.rule == case.rule]
    assert kept.reason == "We know, and it is meant"
    assert kept.sentence == finding.sentence


def test_setting_one_finding_aside_leaves_the_others() -> None:
    rows = [fact("one", source=""), fact("two", source="", observed_on=None)]
    aside = Dismissal(rule="F1", item_table="fact", item_id="one", reason="")
    assert [finding.item_id for finding in found([*rows, aside], "F1")] == ["two"]
    other = Dismissal(rule="F2", item_table="fact", item_id="two", reason="Another rule")
    assert len(found([*rows, other], "F1")) == 2


def test_these_rules_and_no_others() -> None:
    assert [known.id for known in RULES] == REQUIRED.split()
    assert all(known.level in LEVELS and known.statement for known in RULES)
    with pytest.raises(KeyError):
        rule("Z9")


def test_every_rule_has_a_case_for_each() -> None:
    ids = set(REQUIRED.split())
    assert {case.rule for case in SPEAKS} == ids == {case.rule for case in SILENT}


def test_an_empty_file_has_no_findings() -> None:
    assert find(Rows([]), TODAY) == []
    assert dismissed(Rows([]), TODAY) == []


def test_an_item_with_nothing_in_it_is_spoken_of_all_the_same() -> None:
    (finding,) = found([Fact(id="f")], "F1")
    assert finding.sentence == "“not yet written” does not say how we know, or when."


def test_gravest_first_then_in_the_order_of_the_rules() -> None:
    rows = [priority(owner=""), indicator(if_not_seen="", owner=""), fact(source="")]
    told = [(finding.level, finding.rule) for finding in find(Rows(rows), TODAY)]
    assert told == [("E", "F1"), ("E", "P1"), ("E", "P2"), ("E", "I2"), ("W", "P5"), ("N", "I6")]


def test_long_names_are_cut_at_a_word() -> None:
    (finding,) = found([fact(statement="Children " * 40, source="")], "F1")
    assert len(finding.sentence) < 110
    assert "Children…” does not" in finding.sentence


def test_at_most_one_finding_for_a_rule_and_an_item() -> None:
    for case in (*SPEAKS, *SILENT):
        told = [(one.rule, one.item_table, one.item_id) for one in find(Rows(case.rows), TODAY)]
        assert len(set(told)) == len(told)


def test_a_leap_day_has_a_day_twelve_months_before() -> None:
    rows = [fact(observed_on="2027-02-27"), supports(), assumption(), assumed(), priority()]
    told = [finding.rule for finding in find(Rows(rows), date(2028, 2, 29))]
    assert "F4" in told
