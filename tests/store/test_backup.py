"""Backups are kept whole or not at all, say why they were taken, and make room for newer ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, UserError, administered, backup, clearing, places
from selfeval.store.backup_list import (
    MOMENT,
    REASONS,
    backups_of,
    documents_with_backups,
    read_paths,
    size_words,
)
from selfeval.store.check import examine
from selfeval.store.errors import NotPublished
from selfeval.store.keeping import Keeping, choose_keeping, read_keeping

ID = "0" * 31 + "1"
OTHER = "0" * 31 + "2"


def made(document: str, at: datetime, size: int = 10, reason: str = " saving") -> Path:
    """Put a backup there as if it had been made at another time."""
    folder = places.backups() / document
    folder.mkdir(exist_ok=True)
    path = folder / f"school {at.strftime(MOMENT)}{reason}.selfeval"
    path.write_bytes(b"x" * size)
    return path


def test_a_backup_says_what_when_and_why(school_file: Path) -> None:
    before = datetime.now(UTC)
    kept = backup.keep(school_file, ID, "combining")
    (found,) = backups_of(ID)
    assert (found.path, found.document, found.stem) == (kept, ID, "alder")
    assert before <= found.at <= datetime.now(UTC)
    assert (found.reason, found.why) == ("combining", "before combining")
    assert found.size == school_file.stat().st_size
    assert kept.read_bytes() == school_file.read_bytes()
    assert read_paths(ID) == [str(school_file)]
    assert set(REASONS) == set(backup.REFUSALS)


def test_backups_from_before_there_were_reasons_are_listed(home: Path) -> None:
    old = made(ID, datetime(2026, 10, 1, tzinfo=UTC), reason="")
    (found,) = backups_of(ID)
    assert (found.path, found.why) == (old, "before saving")


@pytest.mark.parametrize("name", ["school", "ŵ" * 120, "a" * 250, " lead", "dots.in.it.selfeval"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"one")
    backup.keep(path, ID)
    path.write_bytes(b"two")
    backup.keep(path, ID)
    assert [one.path.read_bytes() for one in backups_of(ID)] == [b"two", b"one"]


def test_what_a_working_copy_holds_is_kept_sealed(document: Document) -> None:
    with document.edit("Add fact") as session:
        session.add(Fact(statement="Not published yet"))
    kept = backup.keep_working(document._raw, document.document_id, "school")
    examine(kept)
    with Document.open(kept, read_only=True) as found:
        assert found.canonical_dump() == document.canonical_dump()
    assert [one.why for one in backups_of(document.document_id)] == ["while you worked"]


# What may go wrong ------------------------------------------------------------------------------


def test_no_room_is_said_before_anything_is_written(
    school_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _where: shutil._ntuple_diskusage(9, 9, 0))
    with pytest.raises(NotPublished) as told:
        backup.keep(school_file, ID)
    assert told.value.again
    assert told.value.message.startswith("The file was not replaced, because no backup")
    assert "and 1 KB are free" in told.value.message
    assert str(places.backups()) in told.value.hint
    assert not backups_of(ID)
    monkeypatch.undo()
    assert backup.keep(school_file, ID).exists()


@pytest.mark.parametrize(
    "step",
    ["shutil.copyfile", "os.replace", "os.fsync", "pathlib.Path.mkdir"],
)
@pytest.mark.parametrize("reason", list(REASONS))
def test_a_full_disk_at_any_step_leaves_nothing_half(
    school_file: Path, monkeypatch: pytest.MonkeyPatch, step: str, reason: str
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    places.backups()
    with monkeypatch.context() as broken:
        broken.setattr(step, fails)
        with pytest.raises(UserError, match="No space left on device"):
            backup.keep(school_file, ID, reason)
    assert not list((places.backups() / ID).glob("*"))
    assert backup.keep(school_file, ID, reason).exists()


def test_a_working_copy_that_cannot_be_written_is_said_with_its_reason(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(UserError) as told:
        backup.keep_working(document._raw, document.document_id, "school", "importing")
    assert told.value.message == (
        "Nothing was imported, because no backup could be kept before (No space left on device)."
    )
    monkeypatch.undo()
    assert not backups_of(document.document_id)
    assert not list(places.scratch().iterdir())


def test_a_computer_that_is_full_is_said_in_one_sentence(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _where: shutil._ntuple_diskusage(9, 9, 0))
    with pytest.raises(UserError) as told:
        backup.keep_working(document._raw, document.document_id, "school")
    assert told.value.message.startswith("No backup of your work could be kept (")
    assert told.value.message.count(".") <= 3


def test_what_cannot_be_removed_stands_in_nobodys_way(
    school_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = made(ID, datetime.now(UTC) - timedelta(days=900))
    made(ID, datetime.now(UTC) - timedelta(days=800))

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self == old:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    assert backup.keep(school_file, ID).exists()
    assert old.exists()


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """Give the test a drive of half a megabyte; skip it where none can be made."""
    drive = tmp_path / "drive"
    drive.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(drive)]
    try:
        subprocess.run(made, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no drive can be made here")
    yield drive
    subprocess.run(["umount", str(drive)], check=True)


@pytest.mark.parametrize("asked", [True, False])
def test_a_drive_that_fills_up_keeps_the_backups_it_has(
    school_file: Path, small_drive: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    """Also where the drive does not tell the truth when it is asked for its free space."""
    monkeypatch.setattr(administered, "places", lambda: [small_drive / "selfeval.toml"])
    (small_drive / "selfeval.toml").write_text(f"[backups]\nfolder = '{small_drive}/backups'\n")
    small = school_file.with_name("small.selfeval")
    small.write_bytes(b"x" * 100_000)
    if not asked:
        plenty = shutil._ntuple_diskusage(10**12, 0, 10**12)
        monkeypatch.setattr(shutil, "disk_usage", lambda _where: plenty)
        kept = backup.keep(small, ID)
        assert kept.is_relative_to(small_drive)
    with pytest.raises(UserError) as told:
        backup.keep(school_file, ID)
    assert str(small_drive / "backups") in told.value.hint
    assert [one.size for one in backups_of(ID) if one.path.is_relative_to(small_drive)] == (
        [] if asked else [100_000]
    )
    assert not list(small_drive.rglob("*.part"))


# Clearing out -----------------------------------------------------------------------------------


def test_old_ones_are_thinned_when_a_new_one_is_kept(school_file: Path) -> None:
    now = datetime.now(UTC)
    old = [made(ID, now - timedelta(days=365 * 2 + number)) for number in range(3)]
    backup.keep(school_file, ID)
    assert [path.exists() for path in old] == [True, False, False]
    backup.keep(school_file, ID)
    assert not old[0].exists()


def test_the_months_are_a_setting(school_file: Path) -> None:
    now = datetime.now(UTC)
    old = [made(ID, now - timedelta(days=31 * number)) for number in range(1, 9)]
    choose_keeping(months=2, gigabytes=1)
    backup.keep(school_file, ID)
    assert sum(path.exists() for path in old) in (1, 2)
    assert read_keeping() == Keeping(months=2)


def test_the_limit_of_size_holds_over_all_documents(school_file: Path) -> None:
    now = datetime.now(UTC)
    many = [made(ID, now - timedelta(minutes=number + 1), 40_000_000) for number in range(4)]
    alone = made(OTHER, now - timedelta(days=300), 1_000)
    choose_keeping(months=12, gigabytes=0.1)
    backup.keep(school_file, OTHER)
    assert [path.exists() for path in many] == [True, True, False, False]
    assert alone.exists()
    count, size = clearing.room_taken()
    new, first = backups_of(OTHER)[0].size, school_file.stat().st_size
    assert (count, new) == (5, first)
    assert size < 100_000_000


def test_a_clock_set_back_a_year_removes_nothing_new(school_file: Path) -> None:
    ahead = [made(ID, datetime.now(UTC) + timedelta(days=300 + n), 60_000_000) for n in range(3)]
    choose_keeping(months=12, gigabytes=0.1)
    kept = backup.keep(school_file, ID)
    assert kept.exists()
    assert ahead[-1].exists()


def test_nothing_is_cleared_out_while_it_is_paused(school_file: Path) -> None:
    now = datetime.now(UTC)
    old = [made(ID, now - timedelta(days=800 + number), 60_000_000) for number in range(4)]
    choose_keeping(months=12, gigabytes=0.1)
    clearing.pause(ID, "2:17")
    backup.keep(school_file, ID)
    backup.keep(school_file, OTHER)
    assert all(path.exists() for path in old)
    assert clearing.paused_for(ID) == "2:17"
    clearing.go_on(ID)
    assert not clearing.is_paused(ID)
    backup.keep(school_file, ID)
    assert not any(path.exists() for path in old)


def test_what_a_crash_left_half_written_goes_after_a_day(school_file: Path) -> None:
    folder = places.backups() / ID
    folder.mkdir()
    left, recent = folder / ".0123456789ab.part", folder / ".abcdef012345.part"
    left.write_bytes(b"half")
    recent.write_bytes(b"half")
    os.utime(left, (time.time() - 90_000, time.time() - 90_000))
    backup.keep(school_file, ID)
    assert (left.exists(), recent.exists()) == (False, True)


def test_only_folders_of_documents_are_looked_into(home: Path) -> None:
    made(ID, datetime.now(UTC))
    (places.backups() / "holiday pictures").mkdir()
    (places.backups() / ID / "notes.txt").write_text("mine")
    assert documents_with_backups() == [ID]
    assert len(backups_of(ID)) == 1


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (240_400, "240 KB"), (1_234_567, "1.2 MB"), (2_500_000_000, "2.5 GB")],
)
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words
