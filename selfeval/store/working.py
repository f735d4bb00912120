"""The working copy: where every gesture is safe at once, one folder for each file on this computer.

Folders are keyed by document id and path, and held by a lock while the file is open for writing.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import platform
import shutil
import sqlite3
import uuid
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout

from selfeval.core.ids import ID_SHAPE
from selfeval.i18n import _
from selfeval.store import places
from selfeval.store.databases import open_file
from selfeval.store.dump import document_id
from selfeval.store.errors import AlreadyOpen
from selfeval.store.own_place import is_passing, own_place_problem
from selfeval.store.replacing import sweep_parts, write_safely
from selfeval.store.schema import VERSION, expected_objects, file_version, objects_in


@dataclass
class State:
    """What this computer remembers of a shared file.

    `shared_hash` is the sha256 of the file as we last saw it, `published` the vector it had then.
    `beside` is the name of the copy beside it that stands in for it while it cannot be replaced,
    `beside_hash` the sha256 that copy was given.
    """

    path: str
    document_id: str
    shared_hash: str = ""
    published: dict[str, int] = field(default_factory=dict[str, int])
    beside: str = ""
    beside_hash: str = ""


def _state_from(kept: object) -> State | None:
    """Read a state; None where it holds what it should not, as a tampered file might."""
    if not isinstance(kept, dict):
        return None
    fields = cast("dict[str, Any]", kept)
    published: object = fields.get("published")
    names = ("path", "document_id", "shared_hash")
    words = {name: fields.get(name) for name in names}
    if not isinstance(published, dict) or not all(isinstance(one, str) for one in words.values()):
        return None
    vector = cast("dict[str, Any]", published)
    if not all(type(seq) is int for seq in vector.values()):
        return None
    beside, its_hash = (str(fields.get(name, "")) for name in ("beside", "beside_hash"))
    is_name = beside == Path(beside).name
    return State(
        **{name: str(word) for name, word in words.items()},
        published=vector,
        beside=beside if is_name else "",
        beside_hash=its_hash,
    )


class WorkingCopy:
    """One folder: the working database, what we last saw of the shared file, and the replica id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "work.db"
        self._lock = FileLock(folder / "lock")

    @classmethod
    def for_file(cls, document_id: str, path: Path) -> WorkingCopy:
        """Return the working copy that belongs to this document at this path."""
        known_by = f"{document_id}|{os.path.normcase(path)}"
        key = hashlib.sha256(os.fsencode(known_by)).hexdigest()[:32]
        return cls(places.working_copies() / key)

    @classmethod
    def last_seen(cls, path: Path, shared_hash: str) -> WorkingCopy | None:
        """Return the working copy that saw the file at `path` exactly as it is now, if any."""
        for folder in places.working_copies().iterdir():
            state = cls(folder).read_state()
            if state and state.path == str(path) and state.shared_hash == shared_hash:
                return cls(folder)
        return None

    def hold(self) -> None:
        """Take the lock; AlreadyOpen if another window or command has it.

        What a crash has left half written here goes: it may be without the password of the rest.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyOpen(
                _("This file is already open in another window on this computer."),
                _("Go on there, or close it there first."),
            ) from None
        sweep_parts(self.folder, -math.inf)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def discard(self) -> None:
        """Let go of a working copy that never came to hold anything."""
        self._lock.release()
        shutil.rmtree(self.folder)

    def read_state(self) -> State | None:
        """Return what is remembered, or None if there is nothing that can be used."""
        try:
            kept = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return _state_from(kept)

    def write_state(self, state: State) -> None:
        """Remember `state`, safely on disk before this returns."""
        write_safely(self.folder / "state.json", json.dumps(asdict(state)).encode())

    def is_usable(self, document: str, version: int = VERSION) -> bool:
        """Say whether the working database is there, whole, of this document and this version.

        UserError where the drive does not let it be read at present.
        """
        if not self.database.exists():
            return False
        try:
            with closing(open_file(self.database)) as connection:
                return (
                    connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                    and file_version(connection) == version
                    and objects_in(connection) == expected_objects(version)
                    and document_id(connection) == document
                )
        except sqlite3.DatabaseError as problem:
            if is_passing(problem):  # it may be sound, and must not be taken for damaged
                raise own_place_problem(problem) from problem
            return False

    def adopt(self, scratch: Path) -> None:
        """Make the checked file at `scratch` the working database, which bears no seal."""
        with closing(open_file(scratch)) as connection:
            connection.execute("DELETE FROM meta WHERE key = 'seal'")
        for suffix in ("-wal", "-shm"):
            Path(f"{self.database}{suffix}").unlink(missing_ok=True)
        os.replace(scratch, self.database)

    def set_aside(self) -> Path | None:
        """Move a damaged working database out of the way, never deleting it."""
        if not self.database.exists():
            return None
        aside = self.folder / f"damaged-{uuid.uuid4().hex[:8]}.db"
        shutil.move(self.database, aside)
        for suffix in ("-wal", "-shm"):
            beside = Path(f"{self.database}{suffix}")
            if beside.exists():
                shutil.move(beside, f"{aside}{suffix}")
        return aside

    def replica(self) -> str:
        """Return this copy's replica id, or '' where none was minted or it came from elsewhere."""
        try:
            kept: Any = json.loads((self.folder / "replica.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        if not isinstance(kept, dict):
            return ""
        marks = cast("dict[str, Any]", kept)
        replica = str(marks.get("replica", ""))
        known = marks.get("mark") == self._mark() and ID_SHAPE.fullmatch(replica)
        return replica if known else ""

    def mint_replica(self) -> str:
        """Make and keep a new replica id."""
        replica = uuid.uuid4().hex
        kept = json.dumps({"replica": replica, "mark": self._mark()})
        write_safely(self.folder / "replica.json", kept.encode())
        return replica

    def _mark(self) -> str:
        """Tell this computer and folder from any other, so that a copied folder shows."""
        network_card = uuid.getnode()
        card = "" if network_card >> 40 & 1 else str(network_card)  # a random one: bit 40 is set
        parts = (card, platform.node(), str(self.folder.resolve()))
        return hashlib.sha256("|".join(parts).encode()).hexdigest()


def fingerprint(path: Path) -> str:
    """Return the sha256 of the file's bytes, or '' if there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
