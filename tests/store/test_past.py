"""The past of an item: every gesture that touched it, its fields before and after, its links."""

from __future__ import annotations

import pytest

from selfeval.core.models import (
    Action,
    Assumption,
    Evidence,
    Fact,
    Indicator,
    Measure,
    Priority,
    Stance,
)
from selfeval.store import Document, remove
from selfeval.store.restoring import to_restore


@pytest.fixture
def ids(document: Document) -> tuple[str, str]:
    fact, belief = Fact(statement="First", n=4), Assumption(belief="It is so")
    found = fact.id, belief.id
    with document.edit("Add fact") as session:
        session.add(fact)
    with document.edit("Add assumption") as session:
        session.add(belief)
    return found


def change(document: Document, fact_id: str, **values: object) -> None:
    with document.edit("Change fact") as session:
        fact = session.get(Fact, fact_id)
        for name, value in values.items():
            setattr(fact, name, value)


def test_fields_before_and_after_and_every_former_state(
    document: Document, ids: tuple[str, str]
) -> None:
    change(document, ids[0], statement="Second", n=5)
    document.actor = "Deputy head"
    change(document, ids[0], statement="Third")
    newest, older, first = document.past("fact", ids[0])
    assert (newest.actor, newest.label, newest.kind) == ("Deputy head", "Change fact", "U")
    assert [(f.name, f.before, f.after) for f in newest.fields] == [
        ("statement", "Second", "Third")
    ]
    assert {(f.name, f.before, f.after) for f in older.fields} == {
        ("statement", "First", "Second"),
        ("n", 4, 5),
    }
    states = [(one.state["statement"], one.state["n"]) for one in (newest, older, first)]
    assert states == [("Third", 5), ("Second", 5), ("First", 4)]
    assert (first.kind, first.actor, first.fields) == ("I", "Headteacher", ())


def test_undo_and_redo_say_so(document: Document, ids: tuple[str, str]) -> None:
    change(document, ids[0], statement="Second")
    document.undo()
    document.redo()
    assert [one.how for one in document.past("fact", ids[0])] == ["redo", "undo", "", ""]


def test_links_that_came_changed_and_went(document: Document, ids: tuple[str, str]) -> None:
    link = Stance(fact_id=ids[0], assumption_id=ids[1], stance="supports")
    link_id = link.id
    with document.edit("Link fact to assumption") as session:
        session.add(link)
    with document.edit("Change link") as session:
        session.get(Stance, link_id).stance = "challenges"
    with document.edit("Take a link away") as session:
        remove(session, session.get(Stance, link_id))
    for table, row in (("fact", ids[0]), ("assumption", ids[1])):
        gone, changed, made, _first = document.past(table, row)
        shown = [one.links[0] for one in (gone, changed, made)]
        assert [link.kind for link in shown] == ["D", "U", "I"]
        assert [link.values["stance"] for link in shown] == [
            "challenges",
            "challenges",
            "supports",
        ]
        assert shown[1].before == {"stance": "supports"}
        assert all(link.values["assumption_id"] == ids[1] for link in shown)
        assert (gone.kind, gone.fields) == ("", ())


def test_a_row_with_a_life_of_its_own_speaks_only_when_it_names_the_item(
    document: Document,
) -> None:
    priority, indicator = Priority(title="Read"), Indicator(sign="More join in")
    belief = Assumption(belief="So")
    keys = priority.id, indicator.id, belief.id
    with document.edit("Begin") as session:
        session.add_all([priority, indicator, belief])
        session.add(Action(priority_id=keys[0], what="Teach", id="a" * 32))
    with document.edit("Change action") as session:
        session.get(Action, "a" * 32).what = "Teach first"
    with document.edit("Change indicator") as session:
        session.get(Indicator, keys[1]).assumption_id = keys[2]
    with document.edit("Change indicator") as session:
        session.get(Indicator, keys[1]).sign = "Most join in"
    assert [len(one.links) for one in document.past("priority", keys[0])] == [1]
    assert [one.label for one in document.past("assumption", keys[2])] == [
        "Change indicator",
        "Begin",
    ]


def test_evidence_belongs_to_the_past_and_places_on_a_map_do_not(
    document: Document, ids: tuple[str, str]
) -> None:
    with document.edit("Add link") as session:
        session.add(
            Evidence(item_table="fact", item_id=ids[0], kind="link", url="https://example.org")
        )
    assert [link.table for link in document.past("fact", ids[0])[0].links] == ["evidence"]
    assert document.past("assumption", ids[0]) == []


def test_an_erased_field_says_nothing_of_what_it_held(
    document: Document, ids: tuple[str, str]
) -> None:
    change(document, ids[0], detail="A name", n=5)
    change(document, ids[0], detail="Another name")
    document.erase(document.session.get(Fact, ids[0]), ["detail"])
    change(document, ids[0], detail="Harmless")
    now, erasure, second, first, _made = document.past("fact", ids[0])
    assert [(f.name, f.after, f.erased) for f in now.fields] == [("detail", "Harmless", False)]
    assert (erasure.kind, [f.erased for f in erasure.fields]) == ("E", [True])
    assert [f.erased for f in second.fields] == [True]
    assert {(f.name, f.erased) for f in first.fields} == {("detail", True), ("n", False)}
    assert "A name" not in str([second, first])
    assert (second.erased, now.erased) == (frozenset({"detail"}), frozenset())


def test_what_was_removed_is_known_as_it_last_was(document: Document, ids: tuple[str, str]) -> None:
    change(document, ids[0], statement="Second")
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, ids[0]))
    assert document.known("fact", ids[0])["statement"] == "Second"
    assert document.known("fact", "0" * 32) is None
    removed = document.past("fact", ids[0])[0]
    assert (removed.kind, removed.state) == ("D", None)


def test_what_going_back_would_change_and_what_has_to_stay(
    document: Document, ids: tuple[str, str]
) -> None:
    change(document, ids[0], detail="A name", observed_on="2026-10-16", measure_id=None)
    with document.edit("Add measure") as session:
        session.add(Measure(name="m", id="a" * 32))
        session.get(Fact, ids[0]).measure_id = "a" * 32
    change(document, ids[0], statement="Second", n=None, observed_on=None)
    document.erase(document.session.get(Fact, ids[0]), ["detail"])
    with document.edit("Remove measure") as session:
        remove(session, session.get(Measure, "a" * 32))
    past = document.past("fact", ids[0])
    present = past[0].state
    measured = next(one for one in past if one.label == "Add measure")
    values, stay = to_restore(Fact, measured, present, lambda _table, _row: False)
    assert values == {"statement": "First", "n": 4, "observed_on": "2026-10-16"}
    assert set(stay) == {"detail", "measure_id"}
    values, stay = to_restore(Fact, measured, present, lambda _table, _row: True)
    assert (values["measure_id"], stay) == ("a" * 32, ["detail"])
    assert to_restore(Fact, past[0], present, lambda _table, _row: True)[0] == {}
