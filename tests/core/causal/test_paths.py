"""What is reached, and by which ways, against all ways there are."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.causal.graph import graph_of
from selfeval.core.causal.paths import nearest, reach, shortest, ways
from selfeval.core.rows import Rows
from tests.core.causal.models import ARROWS, IDS, Drawn, arrow, box, model, model_of

Pairs = set[tuple[str, str]]


def all_ways(pairs: Pairs, start: str, ends: set[str]) -> set[tuple[str, ...]]:
    """Try every order of boxes that begins with `start` and ends with one of `ends`."""
    return {
        way
        for size in range(2, len(IDS) + 1)
        for way in permutations(IDS, size)
        if way[0] == start and way[-1] in ends and all(step in pairs for step in pairwise(way))
    }


@given(ARROWS, st.sets(st.sampled_from(IDS)))
def test_all_ways_are_found_the_shortest_first(drawn: list[Drawn], ends: set[str]) -> None:
    graph = graph_of(model_of(drawn), private=True)
    found = ways(graph, "a", ends)
    told = [(way[0].source_id, *(step.target_id for step in way)) for way in found.paths]
    assert not found.capped
    assert set(told) == all_ways({(one, two) for one, two, _sign in drawn}, "a", ends)
    assert [len(way) for way in told] == sorted(len(way) for way in told)
    marks = [tuple((a.source_id, a.sign, a.target_id) for a in way) for way in found.paths]
    assert len(set(marks)) == len(marks)


@given(ARROWS, st.sampled_from(IDS), st.integers(0, 5) | st.none(), st.booleans())
def test_what_is_reached_is_as_far_as_the_shortest_way(
    drawn: list[Drawn], start: str, steps: int | None, back: bool
) -> None:
    pairs = {(two, one) if back else (one, two) for one, two, _sign in drawn}
    wanted = {start: 0}
    for way in all_ways(pairs, start, set(IDS)):
        wanted[way[-1]] = min(wanted.get(way[-1], 9), len(way) - 1)
    if steps is not None:
        wanted = {one: distance for one, distance in wanted.items() if distance <= steps}
    assert reach(graph_of(model_of(drawn), private=True), start, steps, back=back) == wanted


@given(ARROWS, st.sets(st.sampled_from(IDS), min_size=1))
def test_a_shortest_way_ends_at_the_nearest_end(drawn: list[Drawn], ends: set[str]) -> None:
    graph = graph_of(model_of(drawn), private=True)
    near = nearest(graph, ends)
    for one in IDS:
        way = shortest(graph, one, near)
        assert len(way) == near.get(one, 0)
        assert not way or (way[0].source_id == one and way[-1].target_id in ends)


def test_parallel_arrows_of_one_effect_are_one_way_and_of_two_are_two() -> None:
    rows = Rows(
        [box("a"), box("b"), arrow("a", "b", id="1"), arrow("a", "b", id="2"), arrow("a", "b", "-")]
    )
    found = ways(graph_of(rows, private=True), "a", ["b"])
    assert [[step.id for step in way] for way in found.paths] == [["1"], ["a-b"]]


def test_more_ways_than_wanted_are_the_shortest_of_them_and_said() -> None:
    graph = graph_of(model("a+c", "a+b", "b+c", "b+d", "d+c"), private=True)
    found = ways(graph, "a", ["c"], cap=2)
    assert [len(way) for way in found.paths] == [1, 2]
    assert found.capped
    assert not ways(graph, "a", ["c"], cap=3).capped
    assert len(ways(graph, "a", ["c"], steps=2).paths) == 2


def test_a_search_without_end_stops_and_says_so() -> None:
    ids = [f"{at:02}" for at in range(30)]
    rows = Rows([*map(box, ids), *(arrow(*pair) for pair in permutations(ids, 2))])
    found = ways(graph_of(rows, private=True), "00", ["29"], cap=1_000_000)
    assert found.capped
    assert len(found.paths[0]) == 1


def test_what_is_not_there_is_not_reached() -> None:
    graph = graph_of(model("a+b"), private=True)
    assert reach(graph, "gone") == {}
    assert ways(graph, "gone", ["b"]).paths == ways(graph, "a", ["gone"]).paths == ()
    assert list(reach(graph, "a", without="b")) == ["a"]
