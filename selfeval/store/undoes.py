"""The part of a document that takes back what was done, and does it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from selfeval.i18n import _
from selfeval.store.errors import CannotUndo
from selfeval.store.undo import UndoStack, take_back

if TYPE_CHECKING:
    from selfeval.store.log import Pen


class Undoes:
    """Undo and redo of this replica's own gestures, and of a combining that came after them."""

    session: Session
    _pen: Pen
    _stack: UndoStack
    _mint: Callable[[], str]
    _require_writable: Callable[[], None]
    uncombine: Callable[[], None]

    if TYPE_CHECKING:

        @property
        def can_uncombine(self) -> bool: ...

        def in_sql(
            self, label: str, undoes: int | None = None
        ) -> AbstractContextManager[sqlite3.Connection]: ...

    @property
    def undo_label(self) -> str | None:
        """The label of what undo would take back, or None."""
        if self.can_uncombine:
            return _("Combine")
        return self._stack.undo[-1][1] if self._stack.undo else None

    @property
    def redo_label(self) -> str | None:
        """The label of what redo would do again, or None."""
        return self._stack.redo[-1][1] if self._stack.redo else None

    def undo(self) -> str:
        """Take back this replica's latest gesture, or the combining that came after it.

        Returns its label; CannotUndo with a reason.
        """
        if self.can_uncombine:
            self.uncombine()
            return _("Combine")
        if not self._stack.undo:
            raise CannotUndo(_("There is nothing to undo."))
        return self._take_back(*self._stack.undo[-1])

    def redo(self) -> str:
        """Do again what undo took back; return its label. CannotUndo with a reason."""
        if not self._stack.redo:
            raise CannotUndo(_("There is nothing to redo."))
        return self._take_back(*self._stack.redo[-1])

    def drop_last(self) -> None:
        """Take back the latest gesture as if it had never been: redo will not offer it.

        The log keeps an undo without a label, which tells nobody that something was removed.
        CannotUndo with a reason.
        """
        if not self._stack.undo:
            raise CannotUndo(_("There is nothing to undo."))
        self._take_back(self._stack.undo[-1][0], "")

    def _take_back(self, seq: int, label: str) -> str:
        try:
            with self.in_sql(label, undoes=seq):
                take_back(self._pen, seq)
        except (IntegrityError, sqlite3.IntegrityError):
            raise CannotUndo(
                _("This cannot be undone: something else now belongs to it, or has gone.")
            ) from None
        return label

    def let_stand(self) -> None:
        """Let all that was done so far stand: it stays in the history, but undo ends here.

        Later gestures are made under a new replica id, as a colleague's would be.
        """
        self._require_writable()
        self.session.rollback()
        self._pen.take_up(self._mint())
        self._stack = UndoStack()
