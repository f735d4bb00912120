"""What keeps a file from being replaced is said in a sentence that is true, with what is safe."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, UserError
from selfeval.store.check import examine
from selfeval.store.errors import NotPublished
from selfeval.store.obstacles import obstacle, why_not_replaceable
from selfeval.store.own_place import in_own_place


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def add(document: Document, statement: str = "Seen") -> None:
    with document.edit("Add fact") as session:
        session.add(Fact(statement=statement))


@pytest.mark.parametrize(
    ("number", "said", "again"),
    [
        (errno.ENOSPC, "no space left", True),
        (errno.EDQUOT, "no space left", True),
        (errno.EHOSTDOWN, "out of reach", True),
        (errno.ENOENT, "out of reach", True),
        (errno.EROFS, "can only be read", False),
        (errno.EACCES, "in use by somebody else", True),
        (errno.EMFILE, "could not be updated", True),
    ],
)
def test_each_obstacle_has_its_sentence(
    tmp_path: Path, number: int, said: str, again: bool
) -> None:
    target = tmp_path / "school.selfeval"
    target.write_bytes(b"x")
    problem = obstacle(OSError(number, os.strerror(number)), target)
    assert said in problem.message
    assert "safe on this computer" in problem.hint
    assert problem.again is again


@pytest.mark.parametrize("winerror", [53, 64, 1231])
def test_a_share_that_windows_cannot_find_is_out_of_reach(tmp_path: Path, winerror: int) -> None:
    problem = OSError(errno.EINVAL, "The network path was not found")
    problem.winerror = winerror  # type: ignore[attr-defined]
    assert "out of reach" in obstacle(problem, tmp_path / "school.selfeval").message


@pytest.mark.parametrize(
    ("file", "folder", "said"),
    [
        (False, True, "but not change it"),
        (False, False, "but not change it"),
        (True, False, "not make files beside it"),
        (True, True, ""),
    ],
)
def test_rights_tell_why_a_file_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: bool, folder: bool, said: str
) -> None:
    target = tmp_path / "school.selfeval"
    target.write_bytes(b"x")
    allowed = {target: file, tmp_path: folder}
    monkeypatch.setattr(os, "access", lambda path, _mode: allowed[Path(path)])
    why = why_not_replaceable(target)
    assert said in why if said else why == ""


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, int], None]:
    """Give the test a function that says how much is free on the drive of a folder."""
    told: dict[Path, int] = {}
    really = shutil.disk_usage

    def usage(folder: Path) -> object:
        return Usage(10**9, 0, told[folder]) if folder in told else really(folder)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    return told.__setitem__


def test_a_drive_that_is_too_full_is_found_out_before_anything_is_written(
    document: Document, free: Callable[[Path, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document)
    before = document.path.read_bytes()
    free(document.path.parent, 100_000)
    with pytest.raises(NotPublished, match="The drive of “school") as refused:
        document.publish()
    assert "0.1 MB are free" in refused.value.message
    assert document.path.read_bytes() == before
    assert [one.name for one in document.path.parent.iterdir()] == [document.path.name]
    monkeypatch.undo()


def test_this_computer_is_named_where_it_is_the_one_that_is_full(
    document: Document, free: Callable[[Path, int], None], home: Path
) -> None:
    add(document)
    free(home, 1000)
    with pytest.raises(NotPublished, match="This computer is too full"):
        document.publish()
    assert document.unpublished
    assert list((home / "scratch").iterdir()) == []
    free(home, 10**9)
    document.publish()
    assert sum(examine(document.path).vector.values()) == 1


def test_a_drive_that_does_not_say_how_large_it_is_is_trusted(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document)
    silent, really = document.path.parent, shutil.disk_usage

    def usage(folder: Path) -> object:
        return Usage(0, 0, 0) if Path(folder) == silent else really(folder)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    document.publish()
    assert not document.unpublished


def test_a_share_that_goes_away_and_comes_back(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    document.close()
    path = Path(shutil.move(document.path, folder / document.path.name))
    again = Document.open(path)
    add(again)
    away = folder.rename(tmp_path / "away")
    with pytest.raises(NotPublished, match="out of reach") as refused:
        again.publish()
    assert refused.value.again
    with pytest.raises(UserError, match="out of reach"):
        again.save_beside()
    assert again.unpublished
    away.rename(folder)
    again.publish()
    assert examine(path).vector == again.vector()
    again.close()


# This computer's own place ----------------------------------------------------------------------


def test_what_may_not_be_written_is_not_called_full(tmp_path: Path) -> None:
    place = tmp_path / "work.db"
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("CREATE TABLE one (a)")
    with (
        closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as raw,
        pytest.raises(UserError, match="cannot be used") as told,
        in_own_place(),
    ):
        raw.execute("INSERT INTO one VALUES (1)")
    assert "space" not in str(told.value)


def test_a_full_place_of_ones_own_is_called_full(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "work.db")) as raw:
        raw.execute("PRAGMA max_page_count = 2")
        raw.execute("CREATE TABLE one (a)")
        with pytest.raises(UserError, match="no space left for your work"), in_own_place():
            raw.execute("INSERT INTO one VALUES (zeroblob(100000))")
