"""What can be asked of an open document without changing it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from selfeval.core.models import Row
from selfeval.store import keys
from selfeval.store.blobs import blob_size, read_blob
from selfeval.store.closing import closed_on
from selfeval.store.dump import canonical_lines, document_id
from selfeval.store.history import HistoryEntry, read_history
from selfeval.store.past import Moment, present_or_last, read_past
from selfeval.store.reading import load_rows
from selfeval.store.removed import Removal, read_removed

if TYPE_CHECKING:
    from selfeval.core.handover.choice import CopyChoice
    from selfeval.store.copying import Given


class Reads:
    """Answers from the file's tables and its log."""

    path: Path
    session: Session
    _raw: sqlite3.Connection

    @property
    def document_id(self) -> str:
        """The id that every copy of this document shares."""
        return document_id(self._raw)

    @property
    def has_password(self) -> bool:
        """Whether the file, and all that is kept of it on this computer, opens with a password."""
        return keys.is_protected(self.database)

    @property
    def database(self) -> Path:
        """Where what is here is kept on this computer; others may only read it."""
        return Path(self._raw.execute("PRAGMA database_list").fetchone()[2])

    @property
    def closed_on(self) -> str:
        """The ISO date on which the year of this file was closed; "" while it goes on."""
        return closed_on(self._raw)

    def canonical_dump(self) -> list[str]:
        """Return the rows of the model as canonical lines: equal documents, equal lines."""
        return list(canonical_lines(self._raw))

    def history(self, row: Row) -> list[HistoryEntry]:
        """Return what happened to `row`, newest first."""
        return read_history(self._raw, row.table_name(), row.id)

    def past(self, table: str, row_id: str) -> list[Moment]:
        """Return what happened to a row and its links, gesture by gesture, newest first."""
        return read_past(self._raw, table, row_id)

    def known(self, table: str, row_id: str) -> dict[str, Any] | None:
        """Return a row's fields as they are or, where it was removed, as they last were."""
        return present_or_last(self._raw, table, row_id)

    def removed(self) -> list[Removal]:
        """Return what was removed and is still gone, newest first."""
        return read_removed(self._raw)

    def blob(self, sha256: str) -> bytes:
        """Return the bytes of an attached file; UserError if they are not there."""
        return read_blob(self._raw, sha256)

    def blob_size(self, sha256: str) -> int:
        """Return how many bytes an attached file has; 0 if it is not there."""
        return blob_size(self._raw, sha256)

    def gestures(self) -> int:
        """Return how many gestures the history tells of."""
        return int(self._raw.execute("SELECT count(*) FROM gesture").fetchone()[0])

    def older_copy_at(self, target: Path | str, choice: CopyChoice) -> bool:
        """Say whether an older copy of this document stands where a new one is to go.

        False where nothing stands there. UserError where anything else does, this file included,
        and where half a history is asked for.
        """
        from selfeval.store.copying import older_copy_at, place_beside

        return older_copy_at(self._raw, place_beside(self.path, target), choice)

    def give_copy(self, target: Path | str, choice: CopyChoice, *, replace: bool = False) -> Given:
        """Write a copy of what is here at `target`, sealed and read back; this file stays as it is.

        UserError, with nothing written, where the place is not free, where `choice` asks for half
        a history, or where the copy cannot be written. `replace` lets an older copy give way.
        """
        from selfeval.store.copying import place_beside, write_copy

        self.session.rollback()
        place = place_beside(self.path, target)
        return write_copy(self._raw, load_rows(self.session), place, choice, replace=replace)
