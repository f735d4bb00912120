"""What need not be seen all the time: a line to press, a few words of what is there, and a body."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton


class DisclosureButton(PaintedButton):
    """The line to press: an arrow, a title, and quieter words about what is behind it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.words = ""
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str) -> None:
        """Say what is behind the line while it is closed."""
        self.words = words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.hasFocus():
            ring = self.hasFocus()
            painter.setPen(QPen(theme.colour("accent"), 2) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else theme.colour("selection"))
            painter.drawRoundedRect(box, 7, 7)
        self._paint_arrow(painter, box)
        room = box.adjusted(9 + theme.px(22), 0, -8, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("accent"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle, self.text())
        room.adjust(painter.fontMetrics().horizontalAdvance(self.text()) + 14, 0, 0, 0)
        if self.words and not self.isChecked():
            metrics = QFontMetrics(painter.font())
            painter.setPen(theme.colour("text2"))
            words = metrics.elidedText(
                self.words, Qt.TextElideMode.ElideRight, max(0, int(room.width()))
            )
            painter.drawText(room, middle, words)

    def _paint_arrow(self, painter: QPainter, box: QRectF) -> None:
        side = theme.px(16)
        painter.save()
        painter.translate(QPointF(box.left() + 8 + side / 2, box.center().y()))
        painter.rotate(0 if self.isChecked() else -90)
        square = QRectF(-side / 2, -side / 2, side, side)
        icons.draw_icon(painter, "chevron-down", square, theme.colour("accent"))
        painter.restore()


class Disclosure(QWidget):
    """A line to press and what it shows: put widgets into `column`."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.button = DisclosureButton(title)
        self.button.setObjectName(name)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 2, 0, 4)
        self.column.setSpacing(5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.button)
        whole.addWidget(self.body)
        self.button.toggled.connect(self.body.setVisible)
        self.body.hide()

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.button.isChecked()

    def set_open(self, shown: bool) -> None:
        """Show or hide the body."""
        self.button.setChecked(shown)
