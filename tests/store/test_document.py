"""Gestures, undo, history and erasure on a real file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlmodel import select

from selfeval.core.models import (
    MODELS,
    Arrow,
    Assumption,
    Evidence,
    Fact,
    Factor,
    Indicator,
    LoopName,
    Map,
    Measure,
    Note,
    Placement,
    Priority,
    Quote,
    Reading,
    Review,
    School,
    Setting,
    Stance,
)
from selfeval.store import CannotUndo, Document, UserError, load_rows, remove


def add(document: Document, *rows) -> list[str]:
    ids = [row.id for row in rows]
    with document.edit("Add") as session:
        session.add_all(rows)
    return ids


def test_gesture_tells_label_and_tables(document: Document) -> None:
    told = []
    document.committed.connect(lambda label, tables: told.append((label, tables)))
    with document.edit("Add fact and stance") as session:
        fact, belief = Fact(statement="Seen"), Assumption(belief="Believed")
        session.add_all([fact, belief, Stance(fact_id=fact.id, assumption_id=belief.id)])
    document.undo()
    expected = frozenset({"fact", "assumption", "stance"})
    assert told == [("Add fact and stance", expected)] * 2


def test_gesture_that_changes_nothing_leaves_no_row(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="Seen"))
    before = document.vector()
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "Other"
        session.flush()
        session.get(Fact, fact_id).statement = "Seen"
    assert document.vector() == before
    assert document.undo_label == "Add"


def test_several_writes_to_a_row_make_one_change(document: Document) -> None:
    with document.edit("Add") as session:
        fact = Fact(statement="a")
        session.add(fact)
        session.flush()
        fact.statement = "b"
        session.flush()
        gone = Fact(statement="never was")
        session.add(gone)
        session.flush()
        session.delete(gone)
        fact_id = fact.id
    entries = document.history(document.session.get(Fact, fact_id))
    assert [(entry.kind, entry.new["statement"]) for entry in entries] == [("I", "b")]
    logged = document._raw.execute("SELECT count(*) FROM change").fetchone()[0]
    assert logged == 1


def test_removing_and_making_the_same_link_in_one_gesture_is_a_change(document: Document) -> None:
    fact, belief = Fact(statement="f"), Assumption(belief="a")
    fact_id, belief_id, stance_id = add(
        document, fact, belief, Stance(fact_id=fact.id, assumption_id=belief.id, note="kept?")
    )
    with document.edit("Link again") as session:
        session.delete(session.get(Stance, stance_id))
        session.flush()
        again = Stance(fact_id=fact_id, assumption_id=belief_id, stance="supports")
        session.add(again)
        assert again.id == stance_id
    newest = document.history(document.session.get(Stance, stance_id))[0]
    assert (newest.kind, newest.old, newest.new) == (
        "U",
        {"stance": "unclear", "note": "kept?"},
        {"stance": "supports", "note": ""},
    )
    document.undo()
    assert document.session.get(Stance, stance_id).note == "kept?"


def test_an_insert_logs_every_field(document: Document) -> None:
    for model in MODELS:
        required = [f for f in ("measure_id", "map_id", "priority_id") if f in model.model_fields]
        if not model.key and not required and model is not Arrow:
            (row_id,) = add(document, model(kind="link") if model is Evidence else model())
            entry = document.history(document.session.get(model, row_id))[0]
            assert set(entry.new) == set(model.model_fields) - {"id"}


def test_exception_in_a_gesture_rolls_back(document: Document) -> None:
    before = document.canonical_dump()
    with pytest.raises(ZeroDivisionError), document.edit("Add") as session:  # noqa: PT012
        session.add(Fact(statement="lost"))
        session.flush()
        raise ZeroDivisionError
    assert document.canonical_dump() == before
    (fact_id,) = add(document, Fact(statement="kept"))
    assert document.session.get(Fact, fact_id).number == 1


def test_writing_outside_a_gesture_raises(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="Seen"))
    document.session.get(Fact, fact_id).statement = "changed"
    with pytest.raises(RuntimeError, match="outside a gesture"):
        document.session.commit()
    document.session.rollback()
    with pytest.raises(sqlite3.IntegrityError, match="outside a gesture"):
        document._raw.execute("UPDATE fact SET statement = 'changed'")
    assert document.session.get(Fact, fact_id).statement == "Seen"


def test_changes_made_before_a_gesture_are_refused(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="Seen"))
    document.session.get(Fact, fact_id).statement = "changed"
    with pytest.raises(RuntimeError, match="outside a gesture"), document.edit("Change fact"):
        pass
    assert document.session.get(Fact, fact_id).statement == "Seen"


def test_a_gesture_cannot_be_made_within_another_or_committed_early(document: Document) -> None:
    with document.edit("Outer"), pytest.raises(RuntimeError), document.edit("Inner"):
        pass
    with pytest.raises(RuntimeError), document.edit("Early") as session:  # noqa: PT012
        session.add(Fact(statement="half"))
        session.commit()
    assert document.canonical_dump() == []


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"tone": "wonderful"}, "Strength or concern"),
        ({"observed_on": "yesterday"}, "When"),
        ({"n": "many"}, "How many"),
        ({"n": -1}, "How many"),
        ({"realm": "nowhere"}, "Realm"),
        ({"source": "x" * 1001}, "How we know"),
    ],
)
def test_wrong_values_are_refused_by_the_name_of_their_field(
    document: Document, values: dict, word: str
) -> None:
    with pytest.raises(UserError, match=word), document.edit("Add") as session:
        session.add(Fact(statement="Seen", **values))
    assert document.canonical_dump() == []


def test_values_are_cleaned_on_entry(document: Document) -> None:
    (fact_id, reading_id) = _fact_and_reading(document, "a\x00b\x1b", " 1,204.50 % ")
    assert document.session.get(Fact, fact_id).statement == "ab"
    assert document.session.get(Reading, reading_id).value == "1204.50"


def _fact_and_reading(document: Document, statement: str, value: str) -> tuple[str, str]:
    measure = Measure(name="m")
    fact = Fact(statement=statement, measure_id=measure.id)
    reading = Reading(measure_id=measure.id, period="2025/26", value=value)
    add(document, measure, fact, reading)
    with document.edit("Look") as session:
        return session.exec(select(Fact.id)).one(), session.exec(select(Reading.id)).one()


def test_numbers_are_never_reused(document: Document, open_again) -> None:
    first, second = add(document, Fact(statement="1"), Fact(statement="2"))
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, second))
    document = open_again(document)
    (third,) = add(document, Fact(statement="3"))
    assert document.session.get(Fact, first).number == 1
    assert document.session.get(Fact, third).number == 3


def test_new_rows_go_to_the_end_and_keep_their_order(document: Document) -> None:
    ids = [add(document, Fact(statement=str(n)))[0] for n in range(40)]
    ids += add(document, *(Fact(statement=str(n)) for n in range(40, 80)))
    assert [fact.id for fact in load_rows(document.session).all(Fact)] == ids


def test_a_moved_row_does_not_confuse_the_next(document: Document) -> None:
    first, second = add(document, Fact(statement="1"), Fact(statement="2"))
    with document.edit("Move fact") as session:
        session.get(Fact, first).position = "b00"
    (third,) = add(document, Fact(statement="3"))
    assert [f.id for f in load_rows(document.session).all(Fact)] == [second, first, third]


def test_the_ends_of_an_arrow_never_change(document: Document) -> None:
    a, b = Factor(label="a"), Factor(label="b")
    arrow = Arrow(source_id=a.id, target_id=b.id)
    a_id, b_id, arrow_id = add(document, a, b, arrow)
    with pytest.raises(Exception, match="frozen"), document.edit("Turn arrow") as session:
        session.get(Arrow, arrow_id).source_id = b_id
    assert document.session.get(Arrow, arrow_id).source_id == a_id


def test_derived_ids_make_one_row_of_what_two_people_make() -> None:
    assert Reading(measure_id="m", period="2025/26").id == Reading.id_for("m", "2025/26")
    assert Setting(name="framework").id == Setting.id_for("framework")
    assert School().id == "school"
    assert Fact().id != Fact().id


# Removal


def test_removing_an_item_takes_what_belongs_to_it(document: Document) -> None:
    priority, factor, other = Priority(title="p"), Factor(label="f"), Factor(label="g")
    chart, indicator = Map(name="m"), Indicator(sign="i", factor_id=factor.id)
    rows = [
        priority,
        factor,
        other,
        chart,
        indicator,
        Arrow(source_id=factor.id, target_id=other.id),
        Placement(map_id=chart.id, factor_id=factor.id),
        LoopName(factors=" ".join(sorted([factor.id, other.id])), name="loop"),
        Review(priority_id=priority.id),
        Evidence(item_table="factor", item_id=factor.id, name="notes", kind="link"),
        Note(said="n", sorted_table="factor", sorted_id=factor.id),
    ]
    ids = add(document, *rows)
    before = document.canonical_dump()
    with document.edit("Remove factor") as session:
        remove(session, session.get(Factor, ids[1]))
    rows_left = load_rows(document.session)
    assert [len(rows_left.all(m)) for m in (Arrow, Placement, LoopName, Evidence)] == [0, 0, 0, 0]
    assert rows_left.all(Indicator)[0].factor_id is None
    assert rows_left.all(Note)[0].sorted_id == ""
    assert len(rows_left.all(Review)) == 1
    document.undo()
    assert document.canonical_dump() == before


def test_a_measure_goes_with_the_last_that_shows_it(document: Document) -> None:
    measure = Measure(name="m")
    fact = Fact(statement="f", measure_id=measure.id)
    indicator = Indicator(sign="i", measure_id=measure.id)
    fact_id, indicator_id = fact.id, indicator.id
    add(document, measure, fact, indicator, Reading(measure_id=measure.id, period="2026"))
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, fact_id))
    assert len(load_rows(document.session).all(Reading)) == 1
    with document.edit("Remove indicator") as session:
        remove(session, session.get(Indicator, indicator_id))
    assert document.canonical_dump() == []
    document.undo()
    document.undo()
    assert len(load_rows(document.session).all(Reading)) == 1


# Undo and redo


def test_undo_and_redo_say_what_they_take_back(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="a"))
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "b"
    assert (document.undo_label, document.redo_label) == ("Change fact", None)
    assert document.undo() == "Change fact"
    assert document.session.get(Fact, fact_id).statement == "a"
    assert (document.undo_label, document.redo_label) == ("Add", "Change fact")
    assert document.redo() == "Change fact"
    assert document.session.get(Fact, fact_id).statement == "b"


def test_what_is_dropped_leaves_no_redo_not_even_after_a_restart(
    document: Document, open_again: Callable[[Document], Document]
) -> None:
    add(document, Fact(statement="a"))
    add(document, Fact(statement=""))
    document.drop_last()
    assert len(load_rows(document.session).all(Fact)) == 1
    assert (document.undo_label, document.redo_label) == ("Add", None)
    document = open_again(document)
    assert (document.undo_label, document.redo_label) == ("Add", None)
    document.undo()
    assert document.redo_label == "Add"
    with pytest.raises(CannotUndo):
        document.drop_last()


def test_undo_works_after_a_restart_and_a_new_gesture_clears_redo(
    document: Document, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement="a"))
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "b"
    document.undo()
    document = open_again(document)
    assert (document.undo_label, document.redo_label) == ("Add", "Change fact")
    document.redo()
    document.undo()
    document = open_again(document)
    add(document, Fact(statement="c"))
    assert document.redo_label is None
    with pytest.raises(CannotUndo):
        document.redo()


def test_nothing_to_undo_is_said(document: Document) -> None:
    with pytest.raises(CannotUndo, match="nothing to undo"):
        document.undo()


def _as_somebody_else(document: Document, label: str, change) -> None:
    """Make a gesture in the name of another replica: what combining will bring."""
    mine, stack = document._pen.replica, document._stack
    document._pen.take_up("f" * 32)
    with document.edit(label) as session:
        change(session)
    document._pen.take_up(mine)
    document._stack = stack


def test_undo_is_refused_where_somebody_has_changed_the_field(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="a", source="s"))
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "b"

    def theirs(session) -> None:
        session.get(Fact, fact_id).statement = "theirs"

    _as_somebody_else(document, "Change", theirs)
    document._stack.undo.pop()
    before = document.canonical_dump()
    with pytest.raises(CannotUndo, match="changed it since"):
        document.undo()
    assert document.canonical_dump() == before


def test_undo_is_refused_where_somebody_points_at_the_row(document: Document) -> None:
    fact, belief = Fact(statement="a"), Assumption(belief="b")
    belief_id = add(document, belief)[0]
    fact_id = add(document, fact)[0]

    def link(session) -> None:
        session.add(Stance(fact_id=fact_id, assumption_id=belief_id))

    _as_somebody_else(document, "Link", link)
    document._stack.undo.pop()
    with pytest.raises(CannotUndo, match="belongs to it"):
        document.undo()
    assert document.session.get(Fact, fact_id) is not None


def test_undo_is_refused_where_something_hangs_on_the_row(document: Document) -> None:
    fact_id = add(document, Fact(statement="a"))[0]

    def attach(session) -> None:
        session.add(Evidence(item_table="fact", item_id=fact_id, kind="link"))

    _as_somebody_else(document, "Attach", attach)
    document._stack.undo.pop()
    with pytest.raises(CannotUndo, match="belongs to it"):
        document.undo()


def test_what_was_let_stand_is_history_that_undo_does_not_touch(
    document: Document, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement="a"))
    document.let_stand()
    assert document.undo_label is None
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "b"
    document = open_again(document)
    assert document.undo() == "Change fact"
    assert document.undo_label is None
    assert len(document.vector()) == 2
    assert document.session.get(Fact, fact_id).statement == "a"


# What each gesture knew


def test_a_gesture_says_what_its_author_had_newly_seen(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="a"))

    def theirs(session) -> None:
        session.get(Fact, fact_id).source = "theirs"

    _as_somebody_else(document, "Change", theirs)
    add(document, Fact(statement="b"))
    add(document, Fact(statement="c"))
    mine = document._pen.replica
    said = "SELECT seq, lamport, seen FROM gesture WHERE replica = ? ORDER BY seq"
    assert document._raw.execute(said, (mine,)).fetchall() == [
        (1, 1, "{}"),
        (2, 3, '{"' + "f" * 32 + '":1}'),
        (3, 4, "{}"),
    ]


# History and erasure


def test_history_tells_who_did_what(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="a"))
    document.actor = "Deputy head"
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = "b"
    newest, oldest = document.history(document.session.get(Fact, fact_id))
    assert (newest.actor, newest.label, newest.kind) == ("Deputy head", "Change fact", "U")
    assert (newest.old, newest.new) == ({"statement": "a"}, {"statement": "b"})
    assert (oldest.actor, oldest.kind) == ("Headteacher", "I")


def test_erased_text_is_gone_from_item_history_and_published_bytes(
    document: Document, open_again
) -> None:
    secret = "A sentence that nobody should have written 7391"
    (fact_id,) = add(document, Fact(statement=secret, source="kept"))
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = secret + " and more"
    document.publish()
    assert secret.encode() in document.path.read_bytes()
    document.erase(document.session.get(Fact, fact_id), ["statement"])
    fact = document.session.get(Fact, fact_id)
    assert (fact.statement, fact.source) == ("", "kept")
    assert document.history(fact)[0].kind == "E"
    document.publish()
    working = document._opened.copy.database
    document.close()
    assert b"7391" not in document.path.read_bytes()
    assert b"7391" not in working.read_bytes()
    again = open_again(document)
    assert again.undo_label == "Add"
    again.undo()
    assert again.canonical_dump() == []


def test_attachments_are_kept_by_their_fingerprint(document: Document, open_again) -> None:
    with document.edit("Attach file") as session:
        name = document.add_blob(b"bytes")
        session.add(Evidence(item_table="school", item_id="school", sha256=name))
    assert open_again(document).blob(name) == b"bytes"


def test_too_large_an_attachment_is_refused(document: Document) -> None:
    with pytest.raises(UserError, match="20 MB"), document.edit("Attach file"):
        document.add_blob(b"\0" * (20 * 1024 * 1024 + 1))


# Nothing is kept that could not be published


@pytest.mark.parametrize(
    "make",
    [
        lambda: Evidence(item_table="school", item_id="school", sha256="0" * 64),
        lambda: Evidence(item_table="fact", item_id="0" * 32, kind="link"),
        lambda: Quote(item_table="pupil", item_id="0" * 32),
        lambda: Note(sorted_table="fact", sorted_id="0" * 32),
    ],
    ids=["no bytes", "no item", "no table", "sorted nowhere"],
)
def test_a_link_that_leads_nowhere_is_refused_at_once(document: Document, make) -> None:
    with pytest.raises(UserError), document.edit("Attach") as session:
        session.add(make())
    assert document.canonical_dump() == []


def test_an_item_is_not_taken_from_under_what_hangs_on_it(document: Document) -> None:
    fact = Fact(statement="a")
    (fact_id, _quote) = add(document, fact, Quote(item_table="fact", item_id=fact.id, said="q"))
    with pytest.raises(UserError), document.edit("Remove fact") as session:
        session.delete(session.get(Fact, fact_id))
    assert document.session.get(Fact, fact_id) is not None


@pytest.mark.parametrize(
    "make", [lambda: Fact(id="x"), lambda: School(id="other"), lambda: Fact(position="!!!")]
)
def test_ids_and_places_have_their_shape(document: Document, make) -> None:
    with pytest.raises(Exception, match=r"is no"), document.edit("Add") as session:
        session.add(make())
    assert document.canonical_dump() == []


def test_a_derived_id_follows_from_what_is_kept(document: Document) -> None:
    measure = Measure(name="m")
    reading = Reading(measure_id=measure.id, period="2018")
    reading.period = "20\x0719"
    loop = LoopName(factors="b a", name="loop")
    add(document, measure, reading, loop)
    rows = load_rows(document.session)
    assert rows.all(Reading)[0].id == Reading.id_for(rows.all(Measure)[0].id, "2019")
    assert rows.all(LoopName)[0].factors == "a b"
    document.publish()


def test_a_label_and_a_role_are_kept_as_one_plain_line(document: Document) -> None:
    document.actor = "Head\x00\ud800 \n teacher" + "x" * 5000
    with document.edit("Add\nfact") as session:
        session.add(Fact(statement="a"))
    label, actor = document._raw.execute("SELECT label, actor FROM gesture").fetchone()
    assert label == "Add fact"
    assert actor.startswith("Head teacherxxx")
    document.publish()


def test_a_row_that_is_replaced_is_logged_as_it_was(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="a", source="kept"))
    before = document.canonical_dump()
    with document.edit("Replace fact") as session:
        session.execute(
            text("REPLACE INTO fact (id, statement) VALUES (:id, 'b')"), {"id": fact_id}
        )
    document.undo()
    assert document.canonical_dump() == before


def test_a_full_disk_is_said_and_leaves_everything_before_it(document: Document) -> None:
    add(document, Fact(statement="a"))
    before = document.canonical_dump()
    pages = document._raw.execute("PRAGMA page_count").fetchone()[0]
    document._raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="could not be kept"), document.edit("Add") as session:
        session.add_all(Fact(statement="x" * 5000) for _number in range(50))
    assert document.canonical_dump() == before
    document._raw.execute("PRAGMA max_page_count = 100000")
    add(document, Fact(statement="b"))


@pytest.mark.parametrize("fields", [["number"], ["nothing"]])
def test_what_is_no_field_cannot_be_erased(document: Document, fields: list[str]) -> None:
    (fact_id,) = add(document, Fact(statement="a"))
    with pytest.raises(KeyError):
        document.erase(document.session.get(Fact, fact_id), fields)
    document.erase(document.session.get(Fact, fact_id), [])
    assert document.undo_label == "Add"
