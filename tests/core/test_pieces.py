"""The pieces of “why this?” make up the sentence again, and lead to what they tell of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.models import Action, Priority
from selfeval.core.pieces import pieces_of
from selfeval.core.rows import Rows

from .why_school import LABELS, School


def test_every_fact_belief_and_step_is_a_piece_of_its_own() -> None:
    school = School()
    why, pieces = pieces_of(Rows(school._rows()), school.priority)
    assert "".join(piece.words for piece in pieces) == why.sentence
    named = [(piece.table, piece.row_id) for piece in pieces if piece.table]
    assert named == [
        ("fact", "f1"),
        ("fact", "f2"),
        ("assumption", "a"),
        *(("factor", realm) for realm in LABELS),
    ]
    assert [piece.realm for piece in pieces if piece.realm] == list(LABELS)


def test_brackets_that_people_wrote_are_no_realm() -> None:
    priority = Priority(id="p", title="x", purpose="Every child reads well")
    action = Action(id="a", priority_id="p", what="Vitamin (C) for all", realm="system")
    why, pieces = pieces_of(Rows([priority, action]), priority)
    assert "".join(piece.words for piece in pieces) == why.sentence
    assert [piece.realm for piece in pieces if piece.realm] == ["system", "outcome"]
    assert [piece.row_id for piece in pieces if piece.table] == ["a"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5), st.text(max_size=40))
def test_no_words_are_lost_or_added(told: list[str], purpose: str) -> None:
    priority = Priority(id="p", title="x", purpose=purpose)
    realms = list(LABELS)
    actions = [
        Action(id=f"{at}", priority_id="p", what=words, realm=realms[at])
        for at, words in enumerate(told)
    ]
    why, pieces = pieces_of(Rows([priority, *actions]), priority)
    assert "".join(piece.words for piece in pieces) == why.sentence
