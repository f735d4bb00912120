"""The shared file of an open document: bring it up to date, or leave it alone and say so."""

from __future__ import annotations

import contextlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import backup, keys
from selfeval.store.ancestry import is_ancestor
from selfeval.store.backup_list import COMBINED, SAVING
from selfeval.store.beside import put_under
from selfeval.store.beside_names import beside_names
from selfeval.store.check import open_to_look
from selfeval.store.dump import vector
from selfeval.store.errors import ProtectionChanged, SharedFileChanged, UserError
from selfeval.store.header import has_magic
from selfeval.store.obstacles import refuse_without_rights, refuse_without_space
from selfeval.store.publish import (
    FileChanged,
    put_in_place,
    seal_snapshot,
    take_snapshot,
    told,
    write_sealed,
)
from selfeval.store.replacing import patiently, sweep_parts
from selfeval.store.working import State, WorkingCopy, fingerprint


@dataclass
class Delivery:
    """One attempt to bring the shared file up to date, as plain values.

    `deliver` may run on another thread, while the document is being changed; it touches neither
    the connection nor what this computer remembers. `vector` is what the snapshot knows, `seen`
    the sha256 the shared file had when we last saw it, `written` the one it has been given.
    """

    snapshot: Path
    target: Path
    document_id: str
    vector: dict[str, int]
    seen: str
    is_behind: bool
    written: str = ""

    def deliver(self) -> None:
        """Check the snapshot and put it in the place of the shared file.

        Raises SharedFileChanged if somebody else changed that (it is then left alone), UserError
        if it cannot be written.
        """
        try:
            with told(self.target):
                self._deliver()
        except FileChanged:
            raise SharedFileChanged(
                _("Somebody has changed this file since you opened it, so it was not replaced."),
                _("Your work is safe on this computer. You can save it as a copy beside the file."),
            ) from None
        finally:
            self.discard()

    def _deliver(self) -> None:
        current = patiently(lambda: fingerprint(self.target))
        if current == self.seen and not self.is_behind:
            self.written = current
            return
        if current:
            _refuse_other_protection(self.target, self.snapshot)
        if current not in ("", self.seen) and not self._knows(self.target):
            raise FileChanged
        if current:
            refuse_without_rights(self.target)
        seal_snapshot(self.snapshot)
        size = self.snapshot.stat().st_size
        refuse_without_space(self.target.parent, size, self.target.name)
        if current:
            backup.keep(self.target, self.document_id)
        self.written = put_in_place(self.snapshot, self.target, current)
        sweep_parts(self.target.parent)

    def _knows(self, path: Path) -> bool:
        with closing(open_to_look(self.snapshot)) as mine:
            return is_ancestor(mine, path)

    def discard(self) -> None:
        """Remove the snapshot; the working copy holds all of it."""
        with contextlib.suppress(OSError):  # still read elsewhere: the next sweep takes it
            self.snapshot.unlink(missing_ok=True)


def _refuse_other_protection(shared: Path, ours: Path) -> None:
    """ProtectionChanged where the shared file got a password, or lost it, while it was open here.

    To replace it would give back what somebody has taken away on purpose.
    """
    theirs = keys.salt_of(shared)
    if theirs == keys.salt_of(ours) or (theirs is None and not has_magic(shared)):
        return
    if theirs is None:
        done = _("Somebody has taken away the password of this file, so nothing was saved into it.")
    elif keys.is_protected(ours):
        done = _("Somebody has given this file another password, so nothing was saved into it.")
    else:
        done = _("Somebody has given this file a password, so nothing was saved into it.")
    raise ProtectionChanged(
        done,
        _(
            "Your work is safe on this computer. Close the file and open it again: your work then"
            " comes along."
        ),
    )


class SharedFile:
    """The file at `path` that others can see, and what we last saw of it."""

    def __init__(
        self, path: Path, raw: sqlite3.Connection, copy: WorkingCopy, state: State
    ) -> None:
        self._path = path
        self._raw = raw
        self._copy = copy
        self._state = state

    @property
    def is_behind(self) -> bool:
        """Whether the working copy knows gestures that the file did not when we last saw it."""
        return vector(self._raw) != self._state.published

    @property
    def behind(self) -> int:
        """How many gestures the working copy knows that the file did not when we last saw it."""
        known = self._state.published
        return sum(max(0, seq - known.get(one, 0)) for one, seq in vector(self._raw).items())

    def begin(self) -> None:
        """Write the file for the first time; UserError if there is one by now."""
        try:
            written = write_sealed(self._raw, self._path, "")
        except FileChanged:
            raise UserError(
                _("Somebody has just made a file “{name}” there.").format(name=self._path.name),
                _("Choose another name, or open that file."),
            ) from None
        self._remember(written, vector(self._raw))

    def publish(self) -> None:
        """Bring the file up to date with the working copy; raises what `Delivery.deliver` does.

        Either way the work is safe in the working copy.
        """
        delivery = self.prepare()
        delivery.deliver()
        self.settle(delivery)

    def prepare(self) -> Delivery:
        """Take a snapshot of the working copy that can be delivered; UserError without space."""
        known = vector(self._raw)
        return Delivery(
            take_snapshot(self._raw, self._path.name),
            self._path,
            self._state.document_id,
            known,
            self._state.shared_hash,
            known != self._state.published,
        )

    def settle(self, delivery: Delivery) -> None:
        """Remember what was delivered, and take away the copy beside it that stood in for it.

        Where something of it was taken back meanwhile, the file holds what is not known here: it
        is then as if somebody else had written it, and is not replaced unseen.
        """
        known = vector(self._raw)
        if any(known.get(one, 0) < seq for one, seq in delivery.vector.items()):
            self._remember("", self._state.published)
            return
        if (delivery.written, delivery.vector) != (self._state.shared_hash, self._state.published):
            self._remember(delivery.written, delivery.vector)
        self._clear_beside()

    def _remember(self, written: str, known: dict[str, int]) -> None:
        self._state.shared_hash, self._state.published = written, known
        with contextlib.suppress(OSError):  # forgotten, it is found out again at the next opening
            self._copy.write_state(self._state)

    # The copy beside it

    @property
    def beside(self) -> Path | None:
        """The copy that holds this computer's work while the file cannot be replaced, if any."""
        return self._path.with_name(self._state.beside) if self._state.beside else None

    def save_beside(self, role: str) -> Path:
        """Write the working copy as a file beside the shared one and return its path.

        Its name says the `role` and stays the same until the shared file is up to date, unless the
        file of that name holds what is not known here. ProtectionChanged, with nothing written,
        where the file has a password by now and the copy would have none.
        """
        with told(self._path):  # what cannot be read may have a password by now
            if not keys.is_protected(self._copy.database) and keys.is_protected(self._path):
                _refuse_other_protection(self._path, self._copy.database)
        for name in (self._state.beside, *beside_names(self._path, role)):
            target = self._path.with_name(name or self._path.name)
            with told(target):
                current = fingerprint(target)
                if name and (not current or is_ancestor(self._raw, target)):
                    return self._write_beside(target, current)
        raise UserError(_("There are too many copies beside this file already."))

    def _write_beside(self, target: Path, current: str) -> Path:
        if current:
            self._keep_beside(target)
        try:
            self._state.beside_hash = write_sealed(self._raw, target, current)
        except FileChanged:
            raise UserError(
                _("Somebody has just changed “{name}”.").format(name=target.name)
            ) from None
        self._state.beside = target.name
        self._copy.write_state(self._state)
        return target

    def _keep_beside(self, beside: Path, reason: str = SAVING) -> None:
        """Keep a copy beside the file, which may be older than its password, under that."""
        kept = backup.keep(beside, self._state.document_id, reason)
        put_under(kept, keys.key_of(self._copy.database))

    def _clear_beside(self) -> None:
        """Move the copy into the backups when the shared file has all of it, and it is ours."""
        beside = self.beside
        if beside is None:
            return
        with contextlib.suppress(OSError, UserError):  # the next time will do
            if fingerprint(beside) == self._state.beside_hash:
                self._keep_beside(beside, COMBINED)
                beside.unlink()
            self._state.beside = self._state.beside_hash = ""
            self._copy.write_state(self._state)
