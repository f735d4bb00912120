"""What can be saved of a damaged file is saved, into a new file; the old one is only read."""

from __future__ import annotations

import contextlib
import hashlib
import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from selfeval.core.models import Fact
from selfeval.store import Document, RefusedFile, UserError
from selfeval.store.check import examine
from selfeval.store.repair import repair
from selfeval.store.salvage import BLOCK, copy_what_can_be_read


@pytest.fixture
def before(school_file: Path) -> list[str]:
    return dump(school_file)


def dump(path: Path) -> list[str]:
    with Document.open(path, read_only=True) as document:
        return document.canonical_dump()


def history(path: Path) -> int:
    with Document.open(path, read_only=True) as document:
        return sum(document.vector().values())


def damage_table(path: Path, *statements: str) -> None:
    """Change a file as damage might, without sealing it again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            raw.execute(statement)


def spoil_page_of(path: Path, name: str, leaf: int = -1) -> None:
    """Overwrite one page of a table or index with noise."""
    with closing(sqlite3.connect(path)) as raw:
        try:
            pages = [
                number
                for (number,) in raw.execute(
                    "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (name,)
                )
            ]
        except sqlite3.OperationalError:
            pages = raw.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()
    with path.open("rb+") as file:
        file.seek((pages[leaf] - 1) * BLOCK)
        file.write(random.Random(1).randbytes(BLOCK))


def repaired_in_peace(path: Path) -> Any:
    """Repair a file and hold that it is only read, and that what comes of it is sound."""
    seen = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(RefusedFile):
        examine(path)
    done = repair(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == seen
    examine(done.path)
    return done


# Nothing is lost --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM meta WHERE key = 'seal'",
        "UPDATE meta SET value = '0' WHERE key = 'seal'",
        "UPDATE meta SET value = '7' WHERE key = 'version'",
        "CREATE TRIGGER strange AFTER INSERT ON fact BEGIN DELETE FROM fact; END",
        "CREATE TABLE strange (id)",
    ],
)
def test_damage_beside_the_tables_costs_nothing(
    school_file: Path, before: list[str], statement: str
) -> None:
    known = history(school_file)
    damage_table(school_file, statement)
    done = repaired_in_peace(school_file)
    assert done.is_complete
    assert done.path.name == "alder (repaired).selfeval"
    assert dump(done.path) == before
    assert history(done.path) == known


def test_a_lost_beginning_is_replaced(school_file: Path, before: list[str]) -> None:
    with school_file.open("rb+") as file:
        file.write(bytes(BLOCK))
    done = repaired_in_peace(school_file)
    assert done.is_complete
    assert dump(done.path) == before


@pytest.mark.parametrize("page", [2, 12, 13, 26])
def test_lost_pages_that_tell_of_the_tables_are_replaced(
    school_file: Path, before: list[str], page: int
) -> None:
    """Some of these pages tell of the tables, others begin one: its rows are in the history."""
    with school_file.open("rb+") as file:
        for number in (1, page):
            file.seek((number - 1) * BLOCK)
            file.write(random.Random(page).randbytes(BLOCK))
    assert dump(repaired_in_peace(school_file).path) == before


@pytest.mark.parametrize("part", [0.5, 0.8, 0.9])
def test_of_a_file_that_was_cut_off_what_has_arrived_is_saved(
    school_file: Path, before: list[str], part: float
) -> None:
    data = school_file.read_bytes()
    school_file.write_bytes(data[: int(len(data) * part)])
    try:
        done = repaired_in_peace(school_file)
    except UserError:
        assert part == 0.5
        return
    assert set(dump(done.path)) <= set(before)
    assert not done.is_complete


@pytest.mark.parametrize("table", ["fact", "assumption", "ix_fact_measure_id", "change_of_row"])
def test_a_lost_page_of_a_table_comes_back_from_the_history(
    school_file: Path, before: list[str], table: str
) -> None:
    try:
        spoil_page_of(school_file, table)
    except TypeError:
        pytest.skip("there is no such index")
    done = repaired_in_peace(school_file)
    assert dump(done.path) == before
    assert done.gestures == done.gestures_known


def test_the_document_stays_the_same(school_file: Path) -> None:
    known = examine(school_file).document_id
    damage_table(school_file, "DELETE FROM meta WHERE key = 'seal'")
    assert examine(repaired_in_peace(school_file).path).document_id == known
    damage_table(school_file, "DELETE FROM meta")
    done = repair(school_file)
    assert not done.is_same_document
    assert not done.is_complete
    assert examine(done.path).document_id != known
    assert examine(repair(school_file, known).path).document_id == known


def test_repairing_twice_makes_two_files(school_file: Path) -> None:
    damage_table(school_file, "DELETE FROM meta WHERE key = 'seal'")
    names = [repair(school_file).path.name for _time in range(2)]
    assert names == ["alder (repaired).selfeval", "alder (repaired 2).selfeval"]


# Something is lost ------------------------------------------------------------------------------


def test_rows_are_saved_where_the_history_is_lost(school_file: Path, before: list[str]) -> None:
    spoil_page_of(school_file, "gesture")
    done = repaired_in_peace(school_file)
    assert dump(done.path) == before
    assert done.gestures == 0
    assert done.from_rows == len(before)
    assert not done.is_complete


def test_rows_are_saved_beyond_a_history_that_has_lost_its_end(
    school_file: Path, before: list[str]
) -> None:
    spoil_page_of(school_file, "change")
    done = repaired_in_peace(school_file)
    assert dump(done.path) == before
    assert not done.is_complete


def test_a_changed_word_is_kept_as_it_was_shown(school_file: Path) -> None:
    damage_table(school_file, "UPDATE fact SET statement = 'Bent' WHERE number = 3")
    done = repaired_in_peace(school_file)
    assert done.from_rows == 1
    with Document.open(done.path) as document:
        bent = document.session.exec(select(Fact).where(Fact.statement == "Bent")).one()
        entries = document.history(bent)
        assert entries[0].label == "Repair the file"
        assert entries[0].old["statement"].startswith("Fact with")


def test_a_row_that_the_history_tells_of_comes_back(school_file: Path, before: list[str]) -> None:
    damage_table(school_file, "PRAGMA foreign_keys = OFF", "DELETE FROM fact WHERE number = 3")
    done = repaired_in_peace(school_file)
    assert dump(done.path) == before
    assert done.is_complete


def test_what_leads_nowhere_is_dropped_and_counted(school_file: Path) -> None:
    damage_table(
        school_file,
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM gesture",
        "DELETE FROM fact WHERE number = 3",
        "UPDATE evidence SET item_id = 'nowhere', item_table = 'fact'",
    )
    done = repaired_in_peace(school_file)
    assert done.lost == 2  # the link to the fact, and the evidence
    assert done.from_rows >= 1
    assert not done.is_complete


def test_a_damaged_attachment_is_counted(school_file: Path) -> None:
    damage_table(school_file, "UPDATE blob SET bytes = zeroblob(size)")
    done = repaired_in_peace(school_file)
    assert (done.files_lost, done.lost) == (1, 1)
    assert '["evidence"' not in " ".join(dump(done.path))


def test_rows_that_nobody_can_have_written_are_left_out(
    school_file: Path, before: list[str]
) -> None:
    damage_table(
        school_file,
        "UPDATE fact SET id = 'x' WHERE number = 4",
        "UPDATE fact SET kind = 'guess' WHERE number = 5",
        "UPDATE fact SET position = '!' WHERE number = 6",
    )
    done = repaired_in_peace(school_file)
    assert dump(done.path) == before  # as the history has them


@pytest.mark.parametrize("seed", range(12))
def test_noise_anywhere_gives_a_sound_file_or_a_sentence(school_file: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(school_file.read_bytes())
    for _place in range(chance.choice((1, 4, 40))):
        start = chance.randrange(len(data))
        noise = chance.randbytes(chance.choice((1, 16, 5_000)))
        data[start : start + len(noise)] = noise[: len(data) - start]
    if chance.random() < 0.4:
        del data[chance.randrange(len(data)) :]
    school_file.write_bytes(data)
    with contextlib.suppress(UserError):
        examine(repair(school_file).path)
    assert school_file.read_bytes() == bytes(data)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("gesture", "seq = 'x'"),
        ("gesture", "lamport = x'01'"),
        ("gesture", "label = NULL"),
        ("change", "n = 'x' || n"),
        ("change", "kind = NULL"),
    ],
)
def test_a_value_of_another_kind_costs_the_history_from_there(
    school_file: Path, before: list[str], table: str, value: str
) -> None:
    with closing(sqlite3.connect(school_file, isolation_level=None)) as raw:
        query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
        rules = raw.execute(query, (table,)).fetchone()[0]
    loose = re.sub(r",\s*STRICT", "", rules).replace(" NOT NULL", "")
    for schema, version in ((loose, 1001), (rules, 1002)):
        damage_table(
            school_file,
            "PRAGMA writable_schema = ON",
            f"UPDATE sqlite_master SET sql = '{schema.replace(chr(39), chr(39) * 2)}'"
            f" WHERE type = 'table' AND name = '{table}'",
            f"PRAGMA schema_version = {version}",
        )
        if schema == loose:
            damage_table(school_file, f"UPDATE {table} SET {value} WHERE seq = 2")
    done = repair(school_file)
    assert done.gestures == 1 < done.gestures_known
    assert dump(done.path) == before


@pytest.mark.parametrize("data", [b"", b"Dear all", bytes(40_000)])
def test_where_nothing_can_be_read_that_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lost.selfeval"
    path.write_bytes(data)
    with pytest.raises(UserError, match="Nothing could be saved"):
        repair(path)
    assert [one.name for one in tmp_path.iterdir()] == ["lost.selfeval"]


def test_a_drive_that_fails_in_places_is_read_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a" * BLOCK + b"b" * BLOCK + b"c" * 10)

    class Failing:
        """A file whose second block cannot be read."""

        def __init__(self) -> None:
            self._file = open(path, "rb", buffering=0)  # noqa: SIM115

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_what: object) -> None:
            self._file.close()

        def seek(self, *where: int) -> int:
            return self._file.seek(*where)

        def read(self, size: int) -> bytes:
            if self._file.tell() == BLOCK:
                raise OSError(5, "Input/output error")
            return self._file.read(size)

    target = tmp_path / "copy"
    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, *a, **k: Failing() if self == path else opened(self, *a, **k)
    )
    assert not copy_what_can_be_read(path, target)
    monkeypatch.undo()
    assert target.read_bytes() == b"a" * BLOCK + bytes(BLOCK) + b"c" * 10
