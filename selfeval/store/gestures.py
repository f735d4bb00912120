"""Make gestures on the one session: each is cleaned, checked, logged and committed as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from selfeval.i18n import _
from selfeval.store.connection import engine_on
from selfeval.store.errors import UserError
from selfeval.store.gate import Counters, guard
from selfeval.store.log import Pen, install_triggers
from selfeval.store.loose_ends import refuse_loose_ends
from selfeval.store.staying import hold_what_stays


class Gestures:
    """The session of a document and what stands between it and the file.

    `mint` makes a new replica id, which happens at the first gesture where there is none.
    """

    def __init__(self, raw: sqlite3.Connection, replica: str, mint: Callable[[], str]) -> None:
        self.pen = Pen(raw)
        self.counters = Counters(raw)
        self.is_open = False
        self._finishing = False
        self._raw = raw
        self._mint = mint
        self._engine = engine_on(raw, lambda: self.is_open)
        self.session = Session(self._engine)
        guard(self.session, self.counters, lambda: self.is_open)
        event.listen(self.session, "before_commit", self._refuse_early_commit)
        self.pen.take_up(replica)

    def watch(self) -> None:
        """Begin to log what is written; without this nothing can be."""
        install_triggers(self._raw)

    def close(self) -> None:
        """Let go of the session and the connection."""
        self.session.close()
        self._engine.dispose()
        self._raw.close()

    @contextmanager
    def make(self, label: str, actor: str, undoes: str, changed: set[str]) -> Generator[Session]:
        """Make one gesture of what the block writes; `changed` receives the tables it touched.

        Any exception rolls everything back. UserError where there is no room for the change.
        """
        self._refuse_strays()
        self.is_open = True
        try:
            self._begin()
            yield self.session
            self._finish(label, actor, undoes, changed)
        except OperationalError as problem:
            self._abandon(changed)
            raise UserError(
                _("This change could not be kept ({problem}).").format(problem=problem.orig),
                _("Everything before it is safe. Free some space on this computer and try again."),
            ) from problem
        except BaseException:
            self._abandon(changed)
            raise
        finally:
            self.is_open = self._finishing = False
        if changed:
            self.pen.committed()

    def _refuse_strays(self) -> None:
        """Fail on a gesture within a gesture, and on rows that were changed outside one."""
        if self.is_open:
            raise RuntimeError("a gesture is already being made")
        strays = self.session.new or self.session.dirty or self.session.deleted
        self.session.rollback()
        if strays:
            raise RuntimeError("rows were changed outside a gesture")

    def _begin(self) -> None:
        if not self.pen.replica:
            self.pen.take_up(self._mint())
        self.session.connection()
        self.pen.lower()

    def _finish(self, label: str, actor: str, undoes: str, changed: set[str]) -> None:
        self.session.flush()
        refuse_loose_ends(self._raw, self.pen.replica, self.pen.seq + 1)
        changed |= self.pen.finish(label, actor, undoes)
        changed |= hold_what_stays(self.pen, undoes)
        self._finishing = True
        if changed:
            self.session.commit()
        else:
            self.session.rollback()

    def _abandon(self, changed: set[str]) -> None:
        """Roll a gesture back: nothing of it remains."""
        changed.clear()
        self.session.rollback()
        self.counters.forget()

    def _refuse_early_commit(self, _session: Session) -> None:
        if self.is_open and not self._finishing:
            raise RuntimeError("a gesture is committed when its block ends, not before")
