"""What a pressed button of the mouse does on the map, until it is let go."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt


class Hand:
    """One gesture of the mouse. Places are in map units."""

    scrolls = True
    """Whether the map scrolls when the pointer comes to its edge."""

    def move(self, _at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""

    def release(self, _at: QPointF, _keys: Qt.KeyboardModifier) -> None:
        """Do it: the button was let go."""

    def cancel(self) -> None:
        """Leave everything as it was."""
