"""Lists: what a search asks for, what has grown old, which group a row is in, former wordings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.basis import MEANINGS
from selfeval.core.folding import fold
from selfeval.core.former import Former, used_to_say
from selfeval.core.freshness import belief_is_due, fact_is_stale
from selfeval.core.grouping import GROUPINGS, Use
from selfeval.core.models import Assumption, Fact, Priority
from selfeval.core.models.words import BASES, PRIORITY_STATES
from selfeval.core.realms import REALM_IDS
from selfeval.core.search_words import finding, holds, wanted

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("reading or marking", "five hours of marking", True),
        ("reading or marking", "a reading test", True),
        ("reading or marking", "attendance", False),
        ("reading test", "a test of reading", True),
        ("reading test", "a reading walk", False),
        ("Reading OR Books", "books at home", True),
        ("reading test or books", "a reading book", False),
        ("reading or", "reading", True),
        ("or reading", "reading", True),
        ("or", "a corridor", True),
        ("or", "a class", False),
        ("", "anything", True),
        ("children's", "the children’s book", True),
        ("“calm”", 'a "calm" start', True),
        ("café", "in the cafe", True),
        ("cafe", "In the CAFÉ", True),
    ],
)
def test_or_between_words_finds_either(typed: str, text: str, found: bool) -> None:
    assert holds(fold(text), wanted(typed)) is found


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_text_that_holds_the_first_alternative_is_found(one: str, other: str) -> None:
    assert not one.split() or holds(fold(one), wanted(" ".join(one.split())))
    assert holds(fold(f"{one} {other}"), ()) is True


@given(st.lists(st.text("ab or", max_size=9), max_size=5), st.text("ab or", max_size=9))
def test_many_texts_are_searched_like_one(texts: list[str], typed: str) -> None:
    words = wanted(typed)
    assert finding(texts, words) == [holds(text, words) for text in texts]


@pytest.mark.parametrize(
    ("check_by", "observed_on", "stale"),
    [
        (None, "2025-11-20", True),
        (None, "2025-12-01", False),
        (None, None, False),
        ("2026-11-22", "2026-11-01", True),
        ("2026-11-23", "2024-01-01", False),
        ("2026-11-01", "2026-11-02", False),
        ("2025-11-01", "2025-11-02", True),
    ],
)
def test_a_fact_is_to_be_checked_again(
    check_by: str | None, observed_on: str | None, stale: bool
) -> None:
    fact = {"check_by": check_by, "observed_on": observed_on}
    assert fact_is_stale(fact, TODAY) is stale


@pytest.mark.parametrize(
    ("status", "check_by", "reviewed_on", "due"),
    [
        ("testing", "2026-11-22", None, True),
        ("testing", "2026-11-22", "2026-11-21", True),
        ("testing", "2026-11-22", "2026-11-22", False),
        ("testing", "2026-12-18", None, False),
        ("testing", None, None, False),
        ("retired", "2026-01-01", None, False),
        ("failing", "2026-01-01", None, False),
    ],
)
def test_a_belief_is_due_while_somebody_holds_it(
    status: str, check_by: str | None, reviewed_on: str | None, due: bool
) -> None:
    belief = {"status": status, "check_by": check_by, "reviewed_on": reviewed_on}
    assert belief_is_due(belief, TODAY) is due


def row(**values: Any) -> dict[str, Any]:
    return {"realm": None, "status": "testing"} | values


def test_facts_are_grouped_by_realm_outcomes_first() -> None:
    grouping = GROUPINGS[Fact]
    assert [key for key, _title in grouping.groups] == [*reversed(REALM_IDS), ""]
    assert grouping.group_of(row(realm="climate"), Use()) == "climate"
    assert grouping.group_of(row(), Use()) == ""


@pytest.mark.parametrize(
    ("status", "use", "group"),
    [
        ("testing", Use(live=True, anywhere=True), "live"),
        ("testing", Use(anywhere=True), "used"),
        ("testing", Use(), "unused"),
        ("retired", Use(live=True, anywhere=True), "retired"),
    ],
)
def test_assumptions_are_grouped_by_where_they_are_used(status: str, use: Use, group: str) -> None:
    grouping = GROUPINGS[Assumption]
    assert grouping.group_of(row(status=status), use) == group
    assert group in dict(grouping.groups)


def test_live_priorities_come_first_and_none_is_left_out() -> None:
    keys = [key for key, _title in GROUPINGS[Priority].groups]
    assert keys[0] == "live"
    assert set(keys) == {word for word, _title in PRIORITY_STATES}


def test_every_way_of_knowing_is_explained() -> None:
    assert list(MEANINGS) == [word for word, _title in BASES]
    assert all(MEANINGS.values())


def former(*said: str) -> list[Former]:
    return [Former(words, f"2026-11-{20 - at:02}T09:00:00Z", "") for at, words in enumerate(said)]


@pytest.mark.parametrize(
    ("changes", "now", "shown"),
    [
        (["Homes have few books."], "Words stop children", ["Homes have few books."]),
        (["Words stop", "Words"], "Words stop children", []),
        (["Words stop children joining in"], "words stop children, joining in.", []),
        (["", "  "], "Words stop children", []),
        (["B belief", "B bel", "A belief"], "C belief", ["B belief", "A belief"]),
        (["A belief", "C belief", "A belief"], "C belief", ["A belief"]),
        (["1 x", "2 x", "3 x", "4 x"], "5 x", ["1 x", "2 x", "3 x"]),
    ],
)
def test_only_another_belief_was_ever_said(changes: list[str], now: str, shown: list[str]) -> None:
    assert [one.words for one in used_to_say(former(*changes), now)] == shown
