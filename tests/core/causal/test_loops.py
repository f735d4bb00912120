"""Loops against all there can be, their names, and what is read aloud."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given, settings

from selfeval.core.causal import loops as looking
from selfeval.core.causal.graph import graph_of
from selfeval.core.causal.loops import Loop, Loops, find_loops
from selfeval.core.models import Arrow, Factor, LoopName
from selfeval.core.rows import Rows
from tests.core.causal.models import ARROWS, IDS, Drawn, arrow, box, model, model_of


def loops_of(rows: Rows) -> Loops:
    return find_loops(rows, graph_of(rows, private=True))


def only(rows: Rows) -> Loop:
    (found,) = loops_of(rows).found
    return found


def kind_of(signs: tuple[str, ...]) -> str:
    if "?" in signs:
        return ""
    return "B" if signs.count("-") % 2 else "R"


def by_hand(drawn: list[Drawn]) -> dict[tuple[str, str], set[str]]:
    """Try every order of every choice of boxes: the arrows of all rounds, by boxes and kind."""
    found: dict[tuple[str, str], set[str]] = {}
    for size in range(1, len(IDS) + 1):
        for way in permutations(IDS, size):
            steps = [
                [(f"{at:02}", sign) for at, (*ends, sign) in enumerate(drawn) if (*ends,) == pair]
                for pair in zip(way, [*way[1:], way[0]], strict=True)
            ]
            for chosen in product(*steps):
                at = " ".join(sorted(way)), kind_of(tuple(sign for _id, sign in chosen))
                found.setdefault(at, set()).update(row_id for row_id, _sign in chosen)
    return found


@settings(deadline=None)  # the first one imports networkx
@given(ARROWS)
def test_every_set_of_boxes_that_turns_is_there_once_for_each_kind(drawn: list[Drawn]) -> None:
    found = loops_of(model_of(drawn))
    told = {(loop.key, loop.kind): set(loop.arrows) for loop in found.found}
    wanted = by_hand(drawn)
    assert not found.capped
    assert len(told) == len(found.found)
    assert told == wanted


@settings(deadline=None)  # the first one imports networkx
@given(ARROWS)
def test_a_loop_goes_round_by_its_own_arrows(drawn: list[Drawn]) -> None:
    rows = model_of(drawn)
    graph = graph_of(rows, private=True)
    for loop in loops_of(rows).found:
        pairs = {(a.source_id, a.target_id) for a in graph.arrows if a.id in loop.arrows}
        around = zip(loop.factors, [*loop.factors[1:], loop.factors[0]], strict=True)
        assert set(around) <= pairs
        assert loop.key == " ".join(sorted(loop.factors))
    for kind in "RB":
        numbers = [loop.number for loop in loops_of(rows).found if loop.kind == kind]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("drawn", "kind", "end"),
    [
        (("a+b", "b+a"), "R", "So it feeds itself."),
        (("a-b", "b-a"), "R", "So it feeds itself."),
        (("a+b", "b-a"), "B", "So it slows itself."),
        (("a-b", "b-c", "c-a"), "B", "So it slows itself."),
        (
            ("a+b", "b?a"),
            "",
            "It may feed itself or slow itself: 1 effect in it is not known.",
        ),
        (
            ("a?b", "b?a"),
            "",
            "It may feed itself or slow itself: 2 effects in it are not known.",
        ),
        (("a+a",), "R", "So it feeds itself."),
        (("a-a",), "B", "So it slows itself."),
    ],
)
def test_minuses_decide(drawn: tuple[str, ...], kind: str, end: str) -> None:
    loop = only(model(*drawn))
    assert loop.kind == kind
    assert loop.words.endswith(end)


def test_two_minuses_are_heard_as_what_they_do_together() -> None:
    rows = model("a-b", "b-a", a="Staff absence", b="Calm lessons")
    assert only(rows).words == (
        "Staff absence lowers calm lessons; and this in turn raises staff absence. "
        "So it feeds itself."
    )


def test_from_an_effect_that_is_not_known_nobody_says_up_or_down() -> None:
    rows = model("a+b", "b?c", "c-a", a="Trust", b="Talk", c="Routines")
    assert only(rows).words.startswith(
        "Trust raises talk; this affects routines; and this in turn affects trust. It may"
    )


def test_long_delays_are_told_in_a_loop_and_weeks_are_not() -> None:
    rows = Rows(
        [
            box("a", "Trust"),
            box("b", "Talk"),
            arrow("a", "b", delay="weeks"),
            arrow("b", "a", delay="years"),
        ]
    )
    assert only(rows).words == (
        "Trust raises talk; and this in turn raises trust, after a year or more. "
        "So it feeds itself."
    )


def test_a_loop_is_told_from_the_realm_where_change_begins() -> None:
    boxes = [box("a", realm="outcome"), box("b", realm="knowledge"), box("c", realm="climate")]
    rows = Rows([*boxes, arrow("a", "b"), arrow("b", "c"), arrow("c", "a")])
    assert only(rows).factors == ("b", "c", "a")


def test_a_name_stays_with_its_boxes_when_the_map_changes_elsewhere() -> None:
    rows = model("a+b", "b-a")
    here = [*rows.all(Factor), *rows.all(Arrow), NAME]
    named = Rows(here)
    assert only(named).name == "Trust pushes back"
    more = [
        box("0", realm="knowledge"),
        box("1"),
        arrow("0", "1"),
        arrow("1", "0"),
        arrow("0", "a"),
    ]
    found = loops_of(Rows([*more, *here]))
    assert {loop.key: loop.name for loop in found.found} == {"a b": "Trust pushes back", "0 1": ""}


NAME = LoopName(factors="b a", name=" Trust pushes back ")


def test_parallel_arrows_of_two_effects_make_two_loops_with_one_name() -> None:
    rows = model("a+b", "a-b", "b+a")
    found = loops_of(rows).found
    assert [(loop.label, loop.key) for loop in found] == [("R1", "a b"), ("B1", "a b")]
    assert [set(loop.arrows) for loop in found] == [{"a+b", "b+a"}, {"a-b", "b+a"}]


def test_the_same_boxes_in_another_order_are_one_loop_of_that_kind() -> None:
    found = loops_of(model("a+b", "b+c", "c+a", "a+c", "c+b", "b+a")).found
    three = [loop for loop in found if loop.key == "a b c"]
    assert len(three) == 1
    assert len(three[0].arrows) == 6


def test_where_loops_are_too_many_the_shorter_ones_are_all_there_and_it_is_said() -> None:
    ids = [f"{at:02}" for at in range(12)]
    rows = Rows([*map(box, ids), *(arrow(*pair) for pair in permutations(ids, 2))])
    found = loops_of(rows)
    assert found.capped
    assert found.longest == 2
    assert len(found.found) == 66
    assert "up to 2 boxes" in found.words


def test_even_pairs_can_be_too_many() -> None:
    ids = [f"{at:02}" for at in range(25)]
    rows = Rows([*map(box, ids), *(arrow(*pair) for pair in permutations(ids, 2))])
    found = loops_of(rows)
    assert found.capped
    assert len(found.found) == looking.MOST
    assert found.words == "There are more loops than can be listed; these are some of the shortest."


def test_a_round_of_more_boxes_than_anybody_follows_is_not_told_but_said() -> None:
    ids = [f"{at:02}" for at in range(looking.LONGEST + 1)]
    rows = Rows([*map(box, ids), *(arrow(*p) for p in zip(ids, [*ids[1:], ids[0]], strict=True))])
    found = loops_of(rows)
    assert (found.found, found.capped) == ((), False)
    assert found.words == "Loops of more than 8 boxes are not looked for."


def test_without_a_loop_nothing_is_said() -> None:
    assert loops_of(model("a+b", "b+c", "a-c")) == Loops(())
