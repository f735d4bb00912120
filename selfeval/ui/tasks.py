"""Work away from the window: run a function on another thread and hear how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Hear no more of it; what it was doing runs to its end unseen."""
        self._cancelled = True

    def run(self) -> None:
        """Do the work and tell how it went; called on the other thread."""
        try:
            result = self._work()
        except Exception as problem:
            self._tell(self.failed, problem)
        else:
            self._tell(self.done, result)

    def _tell(self, signal: Any, value: object) -> None:
        if not self._cancelled:
            signal.emit(value)


class _Run(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    @Slot()
    def run(self) -> None:
        self._task.run()
