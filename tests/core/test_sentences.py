"""An old self-evaluation taken apart into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.sentences import Piece, split


def texts(pasted: str) -> list[str]:
    return [piece.text for piece in split(pasted)]


@pytest.mark.parametrize(
    "whole",
    [
        "Reading is taught daily, e.g. in Year 1.",
        "Outcomes in Yr. 6 rose by 3.5 points.",
        "Mr. Jones and Mrs. Lee lead it.",
        "Children said “It is calm. We like it.” in May.",
        'Children said "It is calm. We like it." in May.',
        "It opens at 8.30 a.m. each day.",
        "See No. 4 and p. 12.",
    ],
)
def test_a_stop_that_ends_no_sentence(whole: str) -> None:
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Reading rose. Writing fell.", ["Reading rose.", "Writing fell."]),
        ("Is it so? Yes! It is…  Good", ["Is it so?", "Yes!", "It is…", "Good"]),
        ("They have books, pens, etc. Children like it.", 2),
        ("“It is calm.” Children agree.", ["“It is calm.”", "Children agree."]),
        ("In 2025 it was 3. Then it rose.", ["In 2025 it was 3.", "Then it rose."]),
        ("It rose. 71% now pass.", ["It rose.", "71% now pass."]),
        ("Calm (so they say). École is fine.", ["Calm (so they say).", "École is fine."]),
    ],
)
def test_a_stop_that_does(pasted: str, found: list[str] | int) -> None:
    got = texts(pasted)
    assert got == found if isinstance(found, list) else len(got) == found


def test_wrapped_lines_are_joined_and_paragraphs_are_not() -> None:
    pasted = (
        "Reading is weaker than the\nnational figure and falling.\nWriting is strong\nMaths is too"
    )
    assert texts(pasted) == [
        "Reading is weaker than the national figure and falling.",
        "Writing is strong",
        "Maths is too",
    ]


def test_headings_points_and_numbers() -> None:
    pasted = (
        "SELF-EVALUATION 2024–25\n\n1. Quality of education\n• EYFS is good\n"
        "- Phonics: 24 of 29 pass\na) Corridors are calm. They were not.\n"
        "What we do next:\n1.2 Books change often."
    )
    assert split(pasted) == [
        Piece("SELF-EVALUATION 2024–25", is_heading=True),
        Piece("Quality of education", "1.", is_heading=True),
        Piece("EYFS is good", "•"),
        Piece("Phonics: 24 of 29 pass", "-"),
        Piece("Corridors are calm.", "a)"),
        Piece("They were not."),
        Piece("What we do next:", is_heading=True),
        Piece("Books change often.", "1.2"),
    ]


def test_an_initial_is_not_a_number_in_a_list() -> None:
    assert texts("J. Smith leads it. So it goes.") == ["J. Smith leads it.", "So it goes."]


def test_nothing_gives_nothing() -> None:
    assert split("  \n\n \t") == []


LETTERS = st.text(st.sampled_from('abAB1. \n\t•-–"“”?!()#éo'), max_size=80)


@given(st.one_of(st.text(max_size=80), LETTERS))
def test_nothing_is_lost_and_nothing_made_up(pasted: str) -> None:
    kept = "".join(piece.marker + piece.text for piece in split(pasted))
    assert "".join(kept.split()) == "".join(pasted.split())


@given(LETTERS)
def test_a_piece_is_one_line_without_blanks_around_it(pasted: str) -> None:
    for piece in split(pasted):
        assert piece.text == " ".join(piece.text.split())
