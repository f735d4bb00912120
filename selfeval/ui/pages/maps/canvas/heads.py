"""The heads of the lanes, above the map and outside it: they never scroll away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme

GLYPH = 18
EDGE = 14
GAP = 8
SMALLEST = 0.7
"""The least share of its usual size in which a title is written."""


@dataclass(frozen=True)
class Strip:
    """One lane as it stands on the screen: its realm's id or "", its ground, from and to."""

    realm: str
    ground: str
    left: float
    right: float


class LaneHeads(QWidget):
    """Shape, title and meaning of each lane, over the lane as it is scrolled and zoomed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lane_heads")
        self.setAccessibleName(_("The lanes of the map"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strips: tuple[Strip, ...] = ()
        self._lit: str | None = None
        self._focused = False
        self._has_meanings = True

    def show_meanings(self, wanted: bool) -> None:
        """Show what each lane means below its title, or its title alone, which takes less room."""
        if wanted != self._has_meanings:
            self._has_meanings = wanted
            self.updateGeometry()
            self.update()

    def show_strips(self, strips: tuple[Strip, ...], lit: str | None = None) -> None:
        """Show these lanes; `lit` is the realm of the one that something would come into."""
        if (strips, lit) != (self._strips, self._lit):
            self._strips, self._lit = strips, lit
            self.update()

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The lanes as they stand now."""
        return self._strips

    def show_focus(self, focused: bool) -> None:
        """Show whether the map below has the focus: by a line of ink under the heads."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(56 if self._has_meanings else 34))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        titles, meanings = self._share("strong"), self._share("caption")
        for strip in self._strips:
            self._draw(painter, strip, titles, meanings >= 1 and self._has_meanings)
        if self._focused:
            line = QRectF(0, self.height() - 2, self.width(), 2)
            painter.fillRect(line, theme.colour("accent"))

    def _share(self, role: str) -> float:
        """Return how much of the lanes' words in a role fits into the narrowest lane, at most 1."""
        metrics = QFontMetricsF(theme.font(role))
        found = 1.0
        for strip in self._strips:
            title, meaning = _words_of(strip.realm)
            off = theme.px(EDGE) + theme.px(6)
            if role == "strong" and strip.realm:
                off += theme.px(GLYPH) + theme.px(GAP)
            wide = metrics.horizontalAdvance(title if role == "strong" else meaning)
            found = min(found, max(0.0, strip.right - strip.left - off) / max(1.0, wide))
        return found

    def _draw(self, painter: QPainter, strip: Strip, share: float, has_meaning: bool) -> None:
        area = QRectF(strip.left, 0, strip.right - strip.left, self.height())
        ground = "selection" if strip.realm == self._lit else strip.ground
        painter.fillRect(area, theme.colour(ground))
        painter.setPen(QPen(theme.colour("line"), 1))
        across = round(strip.right) - 0.5
        painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))
        painter.save()
        painter.setClipRect(area.adjusted(0, 0, -2, 0))
        realm = realms.realm(strip.realm)
        title, meaning = _words_of(strip.realm)
        left = strip.left + theme.px(EDGE)
        room = strip.right - theme.px(6) - left
        side = theme.px(GLYPH)
        level = theme.px(10) if has_meaning else (self.height() - side) // 2
        if realm is not None:
            box = QRectF(left, level, side, side)
            icons.draw_realm(painter, realm.id, _(realm.letter), box)
            text = QRectF(left + side + theme.px(GAP), level, room - side - theme.px(GAP), side)
        else:
            text = QRectF(left, level, room, side)
        font = theme.font("strong")
        font.setPixelSize(round(font.pixelSize() * max(SMALLEST, min(1.0, share))))
        self._words(painter, text, title, font, "text")
        if has_meaning:
            below = QRectF(left, level + side + theme.px(4), room, theme.px(18))
            self._words(painter, below, meaning, theme.font("caption"), "text3")
        painter.restore()

    def _words(self, painter: QPainter, area: QRectF, words: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(token))
        dots = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(words, dots, max(0.0, area.width()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)


def _words_of(realm_id: str) -> tuple[str, str]:
    """Return the title of a lane, and what it means."""
    realm = realms.realm(realm_id)
    if realm is None:
        return _("Not yet placed"), _("Drag into a lane")
    return _(realm.title), _(realm.meaning)
