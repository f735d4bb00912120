"""A row of the start page: an icon, a title, and a line or two that say more. Qt alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton

MOST_LINES = 2
WRAP = int(Qt.TextFlag.TextWordWrap)
ABOVE, BELOW = 7, 8


class StartButton(PaintedButton):
    """A row to press; `keys` are those that press it as well."""

    def __init__(self, icon: str, title: str, words: str, keys: str = "") -> None:
        super().__init__()
        self._icon, self._title, self._words, self._keys = icon, title, words, keys
        self.setText(title)
        self.setAccessibleName(f"{title}. {words}")
        self.setAccessibleDescription(keys)
        self.be_as_tall_as_words()

    def heightForWidth(self, width: int) -> int:
        """As tall as the title and the words need, up to two lines of words."""
        room = int(self._room(width).width())
        title = QFontMetrics(theme.font("strong")).lineSpacing()
        return max(theme.px(52), ABOVE + title + 2 + self._words_height(room) + BELOW)

    def _words_height(self, room: int) -> int:
        metrics = QFontMetrics(theme.font("caption"))
        needed = metrics.boundingRect(0, 0, max(60, room), 10_000, WRAP, self._words).height()
        return min(needed, MOST_LINES * metrics.lineSpacing())

    def _room(self, width: int) -> QRectF:
        """Return where title and words stand: between the icon and the keys."""
        left = theme.px(22) + 29
        keys = QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys)
        right = 11 + (keys + 12 if keys else 0)
        return QRectF(left, ABOVE, max(60, width - left - right), 10_000)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        hot = self.underMouse() or self.isDown()
        painter.setBrush(theme.colour("selection") if hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        there = self.isEnabled()
        side = theme.px(22)
        mark = QRectF(14, (self.height() - side) / 2, side, side)
        icons.draw_icon(painter, self._icon, mark, theme.colour("accent" if there else "text3"))
        self._paint_words(painter, self._room(self.width()), there=there)
        if self._keys:
            painter.setPen(theme.colour("text3"))
            at_end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box.adjusted(0, 0, -10, 0), int(at_end), self._keys)

    def _paint_words(self, painter: QPainter, room: QRectF, *, there: bool) -> None:
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text" if there else "text3"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, int(room.width()))
        line = QRectF(room.left(), room.top(), room.width(), metrics.lineSpacing())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2" if there else "text3"))
        tall = self._words_height(int(room.width()))
        words = QRectF(room.left(), line.bottom() + 2, room.width(), tall)
        painter.drawText(words, WRAP, self._words)
