"""A button that shows an item: its realm, its words over several lines, and a caption."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words


@dataclass(frozen=True)
class Note:
    """A line below the words, with an icon: what a link says, in the colour of a token."""

    icon: str
    words: str
    token: str = "text2"


class ItemButton(PaintedButton):
    """An item to click; as tall as its words need, up to `lines` lines, and so its caption."""

    def __init__(
        self,
        words: str,
        caption: str = "",
        realm_id: str | None = None,
        *,
        lines: int = 3,
        caption_lines: int = 1,
        boxed: bool = False,
        icon: str = "",
        icon_token: str = "text3",
        note: Note | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = " ".join(words.split()) or _("Nothing written yet")
        self._caption, self._realm = caption, realms.realm(realm_id)
        self._lines, self._caption_lines, self._boxed = lines, caption_lines, boxed
        self._icon, self._token = icon, icon_token
        self._note = note
        self._heights: dict[tuple[int, int], int] = {}
        self.setText(self._words)
        said = (self._words, note.words if note else "", caption)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.be_as_tall_as_words()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _left(self) -> int:
        return 21 + theme.px(19) if self._realm is not None or self._icon else 12

    def heightForWidth(self, width: int) -> int:
        """As tall as the words need at this width, up to the number of lines allowed."""
        asked = (width, theme.zoom())
        if asked not in self._heights:  # a layout asks for the same widths many times
            self._heights[asked] = self._height_for(width)
        return self._heights[asked]

    def _height_for(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("body"))
        room = QRect(0, 0, max(60, width - self._left() - 12), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(room, flags, self._words).height()
        height = 16 + min(words, metrics.lineSpacing() * self._lines)
        if self._note:
            height += self._note_height()
        if self._caption:
            small = QFontMetrics(theme.font("caption"))
            wanted = small.boundingRect(room, flags, self._caption).height()
            height += min(wanted, small.lineSpacing() * self._caption_lines) + 2
        return max(theme.px(34), height)

    def _note_height(self) -> int:
        return max(QFontMetrics(theme.font("caption_strong")).lineSpacing(), theme.px(16)) + 4

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(34))

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
        room.adjust(0, used + 2, 0, 0)
        if self._note:
            self._paint_note(painter, self._note, room)
            room.adjust(0, self._note_height(), 0, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        draw_words(painter, self._caption, room, self._caption_lines)

    def _paint_note(self, painter: QPainter, note: Note, room: QRectF) -> None:
        line = QRectF(room.left(), room.top(), room.width(), self._note_height())
        side = theme.px(16)
        mark = QRectF(line.left(), line.center().y() - side / 2, side, side)
        icons.draw_icon(painter, note.icon, mark, theme.colour(note.token))
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour(note.token))
        line.adjust(side + 6, 0, 0, 0)
        words = painter.fontMetrics().elidedText(
            note.words, Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)

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
