"""A map that is too large for a page is cut into parts in which nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.report.snapshot.map_parts import Part, parts_of

BOXES = [f"b{number}" for number in range(14)]
ARROWS = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)), max_size=30)


@given(ARROWS, st.integers(2, 9))
def test_nothing_is_lost_and_everything_fits(arrows: list[tuple[str, str]], most: int) -> None:
    parts = parts_of(BOXES, arrows, BOXES[-3:], lambda boxes: len(boxes) <= most)
    assert frozenset().union(*(part.boxes for part in parts)) == frozenset(BOXES)
    for ends in arrows:
        assert any(part.boxes.issuperset(ends) for part in parts), ends
    assert all(len(part.boxes) <= most for part in parts)


def test_a_part_is_what_leads_to_an_outcome() -> None:
    arrows = [("a", "b"), ("b", "x"), ("c", "d"), ("d", "y"), ("b", "y")]
    parts = parts_of("abcdxy", arrows, "xy", lambda boxes: len(boxes) <= 5)
    assert parts == [
        Part(frozenset("abx"), ("x",)),
        Part(frozenset("bcdy"), ("y",)),
    ]
    assert parts_of("abcdxy", arrows, "xy", lambda _boxes: True) == [
        Part(frozenset("abcdxy"), ("x", "y"))
    ]
