"""A document: open, edit, undo, publish, close. The one way to change a self-evaluation."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlmodel import Session

from selfeval.i18n import _
from selfeval.store.blobs import add_blob
from selfeval.store.closing import closed_words
from selfeval.store.combines import Combines
from selfeval.store.connection import connect, connect_to_read
from selfeval.store.erases import Erases
from selfeval.store.errors import ProtectionChanged, SharedFileChanged, UserError
from selfeval.store.gestures import Gestures
from selfeval.store.keys import Key
from selfeval.store.obstacles import why_not_replaceable
from selfeval.store.opening import (
    Opened,
    canonical,
    has_waiting_work,
    held_up_words,
    open_for_writing,
    refuse_missing,
    start_new,
)
from selfeval.store.own_place import in_own_place
from selfeval.store.protecting import bring_along
from selfeval.store.reads import Reads
from selfeval.store.removed import put_back
from selfeval.store.scratch import examine_scratch
from selfeval.store.sharing import SharedFile
from selfeval.store.signal import Committed
from selfeval.store.uncombining import Memory
from selfeval.store.undo import UndoStack, read_stack
from selfeval.store.undoes import Undoes

MOST_RACES = 5
"""How often in a row others may be quicker to change the shared file."""


class Document(Reads, Undoes, Erases, Combines):
    """A self-evaluation file that is open.

    `path` is the shared file; every gesture is safe in a working copy on this computer first.
    `actor` is the role that gestures are signed with. `notice` is something to tell the user
    after opening, or ''. Use `create` or `open`, not the constructor.
    """

    def __init__(
        self,
        path: Path,
        raw: sqlite3.Connection,
        *,
        actor: str,
        opened: Opened | None = None,
        scratch: Path | None = None,
    ) -> None:
        self.path = path
        self.actor = actor
        self.notice = opened.notice if opened else ""
        self.committed, self.combined = Committed(), Committed()
        self._raw = raw
        self._opened = opened
        self._scratch = scratch
        self._memory = Memory.read(opened.copy.folder) if opened else None
        self._shared = SharedFile(path, raw, opened.copy, opened.state) if opened else None
        self._closed = False
        self._gestures = Gestures(raw, opened.copy.replica() if opened else "", self._mint)
        self._pen = self._gestures.pen
        self._stack = UndoStack()
        self.session = self._gestures.session
        if opened:
            self._gestures.watch()
            self._stack = read_stack(raw, self._pen.replica)

    def _mint(self) -> str:
        assert self._opened is not None
        with in_own_place():
            return self._opened.copy.mint_replica()

    # Opening and closing

    @classmethod
    def create(cls, path: str | Path, *, actor: str = "", key: Key | None = None) -> Document:
        """Make a new, empty document at `path`, under `key`, which is known, or without a password.

        UserError if something is already there.
        """
        place = canonical(path)
        opened = start_new(place, key)
        document: Document | None = None
        try:
            document = cls(place, connect(opened.copy.database), actor=actor, opened=opened)
            document.shared_file().begin()
        except BaseException:
            if document:
                document._let_go()
            opened.copy.discard()
            raise
        return document

    @classmethod
    @in_own_place()
    def open(
        cls,
        path: str | Path,
        *,
        read_only: bool = False,
        actor: str = "",
        though_closed: bool = False,
        leave_earlier: bool = False,
    ) -> Document:
        """Open the file at `path`; PasswordNeeded where its password is not known (`unlock`).

        Raises RefusedFile for a file that is unsound, AlreadyOpen if another window has it. A
        file or folder that cannot be written to is opened read-only, and so is the file of a year
        that was closed, unless `though_closed`. EarlierPasswordNeeded where work waits here under
        a password that is not known; it is set aside, unread, with `leave_earlier`.
        """
        place = canonical(path)
        refuse_missing(place)
        writable = not why_not_replaceable(place)
        if read_only or not (writable or (not leave_earlier and has_waiting_work(place))):
            scratch, _hash, _examined = examine_scratch(place)
            document = cls(place, connect_to_read(scratch), actor=actor, scratch=scratch)
            document.notice = closed_words(document._raw) if document.closed_on else ""
            return document
        opened, document = open_for_writing(place, leave_earlier=leave_earlier), None
        opened.notice = opened.notice or ("" if writable else held_up_words())
        try:
            document = cls(place, connect(opened.copy.database), actor=actor, opened=opened)
            document.note_arrival()
            if opened.both_changed:
                document.combine_on_opening()
            document.finish_erasing()
            document.notice = " ".join(filter(None, (document.notice, bring_along(opened.copy))))
        except BaseException:
            document._let_go() if document else opened.copy.release()
            raise
        if though_closed or not document.closed_on or document.unpublished:
            return document
        document._let_go()
        return cls.open(place, read_only=True, actor=actor)

    def close(self) -> UserError | None:
        """Publish what is not yet in the shared file, then let go of it.

        Returns what stood in the way of publishing, if anything did: the work is then safe in
        the working copy and comes back when the file is opened again.
        """
        if self._closed:
            return None
        problem: UserError | None = None
        try:
            if not self.read_only and self.unpublished:
                self.publish()
            self.finish_erasing()
        except UserError as error:
            problem = error
        finally:
            self._let_go()
        return problem

    def _let_go(self) -> None:
        self._closed = True
        self._gestures.close()
        if self._opened:
            self._opened.copy.release()
        if self._scratch:
            self._scratch.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Leaving the block closes the document and raises what stood in the way of publishing."""
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        problem = self.close()
        if problem is not None and error is None:
            raise problem

    # What it is

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._opened is None

    @property
    def unpublished(self) -> bool:
        """Whether gestures are safe here that are not yet in the shared file."""
        return self._shared is not None and self._shared.is_behind

    @property
    def waiting(self) -> int:
        """How many gestures are safe here that are not yet in the shared file."""
        return self._shared.behind if self._shared is not None else 0

    def vector(self) -> dict[str, int]:
        """Return {replica: newest gesture} of all that this document knows."""
        return self._pen.vector()

    # Changing it

    @property
    def is_changing(self) -> bool:
        """Whether a gesture is being made at this moment."""
        return self._gestures.is_open

    @contextmanager
    def edit(self, label: str) -> Generator[Session]:
        """One gesture: everything written in this block is committed, logged and undone together.

        `label` names it in the user's words and never quotes what the user wrote. An exception
        rolls everything back and goes on. UserError if a value cannot be stored.
        """
        with self._gesture(label) as session:
            yield session

    def add_blob(self, data: bytes) -> str:
        """Keep the bytes of an attached file, within an edit; return their sha256."""
        if not self._gestures.is_open:
            raise RuntimeError("attachments are added within an edit")
        return add_blob(self._raw, data)

    def put_back(self, replica: str, seq: int) -> int:
        """Bring back what a gesture removed, as one gesture; return how many links stay away.

        UserError where something it needs is gone, or where it is there again already.
        """
        with self.in_sql(_("Put back")) as raw:
            return put_back(raw, replica, seq)

    @contextmanager
    def in_sql(self, label: str, undoes: int | None = None) -> Generator[sqlite3.Connection]:
        """One gesture that writes rows as they once were, below the session and its gate."""
        with self._gesture(label, undoes) as session:
            session.connection()
            yield self._raw
        self._gestures.counters.forget_places()

    @contextmanager
    def _gesture(self, label: str, undoes: int | None = None) -> Generator[Session]:
        self._require_writable()
        changed: set[str] = set()
        named = f"{self._pen.replica}:{undoes}" if undoes is not None else ""
        with self._gestures.make(label, self.actor, named, changed) as session:
            yield session
        if changed:
            self._stack.record(self._pen.seq, label, undoes)
            self.committed.emit(label, frozenset(changed))

    def _require_writable(self) -> None:
        if self.read_only:
            raise UserError(
                _("This file is open for reading only."),
                _("Save a copy to make changes of your own."),
            )

    # The shared file

    def publish(self) -> None:
        """Bring the shared file up to date with what is here.

        Where somebody else changed it, both are combined first. Raises SharedFileChanged if that
        needs the user (the file is then left alone), UserError if it cannot be written. Either
        way the work is safe here.
        """
        for _attempt in range(MOST_RACES):
            try:
                self.shared_file().publish()
            except ProtectionChanged:
                raise
            except SharedFileChanged:
                self.take_in_shared()
            else:
                return
        self.shared_file().publish()

    def save_beside(self) -> Path:
        """Write what is here as a copy beside the shared file, which is left alone.

        It is named after the role. Saving again replaces the copy; publishing moves it into the
        backups, as the file then has all of it.
        """
        return self.shared_file().save_beside(self.actor)

    def shared_file(self) -> SharedFile:
        """Return the file that others see: what is put into it, and what stands in for it."""
        self._require_writable()
        self.session.rollback()
        assert self._shared is not None
        return self._shared
