"""The shared file of an open document: bring it up to date, or leave it alone and say so."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from selfeval.i18n import _
from selfeval.store import backup
from selfeval.store.ancestry import is_ancestor
from selfeval.store.dump import vector
from selfeval.store.errors import SharedFileChanged, UserError
from selfeval.store.publish import FileChanged, write_sealed
from selfeval.store.working import State, WorkingCopy, fingerprint

MOST_COPIES = 100


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
            self.write("")
        except FileChanged:
            raise UserError(
                _("Somebody has just made a file “{name}” there.").format(name=self._path.name),
                _("Choose another name, or open that file."),
            ) from None

    def publish(self) -> None:
        """Bring the file up to date with the working copy.

        Raises SharedFileChanged if somebody else changed it (it is then left alone), UserError
        if it cannot be written. Either way the work is safe in the working copy.
        """
        try:
            self._publish()
        except FileChanged:
            raise SharedFileChanged(
                _("Somebody has changed this file since you opened it, so it was not replaced."),
                _("Your work is safe on this computer. You can save it as a copy beside the file."),
            ) from None
        except OSError as problem:
            raise UserError(
                _(
                    "The file was not replaced: it or its backup is out of reach ({problem})."
                ).format(problem=problem.strerror),
                _("Your work is safe on this computer. Check the drive and its free space."),
            ) from problem

    def _publish(self) -> None:
        current = fingerprint(self._path)
        if current == self._state.shared_hash and not self.is_behind:
            return
        if current not in ("", self._state.shared_hash) and not is_ancestor(self._raw, self._path):
            raise FileChanged
        if current:
            backup.keep(self._path, self._state.document_id)
        self.write(current)

    def write(self, expected: str) -> None:
        """Replace the file, which must still have the sha256 `expected`, and remember it."""
        self._state.shared_hash = write_sealed(self._raw, self._path, expected)
        self._state.published = vector(self._raw)
        self._copy.write_state(self._state)

    def save_beside(self, replica: str) -> Path:
        """Write the working copy as a file beside the shared one and return its path.

        The name is the same each time, unless the file there holds what is not known here.
        """
        name = _("{name} (copy {mark})").format(name=self._path.stem, mark=(replica or "0" * 8)[:8])
        for number in range(1, MOST_COPIES):
            more = f" {number}" if number > 1 else ""
            target = self._path.with_name(name + more + self._path.suffix)
            current = fingerprint(target)
            if not current or is_ancestor(self._raw, target):
                return self._write_copy(target, current)
        raise UserError(_("There are too many copies beside this file already."))

    def _write_copy(self, target: Path, current: str) -> Path:
        if current:
            backup.keep(target, self._state.document_id)
        try:
            write_sealed(self._raw, target, current)
        except FileChanged:
            raise UserError(
                _("Somebody has just changed “{name}”.").format(name=target.name)
            ) from None
        return target
