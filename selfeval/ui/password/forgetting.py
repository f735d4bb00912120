"""Forget the keys of a file once it is closed, and nothing that belongs to it needs them.

Copies of attached files that were opened in other programs go with it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from selfeval.store import keys
from selfeval.ui.item.opening import take_copies_away
from selfeval.ui.tasks import any_under_way
from selfeval.ui.workspace import Workspace

EVERY = 500
"""Milliseconds between looks whether something still needs them."""


class Forgetting(QObject):
    """Waits, after a file was closed, until no task runs and nothing is asked.

    A step right after may need the keys: setting a password, or putting a backup in the place of a
    damaged file.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._space = workspace
        self._left: frozenset[bytes] = frozenset()
        self._clock = QTimer(self, interval=EVERY)
        self._clock.timeout.connect(self.look)
        workspace.about_to_close.connect(self._on_about_to_close)
        workspace.closed.connect(self._on_closed)

    def _on_about_to_close(self) -> None:
        if self._space.document.has_password:
            take_copies_away()

    def _on_closed(self) -> None:
        self._left |= keys.known()
        self.soon()

    def soon(self) -> None:
        """Forget what is not needed any more, as soon as that is clear."""
        if keys.known() or any_under_way():  # such as a password that is still being tried
            self._clock.start()

    def look(self) -> None:
        """Forget, unless something goes on that may need the keys."""
        if any_under_way() or QApplication.activeModalWidget() is not None:
            return
        self._clock.stop()
        if self._space.is_open:
            own = keys.salt_of(self._space.document.database)
            keys.forget(salt for salt in self._left if salt != own)
        else:
            keys.forget()
        self._left = frozenset()
