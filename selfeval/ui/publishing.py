"""Bring the shared file up to date on another thread, so that a slow drive holds nobody up.

Most files are there in a blink: `Publishing` waits that long, so that what follows a save follows
at once, and only a slow one goes on behind the window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from selfeval.store import Document, SharedFileChanged, UserError
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
        self._delivery: Delivery | None = None
        self._thread: threading.Thread | None = None
        self._problem: Exception | None = None
        self._then: list[Then] = []
        self._once_more = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a snapshot is on its way into the file."""
        return self._thread is not None

    def start(self, document: Document, *then: Then) -> None:
        """Put what is in `document` now into its file; `then` gets what stood in the way, or None.

        While one is under way, the next begins when it has ended.
        """
        if self.is_running:
            self._then += then
            self._once_more = True
            return
        try:
            self._delivery = document.shared_file().prepare()
        except UserError as problem:
            for one in then:
                one(problem)
            return
        self._document, self._then, self._problem = document, [*then], None
        self._thread = threading.Thread(target=self._deliver, args=(self._delivery,))
        self._thread.start()
        self._thread.join(GRACE)
        if self._thread.is_alive():
            self.changed.emit()
        else:
            self._end()

    def finish(self) -> None:
        """Wait for what is under way; nothing begins after it."""
        self._once_more = False
        if self._thread is not None:
            with waiting():
                self._thread.join()
            self._end()

    def _deliver(self, delivery: Delivery) -> None:
        """Run on the other thread: nothing of the window or the document is touched here."""
        try:
            delivery.deliver()
        except Exception as problem:
            self._problem = problem
        self._arrived.emit(delivery)

    def _on_arrived(self, delivery: Delivery) -> None:
        if self._thread is not None and delivery is self._delivery:
            self._thread.join()
            self._end()

    def _end(self) -> None:
        document, delivery, problem = self._document, self._delivery, self._problem
        then, self._then = self._then, []
        once_more, self._once_more = self._once_more, False
        self._thread = self._document = self._delivery = self._problem = None
        assert document is not None
        assert delivery is not None
        try:
            told = _settle(document, delivery, problem)
        finally:
            self.changed.emit()
        if once_more and told is None:
            self.start(document, *then)
            return
        for one in then:
            one(told)
        if told is None and isinstance(problem, SharedFileChanged):
            self.took_in.emit()


def _settle(document: Document, delivery: Delivery, problem: Exception | None) -> UserError | None:
    """Take note of what was delivered; where somebody else has been there, let the document try."""
    try:
        if isinstance(problem, SharedFileChanged):
            with waiting():
                document.publish()
        elif problem is not None:
            raise problem
        else:
            document.shared_file().settle(delivery)
    except UserError as found:
        return found
    return None
