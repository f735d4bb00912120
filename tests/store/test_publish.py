"""The shared file is a document: replaced whole, never when somebody else changed it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from filelock import FileLock
from sqlmodel import select

from selfeval.core.models import Fact
from selfeval.store import AlreadyOpen, Document, SharedFileChanged, UserError
from selfeval.store import working as working_module
from selfeval.store.check import examine
from selfeval.store.errors import NotPublished
from selfeval.store.working import WorkingCopy, fingerprint


def add(document: Document, statement: str = "Seen") -> str:
    with document.edit("Add fact") as session:
        fact = Fact(statement=statement)
        session.add(fact)
        return fact.id


def reword(document: Document, fact_id: str, statement: str) -> None:
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).statement = statement


def let_go(document: Document) -> None:
    """Let go of a document without publishing, as a crash would."""
    document._let_go()


def elsewhere(
    path: Path, tmp_path: Path, statement: str, monkeypatch: pytest.MonkeyPatch, fact_id: str = ""
) -> None:
    """Change the file as a colleague on another computer would: add a fact, or change one."""
    mine = os.environ["SELFEVAL_HOME"]
    monkeypatch.setenv("SELFEVAL_HOME", str(tmp_path / "colleague"))
    with Document.open(path, actor="Deputy head") as document:
        if fact_id:
            reword(document, fact_id, statement)
        else:
            add(document, statement)
    monkeypatch.setenv("SELFEVAL_HOME", mine)


def test_created_file_is_there_at_once_and_sound(document: Document) -> None:
    assert examine(document.path).document_id == document.document_id
    assert not document.unpublished


def test_create_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "here.selfeval"
    path.write_text("mine")
    with pytest.raises(UserError, match="already"):
        Document.create(path)
    with pytest.raises(UserError, match="no folder"):
        Document.create(tmp_path / "none" / "x.selfeval")
    assert path.read_text() == "mine"


def test_create_that_fails_leaves_nothing_behind(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("selfeval.store.replacing.os.replace", full)
    with pytest.raises(UserError, match="no space left"):
        Document.create(tmp_path / "x.selfeval")
    assert list((home / "working").iterdir()) == []
    assert list(tmp_path.glob("*x.selfeval*")) == []


def test_publish_brings_the_shared_file_up_to_date(document: Document) -> None:
    before = fingerprint(document.path)
    add(document)
    assert document.unpublished
    assert fingerprint(document.path) == before
    document.publish()
    assert not document.unpublished
    assert examine(document.path).vector == document.vector()
    assert [path.name for path in document.path.parent.iterdir()] == [document.path.name]


def test_publish_keeps_the_old_file_in_backups(document: Document, home: Path) -> None:
    before = document.path.read_bytes()
    add(document)
    document.publish()
    (kept,) = (home / "backups" / document.document_id).iterdir()
    assert kept.read_bytes() == before


def test_publish_with_nothing_new_writes_nothing(document: Document) -> None:
    before = document.path.stat().st_mtime_ns
    document.publish()
    assert document.path.stat().st_mtime_ns == before


def test_closing_publishes(document: Document) -> None:
    fact_id = add(document)
    assert document.close() is None
    with Document.open(document.path) as again:
        assert again.session.get(Fact, fact_id).statement == "Seen"


def test_a_shared_file_that_somebody_changed_is_combined_where_nothing_is_left_to_decide(
    document: Document, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document, "first")
    document.publish()
    add(document, "mine")
    elsewhere(document.path, tmp_path, "theirs", monkeypatch)
    theirs = document.path.read_bytes()
    document.publish()
    assert not document.unpublished
    assert all(word in str(document.canonical_dump()) for word in ("first", "mine", "theirs"))
    assert examine(document.path).vector == document.vector()
    kept = [path.read_bytes() for path in (home / "backups" / document.document_id).iterdir()]
    assert theirs in kept


def test_a_shared_file_that_needs_a_decision_is_never_replaced(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact_id = add(document, "first")
    document.publish()
    reword(document, fact_id, "mine")
    elsewhere(document.path, tmp_path, "theirs", monkeypatch, fact_id)
    theirs = document.path.read_bytes()
    with pytest.raises(SharedFileChanged) as raised:
        document.publish()
    assert raised.value.preview.needs_you == 1
    assert document.session.get(Fact, fact_id).statement == "mine"
    assert document.path.read_bytes() == theirs
    assert document.unpublished
    copy = document.save_beside()
    again = document.save_beside()
    assert copy == again != document.path
    assert examine(copy).vector == document.vector()
    assert isinstance(document.close(), SharedFileChanged)
    assert document.path.read_bytes() == theirs


def test_a_file_that_somebody_changes_while_a_slow_disk_writes_is_never_replaced(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document, "first")
    document.publish()
    add(document, "mine")
    theirs = document.path.read_bytes() + b"theirs"
    sync = os.fsync

    def slowly(handle: int) -> None:
        if any(document.path.parent.glob(".*.part")):
            document.path.write_bytes(theirs)
        sync(handle)

    monkeypatch.setattr(os, "fsync", slowly)
    with pytest.raises(SharedFileChanged):
        document.publish()
    assert document.path.read_bytes() == theirs


def test_a_copy_beside_is_never_written_over_somebody_elses_work(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    add(document, "mine")
    copy = document.save_beside()
    elsewhere(copy, tmp_path, "theirs", monkeypatch)
    theirs = copy.read_bytes()
    add(document, "more of mine")
    second = document.save_beside()
    assert second != copy
    assert copy.read_bytes() == theirs
    assert document.save_beside() == second
    second.write_text("my shopping list")
    assert document.save_beside() not in (copy, second)
    assert second.read_text() == "my shopping list"


def test_a_share_that_became_read_only_does_not_hide_waiting_work(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact_id = add(document)
    let_go(document)
    with monkeypatch.context() as now:
        now.setattr("selfeval.store.obstacles.os.access", lambda *_args: False)
        again = Document.open(document.path)
        assert not again.read_only
        assert "cannot be written" in again.notice
        assert again.session.get(Fact, fact_id) is not None
        refused = again.close()
    assert isinstance(refused, NotPublished)
    assert not refused.again
    with Document.open(document.path) as later:
        assert later.unpublished
    monkeypatch.setattr("selfeval.store.obstacles.os.access", lambda *_args: False)
    with Document.open(document.path) as reader:
        assert reader.read_only


def test_both_changed_are_combined_on_opening_where_nothing_is_left_to_decide(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document, "mine")
    let_go(document)
    elsewhere(document.path, tmp_path, "theirs", monkeypatch)
    with Document.open(document.path) as again:
        assert "Both have been combined" in again.notice
        assert len(again.canonical_dump()) == 2
    assert examine(document.path).vector == again.vector()


def test_both_changed_opens_ones_own_work_and_says_so(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact_id = add(document, "first")
    document.publish()
    reword(document, fact_id, "mine")
    let_go(document)
    elsewhere(document.path, tmp_path, "theirs", monkeypatch, fact_id)
    again = Document.open(document.path)
    assert "Somebody has changed this file" in again.notice
    assert [line for line in again.canonical_dump() if "mine" in line]
    assert again.unpublished
    assert isinstance(again.close(), SharedFileChanged)
    with pytest.raises(SharedFileChanged), Document.open(document.path):
        pass


def test_a_file_changed_elsewhere_is_adopted_where_nothing_is_waiting(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document, "mine")
    document.close()
    elsewhere(document.path, tmp_path, "theirs", monkeypatch)
    with Document.open(document.path) as again:
        assert again.notice == ""
        assert len(again.canonical_dump()) == 2
        assert again.undo_label == "Add fact"
        again.undo()
        assert '"theirs"' in again.canonical_dump()[0]


def test_an_older_copy_put_back_is_replaced_because_nothing_is_lost(document: Document) -> None:
    older = document.path.read_bytes()
    add(document)
    document.publish()
    document.path.write_bytes(older)
    add(document, "more")
    document.publish()
    assert examine(document.path).vector == document.vector()


def test_a_damaged_shared_file_is_left_alone(document: Document) -> None:
    add(document)
    document.path.write_bytes(document.path.read_bytes()[:5000])
    with pytest.raises(SharedFileChanged):
        document.publish()
    assert document.path.stat().st_size == 5000


def test_a_vanished_shared_file_is_written_again(document: Document) -> None:
    add(document)
    document.path.unlink()
    document.publish()
    assert examine(document.path).vector == document.vector()


def test_a_change_at_the_last_moment_is_not_replaced(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document)
    real = examine

    def examine_while_somebody_writes(path: Path):
        found = real(path)
        document.path.write_bytes(b"somebody else")
        return found

    monkeypatch.setattr("selfeval.store.publish.examine", examine_while_somebody_writes)
    with pytest.raises(SharedFileChanged):
        document.publish()
    assert document.path.read_bytes() == b"somebody else"


def test_unpublished_work_survives_a_crash(document: Document) -> None:
    fact_id = add(document)
    before = document.path.read_bytes()
    let_go(document)
    with Document.open(document.path) as again:
        assert again.session.get(Fact, fact_id).number == 1
        assert again.unpublished
        assert document.path.read_bytes() == before
    assert document.path.read_bytes() != before


def test_unpublished_work_follows_a_file_that_was_renamed(
    document: Document, tmp_path: Path
) -> None:
    fact_id = add(document)
    let_go(document)
    renamed = document.path.rename(tmp_path / "renamed.selfeval")
    with Document.open(renamed) as again:
        assert "school.selfeval" in again.notice
        assert again.session.get(Fact, fact_id).statement == "Seen"
        assert again.unpublished
        add(again, "more")
    assert sum(examine(renamed).vector.values()) == 2


def test_a_drive_that_is_away_has_not_been_moved(document: Document, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    document.close()
    original = document.path.rename(stick / "school.selfeval")
    with Document.open(original) as there:
        add(there, "published")
    there = Document.open(original)
    add(there, "not yet published")
    let_go(there)
    copy = tmp_path / "copy.selfeval"
    shutil.copyfile(original, copy)
    away = stick.rename(tmp_path / "away")
    with Document.open(copy) as other:
        assert other.notice == ""
        assert len(other.canonical_dump()) == 1
    away.rename(stick)
    with Document.open(original) as back:
        assert len(back.canonical_dump()) == 2


def test_a_copy_of_a_file_does_not_take_work_from_the_original(
    document: Document, tmp_path: Path
) -> None:
    fact_id = add(document)
    let_go(document)
    copy = tmp_path / "copy.selfeval"
    shutil.copyfile(document.path, copy)
    with Document.open(copy) as other:
        assert other.session.get(Fact, fact_id) is None
    with Document.open(document.path) as again:
        assert again.session.get(Fact, fact_id) is not None


def test_a_crash_between_publishing_and_remembering_it(document: Document) -> None:
    fact_id = add(document)
    copy = document._opened.copy
    state_before = (copy.folder / "state.json").read_bytes()
    document.publish()
    let_go(document)
    (copy.folder / "state.json").write_bytes(state_before)
    with Document.open(document.path) as again:
        assert again.notice == ""
        assert not again.unpublished
        assert again.session.get(Fact, fact_id) is not None


def test_a_file_that_cannot_be_replaced_is_waited_for_then_said(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.store.replacing.PATIENCE", 0.2)
    tries = []

    really = os.replace

    def in_use(source: Path, target: Path) -> None:
        if Path(target) != document.path:
            return really(source, target)
        tries.append(1)
        raise PermissionError(13, "Permission denied")

    add(document)
    before = document.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("selfeval.store.replacing.os.replace", in_use)
        with pytest.raises(UserError, match="safe on this computer"):
            document.publish()
    assert len(tries) > 1
    assert document.path.read_bytes() == before
    document.publish()
    assert not document.unpublished


def test_a_second_window_on_the_same_file_is_refused(document: Document) -> None:
    with pytest.raises(AlreadyOpen):
        Document.open(document.path)
    script = (
        "import sys; from selfeval.store import Document, AlreadyOpen\n"
        "try: Document.open(sys.argv[1])\n"
        "except AlreadyOpen as refused: print(refused.message)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(document.path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert "already open" in said.stdout


def test_an_opening_that_fails_half_way_can_be_tried_again(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact_id = add(document)
    document.close()

    def full(_self: Document) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as now:
        now.setattr(Document, "finish_erasing", full)
        with pytest.raises(UserError, match="no space left for your work"):
            Document.open(document.path)
    with Document.open(document.path) as again:
        assert again.session.get(Fact, fact_id) is not None


def test_two_links_to_a_file_are_one_file(document: Document, tmp_path: Path) -> None:
    link = tmp_path / "link.selfeval"
    link.symlink_to(document.path)
    with pytest.raises(AlreadyOpen):
        Document.open(link)


def test_reading_only_never_writes(document: Document, home: Path) -> None:
    fact_id = add(document)
    document.close()
    before = document.path.read_bytes()
    with Document.open(document.path, read_only=True) as reader:
        assert reader.read_only
        assert reader.session.get(Fact, fact_id).statement == "Seen"
        with pytest.raises(UserError, match="reading only"), reader.edit("Change"):
            pass
        with pytest.raises(UserError, match="reading only"):
            reader.publish()
        with Document.open(document.path):
            pass
    assert document.path.read_bytes() == before
    assert list((home / "scratch").iterdir()) == []


def test_a_damaged_working_copy_is_set_aside(document: Document) -> None:
    add(document)
    document.close()
    copy = WorkingCopy.for_file(_id_of(document.path), document.path)
    copy.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with Document.open(document.path) as again:
        assert "set aside" in again.notice
        assert len(again.canonical_dump()) == 1
    assert list(copy.folder.glob("damaged-*.db"))


def test_what_a_copy_beside_knew_comes_back_where_the_working_copy_is_lost(
    document: Document,
) -> None:
    """Nothing new may go by the names of what is in that copy, and it is no copy of ours now."""
    add(document, "In the file")
    document.publish()
    add(document, "In the copy beside it alone")
    copy = document.save_beside()
    let_go(document)
    document._opened.copy.database.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with Document.open(document.path) as again:
        assert again.shared_file().beside is None
        add(again, "Done since")
        again.publish()
        assert copy.exists()
        again.combine(again.look_at(copy))
        said = {fact.statement for fact in again.session.exec(select(Fact))}
    assert said == {"In the file", "In the copy beside it alone", "Done since"}


def test_a_drive_that_fails_while_opening_leaves_no_lock(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document)
    document.close()

    def fails(_self: WorkingCopy, _document: str) -> bool:
        raise UserError("disk I/O error")

    with monkeypatch.context() as now:
        now.setattr(WorkingCopy, "is_usable", fails)
        with pytest.raises(UserError, match="disk I/O") as _kept:
            Document.open(document.path)
        with FileLock(document._opened.copy.folder / "lock", timeout=0):
            pass


def _id_of(path: Path) -> str:
    return examine(path).document_id


@pytest.mark.parametrize("content", [b"", b"another"], ids=["empty", "foreign"])
def test_a_foreign_working_copy_is_set_aside(document: Document, content: bytes) -> None:
    add(document)
    document.close()
    database = document._opened.copy.database
    database.unlink()
    with closing(sqlite3.connect(database)) as other:
        if content:
            other.execute("CREATE TABLE another (a)")
    with Document.open(document.path) as again:
        assert len(again.canonical_dump()) == 1


@pytest.mark.parametrize("content", ["[]", "{}", '{"path": 5}', "no JSON", '{"published": [1]}'])
@pytest.mark.parametrize("name", ["replica.json", "state.json"])
def test_what_this_computer_remembers_may_be_damaged(
    document: Document, name: str, content: str
) -> None:
    add(document)
    document.close()
    (document._opened.copy.folder / name).write_text(content)
    with Document.open(document.path) as again:
        add(again)
    assert len(examine(document.path).vector) in (1, 2)


def test_a_folder_that_cannot_be_synced_is_no_reason_not_to_save(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_args: object) -> None:
        raise OSError(22, "Invalid argument")

    add(document)
    monkeypatch.setattr("selfeval.store.replacing.shutil.copymode", cannot)
    monkeypatch.setattr("selfeval.store.replacing.os.open", cannot)
    document.publish()
    assert not document.unpublished


# Replica ids


def test_replica_is_minted_at_the_first_gesture_and_kept(document: Document) -> None:
    assert document._opened.copy.replica() == ""
    add(document)
    replica = document._opened.copy.replica()
    document.close()
    with Document.open(document.path) as again:
        add(again)
        assert list(again.vector()) == [replica]


def test_a_working_copy_that_was_copied_to_another_computer_gets_its_own_replica(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document)
    document.close()
    monkeypatch.setattr(working_module.platform, "node", lambda: "another-computer")
    with Document.open(document.path) as again:
        add(again)
        assert len(again.vector()) == 2
        assert again.undo_label == "Add fact"
        again.undo()
        assert again.undo_label is None


def _restore(folder: Path, kept: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def test_a_restored_profile_goes_on_after_what_the_shared_file_knows(
    document: Document, tmp_path: Path
) -> None:
    add(document, "one")
    document.close()
    folder = document._opened.copy.folder
    shutil.copytree(folder, tmp_path / "profile")
    with Document.open(document.path) as again:
        add(again, "two")
    _restore(folder, tmp_path / "profile")
    with Document.open(document.path) as third:
        add(third, "three")
        assert list(third.vector().values()) == [3]


def test_a_restored_profile_that_went_its_own_way_gets_its_own_replica(
    document: Document, tmp_path: Path
) -> None:
    add(document, "one")
    document.close()
    folder, older = document._opened.copy.folder, document.path.read_bytes()
    shutil.copytree(folder, tmp_path / "profile")
    with Document.open(document.path) as again:
        add(again, "two, which colleagues have seen")
    newer = document.path.read_bytes()
    _restore(folder, tmp_path / "profile")
    document.path.write_bytes(older)
    with Document.open(document.path) as restored:
        add(restored, "another two")
        let_go(restored)
    document.path.write_bytes(newer)
    third = Document.open(document.path)
    assert "Somebody has changed this file" in third.notice
    add(third, "three")
    assert sorted(third.vector().values()) == [1, 2]
    third.close()
    assert document.path.read_bytes() == newer


def test_an_older_shared_file_with_no_working_copy_gets_a_new_replica(
    document: Document, home: Path
) -> None:
    add(document, "one")
    document.publish()
    older = document.path.read_bytes()
    add(document, "two")
    document.close()
    document._opened.copy.database.unlink()
    document.path.write_bytes(older)
    with Document.open(document.path) as again:
        add(again, "another two")
        assert sorted(again.vector().values()) == [1, 1]


def test_what_was_taken_back_while_it_went_out_is_somebody_elses_in_the_file(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work of a colleague that was combined, sent, then taken back is not replaced unseen."""
    add(document, "mine")
    document.publish()
    copy = Path(shutil.copyfile(document.path, tmp_path / "copy.selfeval"))
    elsewhere(copy, tmp_path, "theirs", monkeypatch)
    document.combine(document.look_at(copy))
    delivery = document.shared_file().prepare()
    document.undo()
    delivery.deliver()
    document.shared_file().settle(delivery)
    add(document, "more of mine")
    with suppress(SharedFileChanged):
        document.publish()
    known = examine(document.path).vector
    assert all(known.get(one, 0) >= seq for one, seq in examine(copy).vector.items())
    with Document.open(document.path, read_only=True) as reader:
        assert [line for line in reader.canonical_dump() if "theirs" in line]
