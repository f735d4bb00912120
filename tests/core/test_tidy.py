"""Tidying a map, and places for boxes that have none."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.tidy import GAP, TidyBox, lane_middle, place_missing, tidy
from selfeval.core.tidy.judging import Judge
from selfeval.core.tidy.layers import layers_of
from selfeval.core.tidy.present import with_points
from selfeval.core.tidy.standing import nearest_in_order
from tests.benchmarks.layout import count

PLACES = st.none() | st.integers(-400, 900)
ARROWS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=24)


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[TidyBox], list[tuple[str, str]]]:
    """Any map: pinned boxes on top of each other, boxes without a place, arrows of every kind."""
    boxes = [
        TidyBox(
            id=f"b{number}",
            lane=draw(st.integers(0, 5)),
            height=draw(st.integers(40, 130)),
            x=draw(PLACES),
            y=draw(PLACES),
            pinned=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    ids = {box.id for box in boxes}
    arrows = [(f"b{one}", f"b{other}") for one, other in draw(ARROWS)]
    return boxes, [arrow for arrow in arrows if set(arrow) <= ids]


def stays(box: TidyBox) -> bool:
    return box.pinned and box.place is not None


def assert_clear(boxes: list[TidyBox], found: dict[str, tuple[int, int]], held: set[str]) -> None:
    """Nothing is nearer to anything in its lane than the gap, but for what was held there."""
    for one, other in combinations(boxes, 2):
        if one.lane == other.lane and not {one.id, other.id} <= held:
            between = abs(found[one.id][1] - found[other.id][1])
            assert between >= (one.height + other.height) / 2 + GAP


@given(maps(), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_a_tidy_map(drawn: tuple[list[TidyBox], list[tuple[str, str]]], seed: int) -> None:
    boxes, arrows = drawn
    found = tidy(boxes, arrows, seed)
    assert found.keys() == {box.id for box in boxes}
    assert_clear(boxes, found, {box.id for box in boxes if stays(box)})
    for box in boxes:
        if stays(box):
            assert found[box.id] == box.place
        else:
            assert found[box.id][0] == lane_middle(box.lane)
    assert tidy(boxes, arrows, seed) == found


@given(maps())
@settings(max_examples=60, deadline=None)
def test_places_for_what_has_none(drawn: tuple[list[TidyBox], list[tuple[str, str]]]) -> None:
    boxes, arrows = drawn
    found = place_missing(boxes, arrows)
    assert found.keys() == {box.id for box in boxes if box.place is None}
    standing = {box.id: box.place for box in boxes if box.place}
    assert_clear(boxes, {**found, **standing}, set(standing))


def test_a_new_box_stands_level_with_what_it_is_joined_to() -> None:
    boxes = [
        TidyBox("a", 1, 60, 107, 400),
        TidyBox("b", 2, 60, 322, 100),
        TidyBox("c", 2, 60),
        TidyBox("alone", 2, 60),
    ]
    found = place_missing(boxes, [("a", "c")])
    assert found["c"] == (322, 400)
    assert found["alone"][1] > 400


def placed(boxes: list[TidyBox], found: dict[str, tuple[int, int]]) -> list[TidyBox]:
    return [replace(box, x=found[box.id][0], y=found[box.id][1]) for box in boxes]


def a_map(size: int, seed: int) -> tuple[list[TidyBox], list[tuple[str, str]]]:
    """A map as people draw them: most arrows lead to the next lane, some skip one or lead back."""
    chance = Random(seed)
    boxes = [TidyBox(f"b{n}", 1 + n % 5, chance.choice((50, 68, 86))) for n in range(size)]
    arrows = []
    for _arrow in range(size * 5 // 4):
        start = chance.randrange(size)
        step = chance.choice((1, 1, 1, 1, 1, 2, 3, -1))
        ends = [n for n in range(size) if boxes[n].lane == boxes[start].lane + step]
        arrows += [(f"b{start}", f"b{chance.choice(ends)}")] if ends else []
    return boxes, arrows


@given(st.integers(0, 10**6), st.integers(4, 24))
@settings(max_examples=20, deadline=None)
def test_crossings_are_those_of_straight_lines(seed: int, size: int) -> None:
    boxes, arrows = a_map(size, seed)
    chance = Random(seed)
    heights = {box.id: chance.uniform(0, 900) for box in boxes}
    layers = layers_of(boxes, arrows)
    at = with_points(layers, [heights[box.id] for box in boxes])
    assert Judge(layers).crossings(at) == count(boxes, arrows, heights)


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9)), min_size=1, max_size=7))
def test_boxes_stand_as_near_as_they_can_to_where_they_want(items: list[tuple[int, int]]) -> None:
    """No group of neighbours can be moved up or down together and be nearer, by squares."""
    offsets = [10 * number for number in range(len(items))]
    wanted, weights = [float(want) for want, _w in items], [float(weight) for _w, weight in items]
    found = nearest_in_order(wanted, weights, offsets)

    def missed(places: list[float]) -> float:
        return sum(w * (p - want) ** 2 for p, want, w in zip(places, wanted, weights, strict=True))

    def in_order(places: list[float]) -> bool:
        return all(below - above >= 10 - 1e-9 for above, below in pairwise(places))

    assert in_order(found)
    for first, last in combinations(range(len(found) + 1), 2):
        for step in (-0.01, 0.01):
            moved = [p + step if first <= n < last else p for n, p in enumerate(found)]
            assert not in_order(moved) or missed(moved) >= missed(found) - 1e-6


@pytest.mark.parametrize("seed", range(3))
def test_far_fewer_arrows_cross_than_before(seed: int) -> None:
    boxes, arrows = a_map(24, seed)
    before = {box.id: float(number) for number, box in enumerate(boxes)}
    after = {name: float(place[1]) for name, place in tidy(boxes, arrows).items()}
    assert count(boxes, arrows, after) < count(boxes, arrows, before) / 2


@pytest.mark.parametrize("seed", range(3))
def test_tidying_again_comes_to_rest(seed: int) -> None:
    """At the latest the third time nothing moves, and nothing ever gets worse."""
    boxes, arrows = a_map(16, seed)
    first = placed(boxes, tidy(boxes, arrows))
    second = placed(first, tidy(first, arrows))
    third = placed(second, tidy(second, arrows))
    assert placed(third, tidy(third, arrows)) == third


def test_an_order_that_is_as_good_stays() -> None:
    """Two chains side by side could stand either way up, and a box that was dragged goes back."""
    lanes = {f"{chain}{lane}": lane for chain in "ab" for lane in (1, 2, 3)}
    arrows = [(f"{chain}{lane}", f"{chain}{lane + 1}") for chain in "ab" for lane in (1, 2)]
    for chain, other in ("ab", "ba"):
        boxes = [
            TidyBox(name, lane, 60, lane_middle(lane), 64 if name[0] == chain else 124 + GAP)
            for name, lane in lanes.items()
        ]
        tidied = {box.id: box.place for box in boxes}
        assert tidy(boxes, arrows) == tidied
        dragged = [replace(b, y=144 + GAP) if b.id == f"{other}2" else b for b in boxes]
        assert tidy(dragged, arrows) == tidied


def test_a_chain_runs_level_and_a_long_arrow_runs_over_nothing() -> None:
    boxes = [TidyBox("a", 1, 60), TidyBox("b", 2, 86), TidyBox("c", 3, 60), TidyBox("d", 3, 50)]
    found = tidy(boxes, [("a", "b"), ("b", "c")])
    assert len({found[name][1] for name in "abc"}) == 1
    assert found["d"][1] > found["c"][1]
    found = tidy(boxes, [("a", "b"), ("b", "d"), ("a", "c")])
    assert abs((found["a"][1] + found["c"][1]) / 2 - found["b"][1]) > 43


def test_boxes_of_a_lane_that_are_joined_stand_together() -> None:
    boxes = [TidyBox(name, 2, 60, 322, 100 * number) for number, name in enumerate("abcde")]
    found = tidy(boxes, [("a", "e"), ("b", "c"), ("c", "d")])
    order = "".join(sorted(found, key=lambda name: found[name][1]))
    assert "ae" in order or "ea" in order


def test_nothing_one_box_and_arrows_that_lead_nowhere() -> None:
    assert tidy([], [("a", "b")]) == {}
    assert place_missing([], []) == {}
    one = [TidyBox("a", 0, 60)]
    assert tidy(one, [("a", "a"), ("a", "gone")]) == {"a": (lane_middle(0), 64)}
    two = [*one, TidyBox("b", 5, 86)]
    found = tidy(two, [("a", "b"), ("b", "a"), ("a", "b")])
    assert found["a"][1] == found["b"][1]


def test_three_hundred_boxes_are_tidied_alike_each_time_without_overlap() -> None:
    boxes, arrows = a_map(300, 1)
    found = tidy(boxes, arrows)
    assert_clear(boxes, found, set())
    assert tidy(boxes, arrows) == found


def test_a_map_of_twenty_boxes_is_little_higher_than_its_lanes_need() -> None:
    lanes = {1: "abcd", 2: "efgh", 3: "ijkl", 4: "mnop", 5: "qrst"}
    boxes = [TidyBox(name, lane, 52) for lane, names in lanes.items() for name in names]
    arrows = "ae bf cl de ei ek fk go hi im jt km ls mq nr ns oq pt tr sr qi sl"
    found = tidy(boxes, [(one[0], one[1]) for one in arrows.split()])
    heights = [y for _x, y in found.values()]
    assert max(heights) - min(heights) <= 5 * (52 + GAP) + 60
