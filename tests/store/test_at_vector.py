"""What a file held at an earlier moment is what the log gives for that moment."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlmodel import Session, select

from selfeval.core.models import MODELS, Assumption, Fact, Note, Row, Stance
from selfeval.core.rows import Rows
from selfeval.store import CannotUndo, Document, load_rows, remove
from selfeval.store.at_vector import read_vector, rows_at, withheld_since
from tests.store.copies import Person

Step = tuple[str, int, int, int]
Moment = tuple[str, dict[Any, Any]]


def values(rows: Rows) -> dict[Any, Any]:
    """Return all that these rows say, by table and id."""
    return {
        (model.table_name(), row.id): {name: getattr(row, name) for name in model.model_fields}
        for model in MODELS
        for row in rows.all(model)
    }


def vector(document: Document) -> str:
    return json.dumps(document.vector(), sort_keys=True)


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(
                ["add", "change", "link", "remove", "undo", "redo", "combine", "remember"]
            ),
            st.integers(0, 1),
            st.integers(0, 50),
            st.integers(0, 50),
        ),
        min_size=5,
        max_size=30,
    )
)
def test_every_moment_is_given_back_as_it_was(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        people = _two_people(Path(folder))
        moments: tuple[list[Moment], list[Moment]] = ([], [])
        for kind, who, one, other in [*steps, ("remember", 0, 0, 0), ("remember", 1, 0, 0)]:
            person = people[who]
            with person.at_their_computer():
                document = person.document
                if kind == "combine":
                    place = people[1 - who].give(Path(folder) / "given.selfeval")
                    document.combine(person.look(place))
                elif kind == "remember":
                    if document.vector():
                        moments[who].append((vector(document), values(load_rows(document.session))))
                else:
                    _do(document, kind, one, other)
        for person, remembered in zip(people, moments, strict=True):
            with person.at_their_computer():
                now = person.document.vector()
                for then, told in remembered:
                    found = rows_at(person.document.session, then)
                    # combining can be undone, and then nothing is known of what it brought
                    known = all(seq <= now.get(who, 0) for who, seq in json.loads(then).items())
                    assert (found is not None) == known
                    assert found is None or values(found) == told
                person.document.close()


def _two_people(folder: Path) -> tuple[Person, Person]:
    head = Person("Head", folder)
    with head.at_their_computer(), head.document.edit("Begin") as session:
        session.add_all([Fact(statement="First"), Assumption(belief="First")])
    return head, Person("Deputy", folder, head.give(folder / "first.selfeval"))


def _do(document: Document, kind: str, one: int, other: int) -> None:
    with suppress(CannotUndo):
        if kind == "undo" and document.undo_label is not None:
            document.undo()
        elif kind == "redo" and document.redo_label is not None:
            document.redo()
        elif kind not in ("undo", "redo"):
            with document.edit(kind) as session:
                _edit(session, kind, one, other)


def _edit(session: Session, kind: str, one: int, other: int) -> None:
    """Ids differ from run to run; numbers and words do not."""
    facts = sorted(session.exec(select(Fact)), key=lambda row: (row.number, row.statement))
    beliefs = sorted(session.exec(select(Assumption)), key=lambda row: (row.number, row.belief))
    if kind == "add":
        session.add_all([Fact(statement=f"Fact {one}"), Assumption(belief=f"Belief {other}")])
    elif kind == "change" and facts:
        facts[one % len(facts)].statement = f"Changed {other}"
        facts[other % len(facts)].n = one
    elif kind == "link" and facts and beliefs:
        fact, belief = facts[one % len(facts)], beliefs[other % len(beliefs)]
        if session.get(Stance, Stance.id_for(fact.id, belief.id)) is None:
            session.add(Stance(fact_id=fact.id, assumption_id=belief.id))
    elif kind == "remove":
        rows: list[Row] = [*facts, *beliefs]
        if rows:
            remove(session, rows[(one + other) % len(rows)])


def test_what_was_asked_before_is_kept_until_something_is_erased(tmp_path: Path) -> None:
    with Document.create(tmp_path / "f.selfeval") as document:
        fact = Fact(statement="In full", detail="A name", source="walk")
        with document.edit("Add") as session:
            session.add(fact)
        then = vector(document)
        with document.edit("Change") as session:
            session.get_one(Fact, fact.id).statement = "Since"
        first = rows_at(document.session, then)
        assert first is not None
        assert rows_at(document.session, then) is first
        document.erase(document.session.get_one(Fact, fact.id), ["detail"])
        again = rows_at(document.session, then)
        assert again is not None
        assert [(one.statement, one.detail) for one in again.all(Fact)] == [("In full", "")]


def test_what_was_erased_as_a_whole_was_never_there(tmp_path: Path) -> None:
    with Document.create(tmp_path / "f.selfeval") as document:
        fact = Fact(statement="About a child")
        with document.edit("Add") as session:
            session.add_all([fact, Fact(statement="Stays")])
        then = vector(document)
        document.erase_for_good({}, [("fact", fact.id)])
        rows = rows_at(document.session, then)
        assert rows is not None
        assert [one.statement for one in rows.all(Fact)] == ["Stays"]


@pytest.mark.parametrize(
    "damaged",
    ["", "{}", "[]", "null", "{", '{"a": 1}', '{"a": "1"}', '{"a": true}', '{"a": 0}', "[" * 9999],
)
def test_a_damaged_vector_gives_nothing(tmp_path: Path, damaged: str) -> None:
    with Document.create(tmp_path / "f.selfeval") as document:
        with document.edit("Add") as session:
            session.add(Fact(statement="One"))
        assert rows_at(document.session, damaged) is None


def test_a_moment_beyond_what_is_known_gives_nothing(tmp_path: Path) -> None:
    with Document.create(tmp_path / "f.selfeval") as document:
        with document.edit("Add") as session:
            session.add(Fact(statement="One"))
        ((who, seq),) = document.vector().items()
        assert rows_at(document.session, json.dumps({who: seq})) is not None
        assert rows_at(document.session, json.dumps({who: seq + 1})) is None
        assert rows_at(document.session, json.dumps({who: seq, "0" * 32: 1})) is None


def test_a_moment_that_never_was_gives_nothing(tmp_path: Path) -> None:
    head, deputy = _two_people(tmp_path)
    with head.at_their_computer(), head.document.edit("Add") as session:
        session.add(Fact(statement="Second"))
    with deputy.at_their_computer():
        deputy.document.combine(deputy.look(head.give(tmp_path / "second.selfeval")))
        with deputy.document.edit("Answer") as session:
            session.add(Fact(statement="Third"))
        now = deputy.document.vector()
        for who, seq in now.items():
            if seq == 2:
                assert rows_at(deputy.document.session, json.dumps({**now, who: 1})) is None
        assert rows_at(deputy.document.session, json.dumps(now)) is not None
        deputy.document.close()
    with head.at_their_computer():
        head.document.close()


def test_what_was_withheld_since_is_told_though_it_is_gone(tmp_path: Path) -> None:
    with Document.create(tmp_path / "f.selfeval") as document:
        before, after, note = (Fact(statement=words) for words in ("Before", "After", "Open"))
        with document.edit("Add") as session:
            session.add_all([before, after, note, Note(text="Quick", private=True)])
        then = vector(document)
        with document.edit("Make private") as session:
            session.get_one(Fact, after.id).private = True
        with document.edit("Remove") as session:
            remove(session, session.get_one(Fact, after.id))
        assert withheld_since(document.session, then) == {("fact", after.id)}
        assert read_vector(then) is not None
