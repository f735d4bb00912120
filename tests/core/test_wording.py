"""People's own words inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.wording import (
    both,
    first_sentence,
    is_clause,
    role_within,
    shorten,
    small_first,
    within,
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Children join in.", "Children join in"),
        ("Children join in", "Children join in"),
        ("  Children join in. They did not before.", "Children join in"),
        ("Children join in\nThey did not before", "Children join in"),
        ("Led by the SENCO, e.g. Tuesdays. More follows.", "Led by the SENCO, e.g. Tuesdays"),
        ("At St. Anne's, 4.5 hours a week. Then less.", "At St. Anne's, 4.5 hours a week"),
        ("Do children join in? Rarely.", "Do children join in?"),
        ("They said “we join in.” It is so.", "They said “we join in.”"),
        ("Children\tjoin   in;", "Children join in"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(
    ("words", "small"),
    [
        ("Children join in", "children join in"),
        ("The hall is loud", "the hall is loud"),
        ("A third of staff", "a third of staff"),
        ("Children's talk", "children's talk"),
        ("A level results fell", "A level results fell"),
        ("A-level results fell", "A-level results fell"),
        ("Year 4 read well", "Year 4 read well"),
        ("EAL pupils read well", "EAL pupils read well"),
        ("Alderbrook is calm", "Alderbrook is calm"),
        ("English is strong", "English is strong"),
        ("9 of 24 read well", "9 of 24 read well"),
        ("I know why", "I know why"),
        ("THE END", "THE END"),
        ("", ""),
    ],
)
def test_first_letter_is_small_only_for_ordinary_words(words: str, small: str) -> None:
    assert small_first(words) == small


@given(st.text(max_size=200), st.integers(5, 80))
def test_shortened_text_fits_and_begins_the_same(text: str, longest: int) -> None:
    whole, short = " ".join(text.split()), shorten(text, longest)
    assert len(short) <= longest
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


def test_shortened_at_a_word() -> None:
    assert shorten("Words were taught before reading in most rooms", 24) == "Words were taught…"
    assert shorten("Words, were taught", 8) == "Words…"
    assert shorten("Antidisestablishmentarianism", 10) == "Antidises…"


def test_within_a_sentence() -> None:
    long = "Children " + "very " * 60 + "often join in."
    assert within(long).startswith("children very very")
    assert within(long).endswith("…")
    assert within("Children join in. More follows.") == "children join in"


def test_clauses_and_lists() -> None:
    assert is_clause("Children join in")
    assert not is_clause("Children")
    assert not is_clause("Vocabulary knowledge")
    assert both([]) == ""
    assert both(["this"]) == "this"
    assert both(["this", "that"]) == "this, and that"
    assert both(["this", "that", "the other"]) == "this, that, and the other"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Link governor", "the link governor"),
        ("SENCO", "the SENCO"),
        ("Ofsted inspector", "the Ofsted inspector"),
        (" ", ""),
    ],
)
def test_a_role_within_a_sentence(role: str, said: str) -> None:
    assert role_within(role) == said
