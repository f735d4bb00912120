"""Rules about assumptions: rows of which each speaks, and rows of which it does not."""

from __future__ import annotations

from selfeval.core.models import ArrowAssumption, Assumption, Stance
from tests.core.rule_cases.builders import (
    Case,
    assumed,
    assumption,
    fact,
    silent,
    speaks,
    spoken,
    supports,
)

SPEAKS: list[Case] = [
    speaks("A1", "a", assumption()),
    speaks("A1", "a", assumption(), fact(), Stance(fact_id="f", assumption_id="a")),
    speaks("A1", "a", assumption(), spoken(stance="unclear")),
    speaks("A2", "a", assumption(), fact(), supports()),
    speaks("A3", "a", assumption(basis="systematic"), fact(), supports()),
    speaks(
        "A3",
        "a",
        assumption(basis="tested"),
        *(row for n in "12" for row in (fact(n, kind="voice"), supports(n))),
    ),
    speaks("A4", "a", assumption(), words="on no arrow of the map"),
    speaks("A4", "a", assumption(), assumed("other")),
]
SILENT: list[Case] = [
    silent("A1", assumption(), fact(), supports()),
    silent("A1", assumption(), spoken(stance="supports")),
    silent("A1", assumption(status="retired")),
    silent("A2", Assumption(id="a", belief="Words matter", rival="It could be tiredness")),
    silent("A2", assumption(), fact(), Stance(fact_id="f", assumption_id="a", stance="challenges")),
    silent("A2", assumption(), spoken()),
    silent("A2", assumption(status="retired")),
    silent("A3", assumption(basis="quick"), fact(), supports()),
    silent("A3", assumption(basis="tested")),
    silent("A3", assumption(basis="tested", status="retired"), fact(), supports()),
    silent(
        "A3",
        assumption(basis="tested"),
        fact("1"),
        fact("2", kind="voice"),
        supports("1"),
        supports("2"),
    ),
    silent("A4", assumption(), assumed()),
    silent("A4", assumption(), ArrowAssumption(arrow_id="x", assumption_id="a")),
    silent("A4", assumption(status="retired")),
]
