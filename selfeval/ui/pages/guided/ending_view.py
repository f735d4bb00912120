"""How guided start ends: the thread of what was written, and one good next step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.interview.ending import Knot, NextStep
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, label

RING = 24


class ThreadMark(QWidget):
    """A ring with its number on the gold thread; dotted where there is nothing yet.

    `above` and `below` tell whether there is something at those ends; None where the thread ends.
    """

    def __init__(self, step: int, there: bool, above: bool | None, below: bool | None) -> None:
        super().__init__()
        self._step, self._there = step, there
        self._above, self._below = above, below
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(RING) + 10, theme.px(RING) + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(RING)
        ring = QRectF(1, 10, side, side)
        middle = ring.center().x()
        for there, top, bottom in (
            (self._above, 0.0, ring.top()),
            (self._below, ring.bottom(), float(self.height())),
        ):
            if there is not None:
                painter.setPen(_pen(there and self._there))
                painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
        painter.setPen(_pen(self._there))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("thread_text" if self._there else "warn"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._step))


def _pen(there: bool) -> QPen:
    if there:
        return QPen(theme.colour("thread"), 2)
    return QPen(theme.colour("warn"), 1.8, Qt.PenStyle.DotLine)


class EndingView(QWidget):
    """`item_wanted` carries an item's table and id; `step_wanted` asks for the next step."""

    item_wanted = Signal(str, str)
    step_wanted = Signal()

    def __init__(self, knots: tuple[Knot, ...], step: NextStep) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        title = label(_("This is your thread"), "display", wrap=True)
        title.setObjectName("question_title")
        self._column.addWidget(title)
        lead = _("It is all in your file now, and each part can be changed on its own page.")
        self._column.addWidget(label(lead, "long_statement", "text2", wrap=True))
        self._column.addSpacing(12)
        there = [None, *(bool(knot.words) for knot in knots), None]
        for at, knot in enumerate(knots):
            self._add(knot, ThreadMark(knot.step, bool(knot.words), there[at], there[at + 2]))
        self._column.addSpacing(16)
        self._column.addWidget(self._next(step))
        self._column.addStretch(1)

    def _add(self, knot: Knot, mark: ThreadMark) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(mark)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 10)
        if knot.item is not None and knot.words:
            beside.addWidget(self._item(knot, knot.item))
        else:
            said = _("{part}: none yet").format(part=_(knot.title))
            missing = label(said, "body", "warn", wrap=True)
            missing.setContentsMargins(12, 10, 0, 8)
            beside.addWidget(missing)
        line.addLayout(beside, 1)
        self._column.addLayout(line)

    def _item(self, knot: Knot, item: Row) -> ItemButton:
        realm = getattr(item, "realm", None)
        made = ItemButton(knot.words, _(knot.title), realm, lines=4, boxed=True)
        made.setObjectName("thread_item")
        made.setAccessibleName(f"{_(knot.title)}: {knot.words}")
        table, row_id = item.table_name(), item.id
        made.clicked.connect(lambda: self.item_wanted.emit(table, row_id))
        return made

    def _next(self, step: NextStep) -> QFrame:
        box = QFrame()
        box.setProperty("ink", True)
        column = QVBoxLayout(box)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(4)
        column.addWidget(label(_("A good next step"), "caption_strong"))
        what = label(step.what, "heading", wrap=True)
        what.setObjectName("next_step")
        column.addWidget(what)
        column.addWidget(label(step.why, "body", wrap=True))
        go = button(_("Go there"), name="next_step_go")
        go.clicked.connect(self.step_wanted)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(go)
        line.addStretch(1)
        column.addLayout(line)
        return box
