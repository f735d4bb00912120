"""A button that shows an item: its realm, its words over several lines, and a caption."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows_view import draw_words


class ItemButton(PaintedButton):
    """An item to click; as tall as its words need, up to `lines` lines."""

    def __init__(
        self,
        words: str,
        caption: str = "",
        realm_id: str | None = None,
        *,
        lines: int = 3,
        boxed: bool = False,
        icon: str = "",
        icon_token: str = "text3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = " ".join(words.split()) or _("Nothing written yet")
        self._caption, self._realm = caption, realms.realm(realm_id)
        self._lines, self._boxed = lines, boxed
        self._icon, self._token = icon, icon_token
        self.setText(self._words)
        self.setAccessibleName(", ".join(part for part in (self._words, caption) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _left(self) -> int:
        return 21 + theme.px(19) if self._realm is not None or self._icon else 12

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the words need at this width, up to the number of lines allowed."""
        metrics = QFontMetrics(theme.font("body"))
        room = QRect(0, 0, max(60, width - self._left() - 12), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(room, flags, self._words).height()
        height = 16 + min(words, metrics.lineSpacing() * self._lines)
        if self._caption:
            height += QFontMetrics(theme.font("caption")).lineSpacing() + 2
        return max(theme.px(34), height)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(34))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        mark = QRectF(11, 9, theme.px(19), theme.px(19))
        if self._realm is not None:
            icons.draw_realm(painter, self._realm.id, _(self._realm.letter), mark)
        elif self._icon:
            icons.draw_icon(painter, self._icon, mark, theme.colour(self._token))
        room = QRectF(self.rect()).adjusted(self._left(), 8, -12, -4)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        used = draw_words(painter, self._words, room, self._lines)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        draw_words(painter, self._caption, room.adjusted(0, used + 2, 0, 0), 1)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("line"), 1) if self._boxed else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface") if self._boxed else Qt.BrushStyle.NoBrush)
        if self.underMouse() or self.isDown():
            painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 9, 9)
