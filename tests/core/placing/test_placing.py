"""Where boxes stand: the nearest one, in line, in a free place; lines that become boxes."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.placing.lining_up import free_below, free_near, lined_up, snapped
from selfeval.core.placing.pasted import MOST, labels
from selfeval.core.placing.walking import (
    arriving,
    first_box,
    leaving,
    next_box,
    sibling,
)


@dataclass(frozen=True)
class Stood:
    id: str
    lane: int
    y: float
    x: float = 100.0
    width: float = 156.0
    height: float = 50.0


@dataclass(frozen=True)
class Led:
    id: str
    source: str
    target: str


BOXES = (
    Stood("k1", 1, 100),
    Stood("k2", 1, 300),
    Stood("s1", 3, 120),
    Stood("s2", 3, 290),
    Stood("o1", 5, 200),
)
WAYS = ("up", "down", "left", "right")


def test_up_and_down_stay_in_the_lane_and_left_and_right_go_to_the_nearest_one() -> None:
    assert next_box(BOXES, "k1", "down") == "k2"
    assert next_box(BOXES, "k2", "down") == ""
    assert next_box(BOXES, "k2", "right") == "s2"
    assert next_box(BOXES, "s1", "right") == "o1"
    assert next_box(BOXES, "o1", "left") == "s1"
    assert next_box(BOXES, "nobody", "left") == first_box(BOXES) == "k1"
    assert first_box(()) == ""


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=12),
    st.sampled_from(("up", "down")),
)
def test_every_box_of_a_lane_is_come_to_by_up_and_down(
    places: list[tuple[int, int]], way: str
) -> None:
    boxes = [Stood(str(n), lane, 40.0 * y) for n, (lane, y) in enumerate(places)]
    lane = [box for box in boxes if box.lane == boxes[0].lane]
    turn = 1 if way == "down" else -1
    at = min(lane, key=lambda box: (turn * box.y, box.id)).id
    met = [at]
    while at := next_box(boxes, at, way):
        met.append(at)
    assert sorted(met) == sorted(box.id for box in lane)


def test_arrows_of_a_box_come_from_top_to_bottom_and_go_round() -> None:
    heights = {"a": 0.0, "b": 50.0, "c": 10.0}
    arrows = (Led("1", "a", "b"), Led("2", "a", "c"), Led("3", "b", "c"))
    assert leaving(arrows, "a", heights) == ["2", "1"]
    assert arriving(arrows, "c", heights) == ["2", "3"]
    assert sibling(["2", "1"], "1", 1) == "2"
    assert sibling(["2", "1"], "3", 1) == ""


def test_a_box_comes_into_line_with_what_is_near_and_with_nothing_that_is_far() -> None:
    near = snapped(104, 205, BOXES, 1, 100, 7)
    assert (near.x, near.y) == (100, 200)
    assert [guide.upright for guide in near.guides] == [True, False]
    far = snapped(120, 240, BOXES, 1, 100, 7)
    assert (far.x, far.y, far.guides) == (120, 240, ())


def test_boxes_line_up_within_their_lanes() -> None:
    apart = (Stood("a", 1, 0, x=90), Stood("b", 1, 400, x=110), Stood("c", 2, 200, x=300))
    assert lined_up(apart, "row") == {"a": (90, 200), "b": (110, 200), "c": (300, 200)}
    assert lined_up(apart, "middle") == {"a": (100, 0), "b": (100, 400), "c": (300, 200)}
    assert lined_up(apart, "left")["b"] == (90, 400)
    assert lined_up(apart, "right")["a"] == (110, 0)


def test_boxes_are_spread_with_the_same_room_between_them() -> None:
    tall = (Stood("a", 1, 0), Stood("b", 1, 60, height=90), Stood("c", 1, 400))
    places = lined_up(tall, "spread")
    assert places["a"][1] == 0
    assert places["c"][1] == 400
    assert places["b"][1] == 200


@given(st.lists(st.integers(0, 600), max_size=12), st.integers(0, 600))
def test_a_free_place_overlaps_nothing_and_is_not_above_where_it_was_wanted(
    downs: list[int], wanted: int
) -> None:
    boxes = [Stood(str(n), 1, float(down)) for n, down in enumerate(downs)]
    at = free_below(boxes, 1, 50, float(wanted))
    assert at >= wanted
    assert all(abs(box.y - at) >= 50 for box in boxes)
    assert free_below(boxes, 2, 50, float(wanted)) == wanted
    near = free_near(boxes, 1, 50, float(wanted))
    assert all(abs(box.y - near) >= (box.height + 50) / 2 for box in boxes if box.lane == 1)
    assert abs(near - wanted) <= abs(at - wanted)


@given(st.lists(st.floats(0, 600), min_size=1, max_size=6), st.floats(30, 90), st.floats(30, 90))
def test_a_free_place_is_found_at_any_height(
    downs: list[float], height: float, other: float
) -> None:
    boxes = [Stood(str(n), 1, down, height=height) for n, down in enumerate(downs)]
    near = free_near(boxes, 1, other, downs[0])
    assert all(abs(box.y - near) > (height + other) / 2 for box in boxes)


def test_lines_lose_the_marks_of_a_list_and_nothing_else() -> None:
    text = (
        "- Calm starts\n\n2) Time to teach\n• Calm starts\n  a. Trust  in   plans \n5 of 8 rooms\n"
    )
    assert labels(text) == ["Calm starts", "Time to teach", "Trust in plans", "5 of 8 rooms"]
    assert labels(" \n\t\n") == []
    assert len(labels("\n".join(f"box {n}" for n in range(MOST + 5)))) == MOST
