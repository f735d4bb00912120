"""What the overview says of an empty file: the five steps, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.rooms import ROOMS
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.pages.overview.cards import Card
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.widgets import button, label

HOLDS = {
    "facts": N_("What anybody who came to see would find as you did"),
    "assumptions": N_("Why you think it is so, written so that it could turn out wrong"),
    "maps": N_("How one thing leads to another, and what else happens"),
    "priorities": N_("The few things you choose to work on, and what you will stop"),
    "indicators": N_("What you would notice first if it were working"),
}


class StepRow(PaintedButton):
    """A step on the gold thread: its number in a ring, its title, and what it holds."""

    def __init__(self, number: int, title: str, holds: str) -> None:
        super().__init__()
        self._number, self._holds = number, holds
        self.setText(title)
        self.setAccessibleName(
            _("Step {number}: {title}, {holds}").format(number=number, title=title, holds=holds)
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(58))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 1, -5, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 9, 9)
        ring = self._paint_ring(painter)
        room = box.adjusted(ring.right() + 8, theme.px(8), -8, 0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        used = draw_words(painter, self.text(), room, 1)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        draw_words(painter, self._holds, room.adjusted(0, used + 2, 0, 0), 1)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 9, 9)

    def _paint_ring(self, painter: QPainter) -> QRectF:
        side = theme.px(28)
        ring = QRectF(16, (self.height() - side) / 2, side, side)
        middle = ring.center().x()
        painter.setPen(QPen(theme.colour("thread"), 2))
        if self._number > 1:
            painter.drawLine(QLineF(middle, 0, middle, ring.top()))
        if self._number < len(ROOMS):
            painter.drawLine(QLineF(middle, ring.bottom(), middle, self.height()))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring)
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("thread_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))
        return ring


class EmptyOverview(QWidget):
    """Five steps and two ways to begin. `command_wanted` carries the key of a command."""

    command_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("empty_overview")
        title = label(_("It begins with one fact"), "title", wrap=True)
        words = label(
            _(
                "Nothing is written yet, so there is nothing to look at. Begin with a fact: "
                "something that anybody who came to see would find as you did. The other steps "
                "follow from it."
            ),
            "body",
            "text2",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words)
        if may_write:
            column.addLayout(self._ways())
        column.addSpacing(6)
        column.addWidget(self._steps())

    def _ways(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        guided = button(_("Guided start, ten minutes"), "primary", "route", "overview_guided")
        guided.clicked.connect(lambda: self.command_wanted.emit("guided"))
        line.addWidget(guided)
        fact = button(_("Write the first fact"), icon="plus", name="first_fact")
        fact.clicked.connect(lambda: self.command_wanted.emit("add"))
        line.addWidget(fact)
        line.addStretch(1)
        return line

    def _steps(self) -> Card:
        made = Card(_("Five steps"), "steps_card")
        made.say_title(_("Five steps"), _("From what we see to what we look for"))
        for at, room in enumerate(ROOMS, start=1):
            shown = StepRow(at, _(room.title), _(HOLDS[room.key]))
            shown.setObjectName(f"step_{room.key}")
            shown.clicked.connect(lambda _on, key=room.key: self.page_wanted.emit(key, ""))
            made.rows.addWidget(shown)
        return made
