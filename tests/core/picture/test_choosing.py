"""The way that an arrow takes is the best of all that it might take, however few were looked at."""

from __future__ import annotations

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.picture.curves import Curve
from selfeval.core.picture.faces import Box
from selfeval.core.picture.ground import Ground
from selfeval.core.picture.ports import edge
from selfeval.core.picture.routes import IN_A_BOX, head_on, way_of, ways_between
from selfeval.core.picture.ways import Way, curve_of

places = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 20)), min_size=2, unique=True)


def ground_of(listed: list[tuple[int, int]]) -> Ground:
    numbers = count()
    return Ground(
        Box(f"f{next(numbers)}", "", "factor", lane, lane * 215 - 108.0, row * 60.0, 156, 48, ())
        for lane, row in listed
    )


def cost_of(ground: Ground, source: Box, target: Box, way: Way) -> float:
    """How much a way counts, with all of it looked at."""
    curve = curve_of(way, edge(source, way.leaves, 0), edge(target, way.reaches, 0))
    places = curve.sampled(thin=len(curve.pieces) > 1)
    return curve.length + head_on(way) + IN_A_BOX * ground.hits(places, (source.id, target.id))


@settings(max_examples=60, deadline=None)
@given(places)
def test_no_other_way_is_better(listed: list[tuple[int, int]]) -> None:
    ground = ground_of(listed)
    first, *others = ground.boxes.values()
    for other in others:
        for source, target in ((first, other), (other, first)):
            ways = list(ways_between(ground, source, target))
            best = min(ways, key=lambda way: cost_of(ground, source, target, way))
            assert len(ways) == 1 or way_of(ground, source, target) == best


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-400, 400), st.floats(-400, 400)), min_size=4, max_size=4))
def test_straight_lines_along_a_curve_are_no_longer(points: list[tuple[float, float]]) -> None:
    start, first, second, end = points
    curve = Curve(start, ((first, second, end), (end, start, start)))
    assert curve.chord <= curve.length + 1e-6


def test_looking_stops_where_enough_boxes_are_touched() -> None:
    ground = ground_of([(1, 0), (1, 4)])
    seen = count()
    along = ((107.0, 0.0) for _at in seen)
    assert ground.hits(along, ("", ""), most=2) == 3
    assert next(seen) == 3
