"""What can be erased for good from an open document, and from every other copy of it here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.store.beside import files_beside
from selfeval.store.connection import leave_no_trace
from selfeval.store.dump import vector
from selfeval.store.erase import Erasure, erase
from selfeval.store.erase_reach import (
    Reached,
    Tell,
    not_reached,
    note_reached,
    reach,
    unheard,
)
from selfeval.store.erased import Key
from selfeval.store.undo import UndoStack, read_stack
from selfeval.store.wordings import Same, Wording, read_wordings, same_words

if TYPE_CHECKING:
    from selfeval.store.log import Pen
    from selfeval.store.opening import Opened


class Erases:
    """The part of a document that erases. In this order: erase, publish, erase elsewhere.

    For publishing keeps a backup of the file as it was.
    """

    path: Path
    actor: str
    session: Session
    _raw: sqlite3.Connection
    _opened: Opened | None
    _pen: Pen
    _stack: UndoStack
    _gesture: Callable[[str], AbstractContextManager[Session]]

    if TYPE_CHECKING:

        @property
        def unpublished(self) -> bool: ...

    def erase(self, row: Row, fields: list[str]) -> Erasure:
        """Blank `fields` of `row` for good (see `erase_for_good`)."""
        return self.erase_for_good({(row.table_name(), row.id): fields} if fields else {})

    def erase_for_good(
        self, fields: Mapping[Key, Collection[str]], whole: Collection[Key] = ()
    ) -> Erasure:
        """Blank fields of rows for good, in the rows and in their history. Cannot be undone.

        Rows that are `whole`, there or removed, go with all that ever belonged to them. KeyError
        for a name that is no field, ValueError for one that never changes. Returns what other
        copies still have to be rid of.
        """
        with self._gesture(_("Erase for good")) as session:
            session.connection()
            erasure = erase(self._pen, session, fields, whole)
        self._stack = read_stack(self._raw, self._pen.replica)
        self.session.rollback()
        leave_no_trace(self._raw)
        return erasure

    def wordings(self, table: str, row_id: str) -> list[Wording]:
        """Return the fields of a row, there or removed, in which anything was ever written."""
        return read_wordings(self._raw, table, row_id)

    def same_words(self, keys: Collection[Key], fields: Collection[str] = ()) -> list[Same]:
        """Return where else the longer texts of rows stand or stood (see `wordings.same_words`)."""
        return same_words(self._raw, keys, fields)

    def others(self) -> list[str]:
        """Return the roles of everybody else who has worked on this document, in order."""
        rows = self._raw.execute("SELECT DISTINCT actor FROM gesture WHERE actor <> '' ORDER BY 1")
        return [actor for (actor,) in rows if actor != self.actor]

    def eraser(self, erasure: Erasure) -> Callable[[Tell], Reached]:
        """Return what erases in every other copy of this document on this computer.

        It touches nothing that is open, so it may be called on another thread. While something
        here is not yet published, this is done once more when the document is next opened: the
        file as it lies there will go into a backup first.
        """
        assert self._opened is not None
        folder, finished = self._opened.copy.folder, not self.unpublished
        path, document, actor = self.path, self._opened.state.document_id, self.actor
        known = vector(self._raw)
        left = not_reached(folder, self._raw)
        whole = replace(erasure, fields={**left.fields, **erasure.fields})

        def run(tell: Tell) -> Reached:
            reached = reach(folder, document, whole, actor, tell)
            if finished and not any(one.again for one in reached.kept):
                with suppress(OSError):  # on a full drive: then it is all done once more
                    note_reached(folder, known)
            return replace(reached, beside=tuple(files_beside(path, document)))

        return run

    def finish_erasing(self) -> None:
        """Erase elsewhere what has not been yet, if all that is here has been published.

        That is what others erased, too, whose work was combined with this.
        """
        if self._opened is None or self.unpublished:
            return
        left = not_reached(self._opened.copy.folder, self._raw)
        if left.fields:
            self.eraser(left)(unheard)
