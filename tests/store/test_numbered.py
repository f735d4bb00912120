"""Two people each make a Fact 14: what both are called once their copies are combined."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store.mirror import Mirror
from selfeval.store.reading import load_rows
from selfeval.store.removal import remove
from selfeval.store.search import search
from tests.store.copies import Person, exchange
from tests.store.stories import two_people


@pytest.fixture
def both(tmp_path: Path) -> tuple[Person, Person]:
    """Give the test two people who made a second fact each, and then combined."""
    people = two_people(tmp_path, Fact(statement="Before"))
    for person in people:
        with person.document.edit("Add fact") as session:
            session.add(Fact(statement=f"Seen by the {person.role}"))
    exchange(*people, tmp_path)
    return people


def called(person: Person) -> dict[str, str | None]:
    rows = load_rows(person.document.session)
    return {row.statement: rows.label_of(row) for row in rows.all(Fact)}


def second(person: Person) -> list[Fact]:
    rows = load_rows(person.document.session)
    return sorted((row for row in rows.all(Fact) if row.number == 2), key=lambda row: row.id)


def test_both_copies_call_them_the_same(both: tuple[Person, Person]) -> None:
    head, deputy = both
    assert called(head) == called(deputy)
    assert sorted(label or "" for label in called(head).values()) == ["1", "2", "2b"]


def test_the_next_fact_counts_on(both: tuple[Person, Person]) -> None:
    head, _deputy = both
    with head.document.edit("Add fact") as session:
        session.add(Fact(statement="Later"))
    assert called(head)["Later"] == "3"


def test_a_search_for_the_label_finds_that_one(both: tuple[Person, Person]) -> None:
    head, _deputy = both
    session = head.document.session
    first, other = second(head)
    assert [hit.row_id for hit in search(session, "2b")] == [other.id]
    assert {hit.row_id for hit in search(session, "2")} == {first.id, other.id}
    assert search(session, "2c") == []
    (hit,) = search(session, "2b seen")
    assert (hit.row_id, hit.snippet) == (other.id, "")


def test_what_is_called_otherwise_is_read_again(both: tuple[Person, Person]) -> None:
    """Where the first of both goes, the other is the only Fact 2: a view must notice."""
    head, _deputy = both
    mirror = Mirror(head.document)
    head.document.committed.connect(lambda _label, _tables: mirror.note_gesture())
    first, other = second(head)
    before = {row["id"]: row for row in mirror.table(Fact)}
    assert mirror.label_of(Fact, before[first.id]) == "2"
    assert mirror.label_of(Fact, before[other.id]) == "2b"
    with head.document.edit("Remove fact") as session:
        remove(session, session.get(Fact, first.id))
    after = {row["id"]: row for row in mirror.table(Fact)}
    assert mirror.label_of(Fact, after[other.id]) == "2"
    assert after[other.id] is not before[other.id]
    assert mirror.label_of(Fact, before[first.id]) == "2"
    head.document.undo()
    assert mirror.label_of(Fact, before[other.id]) == "2b"
