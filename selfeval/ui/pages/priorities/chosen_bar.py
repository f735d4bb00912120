"""The line below the cards: which priority is shown, and what can become of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from selfeval.core.models import Priority
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _
from selfeval.ui import theme, wording
from selfeval.ui.flow import FlowLayout
from selfeval.ui.widgets import button, label

MOVES = (
    ("not_now", N_("Set aside…"), "clock"),
    ("done", N_("Mark as done"), "check"),
    ("stopped", N_("Stop it…"), "x"),
)
BESIDE_FROM, GAP = 920, 8
"""Width (at 100 % text) from which the buttons stand beside the title; pixels between them."""


class ChosenBar(QWidget):
    """Title of the chosen priority with its buttons. `put_wanted` carries where it should stand."""

    put_wanted = Signal(str)
    detail_wanted = Signal()

    def __init__(self, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("chosen_bar")
        self.title = label("", "heading", wrap=True)
        buttons = QWidget()
        line = FlowLayout(buttons, GAP)
        for status, words, icon in MOVES:
            made = button(_(words), icon=icon, name=f"put_{status}")
            made.clicked.connect(lambda _on, to=status: self.put_wanted.emit(to))
            line.addWidget(made)
            made.setVisible(may_write)
        detail = button(_("All fields"), icon="list-check", name="open_detail")
        detail.clicked.connect(self.detail_wanted)
        line.addWidget(detail)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 8, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.title, 1)
        self._line.addWidget(buttons)
        self._buttons = buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title where both have room."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside else down)
        self._buttons.setMinimumWidth(self._in_one_line() if beside else 0)

    def _in_one_line(self) -> int:
        made = [one for one in self._buttons.findChildren(QPushButton) if not one.isHidden()]
        return sum(one.sizeHint().width() for one in made) + GAP * (len(made) - 1)

    def say(self, rows: Rows, row: Priority) -> None:
        """Show which priority is chosen."""
        number = wording.titled(Priority, rows.label_of(row))
        title = " ".join(row.title.split()) or _("Nothing written yet")
        self.title.setText(_("{number}: {title}").format(number=number, title=title))
