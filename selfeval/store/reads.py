"""What can be asked of an open document without changing it."""

from __future__ import annotations

import sqlite3
from typing import Any

from selfeval.core.models import Row
from selfeval.store.blobs import blob_size, read_blob
from selfeval.store.closing import closed_on
from selfeval.store.dump import canonical_lines, document_id
from selfeval.store.history import HistoryEntry, read_history
from selfeval.store.past import Moment, present_or_last, read_past
from selfeval.store.removed import Removal, read_removed


class Reads:
    """Answers from the file's tables and its log."""

    _raw: sqlite3.Connection

    @property
    def document_id(self) -> str:
        """The id that every copy of this document shares."""
        return document_id(self._raw)

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
