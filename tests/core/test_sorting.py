"""What a sentence may be, and what a note becomes."""

from __future__ import annotations

from typing import Any

import pytest

from selfeval.core.models import Assumption, Fact, Indicator, Note, Priority
from selfeval.core.reasons import part
from selfeval.core.rows import Rows
from selfeval.core.sorting import KINDS, item_from, parted_from, suggest, waiting


@pytest.mark.parametrize(
    ("sentence", "table"),
    [
        ("71% of Year 6 reached the expected standard.", "fact"),
        ("Corridors are calm at changeover", "fact"),
        ("Attendance fell because of illness", "assumption"),
        ("We believe adults know the scheme well", "assumption"),
        ("Coaching should help new staff", "assumption"),
        ("We will coach all staff in pairs", "priority"),
        ("To improve reading in Key Stage 2", "priority"),
        ("Our key priority is attendance", "priority"),
        ("We would notice more children joining in", "indicator"),
        ("By Easter words are taught first in 12 of 15 lessons", "indicator"),
        ("Success looks like calm starts", "indicator"),
        ("Pupils said “we will read because we must”", "fact"),
        ("Quality of", ""),
        ("", ""),
    ],
)
def test_a_kind_is_suggested(sentence: str, table: str) -> None:
    assert suggest(sentence) == table


def note(**values: Any) -> dict[str, Any]:
    said = {"said": "Seen so", "who": "Adviser", "noted_on": "2026-11-12", "private": False}
    return said | values


def test_a_note_takes_its_source_and_day_along() -> None:
    fact = item_from(note(private=True), Fact)
    assert isinstance(fact, Fact)
    assert (fact.statement, fact.source, fact.observed_on) == ("Seen so", "Adviser", "2026-11-12")
    assert fact.private
    belief, priority, sign = (
        item_from(note(), model) for model in (Assumption, Priority, Indicator)
    )
    assert isinstance(belief, Assumption)
    assert isinstance(priority, Priority)
    assert isinstance(sign, Indicator)
    assert (belief.belief, priority.title, sign.sign) == ("Seen so",) * 3
    assert priority.problem_said_by == "Adviser"


def test_a_note_with_a_reason_becomes_two() -> None:
    said = "Fewer read because books stay in school"
    parts = part(said)
    assert parts is not None
    fact, belief = parted_from(note(said=said), parts)
    assert (fact.statement, belief.belief) == ("Fewer read", "Books stay in school")
    assert fact.source == "Adviser"


def test_each_kind_has_a_key_of_its_own() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_visits_and_sorted_notes_do_not_wait() -> None:
    first = Note(said="waits")
    rows = Rows([first, Note(said="done", sorted_table="fact", sorted_id="x"), Note(kind="visit")])
    assert waiting(rows) == [first]
