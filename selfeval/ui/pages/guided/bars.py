"""What stands above and below the questions: how far one is, and the way on, back and out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.widgets import button, label, restyle

WIDEST = 980
"""How wide the questions and the bars are at most, at 100 % text."""


def _line(bar: QFrame) -> QHBoxLayout:
    """Lay a bar out as wide as the questions between the bars."""
    held = QWidget()
    held.setMaximumWidth(theme.px(WIDEST))
    around = QHBoxLayout(bar)
    around.setContentsMargins(24, 10, 24, 11)
    around.addWidget(held)
    made = QHBoxLayout(held)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(12)
    return made


class Progress(QWidget):
    """One short bar for each question, filled as far as one is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guided_progress")
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


class Top(QFrame):
    """How far one is, how long it still takes, and a way out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guided_top")
        self.setAccessibleName(_("Guided start"))
        mark = Mark()
        mark.show_icon("compass")
        self._left = label("", "caption", "text2")
        self._left.setObjectName("guided_left")
        self.progress = Progress()
        self.leave = button(_("&Leave for now"), name="guided_leave")
        self.leave.setToolTip(_("What you wrote is kept. You can carry on here later (Esc)."))
        line = _line(self)
        line.addWidget(mark)
        line.addWidget(label(_("Guided start"), "h3"))
        line.addWidget(self._left)
        line.addWidget(self.progress, 1)
        line.addWidget(self.leave)

    def show_place(self, done: int, count: int, minutes: int) -> None:
        """Show how many of the questions have been passed, and the minutes that are left."""
        self.progress.show_place(done, count)
        words = ngettext("about {count} minute", "about {count} minutes", minutes)
        self._left.setText(words.format(count=minutes) if minutes else _("done"))


class Bottom(QFrame):
    """Back, how the keys work, and on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guided_bottom")
        self.setAccessibleName(_("Back and on"))
        self.back = button(_("&Back"), name="guided_back")
        self.again = button(_("Begin with &another worry"), name="guided_again")
        self.next = button(_("&Next"), "primary", name="guided_next")
        self.keys = label("", "caption", "text3", wrap=True)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = _line(self)
        line.addWidget(self.back)
        line.addWidget(self.again)
        line.addWidget(self.keys, 1)
        line.addWidget(self.next)

    def for_question(self, *, first: bool) -> None:
        """Offer the way back, except from the first question."""
        self.back.setEnabled(not first)
        self.again.hide()
        self.keys.setText(_("Enter goes on. Shift and Enter begins a new line."))

    def say_next(self, answered: bool, *, optional: bool) -> None:
        """Say whether one goes on with an answer or without."""
        skip = _("&None that I know of") if optional else _("&Skip for now")
        self.next.setText(_("&Next") if answered else skip)
        restyle(self.next, "kind", "primary" if answered else "")

    def for_end(self) -> None:
        """Offer to finish, or to begin again."""
        self.back.setEnabled(True)
        self.again.show()
        self.keys.setText("")
        self.next.setText(_("Fi&nish"))
        restyle(self.next, "kind", "primary")
