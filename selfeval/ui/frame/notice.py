"""A passing notice over the foot of the window: what just happened, and a way to take it back.

It takes no room from the pages, goes by itself, and waits while the pointer or the focus is on it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, icon_button, label

SHOWN_FOR = 12_000  # milliseconds
WIDEST = 620
ABOVE_THE_FOOT = 16


class Notice(QFrame):
    """One sentence on a raised card. `undo_wanted` takes back what it speaks of.

    `clear_of` gives the pixels at the foot over which it is not to stand.
    """

    undo_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("passing_notice")
        self.setAccessibleName(_("What just happened"))
        self.setProperty("toast", True)
        self._words = label("", "body", wrap=True)
        self._words.setObjectName("notice")
        self.undo = button(_("Undo"), "link", name="notice_undo")
        self.undo.clicked.connect(self._on_undo)
        away = icon_button("x", _("Put this notice away"), "notice_away")
        away.clicked.connect(self.clear_notice)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self._words, 1)
        line.addWidget(self.undo)
        line.addWidget(away)
        self.clear_of: Callable[[], int] = lambda: 0
        self._until = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._until.timeout.connect(self._on_time)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The words that are shown; "" while there is no notice."""
        return self._words.text()

    def say(self, words: str, *, may_undo: bool = False) -> None:
        """Say something in passing, with a way to take it back."""
        self._words.setText(words)
        self.undo.setVisible(may_undo)
        self.show()
        self.raise_()
        self._place()
        self._until.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def clear_notice(self) -> None:
        """Say nothing any more."""
        self._until.stop()
        self._words.setText("")
        self.hide()

    def _on_time(self) -> None:
        """Go, unless somebody is at it."""
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget()):
            self._until.start()
        else:
            self.clear_notice()

    def _on_undo(self) -> None:
        self.clear_notice()
        self.undo_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear_notice()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Stand in the middle above the foot, as wide as the words need."""
        over = self.parentWidget()
        beside = self.undo.sizeHint().width() if not self.undo.isHidden() else 0
        room = min(theme.px(WIDEST), over.width() - 32)
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 16
        wide = min(room, words + beside + theme.px(40) + 48)
        high = self.layout().totalHeightForWidth(wide)
        high = max(high, self.minimumSizeHint().height())
        left = (over.width() - wide) // 2
        low = over.height() - high - ABOVE_THE_FOOT
        self.setGeometry(left, max(0, low - self.clear_of()), wide, high)
