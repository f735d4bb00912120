"""The words that differ between wordings are marked, and wordings can be joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.differing import Piece, around, joined, marked

TEXTS = st.text(alphabet="ab cé.,\n’1", max_size=40)


def differing(text: str, *others: str) -> list[str]:
    return [piece.words for piece in marked(text, others) if piece.differs]


def test_only_the_words_that_differ_are_marked() -> None:
    ours, theirs = "Nursery and Reception; afternoons", "Nursery and Reception; music and PE"
    assert marked(ours, [theirs]) == (
        Piece("Nursery and Reception; ", False),
        Piece("afternoons", True),
    )
    assert differing(theirs, ours) == ["music and PE"]


def test_what_was_added_at_the_end_is_marked_on_its_side_alone() -> None:
    ours, theirs = "All teachers, Years 1 to 6", "All teachers, Years 1 to 6, and the HLTA"
    assert differing(ours, theirs) == []
    assert differing(theirs, ours) == [", and the HLTA"]


def test_a_figure_is_compared_as_a_whole() -> None:
    assert differing("Seen in 12.5% of lessons", "Seen in 12.6% of lessons") == ["12.5"]


def test_of_three_wordings_each_is_held_against_both_others() -> None:
    assert differing("calm starts help", "calm starts help most", "calm endings help") == ["starts"]


def test_a_very_long_text_is_marked_as_a_whole() -> None:
    one, other = "word " * 40_000, "other " * 40_000
    assert differing(one, other) == [one.strip()]


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_the_pieces_are_the_text_and_take_turns(text: str, others: list[str]) -> None:
    pieces = marked(text, others)
    assert "".join(piece.words for piece in pieces) == text
    assert all(piece.words.strip() == piece.words for piece in pieces if piece.differs)


@given(TEXTS)
def test_what_is_the_same_is_not_marked(text: str) -> None:
    assert not any(piece.differs for piece in marked(text, [text, f" {text}\n"]))


@given(TEXTS, TEXTS)
def test_two_texts_with_no_mark_on_either_side_have_the_same_words(one: str, other: str) -> None:
    if not differing(one, other) and not differing(other, one):
        assert "".join(one.split()) == "".join(other.split())


def test_both_wordings_stand_below_each_other_or_on_one_line() -> None:
    assert joined(["Mornings", " Afternoons "], on_lines=True) == "Mornings\n\nAfternoons"
    assert joined(["Mornings", "Afternoons", "PE"], on_lines=False) == "Mornings / Afternoons / PE"


def test_a_wording_within_another_is_not_said_twice() -> None:
    assert joined(["All teachers", "All teachers and the HLTA"], on_lines=False) == (
        "All teachers and the HLTA"
    )
    assert joined(["Same", "Same", ""], on_lines=True) == "Same"


@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_every_wording_is_in_the_joined_one(wordings: list[str], on_lines: bool) -> None:
    whole = joined(wordings, on_lines=on_lines)
    assert all(one.strip() in whole for one in wordings)


def test_of_a_long_text_the_first_difference_is_shown() -> None:
    text = "same " * 400 + "here " + "same " * 400
    shown = around(marked(text, [text.replace("here", "there")]), 200)
    assert [piece.words for piece in shown if piece.differs] == ["here"]
    assert shown[0] == Piece("… ", False)
    assert shown[-1] == Piece(" …", False)
    assert sum(len(piece.words) for piece in shown) == 204


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_a_text_that_is_short_enough_is_shown_whole(text: str, other: str, most: int) -> None:
    pieces = marked(text, [other])
    shown = "".join(piece.words for piece in around(pieces, most))
    assert shown == text if len(text) <= most else shown.strip("… \n") in text
