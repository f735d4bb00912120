"""A file whose name is as long as can be stored has backups, copies and ways out like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.backup_list import backups_of
from selfeval.store.beside_names import beside_names
from selfeval.store.name_length import MOST_BYTES, name_after
from selfeval.store.open_notes import OwnNote, others
from selfeval.store.repair import repair
from selfeval.store.rescue import last_good, put_back

NAMES = ["學校自我評估" * 13 + "評估", "ŵ" * 122, "Evaluation 1. " + "x" * 232]


@pytest.fixture(params=NAMES, ids=["three bytes a letter", "two bytes", "a dot and no ending"])
def saved(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Give the test a file with the longest name, saved twice and closed."""
    ending = "" if "." in request.param else ".selfeval"
    path = tmp_path / f"{request.param}{ending}"
    assert MOST_BYTES - 12 < len(path.name.encode()) <= MOST_BYTES
    with Document.create(path, actor="Headteacher") as document:
        for words in ("One", "Two"):
            with document.edit("Add fact") as session:
                session.add(Fact(statement=words))
            document.publish()
    return path


def test_it_has_backups_and_copies_beside_it(saved: Path) -> None:
    with Document.open(saved) as document:
        kept = backups_of(document.document_id)
        assert kept
        assert all(one.is_of(saved.stem) for one in kept)
        copy = document.save_beside()
        assert copy.parent == saved.parent
    names = list(beside_names(saved, "Deputy headteacher and head of sixth form"))
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= MOST_BYTES for name in names)


def test_others_see_who_has_it_open(saved: Path) -> None:
    note = OwnNote(saved, "Headteacher")
    note.write()
    (other,) = others(saved)
    assert other.role == "Headteacher"
    note.take_away()


def test_it_is_repaired_and_replaced_when_it_is_damaged(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-9_000])
    assert repair(saved).path.parent == saved.parent
    rescue = last_good(saved)
    assert rescue is not None
    aside = put_back(saved, rescue.backup.path, rescue.damaged)
    assert aside is not None
    assert "damaged" in aside.name
    Document.open(saved).close()


def test_a_short_name_is_not_cut() -> None:
    made = name_after(Path("Alder. School.selfeval"), lambda stem: f"{stem} (copy)")
    assert made == "Alder. School (copy).selfeval"
