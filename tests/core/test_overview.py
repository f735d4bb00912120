"""The overview: threads and their gaps, the grid, what is due, the verdict and the next step."""

from __future__ import annotations

from datetime import date

import pytest

from selfeval.core.findings import RULES, Finding, find
from selfeval.core.findings.grouped import grouped
from selfeval.core.models import (
    Action,
    ArrowAssumption,
    Assumption,
    Edition,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Measure,
    Meeting,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    RealmLink,
    Row,
    School,
    Stance,
)
from selfeval.core.overview import Overview, overview
from selfeval.core.overview.due import Task, due_by
from selfeval.core.overview.grid import grid_of
from selfeval.core.overview.next_step import Start
from selfeval.core.overview.strands import strands
from selfeval.core.rows import Rows
from tests.core.rule_cases.builders import assumption, fact, indicator, priority

TODAY = date(2026, 11, 22)


def seen(*rows: Row) -> Overview:
    return overview(Rows(rows), TODAY)


def well_founded() -> list[Row]:
    """A live priority whose thread is whole, seen and doubted, with a reading on course."""
    return [
        priority(),
        assumption(rival="Lessons are too long", check_by="2027-06-01"),
        PriorityAssumption(priority_id="p", assumption_id="a"),
        *(
            fact(f"f{at}", source=source, kind=kind, realm=realm)
            for at, source, kind, realm in (
                (1, "Drop-ins", "observation", "behaviour"),
                (2, "Survey", "voice", "climate"),
                (3, "Tests", "number", "outcome"),
            )
        ),
        *(Stance(fact_id=f"f{at}", assumption_id="a", stance="supports") for at in (1, 2, 3)),
        Factor(id="m", label="Words come first", realm="behaviour"),
        PriorityFactor(priority_id="p", factor_id="m"),
        indicator(measure_id="s", baseline_on="2026-09-01", look_by="2026-12-10"),
        IndicatorPriority(indicator_id="i", priority_id="p"),
        Measure(id="s", name="Drop-ins", unit="number"),
        Reading(measure_id="s", period="2026-11-10", sort_date="2026-11-10", value="11"),
    ]


def without(rows: list[Row], *models: type[Row]) -> list[Row]:
    return [row for row in rows if not isinstance(row, models)]


# The thread ---------------------------------------------------------------------------------


def test_a_whole_thread_counts_every_step_and_tells_its_signs() -> None:
    (one,) = strands(Rows(well_founded()), TODAY)
    assert [len(knot.ids) for knot in one.knots] == [3, 1, 1, 1, 1]
    assert [knot.table for knot in one.knots] == [
        "fact",
        "assumption",
        "factor",
        "priority",
        "indicator",
    ]
    assert one.is_whole
    assert one.signs == "1 on course"
    assert (one.title, one.owner) == ("Words before the text", "Deputy head")


def test_a_fact_against_is_a_fact_and_a_given_up_belief_is_none() -> None:
    rows = [
        priority(),
        assumption(),
        assumption("b", status="retired"),
        PriorityAssumption(priority_id="p", assumption_id="a"),
        PriorityAssumption(priority_id="p", assumption_id="b"),
        fact(),
        Stance(fact_id="f", assumption_id="a", stance="challenges"),
    ]
    (one,) = strands(Rows(rows), TODAY)
    assert [len(knot.ids) for knot in one.knots] == [1, 1, 0, 1, 0]
    assert not one.is_whole
    assert one.signs == ""


def test_only_live_priorities_have_a_strand() -> None:
    rows = Rows([priority("p", rank="b"), priority("q", rank="a"), priority("r", status="done")])
    assert [one.priority_id for one in strands(rows, TODAY)] == ["q", "p"]


# The grid -----------------------------------------------------------------------------------


def test_an_item_counts_in_each_of_its_realms() -> None:
    rows = [
        fact(realm="knowledge"),
        RealmLink(item_table="fact", item_id="f", realm="climate"),
        RealmLink(item_table="assumption", item_id="f", realm="outcome"),
        fact("g"),
        priority(realm="behaviour"),
        Action(id="x", priority_id="p", what="Coach", realm="system"),
        Action(id="y", priority_id="p", what="Ask", realm="climate", state="dropped"),
        assumption(realm="system", status="retired"),
    ]
    grid = grid_of(Rows(rows))
    counted = {place: cell.count for place, cell in grid.cells.items() if cell.count}
    assert counted == {
        ("knowledge", "facts"): 1,
        ("climate", "facts"): 1,
        ("", "facts"): 1,
        ("behaviour", "priorities"): 1,
        ("system", "priorities"): 1,
    }
    assert grid.realms[-1] == ""
    assert grid.most == 1


def test_thin_is_less_than_half_of_an_even_share_once_there_is_enough_to_share() -> None:
    few = [fact(f"f{at}", realm="outcome") for at in range(4)]
    assert not grid_of(Rows(few)).thin
    many = [fact(f"f{at}", realm="outcome") for at in range(9)]
    many += [fact("k", realm="knowledge"), fact("c", realm="climate"), fact("d", realm="climate")]
    thin = [(cell.realm, cell.count) for cell in grid_of(Rows(many)).thin]
    assert thin == [("behaviour", 0), ("system", 0), ("knowledge", 1)]


# What is due --------------------------------------------------------------------------------


def due(*rows: Row) -> list[tuple[Task, str, bool]]:
    found = due_by(Rows(rows), TODAY, date(2026, 12, 18))
    return [(one.task, one.row_id, one.is_late) for one in found]


def test_what_falls_due_stands_in_the_order_of_its_days() -> None:
    assert due(
        priority(),
        indicator(look_by="2026-12-01"),
        IndicatorPriority(indicator_id="i", priority_id="p"),
        assumption(check_by="2026-11-01"),
        fact(check_by="2026-12-18"),
        fact("later", check_by="2026-12-19"),
        Action(id="x", priority_id="p", what="Coach", due_on="2026-11-30"),
        Action(id="y", priority_id="p", what="Ask", due_on="2026-11-30", state="done"),
        Meeting(id="m", title="Full board", held_on="2026-12-02"),
        Meeting(id="old", title="Full board", held_on="2026-07-02"),
    ) == [
        (Task.CHECK, "a", True),
        (Task.ACT, "x", False),
        (Task.LOOK, "i", False),
        (Task.MEET, "m", False),
        (Task.LOOK_AGAIN, "f", False),
    ]


def test_what_has_been_done_is_not_due() -> None:
    assert (
        due(
            assumption(check_by="2026-11-01", reviewed_on="2026-11-02"),
            assumption("b", check_by="2026-11-01", status="retired"),
            assumption("c", check_by="2026-11-01", status="failing"),
            fact(check_by="2026-11-01", observed_on="2026-11-01"),
            priority(status="done"),
            Action(id="x", priority_id="p", what="Coach", due_on="2026-11-30"),
            indicator(look_by="2026-12-01"),
            IndicatorPriority(indicator_id="i", priority_id="p"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("fields", "read_on", "expected"),
    [
        ({"next_on": "2026-11-20"}, "", (Task.LOOK, "i", True)),
        ({"next_on": "2026-11-20"}, "2026-11-10", (Task.LOOK, "i", True)),
        ({"next_on": "2026-11-20", "look_by": "2026-12-10"}, "2026-11-20", (Task.LOOK, "i", False)),
        ({"look_by": "2026-11-20"}, "", (Task.LOOK, "i", True)),
        ({"look_by": "2026-11-20"}, "2026-11-20", None),
        (
            {"look_by": "2026-11-20", "baseline_on": "2026-11-10"},
            "2026-11-10",
            (Task.LOOK, "i", True),
        ),
        ({"look_by": "2026-12-10"}, "2026-12-10", None),
        ({}, "", None),
    ],
)
def test_a_look_waits_for_its_day_and_for_a_reading(
    fields: dict[str, str], read_on: str, expected: tuple[Task, str, bool] | None
) -> None:
    rows: list[Row] = [Indicator(id="i", sign="Words first", measure_id="m", **fields)]
    if read_on:
        rows.append(Reading(measure_id="m", period=read_on, sort_date=read_on, value="4"))
    assert due(*rows) == ([expected] if expected else [])


# The verdict --------------------------------------------------------------------------------


def test_nothing_written_is_said_to_be_nothing() -> None:
    found = seen()
    assert found.is_empty
    assert found.verdict.sentence == "Nothing is written yet."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([assumption()], "Something is believed. Nothing says yet what we can see."),
        ([fact()], "Facts are gathered. Nothing says yet why they are so."),
        ([fact(), assumption()], "Facts and reasons are there. Nothing is chosen yet."),
        (
            [fact(), assumption(), priority(status="proposed")],
            "Ready to choose. Nothing is live yet.",
        ),
    ],
)
def test_before_a_priority_is_live_the_next_step_of_thought_is_named(
    rows: list[Row], sentence: str
) -> None:
    assert seen(*rows).verdict.sentence == sentence


def test_harm_is_said_before_everything() -> None:
    rows = without(well_founded(), Reading)
    rows.append(Reading(measure_id="s", period="2026-11-10", sort_date="2026-11-10", value="1"))
    told = seen(*rows, priority("q")).verdict
    assert told.sentence.startswith("Something is going the other way")
    assert told.fact == "1 of 2 live priorities has a sign that goes the wrong way."


def test_facts_are_praised_only_where_they_were_earned() -> None:
    rows = without(well_founded(), IndicatorPriority)
    told = seen(*rows).verdict
    assert told.sentence == "Strong on facts. Thinner on what to look for next."
    assert told.fact == "The one live priority has no early indicator."
    bare = [row for row in rows if row.id != "f3"]
    assert seen(*bare).verdict.sentence == "Thin on what to look for next."
    undated = [*bare, fact("f3", source="Tests", observed_on=None)]
    assert seen(*undated).verdict.sentence == "Thin on what to look for next."


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (Stance, "Thin on what we can see."),
        (PriorityAssumption, "Thin on why this is the work to do."),
        (PriorityFactor, "Strong on facts. Thinner on how one thing leads to another."),
    ],
)
def test_the_first_break_of_the_thread_is_named(gone: type[Row], sentence: str) -> None:
    assert seen(*without(well_founded(), gone)).verdict.sentence == sentence


def test_a_whole_thread_is_not_called_sound_before_anybody_looked_and_doubted() -> None:
    whole = well_founded()
    told = seen(*whole).verdict
    assert told.sentence.startswith("Each thread is whole, seen and doubted")
    unread = seen(*without(whole, Reading)).verdict
    assert unread.sentence == "Each thread is whole. Now look whether it holds."
    undoubted = [row for row in whole if not isinstance(row, Assumption)]
    told = seen(*undoubted, assumption()).verdict
    assert told.sentence == "Each thread runs from facts to signs. Ask next what speaks against it."
    late = without(whole, Reading, Indicator)
    told = seen(*late, indicator(measure_id="s", look_by="2026-11-01")).verdict
    assert told.sentence == "Each thread is whole. It waits for somebody to look."
    belief = seen(*whole, assumption("b")).verdict
    assert belief.sentence == "Each thread is whole, and some of it is still only belief."


def test_the_last_agreement_that_has_happened_is_known() -> None:
    rows = [
        Edition(id="1", state="agreed", agreed_on="2026-07-17", agreed_by="Governors"),
        Edition(id="2", state="agreed", agreed_on="2026-12-17", agreed_by="Governors"),
        Edition(id="3", state="draft", agreed_on="2026-11-01"),
        Edition(id="4", state="agreed", agreed_on="2026-10-01", meeting_id="m"),
        Meeting(id="m", title="Full board"),
    ]
    told = seen(*rows).verdict
    assert (told.agreed_on, told.agreed_by) == (date(2026, 10, 1), "Full board")
    assert seen(*rows[:1]).verdict.agreed_by == "Governors"
    assert seen(rows[2]).verdict.agreed_on is None


def test_the_purpose_and_the_half_term_are_known() -> None:
    found = seen(School(purpose=" Every child is known. "))
    assert found.purpose == "Every child is known."
    assert found.half_term.end == date(2026, 12, 18)


# Findings together --------------------------------------------------------------------------


def test_findings_of_one_rule_are_told_together_and_one_speaks_for_itself() -> None:
    rows = Rows([priority("p"), priority("q"), assumption()])
    groups = grouped(find(rows, TODAY))
    told = {group.rule: group for group in groups}
    assert told["P1"].sentence == "2 priorities have no early indicator"
    assert [one.item_id for one in told["P1"].findings] == ["p", "q"]
    assert told["A1"].is_alone
    assert told["A1"].sentence == told["A1"].findings[0].sentence
    assert sum(len(group.findings) for group in groups) == len(find(rows, TODAY))


def test_gaps_are_counted_apart_from_weak_spots() -> None:
    found = seen(assumption(), ArrowAssumption(arrow_id="x", assumption_id="a"))
    assert {group.level for group in found.groups} == {"E", "W"}
    assert found.gaps == 1


# The next step ------------------------------------------------------------------------------


def test_the_first_step_of_all_is_a_fact() -> None:
    step = seen().next_step
    assert (step.start, step.table) == (Start.WRITE_FACT, "fact")


def test_a_late_look_comes_before_everything() -> None:
    step = seen(priority(), indicator(look_by="2026-11-01")).next_step
    assert (step.start, step.row_id) == (Start.RECORD, "i")


@pytest.mark.parametrize(
    ("gone", "start", "table"),
    [
        ((PriorityAssumption, PriorityFactor), Start.OPEN, "priority"),
        ((Stance,), Start.OPEN, "assumption"),
        ((IndicatorPriority,), Start.WRITE_INDICATOR, "priority"),
        ((PriorityFactor,), Start.OPEN, "priority"),
        ((), Start.OPEN, "priority"),
    ],
)
def test_the_next_step_mends_the_thread(
    gone: tuple[type[Row], ...], start: Start, table: str
) -> None:
    step = seen(*without(well_founded(), *gone)).next_step
    assert (step.start, step.table) == (start, table)
    assert step.words
    assert step.reason
    assert step.effort


def test_a_belief_that_nobody_doubted_comes_before_a_thin_place() -> None:
    undoubted = [row for row in well_founded() if not isinstance(row, Assumption)]
    step = seen(*undoubted, assumption()).next_step
    assert (step.table, step.row_id) == ("assumption", "a")
    more = [fact(f"o{at}", realm="outcome") for at in range(8)]
    step = seen(*well_founded(), *more).next_step
    assert (step.start, step.realm) == (Start.WRITE_FACT, "knowledge")
    assert "0 facts of 11 are about knowledge" in step.reason


def test_harm_asks_for_a_decision() -> None:
    rows = without(well_founded(), Reading)
    rows.append(Reading(measure_id="s", period="2026-11-10", sort_date="2026-11-10", value="1"))
    step = seen(*rows).next_step
    assert step.words.startswith("Decide about “Words before the text”")


def test_the_same_file_gives_the_same_overview() -> None:
    rows: list[Row] = [Fact(id="x", statement="Seen"), Priority(id="y", title="Do")]
    assert seen(*rows) == seen(*reversed(rows))


ONE_AT_MOST = {"F5", "M4", "M5", "P3", "S5", "S6"}
"""Rules that speak of the school as a whole."""


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.id not in ONE_AT_MOST])
def test_every_rule_that_can_find_several_things_tells_them_together(rule: str) -> None:
    found = [Finding(rule, "W", "fact", str(at), f"Sentence {at}") for at in range(1_200)]
    (group,) = grouped(found)
    assert group.sentence.startswith("1,200 ")
    assert "things of one kind" not in group.sentence


def test_a_priority_without_words_is_spoken_of_without_empty_quotes() -> None:
    words = seen(priority(title=" ")).next_step.words
    assert words == "Write down why a priority with no words yet would help."
