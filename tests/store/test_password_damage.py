"""Damaged and hostile files that have a password: refused in a true sentence, and saved from."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from selfeval.core.models import School, Theme
from selfeval.store import Document, RefusedFile, keys, sqlcipher
from selfeval.store.check import answer_for, examine, examine_apart
from selfeval.store.dump import seal_of
from selfeval.store.errors import PasswordNeeded, WrongPassword
from selfeval.store.protecting import protect
from selfeval.store.repair import repair
from selfeval.store.rescue import last_good, put_back
from selfeval.store.unlocking import unlock
from tests.store import tampering
from tests.store.conftest import fill
from tests.store.passwords import WORDS, cheap_key
from tests.store.test_received import UNSOUND
from tests.store.test_repair import BLOCK, dump

Change = Callable[[bytes], bytes]
SLOW = pytest.mark.slow
ONLY_PLAIN = ("empty", "text", "short text", "write-ahead header")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let keys follow from passwords at once, and know none before and after the test."""
    monkeypatch.setattr(keys, "ROUNDS", 10)
    keys.forget()
    yield
    keys.forget()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, keys.Key]]:
    """Make a file with some of everything, and give it a password."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SELFEVAL_HOME", str(folder / "home"))
        patched.setattr(keys, "ROUNDS", 10)
        path, key = folder / "alder.selfeval", cheap_key(WORDS)
        with Document.create(path, actor="Headteacher") as document:
            fill(document)
        shutil.copyfile(path, folder / "plain.selfeval")
        protect(path, key)
        yield path, key


@pytest.fixture
def key(made: tuple[Path, keys.Key]) -> keys.Key:
    """Give the test the key of the file, which is known."""
    keys.remember(made[1])
    return made[1]


@pytest.fixture
def protected(made: tuple[Path, keys.Key], key: keys.Key, tmp_path: Path) -> Path:
    """Give the test the file as it is just after it got a password, where nobody knows it."""
    return Path(shutil.copyfile(made[0], tmp_path / "alder.selfeval"))


@pytest.fixture
def plain(made: tuple[Path, keys.Key], tmp_path: Path) -> Path:
    """Give the test the file as it was before."""
    return Path(shutil.copyfile(made[0].with_name("plain.selfeval"), tmp_path / "plain.selfeval"))


@pytest.fixture
def known(school_file: Path) -> Path:
    """Give the test such a file that this computer has backups of."""
    protect(school_file, cheap_key(WORDS))
    return school_file


def flipped(at: int) -> Change:
    def flip(data: bytes) -> bytes:
        changed = bytearray(data)
        changed[at] ^= 1
        return bytes(changed)

    return flip


def swapped(data: bytes) -> bytes:
    one, two = (slice(at * BLOCK, (at + 1) * BLOCK) for at in (5, 9))
    mixed = bytearray(data)
    mixed[one], mixed[two] = data[two], data[one]
    return bytes(mixed)


DAMAGE: dict[str, tuple[Change, str]] = {
    "cut in half": (lambda data: data[: len(data) // 2], "part of this file"),
    "cut within a page": (lambda data: data[: len(data) - 100], "part of this file"),
    "a page of it": (lambda data: data[:BLOCK], "part of this file"),
    "less than a page": (lambda data: data[:60], "part of this file"),
    "bytes added": (lambda data: data + b"x" * 100, "added to the end"),
    "a page added": (lambda data: data + bytes(BLOCK), "added to the end"),
    "a bit in the first page": (flipped(100), "beginning is gone"),
    "a bit at the end of the first page": (flipped(BLOCK - 1), "beginning is gone"),
    "a bit in the middle": (flipped(20 * BLOCK + 7), "damaged"),
    "a bit in the last page": (flipped(-1), "damaged"),
    "two pages swapped": (swapped, "damaged"),
    "the first page is gone": (lambda data: bytes(BLOCK) + data[BLOCK:], "beginning is gone"),
    "the first page but its salt is gone": (
        lambda data: data[:16] + bytes(BLOCK - 16) + data[BLOCK:],
        "beginning is gone",
    ),
    "nothing but zeros": (lambda data: bytes(len(data)), "beginning is gone"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_refused_in_a_sentence(protected: Path, name: str) -> None:
    change, said = DAMAGE[name]
    data = change(protected.read_bytes())
    protected.write_bytes(data)
    with pytest.raises(RefusedFile, match=said) as refused:
        examine(protected)
    assert not isinstance(refused.value, PasswordNeeded)
    with pytest.raises(RefusedFile):
        Document.open(protected)
    assert protected.read_bytes() == data


@pytest.mark.parametrize("name", ["cut in half", "a bit in the first page", "nothing but zeros"])
def test_the_last_good_backup_takes_the_place_of_a_damaged_file(known: Path, name: str) -> None:
    protected = known
    before = dump(protected)
    protected.write_bytes(DAMAGE[name][0](protected.read_bytes()))
    keys.forget()
    with pytest.raises(PasswordNeeded) as needed:
        last_good(protected)
    unlock(needed.value.path, WORDS)
    found = last_good(protected)
    assert found is not None
    put_back(protected, found.backup.path, found.damaged)
    assert keys.is_protected(protected)
    assert dump(protected) == before


@pytest.mark.parametrize(
    ("published", "lost"), [(False, range(BLOCK)), (True, range(16, BLOCK)), (True, range(1))]
)
def test_a_lost_beginning_is_given_back(known: Path, published: bool, lost: range) -> None:
    protected = known
    if published:
        with Document.open(protected) as document, document.edit("Name") as session:
            session.get(School, "school").name = "Elder"  # type: ignore[union-attr]
    before = dump(protected)
    with protected.open("rb+") as file:
        file.seek(lost.start)
        file.write(bytes(len(lost)))
    done = repair(protected)
    assert keys.is_protected(done.path)
    assert done.is_complete
    assert dump(done.path) == before


def test_what_can_be_read_around_damage_is_saved(protected: Path) -> None:
    before = dump(protected)
    data = bytearray(protected.read_bytes())
    chance = random.Random(1)
    for page in chance.sample(range(40, len(data) // BLOCK), 3):
        data[page * BLOCK + 50] ^= 4
    protected.write_bytes(data)
    with pytest.raises(RefusedFile, match="damaged"):
        examine(protected)
    done = repair(protected)
    assert keys.is_protected(done.path)
    assert len(set(dump(done.path)) & set(before)) > len(before) // 2


def test_pages_of_an_older_version_are_noticed(protected: Path) -> None:
    """As a service that copies block by block may mix them: each page is sound by itself."""
    older = protected.read_bytes()
    with Document.open(protected) as document, document.edit("Add themes") as session:
        session.add_all(Theme(name=f"Theme {number}") for number in range(90))
    newer = protected.read_bytes()
    pages = min(len(older), len(newer)) // BLOCK
    for at in random.Random(2).sample(range(1, pages), 8):
        piece = slice(at * BLOCK, (at + 1) * BLOCK)
        if older[piece] == newer[piece]:
            continue
        mixed = bytearray(newer)
        mixed[piece] = older[piece]
        protected.write_bytes(mixed)
        try:
            examine(protected)
        except PasswordNeeded:
            pytest.fail("the password is known")
        except RefusedFile:
            continue
        assert dump(protected)  # the page says the same in both


def test_another_salt_makes_it_a_file_of_another_password(known: Path) -> None:
    protected = known
    data = flipped(12)(protected.read_bytes())
    protected.write_bytes(data)
    with pytest.raises(PasswordNeeded):
        Document.open(protected)
    with pytest.raises(WrongPassword):
        unlock(protected, WORDS)
    assert protected.read_bytes() == data
    found = last_good(protected)
    assert found is not None


def test_a_working_copy_that_was_copied_by_hand_is_not_taken_for_a_file(protected: Path) -> None:
    with Document.open(protected) as document:
        with document.edit("Name") as session:
            session.add(Theme(name="Doors"))
        copy = protected.with_name("by hand.selfeval")
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{document.database}{suffix}", f"{copy}{suffix}")
    with pytest.raises(RefusedFile, match="not finished when it was saved"):
        examine(copy)


# Made by somebody who knows the password -------------------------------------------------------


def pretend(monkeypatch: pytest.MonkeyPatch, key: keys.Key) -> None:
    """Let what spoils a file by SQL reach into a protected one."""
    really = sqlite3.connect

    def connect(database: Any, **named: Any) -> sqlite3.Connection:
        if str(database) != ":memory:" and keys.is_protected(Path(database)):
            return sqlcipher.connect(str(database), key)
        return really(database, **named)

    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.mark.parametrize("name", [one for one in UNSOUND if one not in ONLY_PLAIN])
def test_what_is_refused_without_a_password_is_refused_with_one(
    protected: Path, key: keys.Key, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, said = UNSOUND[name]
    with monkeypatch.context() as spoiling:
        pretend(spoiling, key)
        spoil(protected)
    before = protected.read_bytes()
    with pytest.raises(RefusedFile, match=said):
        examine(protected)
    assert protected.read_bytes() == before


def test_the_process_that_checks_is_told_the_key(protected: Path, key: keys.Key) -> None:
    assert examine_apart(protected) == examine(protected)
    with closing(sqlcipher.connect(str(protected), key)) as raw:
        raw.execute("CREATE VIEW v AS SELECT * FROM fact")
    with pytest.raises(RefusedFile, match="instructions"):
        examine_apart(protected)


@pytest.mark.parametrize("at", [1, 2, *(pytest.param(at, marks=SLOW) for at in range(3, 400))])
def test_tampering_with_a_protected_file_makes_no_other_answer(
    protected: Path, plain: Path, key: keys.Key, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tampering, with and without a password: both files are refused in the same words."""
    with monkeypatch.context() as spoiling:
        pretend(spoiling, key)
        try:
            ways = [tampering.tamper(one, random.Random(at)) for one in (protected, plain)]
        except IndexError:  # the second way found nothing left to choose from
            return
    if ways[0] == ways[1]:
        assert answer_for(str(protected)) == answer_for(str(plain)), ways[0]


def test_the_seal_of_a_protected_file_is_that_of_a_plain_one(
    protected: Path, plain: Path, key: keys.Key
) -> None:
    with closing(sqlite3.connect(plain)) as raw:
        seal = seal_of(raw)
    with closing(sqlcipher.connect(str(protected), key)) as raw:
        assert seal_of(raw) == seal
