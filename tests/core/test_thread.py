"""The golden thread, traced up and down."""

from __future__ import annotations

from selfeval.core.models import (
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
    Note,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Row,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.thread import holds_up, rests_on

ITEMS: list[Row] = [
    Fact(id="fact-2", number=2, statement="Nine of 24 read well"),
    Fact(id="fact-1", number=1, statement="Words first in 4 of 15 drop-ins", measure_id="m"),
    Fact(id="fact-3", number=3, statement="Children join in when they know the words"),
    Fact(id="apart", number=4, statement="The roof leaks"),
    Assumption(id="words", number=1, belief="Unknown words stop children joining in"),
    Assumption(id="coaching", number=2, belief="Coaching changes teaching"),
    Factor(id="teach", label="Adults teach words first"),
    Factor(id="join", label="Children join in"),
    Priority(id="priority", number=1, title="Words before the text"),
    Action(id="action", priority_id="priority", what="Coaching in pairs"),
    Indicator(id="drop-ins", number=1, sign="Words first in drop-ins", measure_id="m"),
    Indicator(id="joining", number=2, sign="More hands up", factor_id="join"),
    Note(id="note", said="Ask about the roof"),
]
LINKS: list[Row] = [
    Measure(id="m", name="Drop-ins"),
    Stance(fact_id="fact-2", assumption_id="words", stance="supports"),
    Stance(fact_id="fact-1", assumption_id="words", stance="challenges"),
    Stance(fact_id="fact-3", assumption_id="coaching", stance="supports"),
    Arrow(id="arrow", source_id="teach", target_id="join"),
    ArrowAssumption(arrow_id="arrow", assumption_id="coaching"),
    PriorityAssumption(priority_id="priority", assumption_id="words"),
    PriorityFactor(priority_id="priority", factor_id="teach"),
    IndicatorPriority(indicator_id="drop-ins", priority_id="priority"),
]
ROWS = Rows([*ITEMS, *LINKS])


def _item(row_id: str) -> Row:
    return next(row for row in (*ITEMS, *LINKS) if row.id == row_id)


def _below(row_id: str, rows: Rows = ROWS) -> list[str]:
    return [row.id for row in rests_on(rows, _item(row_id))]


def _above(row_id: str, rows: Rows = ROWS) -> list[str]:
    return [row.id for row in holds_up(rows, _item(row_id))]


def test_priority_rests_on_all_that_leads_to_it_nearest_first() -> None:
    assert _below("priority") == ["words", "teach", "fact-1", "fact-2", "coaching", "fact-3"]


def test_fact_holds_up_all_that_follows_from_it() -> None:
    assert _above("fact-2") == ["words", "priority", "drop-ins", "action"]
    assert _above("fact-3") == [
        "coaching",
        "teach",
        "join",
        "priority",
        "joining",
        "drop-ins",
        "action",
    ]


def test_thread_passes_through_arrows_to_factors() -> None:
    assert _above("coaching")[:2] == ["teach", "join"]
    assert _below("join") == ["coaching", "fact-3"]
    assert _below("arrow") == ["coaching", "fact-3"]
    assert _above("arrow")[:2] == ["teach", "join"]


def test_indicator_rests_on_the_fact_whose_measure_it_goes_on_reading() -> None:
    assert _below("drop-ins")[:2] == ["fact-1", "priority"]
    assert "drop-ins" in _above("fact-1")
    assert _above("m")[:2] == ["fact-1", "drop-ins"]


def test_indicator_of_a_factor_and_of_an_assumption() -> None:
    assert _below("joining") == ["join", "coaching", "fact-3"]
    testing = Indicator(id="testing", sign="Coached rooms differ", assumption_id="coaching")
    rows = Rows([*ITEMS, *LINKS, testing])
    assert [row.id for row in rests_on(rows, testing)] == ["coaching", "fact-3"]
    assert "testing" in _above("coaching", rows)


def test_action_rests_on_its_priority() -> None:
    assert _below("action")[0] == "priority"
    assert _above("priority") == ["drop-ins", "action"]


def test_reading_that_speaks_to_an_assumption_joins_its_fact_to_it() -> None:
    reading = Reading(id="r", measure_id="m", period="2026-11-01", assumption_id="coaching")
    rows = Rows([*ITEMS, *LINKS, reading])
    assert "fact-1" not in _below("coaching", rows)
    reading.stance = "supports"
    assert "fact-1" in _below("coaching", rows)
    assert "coaching" in _above("fact-1", rows)
    assert holds_up(rows, reading)[0].id == "coaching"


def test_judgement_rests_on_its_facts() -> None:
    judgement = Judgement(id="j", framework="ofsted-2025", area="inclusion")
    rows = Rows([*ITEMS, judgement, JudgementFact(judgement_id="j", fact_id="fact-2")])
    assert [row.id for row in rests_on(rows, judgement)] == ["fact-2"]


def test_nothing_hangs_on_what_stands_apart() -> None:
    for row_id in ("apart", "note"):
        assert _below(row_id) == []
        assert _above(row_id) == []


def test_both_directions_tell_the_same_story() -> None:
    for row in ITEMS:
        for other in rests_on(ROWS, row):
            assert row.id in [one.id for one in holds_up(ROWS, other)], (row.id, other.id)


def test_dangling_links_and_loops_do_no_harm() -> None:
    loop = [
        Arrow(id="back", source_id="join", target_id="teach"),
        Arrow(id="self", source_id="join", target_id="join"),
        Stance(fact_id="gone", assumption_id="words", stance="supports"),
        PriorityFactor(priority_id="priority", factor_id="gone"),
    ]
    rows = Rows([*ITEMS, *LINKS, *loop])
    assert _below("priority", rows) == _below("priority")
    assert len(_above("coaching", rows)) == len(set(_above("coaching", rows)))


def test_order_does_not_depend_on_how_rows_came() -> None:
    backwards = Rows([*reversed(LINKS), *reversed(ITEMS)])
    for row in ITEMS:
        assert [r.id for r in rests_on(backwards, row)] == [r.id for r in rests_on(ROWS, row)]
        assert [r.id for r in holds_up(backwards, row)] == [r.id for r in holds_up(ROWS, row)]
