"""Tidying a map, and places for boxes that have none."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.tidy import GAP, TidyBox, lane_middle, place_missing, tidy

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
