"""The waiting pointer, for work on this thread that takes a moment, and a box for what goes on
elsewhere while the window has to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget


@contextmanager
def waiting() -> Iterator[None]:
    """Show the waiting pointer for as long as something on this thread takes."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


class _Box(QProgressDialog):
    """Escape does not put it away; only the end of the program, which asks every window, does."""

    def reject(self) -> None:
        pass


class Busy:
    """A box that says what is waited for; one that has ended before it began is never seen."""

    def __init__(self, window: QWidget, words: str) -> None:
        self._window, self._words = window, words
        self._box: _Box | None = None
        self._ended = False

    def begin(self) -> None:
        """Show the box, unless it has ended."""
        if self._ended:
            return
        box = self._box = _Box(self._words, "", 0, 0, self._window)
        box.setObjectName("busy")
        box.setCancelButton(None)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        box.setMinimumDuration(0)
        box.show()

    def end(self) -> None:
        """Put the box away."""
        self._ended = True
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
