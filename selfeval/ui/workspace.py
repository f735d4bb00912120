"""The open document and what the window needs to know about it, as Qt signals.

Everything that writes goes through here, so that a view never holds a session or a row: it keeps
ids, asks again after `changed`, and every call below is one gesture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from sqlmodel import Session

from selfeval.core.fields import name_field
from selfeval.core.models import MODEL_OF, Arrow, Row
from selfeval.core.rows import Rows, name_of
from selfeval.store import Document, UserError, remove
from selfeval.store.combines import Fetched
from selfeval.store.errors import NotPublished, ProtectionChanged, SharedFileChanged
from selfeval.store.mirror import Mirror
from selfeval.store.preview import Preview
from selfeval.store.questions import Choice
from selfeval.ui import wording
from selfeval.ui.form.held import HeldRows
from selfeval.ui.publishing import Publishing, Then

IDLE_BEFORE_PUBLISHING = 120_000  # milliseconds: two minutes without a gesture
IDLE_WHERE_FORGOTTEN = 30_000
"""Milliseconds, on a computer that forgets its user's files."""
RETRY_AFTER = 60_000
"""Milliseconds after which a file that could not be replaced is tried again."""


class Workspace(QObject):
    """One open document. `changed` carries a gesture's label and the tables it touched.

    `combined` comes before it where another copy was combined with this one, or that was undone.
    """

    opened = Signal()
    about_to_close = Signal()
    closed = Signal()
    changed = Signal(str, object)
    removed = Signal(str)
    combined = Signal()
    state_changed = Signal()
    publishing_failed = Signal(object)
    took_in = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._mirror: Mirror | None = None
        self._gestures = 0
        self._names: dict[str, dict[str, str]] = {}
        self._held = HeldRows()
        self._saved_at: datetime | None = None
        self._problem: UserError | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_BEFORE_PUBLISHING)
        self._idle.timeout.connect(self.publish_when_idle)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry.timeout.connect(self.publish_when_idle)
        self._publishing = Publishing(self)
        self._publishing.changed.connect(self.state_changed)
        self._publishing.took_in.connect(self.took_in)

    # The document -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a document is open."""
        return self._document is not None

    @property
    def document(self) -> Document:
        """The open document; RuntimeError if there is none."""
        if self._document is None:
            raise RuntimeError("no document is open")
        return self._document

    def adopt(self, document: Document) -> None:
        """Take over an open document, closing the one before if that has not been done."""
        problem = self.close()
        if problem is not None:
            self.publishing_failed.emit(problem)
        self._document, self._mirror = document, Mirror(document)
        self._saved_at, self._problem = None, None
        self._names.clear()
        document.committed.connect(self._on_committed)
        document.combined.connect(self._on_combined)
        self.opened.emit()
        if document.notice:
            self._find_out_why()
        self.state_changed.emit()

    def close(self) -> UserError | None:
        """Close the document; return why its work could not be put into the file, if so.

        It is then safe in the working copy on this computer.
        """
        if self._document is None:
            return None
        self._publishing.finish()
        self.about_to_close.emit()
        document, self._document, self._mirror = self._document, None, None
        self._idle.stop()
        self._retry.stop()
        self._names.clear()
        document.committed.disconnect(self._on_committed)
        document.combined.disconnect(self._on_combined)
        problem = document.close()
        self.closed.emit()
        return problem

    def _find_out_why(self) -> None:
        """Try at once whether work from before can go into the file, so that the state is true."""
        if not self.document.read_only and self.document.unpublished:
            self.publish_soon()

    def _on_committed(self, label: str, tables: frozenset[str]) -> None:
        self._known.note_gesture()
        self._gestures += 1
        for table in (*tables, Arrow.table_name()):  # an arrow is known by what it joins
            self._names.pop(table, None)
        self._idle.start()
        self.changed.emit(label, tables)
        self.state_changed.emit()

    def _on_combined(self, label: str, tables: frozenset[str]) -> None:
        """Read everything anew after another copy was combined with this one, or the undo of it."""
        self._mirror = Mirror(self.document)
        self._gestures += 1
        self._names.clear()
        if self.somebody_changed_it:
            self._problem = None
        self._idle.start()
        self.combined.emit()
        self.changed.emit(label, tables)
        self.state_changed.emit()

    # Reading ------------------------------------------------------------------------------

    @property
    def _known(self) -> Mirror:
        if self._mirror is None:
            raise RuntimeError("no document is open")
        return self._mirror

    @property
    def rows(self) -> Rows:
        """Everything in the file, as it is after the last gesture; do not keep its rows."""
        return self._known.rows

    def table(self, model: type[Row]) -> list[dict[str, Any]]:
        """Return every row of one table as plain values, for reading only."""
        return self._known.table(model)

    @property
    def gestures(self) -> int:
        """How many gestures there have been: the same number means that nothing has changed."""
        return self._gestures

    def values(self, model: type[Row], row_id: str) -> dict[str, Any] | None:
        """Read one row as plain values; None if it is no longer there."""
        return self._known.values(model, row_id)

    def name_of(self, table: str, row_id: str) -> str:
        """Return the words by which people know a row; empty if it is not there."""
        held = self._held.get(row_id)
        if held is not None:
            return name_of(held)
        if table not in self._names:
            self._names[table] = self._read_names(MODEL_OF[table])
        return self._names[table].get(row_id, "")

    def titled(self, model: type[Row], values: Mapping[str, Any]) -> str:
        """Return how people call a row with these fields aloud, such as “Fact 14b”."""
        return wording.titled(model, self._known.label_of(model, values))

    def _read_names(self, model: type[Row]) -> dict[str, str]:
        if model is Arrow:
            return {row["id"]: wording.arrow_words(row, self.name_of) for row in self.table(Arrow)}
        name = name_field(model).name
        return {row["id"]: str(row[name] or "") for row in self.table(model)}

    def count(self, model: type[Row]) -> int:
        """Return how many rows a table has."""
        return self._known.count(model)

    # Writing: each call is one gesture ----------------------------------------------------

    @contextmanager
    def edit(self, label: str) -> Iterator[Session]:
        """Open a gesture; its name is what Undo will show."""
        with self.document.edit(label) as session:
            yield session
            joined = self._held.join(session)
        self._held.forget(joined)

    def hold(self, row: Row) -> str:
        """Keep a new row until a gesture points at it, which then writes both; return its id."""
        return self._held.keep(row)

    def change(
        self,
        model: type[Row],
        row_id: str,
        values: dict[str, Any],
        make: Callable[[], Row] | None = None,
        label: str = "",
    ) -> None:
        """Change fields of one row; `make` gives the row where its first edit brings it about."""
        with self.edit(label or wording.change_label(model)) as session:
            row = session.get(model, row_id)
            if row is None and make is not None:
                row = make()
                session.add(row)
            if row is None:
                raise wording.gone(model)
            for name, value in values.items():
                setattr(row, name, value)

    def add(self, row: Row, label: str = "") -> str:
        """Add a row and return its id."""
        row_id = row.id
        with self.edit(label or wording.add_label(type(row))) as session:
            session.add(row)
        return row_id

    def remove(self, model: type[Row], row_ids: Iterable[str], label: str = "") -> None:
        """Remove rows, with what belongs to them, in one gesture; say so by `removed`."""
        with self.edit(label or wording.remove_label(model)) as session:
            for row_id in row_ids:
                row = session.get(model, row_id)
                if row is not None:
                    remove(session, row)
        self.removed.emit(wording.singular(model))

    def combine(self, preview: Preview, choices: Iterable[Choice], fetched: Fetched) -> None:
        """Combine the copy that was looked at and `fetched`, with what was decided."""
        self.document.combine(preview, choices, fetched)

    def decide(self, choices: Iterable[Choice]) -> None:
        """Decide what was left open, as one gesture."""
        self.document.decide(choices)

    def undo(self) -> str:
        """Undo the last gesture and return its name; CannotUndo says why it cannot."""
        if self.document.can_uncombine:
            self._publishing.finish()  # what has left this computer is no longer taken back
        return self.document.undo()

    def drop_last(self) -> None:
        """Take back the last gesture so that nothing tells of it; CannotUndo says why it cannot."""
        self.document.drop_last()

    def redo(self) -> str:
        """Redo what was undone last and return its name; CannotUndo says why it cannot."""
        return self.document.redo()

    # The file -----------------------------------------------------------------------------

    def publish(self) -> None:
        """Put every change into the file; UserError, SharedFileChanged among them, if it cannot.

        This waits. `publish_soon` does not.
        """
        self._publishing.finish()
        self._idle.stop()
        try:
            self.document.publish()
        except UserError as problem:
            self._note(problem)
            raise
        self._note(None)

    def publish_soon(self, then: Then | None = None) -> None:
        """Put every change into the file, behind the window where that takes a while.

        `then` gets what stood in the way, or None.
        """
        self._idle.stop()
        self._publishing.start(self.document, self._note, *([then] if then else []))

    def _note(self, problem: UserError | None) -> None:
        """Remember how it went; try again later where that may help."""
        self._problem = problem
        self._retry.stop()
        if problem is None:
            self._saved_at = datetime.now()
        elif self.tries_again:
            self._retry.start()
        self.state_changed.emit()

    @property
    def tries_again(self) -> bool:
        """Whether what stood in the way may go by itself, so that it is tried again."""
        return isinstance(self._problem, NotPublished) and self._problem.again

    @property
    def is_publishing(self) -> bool:
        """Whether changes are on their way into the file at this moment."""
        return self._publishing.is_running

    def forget_soon(self, forgets: bool) -> None:
        """Put changes into the file after a shorter pause where this computer forgets files."""
        self._idle.setInterval(IDLE_WHERE_FORGOTTEN if forgets else IDLE_BEFORE_PUBLISHING)

    def publish_when_idle(self) -> None:
        """Put changes into the file after a pause; a failure is said once, quietly."""
        if self._document is None or self.document.read_only or not self.document.unpublished:
            return
        before = self._problem
        if isinstance(before, NotPublished) and not before.again:
            return

        def told(problem: UserError | None) -> None:
            if problem is not None and before is None:
                self.publishing_failed.emit(problem)

        self.publish_soon(told)

    def save_beside(self) -> Path:
        """Write a copy beside the file, where the file itself cannot be replaced."""
        return self.document.save_beside()

    @property
    def problem(self) -> UserError | None:
        """What stood in the way when the file was last to be brought up to date."""
        return self._problem

    @property
    def saved_at(self) -> datetime | None:
        """When the file was brought up to date since it was opened; None if it was not."""
        return self._saved_at

    @property
    def somebody_changed_it(self) -> bool:
        """Whether the file was left alone because somebody else has changed it."""
        return isinstance(self._problem, SharedFileChanged) and not self.protection_changed

    @property
    def protection_changed(self) -> bool:
        """Whether somebody gave the file a password, another one, or took it away meanwhile."""
        return isinstance(self._problem, ProtectionChanged)
