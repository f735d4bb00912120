"""Sentences that are read aloud: of things and of clauses, of labels as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.causal.graph import graph_of
from selfeval.core.causal.sentences import (
    arrow_name,
    arrow_sentence,
    basis_sentence,
    signs_along,
    tell_arrow,
    tell_chain,
    tell_factor,
)
from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Fact, Stance
from selfeval.core.rows import Rows
from tests.core.causal.models import SIGN, arrow, box, model

DAILY = "Children read every day"
JOIN = "Children join in"


def told(source: str, target: str, sign: str = "+", **values: object) -> str:
    rows = Rows([box("a", source), box("b", target), arrow("a", "b", sign, **values)])
    return arrow_sentence(rows, rows.all(Arrow)[0])


@pytest.mark.parametrize(
    ("source", "target", "sign", "words"),
    [
        ("Words taught first", "Calm", "+", "Words taught first raises calm."),
        ("High expectations", "Attendance", "+", "High expectations raise attendance."),
        ("Trust and calm", "Attendance", "-", "Trust and calm lower attendance."),
        ("Phonics", "Fluency", "-", "Phonics lowers fluency."),
        ("Workload", "Trust", "?", "Workload affects trust, which way is not known."),
        (JOIN, DAILY, "+", "The more children join in, the more children read every day."),
        (JOIN, DAILY, "-", "The more children join in, the less children read every day."),
        (
            JOIN,
            DAILY,
            "?",
            "How far children join in affects how far children read every day, "
            "which way is not known.",
        ),
        (JOIN, "Fluency", "+", "When children join in, this raises fluency."),
        ("Coaching", JOIN, "-", "Coaching lowers how far children join in."),
        (
            "Experienced staff feel less trusted",
            JOIN,
            "-",
            "When experienced staff feel less trusted, this lowers how far children join in.",
        ),
        (
            "Marking takes five hours a week",
            "Planning time",
            "-",
            "When marking takes five hours a week, this lowers planning time.",
        ),
        ("Fewer children are excluded", "Trust", "+", None),
        ("8 of 11 teaching assistants can say why", "Trust", "+", None),
        ("Every child can explain it", "Trust", "+", None),
        ("Homework is set weekly", "Trust", "+", None),
        ("Staff absence", "Trust", "+", "Staff absence raises trust."),
        ("Children’s confidence", "Trust", "+", "Children’s confidence raises trust."),
        ("More reading at home", "Trust", "+", "More reading at home raises trust."),
        ("Time teachers spend on marking", "Trust", "+", "Time teachers spend on marking raises"),
        ("Belief that children can learn", "Trust", "+", "Belief that children can learn raises"),
        ("Number of children who are late", "Trust", "+", "Number of children who are late raises"),
        ("How well children read", "Trust", "+", "How well children read raises trust."),
        ("“I can” talk (Y4)", "Calm: all day", "+", "“‘I can’ talk (Y4)” raises “Calm: all day”."),
        ("Calm starts\nto lessons.", "EAL", "+", "Calm starts to lessons raise EAL."),
        ("Why? Because we care", " ", "+", "“Why? Because we care” raises a box without words."),
    ],
)
def test_an_arrow_is_a_sentence(source: str, target: str, sign: str, words: str | None) -> None:
    said = told(source, target, sign)
    if words is None:
        assert said == f"When {source[:1].lower()}{source[1:]}, this raises trust."
    else:
        assert said.startswith(words)


@pytest.mark.parametrize(
    "label",
    [
        "Every lesson begins with the new words",
        "The lesson starts with retrieval",
        "The day ends calmly",
        "School starts on time",
        "Each class reads for twenty minutes",
        "Year 4 reads together every day",
        "The gap closes",
        "Attendance improves",
        "The curriculum builds on what came before",
        "Phonics lessons start on time",
        "Lunchtimes run smoothly",
        "Detentions work",
        "Coaching works",
        "Parents and carers trust us",
        "Teaching assistants lead small groups",
        "Subject leaders have time",
        "Good teachers leave",
        "Supply teachers know the routines",
        "Year 6 pupils mentor Year 2",
        "Staff trust leaders",
        "Pupils work in pairs",
        "Staff with good routines of their own give something up",
        "We like to read",
        "Calm starts make time to teach",
    ],
)
def test_what_somebody_does_is_told_as_such(label: str) -> None:
    assert told(label, "Calm").lower() == f"when {label.lower()}, this raises calm."


@pytest.mark.parametrize(
    "label",
    [
        "Calm starts on Mondays",
        "Lesson starts",
        "Staff trust in leaders",
        "Staff support",
        "Clubs run by others",
        "Early years lead",
        "Girls at the end of key stage 2",
        "Children’s work",
        "School visits to museums",
        "The starts of lessons",
        "Late starts",
        "Cost of trips",
        "Words that every lesson begins with",
    ],
)
def test_what_is_only_named_is_told_as_a_thing(label: str) -> None:
    assert told(label, "Calm").startswith((f"{label} raises ", f"{label} raise "))


def test_what_is_counted_is_told_as_a_number_of_them() -> None:
    said = told("Workload", "Number of exclusions")
    assert said == "Workload raises the number of exclusions."


def test_what_each_does_is_not_told_by_more_of_it() -> None:
    said = told("Every adult knows every name", JOIN)
    assert said == "When every adult knows every name, this raises how far children join in."


def test_it_says_how_soon() -> None:
    assert told("Trust", "Calm", delay="terms") == "Trust raises calm, after about a term."
    assert told("Trust", "Calm", "?", delay="weeks") == (
        "Trust affects calm, within weeks; which way is not known."
    )


def test_what_leads_to_itself_says_itself() -> None:
    rows = model("a-a", a=JOIN)
    assert arrow_sentence(rows, rows.all(Arrow)[0]) == "How far children join in lowers itself."


def test_the_pieces_are_known_apart() -> None:
    rows = Rows([box("a", "Trust"), box("b", "Calm"), arrow("a", "b", delay="years")])
    pieces = tell_arrow(rows, rows.all(Arrow)[0]).pieces
    assert {piece.kind: piece.words for piece in pieces if piece.kind} == {
        "source": "Trust",
        "verb": "raises",
        "target": "calm",
        "when": "after a year or more",
    }
    rows = model("a-b", a=JOIN, b=DAILY)
    verbs = [p.words for p in tell_arrow(rows, rows.all(Arrow)[0]).pieces if p.kind == "verb"]
    assert verbs == ["the less"]


def test_a_label_with_braces_and_brackets_is_left_as_it_is() -> None:
    assert told("{target} [now]", "{when}") == "{target} [now] raises {when}."
    assert arrow_name("plus", "{source}", "") == "{source} raises a box without words"


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from("+-?"))
def test_any_label_makes_one_sentence_on_one_line(source: str, target: str, sign: str) -> None:
    said = told(source, target, sign)
    assert said.endswith(".")
    assert said == " ".join(said.split())
    assert not said.endswith("..") or source.strip() or target.strip()


def test_a_way_is_told_as_it_happens() -> None:
    rows = model("a-b", "b-c", "c+d", a="Staff absence", b="Calm", c="Worry", d="Late starts")
    graph = graph_of(rows, private=True)
    assert signs_along(graph.arrows) == ("minus", "plus", "plus")
    assert tell_chain(rows, graph.arrows) == (
        "Staff absence lowers calm; this raises worry; and this in turn raises late starts."
    )
    assert tell_chain(rows, graph.arrows[:1]) == "Staff absence lowers calm."


@given(st.lists(st.sampled_from("+-?"), min_size=1, max_size=9))
def test_an_odd_number_of_minuses_lowers(signs: list[str]) -> None:
    arrows = [Arrow(id=str(at), sign=SIGN[sign]) for at, sign in enumerate(signs)]
    wanted = "minus" if signs.count("-") % 2 else "plus"
    assert signs_along(arrows)[-1] == ("unknown" if "?" in signs else wanted)


def test_how_it_is_known_is_told_with_what_speaks_for_and_against() -> None:
    row = arrow("a", "b", basis="quick", contested=True)
    facts = [Fact(id=one) for one in "xyz"]
    stances = [
        Stance(fact_id=one, assumption_id="s", stance=way)
        for one, way in zip("xyz", ("supports", "supports", "challenges"), strict=True)
    ]
    held = [Assumption(id="s"), ArrowAssumption(arrow_id=row.id, assumption_id="s")]
    assert basis_sentence(Rows([row, *held, *facts, *stances]), row) == (
        "We know this from a quick look. 2 facts for, 1 against. Not everybody here agrees."
    )
    assert "No fact speaks for or against it yet." in basis_sentence(Rows([row, *held]), row)
    given_up = [Assumption(id="s", status="retired"), held[1]]
    assert basis_sentence(Rows([arrow("a", "b"), *given_up]), arrow("a", "b")) == (
        "So far this is a hunch."
    )


def test_a_box_tells_ears_what_moves_it_and_what_it_moves() -> None:
    rows = model("a+b", "c-b", "b?d", a="Trust", b=JOIN, c="Noise", d="Fluency")
    assert tell_factor(rows, rows.all(type(box("x")))[1]) == (
        "Children join in. Something that can rise or fall, not yet placed. Raised by: trust. "
        "Lowered by: noise. Affects: fluency."
    )
    alone = box("x", "Trust", kind="outcome", realm="outcome")
    assert tell_factor(Rows([alone]), alone).endswith("No arrow leads to it or from it.")


def test_gone_ends_are_told_all_the_same() -> None:
    row = arrow("a", "b")
    assert arrow_sentence(Rows([row]), row) == "A box without words raises a box without words."
