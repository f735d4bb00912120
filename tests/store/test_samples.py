"""A file of every released version opens and becomes one of the present version."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, load_rows
from selfeval.store.check import examine, examine_apart
from selfeval.store.header import read_header
from selfeval.store.schema import (
    LOG_TABLES,
    PROGRAM_VERSION_OF,
    VERSION,
    create_tables,
    file_version,
    model_fields,
    objects_in,
)

SAMPLES = Path(__file__).parents[1] / "samples"
WRITTEN = {
    1: "e7be809016ab16dc000d34c417c8defce8fad146c0b435e0cddf0eee32b8e56b",
}
"""The sha256 of the file of each version. One that is here never changes."""


@pytest.fixture(params=WRITTEN)
def version(request: pytest.FixtureRequest) -> int:
    """Give the test a version that was released."""
    return request.param


@pytest.fixture
def path(version: int, tmp_path: Path) -> Path:
    """Give the test a copy of the file that this version wrote."""
    place = tmp_path / "school.selfeval"
    shutil.copyfile(SAMPLES / f"version-{version}.selfeval", place)
    return place


def test_there_is_a_file_of_every_version() -> None:
    there = {one.name for one in SAMPLES.glob("*.selfeval")}
    assert there == {f"version-{version}.selfeval" for version in PROGRAM_VERSION_OF}
    assert set(WRITTEN) == set(PROGRAM_VERSION_OF)


def test_it_was_never_made_anew(version: int, path: Path) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == WRITTEN[version]
    assert read_header(path).version == version


def test_it_opens_in_the_child_process(path: Path, tmp_path: Path, version: int) -> None:
    found = examine_apart(path, tmp_path / "newer.db")
    assert found.version == version
    assert len(found.vector) == 2


def test_upgraded_it_is_as_a_new_file_is(path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as fresh:
        create_tables(fresh)
        expected = objects_in(fresh)
    with Document.open(path) as document:
        assert objects_in(document._raw) == expected
        assert file_version(document._raw) == VERSION
        with document.edit("Add") as session:
            session.add(Fact(statement="New"))
    examine(path)
    with closing(sqlite3.connect(path)) as published:
        assert objects_in(published) == expected


def test_everything_in_it_is_there(path: Path) -> None:
    with Document.open(path) as document:
        for table in model_fields().keys() - LOG_TABLES:
            (count,) = document._raw.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert count, table
        rows = load_rows(document.session)
        fact = next(one for one in rows.all(Fact) if one.statement == "Children join in")
        assert [one.label for one in document.history(fact)] == [
            "Change fact",
            "Change fact",
            "Change fact",
            "Fill in everything",
        ]
        (removal,) = document.removed()
        assert [head.values["belief"] for head in removal.heads] == ["Will be removed"]
        document.put_back(removal.replica, removal.seq)
        document.undo()
        assert document.close() is None
    examine(path)
