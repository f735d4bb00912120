"""Erased for good: nowhere on this computer, nor in the published file, is a word of it left."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.models import (
    Action,
    Assumption,
    Evidence,
    Fact,
    Measure,
    Note,
    Priority,
    Quote,
    Reading,
    Setting,
    Stance,
)
from selfeval.store import Document, UserError, places, remove
from selfeval.store.check import examine
from selfeval.store.erase_reach import REACHED, unheard

MARK = "Zyxomma 7391"


def anywhere(home: Path, *others: Path, mark: str = MARK) -> list[Path]:
    """Return every file that holds the mark in one of the ways in which it may be written."""
    forms = [mark.encode(), mark.encode("utf-16-le"), mark.encode("utf-16-be")]
    files = [path for path in (*home.rglob("*"), *others) if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


def add(document: Document, *rows) -> list[str]:
    ids = [row.id for row in rows]
    with document.edit("Add") as session:
        session.add_all(rows)
    return ids


def erase_everywhere(document: Document, fields=None, whole=()):
    """Erase as the window does: here, in the file, then in every other copy."""
    erasure = document.erase_for_good(fields or {}, whole)
    document.publish()
    return document.eraser(erasure)(unheard)


def told(document: Document) -> list[str]:
    """Return the log as lines, to hold what was not erased to what it was."""
    query = 'SELECT replica, seq, n, tbl, "row", kind, old, new FROM change ORDER BY 1, 2, 3'
    return [str(row) for row in document._raw.execute(query)]


def test_a_field_and_its_former_wordings_are_gone_from_every_file(
    document: Document, home: Path
) -> None:
    (fact_id, other) = add(document, Fact(statement=MARK, source="kept"), Fact(statement="other"))
    for words in (MARK + " again", MARK + " and again " * 2000, "harmless"):
        with document.edit("Change fact") as session:
            session.get(Fact, fact_id).statement = words
        document.publish()
    assert anywhere(home, document.path)
    before = [line for line in told(document) if other in line]
    reached = erase_everywhere(document, {("fact", fact_id): ["statement"]})
    assert reached.rewritten >= 2
    assert not reached.kept
    assert not anywhere(home, document.path)
    fact = document.session.get(Fact, fact_id)
    assert (fact.statement, fact.source) == ("", "kept")
    assert [line for line in told(document) if other in line] == before
    document.close()
    assert not anywhere(home, document.path)
    examine(document.path)


def whole_priority(document: Document, mark: str) -> str:
    """Make a priority with something of everything that can hang on it, some of it removed."""
    priority = Priority(problem=mark)
    fact, belief = Fact(statement="stays"), Assumption(belief="stays too")
    add(document, priority, fact, belief)
    with document.edit("Fill in") as session:
        name = document.add_blob(mark.encode() * 400)
        session.add_all(
            [
                Action(priority_id=priority.id, what=mark),
                Quote(item_table="priority", item_id=priority.id, said=mark),
                Evidence(item_table="priority", item_id=priority.id, sha256=name, name=mark),
                Stance(fact_id=fact.id, assumption_id=belief.id, note="kept"),
            ]
        )
    (quote,) = add(document, Quote(item_table="priority", item_id=priority.id, said=mark + " old"))
    with document.edit("Remove a quote") as session:
        remove(session, session.get(Quote, quote))
    return priority.id


@pytest.mark.parametrize("removed_before", [False, True])
def test_an_item_goes_with_all_that_ever_belonged_to_it(
    document: Document, home: Path, removed_before: bool
) -> None:
    row = whole_priority(document, MARK)
    add(document, Note(said="became it", sorted_table="priority", sorted_id=row))
    document.publish()
    if removed_before:
        with document.edit("Remove priority") as session:
            remove(session, session.get(Priority, row))
        document.publish()
    reached = erase_everywhere(document, whole=[("priority", row)])
    assert not reached.kept
    assert not anywhere(home, document.path)
    assert document.session.get(Priority, row) is None
    assert document.session.exec(select(Note.said)).all() == ["became it"]
    assert not document.removed()
    for backup in (home / "backups").rglob("*.selfeval"):
        examine(backup)
    examine(document.path)


def test_undo_passes_over_what_was_erased(document: Document) -> None:
    (kept,) = add(document, Fact(statement="kept"))
    with document.edit("Change fact") as session:
        session.get(Fact, kept).statement = "kept and changed"
    row = whole_priority(document, MARK)
    with document.edit("Change priority") as session:
        session.get(Priority, row).rank_reason = "why"
    document.erase_for_good({}, [("priority", row)])
    labels = []
    while document.undo_label:
        labels.append(document.undo())
    assert labels == ["Fill in", "Add", "Change fact", "Add"]
    assert document.canonical_dump() == []
    while document.redo_label:
        document.redo()
    assert document.session.get(Fact, kept).statement == "kept and changed"
    assert document.session.get(Priority, row) is None
    assert MARK not in "".join(told(document))
    document.publish()


def test_what_was_removed_together_with_what_was_erased_still_comes_back(
    document: Document,
) -> None:
    one, other = add(document, Fact(statement=MARK), Fact(statement="other"))
    with document.edit("Remove facts") as session:
        for row in (one, other):
            remove(session, session.get(Fact, row))
    document.erase_for_good({}, [("fact", one)])
    (removal,) = document.removed()
    assert [head.row for head in removal.heads] == [other]
    document.put_back(removal.replica, removal.seq)
    assert document.session.get(Fact, other).statement == "other"
    assert document.session.get(Fact, one) is None
    document.publish()


def test_the_measure_of_a_fact_goes_with_the_last_that_shows_it(
    document: Document, home: Path
) -> None:
    measure = Measure(name=MARK)
    one, other = Fact(statement="a", measure_id=measure.id), Fact(measure_id=measure.id)
    add(document, measure, one, other, Reading(measure_id=measure.id, period="2026", note=MARK))
    document.erase_for_good({}, [("fact", one.id)])
    assert document.session.get(Measure, measure.id).name == MARK
    erase_everywhere(document, whole=[("fact", other.id)])
    assert document.session.get(Measure, measure.id) is None
    assert not anywhere(home, document.path)


def test_bytes_stay_while_something_else_names_them(document: Document, home: Path) -> None:
    mark = MARK.encode() * 100
    with document.edit("Attach files") as session:
        name = document.add_blob(mark)
        pieces = [
            Evidence(item_table="school", item_id="school", sha256=name, name=str(at))
            for at in range(2)
        ]
        session.add_all(pieces)
    first, second = (piece.id for piece in pieces)
    erase_everywhere(document, whole=[("evidence", first)])
    assert document.blob(name) == mark
    erase_everywhere(document, whole=[("evidence", second)])
    with pytest.raises(UserError):
        document.blob(name)
    assert not anywhere(home, document.path)
    assert name not in "".join(told(document))


def test_a_file_that_stays_attached_keeps_its_bytes(document: Document) -> None:
    with document.edit("Attach file") as session:
        name = document.add_blob(b"bytes")
        piece = Evidence(item_table="school", item_id="school", sha256=name, name=MARK)
        session.add(piece)
    with pytest.raises(ValueError, match="cannot be erased"):
        document.erase_for_good({("evidence", piece.id): ["sha256"]})
    document.erase_for_good({("evidence", piece.id): ["name"]})
    assert document.blob(name) == b"bytes"
    document.publish()


# Other copies on this computer --------------------------------------------------------------


@pytest.fixture
def elsewhere(document: Document, tmp_path: Path) -> Callable[[], Path]:
    """Give the test a function that copies the file to another folder and works on it there."""

    def work() -> Path:
        document.publish()
        place = tmp_path / "stick" / "school.selfeval"
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(document.path, place)
        with Document.open(place, actor="Chair") as other:
            add(other, Fact(statement="work of the chair"))
            fact = other.session.exec(select(Fact).where(Fact.statement == MARK)).one()
            with other.edit("Change fact") as session:
                session.get(Fact, fact.id).detail = MARK
        return place

    return work


def test_another_working_copy_is_rid_of_it_and_brings_it_to_its_file(
    document: Document, home: Path, elsewhere
) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    place = elsewhere()
    conflicted = document.path.with_name("school (conflicted copy).selfeval")
    shutil.copyfile(document.path, conflicted)
    reached = erase_everywhere(document, {("fact", fact_id): ["statement", "detail"]})
    assert reached.files == (place,)
    assert reached.beside == (conflicted,)
    assert not anywhere(home, document.path)
    assert anywhere(place.parent) == [place]
    with Document.open(place) as other:
        assert not other.notice
        assert other.session.get(Fact, fact_id).statement == ""
        assert other.unpublished
    assert not anywhere(place.parent)
    examine(place)


def test_one_that_is_open_is_named_and_left_alone(document: Document, home, elsewhere) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    place = elsewhere()
    with Document.open(place) as other:
        reached = erase_everywhere(document, {("fact", fact_id): ["statement", "detail"]})
        (kept,) = reached.kept
        assert (kept.path, kept.why) == (place, "It is open in another window.")
        assert kept.again
        assert other.session.get(Fact, fact_id).statement == MARK
    document.close()
    Document.open(document.path).close()
    with Document.open(place) as other:
        assert other.session.get(Fact, fact_id).statement == ""


def test_what_was_set_aside_is_written_anew_or_named(document: Document, home: Path) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    document.publish()
    folder = document._opened.copy.folder
    aside = folder / "damaged-1.db"
    with (
        closing(sqlite3.connect(folder / "work.db")) as raw,
        closing(sqlite3.connect(aside)) as copy,
    ):
        raw.backup(copy)
    broken = folder / "damaged-2.db"
    broken.write_bytes(aside.read_bytes()[:20_000] + b"\xff" * 40_000)
    reached = erase_everywhere(document, {("fact", fact_id): ["statement"]})
    assert [kept.path for kept in reached.kept] == [broken]
    assert set(anywhere(home, document.path)) <= {broken}


def test_another_document_is_left_alone(document: Document, home: Path, tmp_path: Path) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    with Document.create(tmp_path / "other.selfeval") as other:
        add(other, Fact(statement=MARK))
        other.publish()
        add(other, Fact(statement="b"))
        other.publish()
    before = {path: path.read_bytes() for path in anywhere(home, other.path)}
    before = {at: data for at, data in before.items() if document.path.name not in at.name}
    erase_everywhere(document, {("fact", fact_id): ["statement"]})
    after = anywhere(home, other.path)
    assert after
    assert all(path.read_bytes() == before[path] for path in after)


# What could not be done at once --------------------------------------------------------------


def test_what_a_crash_kept_from_being_reached_is_reached_on_opening(
    document: Document, home: Path, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    document.publish()
    add(document, Fact(statement="b"))
    document.publish()
    document.erase_for_good({("fact", fact_id): ["statement"]})
    assert not (document._opened.copy.folder / REACHED).exists()
    again = open_again(document)
    assert not anywhere(home, again.path)
    assert (again._opened.copy.folder / REACHED).exists()


def test_a_file_that_cannot_be_published_is_finished_later(
    document: Document, home: Path, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    document.publish()
    erasure = document.erase_for_good({("fact", fact_id): ["statement"]})
    document.eraser(erasure)(unheard)
    assert not (document._opened.copy.folder / REACHED).exists()
    assert anywhere(home, document.path) == [document.path]
    again = open_again(document)
    assert not anywhere(home, again.path)


def test_a_gesture_that_failed_erases_nothing_elsewhere(
    document: Document, home: Path, monkeypatch: pytest.MonkeyPatch, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))
    document.publish()
    add(document, Fact(statement="b"))
    document.publish()
    monkeypatch.setattr(document._pen, "finish", lambda *_all: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        document.erase_for_good({("fact", fact_id): ["statement"]})
    monkeypatch.undo()
    monkeypatch.setenv("SELFEVAL_HOME", str(home))
    again = open_again(document)
    assert again.session.get(Fact, fact_id).statement == MARK
    assert any("backups" in str(path) for path in anywhere(home))


def test_what_a_colleague_erased_goes_from_the_backups_here(
    document: Document, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = Fact(statement=MARK)
    with document.edit("Add") as session:
        name = document.add_blob(MARK.encode() * 100)
        piece = Evidence(item_table="fact", item_id=fact.id, sha256=name, name="list")
        session.add_all([fact, piece])
    document.publish()
    add(document, Fact(statement="b"))
    document.publish()
    copy = tmp_path / "theirs.selfeval"
    shutil.copyfile(document.path, copy)
    monkeypatch.setenv("SELFEVAL_HOME", str(tmp_path / "their home"))
    with Document.open(copy, actor="Chair") as theirs:
        theirs.erase_for_good({("fact", fact.id): ["statement"]}, [("evidence", piece.id)])
    monkeypatch.setenv("SELFEVAL_HOME", str(home))
    document.combine(document.look_at(copy))
    assert anywhere(home)
    assert document.close() is None
    assert not anywhere(home, document.path)
    for backup in (home / "backups").rglob("*.selfeval"):
        examine(backup)


def test_backups_that_are_out_of_reach_are_named_and_tried_again(
    document: Document, home: Path, monkeypatch: pytest.MonkeyPatch, open_again
) -> None:
    (fact_id,) = add(document, Fact(statement=MARK))

    def away() -> list[Path]:
        raise PermissionError(13, "Permission denied", "/srv/backups")

    with monkeypatch.context() as patched:
        patched.setattr(places, "all_backups", away)
        reached = erase_everywhere(document, {("fact", fact_id): ["statement"]})
        (kept,) = reached.kept
        assert (kept.path, kept.again) == (Path("/srv/backups"), True)
        assert document.close() is None
    again = open_again(document)
    assert (again._opened.copy.folder / REACHED).exists()


# What there is to erase ----------------------------------------------------------------------


def test_fields_are_offered_with_what_they_say_and_said(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="one", detail="was here", source="a book"))
    for values in ({"statement": "two"}, {"statement": "three", "detail": ""}):
        with document.edit("Change fact") as session:
            fact = session.get(Fact, fact_id)
            for name, value in values.items():
                setattr(fact, name, value)
    found = [(one.field, one.now, one.former) for one in document.wordings("fact", fact_id)]
    assert found == [("statement", "three", 2), ("detail", "", 1), ("source", "a book", 0)]
    document.erase_for_good({("fact", fact_id): ["statement", "detail"]})
    assert [one.field for one in document.wordings("fact", fact_id)] == ["source"]


def test_the_same_words_are_found_wherever_they_stand_or_stood(document: Document) -> None:
    words = "Half of Year 2 “cannot”\nread yet"
    fact, note, belief = Fact(statement=words), Note(said=f"From a visit: {words}"), Assumption()
    add(document, fact, note, belief, Fact(statement="Half of Year 2"))
    with document.edit("Change assumption") as session:
        session.get(Assumption, belief.id).because = words
    with document.edit("Change assumption") as session:
        session.get(Assumption, belief.id).because = "something else"
    found = {(one.table, one.row): one.fields for one in document.same_words([("fact", fact.id)])}
    assert found == {("note", note.id): ("said",), ("assumption", belief.id): ("because",)}
    document.erase_for_good(found, [("fact", fact.id)])
    assert words not in "".join(document.canonical_dump())
    assert "cannot" not in "".join(told(document))


@pytest.mark.parametrize("plainly", [False, True])
def test_the_same_words_are_found_within_what_a_setting_keeps(
    document: Document, plainly: bool
) -> None:
    words = 'Year 2’s “cannot”\nread "yet"'
    fact = Fact(statement=words)
    kept = json.dumps({"typed": f"We saw: {words}"}, ensure_ascii=plainly)
    setting = Setting(name="plan_back:x", value=kept)
    add(document, fact, setting)
    (found,) = document.same_words([("fact", fact.id)])
    assert (found.table, found.row, found.fields) == ("setting", setting.id, ("value",))


def test_others_are_those_who_signed_with_another_role(document: Document) -> None:
    add(document, Fact())
    document.actor = "Chair"
    add(document, Fact())
    document.actor = "Headteacher"
    assert document.others() == ["Chair"]
