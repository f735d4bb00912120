"""Files are taken in within their limit, lent as private copies, and saved elsewhere on request."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from selfeval.core.models import Evidence, Fact
from selfeval.exchange.attachments import (
    Lent,
    attach_files,
    read_file_to_attach,
    save_elsewhere,
    size_words,
)
from selfeval.store import Document, UserError
from selfeval.store.blobs import LARGEST


@pytest.fixture
def fact_id(document: Document) -> str:
    fact = Fact(statement="Words were taught first in 4 of 15 drop-ins")
    fact_id = fact.id
    with document.edit("Add fact") as session:
        session.add(fact)
    return fact_id


def test_files_are_kept_in_one_gesture_and_undone(
    document: Document, fact_id: str, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    files = [read_file_to_attach(tmp_path / name) for name in ("a.txt", "b.txt")]
    ids = attach_files(document, "fact", fact_id, files)
    first = document.session.get(Evidence, ids[0])
    assert first is not None
    assert (first.kind, first.name, first.media_type) == ("file", "a.txt", "text/plain")
    assert (first.item_table, first.item_id) == ("fact", fact_id)
    assert document.blob(first.sha256) == b"a.txt"
    assert document.blob_size(first.sha256) == 5
    assert document.blob_size("0" * 64) == 0
    assert document.undo() == "Attach files"
    assert document.session.get(Evidence, ids[0]) is None
    assert document.undo_label == "Add fact"


def test_the_limit_is_said_in_a_sentence(tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(LARGEST)
    assert len(read_file_to_attach(large).data) == LARGEST
    os.truncate(large, LARGEST + 1)
    with pytest.raises(UserError) as refused:
        read_file_to_attach(large)
    assert refused.value.message == (
        "“film.mp4” is larger than 20 MB, which is the most that can be kept here."
    )
    assert "link" in refused.value.hint


def test_empty_missing_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").touch()
    for name in ("nothing.txt", "absent.txt", "."):
        with pytest.raises(UserError):
            read_file_to_attach(tmp_path / name)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (1023, "1,023 bytes".replace(",", "")),
        (18 * 1024, "18 KB"),
        (1024 * 1024, "1 MB"),
        (2_500_000, "2.4 MB"),
        (LARGEST, "20 MB"),
    ],
)
def test_sizes_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_copy_is_private_and_goes_away() -> None:
    lent = Lent()
    one = lent.copy("notes.txt", b"first")
    other = lent.copy("notes.txt", b"second")
    assert (one.name, one.read_bytes(), other.read_bytes()) == ("notes.txt", b"first", b"second")
    assert stat.S_IMODE(one.stat().st_mode) == 0o400
    for folder in (one.parent, one.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    lent.close()
    assert not one.exists()
    assert not one.parent.parent.exists()
    assert lent.copy("notes.txt", b"again").exists()
    lent.close()


def test_a_copy_never_leaves_its_folder_and_never_runs() -> None:
    lent = Lent()
    kept = lent.copy("../../up.txt", b"words")
    assert kept.name == "up.txt"
    for name, data in (("run.sh", b"echo"), ("run.txt", b"#!/bin/sh"), ("a.txt/../b.exe", b"x")):
        with pytest.raises(UserError):
            lent.copy(name, data)
    lent.close()


def test_saving_elsewhere_replaces_nothing_but_a_file(tmp_path: Path) -> None:
    save_elsewhere(b"bytes", tmp_path / "out.bin")
    assert (tmp_path / "out.bin").read_bytes() == b"bytes"
    with pytest.raises(UserError):
        save_elsewhere(b"bytes", tmp_path)
    with pytest.raises(UserError):
        save_elsewhere(b"bytes", tmp_path / "no" / "such" / "folder")
