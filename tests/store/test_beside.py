"""Copies beside the file are found by what they hold, whatever they are called; none is changed."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, keys
from selfeval.store import beside as beside_module
from selfeval.store.beside import copies_beside, put_away


def add(document: Document, *statements: str) -> None:
    for statement in statements:
        with document.edit("Add fact") as session:
            session.add(Fact(statement=statement))


def conflicted(document: Document, name: str, *statements: str) -> Path:
    """Lay a copy beside the file that a colleague changed, as a service would call it."""
    copy = document.path.with_name(name)
    shutil.copyfile(document.path, copy)
    with Document.open(copy, actor="Deputy head") as theirs:
        add(theirs, *statements)
    return copy


def found(document: Document) -> dict[str, int]:
    copies = copies_beside(document.path, document.document_id, document.vector())
    return {copy.path.name: copy.changes for copy in copies}


@pytest.mark.parametrize(
    "name",
    [
        "school (Ann's conflicted copy 2026-11-22).selfeval",
        "school-OFFICE-PC.selfeval",
        "school.sync-conflict-20261122-101500-ABCDEFG.selfeval",
        "for you.bak",
    ],
)
def test_a_copy_is_found_whatever_it_is_called(document: Document, name: str) -> None:
    copy = conflicted(document, name, "One", "Two", "Three")
    before = copy.read_bytes()
    assert found(document) == {name: 3}
    assert copy.read_bytes() == before


def test_what_is_no_copy_with_news_is_passed_over(document: Document) -> None:
    add(document, "Mine")
    document.publish()
    folder = document.path.parent
    shutil.copyfile(document.path, folder / "school old.selfeval")  # it holds nothing new
    Document.create(folder / "another school.selfeval").close()
    (folder / "minutes.selfeval").write_bytes(b"SQLite format 3\0" + bytes(4080))
    (folder / "a folder.selfeval").mkdir()
    damaged = conflicted(document, "school (damaged).selfeval", "Theirs")
    damaged.write_bytes(damaged.read_bytes().replace(b"Theirs", b"Mine??"))
    if os.name != "nt":
        (folder / "link.selfeval").symlink_to(document.path)
        os.mkfifo(folder / "pipe.selfeval")
    assert found(document) == {}


def test_a_folder_of_many_files_is_looked_through_within_limits(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = conflicted(document, "school-OFFICE.selfeval", "Theirs")
    an_hour_ago = time.time() - 3600
    os.utime(copy, (an_hour_ago, an_hour_ago))
    for number in range(60):
        document.path.with_name(f"photo {number}.jpg").write_bytes(bytes(4096))
    looked: list[Path] = []
    really = beside_module.read_header

    def watched(path: Path) -> object:
        looked.append(path)
        return really(path)

    monkeypatch.setattr(beside_module, "read_header", watched)
    monkeypatch.setattr(beside_module, "MOST_HEADERS", 10)
    assert found(document) == {copy.name: 1}
    assert looked[0] == copy  # newer strangers do not push a likely name out
    assert len(looked) == 10


def test_a_copy_that_was_combined_moves_into_the_backups(document: Document, home: Path) -> None:
    copy = conflicted(document, "school-OFFICE.selfeval", "Theirs")
    content = copy.read_bytes()
    (one,) = copies_beside(document.path, document.document_id, document.vector())
    kept = put_away(one, document.document_id)
    assert kept is not None
    assert not copy.exists()
    assert kept.read_bytes() == content
    assert home / "backups" in kept.parents


def test_a_copy_without_a_password_gets_that_of_the_file_among_its_backups(
    document: Document, home: Path
) -> None:
    conflicted(document, "school-OFFICE.selfeval", "Theirs")
    (one,) = copies_beside(document.path, document.document_id, document.vector())
    key = keys.new_key("five quiet otters")
    kept = put_away(one, document.document_id, key)
    assert kept is not None
    assert keys.salt_of(kept) == key.salt
    assert not one.path.exists()
    mine = [path for path in (home / "backups").rglob("*") if path.is_file()]
    assert not [path for path in mine if b"Theirs" in path.read_bytes()]


def test_a_copy_that_somebody_goes_on_writing_stays(document: Document) -> None:
    copy = conflicted(document, "school-OFFICE.selfeval", "Theirs")
    (one,) = copies_beside(document.path, document.document_id, document.vector())
    copy.write_bytes(copy.read_bytes() + b"more")
    assert put_away(one, document.document_id) is None
    assert copy.exists()
    copy.unlink()
    assert put_away(one, document.document_id) is None
