"""What the start page paints: the five steps on one line, and a row with a title and a line below.

Qt alone, so that it can be painted first.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.i18n import N_, _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton

STEPS = (
    (N_("Facts"), N_("what we can see")),
    (N_("Assumptions"), N_("why we think so")),
    (N_("Maps"), N_("how it connects")),
    (N_("Priorities"), N_("what we will do")),
    (N_("Early indicators"), N_("what we look for")),
)


class Chain(QWidget):
    """The five steps as rings on the gold thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(_(title) for title, _words in STEPS))

    def sizeHint(self) -> QSize:
        return QSize(520, theme.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self.width() / len(STEPS)
        height = theme.px(26)
        painter.setPen(QPen(theme.colour("thread"), 2))
        painter.drawLine(int(share / 2), height, int(self.width() - share / 2), height)
        for at, (title, words) in enumerate(STEPS):
            middle = share * (at + 0.5)
            painter.setPen(QPen(theme.colour("thread"), 2))
            painter.setBrush(theme.colour("surface"))
            half = theme.px(14)
            ring = QRectF(middle - half, height - half, 2 * half, 2 * half)
            painter.drawEllipse(ring)
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("thread_text"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(at + 1))
            line = theme.px(20)
            title_box = QRectF(share * at, height + theme.px(20), share, line)
            words_box = QRectF(share * at, height + theme.px(42), share, line)
            self._say(painter, title_box, _(title), "strong", "text")
            self._say(painter, words_box, _(words), "caption", "text2")

    def _say(self, painter: QPainter, box: QRectF, words: str, role: str, token: str) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(token))
        text = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(box.width()) - 4
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class StartButton(PaintedButton):
    """A row to press: an icon, a title, and a line that says more."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._icon, self._title, self._words = icon, title, words
        self.setText(title)
        self.setAccessibleName(f"{title}. {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        hot = self.underMouse() or self.isDown()
        painter.setBrush(theme.colour("selection") if hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        side = theme.px(22)
        mark = QRectF(14, (self.height() - side) / 2, side, side)
        icons.draw_icon(painter, self._icon, mark, theme.colour("accent"))
        room = box.adjusted(side + 28, 6, -10, -6)
        for words, role, token, upper in (
            (self._title, "strong", "text", True),
            (self._words, "caption", "text2", False),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(token))
            half = QRectF(
                room.left(),
                room.top() if upper else room.center().y(),
                room.width(),
                room.height() / 2,
            )
            text = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(half, int(Qt.AlignmentFlag.AlignVCenter), text)
