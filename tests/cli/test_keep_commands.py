"""backups, restore and repair: on real files, sound, damaged and gone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, administered, clearing, places
from selfeval.store.backup_list import backups_of

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def saved(school: Path) -> Path:
    """Give the test a file with two facts; its newest backup holds one."""
    for words in ("One", "Two"):
        with Document.open(school) as document, document.edit("Add fact") as session:
            session.add(Fact(statement=words))
    return school


def facts(path: Path) -> int:
    with Document.open(path, read_only=True) as document:
        return len([line for line in document.canonical_dump() if line.startswith('["fact"')])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9_000])


# backups ----------------------------------------------------------------------------------------


def test_backups_are_listed_newest_first_with_their_reason(selfeval: Run, saved: Path) -> None:
    code, out, err = selfeval("backups", saved)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("   1  ")
    assert all("before saving" in line and "KB" in line for line in lines[:2])
    assert lines[-1] == f"They are in {places.backups()}, for at most 12 months and 1.0 GB in all."


def test_backups_of_a_copy_with_another_name_follow_and_say_so(
    selfeval: Run, saved: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a copy.selfeval"
    shutil.copyfile(saved, copy)
    with Document.open(copy) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="Three"))
    listed = [line for line in selfeval("backups", saved)[1].splitlines() if "before" in line]
    assert [line.endswith("· of “a copy”") for line in listed] == [False, False, False, True]


def test_a_damaged_backup_is_marked(selfeval: Run, saved: Path) -> None:
    with Document.open(saved, read_only=True) as document:
        newest = backups_of(document.document_id)[0]
    cut(newest.path)
    first, second = selfeval("backups", saved)[1].splitlines()[:2]
    assert first.endswith("· damaged")
    assert not second.endswith("damaged")


def test_a_file_without_backups_says_so(selfeval: Run, tmp_path: Path) -> None:
    code, out, _err = selfeval("backups", tmp_path / "none.selfeval")
    assert code == 0
    assert out.startswith("There is no backup of ")


def test_a_folder_of_backups_that_is_away_is_said(
    selfeval: Run, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "selfeval.toml"
    rules.write_text(f"[backups]\nfolder = '{saved}/backups'\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    for command in (["backups", saved], ["restore", saved, "1"]):
        code, out, err = selfeval(*command)
        assert (code, out) == (3, "")
        assert err.startswith("The folder of backups is out of reach")


def test_a_wrong_file_of_the_administrator_is_said(
    selfeval: Run, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "selfeval.toml"
    rules.write_text("[backups\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    code, out, err = selfeval("backups", saved)
    assert code == 0
    assert str(rules) in err
    assert "12 months" in out


# restore ----------------------------------------------------------------------------------------


def test_restore_goes_back_and_keeps_how_it_was(selfeval: Run, saved: Path) -> None:
    code, out, err = selfeval("restore", saved, "1")
    assert (code, err) == (0, "")
    assert "is as it is in the backup of " in out
    assert facts(saved) == 1
    with Document.open(saved) as document:
        assert not clearing.is_paused(document.document_id)
        assert document.undo_label == "Go back to a backup"
        document.undo()
    assert facts(saved) == 2


def test_restore_to_how_it_is_says_so(selfeval: Run, saved: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy of it.selfeval"
    shutil.copyfile(saved, copy)
    code, out, _err = selfeval("restore", saved, copy)
    assert code == 0
    assert "There was nothing else to change." in out


@pytest.mark.parametrize("named", ["0", "99", "nothing.selfeval"])
def test_restore_refuses_what_is_no_backup(selfeval: Run, saved: Path, named: str) -> None:
    before = saved.read_bytes()
    code, out, err = selfeval("restore", saved, named)
    assert (code, out) == (3, "")
    assert err.startswith(f"There is no backup “{named}”")
    assert saved.read_bytes() == before


def test_restore_refuses_a_backup_of_another_file(
    selfeval: Run, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.selfeval"
    selfeval("new", other, "--name", "Other")
    code, _out, err = selfeval("restore", saved, other)
    assert code == 3
    assert "another self-evaluation" in err
    assert facts(saved) == 2


def test_restore_replaces_a_damaged_file_and_sets_it_aside(selfeval: Run, saved: Path) -> None:
    cut(saved)
    damaged = saved.read_bytes()
    code, out, err = selfeval("restore", saved, "1")
    assert (code, err) == (0, "")
    aside = next(saved.parent.glob("*damaged*"))
    assert aside.name in out
    assert aside.read_bytes() == damaged
    assert facts(saved) == 1
    with Document.open(saved) as document:  # what this computer knew beyond it is not lost
        document.undo()
    assert facts(saved) == 2


def test_restore_brings_back_a_file_that_is_gone(selfeval: Run, saved: Path) -> None:
    saved.unlink()
    code, out, _err = selfeval("restore", saved, "1")
    assert code == 0
    assert out.startswith(f"{saved} was gone and is back.")
    assert facts(saved) == 1


# repair -----------------------------------------------------------------------------------------


def test_repair_writes_beside_and_says_what_was_saved(selfeval: Run, saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[data.index(b"Hill View")] ^= 1
    saved.write_bytes(data)
    code, out, err = selfeval("repair", saved)
    assert (code, err) == (0, "")
    repaired = saved.with_name("school (repaired).selfeval")
    assert out.splitlines()[0] == f"Wrote {repaired}."
    assert len(out.splitlines()) > 1
    assert facts(repaired) == 2
    assert saved.read_bytes() == bytes(data)


def test_repair_leaves_a_sound_file_and_a_stranger_alone(
    selfeval: Run, saved: Path, tmp_path: Path
) -> None:
    code, out, err = selfeval("repair", saved)
    assert (code, out) == (3, "")
    assert "is sound" in err
    stranger = tmp_path / "letter.txt"
    stranger.write_text("Dear all")
    code, out, err = selfeval("repair", stranger)
    assert (code, out) == (3, "")
    assert "not a selfeval file" in err
    assert not list(tmp_path.glob("*repaired*"))


@pytest.mark.parametrize("command", ["check", "report", "export"])
def test_a_damaged_file_names_the_commands_that_help(
    selfeval: Run, saved: Path, tmp_path: Path, command: str
) -> None:
    cut(saved)
    output = [] if command == "check" else ["-o", tmp_path / "out.pdf"]
    code, out, err = selfeval(command, saved, *output)
    assert (code, out) == (3, "")
    assert f"“selfeval backups {saved}” lists its backups." in err
    assert f"“selfeval repair {saved}”" in err
    assert err.count("\n") == 1


def test_a_damaged_file_is_refused_as_such_while_the_folder_of_backups_is_away(
    selfeval: Run, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(saved)
    rules = tmp_path / "selfeval.toml"
    rules.write_text(f"[backups]\nfolder = '{saved}/backups'\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    code, out, err = selfeval("check", saved)
    assert (code, out) == (3, "")
    assert err.startswith("Only part of this file has arrived.")
    assert "selfeval repair" in err
    assert "selfeval backups" not in err
