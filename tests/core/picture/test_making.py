"""Arrows come out the same, whether they are drawn at once or bit by bit."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.causal.graph import graph_of
from selfeval.core.models import Arrow, Factor, Map, Placement, Row
from selfeval.core.picture.figure import begun, figure_of, finished, so_far
from selfeval.core.picture.making import BIT, Making
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows

BOXES, ARROWS = 60, 4 * BIT - 5


def measure(text: str, size: float, _strong: bool) -> float:
    return len(text) * size * 0.52


def a_map(seed: int) -> Rows:
    """A map of many boxes, whose arrows lead anywhere."""
    chance = random.Random(seed)
    rows: list[Row] = [Map(id="m", name="Map")]
    for at in range(BOXES):
        lane, place = at % 5, at // 5
        rows.append(Factor(id=f"f{at:02}", label=f"Thing {at} rises", realm=REALM_IDS[lane]))
        x, y = lane * 215 + 107, 100 + place * 90
        rows.append(Placement(map_id="m", factor_id=f"f{at:02}", x=x, y=y))
    for at in range(ARROWS):
        source, target = chance.sample(range(BOXES), 2)
        ends = f"f{source:02}", f"f{target:02}"
        rows.append(
            Arrow(id=f"a{at:03}", sign="plus", delay="terms", source_id=ends[0], target_id=ends[1])
        )
    return Rows(rows)


def making_of(rows: Rows) -> Making:
    return begun(rows, graph_of(rows, "m", private=True), "m", measure, (), detail=True)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 999), st.lists(st.floats(-100, 1400), max_size=4))
def test_bit_by_bit_it_is_the_same_as_at_once(seed: int, looked: list[float]) -> None:
    rows = a_map(seed)
    making = making_of(rows)
    for y in looked:
        making.until(y)
        making.go_on()
    assert finished(making) == figure_of(rows, "m", measure, detail=True, loops=(), private=True)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 999), st.floats(0, 1400))
def test_all_that_touches_a_box_in_sight_is_drawn(seed: int, y: float) -> None:
    making = making_of(a_map(seed))
    making.until(y)
    drawn = {one.id for one in so_far(making).arrows}
    above = {box.id for box in making.boxes if box.y <= y}
    assert {one for one, *ends in making.ends if above & set(ends)} <= drawn


def test_what_is_drawn_stays_as_it_is() -> None:
    making = making_of(a_map(3))
    before = so_far(making).arrows
    assert not before
    while not making.is_done:
        making.go_on()
        now = so_far(making).arrows
        assert len(before) < len(now) <= len(before) + BIT
        assert set(before) <= set(now)
        before = now


def test_a_map_without_arrows_is_done_at_once() -> None:
    making = making_of(Rows([Map(id="m", name="Map")]))
    making.go_on()
    assert making.is_done
    assert not so_far(making).arrows
