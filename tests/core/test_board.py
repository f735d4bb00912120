"""Priorities side by side: where each stands, their actions, costs, consequences and evidence."""

from __future__ import annotations

from datetime import date

import pytest

from selfeval.core.board import (
    actions_by_realm,
    actions_of,
    asks_to_choose,
    board_of,
    indicators_of,
    others_live,
    reviews_of,
)
from selfeval.core.consequences import arrange, needs_watching, what_is_wrong, what_to_ask
from selfeval.core.costs import cost_words, pounds_in
from selfeval.core.feasibility import feasibility_of
from selfeval.core.models import (
    Action,
    Assumption,
    Consequence,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    Review,
    Row,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.strength import strength_words, support_words

TODAY = date(2026, 11, 22)


def priority(at: int, status: str = "live", **values: object) -> Priority:
    return Priority(id=f"p{at}", title=f"Priority {at}", rank=f"a{at}", status=status, **values)


def test_the_board_keeps_the_leaders_order() -> None:
    rows = [priority(2), priority(0), priority(1, "proposed"), priority(3, "not_now")]
    board = board_of(Rows([*rows, priority(4, "done"), priority(5, "stopped")]))
    assert [row.id for row in board.live] == ["p0", "p2"]
    assert [row.id for row in board.in_order] == ["p0", "p1", "p2"]
    assert [row.id for row in (*board.not_now, *board.done, *board.stopped)] == ["p3", "p4", "p5"]
    assert not board.is_empty
    assert board_of(Rows([])).is_empty


@pytest.mark.parametrize(("live", "asks"), [(0, False), (2, False), (3, True), (4, True)])
def test_a_fourth_asks_which_could_wait(live: int, asks: bool) -> None:
    rows = Rows([*(priority(at) for at in range(live)), priority(9, "proposed")])
    assert asks_to_choose(rows, "p9") is asks
    assert asks_to_choose(rows, "somebody new") is asks
    assert len(others_live(rows, "p9")) == live


def test_one_that_is_live_already_asks_nothing() -> None:
    rows = Rows([priority(at) for at in range(4)])
    assert not asks_to_choose(rows, "p3")
    assert [row.id for row in others_live(rows, "p3")] == ["p0", "p1", "p2"]


def action(name: str, realm: str | None, **values: str) -> Action:
    return Action(id=name, priority_id="p0", what=name, realm=realm, **values)


def test_actions_begin_with_what_adults_know() -> None:
    late = action("late", "knowledge", starts_on="2026-12-01")
    early = action("early", "knowledge", starts_on="2026-10-01")
    test, loose = action("test", "outcome"), action("loose", None)
    dropped = action("dropped", "system", state="dropped")
    rows = Rows([loose, test, late, early, dropped])
    ordered = [row.id for row in actions_of(rows, "p0")]
    assert ordered == ["early", "late", "dropped", "test", "loose"]
    assert actions_by_realm(rows, "p0") == {
        "knowledge": 2,
        "behaviour": 0,
        "system": 0,
        "climate": 0,
        "outcome": 1,
    }


def test_reviews_are_newest_first_and_undated_ones_last() -> None:
    days = {"old": "2026-01-05", "none": None, "new": "2026-10-05"}
    rows = Rows([Review(id=name, priority_id="p0", held_on=day) for name, day in days.items()])
    assert [row.id for row in reviews_of(rows, "p0")] == ["new", "old", "none"]


def test_indicators_stand_in_their_own_order() -> None:
    found: list[Row] = []
    for place, name in (("a2", "i"), ("a1", "j")):
        found.append(Indicator(id=name, sign=name, position=place))
        found.append(IndicatorPriority(indicator_id=name, priority_id="p0"))
    found.append(IndicatorPriority(indicator_id="gone", priority_id="p0"))
    assert [row.id for row in indicators_of(Rows(found), "p0")] == ["j", "i"]


@pytest.mark.parametrize(
    ("cost", "pounds"),
    [
        ("£2,400 of cover", "2400"),
        ("One planning day, £1,300 of cover.", "1300"),
        ("£ 45.50 for printing", "45.50"),
        ("£210.", "210"),
        ("No extra cost", None),
        ("£200 to £300", None),
        ("£2k", None),
        ("£1.5 million", None),
        ("40 minutes", None),
        ("£ to be agreed", None),
        ("", None),
    ],
)
def test_only_one_sum_of_money_is_a_sum(cost: str, pounds: str | None) -> None:
    found = pounds_in(cost)
    assert (str(found) if found is not None else None) == pounds


def test_costs_are_added_where_they_are_money_and_counted_where_they_are_not() -> None:
    costs = ["£2,400 of cover", "£1,300.50", "Twenty minutes each", ""]
    actions = [Action(what=cost, cost=cost, priority_id="p0") for cost in costs]
    actions.append(Action(what="x", cost="£9,999", state="dropped", priority_id="p0"))
    assert cost_words(actions) == ("Cost: £3,700.50 for 2 actions; 1 says its cost in other words")
    assert cost_words([]) == ""


def consequence(**values: object) -> Consequence:
    return Consequence(priority_id="p0", what="Lessons start slowly", **values)


def test_consequences_are_sorted_by_what_was_wanted_and_foreseen() -> None:
    late = consequence(id="late", desired="undesired", predicted="predicted", term="long")
    soon = consequence(id="soon", desired="undesired", predicted="predicted", term="short")
    loose = consequence(id="loose", desired="desired")
    found = arrange(Rows([late, soon, loose]), "p0")
    assert [row.id for row in found.places["undesired", "predicted"]] == ["soon", "late"]
    assert list(found.places) == [("undesired", "predicted")]
    assert [row.id for row in found.unsorted] == ["loose"]


def test_foreseen_harm_asks_for_an_indicator() -> None:
    row = consequence(desired="undesired", predicted="predicted", term="short")
    assert needs_watching(row)
    assert "early indicator" in what_to_ask(row)
    row.indicator_id = "i"
    assert not needs_watching(row)
    assert what_to_ask(row) == ""
    assert what_is_wrong(row, TODAY) == ""


@pytest.mark.parametrize(
    ("noticed", "wrong"),
    [(None, "needs the day"), ("2026-11-23", "still to come"), ("2026-11-22", "")],
)
def test_what_nobody_foresaw_is_dated_after_the_fact(noticed: str | None, wrong: str) -> None:
    row = consequence(desired="desired", predicted="unpredicted", term="long", noticed_on=noticed)
    assert wrong in what_is_wrong(row, TODAY)
    assert bool(what_is_wrong(row, TODAY)) is bool(wrong)
    assert bool(what_to_ask(row)) is (noticed is None)


def test_missing_axes_are_asked_for_one_by_one() -> None:
    assert what_to_ask(consequence()).startswith("Would we want it")
    assert what_to_ask(consequence(desired="desired")).startswith("Do we foresee")
    assert what_to_ask(consequence(desired="desired", predicted="predicted")).startswith(
        "Would it show"
    )


def test_the_evidence_is_told_in_words_with_the_thinnest_basis() -> None:
    known = Assumption(id="a", belief="A", basis="tested")
    guessed = Assumption(id="b", belief="B", basis="quick")
    rows: list[Row] = [priority(0), known, guessed]
    for name, believed, stance in (
        ("f", "a", "supports"),
        ("g", "a", "challenges"),
        ("h", "b", "supports"),
    ):
        rows.append(Fact(id=name, statement=name))
        rows.append(Stance(fact_id=name, assumption_id=believed, stance=stance))
    rows += [PriorityAssumption(priority_id="p0", assumption_id=one) for one in ("a", "b")]
    found = Rows(rows)
    assert strength_words(found, priority(0)) == (
        "2 facts for, 1 against. Thinnest basis: quick look."
    )
    assert support_words(found, known) == "Tested here · 1 for · 1 against"
    assert strength_words(Rows([]), priority(0)) == "No assumption stands behind it yet."


def test_feasibility_says_what_is_written_and_what_is_not() -> None:
    bare = feasibility_of(Rows([]), priority(0))
    assert bare.missing == ("who owns it", "until when", "what we will stop", "any action")
    full = priority(0, owner="Head", horizon="2027-07-20", stop="Certificates")
    actions = [
        action("one", "system", owner="Head", starts_on="2026-12-01", cost="£20"),
        action("two", "system", owner="Head", due_on="2026-12-01"),
        action("three", "system", state="dropped"),
    ]
    found = feasibility_of(Rows(actions), full)
    assert found.missing == ("the cost for 1 action",)
    assert found.words == "Not said yet: the cost for 1 action."
    actions[1].cost = "£5"
    found = feasibility_of(Rows(actions), full)
    assert found.words == "Owners, dates, costs and what will stop are all written down."
