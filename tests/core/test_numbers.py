"""Items that two people gave the same number: one way of calling them, whatever the order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.kinds import titled
from selfeval.core.models import Fact, Note
from selfeval.core.numbers import LABEL, letters, shared_labels
from selfeval.core.rows import Rows


def fact(row_id: str, number: int | None) -> Fact:
    return Fact(id=row_id, number=number, statement=f"Seen {row_id}")


def test_the_lower_id_keeps_the_number_and_the_next_have_letters() -> None:
    rows = Rows([fact("c", 14), fact("a", 14), fact("b", 14), fact("d", 15), fact("e", None)])
    assert {row.id: rows.label_of(row) for row in rows.all(Fact)} == {
        "a": "14",
        "b": "14b",
        "c": "14c",
        "d": "15",
        "e": None,
    }
    assert titled(Fact, rows.label_of(rows.all(Fact)[1])) == "Fact 14b"
    assert rows.label_of(Note(said="No number")) is None


def test_after_z_there_are_two_letters() -> None:
    assert [letters(place) for place in (0, 1, 2, 25, 26, 27, 51, 52, 701, 702)] == [
        *("", "b", "c", "z", "aa", "ab", "az", "ba", "zz", "aaa")
    ]


numbers = st.dictionaries(st.text("abcdef0123456789", min_size=1), st.integers(1, 5) | st.none())


@given(numbers, st.randoms(use_true_random=False))
def test_no_two_are_called_the_same_and_the_order_does_not_matter(
    numbered: dict[str, int | None], chance: random.Random
) -> None:
    shared = shared_labels(numbered.items())
    mixed = list(numbered.items())
    chance.shuffle(mixed)
    assert shared_labels(mixed) == shared
    called = [shared.get(row, str(number)) for row, number in numbered.items() if number]
    assert len(set(called)) == len(called)
    for row, label in shared.items():
        assert LABEL.fullmatch(label) or label == str(numbered[row])
        sharing = sorted(one for one, number in numbered.items() if number == numbered[row])
        assert len(sharing) > 1
        assert (label == str(numbered[row])) is (row == sharing[0])


@given(numbers, st.randoms(use_true_random=False))
def test_rows_that_change_are_called_as_if_read_anew(
    numbered: dict[str, int | None], chance: random.Random
) -> None:
    rows = Rows(fact(row, number) for row, number in numbered.items())
    for row in rows.all(Fact):
        rows.label_of(row)
    for row in list(numbered)[:3]:
        number = chance.choice([None, 1, 2])
        changed = None if chance.random() < 0.5 else fact(row, number)
        rows = rows.after({("fact", row): changed})
        anew = Rows(rows.all(Fact))
        assert [rows.label_of(one) for one in rows.all(Fact)] == [
            anew.label_of(one) for one in anew.all(Fact)
        ]


def test_some_rows_are_called_as_among_all() -> None:
    rows = Rows([fact("a", 14), fact("b", 14)])
    some = rows.some([rows.all(Fact)[1]])
    assert [some.label_of(row) for row in some.all(Fact)] == ["14b"]
    fewer = some.after({("fact", "zz"): None})
    assert fewer.label_of(fewer.all(Fact)[0]) == "14b"
