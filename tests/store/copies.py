"""Several copies of one document, each on a computer of its own, for the tests of combining."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selfeval.store import Document
from selfeval.store.dump import log_lines
from selfeval.store.preview import Preview
from selfeval.store.questions import Choice
from selfeval.store.replay import refuse_unless_log_gives_tables


class Person:
    """Somebody at a computer of their own, with a copy of the document."""

    def __init__(self, role: str, folder: Path, original: Path | None = None) -> None:
        self.role = role
        self.home = folder / f"{role} home"
        self.path = folder / f"{role}.selfeval"
        if original is not None:
            shutil.copyfile(original, self.path)
        with self.at_their_computer():
            if original is None:
                self.document = Document.create(self.path, actor=role)
            else:
                self.document = Document.open(self.path, actor=role)

    @contextmanager
    def at_their_computer(self) -> Iterator[Document | None]:
        """Let everything in this block happen on their computer."""
        before = os.environ.get("SELFEVAL_HOME", "")
        os.environ["SELFEVAL_HOME"] = str(self.home)
        try:
            yield getattr(self, "document", None)
        finally:
            os.environ["SELFEVAL_HOME"] = before

    def open_again(self) -> None:
        """Close the document and open it again, as on another day."""
        with self.at_their_computer():
            self.document.close()
            self.document = Document.open(self.path, actor=self.role)

    def give(self, place: Path) -> Path:
        """Publish, and put a copy of the file at `place`."""
        with self.at_their_computer():
            self.document.publish()
        shutil.copyfile(self.path, place)
        return place

    def look(self, place: Path) -> Preview:
        """Look at a copy."""
        with self.at_their_computer():
            return self.document.look_at(place)

    def take(self, place: Path, *choices: Choice) -> None:
        """Combine with a copy."""
        with self.at_their_computer():
            self.document.combine(self.document.look_at(place), choices)

    def close(self) -> None:
        """Close the document."""
        with self.at_their_computer():
            self.document.close()

    def sound(self) -> None:
        """Fail unless the log gives the tables."""
        refuse_unless_log_gives_tables(self.document._raw)

    def log(self) -> list[str]:
        """Return the whole log as lines."""
        return list(log_lines(self.document._raw))


def exchange(one: Person, other: Person, folder: Path) -> None:
    """Let two people combine with each other's copy, both as they were before."""
    mine, theirs = one.give(folder / "one.selfeval"), other.give(folder / "other.selfeval")
    one.take(theirs)
    other.take(mine)
