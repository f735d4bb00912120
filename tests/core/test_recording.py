"""What is asked for a reading, what is wrong with an answer, and what is stored of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.fields import clean, field_of
from selfeval.core.models import Assumption, Indicator, Measure, Reading
from selfeval.core.models.words import UNITS
from selfeval.core.recording import (
    REASONS,
    Draft,
    asked,
    assumption_tested,
    carried_out_of,
    day_of_period,
    last_source,
    measure_values,
    problem_with,
    reading_on,
    unit_asked,
    values_of,
)
from selfeval.core.rows import Rows

TODAY = date(2026, 11, 22)
ON = "2026-11-22"


def draft(unit: str, **values: Any) -> Draft:
    return Draft(**({"unit": unit, "on": ON} | values))


GOOD = [
    draft("count_of", n="8", out_of="11"),
    draft("percentage", value="58.5 %"),
    draft("scale", value="0"),
    draft("scale", value="10"),
    draft("number", value="−2.5"),
    draft("money", value="£1,204"),
    draft("yes_no", value="1", word="seen"),
    draft("words", said="All began with a question", word="on_course"),
    draft("count_of", reason="not_available"),
    draft("number", value="3", on="2025/26"),
]


@pytest.mark.parametrize("good", GOOD, ids=str)
def test_a_good_answer_is_stored_in_the_fields_of_its_unit(good: Draft) -> None:
    assert problem_with(good, TODAY) is None
    values = values_of(good)
    filled = {name for name in ("value", "n", "out_of", "said", "word") if values[name]}
    assert filled <= set(asked(good.unit))
    Reading(measure_id="m", **values)


@pytest.mark.parametrize(
    ("bad", "field", "words"),
    [
        (draft("count_of", n="12", out_of="11"), "n", "more than all"),
        (draft("count_of", n="2"), "out_of", "Out of how many"),
        (draft("count_of", n="2", out_of="0"), "out_of", "Out of how many"),
        (draft("count_of", n="two", out_of="3"), "n", "whole number"),
        (draft("count_of", out_of="11"), "n", "Write the figure"),
        (draft("percentage", value="101"), "value", "0 to 100"),
        (draft("scale", value="10.5"), "value", "0 to 10"),
        (draft("number", value="some"), "value", "Write a figure"),
        (draft("money"), "value", "Write the figure"),
        (draft("yes_no", word="seen"), "value", "yes or no"),
        (draft("yes_no", value="1"), "word", "Choose what it shows"),
        (draft("words", said="  ", word="seen"), "said", "Write what was found"),
        (draft("words", said="All of them"), "word", "Choose what it shows"),
        (draft("number", value="1", on=""), "on", "when"),
        (draft("number", value="1", on="2026-11-23"), "on", "not come yet"),
        (draft("number", value="1", on="some time"), "on", "16 Oct 2026"),
    ],
    ids=str,
)
def test_a_wrong_answer_is_refused_in_a_sentence(bad: Draft, field: str, words: str) -> None:
    problem = problem_with(bad, TODAY)
    assert problem is not None
    assert problem.field == field
    assert words in problem.words


def test_every_unit_asks_for_fields_that_a_reading_has() -> None:
    for unit, _label in UNITS:
        for name in asked(unit):
            assert field_of(Reading, name)
        assert problem_with(draft(unit), TODAY) is not None


def test_a_gap_stores_its_reason_and_no_figure() -> None:
    values = values_of(draft("count_of", n="8", out_of="11", reason="not_available"))
    assert values["reason"] == "not_available"
    assert values["n"] is None
    assert values["out_of"] is None


def test_every_reason_offered_is_one_that_a_reading_has() -> None:
    known = dict(field_of(Reading, "reason").choices)
    assert all(reason in known for reason in REASONS)


def test_a_stance_needs_an_assumption_and_an_assumption_a_stance() -> None:
    told = values_of(draft("number", value="1", stance="challenges", assumption_id="a"))
    assert (told["assumption_id"], told["stance"]) == ("a", "challenges")
    for lone in ({"stance": "challenges"}, {"assumption_id": "a"}):
        values = values_of(draft("number", value="1", **lone))
        assert (values["assumption_id"], values["stance"]) == (None, "")


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (ON, ON),
        ("2025/26", "2026-08-31"),
        ("2025-2026", "2026-08-31"),
        ("1999/00", "2000-08-31"),
        ("2025/27", None),
        ("9999/00", None),
        ("0005/06", None),
        ("0202-10-06", None),
        ("Autumn", None),
        ("", None),
    ],
)
def test_a_period_stands_by_a_day(period: str, day: str | None) -> None:
    assert day_of_period(period) == day


@given(
    st.sampled_from([unit for unit, _label in UNITS]),
    st.dictionaries(st.sampled_from(["value", "n", "out_of", "said", "word"]), st.text(max_size=9)),
)
def test_what_has_no_problem_can_always_be_stored(unit: str, typed: dict[str, str]) -> None:
    made = draft(unit, **typed)
    problem = problem_with(made, TODAY)
    if problem is None and (not made.word or made.word in dict(field_of(Reading, "word").choices)):
        for name, value in values_of(made).items():
            assert clean(field_of(Reading, name), value) == value


def test_the_total_is_carried_over() -> None:
    measure = Measure(name="Drop-ins", unit="count_of")
    one = Indicator(sign="Drop-ins", measure_id=measure.id, baseline_out_of=15)
    older = Reading(measure_id=measure.id, period="2026-09-01", n=4, out_of=14, source="Walk")
    newer = Reading(measure_id=measure.id, period="2026-10-01", n=4, out_of=12)
    assert carried_out_of(Rows([measure, one]), one) == 15
    rows = Rows([measure, one, newer, older])
    assert carried_out_of(rows, one) == 12
    assert last_source(rows, one) == "Walk"
    assert last_source(Rows([one]), Indicator(sign="x", instrument="Survey")) == "Survey"


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        (Indicator(sign="a", instrument="0–10 scaling", baseline="4"), "scale"),
        (Indicator(sign="a", baseline="4", expected_out_of=9), "count_of"),
        (Indicator(sign="a", expected="4"), "number"),
        (Indicator(sign="a"), "count_of"),
    ],
)
def test_without_a_measure_the_likeliest_unit_is_asked_for(indicator: Indicator, unit: str) -> None:
    assert unit_asked(Rows([indicator]), indicator) == unit
    assert measure_values(indicator) == {"name": "a", "unit": unit}


def test_a_reading_of_the_same_day_is_found() -> None:
    measure = Measure(name="m", unit="number")
    one = Indicator(sign="a", measure_id=measure.id)
    there = Reading(measure_id=measure.id, period=ON, value="1")
    rows = Rows([measure, one, there])
    assert reading_on(rows, one, ON) is there
    assert reading_on(rows, one, "2026-11-21") is None
    assert reading_on(rows, Indicator(sign="b"), ON) is None


def test_an_assumption_that_was_given_up_is_not_asked_about() -> None:
    held, given_up = Assumption(belief="b", status="testing"), Assumption(belief="c")
    given_up.status = "retired"
    rows = Rows([held, given_up])
    assert assumption_tested(rows, Indicator(sign="a", assumption_id=held.id)) is held
    assert assumption_tested(rows, Indicator(sign="a", assumption_id=given_up.id)) is None
    assert assumption_tested(rows, Indicator(sign="a")) is None
