"""Work away from the window: run a function on another thread and hear how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class Task(QObject):
    """One piece of work. `done` carries its result, `failed` its exception; one of them comes.

    The work must touch neither widgets nor the document: give it plain values.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False

    def start(self) -> None:
        """Begin, on a thread of the pool."""
        _relay()  # on this thread, where what was done is told
        _begun[:] = [*(one for one in _begun if one.is_expected), self]
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Hear no more of it; what it was doing runs to its end unseen."""
        self._cancelled = True

    def run(self) -> None:
        """Do the work and tell how it went; called on the other thread."""
        try:
            result = self._work()
        except Exception as problem:
            self._send(problem, well=False)
        else:
            self._send(result, well=True)

    def _send(self, value: object, *, well: bool) -> None:
        relay = _relay()
        if not self._cancelled and shiboken6.isValid(relay):  # it goes when the program ends
            relay.arrived.emit(self, value, well)

    def tell(self, value: object, *, well: bool) -> None:
        """Tell, on the thread of whoever asked: who cancelled or went meanwhile hears nothing."""
        try:
            if self.is_expected:
                (self.done if well else self.failed).emit(value)
        finally:
            _begun[:] = [one for one in _begun if one is not self]

    @property
    def is_expected(self) -> bool:
        """Whether somebody still waits to hear of it."""
        return shiboken6.isValid(self) and not self._cancelled


class _Relay(QObject):
    """Brings what was done from the other thread to that of whoever asked.

    It lives as long as the program. A task goes with its parent, perhaps while the other thread
    tells of it.
    """

    arrived = Signal(object, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived)

    @Slot(object, object, bool)
    def _on_arrived(self, task: Task, value: object, well: bool) -> None:
        task.tell(value, well=well)


@cache
def _relay() -> _Relay:
    return _Relay()


_begun: list[Task] = []
"""Tasks whose result has not been told yet; some may never be."""


def any_under_way() -> bool:
    """Whether anything runs on another thread, or came to its end and is still to be told."""
    _begun[:] = [one for one in _begun if one.is_expected]
    return bool(_begun) or QThreadPool.globalInstance().activeThreadCount() > 0


class _Run(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    @Slot()
    def run(self) -> None:
        self._task.run()
