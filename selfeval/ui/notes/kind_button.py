"""A large button that sorts a note: its key, what the note becomes, and the question to ask."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from selfeval.core.sorting import Kind
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words

CAP, LEFT, GAP = 28, 14, 12


class KindButton(PaintedButton):
    """`suggest` marks the kind that the words of the note speak for."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self._suggested = False
        self.setObjectName(f"sort_{kind.name}")
        self.setText(_(kind.title))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.suggest(False)

    def suggest(self, suggested: bool) -> None:
        """Mark the kind as the one the words speak for, or not."""
        self._suggested = suggested
        parts = [_(self.kind.title), _(self.kind.question)]
        if suggested:
            parts.append(_("the words speak for this"))
        self.setAccessibleName(", ".join(parts))
        self.setAccessibleDescription(_("Key {letter}").format(letter=self.kind.key))
        self.update()

    @property
    def is_suggested(self) -> bool:
        """Whether the words speak for this kind."""
        return self._suggested

    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(70))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(70))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, box)
        side = theme.px(CAP)
        cap = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(cap, 6, 6)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.kind.key)
        self._paint_words(painter, box.adjusted(LEFT + side + GAP, 0, -GAP, 0))

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hot = self.underMouse() or self.isDown()
        edge = theme.colour("outline" if self._suggested or hot else "line")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.colour("selection" if hot else "surface"))
        painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 9, 9)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        title, caption = theme.font("h3"), theme.font("caption")
        lines = 2 if room.width() < QFontMetrics(caption).horizontalAdvance(self._question) else 1
        height = QFontMetrics(title).lineSpacing() + lines * QFontMetrics(caption).lineSpacing()
        room = room.adjusted(0, max(2.0, (room.height() - height) / 2), 0, 0)
        painter.setFont(title)
        painter.setPen(theme.colour("text"))
        used = draw_words(painter, self.text(), room, 1)
        if self._suggested:
            self._paint_suggested(painter, room, QFontMetrics(title).horizontalAdvance(self.text()))
        painter.setFont(caption)
        painter.setPen(theme.colour("text2"))
        draw_words(painter, self._question, room.adjusted(0, used, 0, 0), 2)

    def _paint_suggested(self, painter: QPainter, room: QRectF, after: int) -> None:
        words = _("suggested")
        painter.setFont(theme.font("badge"))
        metrics = QFontMetrics(painter.font())
        chip = QRectF(
            room.left() + after + 8,
            room.top() + 1,
            metrics.horizontalAdvance(words) + 14,
            metrics.height() + 3,
        )
        if chip.right() > room.right():
            chip.moveRight(room.right())
            chip.moveBottom(room.top() - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(chip, 8, 8)
        painter.setPen(theme.colour("accent"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    @property
    def _question(self) -> str:
        return _(self.kind.question)
