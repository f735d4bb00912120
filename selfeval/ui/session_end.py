"""The session ends: everything goes into the file first, quickly, and nobody is asked anything.

Signing out and shutting down are told by the system's session manager, or on Linux by a signal.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

from selfeval.store import UserError
from selfeval.store.errors import ProtectionChanged
from selfeval.store.replacing import hurrying
from selfeval.ui.frame.drives import this_computer_forgets

if TYPE_CHECKING:
    from selfeval.ui.window import Window

SIGNALS = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class SessionEnd(QObject):
    """Waits for the end of the session on behalf of a window."""

    def __init__(self, window: Window, app: QGuiApplication) -> None:
        super().__init__(window)
        self._window, self._app = window, app
        direct = Qt.ConnectionType.DirectConnection
        app.commitDataRequest.connect(self._on_commit, direct)
        app.aboutToQuit.connect(self.leave)

    def listen_to_signals(self) -> None:
        """Take the signals that end a session on Linux and macOS; only on the main thread."""
        if not SIGNALS:
            return
        self._told, tells = os.pipe()
        for end in (self._told, tells):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
        for one in SIGNALS:
            signal.signal(one, lambda _number, _frame: None)  # the wake-up alone is what counts
        notifier = QSocketNotifier(self._told, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_signal)

    def _on_commit(self, _manager: QSessionManager | None) -> None:
        self.save()

    def _on_signal(self) -> None:
        os.read(self._told, 64)
        self.leave()
        self._app.quit()

    def save(self) -> None:
        """Put everything into the file, or where that fails into a copy beside it.

        Where others changed its password meanwhile, a copy would not have that: there is none
        unless this computer forgets the work, and never one without any password.
        """
        desk = self._window.desk
        if desk is None or not desk.workspace.is_open:
            return
        desk.settle()
        document = desk.workspace.document
        if document.read_only or not document.unpublished:
            return
        with hurrying():
            try:
                desk.workspace.publish()
            except ProtectionChanged:
                if this_computer_forgets():
                    self._save_beside()
            except UserError:
                self._save_beside()

    def _save_beside(self) -> None:
        """Leave a copy where colleagues find it; the work itself is safe on this computer."""
        try:
            self._window.desk.workspace.save_beside()  # type: ignore[union-attr]
        except UserError as problem:
            self._window.foot.say(problem.message)

    def leave(self) -> None:
        """Save and let go of the file, without a question."""
        self.save()
        desk = self._window.desk
        if desk is not None and desk.workspace.is_open:
            with hurrying():
                desk.workspace.close()
