"""What the thread is drawn with: a gold ring per step, and the line beside its cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfeval.ui import theme

RING, LINE, BESIDE = 20, 30, 10
"""Side of a ring and height of its line, at 100 % text; room between a ring and its title."""
WRAPPED = int(Qt.TextFlag.TextWordWrap)
LINKED, GAP_NEXT, END = "linked", "gap_next", "end"
GAP = [0.5, 2.5]
"""Dashes and the blanks between, in widths of the line, where the thread leads to nothing yet."""


def _ring() -> int:
    return theme.px(RING)


def _line(onward: str) -> QPen:
    """Return the pen of the line that runs on to the next step: gold, or dotted before a gap."""
    pen = QPen(theme.colour("warn" if onward == GAP_NEXT else "thread"), 2)
    if onward == GAP_NEXT:
        pen.setDashPattern(GAP)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


class StepMark(QWidget):
    """A gold ring with the step's number, and its title; filled for the item itself.

    `onward` says how the line runs on: `LINKED`, `GAP_NEXT`, or `END` at the last step.
    """

    def __init__(self, step: int, title: str, *, here: bool, onward: str, empty: bool) -> None:
        super().__init__()
        self._step, self._title = step, title
        self._here, self._onward, self._empty = here, onward, empty
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.px(LINE))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the ring or, where the title goes on in more lines, of those."""
        metrics = QFontMetrics(theme.font("caption_strong"))
        room = max(40, width - _ring() - BESIDE)
        words = metrics.boundingRect(0, 0, room, 10_000, WRAPPED, self._title).height()
        return theme.px(LINE) + max(0, words - metrics.lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gold = theme.colour("thread")
        side = _ring()
        ring = QRectF(1, (theme.px(LINE) - side) / 2, side, side)
        if self._onward != END:
            painter.setPen(_line(self._onward))
            middle = int(ring.center().x())
            painter.drawLine(middle, int(ring.bottom()), middle, self.height())
        style = Qt.PenStyle.DotLine if self._empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("warn") if self._empty else gold, 2, style))
        painter.setBrush(gold if self._here else theme.colour("canvas"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("canvas" if self._here else "thread_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._step))
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("thread_text"))
        above = (theme.px(LINE) - painter.fontMetrics().lineSpacing()) / 2
        room = QRectF(self.rect()).adjusted(side + BESIDE, above, 0, 0)
        painter.drawText(room, WRAPPED, self._title)


class Gold(QWidget):
    """A column of cards with the line running on beside it, as `onward` says."""

    def __init__(self, *, onward: str) -> None:
        super().__init__()
        self._onward = onward
        self.column = QVBoxLayout(self)
        self.column.setSpacing(6)
        self._fit()

    def _fit(self) -> None:
        self.column.setContentsMargins(_ring() + 8, 2, 0, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._onward != END:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_line(self._onward))
            middle = 1 + _ring() // 2
            painter.drawLine(middle, 0, middle, self.height())
