"""Why this priority: the sentence in full and with pieces missing, and its weakest link."""

from __future__ import annotations

import pytest

from selfeval.core.models import (
    Action,
    Arrow,
    ArrowAssumption,
    Assumption,
    Fact,
    Factor,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.thread import Why, why_this
from tests.core.why_school import LABELS, School

BECAUSE = (
    "Because words were taught first in 4 of 15 drop-ins, and 9 of 24 children read at the "
    "expected standard, we believe unknown words stop children joining in."
)
SO = (
    "So when adults know why words come first (K), they teach words before reading (B); every room "
    "begins reading this way (S); children join in (C); and in time more read well (O)."
)


@pytest.fixture
def school() -> School:
    return School()


def test_from_facts_to_outcome(school: School) -> None:
    why = school.why()
    assert why.sentence == f"{BECAUSE} {SO}"
    assert why.realms == tuple(LABELS)
    assert [fact.id for fact in why.facts] == ["f1", "f2"]
    assert [row.id for row in why.assumptions] == ["a"]
    assert [factor.id for factor in why.factors] == list(LABELS)
    assert why.weakest.startswith("No weak link stands out")


def test_concerns_come_before_strengths_and_two_facts_are_enough(school: School) -> None:
    praise = Fact(id="f0", number=9, statement="Rooms are calm", tone="strength")
    worry = Fact(
        id="f9", number=10, statement="Few hands go up", tone="concern", observed_on="2020-01-01"
    )
    school.more = [
        praise,
        worry,
        *(Stance(fact_id=f, assumption_id="a", stance="supports") for f in ("f0", "f9")),
    ]
    assert [fact.id for fact in school.why().facts] == ["f1", "f2"]
    school.drop_ins.tone = "strength"
    assert [fact.id for fact in school.why().facts] == ["f2", "f9"]


def test_two_assumptions_of_which_the_supported_one_leads(school: School) -> None:
    school.more = [
        Assumption(id="b", number=0, belief="Pairs help", basis="tested"),
        PriorityAssumption(priority_id="p", assumption_id="b"),
    ]
    why = school.why()
    assert "we believe unknown words stop children joining in, and that pairs help" in why.sentence
    assert why.weakest == "Weakest link: no fact supports “Pairs help” yet; look for one."


def test_assumption_on_an_arrow_of_the_chain_counts(school: School) -> None:
    school.assumed = PriorityAssumption(priority_id="other", assumption_id="a")
    assert "Nothing yet says why." in school.why().sentence
    school.more = [ArrowAssumption(arrow_id="climate", assumption_id="a")]
    assert school.why().sentence.startswith("Because words were taught first")


def test_assumption_on_another_arrow_at_its_factor_counts_where_nothing_else_does(
    school: School,
) -> None:
    school.assumed = PriorityAssumption(priority_id="other", assumption_id="a")
    school.more = [
        Factor(id="aside", label="Fewer worksheets", realm="behaviour"),
        Arrow(id="away", source_id="aside", target_id="knowledge"),
        ArrowAssumption(arrow_id="away", assumption_id="a"),
    ]
    assert [row.id for row in school.why().assumptions] == ["a"]


def test_belief_without_a_fact(school: School) -> None:
    school.supports = []
    why = school.why()
    assert why.sentence.startswith(
        "We believe unknown words stop children joining in, though no fact says so yet. So when"
    )
    assert why.weakest == (
        "Weakest link: no fact supports “Unknown words stop children joining in” yet; look for one."
    )


def test_retired_belief_is_no_reason(school: School) -> None:
    school.words.status = "retired"
    why = school.why()
    assert why.sentence == f"Nothing yet says why. {SO}"
    assert why.weakest.startswith("Weakest link: nothing says why this would help")


def test_nothing_at_all() -> None:
    priority = Priority(id="p", title="Something")
    why = why_this(Rows([priority]), priority)
    assert why == Why("Nothing yet says why.", why.weakest, (), (), (), ())


def test_purpose_ends_a_chain_that_reaches_no_outcome(school: School) -> None:
    del school.factors["outcome"], school.arrows["climate"]
    assert "nothing says what children will gain" in school.why().weakest
    school.priority.purpose = "Every child reads with pleasure. And more."
    assert school.why().sentence.endswith("and in time every child reads with pleasure (O).")
    assert school.why().realms == tuple(LABELS)


def test_purpose_alone(school: School) -> None:
    school.pushes = []
    school.priority.purpose = "Children feel they belong."
    assert school.why().sentence.endswith("What we want in the end: children feel they belong.")


def test_actions_tell_the_chain_where_no_factor_does(school: School) -> None:
    school.pushes = []
    school.priority.purpose = "More children read well"
    said = [
        ("Coaching in pairs", "behaviour", "planned"),
        ("Two staff meetings", "knowledge", "done"),
        ("A new scheme", "knowledge", "dropped"),
    ]
    school.more = [
        Action(priority_id="p", what=what, realm=realm, state=state) for what, realm, state in said
    ]
    why = school.why()
    assert why.sentence.endswith(
        "So we do this: two staff meetings (K); coaching in pairs (B); "
        "and in time more children read well (O)."
    )
    assert why.realms == ("knowledge", "behaviour", "outcome")


def test_labels_that_are_no_clauses_are_told_as_a_list(school: School) -> None:
    school.factors["knowledge"].label = "Vocabulary knowledge"
    assert (
        "The way we expect it to go: vocabulary knowledge (K); they teach words before reading (B);"
    ) in school.why().sentence


def test_two_factors_of_one_realm_share_its_letter(school: School) -> None:
    school.more = [
        Factor(id="x", label="Staff know every family", realm="knowledge", position="z"),
        PriorityFactor(priority_id="p", factor_id="x"),
    ]
    assert (
        "adults know why words come first, and staff know every family (K), they"
        in school.why().sentence
    )


def test_the_way_goes_through_the_realms_rather_than_over_them(school: School) -> None:
    school.more = [Arrow(id="jump", source_id="knowledge", target_id="outcome", basis="tested")]
    assert school.why().sentence.endswith(SO)


def test_unwanted_effects_are_not_on_the_way(school: School) -> None:
    school.factors["climate"].kind = "unwanted"
    assert "children join in" not in school.why().sentence.removeprefix(BECAUSE)


def test_factors_without_realm_still_tell_what_we_work_on(school: School) -> None:
    school.pushes = [PriorityFactor(priority_id="p", factor_id="x")]
    school.more = [Factor(id="x", label="Children's talk")]
    assert school.why().sentence == f"{BECAUSE} So we work on this: children's talk."


def test_capitals_and_ends_fit_the_sentence(school: School) -> None:
    school.drop_ins.statement = "Year 4 teachers taught words first in 4 of 15 drop-ins. (Autumn.)"
    school.reading.statement = "EAL learners “wait to be asked”."
    school.words.belief = "They wait for words\n\nmore about that"
    assert school.why().sentence.startswith(
        "Because Year 4 teachers taught words first in 4 of 15 drop-ins, and EAL learners “wait to "
        "be asked”, we believe they wait for words. So when"
    )


def test_long_texts_are_cut_at_a_word(school: School) -> None:
    school.words.belief = "Children " + "really " * 100 + "need words."
    sentence = school.why().sentence
    assert "really…. So when" not in sentence
    assert "really… So when" in sentence
    assert len(sentence) < 700


def test_private_items_are_not_told_unless_asked_for(school: School) -> None:
    school.reading.private = True
    school.factors["climate"].private = True
    sentence = school.why().sentence
    assert "9 of 24" not in sentence
    assert "children join in (C)" not in sentence
    assert school.why(private=True).sentence == f"{BECAUSE} {SO}"
