"""What is shown over the whole screen, one part after another: a presentation, or a path."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from selfeval.i18n import _
from selfeval.ui.widgets import button, label


class FullScreen(QDialog):
    """One step at a time. Keys, a click anywhere, or the small buttons below go on.

    `part` begins the names of the buttons; `tips` tell what goes back and what goes on. What does
    not fit is scrolled within `_scroll`, with at least `overlap` pixels of it staying in sight.
    """

    overlap = 0

    def __init__(self, part: str, count: int, tips: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at, self._last = 0, count - 1
        self._scroll = self._scrolled()
        self._count = label("", "body", "text2")
        self._count.setObjectName(f"{part}_count")
        self.back = button(_("Back"), icon="arrow-left", name=f"{part}_back")
        self.on = button(_("Next"), icon="arrow-right", name=f"{part}_on")
        self.leave = button(_("Leave"), icon="x", name=f"{part}_leave")
        for made, tip, do in (
            (self.back, tips[0], self.go_back),
            (self.on, tips[1], self.go_on),
            (self.leave, _("Back to the window (Esc)"), self.close),
        ):
            made.setToolTip(tip)
            made.setAccessibleDescription(tip)
            made.clicked.connect(do)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._listen()

    def _scrolled(self) -> QScrollArea:
        """Make what scrolls."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show the step that is due."""
        raise NotImplementedError

    def _fit(self) -> None:
        """Show the same step again, in the room there is now."""
        raise NotImplementedError

    def fill_screen(self, window: QWidget) -> None:
        """Be shown over the whole of the screen that a window is on, and have the keys."""
        self.setGeometry(window.screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def _foot(self, top: int, between: QWidget | None = None) -> QHBoxLayout:
        """Lay out the line below: the count, what comes between, and the buttons."""
        foot = QHBoxLayout()
        foot.setContentsMargins(24, top, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._count)
        if between is None:
            foot.addStretch(1)
        else:
            foot.addWidget(between, 1)
        for made in (self.back, self.on, self.leave):
            foot.addWidget(made)
        return foot

    def _listen(self) -> None:
        keys: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_Right, self.go_on),
            (Qt.Key.Key_Left, self.go_back),
            (Qt.Key.Key_Down, self.read_on),
            (Qt.Key.Key_Up, self.read_back),
            (Qt.Key.Key_PageDown, self.read_on),
            (Qt.Key.Key_PageUp, self.read_back),
            (Qt.Key.Key_Home, lambda: self.show_step(0)),
            (Qt.Key.Key_End, lambda: self.show_step(self._last)),
            (Qt.Key.Key_Escape, self.close),
            (Qt.Key.Key_F5, self.close),
        )
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # Going on -----------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The place of the step that is shown, from 0."""
        return self._at

    def show_step(self, at: int) -> None:
        """Show a step by its place; nothing happens beyond the first and the last."""
        if 0 <= at <= self._last and at != self._at:
            self._at = at
            self._show()

    def go_on(self) -> None:
        """Show the next step."""
        self.show_step(self._at + 1)

    def go_back(self) -> None:
        """Show the step before."""
        self.show_step(self._at - 1)

    def read_on(self) -> None:
        """Scroll what is too long; at its end, show the next step."""
        if not self._scroll_by(1):
            self.go_on()

    def read_back(self) -> None:
        """Scroll what is too long back; at its start, show the step before."""
        if not self._scroll_by(-1):
            self.go_back()

    def _scroll_by(self, pages: int) -> bool:
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * max(self.overlap, bar.pageStep() - self.overlap))
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self.read_back()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.read_on()

    # Showing ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._later.start()

    def _show_count(self) -> str:
        """Say how far one is, offer the ways there are from here, and return the words."""
        words = _("{number} of {count}").format(number=self._at + 1, count=self._last + 1)
        self._count.setText(words)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < self._last)
        return words

    def _say(self, words: str) -> None:
        """Read the step to those who cannot see it."""
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
