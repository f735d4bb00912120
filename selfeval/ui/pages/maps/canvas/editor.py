"""The words of a box, typed where the box stands or will stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from selfeval.core.placing.pasted import labels
from selfeval.ui import theme
from selfeval.ui.widgets import GrowingText

NARROWEST = 150
"""Pixels that the editor is wide at least, at 100 % text."""
STILL_TYPING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoxEditor(GrowingText):
    """One box's words. Enter keeps them, Tab keeps them and goes to another lane, Esc drops them.

    `kept` carries the words; `moved_on` the words and 1 or -1; `many` the lines of a list that was
    pasted; `left` the words that stood there when the focus went elsewhere. `stood` comes when it
    takes another place or size.
    """

    kept = Signal(str)
    moved_on = Signal(str, int)
    many = Signal(list)
    dropped = Signal()
    stood = Signal()
    left = Signal(str)
    _least = 0
    _place = QRectF()
    _fits = False

    def __init__(self, parent: QWidget, name: str, hint: str, spoken: str) -> None:
        super().__init__(parent)
        self.setObjectName("box_editor")
        self.setAccessibleName(spoken)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(False)
        theme.set_role(self, "body")
        self.setPlainText(name)
        self.selectAll()
        self._over = False

    @property
    def words(self) -> str:
        """The words as one line."""
        return " ".join(self.toPlainText().split())

    def stand_at(self, place: QRectF) -> None:
        """Stand over a box, or where one will be, in pixels of the parent; wide enough to type."""
        width = max(theme.px(NARROWEST), round(place.width()) + 8)
        self.setFixedWidth(min(width, max(120, self.parentWidget().width())))
        self._least, self._place = round(place.height()) + 4, place
        self.fit()

    def fit(self) -> None:
        """Take the height of the words, at least that of the box below, and stay in sight."""
        if self._fits:
            return
        self._fits = True
        super().fit()
        room, middle = self.parentWidget().size(), self._place.center()
        tall = min(max(self.height(), self._least), max(1, room.height()))
        if tall != self.height():
            self.setFixedHeight(tall)
            self.ensureCursorVisible()
        left = round(middle.x() - self.width() / 2)
        top = round(middle.y() - max(self._least, 0) / 2)
        self.move(
            max(0, min(left, room.width() - self.width())),
            max(0, min(top, room.height() - tall)),
        )
        self._fits = False
        self.stood.emit()

    def close_quietly(self) -> None:
        """Go without telling anybody."""
        self._over = True
        self.hide()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep what is typed here from the shortcuts of the window."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER:
            self.kept.emit(self.words)
        elif key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif key == Qt.Key.Key_Tab:
            self.moved_on.emit(self.words, 1)
        elif key == Qt.Key.Key_Backtab:
            self.moved_on.emit(self.words, -1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a list as many boxes, and anything else as words."""
        found = labels(source.text())
        if len(found) > 1:
            self.many.emit(found)
        elif found:
            self.insertPlainText(" ".join(source.text().split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._over and event.reason() not in STILL_TYPING:
            self.left.emit(self.words)
