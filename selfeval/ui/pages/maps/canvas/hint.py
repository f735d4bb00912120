"""A few quiet words over the map: beside what is being typed, or at its foot for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from selfeval.ui import theme

SHOWN_FOR = 5_000
"""Milliseconds for which words at the foot are shown."""
OFF = 6
"""Pixels between the words and what they stand by."""


class Hint(QLabel):
    """Words that take neither the pointer nor the focus."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("toast", True)
        self.setContentsMargins(8, 3, 8, 3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("tone", "text2")
        theme.set_role(self, "caption")
        self._until = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._until.timeout.connect(self.hide)
        self.hide()

    def show_beside(self, part: QWidget, words: str) -> None:
        """Stand below a part of the same parent, or above it where there is no room."""
        place, room = part.geometry(), self.parentWidget().rect()
        self._take(words)
        top = place.bottom() + OFF
        if top + self.height() > room.height():
            top = place.top() - OFF - self.height()
        self._put(place.center().x(), top)
        self.setVisible(top >= 0)

    def say(self, words: str) -> None:
        """Say something at the foot of the map, and aloud; it goes by itself."""
        self._take(words)
        room = self.parentWidget().rect()
        self._put(room.center().x(), room.height() - self.height() - 2 * OFF)
        self.show()
        self._until.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _take(self, words: str) -> None:
        self._until.stop()
        self.setText(words)
        self.adjustSize()
        self.raise_()

    def _put(self, middle: int, top: int) -> None:
        spare = self.parentWidget().width() - self.width()
        self.move(max(0, min(middle - self.width() // 2, spare)), top)
