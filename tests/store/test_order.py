"""A row is moved in its list by one new place, whatever the places were before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.store.order import is_place, moved


def listed(places: list[str]) -> list[int]:
    return sorted(range(len(places)), key=lambda at: (places[at], at))


@given(st.data())
def test_a_moved_row_stands_where_it_was_wanted(data: st.DataObject) -> None:
    kinds = st.sampled_from(["a0", "a1", "a2", "a3", "Zz", "", "no place"])
    places = sorted(data.draw(st.lists(kinds, min_size=1, max_size=6)))
    at = st.integers(0, len(places) - 1)
    source, target = data.draw(at), data.draw(at)
    wanted = [one for one in range(len(places)) if one != source]
    wanted.insert(target, source)
    new = moved(places, source, target)
    if source == target:
        assert new == {}
        return
    assert all(is_place(place) for place in new.values())
    after = [new.get(one, place) for one, place in enumerate(places)]
    assert listed(after) == wanted


def test_only_the_row_that_moves_gets_a_new_place() -> None:
    assert list(moved(["a0", "a1", "a2"], 2, 0)) == [2]
    assert list(moved(["a0", "a1", "a2"], 0, 2)) == [0]
    assert len(moved(["a0", "a0", "a0"], 2, 1)) == 3
