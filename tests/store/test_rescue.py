"""A damaged file is not the end: its last good backup is found, tested and put in its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import AlreadyOpen, Document, RefusedFile, UserError, backup, places
from selfeval.store.backup_list import backups_of
from selfeval.store.check import examine
from selfeval.store.header import is_damage
from selfeval.store.inside import look_inside
from selfeval.store.rescue import known_documents, last_good, put_back
from selfeval.store.working import WorkingCopy, fingerprint

Damage = Callable[[Path], object]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9_000])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"Headteacher")] ^= 4
    path.write_bytes(data)


def forget_working_copies() -> None:
    shutil.rmtree(places.working_copies())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Give the test a file that was saved twice: “One” is in its backup, “Two” in it alone."""
    path = tmp_path / "school.selfeval"
    with Document.create(path, actor="Headteacher") as document:
        add(document, "One")
        document.publish()
        add(document, "Two")
    return path


def add(document: Document, words: str) -> None:
    with document.edit("Add fact") as session:
        session.add(Fact(statement=words))


def facts(path: Path) -> int:
    with Document.open(path, read_only=True) as document:
        return len([line for line in document.canonical_dump() if line.startswith('["fact"')])


@pytest.mark.parametrize("damage", [cut, zero, flip])
def test_damage_is_told_from_strangers(saved: Path, damage: Damage) -> None:
    damage(saved)
    with pytest.raises(RefusedFile) as told:
        Document.open(saved)
    assert is_damage(told.value)
    saved.write_text("Dear all, please find attached")
    with pytest.raises(RefusedFile) as told:
        Document.open(saved)
    assert not is_damage(told.value)


@pytest.mark.parametrize("damage", [cut, zero, flip])
def test_what_the_working_copy_knows_is_the_last_good_state(saved: Path, damage: Damage) -> None:
    damage(saved)
    damaged = saved.read_bytes()
    rescue = last_good(saved)
    assert rescue is not None
    assert facts(rescue.backup.path) == 2
    aside = put_back(saved, rescue.backup.path, rescue.damaged)
    assert aside is not None
    assert aside.name.startswith("school (damaged ")
    assert aside.read_bytes() == damaged
    with Document.open(saved) as document:
        assert not document.notice
        assert not document.unpublished
    assert facts(saved) == 2


@pytest.mark.parametrize("damage", [cut, zero, flip])
def test_without_a_working_copy_the_backup_comes_under_a_new_replica(
    saved: Path, damage: Damage
) -> None:
    (document_id,) = known_documents(saved)
    copy = WorkingCopy.for_file(document_id, saved)
    replica = copy.replica()
    copy.database.unlink()
    damage(saved)
    rescue = last_good(saved)
    assert rescue is not None
    assert facts(rescue.backup.path) == 1
    put_back(saved, rescue.backup.path, rescue.damaged)
    with Document.open(saved) as document:
        add(document, "After")
        assert replica
        assert document.vector()[replica] == 1  # “Two”, which others may have seen, was its second
        assert len(document.vector()) == 2


def test_a_damaged_backup_is_passed_over(saved: Path) -> None:
    with Document.open(saved) as document:
        add(document, "Three")
        document_id = document.document_id
    forget_working_copies()
    cut(saved)
    newest, older = backups_of(document_id)[:2]
    flip(newest.path)
    rescue = last_good(saved)
    assert rescue is not None
    assert rescue.backup == older


def test_without_any_good_backup_there_is_none(saved: Path) -> None:
    (document_id,) = known_documents(saved)
    forget_working_copies()
    for one in backups_of(document_id):
        cut(one.path)
    cut(saved)
    assert last_good(saved) is None


def test_backups_are_known_by_path_though_nothing_else_is(saved: Path, tmp_path: Path) -> None:
    expected = known_documents(saved)
    forget_working_copies()
    zero(saved)
    assert known_documents(saved) == expected
    moved = tmp_path / "moved.selfeval"
    saved.rename(moved)
    assert known_documents(moved) == []
    assert last_good(moved) is None


def test_a_moved_file_is_known_by_what_is_left_of_it(saved: Path, tmp_path: Path) -> None:
    expected = known_documents(saved)
    flip(saved)
    moved = tmp_path / "moved.selfeval"
    saved.rename(moved)
    assert known_documents(moved) == expected


def test_another_document_that_was_here_before_is_not_taken(saved: Path, tmp_path: Path) -> None:
    saved.rename(tmp_path / "old.selfeval")
    with Document.create(saved) as document:
        add(document, "Of the new one")
        document.publish()
        add(document, "More")
        new = document.document_id
    cut(saved)
    rescue = last_good(saved)
    assert rescue is not None
    assert rescue.backup.document == new


def test_a_file_that_somebody_put_right_meanwhile_is_left_alone(saved: Path) -> None:
    good = saved.read_bytes()
    cut(saved)
    rescue = last_good(saved)
    assert rescue is not None
    saved.write_bytes(good)
    with pytest.raises(UserError, match="has changed since"):
        put_back(saved, rescue.backup.path, rescue.damaged)
    assert saved.read_bytes() == good
    assert len(list(saved.parent.iterdir())) == 1


def test_a_file_that_is_open_in_a_window_is_left_to_it(saved: Path) -> None:
    document = Document.open(saved)
    cut(saved)
    rescue = last_good(saved)
    assert rescue is not None
    with pytest.raises(AlreadyOpen):
        put_back(saved, rescue.backup.path, rescue.damaged)
    document.save_beside()
    document._let_go()


def test_a_file_that_is_gone_comes_back(saved: Path) -> None:
    rescue = last_good(saved)
    saved.unlink()
    assert rescue is not None
    assert put_back(saved, rescue.backup.path, "") is None
    assert facts(saved) == 2


def test_a_second_damage_gets_a_name_of_its_own(saved: Path) -> None:
    for _time in range(2):
        cut(saved)
        rescue = last_good(saved)
        assert rescue is not None
        put_back(saved, rescue.backup.path, rescue.damaged)
    assert len(list(saved.parent.glob("*damaged*"))) == 2
    assert examine(saved)


@pytest.mark.parametrize("step", ["os.link", "shutil.copyfile", "os.replace", "os.fsync"])
def test_a_full_disk_at_any_step_leaves_the_file_as_it_was(
    saved: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    cut(saved)
    damaged, rescue = saved.read_bytes(), last_good(saved)
    assert rescue is not None

    def fails(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(step, fails)
        if step == "os.link":  # a drive without links: it is copied instead
            put_back(saved, rescue.backup.path, rescue.damaged)
            assert facts(saved) == 2
            return
        with pytest.raises(UserError):
            put_back(saved, rescue.backup.path, rescue.damaged)
    found = [path.read_bytes() for path in saved.parent.iterdir()]
    assert set(found) == {damaged}
    assert saved.exists()


def no_links(*_given: object) -> None:
    raise OSError(1, "Operation not permitted")


def test_on_a_full_drive_without_links_the_file_stays_in_its_place(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(saved)
    damaged, rescue = saved.read_bytes(), last_good(saved)
    assert rescue is not None
    copyfile = shutil.copyfile

    def full(source: Path, target: Path) -> object:
        if target.parent == saved.parent:
            raise OSError(28, "No space left on device")
        return copyfile(source, target)

    with monkeypatch.context() as broken:
        broken.setattr(os, "link", no_links)
        broken.setattr(shutil, "copyfile", full)
        with pytest.raises(UserError, match="no space left"):
            put_back(saved, rescue.backup.path, rescue.damaged)
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
    assert saved.read_bytes() == damaged


def test_a_damaged_file_that_cannot_be_read_is_moved_aside(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(saved)
    damaged, rescue = saved.read_bytes(), last_good(saved)
    assert rescue is not None
    copyfile = shutil.copyfile

    def fails(source: Path, target: Path) -> object:
        if source == saved:
            raise OSError(5, "Input/output error")
        return copyfile(source, target)

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(shutil, "copyfile", fails)
    aside = put_back(saved, rescue.backup.path, rescue.damaged)
    assert aside is not None
    assert aside.read_bytes() == damaged
    monkeypatch.undo()
    assert facts(saved) == 2


# Looking inside ---------------------------------------------------------------------------------


def test_what_is_inside_and_how_it_differs_is_told(document: Document) -> None:
    add(document, "Stays")
    add(document, "Goes  on\n two lines")
    kept = backup.keep_working(document._raw, document.document_id, "school")
    seen = fingerprint(kept)
    with document.edit("Change") as session:
        one = session.get(
            Fact,
            document.session.connection()
            .exec_driver_sql("SELECT id FROM fact WHERE statement = 'Stays'")
            .scalar_one(),
        )
        one.statement = "Changed"
    add(document, "New")
    present = document.database
    inside = look_inside(kept, present)
    assert (inside.counts["fact"], inside.changed_by, inside.school) == (2, "Headteacher", "")
    assert inside.differences is not None
    (difference,) = inside.differences
    assert (difference.table, difference.only_now) == ("fact", ("New",))
    assert (difference.only_then, difference.different) == ((), ("Changed",))
    assert fingerprint(kept) == seen
    assert look_inside(kept).differences is None


def test_another_document_is_not_compared(document: Document, school_file: Path) -> None:
    present = document.database
    inside = look_inside(school_file, present)
    assert inside.school == "Alder"
    assert inside.differences is None
