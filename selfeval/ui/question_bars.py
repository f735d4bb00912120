"""What stands above and below questions: how far one is, and the way on, back and out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.widgets import button, label


class Bar(QFrame):
    """A bar as wide as the questions.

    `widest` is the most that it takes at 100 % text, `edge` the room above it, both in pixels.
    """

    def __init__(self, widest: int, edge: int) -> None:
        super().__init__()
        held = QWidget()
        held.setMaximumWidth(theme.px(widest))
        around = QHBoxLayout(self)
        around.setContentsMargins(24, edge, 24, edge + 1)
        around.addWidget(held)
        self._line = QHBoxLayout(held)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)


class Progress(QWidget):
    """One short bar for each question, filled as far as one is."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._count = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_place(self, done: int, count: int) -> None:
        """Fill as many bars as questions have been passed."""
        self._done, self._count = done, count
        self.setAccessibleName(
            _("{done} of {count} questions passed").format(done=done, count=count)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 4
        share = (self.width() + gap) / max(1, self._count)
        for at in range(self._count):
            token = "accent" if at < self._done else "outline" if at == self._done else "line"
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(QRectF(at * share, 1, share - gap, 6), 3, 3)


class TopBar(Bar):
    """What is asked, how far one is, and a way out; `part` begins the names of what is on it."""

    def __init__(
        self, part: str, widest: int, edge: int, icon: str, *, title: str, kept: str
    ) -> None:
        """Fill the bar; `kept` says what stays when one leaves."""
        super().__init__(widest, edge)
        self.setObjectName(f"{part}_top")
        mark = Mark()
        mark.show_icon(icon)
        self._how_far = label("", "caption", "text2")
        self._how_far.setObjectName(f"{part}_how_far")
        self.progress = Progress()
        self.progress.setObjectName(f"{part}_progress")
        self.leave = button(_("&Leave for now"), name=f"{part}_leave")
        self.leave.setToolTip(kept)
        for one in (mark, label(title, "h3"), self._how_far):
            self._line.addWidget(one)
        self._line.addWidget(self.progress, 1)
        self._line.addWidget(self.leave)


class BottomBar(Bar):
    """Back, how the keys work, and on; `part` begins the names of what is on it."""

    def __init__(self, part: str, widest: int, edge: int, again: str) -> None:
        """Fill the bar; `again` are the words on the button that begins another round."""
        super().__init__(widest, edge)
        self.setObjectName(f"{part}_bottom")
        self.setAccessibleName(_("Back and on"))
        self.back = button(_("&Back"), name=f"{part}_back")
        self.again = button(again, name=f"{part}_again")
        self.next = button(_("&Next"), "primary", name=f"{part}_next")
        self.keys = label("", "caption", "text3", wrap=True)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.back)
        self._line.addWidget(self.again)
        self._line.addWidget(self.keys, 1)
        self._line.addWidget(self.next)
