"""Somebody who has a keyboard and nothing else, and hears what a screen reader would say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

MOST_TABS = 120


class Hands:
    """Presses keys on whatever has the focus, as a person would."""

    def __init__(self, window: QWidget, qtbot: Any) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def focus(self) -> QWidget:
        """What a key would reach now."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            front = QApplication.activeModalWidget() or self.window
            front.activateWindow()  # as a window manager does when a dialog or a list has closed
            QApplication.processEvents()
        popup = QApplication.activePopupWidget()
        found = popup or QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, keys: str) -> None:
        """Press one combination, such as "Ctrl+N"."""
        stroke = QKeySequence(keys)[0]
        self.qtbot.keyClick(self.focus, stroke.key(), stroke.keyboardModifiers())
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type into whatever has the focus."""
        self.qtbot.keyClicks(self.focus, words)
        QApplication.processEvents()

    def heard(self) -> str:
        """What a screen reader says of what has the focus."""
        found = self.focus
        told = QAccessible.queryAccessibleInterface(found)
        words = told.text(QAccessible.Text.Name) if told is not None else ""
        inner = _inner(told)
        if inner and inner != words:
            words = f"{words}: {inner}" if words else inner
        return words or found.objectName()

    def tab_to(self, words: str, *, back: bool = False) -> None:
        """Press Tab until something is said that begins with `words`."""
        said: list[str] = []
        for _tab in range(MOST_TABS):
            if self.heard().startswith(words):
                return
            said.append(self.heard())
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(
            f"Tab never comes to {words!r}; it came to {list(dict.fromkeys(said))}"
        )

    def wait(self, what: Callable[[], Any]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(what()), timeout=20_000)


def _inner(told: QAccessibleInterface | None) -> str:
    """Return the name of the row or cell inside a list that has the focus."""
    child = told.focusChild() if told is not None else None
    return child.text(QAccessible.Text.Name) if child is not None else ""


def is_shown(window: QWidget, name: str) -> Callable[[], bool]:
    """Return a function that tells whether a part of the window is in sight."""

    def look() -> bool:
        found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
        return bool(found)

    return look
