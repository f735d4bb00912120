"""The head of every page: its title, the question it asks, and what can be done there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.frame.head import Head
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button


class OneLine(QLabel):
    """One line that ends in dots where room is short, and says the whole in its tooltip."""

    def __init__(self, role: str, token: str) -> None:
        super().__init__()
        self._token = token
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self, role)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour(self._token))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), words)
        whole = plain_tip(self.text()) if words != self.text() else ""
        if whole != self.toolTip():
            self.setToolTip(whole)


class Header(QFrame):
    """Title, question, and one main action."""

    action_wanted = Signal()
    thread_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self._low = False
        self.title = OneLine("title", "text")
        self.title.setObjectName("page_title")
        self.question = OneLine("body", "text2")
        self.action = button("", "primary", "plus", "page_action")
        self.action.clicked.connect(self.action_wanted)
        self.thread = button(_("Thread"), icon="route", name="show_thread")
        self.thread.setCheckable(True)
        self.thread.setToolTip(_("Show what this rests on and what it holds up (Ctrl+T)"))
        self.thread.clicked.connect(self.thread_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.question)
        words.addStretch(1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 10, 24, 10)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addLayout(self._beside)
        line.addWidget(self.thread)
        line.addWidget(self.action)
        self.show_page("", "")

    def show_page(self, title: str, question: str, head: Head | None = None) -> None:
        """Show the head of a page; without an action there is no main button."""
        self.title.setText(title)
        self.question.setText(question)
        self._put_beside(head.beside if head else ())
        self.action.setText(head.action if head else "")
        icons.put(self.action, head.icon if head else "plus", "on_accent")
        self.action.setVisible(bool(head and head.action))
        self.thread.setVisible(bool(head and head.has_thread))
        self.thread.setChecked(bool(head and head.thread_shown))
        self._share_height()

    def show_low(self, low: bool) -> None:
        """Leave the page the room of the question, and of the edges, where there is little."""
        if low != self._low:
            self._low = low
            self._share_height()

    def _share_height(self) -> None:
        self.question.setVisible(not self._low)
        self.title.setAccessibleDescription(self.question.text())
        edge = 3 if self._low else 10
        self.layout().setContentsMargins(24, edge, 24, edge)
        self.setMinimumHeight(theme.px(44 if self._low else 78))

    def _put_beside(self, wanted: tuple[QWidget, ...]) -> None:
        """Show the widgets of a page, and hide those of the page before, which it keeps."""
        for at in reversed(range(self._beside.count())):
            gone = self._beside.takeAt(at).widget()
            if gone not in wanted:
                gone.hide()
        for widget in wanted:
            self._beside.addWidget(widget)
            widget.show()
