"""A map that is too large for a page is cut into parts in which nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.report.snapshot.map_parts import Part, joined, not_in, parts_of

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


@given(ARROWS, st.integers(2, 9))
def test_small_parts_are_joined_and_nothing_is_lost(
    arrows: list[tuple[str, str]], most: int
) -> None:
    parts = parts_of(BOXES, arrows, BOXES[-3:], lambda boxes: len(boxes) <= most)
    fewer = joined(parts, lambda boxes: len(boxes) <= most, lambda boxes: len(boxes) <= most)
    assert not_in(fewer, BOXES, arrows) == ([], [])
    assert all(len(part.boxes) <= most for part in fewer)
    assert [aim for part in fewer for aim in part.aims if aim not in part.boxes] == []
    small = sorted(len(part.boxes) for part in fewer)[:2]
    assert len(small) < 2 or sum(small) > most


def test_what_no_part_shows_is_told_with_its_boxes() -> None:
    parts = [Part(frozenset("ab"), ("b",))]
    assert not_in(parts, "abcd", [("a", "b"), ("b", "c")]) == (["b", "c", "d"], [("b", "c")])
