"""Bring the shared file up to date on another thread, so that a slow drive holds nobody up.

Most files are there in a blink: `Publishing` waits that long, so that what follows a save follows
at once, and only a slow one goes on behind the window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QObject, Qt, Signal

from selfeval.i18n import _
from selfeval.store import Document, SharedFileChanged, UserError
from selfeval.store.combines import fetch
from selfeval.store.document import MOST_RACES
from selfeval.store.errors import LookedTooSoon, ProtectionChanged
from selfeval.store.preview import Preview
from selfeval.store.sharing import Delivery
from selfeval.ui.waiting import waiting

GRACE = 0.3
"""Seconds that a save is waited for."""
Then = Callable[[UserError | None], object]


class Publishing(QObject):
    """One document's way into its file. `changed` is emitted when it begins and when it ends,
    `took_in` when what somebody else had written there was combined with it by itself."""

    changed = Signal()
    took_in = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._thread: threading.Thread | None = None
        self._work: Callable[[], Any] | None = None
        self._next: Callable[[Any], None] | None = None
        self._outcome: Any = None
        self._then: list[Then] = []
        self._once_more = False
        self._races = 0
        self._known: dict[str, int] = {}
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a snapshot is on its way into the file."""
        return self._document is not None

    def start(self, document: Document, *then: Then) -> None:
        """Put what is in `document` now into its file; `then` gets what stood in the way, or None.

        Where somebody else has changed it, both are combined first if nothing needs a decision.
        While one is under way, the next begins when it has ended.
        """
        self._then += then
        if self.is_running:
            self._once_more = True
            return
        self._document, self._races = document, 0
        self._deliver()

    def finish(self) -> None:
        """Wait for what is under way; nothing begins after it."""
        self._once_more = False
        with waiting():
            while self._thread is not None:
                self._thread.join()
                self._arrive()

    # The steps, each away from the window and then here -----------------------------------------

    def _deliver(self) -> None:
        assert self._document is not None
        try:
            delivery = self._document.shared_file().prepare()
        except UserError as problem:
            self._end(problem)
            return
        self._away(delivery.deliver, lambda problem: self._on_delivered(delivery, problem))

    def _on_delivered(self, delivery: Delivery, problem: object) -> None:
        assert self._document is not None
        if _may_be_combined(problem) and self._races < MOST_RACES:
            self._races += 1
            self._look()
        elif isinstance(problem, UserError):
            self._end(problem)
        else:
            self._here(lambda document: document.shared_file().settle(delivery), self._end)

    def _look(self) -> None:
        """Somebody else has been there: see what they wrote, and fetch it."""
        assert self._document is not None
        self._known = self._document.vector()
        try:
            look = self._document.shared_looker()
        except UserError as problem:
            self._end(problem)
            return
        self._away(lambda: _look_and_fetch(look), self._on_looked)

    def _on_looked(self, found: Any) -> None:
        assert self._document is not None
        if isinstance(found, UserError):
            self._end(found)
            return
        preview, fetched = found
        if self._document.vector() != self._known:  # there may be more to decide by now
            if fetched is not None:
                fetched.unlink(missing_ok=True)
            self._look()
            return

        def take_in(document: Document) -> None:
            try:
                document.take_in(preview, fetched)
            finally:
                if fetched is not None:
                    fetched.unlink(missing_ok=True)

        self._here(take_in, lambda _done: self._deliver())

    def _end(self, problem: UserError | None) -> None:
        document, self._document = self._document, None
        then, self._then = self._then, []
        once_more, self._once_more = self._once_more, False
        took_in = self._races > 0 and problem is None
        self.changed.emit()
        if once_more and problem is None:
            assert document is not None
            self.start(document, *then)
        else:
            for one in then:
                one(problem)
        if took_in:
            self.took_in.emit()

    # Away from the window -------------------------------------------------------------------

    def _away(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something on another thread; `then` gets what came of it, or what went wrong."""
        self._work, self._next, self._outcome = work, then, None
        self._thread = threading.Thread(target=self._run, args=(work,))
        self._thread.start()
        self._thread.join(GRACE)
        if self._thread.is_alive():
            self.changed.emit()
        else:
            self._arrive()

    def _run(self, work: Callable[[], Any]) -> None:
        """Run on the other thread: nothing of the window or the document is touched here."""
        try:
            self._outcome = work()
        except Exception as problem:
            self._outcome = problem
        self._arrived.emit(work)

    def _on_arrived(self, work: object) -> None:
        if self._thread is not None and work is self._work:
            self._thread.join()
            self._arrive()

    def _arrive(self) -> None:
        then, outcome = self._next, self._outcome
        self._thread = self._work = self._next = self._outcome = None
        assert then is not None
        if isinstance(outcome, Exception) and not isinstance(outcome, UserError):
            self._give_up(outcome)
        then(outcome)

    def _here(self, work: Callable[[Document], None], then: Callable[[None], None]) -> None:
        """Do something with the document on this thread."""
        assert self._document is not None
        try:
            with waiting():
                work(self._document)
        except UserError as problem:
            self._end(problem)
            return
        except BaseException as fault:
            self._give_up(fault)
        then(None)

    def _give_up(self, fault: BaseException) -> NoReturn:
        """Leave a fault of the program to whoever logs it; who waits hears that it went wrong.

        The next save begins anew.
        """
        try:
            self._end(
                UserError(
                    _("A fault in the program kept your changes out of the file."),
                    _("They are safe on this computer. Save again, or save a copy beside it."),
                )
            )
        finally:
            raise fault


def _may_be_combined(problem: object) -> bool:
    """Whether somebody else changed the file, and not what it takes to read it."""
    return isinstance(problem, SharedFileChanged) and not isinstance(problem, ProtectionChanged)


def _look_and_fetch(look: Callable[[], Preview]) -> tuple[Preview, Path | None]:
    """Look at what somebody else wrote; fetch it too where nothing of it needs a decision."""
    preview = look()
    if preview.needs_you or preview.nothing_new:
        return preview, None
    with suppress(LookedTooSoon):
        return preview, fetch(preview)
    return preview, None
