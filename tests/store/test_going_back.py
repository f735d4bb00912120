"""Going back is one gesture: all is as it was, nothing is lost, undo and combining stay right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, select

from selfeval.core.models import (
    Assumption,
    Evidence,
    Fact,
    Indicator,
    Measure,
    Reading,
    Row,
    Stance,
)
from selfeval.store import Document, RefusedFile, UserError, backup, clearing, going_back, remove
from selfeval.store.backup_list import backups_of
from selfeval.store.going_back import go_back, went_back_last
from tests.store.conftest import fill


def keep(document: Document) -> Path:
    return backup.keep_working(document._raw, document.document_id, document.path.stem)


def rows(session: Session, model: type[Row]) -> list[Row]:
    return list(session.exec(select(model).order_by(model.id)))


def change_much(document: Document) -> None:
    """Add, change, move, unlink and remove, with attachments."""
    with document.edit("Add") as session:
        fact = Fact(statement="Later")
        session.add(fact)
        name = document.add_blob(b"later still")
        session.add(Evidence(item_table="fact", item_id=fact.id, sha256=name, name="more"))
    with document.edit("Change") as session:
        for fact in rows(session, Fact)[:5]:
            fact.statement += ", again"
            fact.position = f"{fact.position}V"
    with document.edit("Remove") as session:
        for model in (Measure, Assumption, Stance):
            remove(session, rows(session, model)[0])
    with document.edit("Remove all evidence") as session:
        for one in rows(session, Evidence):
            if one.item_table == "school":
                remove(session, one)


@pytest.fixture
def filled(document: Document) -> Document:
    fill(document)
    return document


def test_all_is_as_it_was_and_one_undo_takes_it_back(
    filled: Document, open_again: Callable[[Document], Document]
) -> None:
    before, kept = filled.canonical_dump(), keep(filled)
    change_much(filled)
    after = filled.canonical_dump()
    assert go_back(filled, kept)
    assert filled.canonical_dump() == before
    assert went_back_last(filled)
    filled.undo()
    assert filled.canonical_dump() == after
    filled.redo()
    assert filled.canonical_dump() == before
    again = open_again(filled)
    assert again.canonical_dump() == before
    again.undo()
    assert again.canonical_dump() == after


def test_how_it_was_before_is_kept_and_nothing_is_cleared_out(filled: Document) -> None:
    kept = keep(filled)
    change_much(filled)
    after = filled.canonical_dump()
    go_back(filled, kept)
    newest = backups_of(filled.document_id)[0]
    assert newest.why == "before going back to a backup"
    with Document.open(newest.path, read_only=True) as found:
        assert found.canonical_dump() == after
    assert clearing.is_paused(filled.document_id)


def test_going_back_to_how_it_is_changes_nothing(filled: Document) -> None:
    label, kept = filled.undo_label, keep(filled)
    assert not go_back(filled, kept)
    assert filled.undo_label == label
    assert not clearing.is_paused(filled.document_id)


def test_nothing_is_cleared_out_from_before_it_is_gone_back(
    filled: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(filled)
    change_much(filled)
    paused: list[bool] = []

    def fail(*_both: object) -> None:
        paused.append(clearing.is_paused(filled.document_id))
        raise ZeroDivisionError

    monkeypatch.setattr(going_back, "make_equal", fail)
    with pytest.raises(ZeroDivisionError):
        go_back(filled, kept)
    assert paused == [True]
    assert not clearing.is_paused(filled.document_id)
    clearing.pause(filled.document_id, "an earlier one")
    with pytest.raises(ZeroDivisionError):
        go_back(filled, kept)
    assert clearing.paused_for(filled.document_id) == "an earlier one"


def test_where_that_cannot_be_noted_nothing_is_changed(
    filled: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(filled)
    change_much(filled)
    before = filled.canonical_dump()

    def full(*_both: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(clearing, "write_safely", full)
    with pytest.raises(UserError, match=r"Nothing was changed.*No space left"):
        go_back(filled, kept)
    assert filled.canonical_dump() == before


def test_new_items_get_numbers_and_places_after_all_that_ever_were(filled: Document) -> None:
    kept = keep(filled)
    for words in ("one", "two"):
        with filled.edit("Add") as session:
            session.add(Fact(statement=words))
    numbers = [fact.number for fact in rows(filled.session, Fact)]
    go_back(filled, kept)
    with filled.edit("Add") as session:
        session.add(Fact(statement="three"))
    facts = rows(filled.session, Fact)
    newest = max(facts, key=lambda fact: fact.position)
    assert (newest.statement, newest.number) == ("three", max(numbers) + 1)


def test_a_published_file_goes_on_being_the_same_document(
    filled: Document, tmp_path: Path, open_again: Callable[[Document], Document]
) -> None:
    """A colleague who has the newer state keeps it in the log, and sees the going back."""
    kept = keep(filled)
    change_much(filled)
    filled.publish()
    theirs = tmp_path / "theirs.selfeval"
    shutil.copyfile(filled.path, theirs)
    go_back(filled, kept)
    filled.publish()
    with Document.open(theirs, read_only=True) as colleague:
        assert all(filled.vector()[who] >= seq for who, seq in colleague.vector().items())
    before = filled.canonical_dump()
    assert open_again(filled).canonical_dump() == before


def test_what_was_erased_for_good_does_not_come_back(filled: Document) -> None:
    kept = keep(filled)
    fact, other = rows(filled.session, Fact)[:2]
    filled.erase(fact, ["statement"])
    other_id, fact_id = other.id, fact.id
    filled.erase(filled.session.get(Fact, other_id), ["statement"])
    with filled.edit("Remove") as session:
        remove(session, session.get(Fact, other_id))
    go_back(filled, kept)
    assert filled.session.get(Fact, fact_id).statement == ""
    assert filled.session.get(Fact, other_id).statement == ""
    filled.publish()


def test_a_row_erased_as_a_whole_does_not_come_back_nor_what_belonged_to_it(
    filled: Document,
) -> None:
    belief = rows(filled.session, Assumption)[0].id
    measure = rows(filled.session, Measure)[0].id
    with filled.edit("Point at it") as session:
        session.add(Indicator(what="Seen", assumption_id=belief))
        session.add(Reading(measure_id=measure, period="x", value="1", assumption_id=belief))
    kept = keep(filled)
    filled.erase_for_good({}, [("assumption", belief)])
    go_back(filled, kept)
    assert filled.session.get(Assumption, belief) is None
    assert [one.assumption_id for one in rows(filled.session, Indicator)] == [None]
    assert belief not in [one.assumption_id for one in rows(filled.session, Stance)]
    filled.publish()


def test_words_written_after_an_erasure_come_back(filled: Document) -> None:
    fact = rows(filled.session, Fact)[0].id
    filled.erase(filled.session.get(Fact, fact), ["statement"])
    with filled.edit("Write") as session:
        session.get(Fact, fact).statement = "Harmless"
    kept = keep(filled)
    with filled.edit("Write") as session:
        session.get(Fact, fact).statement = "Other"
    go_back(filled, kept)
    assert filled.session.get(Fact, fact).statement == "Harmless"


# Refused ----------------------------------------------------------------------------------------


def test_a_backup_of_another_file_is_refused(filled: Document, school_file: Path) -> None:
    before = filled.canonical_dump()
    with pytest.raises(UserError, match="another self-evaluation"):
        go_back(filled, school_file)
    assert filled.canonical_dump() == before


def test_a_damaged_backup_is_refused(filled: Document) -> None:
    kept = keep(filled)
    change_much(filled)
    before = filled.canonical_dump()
    kept.write_bytes(kept.read_bytes()[:-5_000])
    with pytest.raises(RefusedFile):
        go_back(filled, kept)
    assert filled.canonical_dump() == before
    assert not clearing.is_paused(filled.document_id)


def test_without_a_backup_of_now_nothing_is_done(
    filled: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(filled)
    change_much(filled)
    before = filled.canonical_dump()

    def fails(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("selfeval.store.publish.replacing", fails)
        with pytest.raises(UserError, match="Nothing was changed, because no backup"):
            go_back(filled, kept)
    assert filled.canonical_dump() == before


def test_a_file_open_for_reading_only_is_left_alone(filled: Document) -> None:
    kept = keep(filled)
    filled.publish()
    with (
        Document.open(filled.path, read_only=True) as reader,
        pytest.raises(UserError, match="reading only"),
    ):
        go_back(reader, kept)


# With colleagues --------------------------------------------------------------------------------


def test_whoever_combines_first_going_back_and_a_colleagues_work_come_out_the_same(
    filled: Document, tmp_path: Path
) -> None:
    """They edit what going back takes away, without having seen it: their edit stays, flagged."""
    kept = keep(filled)
    with filled.edit("Add") as session:
        fact = Fact(statement="Later")
        session.add(fact)
        later = fact.id
    change_much(filled)
    filled.publish()
    theirs = tmp_path / "theirs.selfeval"
    shutil.copyfile(filled.path, theirs)
    with Document.open(theirs, actor="Deputy") as colleague:
        with colleague.edit("Change") as session:
            session.get(Fact, later).statement = "Later, and true"
        with colleague.edit("Add") as session:
            session.add(Fact(statement="Theirs"))
        go_back(filled, kept)
        filled.publish()
        mine = tmp_path / "mine.selfeval"
        shutil.copyfile(filled.path, mine)
        colleague.publish()
        filled.combine(filled.look_at(theirs))
        colleague.combine(colleague.look_at(mine))
        assert filled.canonical_dump() == colleague.canonical_dump()
    statements = {one.statement for one in rows(filled.session, Fact)}
    assert {"Later, and true", "Theirs"} <= statements
    assert [one.row for one in filled.questions().kept] == [later]
