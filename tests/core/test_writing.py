"""What helps while a fact is written: shares in words, small groups, and reasons split off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.proportions import proportion, proportion_words, small_group_words
from selfeval.core.reasons import reason_in
from selfeval.core.splitting import split_reason
from selfeval.core.writing import hints


@pytest.mark.parametrize(
    ("n", "out_of", "scotland", "northern_ireland"),
    [
        (91, 100, "almost all", "almost all"),
        (90, 100, "most", "most"),
        (75, 100, "most", "most"),
        (74, 100, "majority", "a majority"),
        (50, 100, "majority", "a majority"),
        (49, 100, "less than half", "a significant minority"),
        (30, 100, "less than half", "a significant minority"),
        (29, 100, "less than half", "a minority"),
        (16, 100, "less than half", "a minority"),
        (15, 100, "few", "a minority"),
        (10, 100, "few", "a minority"),
        (9, 100, "few", "very few"),
        (0, 31, "few", "very few"),
        (31, 31, "almost all", "almost all"),
    ],
)
def test_a_share_has_its_words(n: int, out_of: int, scotland: str, northern_ireland: str) -> None:
    found = proportion(n, out_of)
    assert found is not None
    assert (found.scotland, found.northern_ireland) == (scotland, northern_ireland)


def test_a_share_is_said_with_what_it_is_a_share_of() -> None:
    words = proportion_words(18, 31)
    assert words.startswith("18 of 31 is 58%: “majority” in Scotland’s words")
    assert proportion_words(None, 31) == proportion_words(18, None) == proportion_words(3, 0) == ""
    assert proportion_words(32, 31) == ""


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_greater_share_never_has_a_smaller_word(n: int, out_of: int) -> None:
    order = ("few", "less than half", "majority", "most", "almost all")
    found, next_up = proportion(min(n, out_of), out_of), proportion(min(n + 1, out_of), out_of)
    assert found is not None
    assert next_up is not None
    assert order.index(found.scotland) <= order.index(next_up.scotland)


@pytest.mark.parametrize(
    ("n", "out_of", "people", "words"),
    [
        (3, 7, "children", "Only 7 children: this can be hidden in print."),
        (1, 1, "children", "Only 1 child: it can be hidden in print."),
        (3, 31, "children", "3 children could be known from this figure."),
        (28, 31, "children", "3 children could be known from this figure."),
        (18, 31, "children", ""),
        (0, 31, "children", ""),
        (31, 31, "children", ""),
        (3, 8, "staff", ""),
        (3, 31, "", ""),
    ],
)
def test_a_figure_that_may_point_at_a_child(n: int, out_of: int, people: str, words: str) -> None:
    assert small_group_words(n, out_of, people, limit=10) == words


@pytest.mark.parametrize(
    ("statement", "kept", "belief", "stance"),
    [
        (
            "Reading fell because unknown words stop children joining in.",
            "Reading fell.",
            "Unknown words stop children joining in",
            "supports",
        ),
        (
            "Marking takes five hours. Staff are tired due to marking. We asked 12 of 13.",
            "Marking takes five hours. Staff are tired. We asked 12 of 13.",
            "The reason is marking",
            "supports",
        ),
        (
            "Because homes have few books, children read less",
            "Children read less",
            "Homes have few books",
            "supports",
        ),
        (
            "Daily stories lead to calm afternoons.",
            "Daily stories lead to calm afternoons.",
            "Daily stories lead to calm afternoons",
            "unclear",
        ),
    ],
)
def test_a_reason_is_split_off(statement: str, kept: str, belief: str, stance: str) -> None:
    found = split_reason(statement)
    assert found is not None
    assert (found.kept, found.belief, found.stance) == (kept, belief, stance)


def test_what_somebody_said_stays_whole() -> None:
    assert split_reason("A teacher said “it is because of the noise”.") is None


@given(st.text(st.sampled_from("abc because due to should leads .,;“”\n"), max_size=80))
def test_splitting_leaves_something_on_both_sides(text: str) -> None:
    found = split_reason(text)
    assert (found is None) == (not reason_in(text))
    if found is not None:
        assert found.kept.strip()
        assert found.belief.strip()


@pytest.mark.parametrize(
    ("statement", "out_of", "about"),
    [
        ("58% reached the standard", None, ["percentage"]),
        ("58% (18 of 31) reached the standard", None, []),
        ("58% reached the standard", 31, []),
        ("Teachers should mark less", None, ["reason"]),
        ("Words came first in 4 of 15 rooms", None, []),
    ],
)
def test_hints_say_only_what_helps(statement: str, out_of: int | None, about: list[str]) -> None:
    assert [one.about for one in hints(statement, None, out_of, "", 10)] == about
