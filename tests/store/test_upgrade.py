"""An older file opens as a new one with its whole history, and stays as it is until it is saved."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.models import Assumption, Evidence, Fact, Recommendation
from selfeval.store import Document, RefusedFile, UserError, remove, schema, upgrade
from selfeval.store.check import examine
from selfeval.store.dump import canonical_lines, log_lines, seal_of
from selfeval.store.erase_reach import unheard
from selfeval.store.header import read_header
from selfeval.store.upgrade import STEPS, Step
from tests.store import older
from tests.store.mutants import spoil
from tests.store.upgrade_worker import OURS, POINTS

SAYS = "made by an older selfeval"


@pytest.fixture(autouse=True)
def version_0(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program know a version before the first."""
    older.pretend(monkeypatch.setattr, monkeypatch.setitem)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the test a file in which something of everything happened, closed."""
    place = tmp_path / "school.selfeval"
    with Document.create(place, actor="Headteacher") as document:
        work(document)
    return place


def work(document: Document) -> None:
    """Add, change, remove, undo, erase: what a step has to carry over."""
    facts = [Fact(statement=f"Fact {number}", detail="kept") for number in range(4)]
    with document.edit("Add") as session:
        session.add_all([*facts, Assumption(belief="a"), Recommendation(recommended="Read more")])
        name = document.add_blob(b"bytes" * 20_000)
        session.add(Evidence(item_table="fact", item_id=facts[0].id, sha256=name, name="n"))
    with document.edit("Change facts") as session:
        for fact in facts:
            session.get(Fact, fact.id).statement += " and more"
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, facts[3].id))
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, facts[2].id))
    document.undo()
    document.erase(document.session.get(Fact, facts[1].id), ["statement"])


def lines(place: Path) -> list[object]:
    with closing(sqlite3.connect(place)) as connection:
        return told(connection)


def told(connection: sqlite3.Connection) -> list[object]:
    """Return everything that a database says, in whichever order its log names fields."""
    log = [json.loads(line) for line in log_lines(connection)]
    for _kind, values in log:
        for side in ("old", "new"):
            values[side] = json.loads(values.get(side) or "null")
    return [*canonical_lines(connection), *log]


def test_an_older_file_opens_as_it_would_be_now(path: Path, home: Path) -> None:
    now = lines(path)
    older.make_older(path)
    assert lines(path) != now
    assert read_header(path).version == 0
    shutil.rmtree(home / "working")
    with Document.open(path) as document:
        assert SAYS in document.notice
        assert told(document._raw) == now


def test_the_file_itself_stays_as_it_is_until_it_is_saved(path: Path, home: Path) -> None:
    older.make_older(path)
    before = path.read_bytes()
    with Document.open(path):
        pass
    assert path.read_bytes() == before
    with Document.open(path) as document:
        assert not document.notice
        with document.edit("Add") as session:
            session.add(Fact(statement="new", leaves_out="somebody"))
        assert path.read_bytes() == before
        document.publish()
    assert read_header(path).version == 1
    examine(path)
    kept = [one for one in (home / "backups").rglob("*.selfeval") if "upgrading" in one.name]
    assert [one.read_bytes() for one in kept] == [before]


def test_to_be_read_it_is_upgraded_for_oneself(path: Path, home: Path) -> None:
    now = lines(path)
    older.make_older(path)
    before = path.read_bytes()
    with Document.open(path, read_only=True) as document:
        assert told(document._raw) == now
        assert not document.notice
    assert path.read_bytes() == before


def test_what_waits_in_an_older_working_copy_is_there(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "school.selfeval"
    with Document.create(path) as document:
        work(document)
    document = Document.open(path)
    with document.edit("Add") as session:
        session.add(Fact(statement="not yet in the file"))
    working = document._opened.copy.database
    dump = document.canonical_dump()
    document._let_go()
    older.make_older(working)
    older.make_older(path)
    again = Document.open(path)
    assert again.canonical_dump() == dump
    assert again.unpublished
    assert SAYS in again.notice
    assert again.undo_label == "Add"
    assert not list(working.parent.glob("damaged*"))
    assert again.close() is None
    examine(path)
    waiting = list((home / "backups").rglob("*upgrading.selfeval"))
    assert any("not yet in the file" in line for one in waiting for line in map(str, lines(one)))
    for one in waiting:
        assert examine(one).version == 0


def test_a_damaged_older_working_copy_is_set_aside(path: Path, home: Path) -> None:
    document = Document.open(path)
    working = document._opened.copy.database
    document.close()
    older.make_older(working)
    working.write_bytes(working.read_bytes()[:8000] + b"\xff" * 9000)
    with Document.open(path) as again:
        assert "damaged" in again.notice


def test_an_older_copy_is_known_for_what_it_is(path: Path, tmp_path: Path) -> None:
    document = Document.open(path)
    with document.edit("Add") as session:
        session.add(Fact(statement="new"))
    older.make_older(path)
    document.publish()
    examine(path)
    assert document.close() is None


def test_the_same_file_always_becomes_the_same(path: Path, tmp_path: Path) -> None:
    older.make_older(path)
    made = [tmp_path / "one.db", tmp_path / "other.db"]
    for one in made:
        upgrade.upgrade(path, one)
    assert made[0].read_bytes() == made[1].read_bytes()
    examine(made[0])


def test_steps_follow_one_another(path: Path, tmp_path: Path, monkeypatch) -> None:
    now = lines(path)
    older.make_older(path)
    as_it_is = schema.schema_text
    before = as_it_is(0).replace("    sentence TEXT", "    phrase TEXT")
    monkeypatch.setattr(schema, "schema_text", lambda v=1: before if v < 0 else as_it_is(v))
    monkeypatch.setitem(STEPS, 0, Step(fields={("fact", "phrase"): "sentence"}))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            "ALTER TABLE fact RENAME COLUMN sentence TO phrase; PRAGMA user_version = -1;"
            " UPDATE change SET old = replace(old, '\"sentence\"', '\"phrase\"'),"
            " new = replace(new, '\"sentence\"', '\"phrase\"') WHERE tbl = 'fact'"
        )
    upgrade.upgrade(path, tmp_path / "new.db")
    assert lines(tmp_path / "new.db") == now
    examine(tmp_path / "new.db")


# What is refused -----------------------------------------------------------------------------


def sql(statement: str, *, sealed: bool = True) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)
            if sealed:
                seal = seal_of(connection)
                connection.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal,))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (sql("UPDATE fact SET sentence = 'x'", sealed=False), "damaged or altered"),
        (sql("UPDATE fact SET sentence = 'x'"), "does not agree"),
        (sql("CREATE TABLE edition (id TEXT)"), "did not put there"),
        (sql("DELETE FROM meta WHERE key = 'seal'", sealed=False), "not sealed"),
        (sql("UPDATE meta SET value = '1' WHERE key = 'version'"), "marks"),
        (sql("UPDATE change SET new = '[1' WHERE kind = 'U'"), "cannot be read"),
        (sql("UPDATE change SET new = '[1]' WHERE kind = 'I'"), "cannot be read"),
        (sql("UPDATE change SET tbl = 'nothing' WHERE kind = 'I'"), "cannot be read"),
        (sql("UPDATE change SET new = '{}' WHERE kind = 'E'"), "cannot be read"),
    ],
)
def test_an_unsound_older_file_is_refused(path: Path, spoil, why: str, home: Path) -> None:
    older.make_older(path)
    spoil(path)
    before = path.read_bytes()
    shutil.rmtree(home / "working")
    with pytest.raises(RefusedFile, match=why):
        Document.open(path)
    assert path.read_bytes() == before
    assert not list((home / "scratch").iterdir())


def test_a_full_disk_leaves_all_as_it_was(path: Path, home: Path, monkeypatch) -> None:
    older.make_older(path)
    before = path.read_bytes()
    made = schema.create_tables

    def on_a_full_disk(connection: sqlite3.Connection, version: int) -> None:
        made(connection, version)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "create_tables", on_a_full_disk)
        with pytest.raises(UserError, match="full"):
            Document.open(path)
    assert path.read_bytes() == before
    with Document.open(path) as document:
        assert len(document.session.exec(select(Fact)).all()) == 3


# Erased for good ------------------------------------------------------------------------------


def test_what_is_erased_goes_from_older_backups_as_well(path: Path, home: Path) -> None:
    older.make_older(path)
    document = Document.open(path)
    with document.edit("Add") as session:
        session.add(Fact(statement="new"))
    document.publish()
    fact = next(
        one for one in document.session.exec(select(Fact)) if one.statement == "Fact 0 and more"
    )
    erasure = document.erase_for_good({("fact", fact.id): ["statement"]})
    document.publish()
    reached = document.eraser(erasure)(unheard)
    assert not reached.kept
    document.close()
    held = [one for one in home.rglob("*") if one.is_file() and b"Fact 0" in one.read_bytes()]
    assert not held
    for backup in (home / "backups").rglob("*.selfeval"):
        examine(backup)


# Killed on the way ----------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize(
    ("point", "working_too"),
    [
        pytest.param(point, too, marks=[] if too and number % 3 == 0 else pytest.mark.slow)
        for number, point in enumerate(POINTS)
        for too in (False, True)
        if too or OURS not in point
    ],
)
def test_killed_at_any_point_it_opens_again(
    path: Path, home: Path, point: str, working_too: bool
) -> None:
    document = Document.open(path)
    if working_too:
        with document.edit("Add") as session:
            session.add(Fact(statement="not yet in the file"))
    dump, working = document.canonical_dump(), document._opened.copy.database
    document._let_go()
    older.make_older(path)
    if working_too:
        older.make_older(working)
    else:
        shutil.rmtree(home / "working")
    before = path.read_bytes()
    worker = subprocess.run(
        [sys.executable, str(Path(older.__file__).with_name("upgrade_worker.py")), path, point],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert worker.returncode == -signal.SIGKILL, worker.stderr.decode()
    assert path.read_bytes() == before
    with Document.open(path) as again:
        assert again.canonical_dump() == dump
        assert not again.notice or SAYS in again.notice
        again.publish()
    examine(path)


# Spoiled --------------------------------------------------------------------------------------


def fuzz_older(path: Path, folder: Path, seeds: range) -> int:
    """Spoil an older file once for each seed; return how many were upgraded all the same."""
    older.make_older(path)
    good, opened = path.read_bytes(), 0
    for seed in seeds:
        for place in ("working", "backups"):
            shutil.rmtree(folder / place, ignore_errors=True)
        how = spoil(good, path, random.Random(seed))
        before = path.read_bytes()
        try:
            with suppress(UserError), Document.open(path) as document:
                document.removed()
                opened += 1
        except Exception as fault:
            fault.add_note(f"seed {seed}: {how}")
            raise
        assert path.read_bytes() == before
    return opened


def test_20_spoiled_older_files_are_refused_or_upgraded(path: Path, home: Path) -> None:
    assert 0 < fuzz_older(path, home, range(20)) < 10


@pytest.mark.slow
def test_1000_spoiled_older_files_are_refused_or_upgraded(path: Path, home: Path) -> None:
    assert fuzz_older(path, home, range(1_000))
