"""Removing from this computer all that it keeps of a file, and never what is nowhere else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.days import moment_words
from selfeval.core.models import Fact
from selfeval.store import Document, keys, leaving_words, places
from selfeval.store.backup_list import backups_of, read_paths
from selfeval.store.clearing import pause
from selfeval.store.databases import change_key
from selfeval.store.errors import AlreadyOpen, PasswordNeeded, RefusedFile, UserError
from selfeval.store.kept_here import what_is_kept
from selfeval.store.leaving import go_on, leave
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock
from selfeval.store.working import WorkingCopy, fingerprint

SAID = "Doves nest in the loft"
WORDS = "five quiet otters"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Give the test a file that was saved three times, so that it has two backups."""
    path = tmp_path / "stick" / "school.selfeval"
    path.parent.mkdir()
    Document.create(path).close()
    for _number in range(2):
        write(path)
    return path


def write(path: Path, *, save: bool = True) -> None:
    """Write a fact; without `save` it is in the working copy alone."""
    document = Document.open(path)
    with document.edit("Add a fact") as session:
        session.add(Fact(statement=SAID))
    if save:
        assert document.close() is None
    else:
        document._let_go()


def facts(path: Path) -> int:
    with Document.open(path) as document:
        assert document.notice == ""
        return len(document.session.exec(select(Fact.id)).all())


def files_in(home: Path) -> list[Path]:
    """Return the files that are left, but for logs and settings, which are of no file."""
    return [one for one in home.rglob("*") if one.is_file() and one.parent.name != "logs"]


def document_of(path: Path) -> str:
    with Document.open(path, read_only=True) as document:
        return document.document_id


def folder_of(path: Path) -> Path:
    return WorkingCopy.for_file(document_of(path), path).folder


def test_nothing_of_the_file_is_left_and_the_file_is_as_it_was(school: Path, home: Path) -> None:
    document, before = document_of(school), fingerprint(school)
    pause(document, "2026-11-20T10:00:00")
    (folder_of(school) / "damaged-0123.db").write_bytes(b"half of it")
    shutil.copyfile(school, places.scratch() / "left.db")
    full = places.log_file().with_name("selfeval.log.1")
    full.write_text(f"a fault in {school}")
    kept = what_is_kept(school)
    assert (len(kept.backups), len(kept.aside), len(kept.scratch)) == (2, 1, 1)
    assert kept.has_working_copy
    assert not kept.unsaved
    newest = moment_words(backups_of(document)[0].at)
    assert any(f"the newest of {newest}" in line for line in leaving_words.goes(kept))
    assert kept.log == full
    left = leave(school)
    assert not left.stayed
    assert left.removed > 4
    assert not files_in(home)
    assert not list(places.working_copies().iterdir())
    assert not list(places.backups().iterdir())
    assert fingerprint(school) == before
    assert [one.name for one in school.parent.iterdir()] == [school.name]
    assert facts(school) == 2


def test_work_that_is_not_in_the_file_is_never_removed(school: Path, home: Path) -> None:
    write(school, save=False)
    before = sorted(files_in(home))
    assert what_is_kept(school).unsaved
    with pytest.raises(UserError, match="not in the file yet"):
        leave(school)
    assert sorted(files_in(home)) == before
    assert facts(school) == 3
    leave(school)
    assert not files_in(home)


def test_a_file_that_lost_what_is_known_here_is_no_reason_to_remove_it(school: Path) -> None:
    """Somebody put an older copy in its place."""
    older = backups_of(document_of(school))[0].path
    shutil.copyfile(older, school)
    kept = what_is_kept(school)
    assert kept.unsaved
    with pytest.raises(UserError, match="not in the file yet"):
        leave(school)


def test_the_file_must_be_there_and_sound(school: Path, home: Path) -> None:
    before = sorted(files_in(home))
    away = school.rename(school.with_name("away.selfeval"))
    with pytest.raises(UserError, match="no file"):
        leave(school)
    shutil.copyfile(away, school)
    school.write_bytes(school.read_bytes()[:-4_096])
    with pytest.raises(RefusedFile):
        leave(school)
    assert sorted(files_in(home)) == before


def test_a_file_that_is_open_elsewhere_is_left_alone(school: Path, home: Path) -> None:
    with Document.open(school):
        assert not what_is_kept(school).unsaved
        with pytest.raises(AlreadyOpen):
            leave(school)
    assert len(backups_of(document_of(school))) == 2
    assert facts(school) == 2


def test_a_file_among_this_computers_own_copies_is_refused(school: Path) -> None:
    (backup, *_more) = backups_of(document_of(school))
    for inside in (backup.path, places.home() / "samples" / "own.selfeval"):
        inside.parent.mkdir(exist_ok=True)
        shutil.copyfile(school, inside)
        with pytest.raises(UserError, match="itself lies"):
            leave(inside)
    assert backup.path.exists()


def test_a_copy_elsewhere_keeps_its_own_and_all_backups(school: Path, home: Path) -> None:
    copy = school.with_name("copy.selfeval")
    shutil.copyfile(school, copy)
    write(copy)
    document = document_of(school)
    backups = backups_of(document)
    kept = what_is_kept(school)
    assert (kept.others, kept.backups) == ((copy,), ())
    assert any(str(copy) in line for line in leaving_words.stays(kept))
    leave(school)
    assert backups_of(document) == backups
    assert read_paths(document) == [str(copy)]
    assert folder_of(copy).exists()
    assert not folder_of(school).exists()
    leave(copy)
    assert not files_in(home)


def test_what_waits_for_a_file_that_was_moved_goes_only_where_it_is_all_here(
    school: Path, home: Path
) -> None:
    write(school, save=False)
    moved = school.rename(school.with_name("moved.selfeval"))
    other = school.with_name("other.selfeval")
    shutil.copyfile(moved, other)
    kept = what_is_kept(moved)
    assert (kept.gone, kept.others) == ((), (school,))
    assert any("may be nowhere else" in line for line in leaving_words.stays(kept))
    with Document.open(moved) as document:  # its work comes along
        assert document.notice
    shutil.copyfile(moved, other)
    write(other)
    other.unlink()
    kept = what_is_kept(moved)
    assert set(kept.others) == {other}
    shutil.rmtree(WorkingCopy.for_file(kept.document, other).folder)
    kept = what_is_kept(moved)
    assert kept.gone == (school,)
    leave(moved)
    assert not files_in(home)


def test_backups_that_know_more_than_the_file_are_named_before(school: Path) -> None:
    document = document_of(school)
    ahead = school.with_name("ahead.selfeval")
    shutil.copyfile(school, ahead)
    write(ahead)
    write(ahead)  # the backup of this save knows one fact that the file does not
    leave_nothing = WorkingCopy.for_file(document, ahead).folder
    shutil.rmtree(leave_nothing)
    ahead.unlink()
    (places.backups() / document / "renamed by hand.selfeval").write_bytes(school.read_bytes())
    (damaged, *_rest) = [one for one in backups_of(document) if one.stem == "school"]
    damaged.path.write_bytes(b"SQLite format 3\0 and no more")
    kept = what_is_kept(school)
    assert (len(kept.backups), kept.beyond, kept.damaged) == (5, 1, 1)
    assert len(leaving_words.warnings(kept)) == 2


def test_a_file_with_a_password_needs_it_and_leaves_nothing_either(
    school: Path, home: Path
) -> None:
    protect(school, keys.new_key(WORDS))
    keys.forget()
    with pytest.raises(PasswordNeeded):
        leave(school)
    unlock(school, WORDS)
    assert len(what_is_kept(school).backups) >= 2
    leave(school)
    assert not files_in(home)
    assert facts(school) == 2


def test_work_under_an_earlier_password_is_not_removed_unread(school: Path) -> None:
    ours = folder_of(school) / "work.db"
    key = keys.new_key(WORDS)
    keys.remember(key)
    change_key(ours, key)
    assert not what_is_kept(school).unsaved
    keys.forget()
    with pytest.raises(UserError, match="password that the file had before"):
        leave(school)
    assert ours.exists()


def test_what_cannot_be_removed_is_named_and_tried_again(
    school: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if "saving" in path.name:
            raise PermissionError(13, "Permission denied", str(path))
        really(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        left = leave(school)
    backups = backups_of(document_of(school))
    assert [(one.path, one.again) for one in left.stayed] == [(one.path, True) for one in backups]
    assert len(backups) == 2
    assert leaving_words.stayed(left)[0].endswith("(Permission denied).")
    assert not folder_of(school).exists()
    go_on()
    assert not files_in(home)


def test_what_people_put_beside_the_backups_stays_and_is_named(school: Path) -> None:
    theirs = places.backups() / document_of(school) / "shopping.txt"
    theirs.write_text("bread")
    (stayed,) = leave(school).stayed
    assert (stayed.path, theirs.read_text()) == (theirs, "bread")
    assert not (places.home() / "leaving").exists()


def test_while_the_folder_of_backups_is_away_nothing_is_removed(
    school: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(files_in(home))

    def away() -> Path:
        raise OSError(107, "Transport endpoint is not connected", "/srv/backups")

    with monkeypatch.context() as patched:
        patched.setattr(places, "backups", away)
        with pytest.raises(UserError, match="The folder of backups is out of reach"):
            leave(school)
        go_on()
    assert sorted(files_in(home)) == before


class Stopped(BaseException):
    """The program ends here."""


def test_stopped_at_any_step_the_file_opens_and_the_next_time_goes_on(
    school: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kill itself is tried in tests/faults; here every step is."""
    shutil.copytree(home, tmp_path / "kept")
    really, stop_at, steps, begun = os.unlink, 0, 0, 0

    def count(path: object, **named: object) -> None:
        nonlocal steps
        steps += 1
        if steps == stop_at:
            raise Stopped
        really(path, **named)  # type: ignore[call-overload]

    for at in range(1, 60):
        stop_at = at
        shutil.rmtree(home)
        shutil.copytree(tmp_path / "kept", home)
        steps = 0
        monkeypatch.setattr(os, "unlink", count)
        try:
            leave(school)
        except Stopped:
            pass
        else:
            break
        finally:
            monkeypatch.setattr(os, "unlink", really)
        was_begun = any((home / "leaving").glob("*.json"))
        shutil.copytree(home, tmp_path / "half")
        assert facts(school) == 2
        leave(school)
        assert not files_in(home)
        shutil.rmtree(home)
        shutil.move(tmp_path / "half", home)
        go_on()
        if was_begun:
            assert not [one for one in files_in(home) if one.parent.name != "scratch"]
            begun += 1
    assert 8 < begun < stop_at < 60


def test_what_was_made_since_a_crash_is_not_touched(
    school: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_values: object) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr("selfeval.store.leaving._empty", stop)
        with pytest.raises(Stopped):
            leave(school)
    old = backups_of(document_of(school))
    write(school, save=False)
    document = Document.open(school)
    document.publish()
    go_on()
    document.close()
    kept = what_is_kept(school)
    assert kept.has_working_copy
    assert len(kept.backups) == 1
    assert not set(kept.backups) & set(old)
    assert facts(school) == 3


def test_work_since_a_crash_that_a_second_crash_cut_short_is_not_touched(
    school: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_values: object) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr("selfeval.store.leaving._empty", stop)
        with pytest.raises(Stopped):
            leave(school)
    document = Document.open(school)
    with document.edit("Add a fact") as session:
        session.add(Fact(statement=SAID))
    shutil.copytree(home, tmp_path / "half")  # as it lies there while the file is open
    document._let_go()
    shutil.rmtree(home)
    shutil.move(tmp_path / "half", home)
    go_on()
    assert facts(school) == 3
