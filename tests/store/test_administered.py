"""What the school's administrator sets wins; a file that is wrong is said, and does no harm."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from selfeval.store import UserError, administered, places
from selfeval.store.administered import read_administered
from selfeval.store.keeping import (
    Keeping,
    choose_keeping,
    read_keeping,
    refuse_attachments_where_off,
)

PATH = Path("/etc/selfeval/selfeval.toml")


@pytest.fixture
def set_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test the path of an administrator's file that is looked for."""
    path = tmp_path / "set" / "selfeval.toml"
    path.parent.mkdir()
    monkeypatch.setattr(administered, "places", lambda: [tmp_path / "none.toml", path])
    return path


def test_without_a_file_the_user_chooses(set_for_all: Path) -> None:
    assert read_keeping() == Keeping(12, 1.0)
    choose_keeping(months=3, gigabytes=0.5)
    assert read_keeping() == Keeping(3, 0.5)


def test_what_is_set_wins_over_what_was_chosen(set_for_all: Path, tmp_path: Path) -> None:
    choose_keeping(months=3, gigabytes=0.5)
    moved = tmp_path / "elsewhere"
    set_for_all.write_text(
        f"[backups]\nmonths = 6\nfolder = '{moved}'\n[attachments]\nallowed = false\n"
    )
    found = read_keeping()
    assert (found.months, found.gigabytes) == (6, 0.5)
    assert (found.months_are_set, found.room_is_set, found.folder_is_set) == (True, False, True)
    assert places.backups() == moved
    assert moved.is_dir()
    assert places.all_backups() == [moved, places.home() / "backups"]
    with pytest.raises(UserError, match="switched off") as told:
        refuse_attachments_where_off()
    assert "link" in told.value.hint


def test_the_folder_may_name_the_user(
    set_for_all: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_THE_USER", "head")
    set_for_all.write_text(f"[backups]\nfolder = '{tmp_path}/$OF_THE_USER'\n")
    assert places.backups() == tmp_path / "head"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (b"[backups\nmonths = 6", "line 1"),
        (b"\xff\xfe", "decode"),
        (b"[backups]\nmonths = 0", "whole number from 1 to 120"),
        (b"[backups]\nmonths = 6.5", "whole number from 1 to 120"),
        (b"[backups]\nmonths = true", "whole number from 1 to 120"),
        (b"[backups]\ngigabytes = 'all'", "number from 0.1 to 1000"),
        (b"[backups]\ngigabytes = nan", "number from 0.1 to 1000"),
        (b"[backups]\nfolder = 'backups'", "name a folder in full"),
        (b"[backups]\nfolder = '/srv/$NO_SUCH_VARIABLE'", "name a folder in full"),
        (b"[backups]\nfolder = 3", "name a folder in full"),
        (b"[backups]\nmoths = 6", "“backups.moths” is not known"),
        (b"[backup]\nmonths = 6", "“backup” is not known"),
        (b"backups = 3", "“backups” is not known"),
        (b"[attachments]\nallowed = 'no'", "true or false"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(text: bytes, wrong: str) -> None:
    found = read_administered(PATH, text)
    assert wrong in found.problem
    assert found.problem.count(". ") == 0
    assert str(PATH) in found.problem
    assert (found.months, found.gigabytes, found.folder, found.attachments) == (
        (None, None, None, True)
    )


def test_what_is_right_in_it_holds_all_the_same() -> None:
    found = read_administered(PATH, b"[backups]\nmonths = 6\ngigabytes = -1\n")
    assert (found.months, found.gigabytes) == (6, None)
    assert found.problem


def test_a_file_that_cannot_be_read_is_said(set_for_all: Path) -> None:
    set_for_all.mkdir()
    found = administered.administered()
    assert str(set_for_all) in found.problem
    assert read_keeping().problem == found.problem


def test_the_users_choice_may_be_damaged(home: Path) -> None:
    (home / "backups.toml").write_bytes(b"\0\0")
    assert read_keeping() == Keeping()
    (home / "backups.toml").write_text("months = 'a'\ngigabytes = -1")
    assert read_keeping() == Keeping()


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("linux", "/etc/selfeval/selfeval.toml"),
        ("darwin", "/Library/Application Support/selfeval/selfeval.toml"),
    ],
)
def test_it_is_looked_for_where_the_system_keeps_such(
    monkeypatch: pytest.MonkeyPatch, system: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert administered.places() == [Path(expected)]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert administered.places()[1] == Path(sys.executable).parent / "selfeval.toml"


def test_on_windows_it_is_in_program_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", "/data")
    assert administered.places() == [Path("/data/selfeval/selfeval.toml")]
