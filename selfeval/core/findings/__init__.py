"""Findings: what the rules of good self-evaluation notice. Advice, never a verdict or a block.

Each rule is a small pure function of the rows and the day. A finding that does not apply to a
school can be set aside with a reason (a Dismissal row), and then stays out of the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from selfeval.core.findings import (
    assumptions,
    facts,
    indicators,
    maps,
    printable,
    priorities,
    statement,
)
from selfeval.core.findings.base import LEVELS, Finding, Rule
from selfeval.core.models import Dismissal
from selfeval.core.rows import Rows
from selfeval.i18n import N_

__all__ = ["LEVELS", "RULES", "Finding", "Rule", "dismissed", "find", "find_and_sort", "rule"]

RULES: tuple[Rule, ...] = (
    Rule("F1", "E", N_("A fact says how we know, and when"), facts.without_source_or_date),
    Rule("F2", "W", N_("A fact holds no reason"), facts.with_a_reason_in_it),
    Rule("F3", "W", N_("A percentage says of how many"), facts.share_without_number),
    Rule("F4", "W", N_("Facts behind a live priority are recent"), facts.old_behind_live_priority),
    Rule("F5", "N", N_("Facts are of more than one kind"), facts.all_alike),
    Rule("A1", "E", N_("A fact supports each assumption"), assumptions.without_support),
    Rule("A2", "W", N_("Each assumption has been doubted"), assumptions.unchallenged),
    Rule("A3", "W", N_("A thorough look is of several kinds"), assumptions.thorough_from_one_kind),
    Rule("A4", "N", N_("An assumption is put to use"), assumptions.behind_nothing),
    Rule("M1", "W", N_("It is said what an arrow rests on"), maps.on_nothing),
    Rule("M2", "N", N_("What is on the map is joined to it"), maps.alone),
    Rule("M3", "N", N_("Arrows leave no realm out"), maps.skipping),
    Rule("M4", "N", N_("A map has loops and delays"), maps.too_simple),
    Rule("M5", "W", N_("Somebody asked what else might happen"), maps.nothing_unwanted),
    Rule("P1", "E", N_("A priority has an early indicator"), priorities.without_indicator),
    Rule("P2", "E", N_("A priority rests on an assumption"), priorities.without_reasoning),
    Rule("P3", "W", N_("Priorities are few"), priorities.too_many_live),
    Rule("P4", "W", N_("Earlier realms lead to the outcome"), priorities.outcome_alone),
    Rule(
        "P5",
        "W",
        N_("A priority has an owner, an end and room made for it"),
        priorities.without_owner_end_or_room,
    ),
    Rule(
        "P6",
        "N",
        N_("A system comes with what adults know and do"),
        priorities.starts_in_systems,
    ),
    Rule("I1", "E", N_("Some sign shows before outcomes do"), indicators.only_outcomes),
    Rule(
        "I2",
        "E",
        N_("An indicator has a start, a date, a way of looking and an owner"),
        indicators.incomplete,
    ),
    Rule("I3", "W", N_("We look before the priority ends"), indicators.too_late),
    Rule("I4", "W", N_("An indicator shows an effect"), indicators.counts_activity),
    Rule("I5", "W", N_("Readings are taken when they are due"), indicators.overdue),
    Rule("I6", "N", N_("We know what to do if it is not seen"), indicators.without_answer),
    Rule("I7", "W", N_("Harm that we foresee is watched"), indicators.unwatched_harm),
    Rule(
        "I8",
        "W",
        N_("A challenged assumption is thought through again"),
        indicators.challenged_unreviewed,
    ),
    Rule("S1", "E", N_("What we say of an area rests on facts"), statement.claim_without_evidence),
    Rule("S2", "W", N_("Grades have evidence and agree"), statement.grade_in_doubt),
    Rule("S3", "N", N_("A judgement says what changed"), statement.activity_without_impact),
    Rule("S4", "E", N_("Print gives nobody away"), printable.gives_somebody_away),
    Rule("S5", "N", N_("Outcomes are more than test scores"), statement.outcomes_are_tests),
    Rule("S6", "N", N_("Climate is asked of children and staff"), statement.climate_one_sided),
)


def find(rows: Rows, today: date) -> list[Finding]:
    """Return the open findings, the gravest level first, then in the order of the rules."""
    return find_and_sort(rows, today)[0]


def dismissed(rows: Rows, today: date) -> list[Finding]:
    """Return the findings that were set aside, each with its reason, in the same order."""
    return find_and_sort(rows, today)[1]


def find_and_sort(rows: Rows, today: date) -> tuple[list[Finding], list[Finding]]:
    """Return the open findings and those that were set aside, with one look at everything."""
    is_open, aside = list[Finding](), list[Finding]()
    for finding in _everything(rows, today):
        reason = _reason(rows, finding)
        if reason is None:
            is_open.append(finding)
        else:
            aside.append(replace(finding, reason=reason))
    return is_open, aside


def rule(rule_id: str) -> Rule:
    """Return the rule with this id; KeyError if there is none."""
    return {known.id: known for known in RULES}[rule_id]


def _everything(rows: Rows, today: date) -> list[Finding]:
    return sorted(_found(rows, today), key=lambda finding: LEVELS.index(finding.level))


def _found(rows: Rows, today: date) -> Iterator[Finding]:
    for known in RULES:
        yield from known.findings(rows, today)


def _reason(rows: Rows, finding: Finding) -> str | None:
    key = Dismissal.id_for(finding.rule, finding.item_table, finding.item_id)
    found = rows.get(Dismissal, key)
    return found.reason if found else None
