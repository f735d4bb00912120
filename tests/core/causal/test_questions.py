"""What a map answers: what stays in sight, and what is said."""

from __future__ import annotations

import pytest

from selfeval.core.causal.graph import graph_of
from selfeval.core.causal.leverage import push_words, pushes
from selfeval.core.causal.questions import QUESTIONS, Answer, ask
from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.models import (
    Arrow,
    ArrowAssumption,
    Assumption,
    Factor,
    Priority,
    PriorityFactor,
    Row,
)
from selfeval.core.rows import Rows
from tests.core.causal.models import arrow, box

BOXES: list[Row] = [
    box("coaching", "Coaching", kind="action", realm="system"),
    box("words", "Words first", realm="behaviour"),
    box("join", "Children join in", realm="climate"),
    box("read", "Children read well", kind="outcome"),
    box("come", "Children come to school", kind="outcome"),
    box("marking", "Marking", kind="outside", realm="system"),
    box("tired", "Tiredness", kind="unwanted", realm="climate"),
]
ARROWS: list[Row] = [
    arrow("coaching", "words", id="1", basis="systematic"),
    arrow("words", "join", id="2", basis="quick", delay="terms"),
    arrow("join", "read", id="3", basis="hunch", delay="years"),
    arrow("join", "come", id="4", basis="quick", contested=True),
    arrow("read", "join", id="5", basis="judgement"),
    arrow("marking", "words", "-", id="6", basis="tested"),
    arrow("words", "tired", id="7", basis="tested"),
]
ROWS = Rows([*BOXES, *ARROWS])


def asked(key: str, factor_id: str = "", steps: int | None = None, rows: Rows = ROWS) -> Answer:
    return ask(rows, graph_of(rows, private=True), key, factor_id, steps)


def sentence(arrow_id: str) -> str:
    row = ROWS.get(Arrow, arrow_id)
    assert row is not None
    return arrow_sentence(ROWS, row)


def test_what_it_affects_as_far_as_asked() -> None:
    near = asked("affects", "words", 1)
    assert near.title == "What “Words first” affects"
    assert near.factors == {"words", "join", "tired"}
    assert near.arrows == {"2", "7"}
    assert near.sentences == (sentence("2"), sentence("7"))
    whole = asked("affects", "words")
    assert whole.factors == {"words", "join", "tired", "read", "come"}
    assert whole.arrows == {"2", "7", "3", "4", "5"}


def test_what_affects_it() -> None:
    found = asked("affected_by", "words")
    assert found.factors == {"words", "coaching", "marking"}
    assert set(found.sentences) == {sentence("1"), sentence("6")}
    assert asked("affected_by", "coaching").sentences == ("No arrow leads to it.",)
    assert asked("affects", "come").sentences == ("No arrow leads on from it.",)


def test_how_it_is_meant_to_reach_children_way_by_way() -> None:
    found = asked("reaches_children", "words")
    assert found.ranked == ("read", "come")
    assert found.sentences[0] == (
        "Words first raises how far children join in, after about a term; and this in turn raises "
        "how far children read well, after a year or more."
    )
    assert found.arrows == {"2", "3", "4"}
    assert found.factors == {"words", "join", "read", "come"}
    assert asked("reaches_children", "words", 1).factors == {"words"}
    nowhere = asked("reaches_children", "tired")
    assert nowhere.sentences == ("No way leads from it to an outcome.",)


def test_what_serves_several_outcomes_the_nearest_first() -> None:
    found = asked("serves_several")
    assert found.ranked == ("join", "words", "coaching", "marking")
    assert found.sentences[0] == (
        "“Children join in” leads to 2 outcomes: children come to school, and children read well."
    )
    assert found.factors == {*found.ranked, "read", "come"}
    assert "7" not in found.arrows
    assert asked("serves_several", rows=Rows(BOXES)).ranked == ()


def test_leaders_push_what_they_can_and_hear_why() -> None:
    found = pushes(ROWS, graph_of(ROWS, private=True))
    assert [push.factor_id for push in found] == ["join", "words", "coaching"]
    assert found[0].reasons == (
        "reaches both outcomes",
        "stands in a loop that feeds itself",
        "nobody has looked at 1 of the 2 arrows on the way yet",
        "not everybody here agrees about the way",
    )
    answer = asked("leverage")
    assert answer.ranked == ("join", "words", "coaching")
    assert answer.sentences[0].startswith("“Children join in” reaches both outcomes; stands in")
    assert answer.arrows == {"1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("bases", "sign", "delay", "reasons"),
    [
        (
            ("hunch", "hunch"),
            "+",
            "",
            ("reaches the one outcome", "all 2 arrows on the way rest on hunches"),
        ),
        (
            ("hunch", "judgement"),
            "-",
            "",
            (
                "reaches the one outcome",
                "lowers it as it rises",
                "nobody has looked at any arrow on the way yet",
            ),
        ),
        (
            ("quick", "tested"),
            "+",
            "years",
            (
                "reaches the one outcome",
                "somebody has looked at each arrow on the way",
                "it takes a year or more until outcomes show it",
            ),
        ),
    ],
)
def test_reasons_are_words(
    bases: tuple[str, str], sign: str, delay: str, reasons: tuple[str, ...]
) -> None:
    rows = Rows(
        [
            box("a"),
            box("b", kind="unwanted"),
            box("c", kind="outcome"),
            arrow("a", "b", sign, basis=bases[0]),
            arrow("b", "c", basis=bases[1], delay=delay),
        ]
    )
    (push,) = pushes(rows, graph_of(rows, private=True))
    assert push.reasons == reasons


def test_beside_a_priority_stands_what_its_factors_reach() -> None:
    one, two, three = (Priority(id=row_id) for row_id in "xyz")
    links = [
        PriorityFactor(priority_id="x", factor_id="coaching"),
        PriorityFactor(priority_id="x", factor_id="words"),
        PriorityFactor(priority_id="y", factor_id="tired"),
    ]
    words = push_words(Rows([*BOXES, *ARROWS, *links]), [one, two, three])
    assert words["x"].startswith("“Words first” reaches both outcomes; ")
    assert words["y"] == "no way leads from it to an outcome yet."
    assert words["z"] == ""


def test_what_is_assumed_and_not_tested() -> None:
    assert asked("untested").arrows == {"3", "5"}
    carried = ArrowAssumption(arrow_id="6", assumption_id="s")
    untested = Rows([*BOXES, *ARROWS, carried, Assumption(id="s", status="untested")])
    assert asked("untested", rows=untested).arrows == {"3", "5", "6"}
    holding = Rows([*BOXES, *ARROWS, carried, Assumption(id="s", status="holding")])
    assert asked("untested", rows=holding).arrows == {"3", "5"}


def test_an_empty_map_answers_every_question_about_itself() -> None:
    for question in QUESTIONS:
        if not question.needs_box:
            found = asked(question.key, rows=Rows([]))
            assert len(found.sentences) == 1
            assert found.factors == found.arrows == frozenset()


def test_a_sentence_belongs_to_the_factor_at_its_place() -> None:
    for question in QUESTIONS:
        for row in ROWS.all(Factor):
            found = asked(question.key, row.id)
            assert not found.ranked or len(found.ranked) == len(found.sentences)
            assert found.factors <= {one.id for one in ROWS.all(Factor)}


def test_a_question_that_is_not_known_is_no_question() -> None:
    with pytest.raises(KeyError):
        asked("everything")
