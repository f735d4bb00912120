"""Comparing texts without regard to capitals and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.folding import fold, holds, spans, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("CAFE", "cafe"),
        ("Tŷ Gŵyr", "ty gwyr"),
        ("Søren’s", "soren's"),
        ("ß", "ss"),
    ],
)
def test_capitals_and_accents_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_word_must_stand_somewhere() -> None:
    assert words_of("  Read  read CAFÉ ") == ["read", "cafe"]
    assert holds("Reading in the café", ["cafe", "read"])
    assert not holds("Reading", ["read", "cafe"])


def test_what_was_found_is_marked_where_it_stands() -> None:
    text = "Straße: cafés, Café"
    marked = [text[start:end] for start, end in spans(text, ["cafe", "strasse"])]
    assert marked == ["Straße", "café", "Café"]
    assert spans("Reading", ["read", "ading"]) == [(0, 7)]
    assert spans("Reading", ["x"]) == []


@given(st.text(), st.text(min_size=1, max_size=3))
def test_marks_lie_in_order_within_the_text(text: str, word: str) -> None:
    found = spans(text, words_of(word))
    ends = [0, *(place for span in found for place in span), len(text)]
    assert ends == sorted(ends)
