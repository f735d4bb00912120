"""Before a copy is handed over all of it is looked through, and each place can be opened."""

from __future__ import annotations

from selfeval.core.handover.before import before_handing_over
from selfeval.core.models import (
    Assumption,
    Dismissal,
    Evidence,
    Fact,
    Measure,
    Note,
    Priority,
    Reading,
    Review,
    Row,
    School,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.sharing import SharingCheck
from tests.core.test_sharing import TODAY
from tests.sharing import before_sharing


def checks(*rows: Row) -> dict[str, SharingCheck]:
    return {one.kind: one for one in before_handing_over(Rows(rows))}


def test_nothing_to_look_at_is_never_a_promise() -> None:
    found = checks(School(name="Anne Frank Primary"), Fact(statement="Rooms are calm"))
    assert list(found) == ["names"]
    assert found["names"].words == "No likely names found. Please read it yourself."


def test_names_are_found_where_print_does_not_look() -> None:
    fact, belief = Fact(statement="Rooms are calm"), Assumption(belief="So")
    measure = Measure(name="Joining in")
    sign = Fact(statement="Seen", measure_id=measure.id)
    rows = [
        fact,
        belief,
        measure,
        sign,
        Stance(fact_id=fact.id, assumption_id=belief.id, note="Mrs Jones saw it"),
        Evidence(item_table="fact", item_id=fact.id, kind="file", name="Mr Hill, notes"),
        Note(said="Ask Dr Brown", private=True),
        Reading(measure_id=measure.id, period="2026", source="Miss Green"),
        Dismissal(rule="F1", item_table="fact", item_id=fact.id, reason="Mr Black said so"),
    ]
    printed = before_sharing(Rows(rows), TODAY)[0].places
    assert {one.table for one in printed} == {"stance", "evidence", "reading"}
    found = checks(*rows)["names"]
    assert found.words == "5 places may name a person"
    assert {(one.item_table, one.item_id) for one in found.items} == {
        ("assumption", belief.id),
        ("fact", fact.id),
        ("note", rows[6].id),
        ("fact", sign.id),
    }
    sentences = [one.sentence for one in found.items]
    assert (
        "“Mrs Jones saw it” may name a person (“Mrs Jones”). A role would say enough." in sentences
    )


def test_what_was_set_aside_with_a_reason_is_only_counted() -> None:
    fact = Fact(statement="Mrs Jones left")
    kept = Dismissal(rule="S4", item_table="fact", item_id=fact.id, reason="She agreed")
    assert checks(fact)["names"].items
    found = checks(fact, kept)["names"]
    assert not found.items
    assert found.words.endswith("(1 kept, with a reason)")


def test_few_pupils_in_other_texts_and_web_links_are_listed() -> None:
    live = Priority(title="Calm")
    review = Review(priority_id=live.id, why="3 pupils left")
    link = Evidence(
        item_table="priority", item_id=live.id, kind="link", name="Plan", url="https://a.org/tom"
    )
    found = checks(live, review, link)
    assert [(one.item_table, one.item_id) for one in found["few"].items] == [("priority", live.id)]
    assert "3 pupils" in found["few"].items[0].sentence
    assert found["links"].items[0].sentence == "“Plan” leads to https://a.org/tom"
    assert found["links"].words.startswith("1 web link goes along")
