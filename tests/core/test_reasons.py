"""Parting what was seen from why it may be so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.reasons import Parted, part, reason_in


@pytest.mark.parametrize(
    ("sentence", "seen", "belief"),
    [
        (
            "Fewer read at home because books are kept in school.",
            "Fewer read at home",
            "Books are kept in school",
        ),
        ("Because phones distract, children read less.", "Children read less", "Phones distract"),
        (
            "Attendance fell, due to illness in spring",
            "Attendance fell",
            "The reason is illness in spring",
        ),
        (
            "We teach words first so that children join in",
            "We teach words first",
            "It means that children join in",
        ),
        (
            "Writing is weak; so we changed the scheme.",
            "Writing is weak",
            "It means that we changed the scheme",
        ),
        (
            "Results fell because of EAL arrivals",
            "Results fell",
            "The reason is EAL arrivals",
        ),
    ],
)
def test_what_was_seen_and_what_is_believed(sentence: str, seen: str, belief: str) -> None:
    assert part(sentence) == Parted(seen, belief)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pupils said “we read because we must”",
        "Low attendance leads to gaps",
        "Children read daily",
        "Because.",
        "It is so good",
        "",
    ],
)
def test_no_two_parts(sentence: str) -> None:
    assert part(sentence) is None


def test_a_reason_in_quotation_marks_is_somebodys_voice() -> None:
    assert reason_in("They should read") == "should"
    assert reason_in("Pupils said “we should read”") == ""


@given(st.text())
def test_parts_hold_only_words_of_the_sentence(sentence: str) -> None:
    parts = part(sentence)
    if parts is not None:
        assert parts.seen[1:] in " ".join(sentence.split())
