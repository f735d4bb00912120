"""Computers of several people, who know passwords each for themselves, and share one file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selfeval.core.models import Fact
from selfeval.store import Document, keys, load_rows
from selfeval.store.keys import Key
from selfeval.store.protecting import Protected, protect
from selfeval.store.unlocking import unlock

WORDS, OTHER_WORDS = "five quiet otters", "six loud herons"
PLAIN = b"SQLite format 3\x00"


def cheap_key(password: str) -> Key:
    """Return the key of a new password, as `keys.new_key` does."""
    return keys.key_from(password, keys.MARK + os.urandom(keys.SALT_LENGTH - len(keys.MARK)))


class Computer:
    """A place of one's own for copies, and the passwords that its user has typed since it began."""

    def __init__(self, role: str, folder: Path, path: Path) -> None:
        self.role, self.path = role, path
        self.home = folder / f"{role} home"
        self.home.mkdir(parents=True)
        self._known: dict[bytes, Key] = {}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Let everything in this block happen here."""
        before, known = os.environ.get("SELFEVAL_HOME", ""), dict(keys._known)
        os.environ["SELFEVAL_HOME"] = str(self.home)
        _know(self._known)
        try:
            yield
        finally:
            self._known = dict(keys._known)
            _know(known)
            os.environ["SELFEVAL_HOME"] = before

    def start_again(self) -> None:
        """Forget all passwords, as after a night."""
        self._known = {}

    def open(self, **how: Any) -> Document:
        """Open the shared file."""
        with self.used():
            return Document.open(self.path, actor=self.role, **how)

    def write(self, document: Document, *statements: str) -> None:
        """Add facts, which are not published."""
        with self.used():
            for statement in statements:
                with document.edit("Add fact") as session:
                    session.add(Fact(statement=statement))

    def leave_waiting(self, *statements: str) -> None:
        """Open, write and go without publishing, as after a power cut."""
        document = self.open()
        self.write(document, *statements)
        with self.used():
            document._let_go()

    def add(self, *statements: str) -> None:
        """Open, write, publish and close."""
        document = self.open()
        self.write(document, *statements)
        self.close(document)

    def close(self, document: Document) -> None:
        """Close what is open, which must leave nothing behind."""
        with self.used():
            problem = document.close()
        assert problem is None, problem

    def protect(self, password: str | None) -> Protected:
        """Give the file a password, or none."""
        with self.used():
            return protect(self.path, cheap_key(password) if password else None)

    def unlock(self, password: str, path: Path | None = None) -> None:
        """Type the password of the file, or of another."""
        with self.used():
            unlock(path or self.path, password)

    def facts(self, **how: Any) -> set[str]:
        """Return what the file says to somebody who opens it here, and closes it again."""
        document = self.open(**how)
        with self.used():
            found = {fact.statement for fact in load_rows(document.session).all(Fact)}
        self.close(document)
        return found

    def plain(self) -> list[Path]:
        """Return the plain databases that are on this computer."""
        files = [one for one in self.home.rglob("*") if one.is_file()]
        return [one for one in files if one.read_bytes().startswith(PLAIN)]


def _know(known: dict[bytes, Key]) -> None:
    keys.forget()
    for key in known.values():
        keys.remember(key)
