"""Factors and arrows, of all of the model and of one map."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given

from selfeval.core.causal.graph import graph_of
from selfeval.core.models import Placement
from selfeval.core.rows import Rows
from tests.core.causal.models import ARROWS, IDS, Drawn, arrow, box, model, model_of


def test_a_map_has_what_is_placed_on_it_and_the_arrows_between() -> None:
    placed = [Placement(map_id="m", factor_id=one) for one in "ab"]
    rows = Rows([box("a"), box("b"), box("c"), arrow("a", "b"), arrow("b", "c"), *placed])
    graph = graph_of(rows, "m", private=True)
    assert list(graph.factors) == ["a", "b"]
    assert [row.id for row in graph.arrows] == ["a+b"]
    assert graph_of(rows, private=True).out("b")[0].target_id == "c"
    assert graph.out("b") == graph.into("a") == graph.out("gone") == ()


def test_what_is_private_stays_away_with_its_arrows() -> None:
    rows = Rows([box("a"), box("b", private=True), arrow("a", "b")])
    assert len(graph_of(rows, private=True).arrows) == 1
    graph = graph_of(rows, private=False)
    assert (list(graph.factors), graph.arrows) == (["a"], ())


def test_parallel_arrows_are_kept_and_lead_to_one_box() -> None:
    graph = graph_of(model("a+b", "a-b", "a?a"), private=True)
    assert len(graph.out("a")) == 3
    assert graph.beside("a") == ("b", "a")
    assert graph.beside("b", back=True) == ("a",)


def test_outcomes_are_so_by_kind_or_by_where_they_stand() -> None:
    rows = Rows(
        [
            box("a", kind="outcome"),
            box("b", realm="outcome"),
            box("c", realm="outcome", kind="unwanted"),
            box("d", realm="climate"),
        ]
    )
    assert graph_of(rows, private=True).outcomes == ("a", "b")


@given(ARROWS)
def test_something_turns_where_a_way_leads_back(drawn: list[Drawn]) -> None:
    pairs = {(source, target) for source, target, _sign in drawn}
    turns = any(
        all(pair in pairs for pair in zip(way, [*way[1:], way[0]], strict=True))
        for size in range(1, len(IDS) + 1)
        for way in permutations(IDS, size)
    )
    assert graph_of(model_of(drawn), private=True).has_loop == turns
