"""A notification without Qt: functions that are told when something was committed."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, frozenset[str]], None]


class Committed:
    """Tells its listeners (label, tables) after each commit, undo and redo."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def connect(self, listener: Listener) -> None:
        """Have `listener` told from now on."""
        self._listeners.append(listener)

    def disconnect(self, listener: Listener) -> None:
        """Stop telling `listener`; ValueError if it was never connected."""
        self._listeners.remove(listener)

    def emit(self, label: str, tables: frozenset[str]) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(label, tables)
