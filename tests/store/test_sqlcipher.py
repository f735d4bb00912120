"""SQLCipher's binding behind the interface of sqlite3: where both differ, nobody is to notice."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from selfeval.core.models import Fact
from selfeval.store import Document, UserError, keys, load_rows, sqlcipher
from selfeval.store.connection import connect, engine_on
from selfeval.store.errors import PasswordNeeded
from selfeval.store.keys import MARK, Key
from selfeval.store.own_place import is_passing
from selfeval.store.protecting import protect

KEY = Key(b"k" * 32, MARK + b"the salt")
Make = Callable[..., sqlite3.Connection]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """Know only this key before the test, and none after it."""
    keys.forget()
    keys.remember(KEY)
    yield
    keys.forget()


def plainly(database: Any, **named: Any) -> sqlite3.Connection:
    return sqlite3.connect(database, isolation_level=None, **named)


def with_key(database: Any, **named: Any) -> sqlite3.Connection:
    return sqlcipher.connect(str(database), KEY, **named)


def filled(raw: sqlite3.Connection) -> sqlite3.Connection:
    raw.execute("CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER CHECK (n < 9)) STRICT")
    raw.execute("INSERT INTO t VALUES ('a', 1)")
    return raw


def twice(raw: sqlite3.Connection, _path: Path) -> None:
    raw.execute("INSERT INTO t VALUES ('a', 1)")


def many(raw: sqlite3.Connection, _path: Path) -> None:
    raw.executemany("INSERT INTO t VALUES (?, 1)", [("b",), ("b",)])


def too_much(raw: sqlite3.Connection, _path: Path) -> None:
    raw.execute("UPDATE t SET n = 10")


def nonsense(raw: sqlite3.Connection, _path: Path) -> None:
    raw.executescript("SELECT 1; nonsense;")


def no_text(raw: sqlite3.Connection, _path: Path) -> None:
    for _row in raw.execute("SELECT CAST(x'ff' AS TEXT)"):
        pass


def half_a_pair(raw: sqlite3.Connection, _path: Path) -> None:
    raw.execute("SELECT ?", ("\ud800",))


def beyond_counting(raw: sqlite3.Connection, _path: Path) -> None:
    raw.execute("SELECT ?", (2**70,))


def stopped(raw: sqlite3.Connection, _path: Path) -> None:
    raw.set_progress_handler(lambda: 1, 10)
    counted = "WITH RECURSIVE r (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM r) SELECT x FROM r"
    raw.execute(counted).fetchall()


def in_use(raw: sqlite3.Connection, path: Path) -> None:
    raw.execute("BEGIN IMMEDIATE")
    make = with_key if sqlcipher.is_one(raw) else plainly
    with closing(make(path)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")


def no_room(raw: sqlite3.Connection, _path: Path) -> None:
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
    raw.execute("INSERT INTO t SELECT hex(randomblob(90000)), 1")


def to_read(raw: sqlite3.Connection, path: Path) -> None:
    make = with_key if sqlcipher.is_one(raw) else plainly
    with closing(make(f"{path.as_uri()}?mode=ro", uri=True)) as other:
        other.execute("DELETE FROM t")


def nowhere(raw: sqlite3.Connection, path: Path) -> None:
    make = with_key if sqlcipher.is_one(raw) else plainly
    make(path / "no" / "folder.db").execute("SELECT 1 FROM t")


def damaged(raw: sqlite3.Connection, path: Path) -> None:
    start = MARK if sqlcipher.is_one(raw) else b"SQLite format 3\x00"
    junk = path.with_name("junk.db")
    junk.write_bytes(start + b"x" * 9_000)
    with closing((with_key if sqlcipher.is_one(raw) else plainly)(junk)) as other:
        other.execute("SELECT 1 FROM sqlite_master")


PROBLEMS = (
    *(twice, many, too_much, nonsense, no_text, half_a_pair, beyond_counting, stopped),
    *(in_use, no_room, to_read, nowhere, damaged),
)


def seen(make: Make, path: Path, problem: Callable[[sqlite3.Connection, Path], None]) -> Any:
    """Return what is raised: its kind, its result without details, and whether it passes."""
    with closing(filled(make(path))) as raw:
        try:
            problem(raw, path)
        except sqlite3.Error as error:
            return (
                type(error),
                error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else 0,
                is_passing(error),
            )
        except Exception as error:
            return type(error)
    return None


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda one: one.__name__)
def test_the_same_problems_are_told_alike(tmp_path: Path, problem: Any) -> None:
    plain = seen(plainly, tmp_path / "plain.db", problem)
    assert plain is not None
    assert seen(with_key, tmp_path / "key.db", problem) == plain


def test_what_a_drive_says_when_it_is_full_is_not_taken_for_damage() -> None:
    """SQLCipher's binding tells no details: a failed lock and a full drive are one to it."""
    problem = sqlite3.OperationalError("disk I/O error")
    problem.sqlite_errorcode = sqlite3.SQLITE_IOERR
    assert is_passing(problem)
    problem.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert not is_passing(problem)


def test_a_session_rolls_back_and_hides_what_was_written(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "work.db", new_under=KEY)) as raw:
        assert sqlcipher.is_one(raw)
        engine = engine_on(filled(raw), lambda: True)
        with Session(engine) as session:
            session.connection().execute(text("INSERT INTO t VALUES ('b', 2)"))
            with pytest.raises(IntegrityError) as refused, session.begin_nested():
                session.connection().execute(
                    text("INSERT INTO t VALUES (:id, :n)"), {"id": "secret", "n": 99}
                )
            assert isinstance(refused.value.orig, sqlite3.IntegrityError)
            assert "secret" not in str(refused.value)
            session.commit()
            session.connection().execute(text("DELETE FROM t"))
            session.rollback()
        assert raw.execute("SELECT id FROM t ORDER BY 1").fetchall() == [("a",), ("b",)]
        assert not raw.in_transaction


def test_backups_between_both_kinds_are_refused(tmp_path: Path) -> None:
    with (
        closing(filled(with_key(tmp_path / "one.db"))) as one,
        closing(plainly(tmp_path / "two.db")) as two,
    ):
        for source, target in ((one, two), (two, one)):
            with pytest.raises(TypeError):
                source.backup(target)


# Keys that are known, and threads ---------------------------------------------------------------


def test_keys_are_learned_and_forgotten_on_many_threads(tmp_path: Path) -> None:
    path = tmp_path / "key.db"
    filled(with_key(path)).close()
    wrong: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                assert keys.key_of(path) == KEY
            except PasswordNeeded:
                continue
            except BaseException as problem:
                wrong.append(problem)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=ask) for _number in range(3)]
    try:
        for thread in threads:
            thread.start()
        for _time in range(300):
            keys.remember(KEY)
            keys.forget()
    finally:
        done.set()
        for thread in threads:
            thread.join()
        sys.setswitchinterval(before)
    assert not wrong


def test_a_save_whose_key_is_forgotten_meanwhile_saves_nothing_and_loses_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "school.selfeval"
    Document.create(path).close()
    protect(path, KEY)
    document = Document.open(path)
    with document.edit("Add fact") as session:
        session.add(Fact(statement="written"))
    before = path.read_bytes()
    delivery = document.shared_file().prepare()
    keys.forget()
    told: list[UserError] = []

    def deliver() -> None:
        try:
            delivery.deliver()
        except UserError as problem:
            told.append(problem)

    thread = threading.Thread(target=deliver)
    thread.start()
    thread.join()
    assert isinstance(told[0], PasswordNeeded)
    assert isinstance(document.close(), PasswordNeeded)
    assert path.read_bytes() == before
    keys.remember(KEY)
    with Document.open(path) as document:
        assert [one.statement for one in load_rows(document.session).all(Fact)] == ["written"]
