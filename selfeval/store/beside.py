"""What lies beside a file: other copies of the same document, whatever they are called.

Services that copy folders leave “conflicted copies”, and so do people. They are known by the
document's id inside; what is in them is not trusted, and nothing here changes any of them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from selfeval.store import backup
from selfeval.store.backup_list import COMBINED
from selfeval.store.check import open_to_look
from selfeval.store.databases import change_key
from selfeval.store.dump import document_id, vector
from selfeval.store.errors import RefusedFile, UserError
from selfeval.store.header import read_header
from selfeval.store.keys import Key
from selfeval.store.scratch import examine_scratch
from selfeval.store.working import fingerprint

logger = logging.getLogger("selfeval")

MOST_NAMES, MOST_HEADERS, MOST_EXAMINED = 5_000, 300, 5
"""How many names of a folder are read, how many of its files are looked into, and how many copies
are examined whole."""
SMALLEST = 512
"""Bytes: the smallest page of a database; the size of one is a multiple of it."""
MOST_STEPS = 5_000_000
"""Steps that SQLite may take to say what a file holds; a long log needs half a million."""


@dataclass(frozen=True)
class CopyBeside:
    """A sound copy of the document: `changes` counts the gestures in it that are not known here.

    `sha256` is that of its bytes when it was examined, `vector` the newest gesture of each replica
    that it knows.
    """

    path: Path
    changes: int
    vector: Mapping[str, int]
    sha256: str


def copies_beside(path: Path, document: str, known: Mapping[str, int]) -> list[CopyBeside]:
    """Find copies of `document` in the folder of `path` that hold what `known` does not.

    Slow on a slow drive: not for the window's thread.
    """
    found: list[CopyBeside] = []
    for candidate in islice(_with_news(path, document, known), MOST_EXAMINED):
        copy = _examined(candidate, document, known)
        if copy is not None and copy.changes:
            found.append(copy)
    return found


def files_beside(path: Path, document: str) -> list[Path]:
    """Return the other files beside `path` that say of themselves that they are this document."""
    return list(_with_news(path, document, {}))


def news_beside(path: Path) -> list[Path]:
    """Return copies beside the file at `path` that say they know more than it does, opening none.

    What they say is not trusted; it is looked into when one is taken in.
    """
    with contextlib.suppress(OSError, RefusedFile, sqlite3.Error, UnicodeError, ValueError):
        read_header(path)
        document, known = _ask(path)
        return list(islice(_with_news(path, document, known), MOST_EXAMINED))
    return []


def says_it_is(path: Path, document: str) -> bool:
    """Tell whether the file at `path` says of itself that it is `document`; nothing is promised."""
    with contextlib.suppress(OSError, RefusedFile, sqlite3.Error, UnicodeError, ValueError):
        read_header(path)
        return _ask(path)[0] == document
    return False


def put_away(copy: CopyBeside, document: str, key: Key | None = None) -> Path | None:
    """Move a copy that was combined into the document's backups; return where it is now.

    There it is under `key`, that of the document, where this has one. None, and it stays, where it
    has changed since it was examined or cannot be moved.
    """
    with contextlib.suppress(OSError, UserError):
        if fingerprint(copy.path) == copy.sha256:
            kept = backup.keep(copy.path, document, COMBINED)
            put_under(kept, key)
            copy.path.unlink()
            return kept
    return None


def put_under(kept: Path, key: Key | None) -> None:
    """Put a kept copy under the key, if there is one; where that fails, the next opening does."""
    if key is None:
        return
    try:
        change_key(kept, key)
    except (OSError, UserError, sqlite3.Error) as problem:
        logger.warning("%s is not under the password of its file: %s", kept, problem)


def _with_news(path: Path, document: str, known: Mapping[str, int]) -> Iterator[Path]:
    """Yield files that say of themselves that they are this document and know more of it."""
    for candidate in _likely(path)[:MOST_HEADERS]:
        with contextlib.suppress(OSError, RefusedFile, sqlite3.Error, UnicodeError, ValueError):
            read_header(candidate)
            said, knows = _ask(candidate)
            if said == document and _news(knows, known):
                yield candidate


def _news(vector: Mapping[str, int], known: Mapping[str, int]) -> int:
    return sum(max(0, int(seq) - known.get(one, 0)) for one, seq in vector.items())


def _likely(path: Path) -> list[Path]:
    """Return files whose size could be a database's: those of a like name first, newest first."""
    sized: list[tuple[bool, float, Path]] = []
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        for _number, entry in zip(range(MOST_NAMES), entries, strict=False):
            if entry.name == path.name or entry.name.startswith("."):
                continue
            with contextlib.suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                if entry.is_file(follow_symlinks=False) and _could_be(about.st_size):
                    alike = path.suffix in entry.name or entry.name.startswith(path.stem)
                    sized.append((not alike, -about.st_mtime, Path(entry.path)))
    return [one for _unlike, _age, one in sorted(sized)]


def _could_be(size: int) -> bool:
    return size >= SMALLEST and size % SMALLEST == 0


def _ask(candidate: Path) -> tuple[str, dict[str, int]]:
    """Ask a file that is not trusted for its document's id and what it knows, within limits."""
    with closing(open_to_look(candidate)) as connection:
        connection.set_progress_handler(lambda: 1, MOST_STEPS)
        return document_id(connection), vector(connection)


def _examined(path: Path, document: str, known: Mapping[str, int]) -> CopyBeside | None:
    try:
        scratch, sha256, examined = examine_scratch(path)
    except UserError:
        return None
    scratch.unlink(missing_ok=True)
    if examined.document_id != document:
        return None
    return CopyBeside(path, _news(examined.vector, known), examined.vector, sha256)
