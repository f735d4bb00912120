"""What to look at before a report leaves the building."""

from __future__ import annotations

from datetime import date

import pytest

from selfeval.core.asking import CHALLENGE, SETTING, add
from selfeval.core.findings import find
from selfeval.core.hidden_words import answer_rows, hiding, keeping
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Dismissal,
    Fact,
    Factor,
    Indicator,
    Judgement,
    Note,
    Priority,
    Quote,
    Review,
    Row,
    School,
    Setting,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.sharing import SharingCheck
from selfeval.core.sharing_places import Place, told_in
from tests.sharing import before_sharing

TODAY = date(2026, 11, 22)
NOBODY = "No likely names found. Please read it yourself."
JONES = "We asked Mrs Jones about it. She was busy."


def looked_at(*rows: Row, **options: object) -> dict[str, SharingCheck]:
    return {one.kind: one for one in before_sharing(Rows(rows), TODAY, **options)}


def checks(*rows: Row) -> dict[str, tuple[str, list[str]]]:
    found = looked_at(*rows)
    return {kind: (one.words, [at.item_id for at in one.items]) for kind, one in found.items()}


def names(*rows: Row, **options: object) -> tuple[Place, ...]:
    return looked_at(*rows, **options)["names"].places


def sound(**values: object) -> Fact:
    return Fact(source="Drop-ins", observed_on="2026-10-16", **values)


def test_nothing_found_still_asks_to_read_it() -> None:
    said = checks(sound(id="f", statement="4 of 15 drop-ins began with the words."))
    assert said["names"] == (NOBODY, [])
    assert said["claims"] == ("Every fact and judgement says what it rests on", [])
    assert all(one.is_fine for one in looked_at().values())


def test_a_likely_name_is_listed_with_its_place() -> None:
    said = checks(sound(id="f", statement=JONES))
    assert said["names"] == ("1 place may name a person", ["f"])
    (place,) = names(sound(id="f", number=7, statement=f"All was calm. {JONES}"))
    assert (place.title, place.label) == ("Fact 7", "Fact")
    assert (place.before, place.words, place.after) == ("We asked ", "Mrs Jones", " about it.")
    assert place.goes_to == ("fact", "f")
    assert place.can == {"go", "keep", "hide"}


def test_places_lead_to_the_item_that_shows_them() -> None:
    review = Review(priority_id="p", why="Mrs Jones said so", held_on="2026-11-01")
    voice = Quote(item_table="priority", item_id="p", said="Ask Mr Hill", who="Dr Brown")
    found = names(Priority(id="p", number=2, title="Calm"), review, voice)
    assert {one.goes_to for one in found} == {("priority", "p")}
    assert {(one.label, one.words) for one in found} == {
        ("Why", "Mrs Jones"),
        ("Quote", "Mr Hill"),
        ("Whose voice", "Dr Brown"),
    }


def test_private_items_and_what_hangs_on_them_are_not_looked_at() -> None:
    rows = [
        Fact(id="f", statement=JONES, private=True),
        Stance(fact_id="f", assumption_id="a", note=JONES),
        Quote(item_table="fact", item_id="f", said=JONES),
        Note(said=JONES),
    ]
    assert names(Assumption(id="a", belief="So"), *rows) == ()


def test_a_small_group_is_not_called_a_name() -> None:
    said = looked_at(sound(id="f", statement="3 children were away.", people="children"))
    assert said["names"].places == ()
    assert "few" not in said  # the fact is not shown in any case


def test_texts_that_tell_of_few_pupils_are_listed_but_not_for_leaders() -> None:
    rows = [Judgement(framework="ofsted-2025", area="inclusion", narrative="Three boys left.")]
    found = looked_at(*rows)["few"]
    assert found.words == "1 place tells of very few pupils"
    assert found.places[0].words == "Three boys"
    assert not found.is_fine
    assert "few" not in looked_at(*rows, readers="leaders")
    kept = keeping(found.places[0], "Their parents agreed")
    answered = looked_at(*rows, kept)["few"]
    assert answered.is_fine
    assert answered.words.endswith("(1 kept, with a reason)")


def test_few_pupils_in_a_fact_that_is_shown_are_listed() -> None:
    fact = Fact(id="f", statement="Books are kept.", source="Talk with three pupils")
    staff = Fact(id="g", statement="Two staff helped 3 boys.", people="staff")
    assert {one.words for one in looked_at(fact, staff)["few"].places} == {"three pupils", "3 boys"}


def test_a_text_that_repeats_a_hidden_figure_is_listed() -> None:
    hidden = Fact(id="f", statement="So", people="children", n=4, out_of=29)
    area = Judgement(framework="ofsted-2025", area="inclusion", narrative="4 of 29 now read.")
    other = Fact(id="g", statement="Seen in 4 out of 29 rooms.", people="staff")
    found = looked_at(hidden, area, other)["few"].places
    assert {one.words for one in found} == {"4 of 29", "4 out of 29"}
    assert "few" not in looked_at(area, other)


def test_a_rule_that_was_set_aside_keeps_the_whole_item() -> None:
    kept = Dismissal(rule="S4", item_table="fact", item_id="f", reason="A scheme of work")
    said = checks(sound(id="f", statement=JONES), kept)
    assert said["names"] == (f"{NOBODY} (1 kept, with a reason)", [])


def test_a_place_is_kept_with_a_reason_until_its_sentence_changes() -> None:
    fact = sound(id="f", statement=JONES)
    kept = keeping(names(fact)[0], "She wrote it herself")
    (place,) = names(fact, kept)
    assert (place.answer, place.reason, place.can) == ("kept", kept.reason, {"go", "show"})
    later = sound(id="f", statement=f"{JONES} More was said.")
    assert names(later, kept)[0].answer == "kept"
    changed = sound(id="f", statement="We asked Mrs Jones why.")
    assert names(changed, kept)[0].answer == ""


def test_hidden_places_are_counted_and_can_be_shown_again() -> None:
    one, two = sound(id="f", statement=JONES), sound(id="g", statement="Mr Hill knew.")
    hidden = hiding(names(one)[0], "a governor")
    kept = keeping(names(two)[0], "He is an author")
    said = looked_at(one, two, hidden, kept)["names"]
    assert said.words == f"{NOBODY} (1 kept, with a reason; 1 hidden)"
    assert [at.answer for at in said.places] == ["kept", "hidden"]
    shown = said.places[1]
    assert (shown.words, shown.reason) == ("Mrs Jones", "a governor")
    assert answer_rows(Rows([hidden, kept]), shown) == (hidden.id,)


def test_a_name_within_a_hidden_one_has_its_answer() -> None:
    fact = sound(id="f", statement="Emma Jones came. Later Emma left.")
    places = names(fact)
    assert [at.words for at in places] == ["Emma Jones", "Emma"]
    assert [at.answer for at in names(fact, hiding(places[0]))] == ["hidden", "hidden"]


def test_what_has_its_answer_is_no_finding_any_more() -> None:
    fact = sound(id="f", statement=JONES)
    place = names(fact)[0]

    def found(*rows: Row) -> set[str]:
        return {one.rule for one in find(Rows([fact, *rows]), TODAY)}

    assert "S4" in found()
    assert "S4" not in found(hiding(place))
    assert "S4" not in found(keeping(place, "Agreed"))


def test_questions_that_people_worded_are_looked_at_too() -> None:
    value = add(add("", CHALLENGE, "What does Mrs Jones say?"), CHALLENGE, "Why 3 boys?")
    asked = Setting(name=SETTING, value=value)
    found = looked_at(asked)
    (place,) = found["names"].places
    assert (place.words, place.can) == ("Mrs Jones", {"go", "keep"})
    assert place.goes_to == ("setting", asked.id)
    assert found["few"].places[0].words == "3 boys"
    assert looked_at(asked, keeping(place, "She is the chair"))["names"].is_fine
    assert names(asked, told=told_in("Nothing asked")) == ()
    assert names(Setting(name=SETTING, value="[{")) == ()


def test_only_what_a_document_prints_is_listed() -> None:
    one = sound(id="f", statement=JONES)
    two = sound(id="g", statement="Teachers thank Mrs Jones for it.")
    told = told_in("1.  we asked  Mrs Jones about\nit")
    assert [at.row_id for at in names(one, two, told=told)] == ["f"]
    assert names(one, two, told=told_in("Nothing of the kind")) == ()
    elsewhere = told_in("Thanks to Mrs Jones")
    assert [at.row_id for at in names(one, two, told=elsewhere)] == ["f", "g"]
    hidden = hiding(names(one)[0], "the lead")
    assert names(one, hidden, told=told_in("we asked the lead about it"))[0].answer == "hidden"


@pytest.mark.parametrize("at", ["x" * 3000, "Mrs Jones " * 500, "Mr \x00 Hill", "Mrs\nJones"])
def test_odd_texts_are_looked_through(at: str) -> None:
    for place in names(sound(id="f", statement=at)):
        assert place.around in at


def test_claims_without_evidence_are_judgements_and_facts() -> None:
    judged = Judgement(framework="ofsted-2025", area="inclusion", narrative="All are included.")
    said = checks(judged, Fact(id="f", statement="Reading is better."))
    assert said["claims"][0] == "2 claims have no evidence"
    assert set(said["claims"][1]) == {judged.id, "f"}


def test_claims_of_priorities_assumptions_and_arrows_are_listed_once_where_they_are_printed() -> (
    None
):
    rows = [
        Priority(id="p", title="Words come first", status="live"),
        Assumption(id="a", belief="Words matter"),
        Factor(id="k", label="Adults know"),
        Factor(id="o", label="Children read"),
        Arrow(id="r", source_id="k", target_id="o"),
        Judgement(framework="ofsted-2025", area="inclusion", narrative="Fine.", grade="strong"),
        Indicator(id="i", sign="They read"),
        Action(id="c", priority_id="p", what="Train"),
    ]
    found = looked_at(*rows)["claims"].places
    assert sorted(one.table for one in found) == ["arrow", "assumption", "judgement", "priority"]
    assert all(one.sentence and one.can == {"go"} for one in found)
    told = told_in("Words matter. Adults know. Children read.")
    assert [one.table for one in looked_at(*rows, told=told)["claims"].places] == ["assumption"]
    aside = Dismissal(rule="A1", item_table="assumption", item_id="a", reason="We will look")
    assert looked_at(*rows, aside, told=told)["claims"].places == ()


def test_a_claim_does_not_say_a_hidden_name() -> None:
    fact = Fact(id="f", statement="Mrs Jones is calm")
    hidden = hiding(names(fact)[0])
    (claim,) = looked_at(fact, hidden, School())["claims"].places
    assert "Jones" not in claim.title + claim.sentence
    assert "[name hidden]" in claim.sentence
