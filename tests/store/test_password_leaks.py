"""Whatever is done with a file that has a password, no byte of its words is readable anywhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from selfeval.core.handover.choice import COLLEAGUE, GOVERNORS, NEW_DOCUMENT, PARTS, CopyChoice
from selfeval.core.models import Evidence, Fact, Note, School
from selfeval.store import Document, backup, keys
from selfeval.store.backup_list import WORKING, backups_of
from selfeval.store.check import examine
from selfeval.store.erase_reach import unheard
from selfeval.store.going_back import go_back
from selfeval.store.inside import look_inside
from selfeval.store.repair import repair
from selfeval.store.rescue import copy_out, last_good, put_back
from selfeval.store.search import search
from tests.store.passwords import OTHER_WORDS, WORDS, Computer

SECRET = "Zyxomma7391"
SHAPES = (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"))


class Watch:
    """Reads every file below its folders, and each that is about to go or to change its name.

    `meant` are files that are plain on purpose.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self.meant: set[Path] = set()
        self.readable: list[str] = []
        self.seen = 0
        self.on_purpose = False

    def look(self, path: Any, when: str) -> None:
        """Read one file, if it is below the folders."""
        place = Path(os.fsdecode(path))
        if place in self.meant or not any(place.is_relative_to(one) for one in self.folders):
            return
        if place.is_file():
            self.seen += 1
            data = place.read_bytes()
            if not self.on_purpose and any(shape in data for shape in SHAPES):
                self.readable.append(f"{place.name} {when}")

    def sweep(self, when: str) -> None:
        """Read all files."""
        for folder in self.folders:
            for path in folder.rglob("*"):
                self.look(path, when)

    @contextmanager
    def step(self, name: str, *meant: Path) -> Iterator[None]:
        """Watch a step; afterwards none but the plain copies it made on purpose are readable."""
        self.meant |= set(meant)
        self.on_purpose = bool(meant)
        yield
        self.on_purpose = False
        self.sweep(f"after {name}")
        assert not self.readable, self.readable

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Read what is about to go, to move, or to be closed."""

        def watched(really: Callable[..., Any], name: str, at: int = 0) -> Callable[..., Any]:
            def call(*given: Any, **named: Any) -> Any:
                self.look(given[at], f"at {name}")
                return really(*given, **named)

            return call

        for name in ("replace", "rename", "unlink", "remove"):
            monkeypatch.setattr(os, name, watched(getattr(os, name), name))
        really = shutil.copyfile

        def copyfile(source: Any, target: Any, **named: Any) -> Any:
            made = really(source, target, **named)
            self.look(target, "at copyfile")
            return made

        monkeypatch.setattr(shutil, "copyfile", copyfile)
        connect = sqlite3.connect

        def plainly(database: Any, *given: Any, **named: Any) -> Any:
            self.look(str(database), "at connect")
            return connect(database, *given, **named)

        monkeypatch.setattr(sqlite3, "connect", plainly)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let keys follow from passwords at once, and know none before and after the test."""
    monkeypatch.setattr(keys, "ROUNDS", 10)
    keys.forget()
    yield
    keys.forget()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test the folder where this process puts what is temporary."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def colleagues(tmp_path: Path, original: Path, password: str | None) -> Path:
    """Let a colleague write in a copy, and give it the password they like; return the copy."""
    path = tmp_path / f"from {password} colleague" / "copy.selfeval"
    path.parent.mkdir()
    shutil.copyfile(original, path)
    there = Computer(f"Teacher {password}", tmp_path, path)
    there.unlock(WORDS)
    there.add(f"from a colleague {password}")
    if password != WORDS:
        there.protect(password)
    return path


def test_a_whole_life_under_a_password_leaves_nothing_readable(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    here = Computer("Headteacher", tmp_path, shared / "school.selfeval")
    given = tmp_path / "given"
    given.mkdir()
    with here.used():
        document = Document.create(here.path, actor=here.role)
        with document.edit("Name the school") as session:
            session.add(School(name="Alder", phase="primary"))
        assert document.close() is None
    here.add("in the open")
    here.protect(WORDS)
    watch = Watch(here.home, shared, temporary, given)
    watch.install(monkeypatch)
    with here.used():
        live(here, watch, given, tmp_path)
    assert watch.seen > 500


def live(here: Computer, watch: Watch, given: Path, tmp_path: Path) -> None:
    path = here.path
    document = Document.open(path, actor=here.role)
    with watch.step("writing"):
        write_much(document)
        assert search(document.session, SECRET)
        document.undo()
        document.redo()
        document.publish()
        backup.keep_open(document, WORKING)
    for number, choice in enumerate(
        [CopyChoice(COLLEAGUE), CopyChoice(NEW_DOCUMENT), CopyChoice(GOVERNORS, frozenset(PARTS))]
    ):
        with watch.step(f"giving {choice.readers}"):
            copy = given / f"{number}.selfeval"
            document.give_copy(copy, choice)
            assert keys.is_protected(copy)
        plain = given / f"{number} plain.selfeval"
        with watch.step(f"giving {choice.readers} plain", plain):
            made = CopyChoice(choice.readers, choice.along, has_password=False)
            document.give_copy(plain, made)
            assert not keys.is_protected(plain)
            examine(plain)
    assert document.close() is None
    crash(path, here, watch)
    document = combine_all(here, watch, tmp_path)
    with watch.step("going back"):
        oldest = backups_of(document.document_id)[-1].path
        assert go_back(document, oldest)
        document.undo()
        look_inside(oldest, document.database)
    with watch.step("standing in"):
        with document.edit("Add a fact") as session:
            session.add(Fact(statement=f"{SECRET} beside"))
        beside = document.save_beside()
        document.save_beside()
        document.publish()
        assert not beside.exists()
    with watch.step("erasing"):
        note = document.session.exec(select(Note)).one()
        erasure = document.erase(note, ["seen"])
        document.publish()
        assert document.eraser(erasure)(unheard).rewritten
    assert document.close() is None
    with watch.step("reading only"):
        reader = Document.open(path, read_only=True)
        assert search(reader.session, SECRET)
        watch.sweep("while somebody reads")
        reader.close()
    mend(here, watch, given)


def write_much(document: Document) -> None:
    with document.edit("Add facts") as session:
        session.add_all([Fact(statement=f"{SECRET} {number} " * 40) for number in range(60)])
        session.add(Note(seen=f"{SECRET} seen"))
    with document.edit("Attach file") as session:
        name = document.add_blob(SECRET.encode() * 9_000)
        session.add(Evidence(item_table="school", item_id="school", sha256=name, name=SECRET))
    with document.edit("Change facts") as session:
        for fact in session.exec(select(Fact)):
            fact.detail = f"{SECRET} more"


def crash(path: Path, here: Computer, watch: Watch) -> None:
    """Let the process die in the middle: what it leaves is what lies there while it works."""
    document = Document.open(path, actor=here.role)
    with watch.step("writing before a crash"):
        with document.edit("Add a fact") as session:
            session.add(Fact(statement=f"{SECRET} before the crash"))
        left = here.home.with_name("crashed home")
        shutil.copytree(here.home, left)
        assert any(one.stat().st_size for one in left.rglob("work.db-wal"))
        shared = shutil.copyfile(path, path.with_name("as it was"))
    assert document.close() is None
    shutil.rmtree(here.home)
    shutil.move(left, here.home)
    shutil.move(shared, path)
    with watch.step("opening after a crash"):
        document = Document.open(path, actor=here.role)
        statements = [one.statement for one in document.session.exec(select(Fact))]
        assert f"{SECRET} before the crash" in statements
        assert document.close() is None


def combine_all(here: Computer, watch: Watch, tmp_path: Path) -> Document:
    """Combine with copies that are plain, under the same password, and under another one."""
    document = Document.open(here.path, actor=here.role)
    for password in (None, WORDS, OTHER_WORDS):
        watching, watch.folders = watch.folders, ()
        copy = colleagues(tmp_path, here.path, password)
        if password:
            keys.remember(keys.key_from(password, keys.salt_of(copy) or b""))
        watch.folders = watching
        plain = [] if password else [copy]
        with watch.step(f"combining with a copy under {password}", *plain):
            preview = document.look_at(copy)
            document.combine(preview)
            document.undo()
            document.combine(document.look_at(copy))
            statements = {one.statement for one in document.session.exec(select(Fact))}
            assert f"from a colleague {password}" in statements
            document.publish()
    return document


def mend(here: Computer, watch: Watch, given: Path) -> None:
    """Repair, rescue, and write a backup as a file of its own."""
    sound = here.path.read_bytes()
    with watch.step("repairing"):
        at = len(sound) // 2
        here.path.write_bytes(sound[:at] + bytes(64) + sound[at + 64 :])
        repaired = repair(here.path)
        assert keys.is_protected(repaired.path)
        examine(repaired.path)
    with watch.step("rescuing"):
        found = last_good(here.path)
        assert found is not None
        aside = put_back(here.path, found.backup.path, found.damaged)
        assert aside is not None
        assert keys.is_protected(aside)
        copy_out(found.backup.path, given / "restored.selfeval")
        examine(given / "restored.selfeval")
        document = Document.open(here.path)
        assert document.close() is None
