"""Files from elsewhere: each unsound one is refused in a sentence, and left as it was."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from selfeval.store import Document, RefusedFile, UserError
from selfeval.store.check import answer_for, examine, examine_apart
from selfeval.store.dump import canonical_lines, log_lines, seal_of
from selfeval.store.schema import VERSION


def reseal(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(connection),))


def sql(*statements: str, sealed: bool = True) -> Callable[[Path], None]:
    """Return a way of spoiling a file with SQL, sealing it again afterwards."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
            if sealed:
                reseal(connection)

    return spoil


def in_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return spoil


def other_schema(path: Path) -> None:
    """Let the text of one table's declaration differ, as a hand-made file's would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE theme ADD COLUMN extra TEXT")
        reseal(connection)


def huge_cell(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE school SET purpose = ?", ("x" * 80 * 1024 * 1024,))


def hidden(name: str) -> Callable[[Path], None]:
    """Return a way of hiding a trigger in a file under a name that it should not have."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(
                "INSERT INTO sqlite_master VALUES ('trigger', ?, 'fact', 0, ?)",
                (name, f"CREATE TRIGGER {name} AFTER INSERT ON fact BEGIN DELETE FROM stance; END"),
            )

    return spoil


UNSOUND: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty": (in_bytes(lambda _data: b""), "empty"),
    "text": (in_bytes(lambda _data: b"Dear all, please find attached" * 9), "not a selfeval file"),
    "short text": (in_bytes(lambda _data: b"hello"), "not a selfeval file"),
    "half": (in_bytes(lambda data: data[: len(data) // 2]), "part of this file"),
    "header only": (in_bytes(lambda data: data[:60]), "part of this file"),
    "longer": (in_bytes(lambda data: data + b"x" * 100), "added to the end"),
    "newer": (sql(f"PRAGMA user_version = {VERSION + 1}", sealed=False), "newer selfeval"),
    "version zero": (sql("PRAGMA user_version = 0", sealed=False), "version mark"),
    "other program": (sql("PRAGMA application_id = 252006673"), "another program"),
    "trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON fact BEGIN DELETE FROM fact; END"),
        "instructions",
    ),
    "view": (sql("CREATE VIEW v AS SELECT * FROM fact"), "instructions"),
    "extra table": (sql("CREATE TABLE extra (a)"), "did not put there"),
    "virtual table": (sql("CREATE VIRTUAL TABLE v USING fts5(a)"), "load something"),
    "expression index": (sql("CREATE INDEX i ON fact (upper(statement))"), "did not put there"),
    "missing index": (sql("DROP INDEX change_of_row"), "part of this file is missing"),
    "missing table": (sql("DROP TABLE blob", sealed=False), "part of this file is missing"),
    "other schema": (other_schema, "not built as"),
    "dangling link": (
        sql("PRAGMA foreign_keys = OFF", "DELETE FROM fact WHERE number = 3"),
        "leads nowhere",
    ),
    "dangling item": (sql("UPDATE evidence SET item_table = 'fact'"), "leads nowhere"),
    "item in no table": (sql("UPDATE evidence SET item_table = 'pupil'"), "leads nowhere"),
    "huge cell": (huge_cell, "far too large"),
    "write-ahead header": (sql("PRAGMA journal_mode = WAL"), "while the file was in use"),
    "no seal": (sql("DELETE FROM meta WHERE key = 'seal'", sealed=False), "not sealed"),
    "false seal": (sql("UPDATE fact SET n = 7", sealed=False), "damaged or altered"),
    "log and tables differ": (sql("UPDATE fact SET n = 7"), "does not agree"),
    "row without a log": (sql("INSERT INTO theme (id) VALUES ('x')"), "does not agree"),
    "gap in the log": (sql("DELETE FROM gesture WHERE seq = 2"), "gap"),
    "change is missing": (sql("DELETE FROM change WHERE seq = 2 AND n = 5"), "gap"),
    "attachment is missing": (sql("DELETE FROM blob"), "attached file is missing"),
    "attachment was swapped": (sql("UPDATE blob SET bytes = x'00'"), "attached file"),
    "trigger under an index's name": (hidden("sqlite_autoindex_fact_9"), "instructions"),
    "trigger under a table's name": (hidden("evidence"), "instructions"),
    "counter that would overflow": (
        sql("UPDATE gesture SET lamport = 9223372036854775807"),
        "cannot",
    ),
    "counter below one": (sql("UPDATE gesture SET lamport = -5"), "cannot"),
    "counters that do not rise": (sql("UPDATE gesture SET lamport = 3"), "cannot"),
    "made at no time": (sql("UPDATE gesture SET at = 'yesterday'"), "cannot"),
    "made by another clock": (sql("UPDATE gesture SET at = '2026-11-22T09:00:00+01:00'"), "cannot"),
    "undoes something odd": (sql("UPDATE gesture SET undoes = 'x:y'"), "cannot"),
    "claims to have seen what is not there": (
        sql(f"""UPDATE gesture SET seen = '{{"{"a" * 32}":7}}'"""),
        "cannot",
    ),
    "replica of another shape": (
        sql("UPDATE gesture SET replica = 'x'", "UPDATE change SET replica = 'x'"),
        "cannot",
    ),
    "change to no table": (sql("UPDATE change SET tbl = 'meta' WHERE seq = 2 AND n = 1"), "cannot"),
    "made twice": (
        sql("UPDATE change SET \"row\" = 'school', tbl = 'school' WHERE seq = 2 AND n = 1"),
        "cannot",
    ),
    "erasure of nothing": (
        sql("UPDATE change SET kind = 'E', old = NULL, new = NULL WHERE seq = 4"),
        "cannot",
    ),
    "figure that is not whole": (
        sql("UPDATE change SET new = json_set(new, '$.number', 1.0) WHERE tbl = 'fact'"),
        "cannot",
    ),
    "number that would overflow": (
        sql(
            "UPDATE fact SET number = 9223372036854775807 WHERE number = 3",
            "UPDATE change SET new = json_set(new, '$.number', 9223372036854775807)"
            " WHERE tbl = 'fact' AND json_extract(new, '$.number') = 3",
        ),
        "cannot",
    ),
    "place that is none": (
        sql(
            "UPDATE fact SET position = '!!!' WHERE number = 3",
            "UPDATE change SET new = json_set(new, '$.position', '!!!')"
            " WHERE tbl = 'fact' AND json_extract(new, '$.number') = 3",
        ),
        "cannot",
    ),
    "id that does not follow": (
        sql(
            f"UPDATE stance SET id = '{'0' * 32}' WHERE id = (SELECT min(id) FROM stance)",
            f"UPDATE change SET \"row\" = '{'0' * 32}' WHERE tbl = 'stance'"
            ' AND "row" NOT IN (SELECT id FROM stance)',
        ),
        "cannot",
    ),
    "another mark": (sql("INSERT INTO meta VALUES ('extra', '1')"), "marks"),
    "another version in its marks": (
        sql("UPDATE meta SET value = '99' WHERE key = 'version'"),
        "marks",
    ),
    "brackets without end": (
        sql(f"UPDATE change SET new = '{'[' * 200_000}' WHERE seq = 2 AND n = 5"),
        "too large",
    ),
    "log is not JSON": (sql("UPDATE change SET new = 'x' WHERE seq = 2 AND n = 5"), "damaged"),
}


@pytest.mark.parametrize("kind", UNSOUND)
def test_unsound_file_is_refused_in_a_sentence(kind: str, school_file: Path) -> None:
    spoil, words = UNSOUND[kind]
    spoil(school_file)
    before = school_file.read_bytes()
    with pytest.raises(RefusedFile) as refused:
        examine(school_file)
    assert words in refused.value.message
    assert refused.value.message.endswith((".", ")."))
    assert refused.value.hint
    assert school_file.read_bytes() == before
    assert sorted(path.name for path in school_file.parent.iterdir()) == [school_file.name]


@pytest.mark.parametrize("kind", ["half", "trigger", "huge cell", "false seal"])
def test_opening_an_unsound_file_is_refused_from_a_process_of_its_own(
    kind: str, school_file: Path, home: Path
) -> None:
    UNSOUND[kind][0](school_file)
    before = school_file.read_bytes()
    with pytest.raises(RefusedFile, match=UNSOUND[kind][1]):
        Document.open(school_file)
    assert school_file.read_bytes() == before
    assert list((home / "scratch").iterdir()) == []


def test_a_sound_file_is_accepted(school_file: Path) -> None:
    found = examine_apart(school_file)
    assert found == examine(school_file)
    assert sum(found.vector.values()) == 5


def test_a_file_that_takes_too_long_is_refused(
    school_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.store.check.PATIENCE", 0.001)
    with pytest.raises(RefusedFile, match="too long"):
        examine_apart(school_file)


def test_missing_file_and_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        Document.open(tmp_path / "none.selfeval")
    with pytest.raises(UserError, match="folder"):
        Document.open(tmp_path)


def _said(path: Path) -> tuple[list[str], list[str]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return list(canonical_lines(connection)), list(log_lines(connection))


def test_a_flipped_bit_is_refused_or_changed_nothing(school_file: Path, tmp_path: Path) -> None:
    """200 seeded flips: one in four anywhere, the others where the file is not mere padding."""
    good, before = school_file.read_bytes(), _said(school_file)
    chance = random.Random(20261122)
    written = [place for place, byte in enumerate(good) if byte]
    refused = 0
    spoiled = tmp_path / "spoiled.selfeval"
    for number in range(200):
        data = bytearray(good)
        place = chance.randrange(len(data)) if number % 4 == 0 else chance.choice(written)
        data[place] ^= 1 << chance.randrange(8)
        spoiled.write_bytes(data)
        answer = answer_for(str(spoiled))
        if '"refused"' in answer:
            refused += 1
        else:
            assert _said(spoiled) == before, f"byte {place} changed what the file says"
        assert spoiled.read_bytes() == bytes(data)
    assert refused > 100


def test_a_cut_file_is_refused(school_file: Path, tmp_path: Path) -> None:
    good = school_file.read_bytes()
    chance = random.Random(7)
    cut = tmp_path / "cut.selfeval"
    for _number in range(20):
        cut.write_bytes(good[: chance.randrange(len(good))])
        with pytest.raises(RefusedFile):
            examine(cut)


def test_a_damaged_copy_does_not_touch_the_good_one(school_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.selfeval"
    shutil.copyfile(school_file, other)
    UNSOUND["half"][0](other)
    with pytest.raises(RefusedFile):
        Document.open(other)
    with Document.open(school_file) as document:
        assert document.undo_label == "Attach file"


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.selfeval"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="not a file"):
        Document.open(pipe)
    with pytest.raises(UserError, match="out of reach"):
        Document.create(tmp_path / ("x" * 300 + ".selfeval"))
