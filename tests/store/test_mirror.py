"""What is kept in memory is what the file holds, after every gesture, undo and redo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from selfeval.core.models import MODELS, Fact, Factor, Priority, Row, Stance, table_of
from selfeval.core.rows import Rows, name_of
from selfeval.exchange.sample import make_sample
from selfeval.store import Document, load_rows, remove
from selfeval.store.mirror import MOST, Mirror


def plain(row: Row) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).c}


def contents(rows: Rows) -> list[tuple[str, list[dict[str, Any]]]]:
    return [(model.__name__, [plain(row) for row in rows.all(model)]) for model in MODELS]


def mirror_of(document: Document) -> Mirror:
    """Return a mirror that is told of gestures, and has read everything once."""
    made = Mirror(document)
    document.committed.connect(lambda _label, _tables: made.note_gesture())
    assert made.rows is made.rows
    made.table(Fact)
    return made


def assert_equal(mirror: Mirror, document: Document) -> None:
    """Fail unless the mirror has what is read from the file anew."""
    fresh = load_rows(document.session)
    assert contents(mirror.rows) == contents(fresh)
    for model in (Fact, Stance, Priority):
        kept = sorted(mirror.table(model), key=lambda row: row["id"])
        assert kept == sorted((plain(row) for row in fresh.all(model)), key=lambda r: r["id"])
        assert mirror.count(model) == len(kept)


def add(document: Document, statement: str) -> str:
    with document.edit("Add fact") as session:
        fact = Fact(statement=statement)
        session.add(fact)
        return fact.id


def test_it_follows_what_is_added_changed_removed_and_taken_back(document: Document) -> None:
    mirror = mirror_of(document)
    first, second = add(document, "First"), add(document, "Second")
    assert_equal(mirror, document)
    with document.edit("Change fact") as session:
        session.get_one(Fact, first).statement = "Changed"
    assert_equal(mirror, document)
    with document.edit("Remove fact") as session:
        remove(session, session.get_one(Fact, second))
    assert_equal(mirror, document)
    for _time in range(2):
        document.undo()
        assert_equal(mirror, document)
    document.redo()
    assert_equal(mirror, document)


def test_it_follows_several_gestures_before_anybody_asks(document: Document) -> None:
    mirror = mirror_of(document)
    first = add(document, "First")
    add(document, "Second")
    document.undo()
    with document.edit("Change fact") as session:
        session.get_one(Fact, first).statement = "Changed"
    assert_equal(mirror, document)


def test_it_follows_an_erasure_and_a_put_back(document: Document) -> None:
    mirror = mirror_of(document)
    fact = add(document, "Says too much")
    document.erase(document.session.get_one(Fact, fact), ["statement"])
    assert_equal(mirror, document)
    assert [row.statement for row in mirror.rows.all(Fact)] == [""]
    with document.edit("Remove fact") as session:
        remove(session, session.get_one(Fact, fact))
    assert_equal(mirror, document)
    (gone,) = document.removed()
    document.put_back(gone.replica, gone.seq)
    assert_equal(mirror, document)
    assert [row.id for row in mirror.rows.all(Fact)] == [fact]


def test_within_a_gesture_it_shows_what_is_written_so_far_and_keeps_none_of_it(
    document: Document,
) -> None:
    mirror = mirror_of(document)
    fact = add(document, "Before")

    def said() -> list[object]:
        values = mirror.values(Fact, fact)
        assert values is not None
        return [
            mirror.rows.all(Fact)[0].statement,
            mirror.table(Fact)[0]["statement"],
            values["statement"],
        ]

    def fail() -> None:
        with document.edit("Change fact") as session:
            session.get_one(Fact, fact).statement = "Within"
            assert said() == ["Within"] * 3
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert said() == ["Before"] * 3


def test_a_very_large_gesture_is_read_as_a_whole(document: Document) -> None:
    mirror = mirror_of(document)
    with document.edit("Add facts") as session:
        session.add_all(Fact(statement=f"Fact {number}") for number in range(MOST + 1))
    assert mirror.count(Fact) == len(mirror.rows.all(Fact)) == len(mirror.table(Fact)) == MOST + 1


def test_only_what_was_touched_is_read_again(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.selfeval") as document:
        mirror = mirror_of(document)
        before, table = mirror.rows, {row["id"]: row for row in mirror.table(Fact)}
        fact = before.all(Fact)[0].id
        with document.edit("Change fact") as session:
            session.get_one(Fact, fact).statement = "Changed"
        asked: list[str] = []
        engine = document.session.get_bind()
        event.listen(
            engine, "before_cursor_execute", lambda _c, _cu, words, *_more: asked.append(words)
        )
        after = mirror.rows
        assert len(asked) == 1
        assert "FROM fact" in asked[0]
        assert [row.id for row in after.all(Fact)] == [row.id for row in before.all(Fact)]
        same = [row for row in after.all(Fact) if before.get(Fact, row.id) is row]
        assert len(same) == len(after.all(Fact)) - 1
        assert after.all(Priority) is before.all(Priority)
        again = {row["id"]: row for row in mirror.table(Fact)}
        assert {row_id for row_id in again if again[row_id] is not table[row_id]} == {fact}


def test_rows_outlast_the_gestures_that_follow(document: Document) -> None:
    """A page may ask them while a later gesture has changed the same row, or removed it."""
    mirror = mirror_of(document)
    fact = add(document, "As it was")
    before = mirror.rows
    with document.edit("Change fact") as session:
        session.get_one(Fact, fact).statement = "As it is"
    document.publish()
    assert name_of(before.all(Fact)[0]) == "As it was"
    assert name_of(mirror.rows.all(Fact)[0]) == "As it is"
    document.undo()
    document.undo()
    assert mirror.rows.all(Fact) == []
    assert mirror.values(Fact, fact) is None


# The pure part ----------------------------------------------------------------------------------

IDS = st.text("abcde", min_size=1, max_size=1)
CHANGES = st.dictionaries(IDS, st.none() | st.sampled_from(["a1", "a2", "a3"]), max_size=5)


@settings(deadline=None)
@given(st.lists(CHANGES, max_size=6))
def test_changes_one_after_another_give_what_everything_at_once_gives(
    steps: list[dict[str, str | None]],
) -> None:
    known: dict[str, str] = {}
    rows = Rows([Factor(id="z", position="a1")])
    for step in steps:
        rows.where(Fact, "position", "a1")  # an index that has to be made anew
        rows = rows.after(
            {
                ("fact", row_id): None if place is None else Fact(id=row_id, position=place)
                for row_id, place in step.items()
            }
        )
        for row_id, place in step.items():
            known.pop(row_id, None)
            if place is not None:
                known[row_id] = place
        fresh = Rows(Fact(id=row_id, position=place) for row_id, place in known.items())
        assert [row.id for row in rows.all(Fact)] == [row.id for row in fresh.all(Fact)]
        first = rows.where(Fact, "position", "a1")
        assert [row.id for row in first] == [row.id for row in fresh.where(Fact, "position", "a1")]
        for row_id in "abcde":
            assert (rows.get(Fact, row_id) is None) == (row_id not in known)
    assert rows.get(Factor, "z") is not None


@pytest.mark.parametrize("table", ["fact", "factor"])
def test_rows_that_changes_came_from_stay_as_they_were(table: str) -> None:
    before = Rows([Fact(id="x"), Factor(id="x")])
    after = before.after({(table, "x"): None})
    assert before.item(table, "x") is not None
    assert after.item(table, "x") is None


def test_a_row_that_was_read_to_be_kept_refuses_a_change(tmp_path: Path) -> None:
    with Document.create(tmp_path / "kept.selfeval") as document:
        with document.edit("Add a fact") as session:
            session.add(Fact(statement="12 of 15 lessons began with words"))
        kept = mirror_of(document).rows.all(Fact)[0]
        with pytest.raises(RuntimeError, match="within a gesture"):
            kept.statement = "Lost without a word"
        with document.edit("Change a fact") as session:
            session.get_one(Fact, kept.id).statement = "Kept"
        assert document.session.get_one(Fact, kept.id).statement == "Kept"
