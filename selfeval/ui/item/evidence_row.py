"""One piece of evidence as a row to press: an icon, its words, and what is to be known about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words

MOST_LINES = 6
GAP = 12


class EvidenceRow(PaintedButton):
    """The caption stands behind the words where both fit on a line, below them where not."""

    def __init__(self, icon: str, words: str, caption: str, does: str, token: str = "text") -> None:
        super().__init__()
        self._icon, self._token = icon, token
        self._words = " ".join(words.split()) or _("Nothing written yet")
        self._caption = caption
        self.setText(self._words)
        self.setObjectName("evidence_row")
        self.setToolTip("")
        self.setAccessibleName(", ".join(part for part in (self._words, caption) if part))
        self.setAccessibleDescription(does)
        self.be_as_tall_as_words()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _left(self) -> int:
        return 12 + theme.px(18) + 10

    def _fits_beside(self, room: int) -> bool:
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self._words)
        caption = QFontMetrics(theme.font("caption")).horizontalAdvance(self._caption)
        return words + GAP + caption <= room

    def heightForWidth(self, width: int) -> int:
        """As tall as the words need at this width, up to the number of lines allowed."""
        metrics = QFontMetrics(theme.font("body"))
        room = max(60, width - self._left() - 8)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        words = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, self._words).height()
        height = 12 + min(words, metrics.lineSpacing() * MOST_LINES)
        if self._caption and not self._fits_beside(room):
            height += QFontMetrics(theme.font("caption")).lineSpacing()
        return max(theme.px(32), height)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme.px(18)
        line = QFontMetrics(theme.font("body")).lineSpacing()
        top = 6 + (line - side) / 2
        icons.draw_icon(painter, self._icon, QRectF(12, top, side, side), theme.colour("text2"))
        room = QRectF(self.rect()).adjusted(self._left(), 6, -8, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour(self._token))
        used = draw_words(painter, self._words, room, MOST_LINES)
        self._paint_caption(painter, room, line, used)

    def _paint_caption(self, painter: QPainter, room: QRectF, line: int, used: float) -> None:
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self._words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        if self._fits_beside(int(room.width())):
            box = QRectF(room.left() + words + GAP, room.top(), room.width() - words - GAP, line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._caption)
        else:
            draw_words(painter, self._caption, room.adjusted(0, used, 0, 0), 1)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(3, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 7, 7)
