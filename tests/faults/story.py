"""What a user does in the process that is hurt; every step that is done is told at once."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selfeval.core.models import Fact
from selfeval.store import Document, UserError, keys, replacing
from selfeval.store.keys import MARK, Key
from selfeval.store.leaving import leave
from selfeval.store.protecting import protect

OLD, NEW = Key(b"o" * 32, MARK + b"old salt"), Key(b"n" * 32, MARK + b"new salt")
"""Keys of two passwords."""


class Teller:
    """Writes down, line by line, what was done, what the user was told, and what went wrong."""

    def __init__(self, report: Path, go: Path) -> None:
        self._go = go
        self._file = os.open(report, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def say(self, **what: Any) -> None:
        os.write(self._file, (json.dumps(what) + "\n").encode())

    def attempt(self, step: Callable[[], Any]) -> Any:
        """Take one step; what a user is told is written down, anything else is a fault."""
        try:
            return step()
        except UserError as problem:
            self.say(told=problem.message, hint=problem.hint)
            return None

    def wait(self) -> None:
        """Say so, and wait until one may go on."""
        self.say(waits=True)
        while not self._go.exists():
            time.sleep(0.01)


def write(document: Document, teller: Teller, statement: str) -> None:
    """Add a fact, and say so as soon as that is safe."""
    with document.edit("Add fact") as session:
        fact = Fact(statement=statement)
        session.add(fact)
    teller.say(wrote=statement)


def publish(path: Path, teller: Teller) -> None:
    """Open, write, save, write again and close."""
    document = teller.attempt(lambda: Document.open(path, actor="Headteacher"))
    if document is None:
        return
    teller.attempt(lambda: write(document, teller, "first"))
    teller.attempt(document.publish)
    teller.attempt(lambda: write(document, teller, "second"))
    problem = document.close()
    if problem is not None:
        teller.say(told=problem.message, hint=problem.hint)


def work_on(path: Path, teller: Teller) -> None:
    """Open and write; something happens to the folder; write, save, and close."""
    replacing.PATIENCE = 0.0
    document = teller.attempt(lambda: Document.open(path, actor="Headteacher"))
    if document is None:
        return
    teller.say(read_only=document.read_only)
    teller.attempt(lambda: write(document, teller, "first"))
    teller.wait()
    teller.attempt(lambda: write(document, teller, "second"))
    teller.attempt(document.publish)
    teller.attempt(lambda: teller.say(beside=document.save_beside().name))
    problem = document.close()
    if problem is not None:
        teller.say(told=problem.message, hint=problem.hint)


def stand_in(path: Path, teller: Teller) -> None:
    """Save where somebody has the file open: into a copy beside it, and later into the file."""
    replacing.PATIENCE = 0.0
    really, locked = os.replace, [True]

    def refuse(source: Any, target: Any) -> None:
        if locked and Path(target) == path:
            raise PermissionError(13, "Permission denied")
        really(source, target)

    os.replace = refuse
    document = Document.open(path, actor="Headteacher")
    write(document, teller, "first")
    teller.attempt(document.publish)
    document.save_beside()
    write(document, teller, "second")
    document.save_beside()
    locked.clear()
    document.publish()
    document.close()


def leave_behind(path: Path, teller: Teller) -> None:
    """Open, write, save and close; then remove all that this computer keeps of the file."""
    with Document.open(path, actor="Headteacher") as document:
        write(document, teller, "first")
    leave_now(path, teller)


def leave_now(path: Path, teller: Teller) -> None:
    """Remove all that this computer keeps of the file, and say what stayed."""
    left = teller.attempt(lambda: leave(path))
    if left is not None:
        teller.say(stayed=[str(one.path) for one in left.stayed])


def put_under(key: Key | None) -> Callable[[Path, Teller], None]:
    """Give the file a password, another one, or none; then open it and write."""

    def story(path: Path, teller: Teller) -> None:
        keys.remember(OLD)
        done = teller.attempt(lambda: protect(path, key))
        for one in done.kept if done else ():
            teller.say(kept=str(one.path), why=one.why)
        document = teller.attempt(lambda: Document.open(path, actor="Headteacher"))
        if document is not None:
            teller.attempt(lambda: write(document, teller, "first"))
            problem = document.close()
            if problem is not None:
                teller.say(told=problem.message, hint=problem.hint)

    return story


STORIES: dict[str, Callable[[Path, Teller], None]] = {
    "leave": leave_behind,
    "leave without writing": leave_now,
    "publish": publish,
    "stand in": stand_in,
    "work on": work_on,
    "set a password": put_under(OLD),
    "change the password": put_under(NEW),
    "remove the password": put_under(None),
}
