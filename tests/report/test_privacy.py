"""What is never printed, what only senior leaders see, and what the report says of it."""

from __future__ import annotations

import pytest

from selfeval.core.models import (
    Action,
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    Quote,
    Reading,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.small_groups import is_small, is_small_fact
from selfeval.report.snapshot.choose import choose
from tests.report.conftest import Print

AUDIENCES = ("governors", "leaders", "staff")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_private_items_are_printed_for_nobody(
    small_school: list[Row], printed: Print, audience: str
) -> None:
    secret = [
        Fact(id="s1", number=90, statement="Zebra fact", tone="concern", private=True),
        Assumption(id="s2", number=90, belief="Zebra belief", private=True),
        Priority(id="s3", number=90, title="Zebra priority", status="live", private=True),
        Indicator(id="s4", number=90, sign="Zebra sign", private=True),
        Action(id="s5", priority_id="p1", what="Zebra action", private=True),
        Action(id="s6", priority_id="s3", what="Zebra action of a private priority"),
        Quote(id="s7", item_table="fact", item_id="s1", said="Zebra voice"),
        Stance(fact_id="s1", assumption_id="a1", stance="supports", note="Zebra note"),
        IndicatorPriority(indicator_id="s4", priority_id="p1"),
    ]
    report = printed([*small_school, *secret], audience)
    assert "Zebra" not in report.text
    assert "Every child meets the words first" in report.text
    if audience != "staff":
        assert "5 private items are not printed." in report.text
        assert "1 fact that this copy does not show" in report.text


def test_quotes_are_for_senior_leaders(small_school: list[Row], printed: Print) -> None:
    assert "Nobody told me" in printed(small_school, "leaders").text
    governors = printed(small_school, "governors").text
    assert "Nobody told me" not in governors
    assert "1 quote is kept for senior leaders." in governors


@pytest.mark.parametrize(
    ("n", "out_of", "small"),
    [
        (None, None, False),
        (9, None, True),
        (10, None, False),
        (0, None, False),
        (4, 9, True),  # a small group
        (4, 40, True),  # a small part of a larger one
        (36, 40, True),  # the rest can be worked out
        (40, 40, False),
        (0, 40, False),
        (20, 40, False),
        (10, 20, False),
    ],
)
def test_what_counts_as_a_small_group(n: int | None, out_of: int | None, small: bool) -> None:
    assert is_small(n, out_of, 10) is small


def test_only_children_are_hidden_by_number() -> None:
    def fact(statement: str = "", **fields: object) -> Fact:
        return Fact(statement=statement, **fields)

    assert is_small_fact(fact(people="children", n=4, out_of=40), 10)
    assert not is_small_fact(fact(people="staff", n=4, out_of=40), 10)
    assert not is_small_fact(fact("3 of 8 rooms start the same way", realm="system"), 10)
    assert is_small_fact(fact("3 of 8 boys can read", realm="outcome"), 10)
    assert is_small_fact(fact("Only 7 pupils came", people="children"), 10)
    assert not is_small_fact(fact("30 of 60 pupils came", people="children"), 10)


def test_small_groups_are_hidden_from_governors_and_shown_to_leaders(
    small_school: list[Row], printed: Print
) -> None:
    hidden = Fact(
        id="h1",
        number=50,
        statement="7 of 9 looked-after pupils read well.",
        people="children",
        n=7,
        out_of=9,
        tone="strength",
        realm="outcome",
    )
    rows = [*small_school, hidden]
    assert "looked-after" in printed(rows, "leaders").text
    governors = printed(rows, "governors").text
    assert "looked-after" not in governors
    assert "1 fact about fewer than 10 pupils is not shown." in governors
    assert "Groups of fewer than 10 pupils are not shown." in governors
    assert "looked-after" not in printed(rows, "staff").text


def test_the_school_sets_the_limit(small_school: list[Row]) -> None:
    fact = Fact(id="h1", statement="So", people="children", n=6, out_of=60)
    school = School(small_number_limit=5)
    others = [row for row in small_school if not isinstance(row, School)]
    assert choose(Rows([*others, fact, school]), "governors").rows.get(Fact, "h1") is not None
    assert choose(Rows([*small_school, fact]), "governors").rows.get(Fact, "h1") is None


def test_a_small_year_is_a_gap_with_its_reason(small_school: list[Row], printed: Print) -> None:
    small = Reading(
        measure_id="m1", period="2022/23", sort_date="2023-07-10", value="44", n=4, out_of=9
    )
    rows = [*small_school, small]
    assert "44%" in printed(rows, "leaders").text
    governors = printed(rows, "governors").text
    assert "44%" not in governors
    assert "2022/23: Few pupils: not shown in this copy" in governors


def test_the_figures_of_a_small_sign_are_hidden_but_its_word_is_counted(
    small_school: list[Row], printed: Print
) -> None:
    sign = Indicator(
        id="h2",
        number=51,
        sign="2 of 7 new arrivals read a page",
        realm="outcome",
        measure_id="m9",
        baseline="2",
        baseline_out_of=7,
        baseline_on="2026-09-01",
        expected="6",
        expected_out_of=7,
        look_by="2027-07-01",
    )
    rows = [
        *small_school,
        sign,
        Measure(id="m9", name="New arrivals", unit="count_of"),
        Reading(measure_id="m9", period="2026-11-01", sort_date="2026-11-01", n=1, out_of=7),
        IndicatorPriority(indicator_id="h2", priority_id="p1"),
    ]
    leaders = printed(rows, "leaders").text
    assert "2 of 7" in leaders
    assert "1 of 7" in leaders
    governors = printed(rows, "governors")
    assert "of 7" not in governors.text
    assert "A sign about a small group of pupils" in governors.text
    assert "The figures of 1 early indicator about few pupils are not shown." in governors.text
    assert governors.shot.brief.priorities[0].words.startswith("1 going the other way")


def test_rooms_and_staff_stay_visible_but_few_colleagues_stay_off_the_first_page(
    small_school: list[Row], printed: Print
) -> None:
    few = Fact(
        id="h3",
        number=52,
        statement="2 of 31 staff feel alone.",
        people="staff",
        n=2,
        out_of=31,
        tone="concern",
        realm="climate",
    )
    report = printed([*small_school, few], "governors")
    assert "8 of 8 rooms" in report.text
    assert "feel alone" not in report.pages[1]
    assert "feel alone" in report.text


def test_nothing_left_out_is_said_too(printed: Print) -> None:
    assert "Nothing was left out of this copy." in printed([], "governors").text
